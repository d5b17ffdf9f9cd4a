"""Rows of places in the one form that all bundled tables have, written as Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import Geod

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")

SCHEMA = pa.schema(
    [
        ("place_id", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("extent_m", pa.int32()),
        ("country", pa.string()),
        ("parent", pa.string()),
        ("names", pa.string()),
        ("abbreviations", pa.string()),
        ("population", pa.int32()),
        ("admin_level", pa.int8()),
        ("is_capital", pa.bool_()),
        ("certainty", pa.string()),
    ]
)
_REPEATED = ("kind", "country", "parent", "certainty", "source", "licence")
"""Columns of few different values."""
_DEGREE_DIGITS = 5
"""Digits after the point of a degree: 1 m."""


def write_places(rows: Sequence[dict[str, Any]], path: Path, *, source: str, licence: str) -> None:
    """Write rows of places; source and licence hold for all that name none of their own."""
    for row in rows:
        row["lat"] = round(row["lat"], _DEGREE_DIGITS)
        row["lon"] = round(row["lon"], _DEGREE_DIGITS)
    schema = SCHEMA
    for field in ("source", "licence") if any("source" in row for row in rows) else ():
        schema = schema.append(pa.field(field, pa.string()))
    schema = schema.with_metadata({"source": source, "licence": licence})
    table = pa.Table.from_pylist(list(rows), schema=schema)
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=[name for name in _REPEATED if name in schema.names],
        column_encoding={"lat": "BYTE_STREAM_SPLIT", "lon": "BYTE_STREAM_SPLIT"},
        row_group_size=len(rows),
        data_page_size=8 * 1024 * 1024,
    )


def joined(name: str, names: Iterable[str]) -> str:
    """Join names to one cell, without the canonical name and without repetitions."""
    kept: dict[str, str] = {}
    for other in names:
        text = other[3:] if other[2:3] == ":" else other
        clean = " ".join(other.replace("|", " ").split())
        # A name whose language is known says more than the same name without.
        if text and (other != text or (text != name and text not in kept)):
            kept[text] = clean
    return "|".join(kept.values())


def radius_m(point: tuple[float, float], coordinates: NDArray[np.float64]) -> float:
    """Return the distance from a point to the farthest of some positions, in metres."""
    lon = np.full(len(coordinates), point[0])
    lat = np.full(len(coordinates), point[1])
    return float(GEOD.inv(lon, lat, coordinates[:, 0], coordinates[:, 1])[2].max())


def inner_point(shape: BaseGeometry, wish: tuple[float, float] | None) -> tuple[float, float]:
    """Return the wished-for point when it is in the shape, the nearest in it, or any."""
    if wish is None:
        inside = shape.representative_point()
        return inside.x, inside.y
    point = shapely.Point(wish)
    if shape.contains(point):
        return wish
    parts = shapely.get_parts(shape)
    nearest = parts[np.argmin(shapely.distance(parts, point))].representative_point()
    return nearest.x, nearest.y
