"""Tables to files: GeoJSON, GeoPackage, GeoParquet, CSV, KML, JSON; the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.files import ending_among, replacing
from geomap.tables.columns import COORDINATE_DIGITS
from geomap.tables.frames import slices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

GEOPACKAGE = "1.2"
"""Version of the GeoPackages that are written: what older QGIS (3.22) reads without a warning."""


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
            with temporary.open("w", encoding="utf-8", newline="") as file:
                file.writelines(_lines(table, ending))
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
    return "".join(_lines(table, ending))


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
    options = {"VERSION": GEOPACKAGE} if ending == "gpkg" else {}
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": FROZEN_CLOCK})
    try:
        pyogrio.write_dataframe(
            table,
            path,
            layer=LAYER,
            driver=driver,
            geometry_type=geometry,
            dataset_options=options,
        )
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _with_balloon(table: GeoDataFrame) -> GeoDataFrame:
    """Add what KML viewers show in a list and in the balloon; the other columns stay as data."""
    heading = next(name for name in ("place_text", "text") if name in table)
    body = next(name for name in ("quote", "explanation", "text") if name in table)
    return table.assign(Name=table[heading], Description=table[body])


def _lines(table: GeoDataFrame, ending: str) -> Iterator[str]:
    """Give a table's text piece by piece."""
    if ending == "geojson":
        yield '{"type":"FeatureCollection","features":[\n'
        yield from _separated(_features(located(table)))
        yield "\n]}\n"
    elif ending == "json":
        yield "[\n" if len(table) else "["
        yield from _separated(_records(flat(table)))
        yield "\n]\n" if len(table) else "]\n"
    else:
        columns = flat(table.head(0))
        yield columns.to_csv(index=False, lineterminator="\n")
        for part in slices(table):
            yield flat(part).to_csv(index=False, header=False, lineterminator="\n")


def _features(table: GeoDataFrame) -> Iterator[dict[str, Any]]:
    for row, shape in zip(_records(table.drop(columns="geometry")), table.geometry, strict=True):
        yield {"type": "Feature", "properties": row, "geometry": _geometry(shape)}


def _separated(values: Iterable[Any]) -> Iterator[str]:
    separator = ""
    for value in values:
        yield separator + _json(value)
        separator = ",\n"


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
    names = list(table.columns)
    for part in slices(table):
        plain = part.astype(object).where(part.notna(), None)
        for values in zip(*(plain[name] for name in names), strict=True):
            yield dict(zip(names, values, strict=True))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
