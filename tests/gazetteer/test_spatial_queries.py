"""Shapes, and what holds a point or is near it, on the bundled data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.places import PlaceKind, Point

if TYPE_CHECKING:
    from gazetteer.finder import Gazetteer

KHARKIV = "geonames:706483"


def test_what_contains_a_point_smallest_first(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.containing(Point(lon=36.2304, lat=50.005))]
    assert names.index("Kharkiv") < names.index("Kharkiv Oblast") < names.index("Ukraine")
    assert "Russia" not in names


@pytest.mark.parametrize(
    ("lon", "lat"), [(36.2304, 50.005), (-77.04, 38.9), (179.9, -16.5), (0.0, 0.0)]
)
@pytest.mark.parametrize("kind", [PlaceKind.COUNTRY, PlaceKind.SETTLEMENT, PlaceKind.AREA])
def test_what_contains_a_point_by_kind(
    gazetteer: Gazetteer, lon: float, lat: float, kind: PlaceKind
) -> None:
    point = Point(lon=lon, lat=lat)
    everything = gazetteer.containing(point)
    wanted = [place.place_id for place in everything if place.kind is kind]
    assert [place.place_id for place in gazetteer.containing(point, kinds=[kind])] == wanted


def test_nearest_and_around_agree(gazetteer: Gazetteer) -> None:
    point = Point(lon=36.25475, lat=49.98177)
    nearest = gazetteer.nearest(point, n=5, kind=PlaceKind.SETTLEMENT)
    assert nearest[0][0].place_id == KHARKIV
    around = gazetteer.around(point, nearest[-1][1], kind=PlaceKind.SETTLEMENT)
    assert around[:5] == nearest


@pytest.mark.parametrize(
    "point", [Point(lon=179.99, lat=-17.0), Point(lon=-179.99, lat=-17.0), Point(lon=0, lat=89.9)]
)
def test_the_antimeridian_and_the_poles_are_no_edges(gazetteer: Gazetteer, point: Point) -> None:
    distances = [distance for _, distance in gazetteer.nearest(point, n=10)]
    assert len(distances) == 10
    assert distances == sorted(distances)


def test_outlines_are_clipped_and_simple(gazetteer: Gazetteer) -> None:
    box = (30.0, 45.0, 42.0, 53.0)
    outlines = {
        place.name: shape
        for place, shape in gazetteer.outlines(*box, kind=PlaceKind.COUNTRY, tolerance_deg=0.05)
    }
    assert {"Ukraine", "Russia"} <= set(outlines)
    west, south, east, north = outlines["Russia"].bounds
    assert west >= 29.9
    assert east <= 42.1
    assert south >= 44.9
    assert north <= 53.1


def test_footprints(gazetteer: Gazetteer) -> None:
    kharkiv = gazetteer.get(KHARKIV)
    assert kharkiv is not None
    shape = gazetteer.footprint(kharkiv)
    from shapely import Point as ShapelyPoint

    assert shape.contains(ShapelyPoint(kharkiv.point.lon, kharkiv.point.lat))
    assert gazetteer.footprint(gazetteer.find("Russian border")[0].place).geom_type.endswith(
        "LineString"
    )


def test_what_lies_in_a_box_most_populous_first(gazetteer: Gazetteer) -> None:
    sides = (30.0, 49.0, 37.0, 51.0)
    places = gazetteer.inside(*sides, kinds=[PlaceKind.SETTLEMENT], min_population=100_000, limit=4)
    assert [place.name for place in places][:2] == ["Kyiv", "Kharkiv"]
    west, south, east, north = sides
    for place in places:
        assert west <= place.point.lon <= east
        assert south <= place.point.lat <= north
        assert (place.kind, (place.population or 0) >= 100_000) == (PlaceKind.SETTLEMENT, True)
