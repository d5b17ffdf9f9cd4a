"""What the documents say is so: links lead somewhere, every command and dependency is explained."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from geomap.cli import SECTIONS

ROOT = Path(__file__).parents[1]

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])

DATA_LIMIT_BYTES = 40_000_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for commands in SECTIONS.values():
        assert all(f"| `geomap {name}" in readme for name in commands)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=!~\[ ]", requirement)[0]
        assert f"| {name} | " in reasons, name


def test_ci_runs_the_readmes_test_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (command,) = re.findall(r"^ {4}(pip install -e .*pytest.*)$", readme, flags=re.MULTILINE)
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").replace(
        "pip install -q", "pip install"
    )


def test_the_bundled_data_stay_small_and_are_explained() -> None:
    folder = ROOT / "gazetteer" / "data"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < DATA_LIMIT_BYTES
    sources = (folder / "SOURCES.md").read_text("utf-8")
    tables = [path for path in files if path.suffix in {".parquet", ".csv"}]
    assert [path.name for path in tables if path.name not in sources] == []
