"""Places in any file that GDAL reads: GeoPackage, Shapefile, GeoJSON, KML, GeoParquet."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import SourceError
from gazetteer.importers.records import BadRow, Progress, refuse, silent
from gazetteer.importers.tables import check_columns, record_of
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shapely.geometry.base import BaseGeometry

    from gazetteer.importers.records import PlaceRecord

_CHUNK = 20_000
"""Features that are in memory at once."""
_SIDE_FILES = (".dbf", ".shx", ".prj", ".cpg")
"""What lies beside a shapefile and belongs to it."""


def files(path: Path) -> list[Path]:
    """Return the files that a layer consists of."""
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    beside = [path.with_suffix(ending) for ending in _SIDE_FILES]
    return [path, *(file for file in beside if path.suffix == ".shp" and file.exists())]


def read(  # noqa: PLR0913 - what to read, and whom to tell of what
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    layer: str | None = None,
    kind: PlaceKind = PlaceKind.POI,
    bad: BadRow | None = None,
    skip: int = 0,
    progress: Progress = silent,
) -> Iterator[PlaceRecord]:
    """Yield the features of a layer of the file; lines and polygons are kept as footprints.

    Parameters
    ----------
    path
        The file; coordinates of any known system are turned into degrees.
    columns
        Our column names to the file's, where they differ: `{"name": "NAZWA"}`.
    layer
        The layer's name; None: the first.
    kind
        What the features are, unless a column says.
    bad
        Told of features that cannot be used; without it the first one is an error.
    skip
        Features to pass over: those that were read before an interruption.
    progress
        Told of the progress.

    Raises
    ------
    SourceError
        The file cannot be read, a needed column is missing, or a feature is bad and `bad` is None.
    """
    path = Path(path)
    tell = bad or refuse
    for start, total, frame in _frames(path, layer, skip):
        mapping = check_columns(path, frame.columns, columns or {})
        cells = frame[list(mapping.values())].astype(object).where(lambda table: table.notna(), "")
        rows = zip(cells.itertuples(index=False), frame.geometry, strict=True)
        for number, (row, geometry) in enumerate(rows, start + 1):
            where = f"{path}: feature {number}"
            texts = {ours: _text(value) for ours, value in zip(mapping, row, strict=True)}
            try:
                record = _record(texts, kind, f"{path.stem}:{number}", where)
                remark = _place(record, geometry)
            except ValueError as error:
                tell(f"{where}: {error}")
                continue
            if remark:
                tell(f"{where}: {remark}")
            record.row = number
            yield record
        progress(start + len(frame), total, "features")


def other_layers(path: Path, layer: str | None) -> list[str]:
    """Return the names of the layers of a file that are not read.

    Raises
    ------
    SourceError
        The file has no such layer.
    """
    if path.suffix == ".parquet":
        return []
    names = _layers(path)
    if layer is not None and layer not in names:
        raise SourceError(f"{path}: no layer {layer!r}; the file has {', '.join(names)}")
    return [name for name in names if name != (layer or names[0])]


def _layers(path: Path) -> list[str]:
    """Return the names of the layers of a file.

    Raises
    ------
    SourceError
        It is no map layer, or has none.
    """
    import pyogrio

    try:
        names = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    except pyogrio.errors.DataSourceError as error:
        raise SourceError(f"{path}: cannot be read as a map layer: {error}") from error
    if not names:
        raise SourceError(f"{path}: holds no map layer")
    return names


def _frames(path: Path, layer: str | None, skip: int) -> Iterator[tuple[int, int, Any]]:
    """Yield the file as tables of at most `_CHUNK` features in degrees.

    With each table come the number of features before it and the number of all.
    """
    import geopandas as gpd
    import pyogrio

    try:
        if path.suffix == ".parquet":
            whole = gpd.read_parquet(path)
            frame = whole.iloc[skip:]
            yield skip, len(whole), frame if frame.crs is None else frame.to_crs(4326)
            return
        name = layer or _layers(path)[0]
        count = pyogrio.read_info(path, layer=name, force_feature_count=True)["features"]
        for start in range(skip, count, _CHUNK):
            yield start, count, _chunk(path, name, start)
    except (pyogrio.errors.DataSourceError, ValueError, AttributeError, OSError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(f"{path}: cannot be read as a map layer: {error}") from error


def _chunk(path: Path, layer: str, start: int) -> Any:
    """Read some features; a geometry that cannot be read is left out, not the whole file."""
    import geopandas as gpd
    import pyogrio
    import shapely

    with warnings.catch_warnings(action="ignore"):  # we name the feature, GDAL does not
        meta, _, shapes, columns = pyogrio.raw.read(
            path, layer=layer, skip_features=start, max_features=_CHUNK
        )
    cells = dict(zip(meta["fields"], columns, strict=True))
    geometry = shapely.from_wkb(shapes, on_invalid="ignore")
    frame = gpd.GeoDataFrame(cells, geometry=geometry, crs=meta["crs"])
    return frame if frame.crs is None else frame.to_crs(4326)


def _text(value: object) -> str:
    """Write a cell as a text; whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _record(cells: dict[str, str], kind: PlaceKind, default_id: str, where: str) -> PlaceRecord:
    """Make a record of a feature's cells.

    Raises
    ------
    ValueError
        A cell is not what its column asks for.
    """
    record = record_of(cells, default_id=default_id, where=where)
    record.kind = record.kind or kind
    return record


def _place(record: PlaceRecord, geometry: BaseGeometry | None) -> str | None:
    """Set a feature's position by its geometry; return a remark when that had to be repaired.

    Raises
    ------
    ValueError
        It has no geometry that can be used.
    """
    import shapely

    if geometry is None or geometry.is_empty:
        raise ValueError("it has no geometry, or one that cannot be read")
    remark = None
    if geometry.geom_type.endswith("Polygon") and not geometry.is_valid:
        reason = shapely.is_valid_reason(geometry)
        geometry = _polygons(shapely.make_valid(geometry))
        if geometry.is_empty:
            raise ValueError(f"its polygon is wrong ({reason}) and has no area")
        remark = f"its polygon is wrong ({reason}); it was repaired, look at it"
    place_on(record, geometry)
    return remark


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Return what of a repaired polygon is area."""
    import shapely

    parts = [part for part in shapely.get_parts(shapely.get_parts(geometry)) if part.area]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


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
