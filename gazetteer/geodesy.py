"""Geodesics on WGS84: distance, bearing, destination and circle, for one point or for arrays.

All figures are those of GeographicLib, through pyproj, which is imported when first used.
Longitudes and latitudes are in degrees, lengths in metres, bearings in degrees clockwise from
north, 0 to 360.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from gazetteer.places import Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike
    from pyproj import Geod
    from shapely import MultiPolygon, Polygon

    Floats: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]

SEMI_MAJOR_M = 6_378_137.0
"""Equatorial radius of WGS84 (NGA.STND.0036, table 3.1)."""
FLATTENING = 1 / 298.257223563
"""Flattening of WGS84 (same table)."""
HALF_MERIDIAN_M = 20_003_931.5
"""Pole to pole: no two points are farther apart, so a circle of this radius is the whole globe."""
CIRCLE_SEGMENTS = 64
"""Edges of a drawn circle; the chord then lies at most 0.12 % of the radius inside the arc."""

WORLD = (-180.0, -90.0, 180.0, 90.0)
"""West, south, east and north edge of all longitudes and latitudes, in degrees."""

METRES: dict[str, float] = {
    "m": 1.0,
    "km": 1000.0,
    "mi": 1609.344,
    "nmi": 1852.0,
    "yd": 0.9144,
    "ft": 0.3048,
}
"""Length in metres of each unit that results can be given in (all exact by definition)."""


@cache
def geod() -> Geod:
    """Return the WGS84 ellipsoid of pyproj, made once."""
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_m(a: Point, b: Point) -> float:
    """Length of the geodesic between two points.

    Examples
    --------
    >>> kharkiv, belgorod = Point(lon=36.2304, lat=50.005), Point(lon=36.5858, lat=50.5955)
    >>> round(distance_m(kharkiv, belgorod))
    70396
    """
    return float(geod().inv(a.lon, a.lat, b.lon, b.lat)[2])


def bearing_deg(a: Point, b: Point) -> float:
    """Direction in which the geodesic from `a` to `b` sets out, clockwise from north.

    Examples
    --------
    >>> bearing_deg(Point(lon=0, lat=0), Point(lon=1, lat=0))
    90.0
    """
    return (float(geod().inv(a.lon, a.lat, b.lon, b.lat)[0]) + 360.0) % 360.0


def destination(point: Point, bearing_deg: float, distance_m: float) -> Point:
    """Where one arrives after `distance_m` in the direction `bearing_deg`.

    Examples
    --------
    >>> there = destination(Point(lon=0, lat=0), 90, 111_319.4908)
    >>> round(there.lon, 6), round(abs(there.lat), 6)
    (1.0, 0.0)
    """
    lon, lat, _ = geod().fwd(point.lon, point.lat, bearing_deg, distance_m)
    return Point(lon=float(lon), lat=float(lat))


def distances_m(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> Floats:
    """Lengths of many geodesics; the four arrays are broadcast against each other.

    Examples
    --------
    >>> distances_m([0.0, 0.0], [0.0, 1.0], 0.0, 0.0).round()
    array([     0., 110574.])
    """
    return inverse(lon1, lat1, lon2, lat2)[1]


def inverse(
    lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike
) -> tuple[Floats, Floats]:
    """Bearings (degrees, at the first points) and lengths (metres) of many geodesics.

    Examples
    --------
    >>> bearings, lengths = inverse(0.0, 0.0, [0.0, 1.0], [1.0, 0.0])
    >>> bearings
    array([ 0., 90.])
    """
    import numpy as np

    arrays = np.broadcast_arrays(*(np.asarray(x, dtype=float) for x in (lon1, lat1, lon2, lat2)))
    from_lon, from_lat, to_lon, to_lat = (np.array(x) for x in arrays)
    bearings, _, lengths = geod().inv(from_lon, from_lat, to_lon, to_lat)
    return (np.asarray(bearings) + 360.0) % 360.0, np.asarray(lengths)


def destinations(
    lon: ArrayLike, lat: ArrayLike, bearing_deg: ArrayLike, distance_m: ArrayLike
) -> tuple[Floats, Floats]:
    """Longitudes and latitudes where many geodesics end; the arrays are broadcast.

    Examples
    --------
    >>> lons, lats = destinations(0.0, 0.0, [0.0, 90.0], 100_000.0)
    >>> lats.round(4)
    array([0.9044, 0.    ])
    """
    import numpy as np

    arrays = np.broadcast_arrays(
        *(np.asarray(x, dtype=float) for x in (lon, lat, bearing_deg, distance_m))
    )
    start_lon, start_lat, bearing, length = (np.array(x) for x in arrays)
    lons, lats, _ = geod().fwd(start_lon, start_lat, bearing, length)
    return np.asarray(lons), np.asarray(lats)


def circle(
    point: Point, radius_m: float, *, segments: int = CIRCLE_SEGMENTS
) -> Polygon | MultiPolygon:
    """Return the geodesic circle about a point, as a valid shape in longitude and latitude.

    A circle that crosses the antimeridian is cut there, into two polygons; one that holds a pole
    reaches up to it.

    Parameters
    ----------
    point
        The centre.
    radius_m
        The radius in metres, more than 0.
    segments
        Number of edges.

    Returns
    -------
    shapely.Polygon or shapely.MultiPolygon
        In longitude and latitude, within -180 to 180 and -90 to 90.

    Examples
    --------
    >>> circle(Point(lon=179.9, lat=0), 50_000).geom_type
    'MultiPolygon'
    """
    import numpy as np
    import shapely

    world = shapely.box(*WORLD)
    if radius_m >= HALF_MERIDIAN_M:
        return world
    north, south = (distance_m(point, Point(lon=0, lat=lat)) < radius_m for lat in (90.0, -90.0))
    bearings = np.linspace(0.0, 360.0, segments + 1)
    lons, lats = destinations(point.lon, point.lat, bearings, radius_m)
    lons = np.unwrap(lons, period=360.0)
    if north != south:  # the ring goes once round the globe: close it along the pole inside
        pole = 90.0 if north else -90.0
        lons = np.append(lons, [lons[-1], lons[0]])
        lats = np.append(lats, [pole, pole])
    ring = _wrapped(shapely.make_valid(shapely.Polygon(np.column_stack([lons, lats]))))
    return world.difference(ring) if north and south else ring  # type: ignore[no-any-return]  # shapely is untyped here


def _wrapped(shape: Any) -> Any:
    """Bring a shape whose longitudes run beyond ±180 back onto the globe, cut at the edge."""
    import shapely
    from shapely.affinity import translate

    world = shapely.box(*WORLD)
    if world.covers(shape):
        return shape
    pieces = [translate(shape, xoff=turn).intersection(world) for turn in (-360.0, 0.0, 360.0)]
    return shapely.union_all([piece for piece in pieces if piece.area > 0])
