"""`--config geomap.toml`: any option of any command, kept in a file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import click


def _load(ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    """Make the file's values the defaults of this command's options."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise click.BadParameter(f"{path}: {error}") from error
    sections = {name: value for name, value in content.items() if isinstance(value, dict)}
    shared = {name: value for name, value in content.items() if name not in sections}
    own = sections.get(str(ctx.info_name), {})
    parameters = {_option_name(parameter): parameter for parameter in ctx.command.params}
    for name in own:
        if _plain(name) not in parameters:
            raise click.BadParameter(f"{path}: [{ctx.info_name}] has no option {name!r}")
    for name in shared:
        if _plain(name) not in KNOWN_EVERYWHERE | set(parameters):
            raise click.BadParameter(f"{path}: no option {name!r}")
    chosen = {_plain(name): value for name, value in {**shared, **own}.items()}
    ctx.default_map = {
        str(parameters[name].name): _value(parameters[name], value, path.parent)
        for name, value in chosen.items()
        if name in parameters
    }
    return path


KNOWN_EVERYWHERE = frozenset({
    "gazetteer", "borders", "online", "country-bias", "outlet", "language", "date", "publisher",
    "text-column", "source-column", "line", "workers", "scheduler", "quiet", "verbose", "json",
})  # fmt: skip
"""Options that may stand at the top of the file: a command that lacks one passes it over."""

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_load,
    metavar="geomap.toml",
    help="Options kept in a file.",
)


def _plain(name: str) -> str:
    return name.replace("_", "-")


def _option_name(parameter: click.Parameter) -> str:
    """Give the longest spelling without its dashes: `--country-bias` is `country-bias`."""
    return max(parameter.opts, key=len).lstrip("-")


def _value(parameter: click.Parameter, value: Any, folder: Path) -> Any:
    """Give a value as the command line would; a file stands beside the configuration."""
    if parameter.multiple and not isinstance(value, list):
        value = [value]
    if isinstance(value, list):
        return tuple(_value_of_one(parameter, one, folder) for one in value)
    return _value_of_one(parameter, value, folder)


def _value_of_one(parameter: click.Parameter, value: Any, folder: Path) -> Any:
    if isinstance(parameter.type, click.Path) and value != "-":
        return str(folder / str(value))
    if isinstance(value, bool | int | float):
        return value
    return str(value)
