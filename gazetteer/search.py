"""A query to the places it may mean. It finds, it does not judge.

A text is read in a few ways (`gazetteer.readings`), each reading is spelt in a few ways
(`gazetteer.spellings`), and every place of the store that carries such a name is a hit.
Misspellings are looked for only when nothing else is found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from gazetteer.demonyms import area_of, countries, country_of, is_demonym
from gazetteer.inflections import districts_of_towns
from gazetteer.names import search_key
from gazetteer.places import Place, PlaceKind, PlaceName
from gazetteer.readings import Reading, readings, vocabulary
from gazetteer.romanisations import consonants, with_other_endings, without_article
from gazetteer.spellings import How, Spelling, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MOST_TYPOS = 10
"""Misspellings that are looked up, nearest first."""

_MOST_SLIPS = 40
"""The same where only those of some countries count."""

_SITES = frozenset({PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.POI})
"""Kinds of which there are so many everywhere that a name near to the printed one says nothing. Of
countries it is mostly the adjective that is misspelt: "the Ukranian army"."""

_SHORTEST_SLIP = 5
"""Letters of a printed name from which a slip is thought of; shorter ones are near to too much."""

_LONG_NAME = 8
"""Letters of a name from which one that is another hardly makes another name of it."""

_UNITS = frozenset({"region1", "region2", PlaceKind.DISTRICT})
"""What words for administrative units ask for."""

_MOST_HITS = 250
"""Places kept for a name, most populous first: no name is carried by more that could win."""


class Names(Protocol):
    """What searching needs of a store."""

    def has_key(self, key: str) -> bool:
        """Tell whether any place carries the key."""

    def has_beginning(self, letters: str) -> bool:
        """Tell whether any key begins with some letters."""

    def places_named(self, key: str) -> Sequence[tuple[Place, PlaceName]]:
        """List the places that carry the key, with the name that has it."""

    def keys_like(self, key: str, limit: int) -> Sequence[str]:
        """List keys within a few letters of one, nearest first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a query may mean, and how it was found."""

    place: Place
    """The place."""
    matched: PlaceName
    """The name that matched."""
    how: How
    """How the query's words lead to that name."""
    steps: int
    """How many spelling rules, or wrong letters, it took."""
    reading: Reading
    """The reading of the query."""


def kind_fits(place: Place, wanted: str) -> bool:
    """Tell whether a place is of a kind, or of one level of first- and second-level units.

    Parameters
    ----------
    place
        The place.
    wanted
        A place kind, "region1" or "region2".

    Returns
    -------
    bool

    Examples
    --------
    >>> from gazetteer.places import Point
    >>> kyiv = Place(place_id="x:1", name="Kyiv", kind=PlaceKind.SETTLEMENT,
    ...              point=Point(lon=30.5, lat=50.5), uncertainty_m=15_000)
    >>> kind_fits(kyiv, "settlement"), kind_fits(kyiv, "region1")
    (True, False)
    """
    if wanted in {"region1", "region2"}:
        level = 2 if wanted == "region2" else 1
        return place.kind is PlaceKind.REGION and (place.admin_level or 1) == level
    return place.kind == wanted


def _respelt(reading: Reading) -> Iterator[Spelling]:
    """Use another generic word: "Belgorod region" is stored as "Belgorod Oblast".

    The adjective of a district has an ending that each romanisation writes otherwise, and namesakes
    are stored under all of them: "Zavodsky district" is Zavodskoy District, too.
    """
    siblings = vocabulary().siblings.get(reading.dropped, ())
    for sibling in siblings:
        yield Spelling(f"{reading.key} {sibling}", "exact")
    if siblings and PlaceKind.DISTRICT in reading.kinds:
        for key in with_other_endings(reading.key):
            for sibling in siblings:
                yield Spelling(f"{key} {sibling}", "romanised", 1)


def _respelt_far(store: Names, reading: Reading) -> Iterator[Spelling]:
    """Use another word for a unit, and other letters: "Izium district" is Izyum Raion."""
    for sibling in vocabulary().siblings.get(reading.dropped, ()):
        yield from spellings(
            f"{reading.key} {sibling}", exists=store.has_key, begins=store.has_beginning
        )


def search(
    store: Names,
    text: str,
    *,
    kind: PlaceKind | None = None,
    language: str | None = None,
    typed: bool = False,
) -> list[Hit]:
    """Find every place that a query may mean.

    Parameters
    ----------
    store
        Where the names are.
    text
        The query as printed: a name, with generic words, particles and inflection.
    kind
        The kind that the words around it ask for.
    language
        ISO 639-1 code of the text.
    typed
        The query was typed by a person: capitals mean little and misspellings are likely. Names
        in edited text are seldom misspelt; one that the store lacks is another place.

    Returns
    -------
    list of Hit
        One a place, in no order of merit. Misspellings only when there is nothing else.
    """
    best: dict[str, Hit] = {}
    ways = readings(text, kind)
    if typed and text.islower():
        ways = tuple(replace(reading, small=True) for reading in ways)
    whole = [reading for reading in ways if not reading.qualified]
    parts = [reading for reading in ways if reading.qualified]
    # Each step reaches further from the text, and is taken only when nothing nearer fits; a village
    # that is only listed may well not be meant.
    steps = ((whole, False), (parts, False), (whole, True), (list(_of_towns(whole)), True))
    for tried, far in steps:
        if not any(_fits(hit) and hit.place.certainty != "listed" for hit in best.values()):
            for reading in tried:
                _keep_best(best, _hits(store, reading, language, far=far))
    for hit in _demonym_hits(store, text, typed=typed):
        # "Somali" is also what Turkish calls Somalia, but in the text it is the adjective.
        if is_demonym(text, any_case=typed):
            best.pop(hit.place.place_id, None)
        _keep_best(best, (hit,))
    if not best and typed:
        for reading in ways:
            _keep_best(best, _typo_hits(store, reading))
    hits = sorted(best.values(), key=lambda hit: (-(hit.place.population or 0), hit.place.place_id))
    return hits[:_MOST_HITS]


def _of_towns(ways: Iterable[Reading]) -> Iterator[Reading]:
    """Read the adjective of a district as its town: "Куп'янський район" is Kupiansk Raion.

    The name has the word for it, so that a first-level unit may be it: the raions of Azerbaijan.
    """
    for reading in ways:
        if reading.dropped and PlaceKind.DISTRICT in reading.kinds:
            for key in districts_of_towns(reading.key):
                yield replace(reading, key=key, dropped="", strict=False)


def _fits(hit: Hit) -> bool:
    """Whether a hit is of a kind that was asked for."""
    kinds = hit.reading.kinds
    return not kinds or any(kind_fits(hit.place, kind) for kind in kinds)


def _keep_best(best: dict[str, Hit], hits: Iterable[Hit]) -> None:
    """Keep, for each place, the hit that took the least reading into the text."""
    for hit in hits:
        old = best.get(hit.place.place_id)
        if old is None or _effort(hit) < _effort(old):
            best[hit.place.place_id] = hit


def _effort(hit: Hit) -> tuple[bool, bool, int, bool, bool]:
    return (
        hit.how == "typo",
        hit.reading.qualified,
        hit.steps,
        hit.matched.kind not in {"preferred", "alternate"},
        bool(hit.reading.dropped),
    )


def _hits(store: Names, reading: Reading, language: str | None, *, far: bool) -> Iterator[Hit]:
    found = spellings(
        reading.key, language, exists=store.has_key, begins=store.has_beginning, far=far
    )
    found += _completed(store, reading, language, far=far)
    for spelling in found:
        yield from _places(store, reading, spelling)
    # Another word for a unit is no word of the name that is missing; for a town it makes another
    # name: Charles City is not Charles Town.
    called = replace(reading, dropped="") if _asks_for_unit(reading) else reading
    for spelling in _respelt(reading):
        if store.has_key(spelling.key):
            yield from _places(store, called, spelling)
    if far and _asks_for_unit(reading):
        for spelling in _respelt_far(store, reading):
            yield from _places(store, called, spelling)


def _asks_for_unit(reading: Reading) -> bool:
    """Whether the word that was taken off the name is one for an administrative unit."""
    return bool(reading.kinds) and reading.kinds[0] in _UNITS


def _has_unit(key: str) -> bool:
    """Whether a key ends with a word for a unit, inflected or not: nothing is missing there."""
    name, _, last = key.rpartition(" ")
    asks = vocabulary().generic.get(last) if name else None
    return asks is not None and asks.kinds[0] in _UNITS


def _completed(
    store: Names, reading: Reading, language: str | None, *, far: bool
) -> Iterator[Spelling]:
    """Add the word for its kind to a name, before and after: "Харківська" is "… область"."""
    if not reading.kinds or _has_unit(reading.key):
        return
    elliptic = vocabulary().elliptic
    kind = reading.kinds[0]
    for word in elliptic.get(kind) or elliptic.get(kind.rstrip("12"), ()):
        if word.isascii() == reading.key.isascii():
            for whole in (f"{reading.key} {word}", f"{word} {reading.key}"):
                yield from spellings(
                    whole, language, exists=store.has_key, begins=store.has_beginning, far=far
                )


def _places(store: Names, reading: Reading, spelling: Spelling) -> Iterator[Hit]:
    for place, name in store.places_named(spelling.key):
        hit = Hit(place, name, spelling.how, spelling.steps, reading)
        if _fits(hit) or not reading.strict:
            yield hit


def misspelt(store: Names, text: str, kind: PlaceKind | None, countries: set[str]) -> list[Hit]:
    """Find the places of some countries whose names a printed name may be a slip for.

    Parameters
    ----------
    store
        Where the names are.
    text
        A name as printed that finds nothing that fits.
    kind
        The kind that the words around it ask for.
    countries
        ISO alpha-2 codes of the countries that the text speaks of.

    Returns
    -------
    list of Hit
        One a place, those of the kind that was asked for.
    """
    best: dict[str, Hit] = {}
    for reading in readings(text, kind):
        if len(reading.key) >= _SHORTEST_SLIP and not reading.qualified:
            near = _typo_hits(store, reading, _MOST_SLIPS)
            here = (hit for hit in near if hit.place.country in countries)
            _keep_best(best, (hit for hit in here if _fits(hit) and is_slip(hit)))
    return list(best.values())


def is_slip(hit: Hit) -> bool:
    """Tell whether a name differs from what is printed by what writers get wrong.

    Parameters
    ----------
    hit
        A hit by a misspelling.

    Returns
    -------
    bool
        True when both begin alike and differ by one letter, unless it is another one in a short
        name, or by vowels and doubled letters.
    """
    if hit.place.kind in _SITES or hit.place.kind is PlaceKind.COUNTRY:
        return False
    printed, name = without_article(hit.reading.key), without_article(search_key(hit.matched.text))
    alike = consonants(printed) == consonants(name)
    # Another letter makes another name of a short one: Nalgad is not Naugad. A letter too many or
    # too few, or two exchanged, does not.
    replaced = len(printed) == len(name) and sorted(printed) != sorted(name)
    one = hit.steps == 1 and (not replaced or len(printed) >= _LONG_NAME)
    return printed[0] == name[0] and (one or alike)


def _typo_hits(store: Names, reading: Reading, most: int = _MOST_TYPOS) -> Iterator[Hit]:
    from rapidfuzz.distance import OSA

    if not reading.strict:
        for key in store.keys_like(reading.key, most):
            yield from _places(
                store, reading, Spelling(key, "typo", OSA.distance(reading.key, key))
            )


def _demonym_hits(store: Names, text: str, *, typed: bool) -> Iterator[Hit]:
    """Find the country or continent whose demonym or adjective the query is."""
    country = country_of(text, any_case=typed)
    name = area_of(text, any_case=typed) if country is None else countries()[country].name
    kind = PlaceKind.AREA if country is None else PlaceKind.COUNTRY
    for place, _ in () if name is None else store.places_named(search_key(name)):
        if place.kind is kind and (country is None or place.country == country):
            matched = PlaceName(text, kind="demonym")
            yield Hit(place, matched, "exact", 0, Reading(search_key(text)))
