"""The nearest point of a line, against a dense sample measured by GeographicLib."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.geodesy import distances_m
from gazetteer.polylines import Polyline, earth_centred

SAMPLES = 20_001


def sampled(edges: list[tuple[tuple[float, float], tuple[float, float]]]) -> np.ndarray:
    """Points that lie densely on edges that are straight in longitude and latitude."""
    share = np.linspace(0, 1, SAMPLES)[:, None]
    return np.concatenate([np.array(a) + share * (np.array(b) - np.array(a)) for a, b in edges])


def brute(lon: float, lat: float, edges: list) -> tuple[float, float]:
    """Least distance to the samples, and how much less that to the edge may be."""
    line = sampled(edges)
    lengths = distances_m(lon, lat, line[:, 0], line[:, 1])
    nearest = int(lengths.argmin())
    around = line[max(nearest - 1, 0) : nearest + 2]
    gaps = distances_m(around[:-1, 0], around[:-1, 1], around[1:, 0], around[1:, 1])
    least, gap = float(lengths[nearest]), float(gaps.max())
    return least, min(gap, gap**2 / max(2 * least, 1e-9))


lons, lats = st.floats(-180, 180), st.floats(-90, 90)


@settings(max_examples=150, deadline=None)
@given(lons, lats, lons, lats, st.floats(-3, 3), st.floats(-3, 3))
def test_any_point_to_any_short_edge(  # noqa: PLR0913, PLR0917 - coordinates of points
    lon: float, lat: float, x: float, y: float, dx: float, dy: float
) -> None:
    end = (x + dx, float(np.clip(y + dy, -90, 90)))
    edge = [((x, y), end)]
    if edge[0][0] == edge[0][1]:
        end = (x + 0.1, end[1])
        edge = [((x, y), end)]
    found = Polyline(shapely.LineString([(x, y), end])).nearest([lon], [lat])
    least, slack = brute(lon, lat, edge)
    assert found.distance_m[0] <= least + 1.0
    assert found.distance_m[0] >= least - slack - 1.0
    assert distances_m(lon, lat, found.lon, found.lat)[0] == pytest.approx(
        found.distance_m[0], abs=1e-6
    )


@settings(max_examples=40, deadline=None)
@given(lons, lats, st.floats(-170, 170), lats, st.floats(-170, 170), lats)
def test_any_point_to_a_long_edge(  # noqa: PLR0913, PLR0917 - coordinates of points
    lon: float, lat: float, x1: float, y1: float, x2: float, y2: float
) -> None:
    if abs(x1 - x2) > 179:
        x2 = x1 + 90 if x1 < 0 else x1 - 90
    edge = [((x1, y1), (x2, y2 if (x1, y1) != (x2, y2) else y2 / 2 + 1))]
    found = Polyline(shapely.LineString(edge[0])).nearest([lon], [lat])
    least, slack = brute(lon, lat, edge)
    assert least - slack - 1.0 <= found.distance_m[0] <= least + 1.0


def test_the_parallel_is_not_a_great_circle() -> None:
    # the geodesic between the ends would bulge 58 km north; the nearest vertex is 1,000 km away
    parallel = Polyline(shapely.LineString([(-123.3, 49.0), (-95.15, 49.0)]))
    found = parallel.nearest([-109.0], [49.5])
    assert found.distance_m[0] == pytest.approx(distances_m(-109, 49.5, -109, 49.0), abs=40)
    assert found.lat[0] == 49.0


def test_across_the_antimeridian_and_cut_at_it() -> None:
    whole = Polyline(shapely.LineString([(179.0, 10.0), (-179.0, 10.0)]))
    cut = Polyline(shapely.MultiLineString([[(179, 10), (180, 10)], [(-180, 10), (-179, 10)]]))
    for lon in (179.9, -179.9, 180.0, -180.0):
        a, b = whole.nearest([lon], [10.5]), cut.nearest([lon], [10.5])
        assert a.distance_m == pytest.approx(b.distance_m, abs=1e-3)
        assert a.distance_m[0] == pytest.approx(55_313, abs=50)
        assert -180 <= a.lon[0] <= 180


def test_at_the_poles() -> None:
    ring = Polyline(shapely.LineString([(lon, 89.99) for lon in range(-180, 181, 90)]))
    found = ring.nearest([0.0, 45.0], [90.0, 89.5])
    expected = [distances_m(0, 90, 0, 89.99), distances_m(45, 89.5, 45, 89.99)]
    assert found.distance_m == pytest.approx(np.array(expected), abs=1.0)


def test_holes_and_islands_count() -> None:
    hole = shapely.box(4, 4, 6, 6).exterior.coords
    island = shapely.box(20, 0, 21, 1)
    shape = shapely.union_all([shapely.Polygon(shapely.box(0, 0, 10, 10).exterior, [hole]), island])
    line = Polyline(shape)
    inside_hole, by_island = line.nearest([5.0, 19.5], [5.1, 0.5]).lon
    assert 4 <= inside_hole <= 6
    assert by_island == pytest.approx(20)


def test_a_collection_is_all_its_lines() -> None:
    squares = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 0, 6, 1)])
    mixed = shapely.GeometryCollection([squares, shapely.LineString([(9, 0), (9, 1)])])
    assert Polyline(mixed).nearest([3.5, 8.5], [0.5, 0.5]).lon == pytest.approx([5, 9])


def test_on_the_line_is_no_distance() -> None:
    line = Polyline(shapely.LineString([(0, 0), (1, 1), (2, 0)]))
    assert line.nearest([1.0, 0.5], [1.0, 0.5]).distance_m == pytest.approx([0, 0], abs=1e-3)


def test_many_are_as_one_by_one_and_missing_stay_missing() -> None:
    rng = np.random.default_rng(7)
    line = Polyline(shapely.LineString(np.cumsum(rng.normal(0, 0.05, (400, 2)), axis=0)))
    lon, lat = rng.uniform(-180, 180, 50), rng.uniform(-90, 90, 50)
    lon[3] = np.nan
    many = line.nearest(lon, lat)
    one = [line.nearest([x], [y]).distance_m[0] for x, y in zip(lon, lat, strict=True)]
    assert many.distance_m == pytest.approx(one, abs=1e-6, nan_ok=True)
    assert np.isnan(many.distance_m).sum() == 1


def test_nothing_to_measure_to_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one edge"):
        Polyline(shapely.Point(0, 0))


def test_earth_centred_pole() -> None:
    assert earth_centred(np.array([0.0]), np.array([90.0]))[0, 2] == pytest.approx(6_356_752.3142)


@pytest.mark.parametrize("seed", range(4))
def test_from_afar_it_is_as_exact(seed: int) -> None:
    # a jagged line, and points from 1,000 km away to its antipode, against every middle of a piece
    rng = np.random.default_rng(seed)
    walk = np.cumsum(rng.normal(0, 0.05, (500, 2)), axis=0) + rng.uniform(-60, 60, 2)
    line = Polyline(shapely.LineString(walk))
    lon, lat = rng.uniform(-180, 180, 12), rng.uniform(-90, 90, 12)
    lon[0], lat[0] = (walk[0, 0] + 360.0) % 360.0 - 180.0, -walk[0, 1]
    middle = (line.start + line.end) / 2
    found = line.nearest(lon, lat).distance_m
    for x, y, length in zip(lon, lat, found, strict=True):
        known = distances_m(x, y, middle[:, 0], middle[:, 1]).min()
        assert known - 126.0 <= length <= known + 1e-3
        assert length <= distances_m(x, y, *line.start.T).min() + 1e-3
