"""The reader's own places above the bundled ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.build import build_store
from gazetteer.finder import Gazetteer
from gazetteer.importers.records import PlaceRecord
from gazetteer.places import PlaceKind, PlaceName, Point

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The bundled gazetteer with a checkpoint of the reader's own, and a better Kharkiv."""
    path: Path = tmp_path_factory.mktemp("layer") / "mine.sqlite"
    records = [
        PlaceRecord(
            place_id="mine:1", name="Checkpoint Qvartsyt", kind=PlaceKind.POI, lon=36.4, lat=50.2,
            uncertainty_m=200.0, country="UA", source="mine", licence="CC0-1.0",
            names=(PlaceName("Блокпост Кварцит", "uk"),),
        ),
        PlaceRecord(
            place_id="geonames:706483", name="Kharkiv", kind=PlaceKind.SETTLEMENT, lon=36.2304,
            lat=50.005, uncertainty_m=14_000.0, country="UA", source="mine", licence="CC0-1.0",
        ),
    ]  # fmt: skip
    build_store(records, path)
    with Gazetteer.open(path) as gazetteer:
        yield gazetteer


def test_own_places_are_found_beside_the_bundled(layered: Gazetteer) -> None:
    assert layered.find("Checkpoint Qvartsyt")[0].place.place_id == "mine:1"
    assert layered.find("Блокпост Кварцит")[0].place.place_id == "mine:1"
    assert layered.find("Odesa")[0].place.place_id == "geonames:698740"


def test_the_upper_layer_wins(layered: Gazetteer) -> None:
    kharkiv = layered.find("Kharkiv")[0].place
    assert kharkiv.point == Point(lon=36.2304, lat=50.005)
    assert layered.get("geonames:706483") == kharkiv
    assert layered.find("Харків")[0].place == kharkiv


def test_both_layers_are_seen_by_what_is_around(layered: Gazetteer) -> None:
    around = [place.place_id for place, _ in layered.around(Point(lon=36.4, lat=50.2), 30_000)]
    assert around[0] == "mine:1"
    assert len(around) > 5


def test_both_layers_are_spotted(layered: Gazetteer) -> None:
    keys = [span.key for span in layered.spot("Checkpoint Qvartsyt near Odesa")]
    assert keys[0] == "checkpoint qvartsyt"
    assert "odesa" in keys


def test_names_of_all_layers_are_given(layered: Gazetteer) -> None:
    assert {"Харків", "Kharkov"} <= {name.text for name in layered.names("geonames:706483")}


def test_info_tells_of_each_layer(layered: Gazetteer) -> None:
    assert len(layered.info()["layers"]) == 2
