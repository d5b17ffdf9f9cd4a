"""What the commands say beside their results: notes and progress, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Console:
    """Standard error, as quiet as the user likes."""

    quiet: bool = False
    """Whether to keep notes and progress back; errors are always told."""
    verbose: bool = False
    """Whether to tell details as well."""

    def note(self, message: str) -> None:
        """Tell what was done."""
        if not self.quiet:
            click.echo(message, err=True)

    def detail(self, message: str) -> None:
        """Tell what only the curious want to know."""
        if self.verbose:
            click.echo(message, err=True)

    @staticmethod
    def warn(message: str) -> None:
        """Tell what went wrong, however quiet."""
        click.echo(f"geomap: {' '.join(message.split())}", err=True)

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[int, int, str], None]]:
        """Show a bar while work is going on, if somebody is watching.

        Parameters
        ----------
        label
            What is being done.

        Yields
        ------
        callable
            To be called with how much is done, of how much (0: not known), and what it is now.
        """
        if self.quiet or not sys.stderr.isatty():
            yield lambda _done, _total, _what: None
            return
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,.0f}"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(label, total=None)

            def advance(done: int, total: int, what: str) -> None:
                description = f"{label}: {what}" if what else label
                bar.update(task, completed=done, total=total or None, description=description)

            yield advance
