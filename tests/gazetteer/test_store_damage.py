"""Damage to a store is noticed: whatever bytes change, an answer is right or there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import build
from gazetteer.build import build_store, bundled_store
from gazetteer.errors import StoreError
from gazetteer.importers.records import PlaceRecord
from gazetteer.layers import Layers
from gazetteer.places import PlaceKind, PlaceName
from gazetteer.store import Store, checking, stamp, verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 60
CHANGED_WHILE_TESTING = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def records() -> Iterator[PlaceRecord]:
    for n in range(COUNT):
        yield PlaceRecord(
            place_id=f"mine:{n}",
            name=f"Depot {n}",
            kind=PlaceKind.POI,
            lon=36 + n / 100,
            lat=50,
            country="UA",
            parents=("mine:0",),
            names=(PlaceName(f"Депо {n}", "uk"),),
            footprint=shapely.to_wkb(shapely.box(36, 49, 37, 51)) if n % 5 == 0 else None,
        )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.sqlite"
    build_store(records(), path)
    return path.read_bytes()


def ask_everything(path: Path) -> None:
    """Ask all that a store answers."""
    with Store.open(path) as store:
        list(store.all_places())
        for n in range(COUNT):
            store.get(f"mine:{n}")
            store.places_named(f"depot {n}")
            store.footprint_wkb(f"mine:{n}")
        store.has_key("depot 1")
        store.keys_like("depott 1")
        store.spot("from depot 1 to depot 2")
        store.in_box(30, 40, 40, 60)
        store.overlapping(30, 40, 40, 60)
        store.children("mine:0")
        store.info()


@CHANGED_WHILE_TESTING
@given(data=st.data())
def test_any_changed_byte_is_noticed_when_everything_is_checked(
    tmp_path: Path, sound: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sound) - 1))
    changed = bytearray(sound)
    changed[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "a.sqlite"
    path.write_bytes(changed)
    with pytest.raises(StoreError, match=r"a\.sqlite"):
        verify(path)
    with pytest.raises(StoreError, match=r"a\.sqlite"):  # small ones are checked when opened
        Store.open(path)


@CHANGED_WHILE_TESTING
@given(data=st.data())
def test_reading_damage_ends_in_one_clear_error_or_in_answers(
    tmp_path: Path, sound: bytes, data: st.DataObject
) -> None:
    """As for large stores, of which opening checks the header only."""
    start = data.draw(st.integers(0, len(sound) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=3000))
    path = tmp_path / "a.sqlite"
    path.write_bytes((sound[:start] + junk + sound[start + len(junk) :])[: len(sound)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "_SMALL", 0)
        try:
            ask_everything(path)
        except StoreError as error:
            assert str(path) in str(error)  # noqa: PT017 - answers are as good as the error


def test_a_sound_store_passes(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(sound)
    verify(path)
    ask_everything(path)


def test_a_store_of_another_version_is_named(
    tmp_path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(sound)
    monkeypatch.setitem(checking._VERSIONS, "store_version", "0")  # noqa: SLF001 - as of old
    with pytest.raises(StoreError, match="made by another version of geomap; delete it and import"):
        Store.open(path)


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A bundled store of few places, treated as if it were large."""
    monkeypatch.setattr(checking, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(build.bundled, "read", records)
    monkeypatch.setattr(checking, "_SMALL", 0)
    return bundled_store()


def damage(path: Path) -> None:
    """Change a letter of a name, which SQLite cannot notice."""
    data = path.read_bytes()
    assert data.count(b"Depot 17") == 1
    path.write_bytes(data.replace(b"Depot 17", b"Depot 99"))


def test_the_bundled_store_is_checked_once_a_day_and_builds_itself_again(
    bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = bundled.stat().st_mtime
    assert bundled_store() == bundled
    damage(bundled)
    os.utime(bundled, (written, written))  # as disks damage files, without a trace
    assert b"Depot 17" not in bundled_store().read_bytes()  # it was checked a moment ago
    monkeypatch.setattr(checking, "_TRUSTED_S", -1.0)  # a day later
    assert b"Depot 17" in bundled_store().read_bytes()


def test_large_stores_of_the_reader_are_checked_once_a_day_too(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.sqlite"
    path.write_bytes(bundled.read_bytes())
    written = path.stat().st_mtime
    Layers.open([path], None).close()
    damage(path)
    os.utime(path, (written, written))
    Layers.open([path], None).close()
    monkeypatch.setattr(checking, "_TRUSTED_S", -1.0)
    with pytest.raises(StoreError, match=r"mine\.sqlite: the store is damaged"):
        Layers.open([path], None)


def test_damage_that_is_met_has_the_bundled_store_checked_at_the_next_opening(
    bundled: Path,
) -> None:
    sound = bundled.read_bytes()
    bundled.write_bytes(sound[:8192] + b"\xff" * (len(sound) - 8192))
    with pytest.raises(StoreError, match="the store is damaged"), Store.open(bundled) as store:
        list(store.all_places())
    assert not stamp(bundled).exists()
    assert bundled_store().read_bytes() == sound
    assert bundled_store() == bundled
    assert stamp(bundled).exists()


def test_the_command_that_verifies_names_a_damaged_store(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(sound)
    command = [sys.executable, "-m", "geomap", "gazetteer", "info", "--verify"]
    command += ["--gazetteer", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (0, "verified: every byte is as it was written\n")
    damage(path)
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith(f"geomap: {path}: the store is damaged (it is not as it was")
    assert run.stderr.count("\n") == 1
