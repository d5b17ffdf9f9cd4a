"""A place moved by a relation: "12 km north of X", "the outskirts of X", "eastern X"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind, destination
from geomap.mentions.relations import BEARINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer import Place, Point

CENTRE_M = 2_500.0
"""Radius of what articles call the centre of a city."""

NEAR_M = 10_000.0
"""How far from a place its neighbourhood reaches: "near", "outside", "along"."""

BESIDE_M = 30_000.0
"""How far from a place something lies that is said to be "north of" it, or "off" it, without a
distance."""

DIRECTION_SHARE = 0.4
"""Uncertainty of a point at a distance in one of eight directions, as a share of that distance:
half an octant is 22.5 degrees, whose sine is 0.38."""

PART_SHARE = 0.45
"""How far, as a share of its radius, the middle of a place's northern part is from its point."""

PART_RADIUS_SHARE = 0.65
"""Radius of that part, as a share of the whole."""

_DISTANCE = re.compile(r"([\d.e+]+) km (?:([\w-]+) of|from)$")
_SIDE = re.compile(r"([\w-]+) of( the centre of)?$")


def centre_of(place: Place) -> Place:
    """Give the centre of a settlement as a place of its own.

    Examples
    --------
    >>> from gazetteer import Place, Point
    >>> lyman = Place(place_id="x:1", name="Lyman", kind=PlaceKind.SETTLEMENT,
    ...     point=Point(lon=37.8, lat=49.0), uncertainty_m=4000.0)
    >>> centre_of(lyman).place_id, centre_of(lyman).uncertainty_m
    ('x:1#centre', 2500.0)
    """
    return replace(
        place,
        place_id=f"{place.place_id}#centre",
        name=f"{place.name} city centre",
        kind=PlaceKind.AREA,
        uncertainty_m=min(place.uncertainty_m, CENTRE_M),
        parents=(place.place_id, *place.parents),
        population=None,
        has_footprint=False,
    )


def moved(place: Place, relation: str | None) -> tuple[Point, float]:
    """Apply a relation to a place.

    Parameters
    ----------
    place
        The place that the relation starts from.
    relation
        "near", "12 km north of" … as in `Mention.relation`.

    Returns
    -------
    tuple
        The point, and the radius in metres of the circle that holds the true location.

    Examples
    --------
    >>> from gazetteer import Place, PlaceKind, Point
    >>> lyman = Place(place_id="x:1", name="Lyman", kind=PlaceKind.SETTLEMENT,
    ...     point=Point(lon=37.8, lat=49.0), uncertainty_m=4000.0)
    >>> point, uncertainty_m = moved(lyman, "10 km north of")
    >>> round(point.lat, 2), uncertainty_m
    (49.09, 8000.0)
    """
    radius_m = place.uncertainty_m
    if relation is None:
        return place.point, radius_m
    distance = _DISTANCE.match(relation)
    if distance:
        length_m = 1000.0 * float(distance[1])
        bearing = BEARINGS.get(distance[2] or "")
        if bearing is None:
            return place.point, radius_m + length_m
        return destination(place.point, bearing, length_m), radius_m + DIRECTION_SHARE * length_m
    side = _SIDE.match(relation)
    if side and side[1] in BEARINGS:
        bearing = BEARINGS[side[1]]
        if side[2]:
            shifted = destination(place.point, bearing, PART_SHARE * radius_m)
            return shifted, PART_RADIUS_SHARE * radius_m
        return destination(place.point, bearing, radius_m), radius_m + BESIDE_M
    return place.point, radius_m if relation not in _REACH else _REACH[relation](radius_m)


_REACH: dict[str, Callable[[float], float]] = {
    "centre of": lambda radius_m: min(radius_m, CENTRE_M),
    "near": lambda radius_m: radius_m + NEAR_M,
    "outside": lambda radius_m: radius_m + NEAR_M,
    "outskirts of": lambda radius_m: 1.2 * radius_m,
    "towards": lambda radius_m: radius_m + BESIDE_M,
    "off": lambda radius_m: radius_m + BESIDE_M,
    "across the border from": lambda radius_m: radius_m + BESIDE_M,
    "between": lambda radius_m: radius_m + BESIDE_M,
}
"""Relation → radius, from the place's own radius, both in metres."""
