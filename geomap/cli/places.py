"""`geomap places`: every place that articles name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli import work
from geomap.cli.options import FILE, common, json_option, reading_options

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.cli.console import Console
    from geomap.settings import Settings


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="places.EXT",
    help="Table to write: .geojson .gpkg .parquet .csv .kml .json, or - for standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["geojson", "csv", "json"]),
    help="Format on standard output.",
)
@click.option("--nominal", is_flag=True, help='List "the city" and the like as well as names.')
@json_option
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    output: Path | None,
    form: str | None,
    nominal: bool,
    as_json: bool,
    settings: Settings,
    console: Console,
) -> int:
    """Find every place that articles name, and where it is.

    A place that cannot be resolved is listed too, without a point and with the reason.

    \b
    geomap places articles/ -o places.geojson
    cat article.txt | geomap places - --json
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    if output is None:
        if not as_json and form is None:
            raise click.UsageError(
                "Name a table to write: -o places.csv, or -o - for standard output."
            )
        output = work.STANDARD_OUTPUT
    work.check_table_output(output, form)
    from geomap.tables import places_table

    gazetteer = work.open_gazetteer(settings, console)
    results = work.read_articles(inputs, settings, gazetteer, console)
    table = places_table(results.findings, nominal=nominal)
    work.put_table(table, output, form or ("json" if as_json else "geojson"), console)
    work.tell_unresolved(table, console)
    return work.status(results)
