"""Which settlement a street, a district or a site is in, when the gazetteer does not know it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from gazetteer import PlaceKind, distance_m
from geomap.mentions.generic_words import other_names
from geomap.mentions.knowledge import known
from geomap.texts.sentences import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gazetteer import Gazetteer, Place
    from geomap.mentions import Mention

SITES = frozenset({PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.POI, PlaceKind.DISTRICT})
"""Kinds that are looked for in the settlement that the text spoke of last, when it names none."""

HEADLINE_COUNTS = 2
"""How many mentions one in the headline is worth for telling what place the text is about."""

DOMINANT_SHARE = 0.4
"""Share of its mentions of settlements from which a text is about one of them. Below, a site
somewhere in the text stays without a place: the guess would be wrong as often as right."""

SURE = 0.8
"""Confidence from which a name means a place whatever countries the text speaks of."""

OWNER_REACH = 100
"""Mentions around a site among which the town that it bears the name of is named."""

TOWN_REACH_M = 150_000.0
"""How far, in metres, from the places that a text names a town may lie of which only the name of a
site speaks."""

CITY_POPULATION = 30_000
"""Inhabitants from which a town is known well enough for its name to be no coincidence, in a
country that the text speaks of: "Beach View Hotel" is not in Beach, North Dakota."""

DISTRICTS_POPULATION = 150_000
"""Inhabitants from which a city is taken to have districts of its own: an unknown district that is
only guessed to be about a smaller town is rather one of the region."""

LEAST_COUNT = 2
"""Mentions from which a text is about a settlement: a single one says nothing."""

ASIDE_ROLES = frozenset(
    {"dateline", "speech_location", "launch_origin", "destination", "elsewhere", "aside", "anchor"}
    | {"container"}
)
"""Roles of settlements that the news is not about."""

MOST_TOWNS = 5
"""Places of a name among which one in a container is looked for."""

_NAMING = frozenset({PlaceKind.SETTLEMENT, PlaceKind.POI, PlaceKind.AREA})
"""Kinds of places that a site is called after: "Ras Isa oil port"."""


def find_sites_containers(
    mentions: Sequence[Mention], text: str, gazetteer: Gazetteer
) -> dict[int, int]:
    """Give each mention's container: as the text says, or for a site the likeliest settlement."""
    containers: dict[int, int] = {}
    spoken_of = [
        index
        for index, mention in enumerate(mentions)
        if not mention.nominal
        and _is_settlement(mention, gazetteer)
        and mention.reading == "literal"
        and mention.role not in ASIDE_ROLES
    ]
    main = _main_settlement(mentions, spoken_of, text)
    for index, mention in enumerate(mentions):
        outer: int | None = None
        if mention.within is not None:
            outer = antecedent_of(mentions, mention.within)
        elif mention.kind in SITES and not mention.nominal:
            outer = _settlement_of(mentions, index, spoken_of, text)
            outer = main if outer is None else outer
        if outer is not None and not mentions[outer].nominal:
            containers[index] = outer
    return containers


def site_called_otherwise(
    site: Mention, countries: Sequence[str], gazetteer: Gazetteer, language: str
) -> Place | None:
    """Give the site that the gazetteer lists under another word: "X air base" is X Airport."""
    if site.kind is not PlaceKind.POI:
        return None
    for name in other_names(site.name, language):
        if known(gazetteer, name).kind is PlaceKind.POI:
            best = gazetteer.find(name, limit=1)[0]
            if best.place.country in countries or best.confidence >= SURE:
                return best.place
    return None


def town_in_name(
    site: Mention, countries: Sequence[str], around: Collection[Place], gazetteer: Gazetteer
) -> Place | None:
    """Give the town with whose name an unknown site's begins: "Nova Kakhovka power station".

    Only one near the places `around` it in the text is meant, unless it is a well-known one: small
    towns share their names with others. Streets are called after where they lead to.
    """
    if site.kind not in SITES or site.kind is PlaceKind.STREET:
        return None
    words = site.name.split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if known(gazetteer, name).kind not in _NAMING:
            continue
        best = gazetteer.find(name, limit=1)[0]
        sure = best.confidence >= SURE
        near = any(
            distance_m(best.place.point, place.point) <= TOWN_REACH_M + place.uncertainty_m
            for place in around
            if place.kind is not PlaceKind.COUNTRY
        )
        here = best.place.country in countries and _is_known(best.place)
        return best.place if near or (sure and (here or _says_town(site, name))) else None
    return None


def town_in_name_within(site: Mention, container: Place, gazetteer: Gazetteer) -> Place | None:
    """Give the town in a container with whose name an unknown site's begins.

    "The Dzhankoi airfield in Crimea" is at Dzhankoi.
    """
    if site.kind not in SITES or site.kind is PlaceKind.STREET:
        return None
    words = site.name.split()
    for length in range(len(words) - 1, 0, -1):
        for candidate in gazetteer.find(" ".join(words[:length]), limit=MOST_TOWNS):
            town = candidate.place
            if town.kind is PlaceKind.SETTLEMENT and container.place_id in town.parents:
                return town
    return None


def _is_known(place: Place) -> bool:
    """Whether a place is no mere village."""
    is_village = (place.population or 0) < CITY_POPULATION
    return place.kind is not PlaceKind.SETTLEMENT or not is_village


def is_small(town: Place) -> bool:
    """Tell whether a place is a town that hardly has districts; they are around it, then.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> cities = Gazetteer.open()
    >>> [is_small(cities.find(name)[0].place) for name in ("Kharkiv", "Izium")]
    [False, True]
    """
    return town.kind is PlaceKind.SETTLEMENT and (town.population or 0) < DISTRICTS_POPULATION


def _says_town(site: Mention, town: str) -> bool:
    """Whether a site is called by its town only because the text says that it is there."""
    return not site.text.casefold().startswith(town.casefold())


def _is_settlement(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a mention is literally of a settlement that the gazetteer has."""
    kind = known(gazetteer, mention.name).kind if mention.kind is None else mention.kind
    return kind is PlaceKind.SETTLEMENT and mention.reading != "metonymic"


def _settlement_of(
    mentions: Sequence[Mention], index: int, spoken_of: Sequence[int], text: str
) -> int | None:
    """Give the settlement in a site's own name, else the nearest one in its sentence."""
    site = mentions[index]
    owner = _owner(mentions, index)
    if owner is not None:
        return owner
    at = bisect_left(spoken_of, index)
    before, after = spoken_of[max(0, at - 1) : at], spoken_of[at : at + 1]
    if before and not SENTENCE_END.search(text, mentions[before[-1]].end, site.start):
        return before[-1]
    # A district may hold the towns named behind it; it lies in the one named before.
    if (
        after
        and site.kind is not PlaceKind.DISTRICT
        and not SENTENCE_END.search(text, site.end, mentions[after[0]].start)
    ):
        return after[0]
    return None


def _owner(mentions: Sequence[Mention], index: int) -> int | None:
    """Give a mention of the settlement whose name a site's own name begins with."""
    words = mentions[index].text.casefold().split()
    for length in range(1, len(words)):
        name = " ".join(words[:length])
        for other in range(max(0, index - OWNER_REACH), min(len(mentions), index + OWNER_REACH)):
            mention = mentions[other]
            town = mention.kind in (None, PlaceKind.SETTLEMENT) and not mention.nominal
            if town and mention.reading != "metonymic" and mention.text.casefold() == name:
                return other
    return None


def _main_settlement(
    mentions: Sequence[Mention], settlements: Sequence[int], text: str
) -> int | None:
    """Give the first mention of the settlement that headline and text speak of most."""
    headline_end = text.find("\n", len(text) - len(text.lstrip()))
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for index in settlements:
        name = mentions[index].text.casefold()
        first.setdefault(name, index)
        counts[name] += 1 + HEADLINE_COUNTS * (mentions[index].start < headline_end)
    name = max(first, key=lambda name: counts[name], default="")
    dominates = counts[name] >= max(LEAST_COUNT, DOMINANT_SHARE * counts.total())
    return first.get(name) if dominates else None


def antecedent_of(mentions: Sequence[Mention], index: int) -> int:
    """Follow a noun back to the name that it refers to."""
    seen = {index}
    while mentions[index].nominal and mentions[index].antecedent is not None:
        index = int(mentions[index].antecedent or 0)
        if index in seen:
            break
        seen.add(index)
    return index
