from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shapely

from gazetteer import build
from gazetteer.build import build_store, bundled_store
from gazetteer.errors import SourceError, StoreError
from gazetteer.importers.records import PlaceRecord, amend, amended
from gazetteer.places import PlaceKind, PlaceName
from gazetteer.store import Store, checking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEPOT = PlaceRecord(place_id="mine:1", name="Depot", kind=PlaceKind.POI, lon=36.2, lat=50.0)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of its own, and bundled data of one place."""
    monkeypatch.setattr(checking, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(build.bundled, "read", lambda: iter([DEPOT]))
    return tmp_path / "cache"


def test_what_is_built_can_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    report = build_store([DEPOT], path)
    assert (report.places, report.names, report.bad_rows) == (1, 1, 0)
    with Store.open(path) as store:
        assert store.get("mine:1") is not None
    assert [file.name for file in tmp_path.iterdir()] == ["a.sqlite"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"lat": 136.2}, "are latitude and longitude swapped"),
        ({"lon": 200.0}, "beyond 180"),
        ({"lat": float("nan")}, "latitude nan"),
        ({"name": " "}, "no name"),
        ({"kind": None}, "no kind"),
        ({"lon": None}, "no position"),
        ({"uncertainty_m": 0.0}, "no place is a mere point"),
    ],
)
def test_unusable_records_are_reported_with_file_and_row(
    tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    bad = replace(DEPOT, place_id="mine:2", where="mine.csv: row 7", **change)  # type: ignore[arg-type]  # options of many types
    report = build_store([DEPOT, bad], tmp_path / "a.sqlite")
    assert report.places == 1
    assert report.bad_rows == 1
    assert report.problems[0].startswith("mine.csv: row 7: ")
    assert reason in report.problems[0]


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (shapely.to_wkb(shapely.box(100, 10, 101, 11)), "elsewhere than its point"),
        (shapely.to_wkb(shapely.box(400_000, 5_000_000, 400_100, 5_000_100)), "not in degrees"),
        (shapely.to_wkb(shapely.Polygon()), "empty"),
        (b"no shape at all", "cannot be read"),
    ],
)
def test_a_wrong_shape_is_reported_and_the_point_is_kept(
    tmp_path: Path, shape: bytes, reason: str
) -> None:
    report = build_store([replace(DEPOT, footprint=shape)], tmp_path / "a.sqlite")
    assert report.bad_rows == 1
    assert reason in report.problems[0]
    with Store.open(tmp_path / "a.sqlite") as store:
        place = store.get("mine:1")
    assert place is not None
    assert not place.has_footprint


def test_the_first_of_two_places_with_one_id_stays(tmp_path: Path) -> None:
    report = build_store([DEPOT, replace(DEPOT, name="Other")], tmp_path / "a.sqlite")
    assert (report.places, report.repeated) == (1, 1)
    with Store.open(tmp_path / "a.sqlite") as store:
        assert [place.name for place in store.all_places()] == ["Depot"]


def test_a_build_that_fails_leaves_the_old_store_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    build_store([DEPOT], path)
    before = path.read_bytes()

    def broken() -> Iterator[PlaceRecord]:
        yield replace(DEPOT, name="New")
        raise SourceError("mine.csv: row 3: broken")

    with pytest.raises(SourceError, match="row 3"):
        build_store(broken(), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.sqlite"]


def test_nothing_usable_is_an_error_that_shows_the_first_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"1 rows were bad; the first problem: .*no name"):
        build_store([replace(DEPOT, name="")], tmp_path / "a.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        build_store([DEPOT], tmp_path / "none" / "a.sqlite")


def test_names_of_places_that_were_left_out_are_not_found(tmp_path: Path) -> None:
    build_store([DEPOT, replace(DEPOT, name="Other")], tmp_path / "a.sqlite")
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.has_key("depot")
        assert not store.has_key("other")


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build_store([DEPOT], tmp_path / "a.sqlite", progress=lambda *t: told.append(t), total=1)
    assert told == [(1, 1, "places"), (0, 0, "indexes of 1 places")]


def test_the_bundled_store_is_compiled_once(few: Path) -> None:
    path = bundled_store()
    assert path.parent == few
    written = path.stat().st_mtime_ns
    assert bundled_store() == path
    assert path.stat().st_mtime_ns == written
    assert bundled_store(force=True).stat().st_mtime_ns > written


def test_a_damaged_bundled_store_is_built_again(few: Path) -> None:
    path = bundled_store()
    path.write_bytes(path.read_bytes()[:5000])
    with Store.open(bundled_store()) as store:
        assert store.get("mine:1") is not None
    assert few.exists()


def test_other_data_or_code_make_another_store(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundled_store()
    monkeypatch.setattr(build.bundled, "files", list)
    assert bundled_store() != first
    assert few.exists()


def test_a_cache_that_cannot_be_written_is_named(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few.write_text("a file where a folder should be")
    monkeypatch.setattr(checking, "cache_folder", lambda: few / "below")
    with pytest.raises(StoreError, match="cannot be built"):
        bundled_store()


def test_processes_may_ask_for_the_same_store_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from gazetteer import build\n"
        "from gazetteer.importers.records import PlaceRecord\n"
        "build.checking.cache_folder = lambda: Path(sys.argv[1])\n"
        "place = PlaceRecord(place_id='a:1', name='A', kind='poi', lon=1, lat=2)\n"
        "build.bundled.read = lambda: iter([place])\n"
        "print(build.bundled_store())"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    paths = {process.communicate(timeout=60)[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(paths) == 1


def test_amending_sets_what_is_said_and_keeps_the_rest() -> None:
    town = replace(DEPOT, country="UA", names=(PlaceName("Old"), PlaceName("Alt")))
    news = PlaceRecord(
        place_id="mine:1",
        name="New depot",
        uncertainty_m=70,
        names=(PlaceName("Old", "en", "former"),),
    )
    result = amend(town, news)
    assert (result.name, result.lon, result.country, result.uncertainty_m) == (
        "New depot",
        36.2,
        "UA",
        70,
    )
    assert set(result.names) == {
        PlaceName("Old", "en", "former"),
        PlaceName("Alt"),
        PlaceName("Depot"),
    }


def test_amending_takes_off_what_a_place_is_not_called() -> None:
    news = PlaceRecord(place_id=DEPOT.place_id, name="Big Depot", names=(PlaceName("-Depot"),))
    town = replace(DEPOT, name="Depot", names=(PlaceName("Dépot"), PlaceName("Old shed")))
    result = amend(town, news)
    assert (result.name, [name.text for name in result.names]) == ("Big Depot", ["Old shed"])


def test_amendments_of_no_place_are_places_of_their_own() -> None:
    other = replace(DEPOT, place_id="mine:2")
    records = list(amended(iter([DEPOT]), {"mine:2": other}))
    assert [record.place_id for record in records] == ["mine:1", "mine:2"]
