"""Bring places from files into a store of the reader's own."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gazetteer.build import BuildReport, bundled_store, fingerprint
from gazetteer.errors import SourceError
from gazetteer.importers import geonames, osm, tables, vector
from gazetteer.importers.records import TOLD_ROWS, PlaceRecord, Progress, problem_of, silent
from gazetteer.imports import Note, Stage, described, import_in_parts, unheard
from gazetteer.locating import Locator
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazetteer.places import Place

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


def import_file(  # noqa: PLR0913 - what to read, where to, and whom to tell of what
    path: Path,
    into: Path,
    *,
    source: Source | None = None,
    columns: Mapping[str, str] | None = None,
    layer: str | None = None,
    progress: Progress = silent,
    note: Note = unheard,
) -> BuildReport:
    r"""Add the places of a file to a store of the reader's own.

    The store lies above the bundled one when it is opened with it. It changes only when the whole
    import went well. One that was broken off, even by the power, goes on where it stopped when it
    is run again: what was read lies beside the store, in a file that ends in `.part`.

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
    layer
        For files with several map layers: which to read; None: the first.
    progress
        Is told of the progress.
    note
        Is told, in a sentence, when an import goes on where an earlier one stopped, or cannot, and
        when the file has layers that are not read.

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

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "mine.csv")
    ...     _ = table.write_text("name,lat,lon,country\nDepot,50.005,36.23,UA\n")
    ...     import_file(table, Path(folder, "mine.sqlite")).places
    1
    """
    path, into = Path(path), Path(into)
    if not path.exists():
        raise SourceError(f"{path}: no such file")
    source = source or kind_of(path)
    columns = dict(columns or {})
    if source == "layer":
        others = vector.other_layers(path, layer)
        if others:
            note(f"other layers are not read: {', '.join(others)}; choose one with --layer")
    report = BuildReport(into)
    locator = Locator(bundled_store)
    with ExitStack() as stack:
        stages = [
            Stage(
                partial(_read, path, source, columns, layer, report, progress),
                partial(_locate, locator, report),
            )
        ]
        if into.exists():
            old = stack.enter_context(Store.open(into))
            stages.append(Stage(partial(_kept, old, progress)))
        made_from = {
            "the file": described(_files(path, source)),
            "the options": f"{source} {sorted(columns.items())} {layer or ''}",
            "the store": described([into]),
            "geomap": fingerprint(),
        }
        return import_in_parts(stages, report, made_from, progress=progress, note=note)


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


def _files(path: Path, source: Source) -> list[Path]:
    """Return the files that an import reads."""
    if source == "geonames":
        return geonames.files(path)
    return vector.files(path) if source == "layer" else [path]


def _read(  # noqa: PLR0913, PLR0917 - what to read, and whom to tell of what
    path: Path,
    source: Source,
    columns: Mapping[str, str],
    layer: str | None,
    report: BuildReport,
    progress: Progress,
    skip: int,
) -> Iterator[PlaceRecord]:
    """Read a file with the importer for what it is, after the rows that were read before.

    Raises
    ------
    SourceError
        It cannot be read.
    """
    bad = report.add_problem
    try:
        if source == "geonames":
            yield from geonames.read(path, bad=bad, skip=skip, progress=progress)
        elif source == "osm":
            yield from osm.read(path, bad=bad, skip=skip, progress=progress)
        elif source == "table":
            yield from tables.read(path, columns=columns, bad=bad, skip=skip, progress=progress)
        else:
            yield from vector.read(
                path, columns=columns, layer=layer, bad=bad, skip=skip, progress=progress
            )
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from error


def _locate(locator: Locator, report: BuildReport, records: list[PlaceRecord]) -> list[PlaceRecord]:
    """Set country, region and parents of records whose source does not say, by where they lie."""
    lost = [r for r in records if not (r.country and r.parents) and problem_of(r) is None]
    swapped = locator.locate(lost) if lost else []
    for record in swapped:
        report.add_problem(
            f"{record.where or record.place_id}: {record.lat}, {record.lon} is not in"
            f" {record.country}, but {record.lon}, {record.lat} is; are latitude and longitude"
            " swapped?"
        )
    left_out = {id(record) for record in swapped}
    return [record for record in records if id(record) not in left_out]


def _kept(store: Store, progress: Progress, skip: int) -> Iterator[PlaceRecord]:
    """Yield the places that a store holds already, after the first `skip` of them."""
    total = sum(store.info()["places"].values())
    for row, place in enumerate(store.all_places(skip=skip), skip + 1):
        if row % TOLD_ROWS == 0:
            progress(row, total, "places of the store")
        yield replace(_record(place, store), row=row)


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
