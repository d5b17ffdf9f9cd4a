"""Administrative boundaries of an OpenStreetMap extract: what lies in what, and towns' limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.importers.vector import place_on
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from gazetteer.importers.records import PlaceRecord

_COUNTRY_LEVEL = 2
FIRST_LEVEL = 4
"""admin_level of first-level units: states, oblasts."""
_SECOND_LEVELS = (5, 6)
_CITY_PART_LEVEL = 9
"""Boundaries of this admin_level and higher are parts of a town."""
_CITY_LEVELS = (6, 7, 8)
"""Boundaries of these levels may be a town's own."""


@dataclass(slots=True)
class Boundary:
    """An administrative boundary."""

    record: PlaceRecord
    """The unit as a place."""
    level: int
    """OpenStreetMap's admin_level: 2 for countries, the higher the smaller."""
    shape: BaseGeometry
    """The area."""
    taken: bool = False
    """Whether it became the footprint of a town."""

    @property
    def may_be_a_towns(self) -> bool:
        """Whether it may turn out to be a town's: then it waits for the towns."""
        return self.level in _CITY_LEVELS


def boundary_kind(level: int) -> PlaceKind:
    """Return the kind of place that a boundary of an admin_level bounds."""
    if level <= _COUNTRY_LEVEL:
        return PlaceKind.COUNTRY
    return PlaceKind.DISTRICT if level >= _CITY_PART_LEVEL else PlaceKind.REGION


def unit_level(level: int) -> int | None:
    """Return our level of a unit: 1 or 2, or None for smaller ones and countries."""
    if level == FIRST_LEVEL:
        return 1
    return 2 if level in _SECOND_LEVELS else None


class Boundaries:
    """All boundaries, to ask what lies in what.

    Parameters
    ----------
    found
        The boundaries of an extract.
    """

    def __init__(self, found: Sequence[Boundary]) -> None:
        import numpy as np
        import shapely

        self.found = sorted(found, key=lambda boundary: -boundary.level)
        self._shapes = np.array([boundary.shape for boundary in self.found], dtype=object)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def regions(self) -> Iterator[PlaceRecord]:
        """Give all boundaries their parents; yield those that are no town's, largest first."""
        for boundary in reversed(self.found):
            self.settle(boundary.record, own=boundary.level)
            if not boundary.may_be_a_towns:
                yield boundary.record

    def left(self) -> Iterator[PlaceRecord]:
        """Yield those that might have been a town's and are not."""
        for boundary in self.found:
            if boundary.may_be_a_towns and not boundary.taken:
                yield boundary.record

    def settle(self, record: PlaceRecord, own: int = 0) -> list[Boundary]:
        """Set a record's parents, country and region; return the boundaries around it.

        Parameters
        ----------
        record
            The place.
        own
            Its own level, if it is a unit: only larger ones contain it.
        """
        if record.lon is None or record.lat is None:
            return []
        around = [b for b in self._around(record.lon, record.lat) if not own or b.level < own]
        others = [b for b in around if b.record.place_id != record.place_id]
        record.parents = tuple(b.record.place_id for b in others)
        for boundary in others:
            record.country = record.country or boundary.record.country
            if boundary.level == FIRST_LEVEL:
                record.admin1 = boundary.record.name
        return others

    def _around(self, lon: float, lat: float) -> list[Boundary]:
        """Return the boundaries around a point, smallest first."""
        import numpy as np
        import shapely

        near = np.sort(self._tree.query(shapely.Point(lon, lat)))
        inside = near[shapely.intersects_xy(self._shapes[near], lon, lat)]
        return [self.found[hit] for hit in inside]


def adopt(record: PlaceRecord, around: Sequence[Boundary]) -> None:
    """Give a town the boundary of the same name around it as its footprint."""
    if record.kind is not PlaceKind.SETTLEMENT or record.lon is None or record.lat is None:
        return
    for boundary in around:
        same = boundary.record.name == record.name
        if same and boundary.may_be_a_towns and not boundary.taken:
            boundary.taken = True
            record.uncertainty_m = None
            place_on(record, boundary.shape)
            record.parents = tuple(p for p in record.parents if p != boundary.record.place_id)
            return
