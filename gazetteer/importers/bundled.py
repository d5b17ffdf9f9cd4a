"""The tables that ship with the package."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.importers.records import PlaceRecord, amend, amended
from gazetteer.importers.tables import parse_names
from gazetteer.importers.tables import read as read_table
from gazetteer.names import search_key
from gazetteer.places import PlaceKind, PlaceName, Point
from gazetteer.ranking import rough_distance_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DATA = Path(__file__).resolve().parent.parent / "data"
"""The folder of the tables."""

_PLACES = (
    *("countries.parquet", "regions.parquet", "divisions.parquet", "ukraine.parquet"),
    *("settlements.parquet", "localities.parquet", "waters.parquet", "airports.parquet"),
)
_SHAPES = ("country_shapes.parquet", "region_shapes.parquet", "water_shapes.parquet")
_HALF_TURN = 180.0
"""Degrees: no region is so wide."""
_CURATED = "curated_*.csv"
"""The tables kept by hand: of the world, of parts of it, and of what lies inside cities."""
_LISTED = ("geoboundaries:", "katottg:")
"""Places that are known from an outline or a list, and may be known better."""
_COUNTRY_NAMES = "demonyms.csv"
_LANGUAGES = ("en", "uk", "ru")
_RECALLED_M = 1_000.0
"""A point that is only recalled may be off by so much, however small the place is."""


def files() -> list[Path]:
    """Return the files that a store of the bundled data depends on."""
    named = [DATA / name for name in (*_PLACES, *_SHAPES, _COUNTRY_NAMES)]
    return [*(path for path in named if path.exists()), *_curated()]


def _curated() -> list[Path]:
    """Return the tables kept by hand, in an order that is always the same."""
    return sorted(DATA.glob(_CURATED))


def read() -> Iterator[PlaceRecord]:
    """Yield the bundled places, then what the curated tables add to them."""
    shapes = _shapes()
    curated: dict[str, PlaceRecord] = {}
    for path in _curated():
        for record in read_table(path):
            if record.certainty == "from_memory" and record.uncertainty_m is not None:
                record.uncertainty_m = max(record.uncertainty_m, _RECALLED_M)
            known = curated.get(record.place_id)
            curated[record.place_id] = amend(known, record) if known else record
            curated[record.place_id].footprint = shapes.get(record.place_id)
    yield from amended(_new(_tables(shapes), curated.values()), curated)


def _new(records: Iterator[PlaceRecord], curated: Iterable[PlaceRecord]) -> Iterator[PlaceRecord]:
    """Leave out the places of lists and outlines that a table kept by hand has, better placed."""
    held: dict[tuple[PlaceKind | None, str], list[PlaceRecord]] = defaultdict(list)
    for record in curated:
        if record.lat is not None:
            for text in {record.name, *(name.text for name in record.names)}:
                held[record.kind, search_key(text)].append(record)
    for record in records:
        listed = record.place_id.startswith(_LISTED)
        names = (record.name, *(name.text for name in record.names)) if listed else ()
        same = (other for text in names for other in held.get((record.kind, search_key(text)), ()))
        if not any(_covers(record, other) for other in same):
            yield record


def _covers(record: PlaceRecord, other: PlaceRecord) -> bool:
    """Tell whether another record of the country lies in the circle of one."""
    if record.country != other.country or None in (record.lat, record.lon, other.lat, other.lon):
        return False
    one = Point(lon=record.lon or 0.0, lat=record.lat or 0.0)
    two = Point(lon=other.lon or 0.0, lat=other.lat or 0.0)
    return rough_distance_m(one, two) <= (record.uncertainty_m or 0.0)


def _tables(shapes: Mapping[str, bytes]) -> Iterator[PlaceRecord]:
    """Yield the records of the Parquet tables, with shapes and the countries' names."""
    names = _country_names()
    for name in _PLACES:
        for record in _parquet(DATA / name):
            record.footprint = shapes.get(record.place_id)
            if record.kind is PlaceKind.REGION and record.footprint is not None:
                _centre(record)
            if record.kind is PlaceKind.COUNTRY and record.country in names:
                added = PlaceRecord(place_id="", name="", names=names[record.country])
                yield amend(record, added)
            else:
                yield record


def _centre(record: PlaceRecord) -> None:
    """Put a region in the middle of its shape: some sources have it at its seat, or anywhere."""
    import shapely

    shape = shapely.from_wkb(record.footprint)
    west, _, east, _ = shapely.bounds(shape)
    # A shape across the antimeridian is in two halves, with its middle on the other side.
    if east - west < _HALF_TURN:
        line = shapely.shortest_line(shape, shapely.centroid(shape))  # the middle may be at sea
        record.lon, record.lat = (round(float(d), 5) for d in shapely.get_coordinates(line)[0])


def count() -> int:
    """Return about how many records `read` yields, for a progress bar."""
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(DATA / name).num_rows for name in _PLACES)


def _parquet(path: Path) -> Iterator[PlaceRecord]:
    """Yield the records of one of our tables."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(path)
    metadata = table.schema_arrow.metadata
    source, licence = metadata[b"source"].decode(), metadata[b"licence"].decode()
    for batch in table.iter_batches(20_000):
        columns = batch.to_pydict()
        for row in zip(*columns.values(), strict=True):
            cells = dict(zip(columns, row, strict=True))
            yield PlaceRecord(
                place_id=cells["place_id"],
                name=cells["name"],
                kind=PlaceKind(cells["kind"]),
                lon=cells["lon"],
                lat=cells["lat"],
                uncertainty_m=cells["extent_m"],
                country=cells["country"],
                parents=tuple(cells["parent"].split("|")) if cells["parent"] else (),
                names=_names(cells["names"], cells["abbreviations"]),
                population=cells["population"],
                admin_level=cells["admin_level"],
                is_capital=cells["is_capital"],
                certainty=cells["certainty"] or "verified",
                source=cells.get("source") or source,
                licence=cells.get("licence") or licence,
            )


def _names(names: str | None, abbreviations: str | None) -> tuple[PlaceName, ...]:
    """Join two cells of names; what is an abbreviation is nothing else."""
    short = parse_names(abbreviations, "abbreviation")
    if not short:
        return parse_names(names, "alternate")
    texts = {name.text for name in short}
    long = (name for name in parse_names(names, "alternate") if name.text not in texts)
    return (*long, *short)


def _shapes() -> dict[str, bytes]:
    """Return the footprints by place_id."""
    import pyarrow.parquet as pq

    shapes: dict[str, bytes] = {}
    for name in _SHAPES:
        if (DATA / name).exists():
            table = pq.read_table(DATA / name, columns=["place_id", "geometry"]).to_pydict()
            shapes.update(zip(table["place_id"], table["geometry"], strict=True))
    return shapes


def _country_names() -> dict[str, tuple[PlaceName, ...]]:
    """Return, by country, its names in the languages of the newspapers we read."""
    with (DATA / _COUNTRY_NAMES).open(encoding="utf-8", newline="") as handle:
        return {
            row["country"]: tuple(
                name
                for language in _LANGUAGES
                for name in parse_names(row[f"names_{language}"], "alternate", language)
            )
            for row in csv.DictReader(handle)
        }
