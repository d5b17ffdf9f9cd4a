"""All places of one name beside each other: cities yield to states, and regions to cities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.containment import contains
from gazetteer.names import search_key
from gazetteer.naming import is_form, is_usual
from gazetteer.places import Penalty, Place, PlaceKind
from gazetteer.ranking import own_penalties
from gazetteer.readings import vocabulary
from gazetteer.search import Hit, kind_fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAMESAKE_CITY = 2.0
"""A region whose main city bears its name: without a generic word, "Kherson" is the city."""

NAMESAKE_MIN_POPULATION = 20_000
"""… a city of so many inhabitants; "Texas" is not the village of Texas."""

NAMESAKE_LEVEL = 2
"""… or, of units of this level and below, any settlement in it: "Masisi" is the village that the
territory is governed from."""

NAMESAKE_LETTERS = 0.5
"""… whose name shares more than this part of its letters with the region's."""

BORNE_BY_OTHERS = 1.5
"""A city by an old name that is nothing like its own, where other places go by it: "Salisbury" is
rather Salisbury than Harare. "Odessa" is a form of Odesa, and nobody else's name is Peking."""

KNOWN_POPULATION = 15_000
"""Inhabitants from which another town of that name counts."""

RECALLED = 3.0
"""A known place by a name that it does not go by, where one that was written down by hand, since it
is in the news, does: "Mambasa" is rather the town in Congo than Mombasa misspelt."""

COMMON_BEARERS = 4
"""Places of any size that go by a name, from which it is a common one: the village that a city
grew out of has its namesakes yet. "Oleksandrivka" is hardly ever Donetsk."""

COMMON_NAME = 4.0
"""What a city by such a name costs instead: the news would call it by its own."""

NAMESAKE_UNIT = 2.0
"""A smaller place that shares its name with a first-level unit of its country: "Delaware" is the
state, not the town in Ohio, and "Texas" not the county in Missouri."""

NAMESAKE_ABROAD = 3.0
"""A village that shares its name with a large first-level unit of another country: what Russian
papers call "Крым" is Crimea, not a village of the Rostov oblast."""

NAMESAKE_ABROAD_MAX_POPULATION = 20_000
"""… of fewer inhabitants than this …"""

NAMESAKE_ABROAD_MIN_UNIT = 1_000_000
"""… and a unit of more than this."""

NAMESAKE_UNIT_MAX_POPULATION = 200_000
"""… of fewer inhabitants than this, or a lower unit of any size."""


def judge(
    hits: Sequence[Hit], language: str | None = None
) -> list[tuple[Hit, tuple[Penalty, ...]]]:
    """Say what speaks for and against each of the places that one name may mean.

    Parameters
    ----------
    hits
        All hits of a name.
    language
        ISO 639-1 code of the text.

    Returns
    -------
    list of tuple of Hit and tuple of Penalty
        In the order of the hits.
    """
    known = _Known(
        cities={
            parent: hit
            for hit in hits
            if hit.place.kind is PlaceKind.SETTLEMENT
            and (hit.place.population or 0) >= NAMESAKE_MIN_POPULATION
            for parent in hit.place.parents
        },
        towns=_by_region(hits),
        units={
            hit.place.country: hit.place
            for hit in hits
            if kind_fits(hit.place, "region1") and is_usual(hit)
        },
        abroad=[
            hit.place
            for hit in hits
            if kind_fits(hit.place, "region1")
            and not hit.reading.dropped
            and hit.matched.kind != "abbreviation"
            and (hit.place.population or 0) >= NAMESAKE_ABROAD_MIN_UNIT
        ],
        bearers=[hit.place for hit in hits if _bears(hit)],
        recalled=[
            hit.place for hit in hits if hit.place.certainty == "from_memory" and is_usual(hit)
        ],
        is_common=sum(_goes_by(hit) for hit in hits) >= COMMON_BEARERS,
    )
    return [(hit, (*own_penalties(hit, language), *_beside(hit, known))) for hit in hits]


@dataclass(frozen=True, slots=True)
class _Known:
    """What matters of the other places of a name."""

    cities: Mapping[str, Hit]
    """Cities by the places that contain them."""
    towns: Mapping[tuple[str | None, str | None], Sequence[Hit]]
    """Settlements of any size, by country and first-level unit."""
    units: Mapping[str | None, Place]
    """First-level units that go by the name, by country."""
    abroad: Sequence[Place]
    """Large first-level units that the name finds in full."""
    bearers: Sequence[Place]
    """Places of some size that go by the name."""
    recalled: Sequence[Place]
    """Places written down by hand that go by the name."""
    is_common: bool
    """Whether many settlements go by the name."""


def _by_region(hits: Sequence[Hit]) -> Mapping[tuple[str | None, str | None], Sequence[Hit]]:
    """Sort the settlements by country and first-level unit."""
    towns: dict[tuple[str | None, str | None], list[Hit]] = {}
    for hit in hits:
        if hit.place.kind is PlaceKind.SETTLEMENT:
            towns.setdefault((hit.place.country, hit.place.admin1), []).append(hit)
    return towns


def _city_of(unit: Place, known: _Known) -> Hit | None:
    """Return the city that a unit shares its name with, or a settlement in a lower unit."""
    city = known.cities.get(unit.place_id)
    if city is None and (unit.admin_level or 1) >= NAMESAKE_LEVEL:
        beside = (
            *known.towns.get((unit.country, unit.admin1), ()),
            *known.towns.get((unit.country, None), ()),  # nobody noted what it lies in
        )
        return next((town for town in beside if contains(unit, town.place)), None)
    return city


def _beside(hit: Hit, known: _Known) -> Iterator[Penalty]:
    """Say what the other places of its name cost a place."""
    bare = not hit.reading.kinds and hit.matched.kind != "abbreviation"
    region = bare and hit.place.kind is PlaceKind.REGION
    city = _city_of(hit.place, known) if region else None
    # "Rio Grande do Sul" is the state, though its Rio Grande may be called so at length; and
    # "Bihar" is, for its Bihar Sharif is called so in short.
    other = city is not None and is_usual(hit) and _differ(city.place.name, hit.place.name)
    if region and city is not None and not other and _is_namesake(city, hit):
        yield Penalty("namesake city", NAMESAKE_CITY, f"its city {city.place.name} bears the name")
    alien = _is_alien(hit)
    if alien and (known.is_common or any(other is not hit.place for other in known.bearers)):
        reason = f"{hit.place.name} is not what others of the name are called"
        cost = COMMON_NAME if known.is_common else BORNE_BY_OTHERS
        yield Penalty("borne by others", cost, reason)
    elif known.recalled and _is_known(hit) and not is_form(hit):
        reason = f"{known.recalled[0].name} goes by the name"
        yield Penalty("borne by others", RECALLED, reason)
    if not hit.reading.kinds and _yields(hit.place, known.units):
        reason = f"a first-level unit of {hit.place.country} bears the name"
        yield Penalty("namesake unit", NAMESAKE_UNIT, reason)
    elif not hit.reading.kinds and _is_village(hit.place) and known.abroad:
        reason = f"{known.abroad[0].name}, a first-level unit, bears the name"
        yield Penalty("namesake unit", NAMESAKE_ABROAD, reason)


def _bears(hit: Hit) -> bool:
    """Whether a place of some size goes by the name."""
    known = (hit.place.population or 0) >= KNOWN_POPULATION or hit.place.is_capital
    return known and not hit.reading.dropped and is_usual(hit)


def _is_known(hit: Hit) -> bool:
    """Whether a well-known place was found by a name that it is not called by."""
    size = hit.place.population or 0
    known = size >= KNOWN_POPULATION or hit.place.kind is PlaceKind.AREA
    return known and hit.matched.kind == "alternate"


def _goes_by(hit: Hit) -> bool:
    """Whether a settlement goes by the name."""
    return hit.place.kind is PlaceKind.SETTLEMENT and not hit.reading.dropped and is_usual(hit)


def _is_alien(hit: Hit) -> bool:
    """Whether a place was found by a name that shares few letters with its own."""
    if hit.matched.kind not in {"alternate", "former"} or not hit.matched.text.isascii():
        return False
    short = search_key(hit.place.name).startswith(f"{search_key(hit.matched.text)} ")
    return not (short or _is_alike(hit.matched.text, hit.place.name))


def _yields(place: Place, units: Mapping[str | None, Place]) -> bool:
    """Whether a place is too small to bear the name of a first-level unit of its country."""
    unit = units.get(place.country)
    if unit is None or kind_fits(place, "region1") or place.kind is PlaceKind.COUNTRY:
        return False
    small = (place.population or 0) < NAMESAKE_UNIT_MAX_POPULATION
    return (small or place.kind is PlaceKind.REGION) and unit.place_id not in place.parents


def _is_village(place: Place) -> bool:
    small = (place.population or 0) < NAMESAKE_ABROAD_MAX_POPULATION
    return place.kind is PlaceKind.SETTLEMENT and small


def _is_namesake(city: Hit, region: Hit) -> bool:
    """Whether a city's name, or a former one, is a form of its region's.

    "Arbil" is of Erbil, but Mormugao, which some list as "Goa", is not of Goa. A unit is also known
    without its word: Kawlin is the town of Kawlin Township.
    """
    called = (region.place.name, region.matched.text)
    return city.matched.kind == "former" or any(_is_alike(city.place.name, n) for n in called)


def _differ(name: str, other: str) -> bool:
    """Whether one of two names is the other with words behind it."""
    return _goes_on(name, other) or _goes_on(other, name)


def _goes_on(name: str, longer: str) -> bool:
    """Whether a name is another one with words behind it that are no word for its kind."""
    short, whole = search_key(name), search_key(longer)
    return whole.startswith(f"{short} ") and whole.removeprefix(f"{short} ") not in (
        vocabulary().generic
    )


def _is_alike(name: str, other: str) -> bool:
    """Whether two names share most of their letters."""
    letters, others = set(search_key(name)), set(search_key(other))
    return len(letters & others) > NAMESAKE_LETTERS * len(letters | others)
