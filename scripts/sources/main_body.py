"""How far a country or region reaches from its point, without islands far out.

The circle about a place's point is where a statement about the place is taken to be. Japan's true
extent reaches 1,900 km to an islet that nobody lives on; a circle of that size says nothing. So the
circle holds the main body: the parts where people live, and large parts whoever lives there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from sources.tables import radius_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

PEOPLE_SHARE = 0.98
"""The main body is the fewest parts that hold this share of the inhabitants: what is reported
happens where people are. Leaves out Ogasawara of Tokyo, Hawaii of the United States, Galapagos of
Ecuador; keeps the Canaries of Spain and Okinawa of Japan."""
LARGE_SHARE = 0.10
"""A part with this share of the area belongs to it even so: Alaska."""
AREA_SHARE = 0.99
"""Where no settlement is known: the fewest parts that hold this share of the area."""


def main_body_radius_m(
    point: tuple[float, float], shape: BaseGeometry, settlements: Sequence[tuple[float, float, int]]
) -> float:
    """Return the distance from a point to the farthest corner of a shape's main body, in metres.

    The settlements are longitude, latitude and population.
    """
    parts = shapely.get_parts(shape)
    body = parts[_main(parts, settlements)] if len(parts) > 1 else parts
    return radius_m(point, shapely.get_coordinates(body))


def _main(
    parts: NDArray[np.object_], settlements: Sequence[tuple[float, float, int]]
) -> NDArray[np.bool_]:
    """Tell which parts belong to the main body."""
    centre = shapely.get_y(shapely.centroid(parts))
    areas = shapely.area(parts) * np.cos(np.radians(centre))
    areas /= areas.sum()
    people = _people(parts, settlements)
    if not people.sum():
        return _fewest(areas, AREA_SHARE)
    main: NDArray[np.bool_] = _fewest(people / people.sum(), PEOPLE_SHARE) | (areas >= LARGE_SHARE)
    return main


def _people(
    parts: NDArray[np.object_], settlements: Sequence[tuple[float, float, int]]
) -> NDArray[np.float64]:
    """Return the inhabitants of each part; who lives off the generalised shore, of the nearest."""
    if not settlements:
        return np.zeros(len(parts))
    lon, lat, population = np.array(settlements, dtype=float).T
    nearest = shapely.STRtree(parts).nearest(shapely.points(lon, lat))
    people = np.zeros(len(parts))
    np.add.at(people, nearest, population)
    return people


def _fewest(shares: NDArray[np.float64], enough: float) -> NDArray[np.bool_]:
    """Tell which parts are the fewest that make up enough together."""
    order = np.argsort(-shares, kind="stable")
    before = np.cumsum(shares[order]) - shares[order]
    chosen = np.zeros(len(shares), dtype=bool)
    chosen[order[before < enough]] = True
    return chosen
