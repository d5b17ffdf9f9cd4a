"""`geomap check`: every stated distance, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.options import common, reading_options, table_options
from geomap.errors import InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.cli.console import Console
    from geomap.settings import Settings

SIGNS = {"consistent": "✓", "inconsistent": "✗", "undetermined": "?"}
COLORS = {"consistent": "green", "inconsistent": "red", "undetermined": "yellow"}


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--claim", "claims", multiple=True, metavar="TEXT", help="One sentence to check.")
@table_options("checks.EXT")
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    claims: tuple[str, ...],
    target: work.TableTarget,
    settings: Settings,
    console: Console,
) -> int:
    """Measure every distance, adjacency and direction that articles state.

    The verdict compares what the words allow with what the ground allows; "undetermined" means
    that one of the two is not known.

    \b
    geomap check articles/
    geomap check --claim "Kharkiv lies about 30 km from the Russian border"
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    if not inputs and not claims:
        raise click.UsageError('Name articles, or a sentence: --claim "TEXT".')
    from geomap.documents import from_text
    from geomap.findings import Results
    from geomap.pipeline import read_all
    from geomap.tables import checks_table

    if any(not claim.strip() for claim in claims):
        raise InputError("--claim: the sentence is empty")
    gazetteer = work.open_gazetteer(settings, console)
    results = work.read_articles(inputs, settings, gazetteer, console) if inputs else Results()
    sentences = [from_text(text, path="--claim", settings=settings) for text in claims]
    stated = read_all(sentences, settings, gazetteer)
    table = checks_table((*results.findings, *stated.findings))
    if target.path is None:
        _show(table)
    else:
        target.put(table, console)
    return work.status(results)


def _show(table: GeoDataFrame) -> None:
    """Print one paragraph a check: verdict, the words, and the reason."""
    if table.empty:
        click.echo("No stated distance found.")
    for row in table.to_dict("records"):
        click.echo(_paragraph(row))


def _paragraph(row: dict[str, Any]) -> str:
    verdict = row["verdict"]
    head = click.style(f"{SIGNS[verdict]} {verdict}", fg=COLORS[verdict], bold=True)
    words = " ".join(str(row["text"]).split())
    place = "" if row["document"] == "--claim" else f"  {row['document']}:{row['start']}"
    return f"{head}{place}\n  “{words}”\n  {row['explanation']}\n"
