"""Where the rows of a table lie: from its geometry, or from columns of coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.errors import InputError
from geomap.tables.frames import CRS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd
    from geopandas import GeoDataFrame

LATITUDES = ("latitude", "lat", "y")
LONGITUDES = ("longitude", "lon", "lng", "long", "x")
"""Names of coordinate columns, in lower case, the likeliest first."""


def coordinate_columns(names: Sequence[Any]) -> tuple[Any, Any]:
    """Find the columns of latitude and longitude by their usual names, in any case.

    Parameters
    ----------
    names
        The names of all columns.

    Returns
    -------
    tuple
        The two names; None in the place of one that is not there.

    Examples
    --------
    >>> coordinate_columns(["Source", "Lon", "Lat"])
    ('Lat', 'Lon')
    """
    lower = {str(name).strip().lower(): name for name in reversed(names)}
    latitude = next((lower[name] for name in LATITUDES if name in lower), None)
    longitude = next((lower[name] for name in LONGITUDES if name in lower), None)
    return latitude, longitude


def located(table: pd.DataFrame, path: Path) -> GeoDataFrame:
    """Give a table points in EPSG:4326.

    Parameters
    ----------
    table
        Rows with a geometry, or with columns of latitude and longitude.
    path
        Its file, for errors.

    Returns
    -------
    GeoDataFrame
        The same rows; the geometry is null where none is known.

    Raises
    ------
    InputError
        When a row lies nowhere on Earth or is no point, or when there are no positions at all.
    """
    import geopandas as gpd

    latitude, longitude = coordinate_columns(list(table.columns))
    if isinstance(table, gpd.GeoDataFrame) and (latitude is None or table.geometry.notna().any()):
        return _as_points(table, path)
    if latitude is None or longitude is None:
        raise InputError(f"{path}: no points, and no columns latitude and longitude")
    lats = _degrees(table[latitude], 90, path)
    lons = _degrees(table[longitude], 180, path)
    points = gpd.GeoSeries(gpd.points_from_xy(lons, lats), index=table.index, crs=CRS)
    points[lats.isna() | lons.isna()] = None
    plain = table.drop(columns=[latitude, longitude, "geometry"], errors="ignore")
    return gpd.GeoDataFrame(plain, geometry=points)


def row_number(position: int, path: Path) -> int:
    """Count rows as a person sees them: in a .csv the heading is row 1, elsewhere there is none."""
    return position + (2 if path.suffix.lower() == ".csv" else 1)


def _as_points(table: GeoDataFrame, path: Path) -> GeoDataFrame:
    """Bring a table's geometry to EPSG:4326 and make sure that it is points."""
    crs = table.crs
    shapes = table.geometry.set_crs(CRS) if crs is None else table.geometry.to_crs(CRS)
    bad = (shapes.notna() & (shapes.geom_type != "Point")).to_numpy()
    if bad.any():
        first = int(bad.argmax())
        kind = shapes.iloc[first].geom_type
        raise InputError(
            f"{path}, row {row_number(first, path)}: a {kind}; only points can be mapped"
        )
    _degrees(shapes.y.rename("latitude"), 90, path)
    _degrees(shapes.x.rename("longitude"), 180, path)
    import geopandas as gpd

    plain = table.drop(columns=table.geometry.name)
    return gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries(shapes.to_numpy(), table.index, crs=CRS))


def _degrees(column: pd.Series[Any], limit: int, path: Path) -> pd.Series[float]:
    """Read one coordinate column, naming the first cell that is none."""
    import pandas as pd

    numbers: pd.Series[float] = pd.to_numeric(column, errors="coerce")
    wrong = ((column.notna() & numbers.isna()) | (numbers.abs() > limit)).to_numpy()
    if wrong.any():
        first = int(wrong.argmax())
        raise InputError(
            f"{path}, row {row_number(first, path)}, column {column.name}: "
            f"{column.iloc[first]!r} is no number from -{limit} to {limit}"
        )
    return numbers
