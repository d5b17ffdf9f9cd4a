"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

import datetime as dt
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geomap.cli.config import config_option
from geomap.cli.console import Console
from geomap.cli.work import TableTarget

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.settings import Settings

    Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(path_type=Path)
"""A path that may be "-"."""

EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)
"""A file that must be there."""


def day(value: str) -> dt.date:
    """Read an ISO date."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it like 2024-01-31") from error


def named_file(value: str) -> tuple[str, Path]:
    """Read a name and a file: `front=front.geojson`."""
    name, _, path = value.partition("=")
    if not (name and path):
        raise click.BadParameter(f"{value!r} is no NAME=FILE; write it like front=front.geojson")
    if not Path(path).is_file():
        raise click.BadParameter(f"{path}: no such file")
    return name, Path(path)


def outlet_and_place(value: str) -> tuple[str, str]:
    """Read an outlet and where it reports from: `thestate.com=Columbia, South Carolina`."""
    outlet, _, place = (part.strip() for part in value.partition("="))
    if not (outlet and place):
        raise click.BadParameter(
            f"{value!r} is no OUTLET=PLACE; write it like thestate.com=South Carolina"
        )
    return outlet, place


def label_and_color(value: str) -> tuple[str, str]:
    """Read a label of the legend and its colour: `Media=#6f7680`."""
    label, _, color = value.rpartition("=")
    if not (label and color):
        raise click.BadParameter(f"{value!r} is no LABEL=#RRGGBB; write it like Media=#6f7680")
    return label, color


def country_code(value: str) -> str:
    """Read a country code."""
    if not COUNTRY_CODE.fullmatch(value.strip()):
        raise click.BadParameter(f"{value!r} is no country code; use two letters, like UA")
    return value.strip().upper()


COUNTRY_CODE = re.compile("[A-Za-z]{2}")
"""ISO 3166-1 alpha-2, in any case."""


def common(command: Command) -> Command:
    """Add `--quiet`, `--verbose` and `--config`; the command gets a `console`."""

    @functools.wraps(command)
    def wrapped(*args: Any, quiet: bool, verbose: bool, **kwargs: Any) -> Any:
        return command(*args, console=Console(quiet, verbose), **kwargs)

    for option in (
        config_option,
        click.option("-v", "--verbose", is_flag=True, help="Tell more."),
        click.option("-q", "--quiet", is_flag=True, help="Tell only errors."),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]  # click's decorators forget the type


PLACE_OPTIONS = (
    click.option(
        "--gazetteer",
        "gazetteers",
        type=EXISTING,
        multiple=True,
        metavar="PATH",
        help="Your own places, searched first. Repeatable.",
    ),
    click.option("--borders", type=EXISTING, metavar="PATH", help="Borders to measure against."),
    click.option(
        "--online",
        metavar="PROVIDER",
        help="Ask nominatim, photon, pelias … for places that the gazetteer lacks.",
    ),
)

LINE_OPTION = click.option(
    "--line",
    "lines",
    type=named_file,
    multiple=True,
    metavar="NAME=FILE",
    help="A line that distances may refer to, like front=front.geojson. Repeatable.",
)

READING_OPTIONS = (
    click.option(
        "--country-bias",
        type=country_code,
        multiple=True,
        metavar="CODE",
        help="Countries that the articles are likely to speak of (UA). Repeatable; never a filter.",
    ),
    click.option(
        "--outlet",
        "outlets",
        type=outlet_and_place,
        multiple=True,
        metavar="OUTLET=PLACE",
        help="Where an outlet (its domain or name) usually reports from. Repeatable; no filter.",
    ),
    click.option("--language", metavar="CODE", help="Language of all articles: en, uk or ru."),
    click.option("--date", type=day, metavar="DATE", help="Date of articles that print none."),
    click.option("--publisher", help="Publisher of articles that name none."),
    click.option(
        "--text-column", default="text", help="Column of .csv and .jsonl with the article."
    ),
    click.option("--source-column", help="Column of a foreign table that says who reports."),
    LINE_OPTION,
    click.option(
        "--workers", type=click.IntRange(1), default=1, help="Processes that read articles."
    ),
    click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster that reads articles."),
)


def place_options(command: Command) -> Command:
    """Add the options about places; the command gets `settings`."""
    return _with_settings(command, PLACE_OPTIONS)


def reading_options(command: Command) -> Command:
    """Add the options about places and articles; the command gets `settings`."""
    return _with_settings(command, (*PLACE_OPTIONS, *READING_OPTIONS))


KINDS = (
    "country", "region", "district", "settlement", "area", "street", "square", "poi", "border",
    "water", "other",
)  # fmt: skip
"""The kinds of place, as `gazetteer.PlaceKind` has them."""

KIND = click.option("--kind", type=click.Choice(KINDS), help="Only places of this kind.")

COUNTRY = click.option("--country", metavar="CODE", help="Only in this country (UA, or its name).")


def json_option(command: Command) -> Command:
    """Add `--json`."""
    decorated: Command = click.option(
        "--json", "as_json", is_flag=True, help="Print JSON to standard output."
    )(command)
    return decorated


def table_options(metavar: str) -> Callable[[Command], Command]:
    """Add `--output`, `--format` and `--json`; the command gets a `target` for its table."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def wrapped(
            *args: Any, output: Path | None, form: str | None, as_json: bool, **kwargs: Any
        ) -> Any:
            target = TableTarget.chosen(output, form, as_json=as_json)
            return command(*args, target=target, **kwargs)

        for option in (
            json_option,
            click.option(
                "--format",
                "form",
                type=click.Choice(["geojson", "csv", "json"]),
                help="Format on standard output.",
            ),
            click.option(
                "-o",
                "--output",
                type=FILE,
                metavar=metavar,
                help=(
                    "Table to write: .geojson .gpkg .parquet .csv .kml .json, "
                    "or - for standard output."
                ),
            ),
        ):
            wrapped = option(wrapped)
        return wrapped  # type: ignore[return-value]  # click's decorators forget the type

    return decorate


def _with_settings(command: Command, options: tuple[Callable[..., Any], ...]) -> Command:
    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        names = _settings_fields() & set(kwargs)
        chosen = {name: kwargs.pop(name) for name in sorted(names)}
        return command(*args, settings=_settings(chosen), **kwargs)

    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]  # click's decorators forget the type


def _settings_fields() -> set[str]:
    from geomap.settings import Settings

    return set(Settings.__dataclass_fields__)


def _settings(chosen: dict[str, Any]) -> Settings:
    from geomap.lexicons import LANGUAGES
    from geomap.settings import Settings

    language = chosen.get("language")
    if language is not None and language not in LANGUAGES:
        raise click.BadParameter(
            f"{language!r}: choose one of {', '.join(LANGUAGES)}", param_hint="--language"
        )
    return Settings(**chosen)
