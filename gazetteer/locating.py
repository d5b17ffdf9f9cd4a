"""Which country and region a position lies in, for many positions at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from gazetteer.places import Place, PlaceKind
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gazetteer.importers.records import PlaceRecord

_WORLD = (-180.0, -90.0, 180.0, 90.0)
_CELL_DEG = 0.25
"""Side of the cells of which it is remembered what lies around them: most lie in one region."""
_REMEMBERED = 50_000
"""So many cells are remembered: some 20 MB."""


class Locator:
    """Tells the country and the first-level unit of positions.

    Parameters
    ----------
    bundled
        Returns the store with the polygons; called only when there is something to locate.
    """

    def __init__(self, bundled: Callable[[], Path]) -> None:
        self._bundled = bundled
        self._cells: dict[tuple[int, int], tuple[list[int], list[int]]] = {}

    @cached_property
    def _units(self) -> tuple[list[Place], Any]:
        """The countries and first-level units, smallest first, with their prepared shapes."""
        import shapely

        with Store.open(self._bundled()) as store:
            kinds = (PlaceKind.COUNTRY, PlaceKind.REGION)
            places = [
                place
                for place in store.overlapping(*_WORLD, kinds=kinds)
                if place.kind is PlaceKind.COUNTRY or place.admin_level == 1
            ]
            places.sort(key=lambda place: (place.kind is PlaceKind.COUNTRY, place.uncertainty_m))
            shapes = shapely.from_wkb([store.footprint_wkb(place.place_id) for place in places])
        shapely.prepare(shapes)
        return places, shapes

    def locate(self, records: Sequence[PlaceRecord]) -> list[PlaceRecord]:
        """Set what records lack: country, name of the region, parents.

        Parameters
        ----------
        records
            Records with a position; countries and first-level units themselves are left alone.

        Returns
        -------
        list of PlaceRecord
            Those whose latitude and longitude are swapped: they lie in another country than they
            say, and the other way round they would lie in theirs.
        """
        import numpy as np

        places, _ = self._units
        positions = np.array([(record.lon, record.lat) for record in records], dtype=float)
        swapped = []
        for record, units in zip(records, self._around(positions), strict=True):
            around = [places[unit] for unit in units]
            if self._is_swapped(record, around):
                swapped.append(record)
            elif record.kind is not PlaceKind.COUNTRY and record.admin_level != 1:
                _settle(record, around)
        return swapped

    def _around(self, positions: Any) -> list[list[int]]:
        """Return the numbers of the units around each position, smallest first.

        Only what a border runs through is asked of the shapes themselves.
        """
        import numpy as np
        import shapely

        parts, unit_of = self._parts
        cells = np.floor(positions / _CELL_DEG).astype(int)
        asked: dict[int, list[int]] = {}
        found = []
        for number, cell in enumerate(map(tuple, cells.tolist())):
            whole, crossed = self._cell(cell)
            found.append(set(whole))
            for part in crossed:
                asked.setdefault(part, []).append(number)
        for part, numbers in asked.items():
            lon, lat = positions[numbers].T
            for number in np.array(numbers)[shapely.intersects_xy(parts[part], lon, lat)]:
                found[number].add(int(unit_of[part]))
        return [sorted(units) for units in found]

    def _cell(self, cell: tuple[int, int]) -> tuple[list[int], list[int]]:
        """Return the units that hold a whole cell, and the parts whose border runs through it."""
        import shapely

        known = self._cells.get(cell)
        if known is None:
            west, south = cell[0] * _CELL_DEG, cell[1] * _CELL_DEG
            box = shapely.box(west, south, west + _CELL_DEG, south + _CELL_DEG)
            parts, unit_of = self._parts
            near = self._tree.query(box)
            near = near[shapely.intersects(parts[near], box)]
            whole = shapely.covers(parts[near], box)
            if len(self._cells) >= _REMEMBERED:
                self._cells.clear()
            known = self._cells[cell] = (unit_of[near[whole]].tolist(), near[~whole].tolist())
        return known

    @cached_property
    def _parts(self) -> tuple[Any, Any]:
        """The polygons of all units, each prepared, and the number of the unit of each."""
        import shapely

        parts, unit_of = shapely.get_parts(self._units[1], return_index=True)
        shapely.prepare(parts)
        return parts, unit_of

    @cached_property
    def _tree(self) -> Any:
        """The boxes of the polygons."""
        import shapely

        return shapely.STRtree(self._parts[0])

    @cached_property
    def _countries(self) -> dict[str | None, list[Any]]:
        """The shapes of each country."""
        found: dict[str | None, list[Any]] = {}
        for place, shape in zip(*self._units, strict=True):
            if place.kind is PlaceKind.COUNTRY:
                found.setdefault(place.country, []).append(shape)
        return found

    def _is_swapped(self, record: PlaceRecord, around: Sequence[Place]) -> bool:
        """Whether a record lies in the country that it names only with its coordinates swapped."""
        import shapely

        stated, lon, lat = record.country, record.lon, record.lat
        if stated is None or lon is None or lat is None:
            return False
        if not around or any(place.country == stated for place in around):
            return False
        mirrored = shapely.Point(lat, lon)
        return any(shape.contains(mirrored) for shape in self._countries.get(stated, ()))


def _settle(record: PlaceRecord, around: list[Place]) -> None:
    """Fill a record's blanks from the units around it, smallest first."""
    for place in around:
        if record.country is None:
            record.country = place.country
        if place.country == record.country and place.admin_level == 1:
            record.admin1 = record.admin1 or place.name
    if not record.parents:
        record.parents = tuple(
            place.place_id for place in around if place.country == record.country
        )
