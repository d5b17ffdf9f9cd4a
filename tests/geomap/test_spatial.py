"""Columns of points, measured at once."""

from __future__ import annotations

import geopandas
import pytest
import shapely

from geomap.errors import UsageError
from geomap.spatial import distance_between, distance_to

EQUATOR = shapely.LineString([(-10, 0), (10, 0)])


def points(*pairs: tuple[float, float], **more: object) -> geopandas.GeoSeries:
    return geopandas.GeoSeries([shapely.Point(x, y) for x, y in pairs], crs=4326, **more)


def test_index_and_columns_are_kept() -> None:
    table = distance_to(points((0, 1), (5, -1), index=["a", "b"]), EQUATOR)
    assert list(table.index) == ["a", "b"]
    assert table.distance_km["a"] == pytest.approx(110.574, abs=1e-3)
    assert table.bearing_deg.tolist() == pytest.approx([180, 0], abs=1e-6)
    assert table.geometry["b"].x == pytest.approx(5)


def test_any_projection() -> None:
    here = points((3, 2))
    mercator = distance_to(here.to_crs(3857), EQUATOR)
    assert mercator.distance_km[0] == pytest.approx(distance_to(here, EQUATOR).distance_km[0])


def test_missing_points_give_missing_distances() -> None:
    some = geopandas.GeoSeries([shapely.Point(0, 1), None, shapely.Point()], crs=4326)
    assert distance_to(some, EQUATOR).distance_km.isna().tolist() == [False, True, True]
    assert distance_between(some, points((0, 0), (0, 0), (0, 0))).isna().tolist() == [
        False,
        True,
        True,
    ]


def test_rows_align_by_index() -> None:
    here, there = points((0, 0), (9, 9), index=[1, 2]), points((0, 1), index=[1])
    lengths = distance_between(here, there)
    assert lengths[1] == pytest.approx(110.574, abs=1e-3)
    assert lengths.isna()[2]


def test_what_cannot_be_measured_is_refused() -> None:
    with pytest.raises(UsageError, match="state no projection"):
        distance_to(geopandas.GeoSeries([shapely.Point(0, 0)]), EQUATOR)
    with pytest.raises(UsageError, match="not from a LineString"):
        distance_to(geopandas.GeoSeries([EQUATOR], crs=4326), EQUATOR)
