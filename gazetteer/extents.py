"""How far a place may reach from its point when no source says."""

from __future__ import annotations

import math
from typing import Any

from gazetteer.places import PlaceKind

LEAST_REACH_M = 20.0
"""No place is a mere point: a house number is not known better than this."""
_SETTLEMENT_A = 70.0
"""Metres; see `settlement_radius_m`."""
_SETTLEMENT_B = 0.36
"""Exponent of the population."""
_SMALLEST_SETTLEMENT_M = 1_000.0
"""GeoNames' points of villages are off by up to this."""
_UNKNOWN_SETTLEMENT_M = 1_500.0
"""A settlement whose population is not known is most often a village."""

_LOWER_REGION_M = 25_000.0
"""Second-level units and below: three of four raions and counties fit into it."""

_TYPICAL_M = {
    PlaceKind.COUNTRY: 500_000.0,
    PlaceKind.REGION: 80_000.0,
    PlaceKind.DISTRICT: 5_000.0,
    PlaceKind.AREA: 20_000.0,
    PlaceKind.STREET: 1_000.0,
    PlaceKind.SQUARE: 300.0,
    PlaceKind.POI: 300.0,
    PlaceKind.BORDER: 100_000.0,
    PlaceKind.WATER: 20_000.0,
    PlaceKind.OTHER: 5_000.0,
}
"""Radius in metres by kind, on the wide side of what maps show."""


def settlement_radius_m(population: int | None) -> float:
    """Estimate the radius of the circle about a settlement's point that holds it.

    A power law: areas of towns grow a little slower than their population. The constants were
    set so that the circle holds most of the official areas of towns between 40,000 and
    3 million inhabitants in Ukraine and south-west Russia.

    Parameters
    ----------
    population
        Inhabitants; None when not known.

    Returns
    -------
    float
        Metres.

    Examples
    --------
    >>> round(settlement_radius_m(1_421_125) / 1000, 1)
    11.5
    """
    if not population:
        return _UNKNOWN_SETTLEMENT_M
    return max(_SETTLEMENT_A * math.pow(population, _SETTLEMENT_B), _SMALLEST_SETTLEMENT_M)


def typical_radius_m(
    kind: PlaceKind, population: int | None, admin_level: int | None = None
) -> float:
    """Estimate the radius in metres of a place that its source gives as a bare point."""
    if kind is PlaceKind.SETTLEMENT:
        return settlement_radius_m(population)
    if kind is PlaceKind.REGION and admin_level != 1:
        return _LOWER_REGION_M
    return _TYPICAL_M[kind]


def reach_m(lon: float, lat: float, corners: Any) -> float:
    """Return the distance from a point to the farthest corner of a shape, in metres.

    Parameters
    ----------
    lon, lat
        The point, degrees.
    corners
        Array of shape (n, 2): longitude and latitude in degrees.

    Returns
    -------
    float
        Metres on the ellipsoid; at least `LEAST_REACH_M`.
    """
    import numpy as np
    from pyproj import Geod

    ends = np.asarray(corners)
    count = len(ends)
    distance = Geod(ellps="WGS84").inv(
        np.full(count, lon), np.full(count, lat), ends[:, 0], ends[:, 1]
    )[2]
    return max(float(distance.max()), LEAST_REACH_M)
