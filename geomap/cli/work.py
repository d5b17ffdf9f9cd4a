"""What the commands that read articles have in common: open, read, tell, and choose the status."""

from __future__ import annotations

import json
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class TableTarget:
    """Where a table goes: a file, or standard output in a format; nowhere when neither is asked."""

    path: Path | None
    form: str

    @classmethod
    def chosen(cls, output: Path | None, form: str | None, *, as_json: bool) -> TableTarget:
        """Take the options, refusing what cannot be written before any work is done."""
        from geomap.tables.writing import table_format

        if output is None and (as_json or form):
            output = STANDARD_OUTPUT
        if output is not None and output != STANDARD_OUTPUT:
            ending = table_format(output)
            if form not in {None, ending}:
                raise UsageError(f"{output}: its ending says {ending}, --format says {form}")
        check_output(output)
        return cls(output, form or ("json" if as_json else "geojson"))

    def require(self, example: str) -> None:
        """Refuse to work for nothing."""
        if self.path is None:
            raise click.UsageError(
                f"Name a table to write: -o {example}, or -o - for standard output."
            )

    def put(self, table: GeoDataFrame, console: Console) -> None:
        """Write the table."""
        from geomap.tables import dump_table, write_table

        if self.path is None:
            return
        if self.path == STANDARD_OUTPUT:
            click.echo(dump_table(table, self.form), nl=False)
            return
        write_table(table, self.path)
        console.note(f"{self.path}: {counted(len(table), 'row')}")


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
