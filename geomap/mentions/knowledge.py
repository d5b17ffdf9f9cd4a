"""What gazetteer and lexicon know of words and names before a text is read."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Candidate, Gazetteer

CACHED_NAMES = 50_000
"""Names whose kind and size are remembered from document to document."""

MOST_MEANINGS = 4
"""Candidates of a name among which its country is, if it is the name of one."""

METROPOLIS_POPULATION = 500_000
"""Inhabitants of a city that everybody knows."""

TOWN_POPULATION = 5_000
"""Inhabitants from which a settlement is likelier to be meant than a namesake."""


class Known(NamedTuple):
    """What the gazetteer's likeliest place of a name is."""

    kind: PlaceKind | None
    population: int
    country: str | None
    capital: bool = False
    major: bool = False
    """Whether it is a region of the first level."""
    adjective: bool = False
    """Whether the name is a demonym."""
    is_seat: bool = False
    """Whether it is a settlement with a unit called after it."""


UNKNOWN = Known(None, 0, None)
"""What is known of a name that the gazetteer does not have."""


@lru_cache(maxsize=CACHED_NAMES)
def known(gazetteer: Gazetteer, name: str) -> Known:
    """Give kind and size of the likeliest place of a name; `kind` is None when there is none."""
    spans = gazetteer.spot(name)
    whole = len(spans) == 1 and spans[0].start == 0 and len(name) - spans[0].end <= 1
    # Only a name that the gazetteer has as it stands: looking others up would guess at typos.
    if not whole and gazetteer.country_of(name) is None:
        return UNKNOWN
    # The key of an inflected name is its base form; of others it has lost capitals and full stops.
    query = spans[0].key if whole and not name.isascii() else name
    candidates = gazetteer.find(query, limit=MOST_MEANINGS)
    if not candidates:
        return UNKNOWN
    if query not in (name, name.casefold()):
        # One form may be of several names; "Донецьку" is of Донецьк, not of Донецький.
        others = gazetteer.find(name, limit=1)
        candidates = max(candidates, others, key=lambda found: _population(found[:1]))
    place = candidates[0].place
    if gazetteer.country_of(name) is not None and not any(
        candidate.place.kind is PlaceKind.COUNTRY and candidate.matched.kind != "demonym"
        for candidate in candidates
    ):
        return Known(None, 0, place.country, adjective=True)
    return Known(
        place.kind,
        place.population or 0,
        place.country,
        capital=place.is_capital,
        major=place.admin_level == 1,
        is_seat=place.kind is PlaceKind.SETTLEMENT
        and any(
            candidate.place.kind is PlaceKind.REGION and candidate.place.country == place.country
            for candidate in candidates
        ),
    )


def _population(candidates: Sequence[Candidate]) -> int:
    """Give the inhabitants of all candidates."""
    return sum(candidate.place.population or 0 for candidate in candidates)


@cache
def word_sets(language: str) -> dict[str, frozenset[str]]:
    """Give the lists of words of a lexicon as sets."""
    data, small = load(language, "places"), grammar(language)
    return {
        "doubtful": frozenset(data["doubtful"]["words"].split()),
        "locative": frozenset(data["locative"]["words"]),
        "strong": frozenset(data["locative"]["strong"]),
        "between": frozenset(data["locative"].get("between", ())),
        "between_links": frozenset(data["locative"].get("between_links", ())),
        "within": frozenset(data["locative"].get("within", ())),
        "compounds": frozenset(data["compounds"]["words"]),
        "located": frozenset(data["compounds"]["located"]),
        "leaning": frozenset(data["compounds"].get("leaning", ())),
        "outlets_after": frozenset(data["outlets"]["after"]),
        "outlets_before": frozenset(data["outlets"]["before"]),
        "outlets_nouns": frozenset(data["outlets"].get("nouns", ())),
        "called_in_quotes": frozenset(data["outlets"].get("in_quotes", ())),
        "outlets_called": frozenset(data["outlets"].get("called", ())),
        "outlet_articles": frozenset(data["outlets"].get("articles", ())),
        "vessels": frozenset(data.get("vessels", {}).get("before", ())),
        "storms": frozenset(data.get("vessels", {}).get("storms", ())),
        "airlines_after": frozenset(data.get("airlines", {}).get("after", ())),
        "airlines_joined": frozenset(data.get("airlines", {}).get("joined", ())),
        "papers": frozenset(data.get("papers", {}).get("after", ())),
        "makes": frozenset(data.get("makes", {}).get("after", ())),
        "territorial": frozenset(load(language, "claimants").get("territorial", ())),
        "bodies": frozenset(load(language, "claimants")["institutions"]),
        "never": frozenset(data.get("never", {}).get("phrases", ())),
        "titles": frozenset(data["titles"]["words"]),
        "parts": frozenset(data["parts"]["words"]),
        "kin": frozenset(data["kin"]["words"]),
        "attributive": frozenset(data["attributive"]["nouns"]),
        "indefinite": small.indefinite,
        "origins": frozenset(data["attributive"]["origins"]),
        "particles": frozenset(data["particles"]["words"]),
        "prepositions": frozenset(data["particles"]["prepositions"]),
        "joints": frozenset(data["grammar"]["joints"]),
        "defines": frozenset(data["grammar"]["defines"]),
        "directions": frozenset(data["grammar"].get("directions", ())),
        "prefixes": frozenset(data["grammar"].get("prefixes", ())),
        "beginnings": frozenset(data["grammar"].get("beginnings", ())),
        "describing": frozenset(data["grammar"].get("site_skips", ())),
        "generic": frozenset(word for words in data["of"].values() for word in words),
        "articles": small.definite,
        "links": small.of,
    }


@lru_cache(maxsize=CACHED_NAMES)
def _country_of(gazetteer: Gazetteer, word: str) -> str | None:
    country: str | None = gazetteer.country_of(word)
    return country


_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA})
"""Kinds of places that hold towns."""


class Words:
    """What is known of words, for one language and gazetteer."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self._gazetteer = gazetteer
        sets = word_sets(language)
        self._doubtful = sets["doubtful"] | sets["articles"]
        self._grammar = grammar(language)

    def country_of(self, word: str) -> str | None:
        """Give the country that a word names or describes."""
        return _country_of(self._gazetteer, word)

    def is_adjective(self, word: str) -> bool:
        """Whether a word describes a country or its people without naming it."""
        # Most words speak of no country, which is quicker to tell than what the gazetteer has.
        return self.country_of(word) is not None and known(self._gazetteer, word).adjective

    def is_known_place(self, name: str) -> bool:
        """Whether a name is that of a country, a region or a town of some size."""
        place = known(self._gazetteer, name)
        if place.kind is PlaceKind.SETTLEMENT:
            return place.population >= TOWN_POPULATION
        return place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)

    def has_unit(self, name: str, generic: str) -> bool:
        """Whether a district, by this word for it or another, is called by a name."""
        return any(
            candidate.place.kind in (PlaceKind.REGION, PlaceKind.DISTRICT)
            and candidate.matched.text.casefold().startswith(name.casefold())
            for candidate in self._gazetteer.find(f"{name} {generic}", limit=MOST_MEANINGS)
        )

    def is_held(self, name: str) -> bool:
        """Whether the gazetteer has a name."""
        return known(self._gazetteer, name).kind is not None

    def is_region(self, name: str) -> bool:
        """Whether a name is above all that of a unit of a country."""
        return known(self._gazetteer, name).kind is PlaceKind.REGION

    def is_wide(self, name: str) -> bool:
        """Whether a name is above all that of a country, a region or an area."""
        return known(self._gazetteer, name).kind in _WIDE

    def is_metropolis(self, name: str) -> bool:
        """Whether a name is above all that of a city that has suburbs of names of their own."""
        return known(self._gazetteer, name).population >= METROPOLIS_POPULATION

    def is_doubtful(self, word: str) -> bool:
        """Whether a word, or each word of a name, is above all an ordinary one."""
        words = word.lower().split()
        return all(
            part in self._doubtful or self._grammar.without_plural(part) in self._doubtful
            for part in words
        )
