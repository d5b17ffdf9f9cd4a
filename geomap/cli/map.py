"""`geomap map`: articles or a claims table to one interactive HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.cli.options import FILE, common, label_and_color, reading_options
from geomap.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.cli.console import Console
    from geomap.settings import Settings

COLOR_BY = ("source_group", "claimant", "publisher", "event_type", "stance", "date")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    type=FILE,
    default="outputs/map.html",
    show_default=True,
    help="The page to write, or - for standard output.",
)
@click.option("--title", help="Headline of the page.")
@click.option("--subtitle", help="The sentence under it.")
@click.option(
    "--color-by",
    type=click.Choice(COLOR_BY),
    default="source_group",
    show_default=True,
    help="What the colour stands for.",
)
@click.option(
    "--tiles",
    metavar="NAME",
    help="A tile layer that is on from the start, such as OpenStreetMap.Mapnik.",
)
@click.option(
    "--offer-tiles",
    multiple=True,
    metavar="NAME",
    help="Tile layers that the reader may switch on, instead of the usual; none: --offer-tiles ''.",
)
@click.option(
    "--blur",
    "blur_m",
    type=click.FloatRange(0),
    default=0.0,
    metavar="METERS",
    help="Round all positions, to protect people.",
)
@click.option(
    "--color",
    "colors",
    type=label_and_color,
    multiple=True,
    metavar="LABEL=#RRGGBB",
    help="The colour of one label of the legend. Repeatable.",
)
@click.option(
    "--page-language",
    type=click.Choice(["en", "uk", "ru"]),
    default="en",
    show_default=True,
    help="Language of the page's own words.",
)
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    output: Path,
    title: str | None,
    subtitle: str | None,
    color_by: str,
    tiles: str | None,
    offer_tiles: tuple[str, ...],
    blur_m: float,
    colors: tuple[tuple[str, str], ...],
    page_language: str,
    settings: Settings,
    console: Console,
) -> int:
    """Draw articles, or tables of claims, as one HTML file that needs no network.

    INPUT: articles (.txt .md .html .pdf .docx .eml .jsonl .csv), folders of them, - for standard
    input; or tables: what `geomap extract` writes, and any table of points with a source column.

    \b
    geomap map articles/ -o map.html
    geomap map claims.gpkg --color-by stance --tiles OpenStreetMap.Mapnik
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    work.check_output(output)
    from geomap.cli.gathering import gather
    from geomap.files import make_folder
    from geomap.lineage import provenance_of
    from geomap.maps import MapOptions, build_map

    chosen: dict[str, Any] = {
        "title": title,
        "subtitle": subtitle,
        "color_by": color_by,
        "tiles": tiles,
        "offer_tiles": tuple(filter(None, offer_tiles)) if offer_tiles else None,
        "blur_m": blur_m,
        "colors": colors,
        "language": page_language,
    }
    options = MapOptions(**{name: value for name, value in chosen.items() if value is not None})
    gathered = gather(inputs, settings, console)
    page = build_map(
        gathered.claims,
        checks=gathered.checks,
        gazetteer=gathered.gazetteer,
        options=options,
        provenance=provenance_of(
            gathered.claims,
            settings=settings,
            gazetteer=gathered.gazetteer,
            checks=gathered.checks,
            tables=gathered.tables,
        ),
    )
    if output == work.STANDARD_OUTPUT:
        click.echo(page.html(), nl=False)
    else:
        make_folder(output)
        page.save(output)
        console.note(f"{output}: {counted(gathered.claims['claim_id'].nunique(), 'claim')}")
    work.tell_unresolved(gathered.claims, console)
    return SOME_UNREADABLE if gathered.some_unreadable else DONE
