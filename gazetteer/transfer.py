"""Bring places from files into a store of the reader's own, and take them out again."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gazetteer.build import BuildReport, Progress, build_store, bundled_store
from gazetteer.errors import SourceError, StoreError
from gazetteer.importers import geonames, osm, tables, vector
from gazetteer.importers.records import PlaceRecord, problem_of
from gazetteer.locating import Locator
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gazetteer.places import Place, PlaceKind

Source = Literal["geonames", "osm", "table", "layer"]
"""What a file is: a GeoNames dump, an OpenStreetmap extract, a CSV or TSV, or a map layer."""

_BY_ENDING: dict[str, Source] = {
    ".pbf": "osm",
    ".osm": "osm",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".txt": "geonames",
}
_CHUNK = 5_000
"""Records that are located at once."""
_EXPORTED = 100_000
"""Places that are written at once: bounds the memory to some 300 MB."""


def import_file(
    path: Path,
    into: Path,
    *,
    source: Source | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Add the places of a file to a store of the reader's own.

    The store lies above the bundled one when it is opened with it. It changes only when the whole
    import went well; an import that was broken off can simply be run again.

    Parameters
    ----------
    path
        The file, or for GeoNames also a folder.
    into
        The store. When there is one, its places stay, but for those with an id that comes again.
    source
        What the file is; None: by its ending.
    columns
        For tables and layers: our column names to the file's, where they differ.
    progress
        Is told of the progress.

    Returns
    -------
    BuildReport
        How much was written, and which rows could not be used.

    Raises
    ------
    SourceError
        The file cannot be read, or holds nothing that can be used.
    StoreError
        The store cannot be written.
    """
    path, into = Path(path), Path(into)
    if not path.exists():
        raise SourceError(f"{path}: no such file")
    report = BuildReport(into)
    records = _located(_read(path, source or kind_of(path), columns or {}, report), report)
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        if not into.exists():
            return build_store(records, into, progress=progress, report=report)
        with Store.open(into) as old:
            kept = (_record(place, old) for place in old.all_places())
            return build_store(chain(records, kept), into, progress=progress, report=report)
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(f"{into}: cannot be written: {error}") from error


def kind_of(path: Path) -> Source:
    """Guess what a file is by its name.

    Examples
    --------
    >>> kind_of(Path("ukraine-latest.osm.pbf")), kind_of(Path("UA.zip")), kind_of(Path("a.gpkg"))
    ('osm', 'geonames', 'layer')
    """
    if path.is_dir():
        return "geonames"
    if path.suffix.lower() == ".zip" and geonames.is_dump_name(path):
        return "geonames"
    return _BY_ENDING.get(path.suffix.lower(), "layer")


def _read(
    path: Path, source: Source, columns: Mapping[str, str], report: BuildReport
) -> Iterator[PlaceRecord]:
    """Read a file with the importer for what it is."""
    bad: Callable[[str], None] = report.add_problem
    if source == "geonames":
        return geonames.read(path, bad=bad)
    if source == "osm":
        return osm.read(path, bad=bad)
    if source == "table":
        return tables.read(path, columns=columns, bad=bad)
    return vector.read(path, columns=columns, bad=bad)


def _located(records: Iterator[PlaceRecord], report: BuildReport) -> Iterator[PlaceRecord]:
    """Set country, region and parents of records whose source does not say, by where they lie."""
    locator = Locator(bundled_store)
    while chunk := list(islice(records, _CHUNK)):
        lost = [r for r in chunk if not (r.country and r.parents) and problem_of(r) is None]
        swapped = locator.locate(lost) if lost else []
        for record in swapped:
            report.add_problem(
                f"{record.where or record.place_id}: {record.lat}, {record.lon} is not in"
                f" {record.country}, but {record.lon}, {record.lat} is; are latitude and longitude"
                " swapped?"
            )
        left_out = {id(record) for record in swapped}
        yield from (record for record in chunk if id(record) not in left_out)


def _record(place: Place, store: Store) -> PlaceRecord:
    """Turn a place of a store back into a record."""
    return PlaceRecord(
        place_id=place.place_id,
        name=place.name,
        kind=place.kind,
        lon=place.point.lon,
        lat=place.point.lat,
        uncertainty_m=place.uncertainty_m,
        country=place.country,
        admin1=place.admin1,
        parents=place.parents,
        population=place.population,
        names=place.names,
        admin_level=place.admin_level,
        is_capital=place.is_capital,
        source=place.source,
        licence=place.licence,
        certainty=place.certainty,
        footprint=store.footprint_wkb(place.place_id) if place.has_footprint else None,
    )


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
        The file; its ending says the format: `.gpkg`, `.geojson`, `.parquet` (points), `.csv`.
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
    """
    path = Path(path)
    temporary = path.with_name(f".{path.stem}.tmp{path.suffix}")
    temporary.unlink(missing_ok=True)
    with Store.open(store or bundled_store(progress=progress)) as opened:
        places = opened.all_places(country=country, kind=kind)
        chunks = iter(lambda: [_row(place) for place in islice(places, _EXPORTED)], [])
        try:
            count = 0
            for rows in chunks:
                _append(rows, temporary, path.suffix.lower(), first=count == 0)
                count += len(rows)
                if progress is not None:
                    progress(count, 0, "places")
            if not count:
                raise StoreError(f"{path}: not written, no place fits")
            temporary.replace(path)
        except (OSError, RuntimeError, ValueError) as error:
            temporary.unlink(missing_ok=True)
            if isinstance(error, StoreError):
                raise
            raise StoreError(f"{path}: cannot be written: {error}") from error
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


def _append(rows: list[dict[str, Any]], path: Path, ending: str, *, first: bool) -> None:
    """Write rows to a new file, or add them to the one that the first rows made.

    Raises
    ------
    ValueError
        The ending is none that we write.
    """
    import geopandas as gpd
    import pandas as pd

    table = pd.DataFrame(rows).astype({"population": "Int64", "admin_level": "Int64"})
    if ending == ".csv":
        table.to_csv(path, index=False, header=first, mode="w" if first else "a")
        return
    points = gpd.points_from_xy(table["lon"], table["lat"])
    frame = gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")
    if ending == ".gpkg":
        frame.to_file(path, layer="places", mode="w" if first else "a")
        return
    if not first:
        read = gpd.read_parquet if ending == ".parquet" else gpd.read_file
        frame = pd.concat([read(path), frame], ignore_index=True)
    if ending == ".parquet":
        frame.to_parquet(path)
    elif ending == ".geojson":
        frame.to_file(path)
    else:
        raise ValueError(f"{ending or 'no ending'} is none of .gpkg, .geojson, .parquet, .csv")
