"""`geomap report`: a document with the map in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geomap.cli import work
from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.cli.options import FILE, common, reading_options
from geomap.wording import counted

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
    required=True,
    metavar="report.EXT",
    help="Report to write: .html .md .docx .pdf.",
)
@click.option("--title", default="Who says what happened where", help="The headline.")
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    output: Path,
    title: str,
    settings: Settings,
    console: Console,
) -> int:
    """Write a document with the map, the incidents side by side, and every check.

    INPUT: articles, or tables that `geomap extract` wrote and you corrected. PDF needs Chromium.

    \b
    geomap report articles/ -o report.docx
    geomap report claims.gpkg -o report.html --title "The strikes of 12 March"
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    from geomap.reports import report_format, write_report

    report_format(output)
    work.check_output(output)
    from geomap.cli.gathering import gather
    from geomap.lineage import provenance_of

    gathered = gather(inputs, settings, console)
    provenance = provenance_of(
        gathered.claims,
        settings=settings,
        gazetteer=gathered.gazetteer,
        checks=gathered.checks,
        tables=gathered.tables,
    )
    write_report(
        gathered.claims,
        output,
        gazetteer=gathered.gazetteer,
        provenance=provenance,
        checks=gathered.checks,
        title=title,
    )
    console.note(f"{output}: {counted(gathered.claims['claim_id'].nunique(), 'claim')}")
    work.tell_unresolved(gathered.claims, console)
    return SOME_UNREADABLE if gathered.some_unreadable else DONE
