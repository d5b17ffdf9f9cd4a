from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import locating
from gazetteer.build import bundled_store
from gazetteer.importers.records import PlaceRecord
from gazetteer.locating import Locator
from gazetteer.places import PlaceKind


@cache
def locator() -> Locator:
    return Locator(bundled_store)


def site(lon: float, lat: float, country: str | None = None) -> PlaceRecord:
    return PlaceRecord(
        place_id="mine:1", name="Site", kind=PlaceKind.POI, lon=lon, lat=lat, country=country
    )


@pytest.mark.parametrize(
    ("lon", "lat", "country", "admin1"),
    [
        (36.23, 50.0, "UA", "Kharkiv Oblast"),
        (36.6, 50.6, "RU", "Belgorod Oblast"),
        (34.1, 44.95, "UA", "Crimea"),
        (-30.0, 45.0, None, None),
    ],
)
def test_country_and_region_are_those_around_a_position(
    lon: float, lat: float, country: str | None, admin1: str | None
) -> None:
    record = site(lon, lat)
    assert locator().locate([record]) == []
    assert (record.country, record.admin1) == (country, admin1)


def test_what_lies_in_its_country_only_when_swapped_is_returned() -> None:
    swapped, embassy = site(50.0, 36.23, "UA"), site(37.6, 55.75, "UA")
    assert locator().locate([swapped, embassy]) == [swapped]


near_borders = st.tuples(st.floats(33.0, 38.0), st.floats(49.0, 52.0))
anywhere = st.tuples(st.floats(-180.0, 180.0), st.floats(-90.0, 90.0))


@given(positions=st.lists(near_borders | anywhere, min_size=1, max_size=20))
def test_cells_give_what_the_shapes_themselves_give(positions: list[tuple[float, float]]) -> None:
    _, shapes = locator()._units  # noqa: SLF001 - what the cells stand for
    found = locator()._around(np.array(positions))  # noqa: SLF001 - the same
    for (lon, lat), units in zip(positions, found, strict=True):
        assert units == np.flatnonzero(shapely.intersects_xy(shapes, lon, lat)).tolist()


def test_the_cells_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locating, "_REMEMBERED", 3)
    mine = Locator(bundled_store)
    mine.locate([site(lon, 50.0) for lon in range(20, 40)])
    assert len(mine._cells) <= 3  # noqa: SLF001 - what is bounded
