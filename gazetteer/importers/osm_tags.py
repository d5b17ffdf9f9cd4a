"""OpenStreetMap's tags: what kind of place an object is, and what it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.importers.records import PlaceRecord
from gazetteer.places import NameKind, PlaceKind, PlaceName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCE = "OpenStreetMap"
LICENCE = "ODbL 1.0, © OpenStreetMap contributors"

SITES = (
    *("amenity", "shop", "tourism", "office", "historic", "man_made", "military", "aeroway"),
    *("healthcare", "power", "craft", "leisure", "railway", "industrial", "building"),
)
"""Keys of named things that reports name as the place of an event."""

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
_COUNTRY = re.compile("[A-Z]{2}")
_NAME_TAG = re.compile(
    r"(alt_|old_|official_|short_|int_|loc_|nat_|reg_)?name(?::([a-z]{2,3}(?:-[A-Za-z]+)*))?"
)
_NAME_KINDS: dict[str, NameKind] = {"old_": "former", "short_": "abbreviation"}


def kind_of(tags: Mapping[str, str]) -> PlaceKind | None:
    """Return the kind of a node or an area, or None when it is not for a gazetteer."""
    if tags.get("boundary") == "administrative":
        return None
    place = tags.get("place")
    if place is not None:
        return _PLACES.get(place, PlaceKind.AREA)
    return PlaceKind.POI if any(key in tags for key in SITES) else None


def record_of(
    path: Path, thing: str, number: int, tags: Mapping[str, str], kind: PlaceKind
) -> PlaceRecord:
    """Make a record of an object's tags, without its position.

    Parameters
    ----------
    path
        The extract, for messages.
    thing
        "node", "way" or "relation".
    number
        Its number in OpenStreetMap.
    tags
        All its tags; it has a name.
    kind
        What kind of place it is.
    """
    name = tags.get("name:en") or tags.get("int_name") or tags["name"]
    population = tags.get("population", "")
    country = tags.get("addr:country", "")
    return PlaceRecord(
        place_id=f"osm:{thing}/{number}",
        name=" ".join(name.split()),
        kind=kind,
        population=int(population) if population.isdecimal() else None,
        names=_names(tags, name),
        is_capital=tags.get("capital") == "yes",
        country=country if _COUNTRY.fullmatch(country) else None,
        source=SOURCE,
        licence=LICENCE,
        where=f"{path}: {thing} {number}",
    )


def _names(tags: Mapping[str, str], canonical: str) -> tuple[PlaceName, ...]:
    """Return the names of an object with their languages."""
    names: dict[str, PlaceName] = {}
    for key, value in tags.items():
        match = _NAME_TAG.fullmatch(key) if "name" in key else None
        if match is None:
            continue
        kind = _NAME_KINDS.get(match[1] or "", "alternate")
        for text in value.split(";"):
            clean = " ".join(text.split())
            if clean and (clean != canonical or match[2]):
                names[clean] = PlaceName(clean, match[2], kind)
    return tuple(names.values())
