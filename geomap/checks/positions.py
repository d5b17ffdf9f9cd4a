"""Where in an area a place lies: "a city in north-eastern X", "the central city of Y"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geomap.checks.verdicts import STEP_DEG
from geomap.distances.words import COMPASS

if TYPE_CHECKING:
    from gazetteer import Point
    from geomap.checks.verdicts import Verdict

CENTRAL = 0.5
"""Share of the way from an area's middle to its edge within which "central" is right."""
NOT_CENTRAL = 0.85
"""Beyond this share it is wrong; between the two it is a matter of taste."""
MIDDLE = 0.15
"""Within this share of the way no compass word fits, and none is wrong."""
RIGHT_DEG = 67.5
"""How far off the compass word may be: "eastern" is said of half a country."""
WRONG_DEG = 100.0
"""Beyond this the word names the other side."""


def position_verdict(point: Point, shape: Any, direction: str | None) -> tuple[Verdict, str]:
    """Judge whether a point lies in the part of an area that the text says.

    Parameters
    ----------
    point
        The place.
    shape
        Polygon or multi-polygon of the area, longitude and latitude; its largest part counts.
    direction
        A wind, "centre", or None for being in it at all.

    Returns
    -------
    tuple
        The verdict, and words for where it lies: "in the northeast of".

    Examples
    --------
    >>> import shapely
    >>> from gazetteer import Point
    >>> position_verdict(Point(lon=9, lat=9), shapely.box(0, 0, 10, 10), "northeast")
    ('consistent', 'in the northeast of')
    """
    import shapely

    if not shapely.dwithin(shape, shapely.Point(point.lon, point.lat), 0.1):
        return "inconsistent", "outside"
    if direction is None:
        return "consistent", "in"
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    west, south, east, north = main.bounds
    x = (point.lon - (west + east) / 2) / ((east - west) / 2)
    y = (point.lat - (south + north) / 2) / ((north - south) / 2)
    away = max(abs(x), abs(y))
    bearing = math.degrees(math.atan2(x, y)) % 360.0
    where = "in the middle of"
    if away > MIDDLE:
        where = f"in the {COMPASS[round(bearing / 45.0) % 8 * 2]} of"
    if direction == "centre":
        return _central(away), where
    off = abs((bearing - COMPASS.index(direction) * STEP_DEG + 180.0) % 360.0 - 180.0)
    if away <= MIDDLE:
        return "undetermined", where
    if off <= RIGHT_DEG:
        return "consistent", where
    return ("undetermined" if off <= WRONG_DEG else "inconsistent"), where


def _central(away: float) -> Verdict:
    if away <= CENTRAL:
        return "consistent"
    return "undetermined" if away <= NOT_CENTRAL else "inconsistent"
