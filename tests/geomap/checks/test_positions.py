"""Which part of an area a place lies in."""

from __future__ import annotations

import pytest
import shapely

from gazetteer import Point
from geomap.checks.positions import position_verdict

AREA = shapely.union_all([shapely.box(20, 40, 40, 50), shapely.box(60, 0, 61, 1)])


@pytest.mark.parametrize(
    ("lon", "lat", "wind", "verdict"),
    [
        (38, 49, "northeast", "consistent"),
        (38, 49, "east", "consistent"),
        (38, 49, "southwest", "inconsistent"),
        (38, 49, "southeast", "undetermined"),
        (30, 45, "north", "undetermined"),
        (31, 46, "centre", "consistent"),
        (39.9, 49.9, "centre", "inconsistent"),
        (36.5, 45, "centre", "undetermined"),
        (10, 45, "west", "inconsistent"),
        (30, 45, None, "consistent"),
    ],
)
def test_parts(lon: float, lat: float, wind: str | None, verdict: str) -> None:
    assert position_verdict(Point(lon=lon, lat=lat), AREA, wind)[0] == verdict


def test_words() -> None:
    assert position_verdict(Point(lon=39, lat=49), AREA, "north")[1] == "in the northeast of"
    assert position_verdict(Point(lon=0, lat=0), AREA, "north")[1] == "outside"
