"""Options kept in a file are as good as options typed, and typing wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from geomap.cli.lazy import LazyGroup
from geomap.cli.options import common, reading_options

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.cli.console import Console
    from geomap.settings import Settings

SEEN: dict[str, Any] = {}


@click.command()
@click.option("--limit", type=int, default=10)
@reading_options
@common
def probe(*, limit: int, settings: Settings, console: Console) -> None:
    SEEN.update(limit=limit, settings=settings, console=console)


class Group(LazyGroup):
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return probe if cmd_name == "probe" else super().get_command(ctx, cmd_name)


group = Group(sections={"All": {"probe": "Look."}}, package="none")


def settle(path: Path, text: str, *arguments: str) -> Any:
    path.write_text(text, "utf-8")
    return CliRunner().invoke(group, ["probe", "--config", str(path), *arguments])


def test_values_of_the_file_become_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.db").touch()
    text = (
        'country-bias = ["UA", "ru"]\nworkers = 3\ndate = 2024-01-02\nquiet = true\n'
        'outlet = ["thestate.com=Columbia, South Carolina"]\n'
        'gazetteer = "mine.db"\nlanguage = "uk"\n[probe]\nlimit = 4\n[other]\nx = 1\n'
    )
    result = settle(tmp_path / "geomap.toml", text)
    assert result.exit_code == 0, result.stderr
    settings = SEEN["settings"]
    assert settings.country_bias == ("UA", "RU")
    assert settings.outlets == (("thestate.com", "Columbia, South Carolina"),)
    assert (settings.workers, settings.language) == (3, "uk")
    assert str(settings.date) == "2024-01-02"
    assert settings.gazetteers == (tmp_path / "mine.db",)
    assert (SEEN["limit"], SEEN["console"].quiet) == (4, True)


def test_typing_wins(tmp_path: Path) -> None:
    settle(tmp_path / "geomap.toml", "workers = 3\n", "--workers", "2")
    assert SEEN["settings"].workers == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1\n", "geomap.toml: no option 'colour'"),
        ("[probe]\ncolour = 1\n", "geomap.toml: [probe] has no option 'colour'"),
        ('outlet = "thestate.com"\n', "'thestate.com' is no OUTLET=PLACE"),
        ("workers = \n", "geomap.toml: "),
        ('workers = "many"\n', "'many' is not a valid integer"),
    ],
)
def test_a_wrong_file_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    result = settle(tmp_path / "geomap.toml", text)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    result = CliRunner().invoke(group, ["probe", "--config", str(missing)])
    assert result.exit_code == 2
    assert "none.toml" in result.stderr
