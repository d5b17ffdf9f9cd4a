"""Where places lie: their shapes, and which of them hold or are near a point.

What needs a geometry library is here, so that looking up a name does not load one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gazetteer.geodesy import circle, distance_m
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.layers import Layers
    from gazetteer.places import Place, Point

FIRST_RADIUS_M = 5_000.0
"""Where the search for the nearest places starts; it doubles until enough are found."""

FARTHEST_M = 20_040_000.0
"""Half the earth's girth, rounded up: no two points are farther apart."""

_SMALLEST_PART = 2.0
"""Islets smaller than so many tolerances are left out of outlines; a place keeps its largest."""

_NOT_ROUND = frozenset({PlaceKind.WATER, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.BORDER})
"""Kinds of which a circle says nothing: a river's holds whole countries that it does not touch."""

METRES_PER_DEGREE = 110_500.0
"""Length of a degree of latitude at the equator, the shortest: boxes must not be too small."""


def footprint(layers: Layers, place: Place) -> Any:
    """Give a place's true shape, or the circle that holds it.

    Parameters
    ----------
    layers
        Where the shapes are.
    place
        The place.

    Returns
    -------
    shapely geometry
        Longitude and latitude.
    """
    wkb = layers.footprint_wkb(place.place_id) if place.has_footprint else None
    if wkb is None:
        return circle(place.point, place.uncertainty_m)
    from shapely import from_wkb

    return from_wkb(wkb)


def containing(
    layers: Layers, point: Point, kinds: Sequence[PlaceKind] | None = None
) -> list[Place]:
    """List the places that contain a point.

    Parameters
    ----------
    layers
        Where the places are.
    point
        The point.
    kinds
        Only places of these kinds; None for all.

    Returns
    -------
    list of Place
        Smallest first. Without a shape, the circle decides for cities and the like; rivers and
        units without a shape are left out.
    """
    from shapely import from_wkb
    from shapely import points as make_point

    position = make_point(point.lon, point.lat)
    found: list[tuple[float, Place]] = []
    for place in layers.covering(point, kinds):
        wkb = layers.footprint_wkb(place.place_id) if place.has_footprint else None
        if wkb is None:
            in_circle = distance_m(place.point, point) <= place.uncertainty_m
            if in_circle and place.kind not in _NOT_ROUND:
                found.append((math.pi * place.uncertainty_m**2, place))
            continue
        shape = from_wkb(wkb)
        if shape.covers(position):
            shrink = math.cos(math.radians(point.lat))
            found.append((shape.area * METRES_PER_DEGREE**2 * shrink, place))
    return [place for _, place in sorted(found, key=lambda pair: (pair[0], pair[1].place_id))]


def _boxed(
    layers: Layers, point: Point, radius_m: float, kind: PlaceKind | None
) -> list[tuple[Place, float]]:
    """List all places within a radius, through a box that holds the circle."""
    half_lat = radius_m / METRES_PER_DEGREE
    south, north = point.lat - half_lat, point.lat + half_lat
    west, east = -180.0, 180.0
    if south > -90 and north < 90:  # noqa: PLR2004 - no pole in reach
        # The widest parallel that the circle touches lies poleward of its centre.
        steepness = math.sin(radius_m / 6_335_000.0) / math.cos(math.radians(point.lat))
        half_lon = math.degrees(math.asin(steepness)) * 1.01 if steepness < 1 else 180.0
        if half_lon < 180:  # noqa: PLR2004 - else all longitudes are in reach
            west, east = _wrapped(point.lon - half_lon), _wrapped(point.lon + half_lon)
    kinds = None if kind is None else [kind]
    measured = (
        (place, distance_m(place.point, point))
        for place in layers.in_box(west, max(south, -90.0), east, min(north, 90.0), kinds=kinds)
    )
    found = [pair for pair in measured if pair[1] <= radius_m]
    return sorted(found, key=lambda pair: (pair[1], pair[0].place_id))


def _wrapped(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def around(
    layers: Layers, point: Point, radius_m: float, kind: PlaceKind | None
) -> list[tuple[Place, float]]:
    """List the places whose point lies within a distance.

    Parameters
    ----------
    layers
        Where the places are.
    point
        The centre.
    radius_m
        The distance in metres.
    kind
        Only places of this kind; None for all.

    Returns
    -------
    list of tuple of Place and float
        Nearest first, with the distance in metres.
    """
    return _boxed(layers, point, radius_m, kind)


def nearest(
    layers: Layers, point: Point, n: int, kind: PlaceKind | None
) -> list[tuple[Place, float]]:
    """List the places nearest to a point.

    Parameters
    ----------
    layers
        Where the places are.
    point
        The point.
    n
        How many.
    kind
        Only places of this kind; None for all.

    Returns
    -------
    list of tuple of Place and float
        Nearest first, with the distance in metres.
    """
    radius_m = FIRST_RADIUS_M
    while True:
        found = _boxed(layers, point, radius_m, kind)
        if len(found) >= n or radius_m >= FARTHEST_M:
            return found[:n]
        radius_m *= 2


def outlines(
    layers: Layers,
    box: tuple[float, float, float, float],
    *,
    kind: PlaceKind,
    tolerance_deg: float,
) -> list[tuple[Place, Any]]:
    """Give the shapes of countries or regions in a box.

    Parameters
    ----------
    layers
        Where the shapes are.
    box
        West, south, east and north in degrees.
    kind
        COUNTRY or REGION.
    tolerance_deg
        How far, in degrees, a simplified line may leave the true one.

    Returns
    -------
    list of tuple of Place and shapely geometry
        Clipped and simplified; what vanishes is left out.
    """
    import numpy as np
    import shapely

    found = [
        (place, wkb)
        for place in layers.overlapping(*box, kinds=[kind])
        if (wkb := layers.footprint_wkb(place.place_id)) is not None
    ]
    shapes = shapely.clip_by_rect(shapely.from_wkb([wkb for _, wkb in found]), *box)
    parts, owners = shapely.get_parts(shapes, return_index=True)
    bounds = shapely.bounds(parts)
    spans = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    largest = np.zeros(len(found))
    np.maximum.at(largest, owners, spans)
    drawn = (spans >= _SMALLEST_PART * tolerance_deg) | (spans == largest[owners])
    # Not preserving topology is ten times faster, and a sliver does no harm in a picture.
    thin = shapely.simplify(parts[drawn], tolerance_deg, preserve_topology=False)
    pieces, sources = shapely.get_parts(thin, return_index=True)
    solid = shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON
    solid &= ~shapely.is_empty(pieces)
    if not solid.any():
        return []
    present, order = np.unique(owners[drawn][sources[solid]], return_inverse=True)
    outlined = shapely.multipolygons(pieces[solid], indices=order)
    return [(found[number][0], shape) for number, shape in zip(present, outlined, strict=True)]
