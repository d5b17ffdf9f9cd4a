"""Distances for whole columns of points: `GeoSeries` in, tables out, vectorised and geodesic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazetteer import Gazetteer, Polyline, inverse
from geomap.errors import UsageError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame, GeoSeries
    from pandas import Series
    from shapely.geometry.base import BaseGeometry

METRES_PER_KM = 1000.0
WGS84 = 4326


def distance_to_border(
    points: GeoSeries, *countries: str, gazetteer: Gazetteer | None = None
) -> GeoDataFrame:
    """Measure from many points to a country's land border, or to the border of two.

    Parameters
    ----------
    points
        Points in any projection; missing ones give missing distances.
    *countries
        One or two ISO alpha-2 codes.
    gazetteer
        Whose borders to take; None opens the bundled ones.

    Returns
    -------
    GeoDataFrame
        With the index of `points`: `distance_km`, `bearing_deg` (from the point), and the nearest
        point of the border as geometry, EPSG:4326. `attrs["borders"]` names the data set.

    Raises
    ------
    UnknownPlaceError
        There is no such land border.
    UsageError
        The geometries are not points, or no projection is stated.

    Examples
    --------
    >>> import geopandas
    >>> squares = geopandas.GeoSeries.from_xy([36.2304], [50.0050], crs=4326, index=["Kharkiv"])
    >>> distance_to_border(squares, "RU", "UA").distance_km.round(1)["Kharkiv"]
    np.float64(32.2)
    """
    if gazetteer is None:
        with Gazetteer.open() as bundled:
            return distance_to_border(points, *countries, gazetteer=bundled)
    border = gazetteer.border(*countries)
    table = _nearest(points, border.line)
    table.attrs["borders"] = border.source
    return table


def distance_to(points: GeoSeries, geometry: BaseGeometry) -> GeoDataFrame:
    """Measure from many points to the nearest point of a line or of a polygon's outline.

    Parameters
    ----------
    points
        Points in any projection.
    geometry
        A line or polygon of shapely, longitude and latitude.

    Returns
    -------
    GeoDataFrame
        As `distance_to_border` gives it.

    Examples
    --------
    >>> import geopandas, shapely
    >>> points = geopandas.GeoSeries.from_xy([0.0], [1.0], crs=4326)
    >>> equator = shapely.LineString([(-10, 0), (10, 0)])
    >>> float(distance_to(points, equator).distance_km[0].round(2))
    110.57
    """
    return _nearest(points, Polyline(geometry))


def distance_between(origins: GeoSeries, goals: GeoSeries) -> Series[float]:
    """Measure between two columns of points, row by row as their indices align.

    Parameters
    ----------
    origins, goals
        Points in any projection.

    Returns
    -------
    Series
        Kilometres along the geodesic; missing where one of the two is.

    Examples
    --------
    >>> import geopandas
    >>> here = geopandas.GeoSeries.from_xy([36.2304], [50.0050], crs=4326)
    >>> there = geopandas.GeoSeries.from_xy([36.5858], [50.5955], crs=4326)
    >>> float(distance_between(here, there)[0].round(1))
    70.4
    """
    import pandas as pd

    origins, goals = origins.align(goals)
    _, lengths = inverse(*_coordinates(origins), *_coordinates(goals))
    return pd.Series(lengths / METRES_PER_KM, index=origins.index, name="distance_km")


def _nearest(points: GeoSeries, line: Polyline) -> GeoDataFrame:
    import geopandas

    found = line.nearest(*_coordinates(points))
    return geopandas.GeoDataFrame(
        {"distance_km": found.distance_m / METRES_PER_KM, "bearing_deg": found.bearing_deg},
        geometry=geopandas.points_from_xy(found.lon, found.lat),
        index=points.index,
        crs=WGS84,
    )


def _coordinates(points: GeoSeries) -> tuple[Any, Any]:
    """Longitudes and latitudes of points; NaN where a point is missing or empty."""
    if points.crs is None:
        raise UsageError("the points state no projection: set it, e.g. points.set_crs(4326)")
    kinds = set(points.geom_type.dropna()) - {"Point"}
    if kinds:
        raise UsageError(f"distances are measured from points, not from a {min(kinds)}")
    degrees = points.to_crs(WGS84)
    return degrees.x.to_numpy(), degrees.y.to_numpy()
