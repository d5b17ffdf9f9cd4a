"""What is built is whole: the installed wheel works from another folder, with its data inside."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

NEEDED = (
    "geomap/py.typed",
    "gazetteer/py.typed",
    "gazetteer/schema.sql",
    "gazetteer/data/SOURCES.md",
    "gazetteer/data/settlements.parquet",
    "gazetteer/data/borders.parquet",
    "geomap/lexicons/en/speech.toml",
    "geomap/maps/assets/claims.js",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build sdist and wheel, the wheel from the sdist, as an installer would."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    (wheel,) = built.glob("*.whl")
    options = ["--no-deps", "--no-index", "--quiet", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return folder


def run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_what_it_needs(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(NEEDED) <= names
    assert not {name for name in names if name.startswith(("tests/", "benchmarks/", "scripts/"))}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_can_be_tested(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {*NEEDED, "tests/conftest.py", "README.md", "examples/README.md"} <= names


def test_the_installed_program_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "import geomap; print(geomap.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed)
    article = tmp_path / "article.txt"
    article.write_text("Two missiles hit Kharkiv on 3 May 2024, the mayor of Kharkiv said.\n")
    made = run(installed, "-m", "geomap", "map", "article.txt", "-o", "map.html", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "map.html").stat().st_size > 100_000
