"""Take places out of a store, to a file that QGIS and spreadsheets open."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.build import bundled_store
from gazetteer.errors import StoreError
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from gazetteer.importers.records import Progress
    from gazetteer.places import Place, PlaceKind

_EXPORTED = 20_000
"""Places that are written at once: bounds the memory."""
_EXPORTED_WHOLE = 100_000
"""The same for formats that nothing can be added to: each time the file is written anew."""
_GEOPACKAGE = "1.2"
"""Version of the format: what older QGIS (3.22) reads without a warning."""
_FROZEN_CLOCK = "1970-01-01T00:00:00.000Z"
"""What GDAL writes as "last change" into a GeoPackage: the same places give the same bytes."""
_SHAPES = {"areas": ("MultiPolygon", 2), "lines": ("MultiLineString", 1)}
"""Layers of a GeoPackage beside the points: type of the geometry and its dimension."""


def export_store(
    store: Path | None,
    path: Path,
    *,
    country: str | None = None,
    kind: PlaceKind | None = None,
    progress: Progress | None = None,
) -> int:
    """Write a store's places to a file that QGIS and spreadsheets open.

    Parameters
    ----------
    store
        The store; None: the bundled one.
    path
        The file; its ending says the format: `.gpkg` (points in the layer `places`, true shapes in
        `areas` and `lines`), `.geojson` and `.parquet` (points), `.csv`.
    country
        Only places of this country, ISO alpha-2.
    kind
        Only places of this kind.
    progress
        Is told of the progress.

    Returns
    -------
    int
        How many places were written.

    Raises
    ------
    StoreError
        The store cannot be read, nothing fits, or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from gazetteer import PlaceKind
    >>> with TemporaryDirectory() as folder:
    ...     export_store(None, Path(folder, "ua.csv"), country="UA", kind=PlaceKind.COUNTRY)
    1
    """
    path = Path(path)
    if path.suffix.lower() not in _WRITERS:
        known = ", ".join(_WRITERS)
        raise StoreError(f"{path}: {path.suffix or 'no ending'} is none of {known}")
    write, at_once = _WRITERS[path.suffix.lower()]
    temporary = path.with_name(f".{path.stem}.tmp{path.suffix}")
    temporary.unlink(missing_ok=True)
    with Store.open(store or bundled_store(progress=progress)) as opened:
        places = opened.all_places(country=country, kind=kind)
        count = 0
        try:
            while chunk := list(islice(places, at_once)):
                write(chunk, opened, temporary, first=count == 0)
                count += len(chunk)
                if progress is not None:
                    progress(count, 0, "places")
            if not count:
                raise StoreError(f"{path}: not written, no place fits")
            temporary.replace(path)
        except (OSError, RuntimeError, ValueError) as error:
            if isinstance(error, StoreError):
                raise
            raise StoreError(f"{path}: cannot be written: {error}") from error
        finally:
            temporary.unlink(missing_ok=True)
    return count


def _row(place: Place) -> dict[str, Any]:
    """Return a place's row in the columns that the importer of tables reads."""
    by_kind: dict[str, list[str]] = {"alternate": [], "former": [], "abbreviation": []}
    for name in place.names:
        text = f"{name.language}:{name.text}" if name.language else name.text
        by_kind.get(name.kind, by_kind["alternate"]).append(text)
    return {
        "place_id": place.place_id,
        "name": place.name,
        "kind": str(place.kind),
        "lat": place.point.lat,
        "lon": place.point.lon,
        "extent_m": round(place.uncertainty_m),
        "country": place.country,
        "admin1": place.admin1,
        "parent": "|".join(place.parents),
        "names": "|".join(by_kind["alternate"]),
        "former": "|".join(by_kind["former"]),
        "abbreviations": "|".join(by_kind["abbreviation"]),
        "population": place.population,
        "admin_level": place.admin_level,
        "source": place.source,
        "licence": place.licence,
        "certainty": place.certainty,
    }


def _table(places: list[Place]) -> pd.DataFrame:
    """Return places as a table."""
    import pandas as pd

    table = pd.DataFrame([_row(place) for place in places])
    return table.astype({"population": "Int64", "admin_level": "Int64"})


def _points(places: list[Place]) -> GeoDataFrame:
    """Return places as a table with their points."""
    import geopandas as gpd

    table = _table(places)
    points = gpd.points_from_xy(table["lon"], table["lat"])
    return gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")


def _write_csv(places: list[Place], _store: Store, path: Path, *, first: bool) -> None:
    """Write rows to a new file, or add them to it."""
    _table(places).to_csv(path, index=False, header=first, mode="w" if first else "a")


def _write_geopackage(places: list[Place], store: Store, path: Path, *, first: bool) -> None:
    """Write points and shapes to the layers of a new file, or add them to it."""
    import pyogrio

    layers = {"places": ("Point", _points(places))}
    layers |= {name: (_SHAPES[name][0], frame) for name, frame in _shapes(places, store)}
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _FROZEN_CLOCK})
    try:
        for name, (geometry_type, frame) in layers.items():
            new_file = first and name == "places"
            append = path.exists() and name in pyogrio.list_layers(path)[:, 0]
            pyogrio.write_dataframe(
                frame,
                path,
                driver="GPKG",
                layer=name,
                geometry_type=geometry_type,
                promote_to_multi=name in _SHAPES,
                append=append,
                **({"dataset_options": {"VERSION": _GEOPACKAGE}} if new_file else {}),
            )
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _shapes(places: list[Place], store: Store) -> Iterator[tuple[str, GeoDataFrame]]:
    """Yield the layers of shapes that some places have."""
    import geopandas as gpd
    import shapely

    shaped = [place for place in places if place.has_footprint]
    if not shaped:
        return
    shapes = shapely.from_wkb([store.footprint_wkb(place.place_id) for place in shaped])
    dimensions = shapely.get_dimensions(shapes)
    table = _table(shaped)
    for name, (_, dimension) in _SHAPES.items():
        here = dimensions == dimension
        if here.any():
            plain = [_without(shape, dimension) for shape in shapes[here]]
            yield name, gpd.GeoDataFrame(table[here], geometry=plain, crs="EPSG:4326")


def _without(shape: BaseGeometry, dimension: int) -> BaseGeometry:
    """Return a shape without the lines and points that a collection holds beside its areas."""
    import shapely

    if shape.geom_type != "GeometryCollection":
        return shape
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == dimension])


def _write_geojson(places: list[Place], _store: Store, path: Path, *, first: bool) -> None:
    """Write points to a new file, or add them to it."""
    import geopandas as gpd
    import pandas as pd

    frame = _points(places)
    if not first:
        frame = pd.concat([gpd.read_file(path), frame], ignore_index=True)
    frame.to_file(path)


def _write_parquet(places: list[Place], _store: Store, path: Path, *, first: bool) -> None:
    """Write points to a new file, or add them to it."""
    import geopandas as gpd
    import pandas as pd

    frame = _points(places)
    if not first:
        frame = pd.concat([gpd.read_parquet(path), frame], ignore_index=True)
    frame.to_parquet(path)


_WRITERS: dict[str, tuple[Callable[..., None], int]] = {
    ".gpkg": (_write_geopackage, _EXPORTED),
    ".geojson": (_write_geojson, _EXPORTED_WHOLE),
    ".parquet": (_write_parquet, _EXPORTED_WHOLE),
    ".csv": (_write_csv, _EXPORTED),
}
"""What writes a format, by the file's ending, and how many places at once."""
