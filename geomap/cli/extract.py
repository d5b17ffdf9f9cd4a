"""`geomap extract`: articles to a table of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli import work
from geomap.cli.options import EXISTING, common, reading_options, table_options

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.cli.console import Console
    from geomap.settings import Settings


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@table_options("claims.EXT")
@click.option(
    "--keep",
    type=EXISTING,
    metavar="claims.EXT",
    help="An earlier table, corrected by hand: its corrections are carried over.",
)
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    target: work.TableTarget,
    keep: Path | None,
    settings: Settings,
    console: Console,
) -> int:
    """Write who claims what happened where: one row per claim and place.

    INPUT: files, folders, or - for standard input (.txt .md .html .pdf .docx .eml .jsonl .csv).
    The table can be corrected in QGIS or a spreadsheet and given to `geomap map`.

    \b
    geomap extract articles/ -o claims.gpkg
    geomap extract articles/ -o claims.gpkg --keep claims.gpkg
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    target.require("claims.gpkg")
    from geomap.tables import claims_table, keep_corrections, read_claims

    kept = read_claims(keep) if keep is not None else None
    gazetteer = work.open_gazetteer(settings, console)
    results = work.read_articles(inputs, settings, gazetteer, console)
    claims = claims_table(results.claims, results.incidents)
    if kept is not None:
        claims = keep_corrections(claims, kept)
    target.put(claims, console)
    work.tell_unresolved(claims, console)
    return work.status(results)
