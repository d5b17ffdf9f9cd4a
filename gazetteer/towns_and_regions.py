"""Towns and the regions that are named after them: a spelling of the one is one of the other.

Sources list the spellings of a region and of its main town apart, and few list all of either:
"Hassakeh" may be known of the governorate only, though newspapers write the city so, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.containment import contains
from gazetteer.names import search_key
from gazetteer.places import Place, PlaceKind
from gazetteer.readings import readings
from gazetteer.romanisations import consonants
from gazetteer.search import Hit, kind_fits
from gazetteer.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.search import Names

_UNITS = ("region1", "region2")


def with_namesakes(store: Names, hits: list[Hit]) -> list[Hit]:
    """Add to the places of a name the towns, or the regions, that share their own name with them.

    Parameters
    ----------
    store
        Where the names are.
    hits
        All hits of one name.

    Returns
    -------
    list of Hit
        The hits, and behind them those that were added.
    """
    held = {hit.place.place_id for hit in hits}
    more = {
        found.place.place_id: found
        for hit in hits
        for found in _namesakes(store, hit)
        if found.place.place_id not in held
    }
    return [*hits, *more.values()]


def _namesakes(store: Names, hit: Hit) -> Iterator[Hit]:
    """Find the town that a region is named after, or the region where one was asked for."""
    wanted = _other_kind(hit)
    if wanted is None or not _is_near(hit.matched.text, hit.place.name):
        return
    for reading in readings(hit.place.name):
        for spelling in spellings(reading.key, exists=store.has_key, far=False):
            for place, _ in store.places_named(spelling.key):
                if place.kind is wanted and _is_town_in(place, hit.place):
                    yield Hit(place, hit.matched, hit.how, hit.steps, hit.reading)


def _other_kind(hit: Hit) -> PlaceKind | None:
    """Give the kind that a Latin name may mean as well as what it was found for."""
    reading, place = hit.reading, hit.place
    if not hit.matched.text.isascii() or hit.how == "typo" or reading.qualified:
        return None
    asked = any(kind in _UNITS for kind in reading.kinds)
    town = not reading.kinds or PlaceKind.SETTLEMENT in reading.kinds
    if place.kind is PlaceKind.REGION and town and (reading.kinds or not reading.dropped):
        return PlaceKind.SETTLEMENT
    return PlaceKind.REGION if place.kind is PlaceKind.SETTLEMENT and asked else None


def _is_near(text: str, name: str) -> bool:
    """Whether a name is a spelling of a place's own, not another name or a nickname."""
    return any(
        consonants(search_key(text)) == consonants(reading.key) for reading in readings(name)
    )


def _is_town_in(place: Place, other: Place) -> bool:
    """Whether of two places of one name the one is a town in the other."""
    town, region = (place, other) if other.kind is PlaceKind.REGION else (other, place)
    return any(kind_fits(region, unit) for unit in _UNITS) and contains(region, town)
