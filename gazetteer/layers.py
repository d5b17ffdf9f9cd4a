"""Several stores as one: the reader's own places above the bundled ones.

A place that two layers hold is the upper layer's; what one name finds is the union.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from gazetteer.places import PlaceKind
from gazetteer.spotting import longest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from gazetteer.places import NameSpan, Place, PlaceName, Point
    from gazetteer.store import Store

_SMALL = (
    PlaceKind.SETTLEMENT,
    PlaceKind.DISTRICT,
    PlaceKind.STREET,
    PlaceKind.SQUARE,
    PlaceKind.POI,
    PlaceKind.OTHER,
)

_REACH_DEG = 1.0
"""How far, in degrees, the circle of a small place without a shape may reach: cities 50 km."""


class Layers:
    """Stores, topmost first, asked as one.

    Parameters
    ----------
    stores
        The stores, topmost first.
    """

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = tuple(stores)

    @classmethod
    def open(cls, paths: Sequence[Path], progress: Callable[[int, int, str], None] | None) -> Self:
        """Open the bundled store and layers above it.

        Parameters
        ----------
        paths
            The layers, topmost first.
        progress
            Called while a store is compiled.

        Returns
        -------
        Layers
        """
        from gazetteer.build import bundled_store
        from gazetteer.store import Store, verify_daily

        stores = [Store.open(path) for path in (*paths, bundled_store(progress=progress))]
        for path in paths:
            verify_daily(path)
        return cls(stores)

    def close(self) -> None:
        """Close all stores."""
        for store in self._stores:
            store.close()

    def info(self) -> dict[str, Any]:
        """Tell what the layers hold.

        Returns
        -------
        dict
            "layers": what each store says of itself.
        """
        return {"layers": [store.info() for store in self._stores]}

    def verify(self) -> None:
        """Check every byte of all stores."""
        for store in self._stores:
            store.verify()

    def has_key(self, key: str) -> bool:
        """Tell whether any place carries a search key.

        Parameters
        ----------
        key
            The search key.

        Returns
        -------
        bool
        """
        return self._stores[0].has_key(key) or (
            len(self._stores) > 1 and any(store.has_key(key) for store in self._stores[1:])
        )

    def has_beginning(self, letters: str) -> bool:
        """Tell whether any search key begins with some letters.

        Parameters
        ----------
        letters
            The beginning, folded as a search key.

        Returns
        -------
        bool
        """
        return self._stores[0].has_beginning(letters) or (
            len(self._stores) > 1
            and any(store.has_beginning(letters) for store in self._stores[1:])
        )

    def places_named(self, key: str) -> Sequence[tuple[Place, PlaceName]]:
        """List the places that carry a search key, with the name that has it.

        Parameters
        ----------
        key
            The search key.

        Returns
        -------
        sequence of tuple of Place and PlaceName
        """
        if len(self._stores) == 1:
            return self._stores[0].places_named(key)
        found: dict[str, tuple[Place, PlaceName]] = {}
        for store in self._stores:
            for place, name in store.places_named(key):
                if place.place_id not in found:
                    found[place.place_id] = (self._merged(place), name)
        return list(found.values())

    def _merged(self, place: Place) -> Place:
        """Give the topmost layer's version of a place, with what it lacks from the lower ones."""
        return self.get(place.place_id) or place

    def keys_like(self, key: str, limit: int) -> list[str]:
        """List keys within a few letters of one.

        Parameters
        ----------
        key
            The search key.
        limit
            How many at most from each layer.

        Returns
        -------
        list of str
            Nearest first within each layer.
        """
        return list(dict.fromkeys(k for s in self._stores for k in s.keys_like(key, limit)))

    def get(self, place_id: str) -> Place | None:
        """Give a place by its id.

        Parameters
        ----------
        place_id
            The id.

        Returns
        -------
        Place or None
        """
        versions = [store.places([place_id]).get(place_id) for store in self._stores]
        merged: Place | None = None
        for version in versions:
            if merged is None or version is None:
                merged = merged or version
            else:
                merged = _completed(merged, version)
        return merged

    def names(self, place_id: str) -> tuple[PlaceName, ...]:
        """Give all names of a place.

        Parameters
        ----------
        place_id
            The place's id.

        Returns
        -------
        tuple of PlaceName
            Of all layers, without repetition.
        """
        found: dict[PlaceName, None] = {}
        for store in self._stores:
            place = store.places([place_id], names=True).get(place_id)
            found.update(dict.fromkeys(place.names if place else ()))
        return tuple(found)

    def spot(self, folded: str) -> list[NameSpan]:
        """Find the longest names in folded text.

        Parameters
        ----------
        folded
            Text as `names.fold_text` gives it.

        Returns
        -------
        list of NameSpan
            In the order of the text, without overlaps; a longer name of a lower layer wins over
            a shorter one of an upper layer.
        """
        if len(self._stores) == 1:
            return self._stores[0].spot(folded)
        return longest([span for store in self._stores for span in store.spot(folded)])

    def footprint_wkb(self, place_id: str) -> bytes | None:
        """Give a place's true shape.

        Parameters
        ----------
        place_id
            The place's id.

        Returns
        -------
        bytes or None
            Well-known binary, longitude and latitude; None when no layer has it.
        """
        for store in self._stores:
            wkb = store.footprint_wkb(place_id)
            if wkb is not None:
                return wkb
        return None

    def covering(self, point: Point, kinds: Sequence[PlaceKind] | None = None) -> list[Place]:
        """List the places that may contain a point.

        Parameters
        ----------
        point
            The point.
        kinds
            Only places of these kinds; None for all.

        Returns
        -------
        list of Place
            Those whose shape's box holds the point, and those without a shape that are near
            enough for their kind: candidates for an exact test.
        """
        lon, lat = point.lon, point.lat
        box = (lon, lat, lon, lat)
        found = [p for store in self._stores for p in store.overlapping(*box, kinds=kinds)]
        small = [kind for kind in _SMALL if kinds is None or kind in kinds]
        if small:
            west, east = max(lon - _REACH_DEG, -180.0), min(lon + _REACH_DEG, 180.0)
            south, north = max(lat - _REACH_DEG, -90.0), min(lat + _REACH_DEG, 90.0)
            near = self.in_box(west, south, east, north, kinds=small)
            found += [place for place in near if not place.has_footprint]
        if kinds is None or PlaceKind.AREA in kinds:
            found += self._areas
        return _first_of_each(found)

    @cached_property
    def _areas(self) -> list[Place]:
        """All areas without a shape: the circles of continents reach everywhere."""
        world = self.in_box(-180.0, -90.0, 180.0, 90.0, kinds=[PlaceKind.AREA])
        return [place for place in world if not place.has_footprint]

    def overlapping(
        self, west: float, south: float, east: float, north: float, *, kinds: Sequence[PlaceKind]
    ) -> list[Place]:
        """List the places with a shape whose box meets a box.

        Parameters
        ----------
        west, south, east, north
            Degrees.
        kinds
            Only places of these kinds.

        Returns
        -------
        list of Place
        """
        return _first_of_each(
            place
            for store in self._stores
            for place in store.overlapping(west, south, east, north, kinds=kinds)
        )

    def in_box(  # noqa: PLR0913 - the four sides of a box, and what to give of it
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        *,
        kinds: Sequence[PlaceKind] | None = None,
        min_population: int = 0,
        limit: int | None = None,
    ) -> list[Place]:
        """List the places whose point lies in a box.

        Parameters
        ----------
        west, south, east, north
            Degrees; `west` greater than `east` goes across the antimeridian.
        kinds
            Only places of these kinds.
        min_population
            Only settlements of so many inhabitants.
        limit
            How many at most, most populous first.

        Returns
        -------
        list of Place
        """
        found = _first_of_each(
            place
            for store in self._stores
            for place in store.in_box(
                west, south, east, north, kinds=kinds, min_population=min_population, limit=limit
            )
        )
        if len(self._stores) == 1:
            return found
        found.sort(key=lambda place: (-(place.population or 0), place.place_id))
        return found[:limit]


def _completed(upper: Place, lower: Place) -> Place:
    """Fill in what an upper layer does not say of a place and a lower one does."""
    return replace(
        upper,
        country=upper.country or lower.country,
        admin1=upper.admin1 or lower.admin1,
        admin_level=upper.admin_level or lower.admin_level,
        parents=upper.parents or lower.parents,
        population=upper.population or lower.population,
        is_capital=upper.is_capital or lower.is_capital,
        has_footprint=upper.has_footprint or lower.has_footprint,
    )


def _first_of_each(places: Iterable[Place]) -> list[Place]:
    """Keep the first place of each id: the topmost layer's."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(place.place_id, place)
    return list(found.values())
