"""`geomap extract`: articles to a table of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli import work
from geomap.cli.options import EXISTING, FILE, common, json_option, reading_options

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
    metavar="claims.EXT",
    help="Table to write: .geojson .gpkg .parquet .csv .kml .json, or - for standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["geojson", "csv", "json"]),
    help="Format on standard output.",
)
@click.option(
    "--keep",
    type=EXISTING,
    metavar="claims.EXT",
    help="An earlier table, corrected by hand: its corrections are carried over.",
)
@json_option
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    output: Path | None,
    form: str | None,
    keep: Path | None,
    as_json: bool,
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
    if output is None:
        if not as_json and form is None:
            raise click.UsageError(
                "Name a table to write: -o claims.gpkg, or -o - for standard output."
            )
        output = work.STANDARD_OUTPUT
    work.check_table_output(output, form)
    from geomap.tables import claims_table, keep_corrections, read_claims

    kept = read_claims(keep) if keep is not None else None
    gazetteer = work.open_gazetteer(settings, console)
    results = work.read_articles(inputs, settings, gazetteer, console)
    claims = claims_table(results.claims, results.incidents)
    if kept is not None:
        claims = keep_corrections(claims, kept)
    work.put_table(claims, output, form or ("json" if as_json else "geojson"), console)
    work.tell_unresolved(claims, console)
    return work.status(results)
