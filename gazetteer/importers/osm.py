"""OpenStreetMap extracts (`.osm.pbf`, `.osm`): places, boundaries, streets, named buildings.

The file is read twice. First the administrative boundaries are put together, to know what lies in
what; then everything else. A boundary of the same name as the town in it becomes the town's
footprint. Segments of a street or of a river are joined where they meet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from gazetteer.errors import SourceError
from gazetteer.importers.records import PlaceRecord
from gazetteer.importers.vector import place_on
from gazetteer.places import NameKind, PlaceKind, PlaceName

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BadRow = Callable[[str], None]
"""Is told of each object that cannot be used: file, object and reason in one line."""

SOURCE = "OpenStreetMap"
LICENCE = "ODbL 1.0, © OpenStreetMap contributors"

_LARGE_FILE = 200_000_000
"""Bytes: the node positions of larger files are kept on disk and not in memory."""
_JOIN_DEG = 0.002
"""Segments of one name this near (200 m) are one street: crossings and squares part them."""
_COUNTRY_LEVEL = 2
_FIRST_LEVEL = 4
_SECOND_LEVELS = (5, 6)
_CITY_PART_LEVEL = 9
"""Boundaries of this admin_level and higher are parts of a town."""
_CITY_LEVELS = (6, 7, 8)
"""Boundaries of these levels may be a town's own."""

_PLACES = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "municipality"), PlaceKind.SETTLEMENT),
    **dict.fromkeys(("isolated_dwelling", "farm", "locality"), PlaceKind.OTHER),
    **dict.fromkeys(("suburb", "quarter", "neighbourhood", "borough"), PlaceKind.DISTRICT),
    **dict.fromkeys(("state", "province", "region", "county", "district"), PlaceKind.REGION),
    **dict.fromkeys(("island", "islet", "archipelago", "continent"), PlaceKind.AREA),
    **dict.fromkeys(("sea", "ocean"), PlaceKind.WATER),
    "country": PlaceKind.COUNTRY,
    "square": PlaceKind.SQUARE,
}
_SITES = (
    *("amenity", "shop", "tourism", "office", "historic", "man_made", "military", "aeroway"),
    *("healthcare", "power", "craft", "leisure", "railway", "industrial", "building"),
)
"""Keys of named things that reports name as the place of an event."""
_LINES = {"highway": PlaceKind.STREET, "waterway": PlaceKind.WATER}
"""Keys of ways whose segments are joined by name."""

_NAME_TAG = re.compile(
    r"(alt_|old_|official_|short_|int_|loc_|nat_|reg_)?name(?::([a-z]{2,3}(?:-[A-Za-z]+)*))?"
)
_NAME_KINDS: dict[str, NameKind] = {"old_": "former", "short_": "abbreviation"}


@dataclass(slots=True)
class _Boundary:
    """An administrative boundary."""

    record: PlaceRecord
    level: int
    shape: BaseGeometry
    taken: bool = False
    """Whether it became the footprint of a town."""


@dataclass(slots=True)
class _Segments:
    """Segments of lines of one name."""

    record: PlaceRecord
    lines: list[BaseGeometry] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


class _Boundaries:
    """All boundaries, to ask what lies in what."""

    def __init__(self, found: list[_Boundary]) -> None:
        import numpy as np
        import shapely

        self.found = sorted(found, key=lambda boundary: -boundary.level)
        self._shapes = np.array([boundary.shape for boundary in self.found], dtype=object)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def around(self, lon: float, lat: float) -> list[_Boundary]:
        """Return the boundaries around a point, smallest first."""
        import numpy as np
        import shapely

        near = np.sort(self._tree.query(shapely.Point(lon, lat)))
        inside = near[shapely.intersects_xy(self._shapes[near], lon, lat)]
        return [self.found[hit] for hit in inside]

    def settle(self, record: PlaceRecord, own: int = 0) -> list[_Boundary]:
        """Set a record's parents, country and region; return the boundaries around it."""
        if record.lon is None or record.lat is None:
            return []
        around = [b for b in self.around(record.lon, record.lat) if not own or b.level < own]
        others = [b for b in around if b.record.place_id != record.place_id]
        record.parents = tuple(b.record.place_id for b in others)
        for boundary in others:
            record.country = record.country or boundary.record.country
            if boundary.level == _FIRST_LEVEL:
                record.admin1 = boundary.record.name
        return others


def read(path: Path, *, bad: BadRow | None = None) -> Iterator[PlaceRecord]:
    """Yield the named places of an OpenStreetMap extract.

    Parameters
    ----------
    path
        An extract as PBF or XML.
    bad
        Told of objects that cannot be used, such as boundaries with a gap.

    Raises
    ------
    SourceError
        The file cannot be read, or pyosmium is not installed.
    """
    path = Path(path)
    try:
        import osmium
    except ImportError as error:
        raise SourceError(
            f"{path}: reading OpenStreetMap needs `pip install geomap[osm]`"
        ) from error
    tell = bad or _ignore
    try:
        with TemporaryDirectory() as temporary:
            storage = _storage(path, Path(temporary) / "first")
            boundaries = _Boundaries(list(_read_boundaries(osmium, path, storage, tell)))
            storage = _storage(path, Path(temporary) / "second")
            yield from _regions(boundaries)
            segments: dict[tuple[str, str], _Segments] = {}
            for record in _objects(osmium, path, storage, segments, tell):
                _adopt(record, boundaries.settle(record))
                yield record
            for record in _joined(segments):
                boundaries.settle(record)
                yield record
            yield from (b.record for b in boundaries.found if _is_late(b) and not b.taken)
    except (RuntimeError, osmium.InvalidLocationError) as error:
        raise SourceError(f"{path}: cannot be read as an OpenStreetMap extract: {error}") from error


def _ignore(problem: str) -> None:
    """Pass over what a boundary lacks: extracts cut many of them at their edge."""


def _storage(path: Path, nodes: Path) -> str:
    """Return where pyosmium keeps the positions of nodes."""
    if path.stat().st_size > _LARGE_FILE:
        return f"sparse_file_array,{nodes}"
    return "sparse_mem_array"


def _read_boundaries(osmium: Any, path: Path, storage: str, tell: BadRow) -> Iterator[_Boundary]:
    """Yield the administrative boundaries."""
    only = osmium.filter.TagFilter(("boundary", "administrative"))
    areas = osmium.FileProcessor(path).with_locations(storage).with_areas(only).with_filter(only)
    for area in areas:
        level = area.tags.get("admin_level", "") if area.is_area() else ""
        if not level.isdigit() or "name" not in area.tags:
            continue
        record = _record(area, _boundary_kind(int(level)), path)
        shape = _shape(area, record.where, tell)
        if shape is not None:
            place_on(record, shape)
            if int(level) <= _FIRST_LEVEL:
                record.country = area.tags.get("ISO3166-1:alpha2") or area.tags.get("ISO3166-1")
            record.admin_level = _admin_level(int(level))
            yield _Boundary(record, int(level), shape)


def _boundary_kind(level: int) -> PlaceKind:
    """Return the kind of place that a boundary of an admin_level bounds."""
    if level <= _COUNTRY_LEVEL:
        return PlaceKind.COUNTRY
    return PlaceKind.DISTRICT if level >= _CITY_PART_LEVEL else PlaceKind.REGION


def _admin_level(level: int) -> int | None:
    """Return our level of a unit: 1 or 2, or None for smaller ones and countries."""
    if level == _FIRST_LEVEL:
        return 1
    return 2 if level in _SECOND_LEVELS else None


def _is_late(boundary: _Boundary) -> bool:
    """Tell whether a boundary may turn out to be a town's: then it waits for the towns."""
    return boundary.level in _CITY_LEVELS


def _regions(boundaries: _Boundaries) -> Iterator[PlaceRecord]:
    """Give all boundaries their parents; yield those that are no town's, largest first."""
    for boundary in reversed(boundaries.found):
        boundaries.settle(boundary.record, own=boundary.level)
        if not _is_late(boundary):
            yield boundary.record


def _adopt(record: PlaceRecord, around: list[_Boundary]) -> None:
    """Give a town the boundary of the same name around it as its footprint."""
    if record.kind is not PlaceKind.SETTLEMENT or record.lon is None or record.lat is None:
        return
    for boundary in around:
        same = boundary.record.name == record.name
        if same and _is_late(boundary) and not boundary.taken:
            boundary.taken = True
            record.uncertainty_m = None
            place_on(record, boundary.shape)
            record.parents = tuple(p for p in record.parents if p != boundary.record.place_id)
            return


def _objects(
    osmium: Any,
    path: Path,
    storage: str,
    segments: dict[tuple[str, str], _Segments],
    tell: BadRow,
) -> Iterator[PlaceRecord]:
    """Yield the records of named nodes and areas; gather the segments of named lines."""
    keys = osmium.filter.KeyFilter("place", *_SITES)
    named = osmium.filter.KeyFilter("name")
    objects = osmium.FileProcessor(path).with_locations(storage).with_areas(keys).with_filter(named)
    for thing in objects:
        if thing.is_way():
            _gather(thing, path, segments)
            continue
        kind = _kind(thing.tags)
        if kind is None or thing.is_relation():
            continue
        record = _record(thing, kind, path)
        if thing.is_node():
            record.lon, record.lat = thing.location.lon, thing.location.lat
            yield record
        elif (shape := _shape(thing, record.where, tell)) is not None:
            place_on(record, shape)
            yield record


def _kind(tags: Any) -> PlaceKind | None:
    """Return the kind of a node or an area, or None when it is not for a gazetteer."""
    if tags.get("boundary") == "administrative":
        return None
    place = tags.get("place")
    if place is not None:
        return _PLACES.get(place, PlaceKind.AREA)
    return PlaceKind.POI if any(key in tags for key in _SITES) else None


def _gather(way: Any, path: Path, segments: dict[tuple[str, str], _Segments]) -> None:
    """Keep the line of a street's or a river's segment."""
    import shapely

    for key, kind in _LINES.items():
        if key in way.tags:
            positions = [(n.lon, n.lat) for n in way.nodes if n.location.valid()]
            if len(positions) > 1:
                name = way.tags["name"]
                known = segments.get((key, name))
                if known is None:
                    known = segments[key, name] = _Segments(_record(way, kind, path))
                known.lines.append(shapely.LineString(positions))
                known.numbers.append(way.id)
            return


def _joined(segments: dict[tuple[str, str], _Segments]) -> Iterator[PlaceRecord]:
    """Yield one record for each group of segments that hang together."""
    from dataclasses import replace

    import shapely

    for same in segments.values():
        for group in _clusters(same.lines):
            lines = shapely.union_all([same.lines[i] for i in group])
            if lines.geom_type == "MultiLineString":
                lines = shapely.line_merge(lines)
            number = min(same.numbers[i] for i in group)
            record = replace(same.record, place_id=f"osm:way/{number}")
            middle = shapely.centroid(shapely.envelope(lines))
            record.lon, record.lat = shapely.get_coordinates(shapely.shortest_line(lines, middle))[
                0
            ]
            place_on(record, lines)
            yield record


def _clusters(lines: list[BaseGeometry]) -> list[list[int]]:
    """Group lines so that each is near another one of its group."""
    import shapely
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if len(lines) == 1:
        return [[0]]
    tree = shapely.STRtree(lines)
    one, other = tree.query(lines, predicate="dwithin", distance=_JOIN_DEG)
    links = coo_array((one >= 0, (one, other)), shape=(len(lines), len(lines)))
    groups: dict[int, list[int]] = defaultdict(list)
    for index, label in enumerate(connected_components(links, directed=False)[1]):
        groups[int(label)].append(index)
    return list(groups.values())


def _shape(area: Any, where: str, tell: BadRow) -> BaseGeometry | None:
    """Return an area's polygon, or None when its rings do not close."""
    import osmium
    import shapely

    try:
        shape = shapely.from_wkb(bytes.fromhex(osmium.geom.WKBFactory().create_multipolygon(area)))
    except RuntimeError as error:
        tell(f"{where}: its shape cannot be put together: {error}")
        return None
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape


def _record(thing: Any, kind: PlaceKind, path: Path) -> PlaceRecord:
    """Make a record of an object's tags, without its position."""
    tags = thing.tags
    if thing.is_area():
        number, letter = thing.orig_id(), "way" if thing.from_way() else "relation"
    else:
        number = thing.id
        letter = "node" if thing.is_node() else "way" if thing.is_way() else "relation"
    name = tags.get("name:en") or tags.get("int_name") or tags["name"]
    population = tags.get("population", "")
    return PlaceRecord(
        place_id=f"osm:{letter}/{number}",
        name=" ".join(name.split()),
        kind=kind,
        population=int(population) if population.isdecimal() else None,
        names=_names(tags, name),
        is_capital=tags.get("capital") == "yes",
        country=tags.get("addr:country"),
        source=SOURCE,
        licence=LICENCE,
        where=f"{path}: {letter} {number}",
    )


def _names(tags: Any, canonical: str) -> tuple[PlaceName, ...]:
    """Return the names of an object with their languages."""
    names: dict[str, PlaceName] = {}
    for tag in tags:
        match = _NAME_TAG.fullmatch(tag.k)
        if match is None:
            continue
        kind = _NAME_KINDS.get(match[1] or "", "alternate")
        for text in tag.v.split(";"):
            clean = " ".join(text.split())
            if clean and (clean != canonical or match[2]):
                names[clean] = PlaceName(clean, match[2], kind)
    return tuple(names.values())
