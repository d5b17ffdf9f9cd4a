"""Starting is light, help is there, wrong use is one line and status 2."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from geomap.cli import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

COMMANDS = [name for commands in SECTIONS.values() for name in commands]

HEAVY = {"pandas", "geopandas", "shapely", "pyproj", "scipy", "spacy", "folium", "rich", "pyarrow"}


def loaded_by(*arguments: str) -> set[str]:
    """The libraries that a run of the program imports."""
    code = (
        "import sys; from geomap.cli import main; "
        f"main({list(arguments)!r}, standalone_mode=False); "
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_help_loads_nothing_heavy() -> None:
    assert not loaded_by("--help") & HEAVY


def test_find_loads_nothing_heavy(gazetteer: object) -> None:
    assert gazetteer is not None
    assert not loaded_by("find", "Kharkiv") & HEAVY


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    run: Callable[..., Result], command: str
) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"geomap {command}" in result.stdout.split("Options:")[0]


def test_help_lists_every_command(run: Callable[..., Result]) -> None:
    listed = run("--help").stdout
    assert all(f"  {command} " in listed for command in COMMANDS)


def test_version(run: Callable[..., Result]) -> None:
    assert run("--version").stdout.startswith("geomap 0.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draw"], "No such command 'draw'"),
        (["map", "--wrong"], "No such option"),
        (["map"], "Missing argument 'INPUT...'"),
        (["map", "a.txt", "--color-by", "mood"], "'mood' is not one of"),
        (["extract", "a.txt"], "Name a table to write"),
        (["extract", "a.txt", "-o", "claims.xlsx"], "cannot tell the format"),
        (["extract", "a.txt", "-o", "a.csv", "--format", "json"], "its ending says csv"),
        (["extract", "a.txt", "-o", "-", "--keep", "none.csv"], "'none.csv' does not exist"),
        (["report", "a.txt", "-o", "report.odt"], "cannot tell the format"),
        (["check"], "Name articles, or a sentence"),
        (["check", "a.txt", "--date", "yesterday"], "'yesterday' is no date"),
        (["check", "a.txt", "--line", "front"], "'front' is no NAME=FILE"),
        (["check", "a.txt", "--language", "tlh"], "'tlh': choose one of en, ru, uk"),
        (["places", "a.txt", "-o", "-", "--country-bias", "Ukraine"], "is no country code"),
        (["places", "a.txt", "-o", "-", "--workers", "0"], "0 is not in the range"),
        (["distance", "Kharkiv"], "Name two places"),
        (["find", " "], "NAME is empty"),
        (["embed", "nothing.html"], "nothing.html: cannot be read"),
        (["verify", "nothing.html"], "nothing.html: cannot be read"),
        (["find", "Kharkiv", "--gazetteer", "none.db"], "'none.db' does not exist"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    run: Callable[..., Result], arguments: list[str], message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.startswith("geomap: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_the_program_as_a_module() -> None:
    command = [sys.executable, "-m", "geomap", "draw"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("geomap: No such command 'draw'")
