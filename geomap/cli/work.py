"""What the commands that read articles have in common: open, read, tell, and choose the status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.errors import InputError, UsageError
from geomap.files import check_writable
from geomap.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geopandas import GeoDataFrame

    from gazetteer import Gazetteer
    from geomap.cli.console import Console
    from geomap.findings import Results
    from geomap.settings import Settings

STANDARD_OUTPUT = Path("-")


def open_gazetteer(settings: Settings, console: Console) -> Gazetteer:
    """Open the gazetteer; the first time it is compiled, with a progress bar."""
    from gazetteer import Gazetteer

    with console.progress("Preparing the gazetteer, once") as advance:
        return Gazetteer.open(
            *settings.gazetteers,
            borders=settings.borders,
            online=settings.online,
            progress=advance,
        )


def read_articles(
    inputs: Sequence[str], settings: Settings, gazetteer: Gazetteer, console: Console
) -> Results:
    """Read articles, telling what could not be read.

    Raises
    ------
    InputError
        When nothing could be read.
    """
    from geomap.pipeline import read

    with console.progress("Reading") as advance:
        count = 0

        def progress(document: Any) -> None:
            nonlocal count
            count += 1
            advance(count, 0, Path(document.path).name)

        results = read(inputs, settings, gazetteer, progress=progress)
    for item in results.unreadable:
        console.warn(f"{item.path}: {item.reason}")
    if not results.findings:
        raise InputError("no readable input" if results.unreadable else "no articles found")
    return results


def status(results: Results | None) -> int:
    """Exit status of a command that read articles."""
    return SOME_UNREADABLE if results is not None and results.unreadable else DONE


def check_output(path: Path | None) -> None:
    """Refuse an output that cannot be written before any work is done."""
    if path is not None and path != STANDARD_OUTPUT:
        check_writable(path)


def check_table_output(path: Path | None, form: str | None) -> None:
    """Refuse a table's output that cannot be written, or whose format is not known."""
    from geomap.tables.writing import table_format

    if path is not None and path != STANDARD_OUTPUT:
        if form is not None and form != table_format(path):
            raise UsageError(f"{path}: its ending says {table_format(path)}, --format says {form}")
        table_format(path)
    check_output(path)


def put_table(table: GeoDataFrame, path: Path, form: str, console: Console) -> None:
    """Write a table to a file, or to standard output."""
    from geomap.tables import dump_table, write_table

    if path == STANDARD_OUTPUT:
        click.echo(dump_table(table, form), nl=False)
        return
    write_table(table, path)
    console.note(f"{path}: {counted(len(table), 'row')}")


def tell_unresolved(table: GeoDataFrame, console: Console) -> None:
    """Tell which places could not be resolved; they stand in the table without a point."""
    from geomap.tables import unresolved_texts

    texts = unresolved_texts(table)
    if texts:
        console.note(
            f"{counted(len(texts), 'place')} not resolved, listed without a point: "
            f"{', '.join(texts[:SHOWN])}{' …' if len(texts) > SHOWN else ''}"
        )


SHOWN = 8
"""Unresolved places that the note names; the table lists all."""


def print_json(value: Any) -> None:
    """Print JSON for programs: readable, and the same every time."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
