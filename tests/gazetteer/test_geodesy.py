"""Geodesics against the reference figures and against themselves."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Point
from gazetteer.geodesy import (
    bearing_deg,
    circle,
    destination,
    destinations,
    distance_m,
    distances_m,
    geod,
    inverse,
)

points = st.builds(
    lambda lon, lat: Point(lon=lon, lat=lat),
    st.floats(-180, 180),
    st.floats(-90, 90),
)


def test_reference_geodesic() -> None:
    # Karney (2013), Algorithms for geodesics, table 3: Wake Island to Perth region, direct problem
    start, end = Point(lon=0, lat=40), Point(lon=137.84490004377, lat=41.79331020506)
    assert distance_m(start, end) == pytest.approx(10_000_000, abs=0.01)
    assert bearing_deg(start, end) == pytest.approx(30, abs=1e-6)


@given(points, st.floats(0, 360), st.floats(1, 9e6))
def test_there_and_measured(start: Point, bearing: float, length: float) -> None:
    assert distance_m(start, destination(start, bearing, length)) == pytest.approx(length, abs=1e-3)


@given(points, points, points)
def test_distance_is_a_metric(a: Point, b: Point, c: Point) -> None:
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-6)
    assert distance_m(a, c) <= distance_m(a, b) + distance_m(b, c) + 1e-6


@given(points, points)
def test_bearings_are_within_the_circle(a: Point, b: Point) -> None:
    assert 0 <= bearing_deg(a, b) < 360


def test_arrays_agree_with_points() -> None:
    lons, lats = np.array([0.0, 179.9, -30.0]), np.array([0.0, 10.0, 89.0])
    here = Point(lon=36.2, lat=50.0)
    each = [Point(lon=x, lat=y) for x, y in zip(lons, lats, strict=True)]
    bearings, lengths = inverse(here.lon, here.lat, lons, lats)
    assert lengths == pytest.approx([distance_m(here, p) for p in each])
    assert bearings == pytest.approx([bearing_deg(here, p) for p in each])
    assert distances_m(here.lon, here.lat, lons, lats) == pytest.approx(lengths)
    there = destinations(lons, lats, 45.0, 1000.0)
    assert there[0][0] == pytest.approx(destination(each[0], 45.0, 1000.0).lon)


@given(points, st.floats(100, 4e6))
def test_circle_is_sound_everywhere(centre: Point, radius: float) -> None:
    shape = circle(centre, radius)
    assert shape.is_valid
    west, south, east, north = shape.bounds
    assert west >= -180 and south >= -90 and east <= 180 and north <= 90  # noqa: PT018 - one box
    assert shape.distance(shapely.Point(centre.lon, centre.lat)) < 1e-6


@given(st.floats(-179.999, 180), st.floats(-80, 80), st.floats(1000, 200_000))
def test_circle_has_its_area(lon: float, lat: float, radius: float) -> None:
    area = abs(geod().geometry_area_perimeter(circle(Point(lon=lon, lat=lat), radius))[0])
    # 64 edges hold sin(x)/x of the disc, with x a 64th of the full turn
    assert area / (math.pi * radius**2) == pytest.approx(0.9984, abs=0.0015)


@pytest.mark.parametrize("pole", [90.0, -90.0])
def test_circle_about_a_pole_reaches_it(pole: float) -> None:
    shape = circle(Point(lon=20, lat=pole * 0.999), 100_000)
    assert shape.bounds[0] == -180
    assert shape.bounds[2] == 180
    assert pole in (shape.bounds[1], shape.bounds[3])


def test_circle_over_the_antimeridian_is_cut() -> None:
    shape = circle(Point(lon=179.9, lat=-16.8), 50_000)
    assert shape.geom_type == "MultiPolygon"
    assert shape.intersects(shapely.Point(-179.9, -16.8))


def test_circle_of_the_globe_and_of_nearly_all() -> None:
    assert circle(Point(lon=0, lat=0), 3e7).equals(shapely.box(-180, -90, 180, 90))
    nearly = circle(Point(lon=0, lat=0), 15e6)
    assert nearly.contains(shapely.Point(90, 45))
    assert not nearly.contains(shapely.Point(179, 0))
