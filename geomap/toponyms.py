"""Which spans of a text name places: the gazetteer, the NER model and the words around agree."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer import PlaceKind
from geomap.generics import Found, find_borders, find_generic
from geomap.lexicons import load
from geomap.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer
    from geomap.parsing import Entity, ParsedText

THRESHOLD = 2.0
"""Sum of evidence from which a name of the gazetteer counts as one here. All weights below were set
by hand on development articles: one sure sign, or two weak ones, are enough."""

COUNTRY_WEIGHT = 3.0
"""Names of countries and of parts of the world hardly ever mean anything else."""
REGION_WEIGHT = 1.5
CITY_WEIGHT = 2.0
METROPOLIS_WEIGHT = 3.0
"""Capitals, and cities that everybody knows."""
METROPOLIS_POPULATION = 500_000
TOWN_WEIGHT = 1.0
VILLAGE_WEIGHT = 0.0
CITY_POPULATION = 100_000
TOWN_POPULATION = 5_000
"""Inhabitants from which a settlement is likelier to be meant than a namesake."""
SITE_WEIGHT = 1.5
"""A street, district or site that the gazetteer lists."""
STRONG_LOCATIVE_WEIGHT = 1.5
"""It stands after "in", "near" and the like."""
LOCATIVE_WEIGHT = 1.0
"""It stands after "from", "to", "of" and the like."""
CONTAINED_WEIGHT = 2.0
"""A country or region follows it after a comma."""
LISTED_WEIGHT = 1.0
"""It is joined by "and" or a comma to a name that is a place for certain."""
NER_PLACE_WEIGHT = 1.5
"""The NER model calls it a place somewhere in the document."""
NER_PERSON_WEIGHT = -1.0
"""The NER model calls it a person, and nowhere a place."""
SEVERAL_WORDS_WEIGHT = 1.0
"""Names of several words seldom coincide with anything else."""
DOUBTFUL_WEIGHT = -3.0
"""It is above all an ordinary word."""
OPENING_WEIGHT = -0.5
"""It opens a sentence, so that its capital letter says nothing."""
SURNAME_WEIGHT = -3.0
"""It is part of a person's full name elsewhere in the document."""

CACHED_NAMES = 50_000
"""Names whose kind and size are remembered from document to document."""

SHORTEST_ACRONYM = 4
"""Letters; shorter runs of capitals are acronyms, unless they are abbreviations of a country."""


class Known(NamedTuple):
    """What the gazetteer's likeliest place of a name is."""

    kind: PlaceKind | None
    population: int
    country: str | None
    capital: bool


@lru_cache(maxsize=CACHED_NAMES)
def known(gazetteer: Gazetteer, name: str) -> Known:
    """Give kind and size of the likeliest place of a name; `kind` is None when there is none."""
    best = next(iter(gazetteer.find(name, limit=1)), None)
    if best is None:
        return Known(None, 0, None, capital=False)
    place = best.place
    return Known(place.kind, place.population or 0, place.country, capital=place.is_capital)


@cache
def _word_sets(language: str) -> dict[str, frozenset[str]]:
    """Give the lists of words of a lexicon as sets."""
    data = load(language, "places")
    return {
        "doubtful": frozenset(data["doubtful"]["words"].split()),
        "locative": frozenset(data["locative"]["words"]),
        "strong": frozenset(data["locative"]["strong"]),
        "compounds": frozenset(data["compounds"]["words"]),
        "outlets_after": frozenset(data["outlets"]["after"]),
        "outlets_before": frozenset(data["outlets"]["before"]),
        "titles": frozenset(data["titles"]["words"]),
        "parts": frozenset(data["parts"]["words"]),
    }


class Words:
    """What is known of words, for one language and gazetteer."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self._gazetteer = gazetteer
        self._doubtful = _word_sets(language)["doubtful"]

    def country_of(self, word: str) -> str | None:
        """Give the country that a word names or describes."""
        return _country_of(self._gazetteer, word)

    def is_adjective(self, word: str) -> bool:
        """Whether a word describes a country or its people without naming it."""
        return (
            self.country_of(word) is not None
            and known(self._gazetteer, word).kind is not PlaceKind.COUNTRY
        )

    def is_known_place(self, name: str) -> bool:
        """Whether a name is that of a country, a region or a town of some size."""
        place = known(self._gazetteer, name)
        if place.kind is PlaceKind.SETTLEMENT:
            return place.population >= TOWN_POPULATION
        return place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)

    def is_doubtful(self, word: str) -> bool:
        """Whether a word is above all an ordinary one."""
        return word.lower() in self._doubtful


@lru_cache(maxsize=CACHED_NAMES)
def _country_of(gazetteer: Gazetteer, word: str) -> str | None:
    country: str | None = gazetteer.country_of(word)
    return country


def find_toponyms(parsed: ParsedText, tokens: Tokens, gazetteer: Gazetteer) -> list[Found]:
    """Find the spans that name a place.

    Parameters
    ----------
    parsed
        The text with its named entities.
    tokens
        Its words.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Found
        In order; they never overlap.
    """
    words = Words(gazetteer, parsed.language)
    certain = find_borders(tokens, parsed.language, words)
    certain += find_generic(tokens, parsed.language, words)
    spotter = _Spotter(parsed, tokens, gazetteer, words)
    return _longest(certain + spotter.accepted(certain))


def _longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping spans."""
    taken: list[Found] = []
    used: set[int] = set()
    for item in sorted(
        found, key=lambda item: (item.start - item.end, item.start, not item.certain)
    ):
        if used.isdisjoint(range(item.start, item.end)):
            used.update(range(item.start, item.end))
            taken.append(item)
    return sorted(taken, key=lambda item: item.start)


class _Spotter:
    """Weighs the evidence for each name of the gazetteer that occurs in one text."""

    def __init__(
        self, parsed: ParsedText, tokens: Tokens, gazetteer: Gazetteer, words: Words
    ) -> None:
        self._text = parsed.text
        self._parsed = parsed
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._words = words
        self._sets = _word_sets(parsed.language)
        self._labels = _labels(parsed)
        self._people = [e for e in parsed.entities if e.label == "person" and self._is_full_name(e)]
        self._persons = {
            _fold(word) for e in self._people for word in parsed.text[e.start : e.end].split()
        }
        self._dates = {
            at for e in parsed.entities if e.label == "date" for at in range(e.start, e.end)
        }

    def accepted(self, certain: list[Found]) -> list[Found]:
        """Give the spans whose evidence is enough, and all their repetitions."""
        spans = [span for span in self._spans() if not self._is_vetoed(*span)]
        names = {item.name for item in certain}
        certain_ends = {item.end for item in certain} | {item.start for item in certain}
        weights: dict[str, float] = {}
        for start, end in spans:
            name = self._text[start:end]
            weight = self._fixed_weight(name) + self._weight(start, end, certain_ends)
            weights[_fold(name)] = max(weights.get(_fold(name), -9.0), weight)
        accepted = {name for name, weight in weights.items() if weight >= THRESHOLD}
        accepted |= {_fold(name) for name in names}
        return [
            Found(start, end, self._text[start:end], certain=False)
            for start, end in spans
            if _fold(self._text[start:end]) in accepted
        ]

    def _spans(self) -> list[tuple[int, int]]:
        """Give the gazetteer's names in the text, and what the NER model alone calls places."""
        spans = []
        for span in self._gazetteer.spot(self._text):
            spans.extend(self._pieces(span.start, span.end))
        covered = {at for start, end in spans for at in range(start, end)}
        for entity in self._parsed.entities:
            if entity.label == "place" and covered.isdisjoint(range(entity.start, entity.end)):
                spans.append((entity.start, entity.end))
        return spans

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give a name as it is, or what is left of one that runs over a mark or a line."""
        text = self._text[start:end]
        if not _MARK.search(text):
            return [(start, end)] if self._is_capitalised(start, end) else []
        pieces = []
        for piece in _MARK.split(text):
            offset = start + text.find(piece)
            for span in self._gazetteer.spot(piece):
                pieces.append((offset + span.start, offset + span.end))
        return [
            span
            for span in pieces
            if self._is_capitalised(*span) and not _MARK.search(self._text[slice(*span)])
        ]

    def _is_capitalised(self, start: int, end: int) -> bool:
        return self._text[start].isupper() and self._text[end - 1 : end + 1][-1:] != "\u0301"

    def _fixed_weight(self, name: str) -> float:
        """Weigh what does not depend on where in the text the name stands."""
        place = known(self._gazetteer, name)
        weight = _kind_weight(place)
        if " " in name and place.kind is not None:
            weight += SEVERAL_WORDS_WEIGHT
        if self._words.is_doubtful(name) and place.kind is not PlaceKind.COUNTRY:
            weight += DOUBTFUL_WEIGHT
        labels = self._labels.get(_fold(name), Counter())
        if labels["place"] or labels["facility"]:
            weight += NER_PLACE_WEIGHT
        elif labels["person"]:
            weight += NER_PERSON_WEIGHT
        if _fold(name) in self._persons:
            weight += SURNAME_WEIGHT
        return weight

    def _weight(self, start: int, end: int, certain_ends: set[int]) -> float:
        """Weigh the words around one occurrence."""
        tokens = self._tokens
        first, after = tokens.after(start), tokens.after(end)
        before = tokens.low(first - 1)
        if before == "the":
            before = tokens.low(first - 2)
        weight = 0.0
        if before in self._sets["strong"]:
            weight += STRONG_LOCATIVE_WEIGHT
        elif before in self._sets["locative"]:
            weight += LOCATIVE_WEIGHT
        elif tokens.opens_sentence(first):
            weight += OPENING_WEIGHT
        if tokens.word(after) == "," and self._is_container(after + 1):
            weight += CONTAINED_WEIGHT
        if before in ("and", ",") and tokens.end[max(0, first - 2)] in certain_ends:
            weight += LISTED_WEIGHT
        return weight

    def _is_container(self, index: int) -> bool:
        """Whether a country or a region begins at a token."""
        tokens = self._tokens
        if not tokens.is_name(index):
            return False
        for length in (2, 1):
            name = " ".join(tokens.words[index : index + length])
            if known(self._gazetteer, name).kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
                return True
        return False

    def _is_vetoed(self, start: int, end: int) -> bool:
        """Whether the words around show that this occurrence is part of another sort of name."""
        tokens, sets = self._tokens, self._sets
        first, after = tokens.after(start), tokens.after(end)
        following = tokens.low(after)
        text = self._text[start:end]
        if (
            start in self._dates
            or self._words.is_adjective(text)
            or (text.lower() in sets["parts"] and tokens.low(first - 1) != "the")
        ):
            return True
        if following == "-" and tokens.low(after + 1) in sets["compounds"]:
            return True
        if following in sets["outlets_after"] and tokens.is_name(after):
            return True
        if any(tokens.phrase(first - n, n) in sets["outlets_before"] for n in (1, 2, 3)) and (
            tokens.is_name(first - 1) or tokens.is_name(first - 2)
        ):
            return True
        if self._is_acronym(text):
            return True
        return self._is_in_person(start, end, first)

    def _is_acronym(self, text: str) -> bool:
        """Whether a short run of capitals is no abbreviation of a country."""
        letters = text.replace(".", "")
        return (
            letters.isupper()
            and len(letters) < SHORTEST_ACRONYM
            and known(self._gazetteer, text).kind
            not in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA)
        )

    def _is_in_person(self, start: int, end: int, first: int) -> bool:
        """Whether it is a word of a person's name."""
        title = self._tokens.low(first - 1)
        if title == ".":
            title = self._tokens.low(first - 2)
        if title in self._sets["titles"] and self._tokens.is_name(
            first - (2 if self._tokens.low(first - 1) == "." else 1)
        ):
            return known(self._gazetteer, self._text[start:end]).kind is not PlaceKind.COUNTRY
        return any(
            e.start <= start and end <= e.end and (end - start) < (e.end - e.start)
            for e in self._people
        )

    def _is_full_name(self, entity: Entity) -> bool:
        """Whether a person's name is one, and not an office that the model mistook for it."""
        words = self._text[entity.start : entity.end].split()
        titles = self._sets["titles"]
        return (
            len(words) > 1
            and all(word[:1].isupper() for word in words)
            and not any(word.lower().strip(".") in titles for word in words)
            and not any(self._words.is_doubtful(word) for word in words)
        )


_MARK = re.compile(r"[,;:!?()\n\"“”«»/]|\.(?=\s\S{3})|[–—]|['’]s\b")


def _fold(name: str) -> str:
    return name.casefold()


def _kind_weight(place: Known) -> float:
    """Weigh how likely a name is meant, by the kind and size of its likeliest place."""
    if place.kind is None:
        return 0.0
    if place.kind is PlaceKind.COUNTRY:
        return COUNTRY_WEIGHT
    if place.kind is PlaceKind.REGION:
        return REGION_WEIGHT
    if place.kind is PlaceKind.SETTLEMENT:
        if place.population >= METROPOLIS_POPULATION or place.capital:
            return METROPOLIS_WEIGHT
        if place.population >= CITY_POPULATION:
            return CITY_WEIGHT
        return TOWN_WEIGHT if place.population >= TOWN_POPULATION else VILLAGE_WEIGHT
    return COUNTRY_WEIGHT if place.kind in (PlaceKind.AREA, PlaceKind.WATER) else SITE_WEIGHT


def _labels(parsed: ParsedText) -> dict[str, Counter[str]]:
    """Count for each name what the NER model calls it in this document."""
    labels: dict[str, Counter[str]] = {}
    for entity in parsed.entities:
        name = _fold(parsed.text[entity.start : entity.end])
        labels.setdefault(name, Counter())[entity.label] += 1
    return labels
