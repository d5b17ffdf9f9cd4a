"""Tables to files: GeoJSON, GeoPackage, GeoParquet, CSV, KML, JSON; the same bytes every time."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.files import ending_among, replacing
from geomap.tables.columns import COORDINATE_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

FORMATS = ("geojson", "gpkg", "parquet", "csv", "kml", "json")
"""Endings of files that hold a table."""

TEXT_FORMATS = ("geojson", "csv", "json")
"""Those that can also go to standard output."""

LAYER = "geomap"
"""Name of the layer in a GeoPackage or KML file."""

FROZEN_CLOCK = "1970-01-01T00:00:00.000Z"
"""What GDAL writes as "last change" into a GeoPackage: the same table gives the same bytes."""


def table_format(path: Path) -> str:
    """Tell a table's format by its file's ending.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UsageError
        When no table can be written with this ending.

    Examples
    --------
    >>> table_format(Path("claims.geojson"))
    'geojson'
    """
    return ending_among(path, FORMATS)


def write_table(table: GeoDataFrame, path: str | Path) -> None:
    """Write a table; a half-written file never appears.

    Parameters
    ----------
    table
        Claims, places or checks.
    path
        Where to; the ending gives the format.

    Raises
    ------
    UsageError
        When the ending is none of `FORMATS`.
    OutputError
        When the file cannot be written.
    """
    path = Path(path)
    ending = table_format(path)
    with replacing(path) as temporary:
        if ending in TEXT_FORMATS:
            temporary.write_text(dump_table(table, ending), encoding="utf-8", newline="")
        elif ending == "parquet":
            located(table).to_parquet(temporary, index=False, compression="zstd")
        else:
            _write_layer(located(table), temporary, ending)


def dump_table(table: GeoDataFrame, ending: str) -> str:
    """Give a table as text.

    Parameters
    ----------
    table
        Claims, places or checks.
    ending
        One of `TEXT_FORMATS`.

    Returns
    -------
    str
        GeoJSON (RFC 7946, one feature a line), CSV, or a JSON list of rows.
    """
    if ending == "geojson":
        return "".join(_geojson(located(table)))
    if ending == "json":
        rows = ",\n".join(_json(row) for row in _records(flat(table)))
        return f"[\n{rows}\n]\n" if rows else "[]\n"
    buffer = StringIO()
    flat(table).to_csv(buffer, index=False, lineterminator="\n")
    return buffer.getvalue()


def located(table: GeoDataFrame) -> GeoDataFrame:
    """Leave a table's geometry as its only position: a moved point must not contradict a column."""
    return table.drop(columns=["latitude", "longitude"], errors="ignore")


def flat(table: GeoDataFrame) -> pd.DataFrame:
    """Replace a table's geometry by its latitude and longitude columns, taken from the geometry."""
    import pandas as pd

    plain = pd.DataFrame(table.drop(columns="geometry"))
    if "latitude" in plain:
        points = table.geometry
        plain["latitude"] = points.y.round(COORDINATE_DIGITS).to_numpy()
        plain["longitude"] = points.x.round(COORDINATE_DIGITS).to_numpy()
    return plain


def _write_layer(table: GeoDataFrame, path: Path, ending: str) -> None:
    import pyogrio

    driver = {"gpkg": "GPKG", "kml": "LIBKML"}[ending]
    if ending == "kml":
        table = _with_balloon(table)
    geometry = "LineString" if "verdict" in table else "Point"
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": FROZEN_CLOCK})
    try:
        pyogrio.write_dataframe(table, path, layer=LAYER, driver=driver, geometry_type=geometry)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _with_balloon(table: GeoDataFrame) -> GeoDataFrame:
    """Add what KML viewers show in a list and in the balloon; the other columns stay as data."""
    heading = next(name for name in ("place_text", "text") if name in table)
    body = next(name for name in ("quote", "explanation", "text") if name in table)
    return table.assign(Name=table[heading], Description=table[body])


def _geojson(table: GeoDataFrame) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":[\n'
    separator = ""
    for row, shape in zip(_records(table.drop(columns="geometry")), table.geometry, strict=True):
        feature = {"type": "Feature", "properties": row, "geometry": _geometry(shape)}
        yield separator + _json(feature)
        separator = ",\n"
    yield "\n]}\n"


def _geometry(shape: BaseGeometry | None) -> dict[str, Any] | None:
    if shape is None or shape.is_empty:
        return None
    positions = [
        [round(x, COORDINATE_DIGITS), round(y, COORDINATE_DIGITS)] for x, y in shape.coords
    ]
    if shape.geom_type == "Point":
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": shape.geom_type, "coordinates": positions}


def _records(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows as JSON values: None for what is missing, whole numbers whole."""
    plain = table.astype(object).where(table.notna(), None)
    names = list(plain.columns)
    for values in zip(*(plain[name] for name in names), strict=True):
        yield dict(zip(names, values, strict=True))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
