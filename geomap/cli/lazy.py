"""A group of commands that imports a command only when it runs, and ends with one clear line."""

from __future__ import annotations

import sys
import traceback
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DONE = 0
SOME_UNREADABLE = 1
WRONG_USE = 2
INTERRUPTED = 130


class LazyGroup(click.Group):
    """Commands in sections, each in a module of its own.

    Parameters
    ----------
    sections
        Heading to commands to their one-line help.
    package
        Where the commands' modules are; each has a `command`.
    """

    def __init__(
        self, *args: Any, sections: Mapping[str, Mapping[str, str]], package: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it - click's signature
        """Name all commands, in the order of the help."""
        return [name for commands in self.sections.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click calls it
        """Write the list of commands without importing them."""
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))

    def main(  # type: ignore[override]  # click overloads it by the value of a flag
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "geomap",
        *,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; an error becomes one line on standard error and an exit status."""
        run = partial(super().main, args, prog_name, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            status: object = run()
        except click.UsageError as error:
            help_of = error.ctx.command_path if error.ctx else "geomap"
            _fail(f"{error.format_message()} (see {help_of} --help)")
        except click.ClickException as error:
            _fail(error.format_message())
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except _known_errors() as error:
            _fail(str(error))
        except Exception as error:  # noqa: BLE001 - the last resort: a traceback helps no reader
            if {"-v", "--verbose"} & set(sys.argv):
                traceback.print_exc()
            _fail(f"internal error, please report it: {type(error).__name__}: {error}")
        sys.exit(status if isinstance(status, int) else DONE)


def _known_errors() -> tuple[type[Exception], ...]:
    from gazetteer import GazetteerError
    from geomap.errors import GeomapError

    return (GeomapError, GazetteerError)


def _fail(message: str) -> None:
    click.echo(f"geomap: {' '.join(message.split())}", err=True)
    sys.exit(WRONG_USE)
