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


class Locator:
    """Tells the country and the first-level unit of positions.

    Parameters
    ----------
    bundled
        Returns the store with the polygons; called only when there is something to locate.
    """

    def __init__(self, bundled: Callable[[], Path]) -> None:
        self._bundled = bundled

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
        import shapely

        places, shapes = self._units
        positions = np.array([(record.lon, record.lat) for record in records], dtype=float)
        points = [shapely.Point(lon, lat) for lon, lat in positions]
        found: dict[int, list[int]] = {}
        # The tree is of the points, for only the shapes that are asked with are used as prepared.
        hits = shapely.STRtree(points).query(shapes, predicate="intersects")
        for place, record in hits.T.tolist():
            found.setdefault(record, []).append(place)
        swapped = []
        for number, record in enumerate(records):
            around = [places[place] for place in sorted(found.get(number, []))]
            if self._is_swapped(record, around):
                swapped.append(record)
            elif record.kind is not PlaceKind.COUNTRY and record.admin_level != 1:
                _settle(record, around)
        return swapped

    def _is_swapped(self, record: PlaceRecord, around: Sequence[Place]) -> bool:
        """Whether a record lies in the country that it names only with its coordinates swapped."""
        import shapely

        stated, lon, lat = record.country, record.lon, record.lat
        if stated is None or lon is None or lat is None:
            return False
        if not around or any(place.country == stated for place in around):
            return False
        mirrored = shapely.Point(lat, lon)
        places, shapes = self._units
        return any(
            place.country == stated and place.kind is PlaceKind.COUNTRY and shape.contains(mirrored)
            for place, shape in zip(places, shapes, strict=True)
        )


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
