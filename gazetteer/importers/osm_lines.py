"""Streets and rivers of an OpenStreetMap extract: segments of one name, joined where they meet.

An extract lists the segments in no useful order. They are put aside on disk, parted by name, and
then joined one part after the other, so that memory does not grow with the extract.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from gazetteer.importers.osm_tags import record_of
from gazetteer.importers.vector import place_on
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from gazetteer.importers.records import PlaceRecord

_LINES = {"highway": PlaceKind.STREET, "waterway": PlaceKind.WATER}
"""Keys of ways whose segments are joined by name."""
_PARTS = 64
"""Files that the segments are parted into: one of them at a time is in memory."""
_JOIN_DEG = 0.002
"""Segments of one name this near (200 m) are one street: crossings and squares part them."""


class _Segment(NamedTuple):
    """One way of a street or river, as it is put aside."""

    key: str
    number: int
    tags: dict[str, str]
    positions: list[tuple[float, float]]


class Lines:
    """The segments of all named lines of an extract; a context manager.

    Parameters
    ----------
    path
        The extract, for messages.
    folder
        A folder for what is put aside.
    """

    def __init__(self, path: Path, folder: Path) -> None:
        self.gathered = 0
        """Segments that were put aside."""
        self._path = path
        self._files: list[IO[str]] = []
        self._stack = ExitStack()
        for part in range(_PARTS):
            file = (folder / f"lines-{part}.json").open("w+", encoding="utf-8")
            self._files.append(self._stack.enter_context(file))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what was put aside."""
        self._stack.close()

    def gather(self, way: Any) -> None:
        """Put a named way aside if it is a segment of a street or a river."""
        key = next((key for key in _LINES if key in way.tags), None)
        if key is None:
            return
        positions = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
        if len(positions) > 1:
            tags = dict(way.tags)
            part = zlib.crc32(tags["name"].encode()) % _PARTS
            json.dump(_Segment(key, way.id, tags, positions), self._files[part])
            self._files[part].write("\n")
            self.gathered += 1

    def joined(self) -> Iterator[tuple[PlaceRecord, list[BaseGeometry]]]:
        """Yield a record for each group of segments that hang together, with the segments."""
        import shapely

        for file in self._files:
            file.seek(0)
            names: dict[tuple[str, str], list[_Segment]] = defaultdict(list)
            for line in file:
                segment = _Segment(*json.loads(line))
                names[segment.key, segment.tags["name"]].append(segment)
            for segments in names.values():
                shapes = [shapely.LineString(segment.positions) for segment in segments]
                for group in _clusters(shapes):
                    first = min((segments[i] for i in group), key=lambda segment: segment.number)
                    yield self._record(first), [shapes[i] for i in group]

    def _record(self, first: _Segment) -> PlaceRecord:
        """Make the record of a line by its first segment."""
        return record_of(self._path, "way", first.number, first.tags, _LINES[first.key])


def place_along(record: PlaceRecord, segments: Sequence[BaseGeometry]) -> None:
    """Set a line's point, near its middle, its extent and its footprint."""
    import shapely

    line = shapely.union_all(segments)
    if line.geom_type == "MultiLineString":
        line = shapely.line_merge(line)
    middle = shapely.centroid(shapely.envelope(line))
    record.lon, record.lat = shapely.get_coordinates(shapely.shortest_line(line, middle))[0]
    place_on(record, line)


def _clusters(lines: Sequence[BaseGeometry]) -> list[list[int]]:
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
