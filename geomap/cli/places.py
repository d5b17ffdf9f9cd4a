"""`geomap places`: every place that articles name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli import work
from geomap.cli.options import common, reading_options, table_options

if TYPE_CHECKING:
    from geomap.cli.console import Console
    from geomap.settings import Settings


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@table_options("places.EXT")
@click.option("--nominal", is_flag=True, help='List "the city" and the like as well as names.')
@click.option(
    "--demonyms",
    is_flag=True,
    help='List "Turkish" and "Kenyans" as well, with their country.',
)
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    target: work.TableTarget,
    nominal: bool,
    settings: Settings,
    console: Console,
) -> int:
    """Find every place that articles name, and where it is.

    A place that cannot be resolved is listed too, without a point and with the reason.

    \b
    geomap places articles/ -o places.geojson
    cat article.txt | geomap places - --json
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    target.require("places.csv")
    from geomap.tables import places_table

    gazetteer = work.open_gazetteer(settings, console)
    results = work.read_articles(inputs, settings, gazetteer, console)
    table = places_table(results.findings, nominal=nominal)
    target.put(table, console)
    work.tell_unresolved(table, console)
    return work.status(results)
