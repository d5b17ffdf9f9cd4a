"""Places in any file that GDAL reads: GeoPackage, Shapefile, GeoJSON, KML, GeoParquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import SourceError
from gazetteer.importers.tables import check_columns, record_of
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from gazetteer.importers.records import PlaceRecord

BadRow = Callable[[str], None]
"""Is told of each feature that cannot be used: file, number and reason in one line."""

_CHUNK = 20_000
"""Features that are in memory at once."""


def read(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    kind: PlaceKind = PlaceKind.POI,
    bad: BadRow | None = None,
) -> Iterator[PlaceRecord]:
    """Yield the features of the file's first layer; lines and polygons are kept as footprints.

    Parameters
    ----------
    path
        The file; coordinates of any known system are turned into degrees.
    columns
        Our column names to the file's, where they differ: `{"name": "NAZWA"}`.
    kind
        What the features are, unless a column says.
    bad
        Told of features that cannot be used; without it the first one is an error.

    Raises
    ------
    SourceError
        The file cannot be read, a needed column is missing, or a feature is bad and `bad` is None.
    """
    path = Path(path)
    start = 0
    for frame in _frames(path):
        mapping = check_columns(path, frame.columns, columns or {})
        cells = frame[list(mapping.values())].astype(object).where(lambda table: table.notna(), "")
        rows = zip(cells.itertuples(index=False), frame.geometry, strict=True)
        for number, (row, geometry) in enumerate(rows, start + 1):
            where = f"{path}: feature {number}"
            try:
                texts = {ours: _text(value) for ours, value in zip(mapping, row, strict=True)}
                yield _record(texts, geometry, kind, f"{path.stem}:{number}", where)
            except ValueError as error:
                if bad is None:
                    raise SourceError(f"{where}: {error}") from error
                bad(f"{where}: {error}")
        start += len(frame)


def _frames(path: Path) -> Iterator[Any]:
    """Yield the file as tables of at most `_CHUNK` features in degrees."""
    import geopandas as gpd
    import pyogrio

    try:
        if path.suffix == ".parquet":
            frame = gpd.read_parquet(path)
            yield frame if frame.crs is None else frame.to_crs(4326)
            return
        count = pyogrio.read_info(path, force_feature_count=True)["features"]
        for start in range(0, count, _CHUNK):
            frame = gpd.read_file(path, rows=slice(start, start + _CHUNK))
            yield frame if frame.crs is None else frame.to_crs(4326)
    except (pyogrio.errors.DataSourceError, ValueError, AttributeError) as error:
        raise SourceError(f"{path}: cannot be read as a map layer: {error}") from error


def _text(value: object) -> str:
    """Write a cell as a text; whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _record(
    cells: dict[str, str],
    geometry: BaseGeometry | None,
    kind: PlaceKind,
    default_id: str,
    where: str,
) -> PlaceRecord:
    """Make a record of a feature.

    Raises
    ------
    ValueError
        It has no geometry, or a cell is not what its column asks for.
    """
    if geometry is None or geometry.is_empty:
        raise ValueError("it has no geometry")
    record = record_of(cells, default_id=default_id, where=where)
    record.kind = record.kind or kind
    place_on(record, geometry)
    return record


def place_on(record: PlaceRecord, geometry: BaseGeometry) -> None:
    """Set a record's point, extent and footprint from its geometry; a point in cells wins."""
    import shapely

    from gazetteer.extents import reach_m

    if geometry.geom_type == "Point":
        if record.lon is None or record.lat is None:
            record.lon, record.lat = shapely.get_coordinates(geometry)[0]
        return
    geometry = shapely.force_2d(geometry)
    if geometry.geom_type.endswith("Polygon") and not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    if record.lon is None or record.lat is None:
        inside = geometry.representative_point()
        record.lon, record.lat = inside.x, inside.y
    if record.uncertainty_m is None:
        record.uncertainty_m = reach_m(record.lon, record.lat, shapely.get_coordinates(geometry))
    record.footprint = shapely.to_wkb(geometry)
