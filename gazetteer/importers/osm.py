"""OpenStreetMap extracts (`.osm.pbf`, `.osm`): places, boundaries, streets, named buildings.

The file is read twice. First the administrative boundaries are put together, to know what lies in
what; then everything else. A boundary of the same name as the town in it becomes the town's
footprint. Segments of a street or of a river are joined where they meet.

After an interruption both readings are done again, for what is gathered by them (positions of
nodes, boundaries, segments) hangs together and is not kept; the places that had been made are not
made again.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from gazetteer.errors import SourceError
from gazetteer.importers.osm_boundaries import (
    FIRST_LEVEL,
    Boundaries,
    Boundary,
    adopt,
    boundary_kind,
    unit_level,
)
from gazetteer.importers.osm_lines import Lines, place_along
from gazetteer.importers.osm_tags import SITES, kind_of, record_of
from gazetteer.importers.records import TOLD_ROWS, BadRow, Progress, silent
from gazetteer.importers.vector import place_on
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from gazetteer.importers.records import PlaceRecord

_LARGE_FILE = 50_000_000
"""Bytes: the node positions of larger files (some 6 million) are kept on disk, not in memory."""


def read(
    path: Path,
    *,
    bad: BadRow | None = None,
    skip: int = 0,
    progress: Progress = silent,
) -> Iterator[PlaceRecord]:
    """Yield the named places of an OpenStreetMap extract.

    Parameters
    ----------
    path
        An extract as PBF or XML.
    bad
        Told of objects that cannot be used, such as boundaries with a gap.
    skip
        Places to pass over: those that were read before an interruption.
    progress
        Told of the progress.

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
    try:
        with TemporaryDirectory() as temporary:
            extract = _Extract(osmium, path, Path(temporary), bad or _ignore, progress)
            for record in extract.places(skip):
                extract.row += 1
                if record is not None and extract.row > skip:
                    record.row = extract.row
                    yield record
    except (RuntimeError, osmium.InvalidLocationError) as error:
        raise SourceError(f"{path}: cannot be read as an OpenStreetMap extract: {error}") from error


def _ignore(problem: str) -> None:
    """Pass over what a boundary lacks: extracts cut many of them at their edge."""


class _Extract:
    """An extract, and what is known after its first reading."""

    def __init__(
        self, osmium: Any, path: Path, folder: Path, tell: BadRow, progress: Progress
    ) -> None:
        self.osmium = osmium
        self.path = path
        self.folder = folder
        self.tell = tell
        self.progress = progress
        self.row = 0
        """Places that were yielded, or would have been."""
        self.named = 0
        """Named objects, counted by the first reading."""

    def places(self, skip: int) -> Iterator[PlaceRecord | None]:
        """Yield the places in a lasting order; None for one that cannot be used, or is passed over.

        Parameters
        ----------
        skip
            So many places are passed over, without the work of making them.
        """
        # What is wrong with boundaries is told before the first place: on resuming it was told.
        told = _ignore if skip else self.tell
        boundaries = Boundaries(list(self._boundaries(told)))
        yield from boundaries.regions()
        with Lines(self.path, self.folder) as lines:
            for thing in self._objects(lines):
                yield self._place(thing, boundaries, done=self.row < skip)
            done = 0
            for record, segments in lines.joined():
                done += len(segments)
                if self.row % TOLD_ROWS == 0:
                    self.progress(done, lines.gathered, "segments of streets and rivers")
                if self.row >= skip:
                    place_along(record, segments)
                    boundaries.settle(record)
                yield record
        yield from boundaries.left()

    def _read(self, name: str, areas: Any) -> Iterator[Any]:
        """Yield all named objects and areas, telling of the progress by the objects.

        Parameters
        ----------
        name
            What the reading is for.
        areas
            Filter of what areas are put together of.
        """
        storage = "sparse_mem_array"
        if self.path.stat().st_size > _LARGE_FILE:
            storage = f"sparse_file_array,{self.folder / name}"
        processor = self.osmium.FileProcessor(self.path).with_locations(storage)
        named = self.osmium.filter.KeyFilter("name")
        total, seen = self.named, 0
        self.progress(0, total, name)
        for thing in processor.with_areas(areas).with_filter(named):
            if not thing.is_area():
                seen += 1
                if seen % TOLD_ROWS == 0:
                    self.progress(seen, total, name)
            yield thing
        self.named = seen

    def _boundaries(self, tell: BadRow) -> Iterator[Boundary]:
        """Yield the administrative boundaries: the first reading."""
        only = self.osmium.filter.TagFilter(("boundary", "administrative"))
        for area in self._read("named objects, looking for boundaries", only):
            if not area.is_area() or area.tags.get("boundary") != "administrative":
                continue
            level = area.tags.get("admin_level", "")
            if not level.isdecimal():
                continue
            record = self._record(area, boundary_kind(int(level)))
            shape = self._shape(area, record.where, tell)
            if shape is not None:
                place_on(record, shape)
                if int(level) <= FIRST_LEVEL:
                    record.country = area.tags.get("ISO3166-1:alpha2") or area.tags.get("ISO3166-1")
                record.admin_level = unit_level(int(level))
                yield Boundary(record, int(level), shape)

    def _objects(self, lines: Lines) -> Iterator[Any]:
        """Yield the nodes and areas that are places, and put lines aside: the second reading."""
        areas = self.osmium.filter.KeyFilter("place", *SITES)
        for thing in self._read("named objects", areas):
            if thing.is_way():
                lines.gather(thing)
            elif not thing.is_relation() and kind_of(thing.tags) is not None:
                yield thing

    def _place(self, thing: Any, boundaries: Boundaries, *, done: bool) -> PlaceRecord | None:
        """Make the record of a node or an area.

        One that was done before the interruption is made only if it is a town: it may take a
        boundary.
        """
        kind = kind_of(thing.tags)
        if kind is None or (done and kind is not PlaceKind.SETTLEMENT):
            return None
        tell = _ignore if done else self.tell
        record = self._record(thing, kind)
        if thing.is_node():
            if not thing.location.valid():
                tell(f"{record.where}: it has no position")
                return None
            record.lon, record.lat = thing.location.lon, thing.location.lat
        elif (shape := self._shape(thing, record.where, tell)) is not None:
            place_on(record, shape)
        else:
            return None
        adopt(record, boundaries.settle(record))
        return record

    def _record(self, thing: Any, kind: PlaceKind) -> PlaceRecord:
        """Make a record of an object's tags, without its position."""
        tags = dict(thing.tags)
        if thing.is_node():
            return record_of(self.path, "node", thing.id, tags, kind)
        word = "way" if thing.from_way() else "relation"
        return record_of(self.path, word, thing.orig_id(), tags, kind)

    def _shape(self, area: Any, where: str, tell: BadRow) -> BaseGeometry | None:
        """Return an area's polygon, or None when its rings do not close."""
        import shapely

        factory = self.osmium.geom.WKBFactory()
        try:
            shape = shapely.from_wkb(bytes.fromhex(factory.create_multipolygon(area)))
        except RuntimeError as error:
            tell(f"{where}: its shape cannot be put together: {error}")
            return None
        parts = shapely.get_parts(shape)
        return parts[0] if len(parts) == 1 else shape
