"""`geomap gazetteer`: what the list of places holds, and how to add to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from geomap.cli import work
from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.cli.options import COUNTRY, EXISTING, KIND, common, json_option, place_options
from geomap.wording import counted

if TYPE_CHECKING:
    from gazetteer import BuildReport
    from geomap.cli.console import Console
    from geomap.settings import Settings

Source = Literal["geonames", "osm", "table", "layer"]
"""What can be imported; without `--source` the file's ending tells."""

SHOWN_PROBLEMS = 10
"""Bad rows that are told; the others are counted."""


@click.group()
def command() -> None:
    """See, build, extend or export the list of places.

    \b
    geomap gazetteer info
    geomap gazetteer import UA.txt -o ukraine.sqlite
    geomap map articles/ --gazetteer ukraine.sqlite
    """  # noqa: D301 - click's \b keeps the lines of the example apart


@command.command()
@click.option("--verify", is_flag=True, help="Check every byte first: is it as it was written?")
@json_option
@place_options
@common
def info(*, verify: bool, as_json: bool, settings: Settings, console: Console) -> None:
    """Tell what the gazetteer holds: places, names, sources, and where it lies.

    \b
    geomap gazetteer info
    geomap gazetteer info --gazetteer ukraine.sqlite --verify
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    gazetteer = work.open_gazetteer(settings, console)
    if verify:
        gazetteer.verify()
    found = gazetteer.info()
    if verify:
        console.note("verified: every byte is as it was written")
    if as_json:
        work.print_json(found)
    else:
        _show(found)


@command.command()
@common
def build(*, console: Console) -> None:
    """Compile the bundled gazetteer anew. It happens by itself when it is needed.

    \b
    geomap gazetteer build
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    from gazetteer import bundled_store

    with console.progress("Preparing the gazetteer") as advance:
        path = bundled_store(force=True, progress=advance)
    click.echo(path)


@command.command("import")
@click.argument("source_file", type=EXISTING, metavar="FILE")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PLACES.sqlite",
    help="Where the places go; give it to other commands as --gazetteer.",
)
@click.option(
    "--source", type=click.Choice(get_args(Source)), help="What the file is; else its ending tells."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    help="A column by another name, like name=TOWN. Repeatable.",
)
@click.option("--layer", metavar="NAME", help="Which layer of the file; else the first.")
@common
def import_(
    *,
    source_file: Path,
    output: Path,
    source: Source | None,
    columns: tuple[str, ...],
    layer: str | None,
    console: Console,
) -> int:
    """Add places of your own: GeoNames, OpenStreetMap (.osm.pbf), or any table or layer.

    Exit status 1 when rows could not be used; they are named. An import that was broken off goes
    on where it stopped when it is run again.

    \b
    geomap gazetteer import UA.txt -o ukraine.sqlite
    geomap gazetteer import kharkiv.osm.pbf -o kharkiv.sqlite
    geomap gazetteer import towns.gpkg -o towns.sqlite --column name=TOWN
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    work.check_output(output)
    from gazetteer import import_file, part_of

    mapping = _columns(columns)
    try:
        with console.progress(f"Reading {source_file.name}") as advance:
            report = import_file(
                source_file,
                output,
                source=source,
                columns=mapping,
                layer=layer,
                progress=advance,
                note=lambda sentence: console.note(f"{source_file.name}: {sentence}"),
            )
    except KeyboardInterrupt:
        console.note(f"interrupted; run it again to go on, or delete {part_of(output)}")
        raise
    _tell(report, console)
    return SOME_UNREADABLE if report.bad_rows else DONE


@command.command()
@click.argument("output", type=click.Path(path_type=Path), metavar="PLACES.gpkg")
@COUNTRY
@KIND
@click.option(
    "--gazetteer", "store", type=EXISTING, metavar="PATH", help="Your own places, not the bundled."
)
@common
def export(
    *,
    output: Path,
    country: str | None,
    kind: str | None,
    store: Path | None,
    console: Console,
) -> None:
    """Write the places to a file that QGIS opens: .gpkg, .geojson, .parquet or .csv.

    \b
    geomap gazetteer export places.gpkg --country UA --kind settlement
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    work.check_output(output)
    from gazetteer import PlaceKind, export_store

    with console.progress(f"Writing {output.name}") as advance:
        rows = export_store(
            store,
            output,
            country=country,
            kind=PlaceKind(kind) if kind else None,
            progress=advance,
        )
    console.note(f"{output}: {counted(rows, 'place')}")


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        ours, _, theirs = pair.partition("=")
        if not (ours and theirs):
            raise click.BadParameter(f"{pair!r} is no OURS=THEIRS; write it like name=TOWN")
        columns[ours] = theirs
    return columns


def _tell(report: BuildReport, console: Console) -> None:
    console.note(
        f"{report.path}: {counted(report.places, 'place')}, {counted(report.names, 'name')}"
    )
    for problem in report.problems[:SHOWN_PROBLEMS]:
        console.warn(problem)
    if report.bad_rows > SHOWN_PROBLEMS:
        more = report.bad_rows - SHOWN_PROBLEMS
        console.warn(f"{counted(more, 'more row')} could not be used")


def _show(value: Any, indent: int = 0) -> None:
    """Print nested facts, one a line."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            click.echo(f"{' ' * indent}{name}:")
            _show(inner, indent + 2)
        elif isinstance(inner, list | tuple):
            click.echo(f"{' ' * indent}{name}:")
            for one in inner:
                if isinstance(one, dict):
                    _show(one, indent + 2)
                    click.echo()
                else:
                    click.echo(f"{' ' * (indent + 2)}{one}")
        else:
            number = isinstance(inner, int) and not isinstance(inner, bool)
            click.echo(f"{' ' * indent}{name}: {f'{inner:,}' if number else inner}")
