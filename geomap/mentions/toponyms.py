"""Which spans of a text name places: the gazetteer, the NER model and the words around agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons.grammar import grammar
from geomap.mentions.border_names import find_borders
from geomap.mentions.candidates import Candidates
from geomap.mentions.coordination import Coordination
from geomap.mentions.generic_words import generics, unit_follows
from geomap.mentions.generics import find_generic
from geomap.mentions.knowledge import METROPOLIS_POPULATION, Words, known, word_sets
from geomap.mentions.mention import Found
from geomap.mentions.people import People
from geomap.mentions.proper_names import ProperNames
from geomap.mentions.reading_words import stands_for_government
from geomap.mentions.readings import office_follows, suffers
from geomap.mentions.relations import is_dateline, measures_distance
from geomap.mentions.renown import COUNTRY_WEIGHT, THRESHOLD, kind_weight
from geomap.mentions.repeats import repeated, written_again
from geomap.mentions.roles import heads_item, is_struck
from geomap.mentions.vetoes import Vetoes
from geomap.texts.tokens import OPENING_QUOTES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from gazetteer import Gazetteer
    from geomap.parsing import ParsedText
    from geomap.texts.tokens import Tokens

STRONG_LOCATIVE_WEIGHT = 2.25
"""It stands after "in", "near" and the like."""
LOCATIVE_WEIGHT = 1.0
"""It stands after "from", "to", "of" and the like."""
CONTAINED_WEIGHT = 2.0
"""A country or region follows it after a comma."""
STRUCK_WEIGHT = 2.25
"""It is what was attacked or taken: "air strikes on X", "shelled X"."""
HEAD_WEIGHT = 1.75
"""It heads an item of a list: "• X: two houses burned"."""
LISTED_WEIGHT = 2.0
"""It is joined by "and" or a comma to a name that is a place."""
ITEM_WEIGHT = 0.25
"""Others stand on both sides of it, or what it lies in follows: what the NER model takes single
words of such lists for says little."""
MEASURED_WEIGHT = 2.0
"""The text says how far it is from somewhere: "X, some 55 km from"."""
DATELINE_WEIGHT = 2.0
"""It opens a report: "KYIV, Ukraine —"."""
NER_OTHER_WEIGHT = -1.0
"""The NER model calls several words something else, and nowhere a place, and the gazetteer has no
such name. Of single words the model is not sure enough."""
DEFINED_WEIGHT = 1.75
"""A generic word defines it: "X is a town", "X, a small village"."""
DEFINED_WORDS = 6
"""Words after a name among which that generic word stands."""
SUFFERS_WEIGHT = 1.0
"""A verb follows it whose subject is a place: "X came under attack"."""
OFFICE_WEIGHT = 0.5
"""An office or a body follows it: "Sinaloa Governor"."""
ATTRIBUTIVE_WEIGHT = 1.25
"""A noun follows that places stand before: "an Albany driver"."""
INDEFINITE_WEIGHT = 0.75
"""An indefinite article stands before it, and such a noun behind."""
ABBREVIATED_WEIGHT = 3.0
"""It is short for a region, after a place and a comma: "Plymouth, Mass."."""
BESIDE_NAME_WEIGHT = -2.0
"""Another capitalised word stands right before it that is no place: "Ranjit Singh"."""
NER_PLACE_WEIGHT = 1.5
"""The NER model calls it a place somewhere in the document."""
NER_PERSON_WEIGHT = -0.25
"""The NER model calls it a person, and nowhere a place."""
SEVERAL_WORDS_WEIGHT = 1.0
"""Names of several words seldom coincide with anything else."""
DOUBTFUL_WEIGHT = -3.0
"""It is above all an ordinary word."""
DOUBTFUL_WORDS_WEIGHT = -1.0
"""Each of its words is an ordinary one: "Swift Current"."""
BESIDE_PLACE_WEIGHT = -1.0
"""A place stands right before it, without a comma: "Kentucky Derby"."""
OPENING_WEIGHT = -0.5
"""It opens a sentence, so that its capital letter says nothing."""
SURNAME_WEIGHT = -3.0
"""It is part of a person's full name elsewhere in the document."""


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
    spotter = _Spotter(parsed, tokens, gazetteer, words)
    certain = find_borders(tokens, parsed.language, words)
    certain += [
        _unless_country(item, gazetteer)
        for item in find_generic(tokens, parsed.language, words)
        if not spotter.is_person(item.start, item.end)
        and item.name.lower() not in word_sets(parsed.language)["never"]
    ]
    found = _longest(certain + spotter.accepted(certain))
    return _with_shared_rests(found, tokens, parsed.language, words)


def _with_shared_rests(
    found: list[Found], tokens: Tokens, language: str, words: Words
) -> list[Found]:
    """Add the names of which a list says only the first word: "North and South Kivu"."""
    lists = Coordination(tokens, generics(language), ProperNames(tokens, language, words))
    shared = [
        other for item in found for other in lists.sharing_rest(item) if words.is_held(other.name)
    ]
    if not shared:
        return found
    starts = {item.start for item in shared}
    return sorted(
        [*shared, *(item for item in found if item.start not in starts)],
        key=lambda item: item.start,
    )


def _unless_country(item: Found, gazetteer: Gazetteer) -> Found:
    """Take the kind off a country whose name has a generic word: "the United States"."""
    is_country = item.kind is not None and known(gazetteer, item.name).kind is PlaceKind.COUNTRY
    return replace(item, kind=None) if is_country else item


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
        self._candidates = Candidates(parsed, tokens, gazetteer)
        self._sets = word_sets(parsed.language)
        self._definite = grammar(parsed.language).definite
        self._labels = _labels(parsed)
        self._people = People(parsed, tokens, gazetteer, words)
        self._vetoes = Vetoes(parsed, tokens, gazetteer, words, self._people)

    def is_person(self, start: int, end: int) -> bool:
        """Whether a span is a person's full name, where a title may be taken for a generic word."""
        return self._people.own_wholly(start, end)

    def accepted(self, certain: list[Found]) -> list[Found]:
        """Give the spans whose evidence is enough, and all their repetitions."""
        spans = [span for span in self._candidates.spans() if not self._vetoes.forbid(*span)]
        weights: dict[str, float] = {}
        for start, end in spans:
            name = self._text[start:end]
            weight = self._fixed_weight(name) + self._weight(start, end)
            weights[_fold(name)] = max(weights.get(_fold(name), weight), weight)
        names = {_fold(item.name) for item in certain}
        names |= {name for name, weight in weights.items() if weight >= THRESHOLD}
        names |= self._listed(spans, weights, names, certain)
        chosen = [span for span in spans if _fold(self._text[slice(*span)]) in names]
        chosen = self._without_surnames(chosen)
        written = [self._text[start:end] for start, end in chosen]
        others = {
            *repeated(self._tokens, written, self._gazetteer),
            *written_again(self._text, written, self._gazetteer),
        }.difference(chosen)
        chosen += [span for span in others if not self._vetoes.forbid(*span)]
        return [Found(start, end, self._text[start:end], certain=False) for start, end in chosen]

    def _without_surnames(self, chosen: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out the names that people are called by, where nothing says "place"."""
        places = [span for span in chosen if not self._people.are_called(self._text[slice(*span)])]
        ends, starts = {end for _, end in places}, {start for start, _ in places}
        kept = set(places)
        for start, end in chosen:
            first, after = self._tokens.after(start), self._tokens.after(end)
            if (
                self._weight_before(first) >= self._enough_before(start, end)
                or self._neighbour(first, -1, ends)
                or self._neighbour(after - 1, 1, starts)
                or (self._tokens.word(after) == "," and self._candidates.is_container(after + 1))
                or not self._people.are_called_alone(self._text[start:end])
            ):
                kept.add((start, end))
        return sorted(kept)

    def _enough_before(self, start: int, end: int) -> float:
        """Give what must stand before a surname that is a place: less where it is a metropolis."""
        size = known(self._gazetteer, self._text[start:end]).population
        return LOCATIVE_WEIGHT if size >= METROPOLIS_POPULATION else STRONG_LOCATIVE_WEIGHT

    def _listed(
        self,
        spans: list[tuple[int, int]],
        weights: dict[str, float],
        names: set[str],
        certain: list[Found],
    ) -> set[str]:
        """Give the names that are places because they stand in a list with one."""
        ends = {item.end: item.start for item in certain}
        ends |= {end: start for start, end in spans if _fold(self._text[start:end]) in names}
        starts = set(ends.values())
        found = set()
        for start, end in (*spans, *reversed(spans)):
            name = _fold(self._text[start:end])
            first, after = self._tokens.after(start), self._tokens.after(end)
            listed = self._neighbour(first, -1, ends) or self._neighbour(after - 1, 1, starts)
            weight = weights[name] + LISTED_WEIGHT
            if listed and self._is_item(first, after):
                weight += ITEM_WEIGHT
            if listed and weight >= THRESHOLD:
                found.add(name)
                ends[end] = start
                starts.add(start)
        return found

    def _is_item(self, first: int, after: int) -> bool:
        """Whether a name is surely an item of a list: "A, B and C", "A, B in the X region".

        "In Kyiv, Smith and Jones met" has none.
        """
        joints, tokens = self._sets["joints"], self._tokens
        if tokens.low(first - 1) not in joints:
            return False
        other = first - 2
        while tokens.is_name(other - 1):
            other -= 1
        if tokens.opens_sentence(other) or tokens.opens_sentence(other - 1):
            return False
        return tokens.low(after) in joints or self._candidates.is_held(after)

    def _neighbour(self, index: int, step: int, edges: Container[int]) -> bool:
        """Whether a list's next item, in one direction, is at one of the edges of names."""
        tokens, at = self._tokens, index + step
        joints, articles = self._sets["joints"], self._sets["articles"]
        if tokens.low(at) not in joints:
            return False
        while tokens.low(at) in joints or tokens.low(at) in articles:
            at += step
        if not 0 <= at < len(tokens):
            return False
        return (tokens.end[at] if step < 0 else tokens.start[at]) in edges

    def _fixed_weight(self, name: str) -> float:
        """Weigh what does not depend on where in the text the name stands."""
        place = known(self._gazetteer, name)
        weight = (
            COUNTRY_WEIGHT
            if stands_for_government(name, self._parsed.language)
            else kind_weight(place)
        )
        if " " in name and place.kind is not None:
            weight += SEVERAL_WORDS_WEIGHT
        if self._words.is_doubtful(name) and weight < COUNTRY_WEIGHT:
            weight += DOUBTFUL_WORDS_WEIGHT if " " in name else DOUBTFUL_WEIGHT
        labels = self._labels.get(_fold(name), Counter())
        if labels["place"] or labels["facility"]:
            weight += NER_PLACE_WEIGHT
        elif labels["person"]:
            weight += NER_PERSON_WEIGHT
        elif labels and place.kind is None and " " in name:
            weight += NER_OTHER_WEIGHT
        if self._people.are_called(name) and not self._people.are_called_alone(name):
            weight += SURNAME_WEIGHT
        return weight

    def _weight(self, start: int, end: int) -> float:
        """Weigh the words around one occurrence."""
        tokens = self._tokens
        first, after = tokens.after(start), tokens.after(end)
        weight = self._weight_before(first)
        if self._is_contained(after):
            weight += CONTAINED_WEIGHT
        if measures_distance(tokens, after, self._parsed.language):
            weight += MEASURED_WEIGHT
        if is_dateline(tokens, first, after):
            weight += DATELINE_WEIGHT
        if office_follows(tokens, after, self._parsed.language):
            weight += OFFICE_WEIGHT
        if self._is_defined(after):
            weight += DEFINED_WEIGHT
        if suffers(tokens, after, self._parsed.language):
            weight += SUFFERS_WEIGHT
        if heads_item(tokens, first, after):
            weight += HEAD_WEIGHT
        if tokens.low(after) in self._sets["attributive"]:
            weight += ATTRIBUTIVE_WEIGHT
            weight += INDEFINITE_WEIGHT * (tokens.low(first - 1) in self._sets["indefinite"])
        if self._is_abbreviated(start, end, first, after):
            weight += ABBREVIATED_WEIGHT
        return weight

    def _is_contained(self, after: int) -> bool:
        """Whether what holds it follows: "Lyman, Ukraine", "Липці Харківської області"."""
        held = self._tokens.word(after) == "," and self._candidates.is_container(after + 1)
        return held or unit_follows(self._tokens, after, self._parsed.language)

    def _is_abbreviated(self, start: int, end: int, first: int, after: int) -> bool:
        """Whether it is written short for what contains the place before it."""
        tokens = self._tokens
        stopped = tokens.word(after) == "." or self._text[end - 1] == "."
        if tokens.word(first - 1) != "," or not stopped:
            return False
        place = known(self._gazetteer, self._text[start:end])
        return tokens.is_name(first - 2) and place.kind is PlaceKind.REGION and place.major

    def _comes_from(self, first: int) -> bool:
        """Whether somebody is said to be from there: "a man from X", "Ann Lee, 30, of X"."""
        tokens, sets = self._tokens, self._sets
        if tokens.low(first - 1) not in sets["origins"]:
            return False
        return tokens.low(first - 2) == "," or tokens.low(first - 2) in sets["attributive"]

    def _weight_before(self, first: int) -> float:
        """Weigh the words before one occurrence."""
        tokens = self._tokens
        before = tokens.low(first - 1)
        quoted = before in OPENING_QUOTES and not tokens.opens_sentence(first)
        if quoted or before in self._definite:
            before = tokens.low(first - 2)
        between = self._candidates.lies_between(first - 1)
        if before in self._sets["strong"] or between or self._comes_from(first):
            return STRONG_LOCATIVE_WEIGHT
        if is_struck(tokens, first, self._parsed.language):
            return STRUCK_WEIGHT
        if before in self._sets["locative"]:
            return LOCATIVE_WEIGHT
        if tokens.opens_sentence(first):
            return OPENING_WEIGHT
        if not self._is_stranger(first - 1):
            return BESIDE_PLACE_WEIGHT if self._is_place(first - 1) else 0.0
        # A word that opens a sentence may owe its capital to that.
        return BESIDE_NAME_WEIGHT / (2.0 if tokens.opens_sentence(first - 1) else 1.0)

    def _is_stranger(self, index: int) -> bool:
        """Whether a capitalised word is no place, no title and no ordinary word."""
        tokens, word = self._tokens, self._tokens.word(index)
        return tokens.is_name(index) and not (
            (len(word) > 1 and word.isupper())
            or self._candidates.is_name_of_place(index)
            or self._words.is_doubtful(word)
            or tokens.low(index) in self._sets["titles"]
            or tokens.in_headline(index)
        )

    def _is_place(self, index: int) -> bool:
        """Whether a word alone is a country, a region or a town of some size."""
        word = self._tokens.word(index)
        is_name = self._tokens.is_name(index) and not self._words.is_doubtful(word)
        return is_name and self._words.is_known_place(word)

    def _is_defined(self, after: int) -> bool:
        """Whether the words after a name say that it is a town, a village, a region."""
        tokens, sets = self._tokens, self._sets
        if tokens.low(after) not in sets["defines"]:
            return False
        for index in range(after + 1, after + DEFINED_WORDS):
            if tokens.low(index) in sets["generic"]:
                return True
            if not tokens.low(index).isalpha() or tokens.is_name(index):
                return False
        return False


def _fold(name: str) -> str:
    return name.casefold()


def _labels(parsed: ParsedText) -> dict[str, Counter[str]]:
    """Count for each name what the NER model calls it in this document."""
    labels: dict[str, Counter[str]] = {}
    for entity in parsed.entities:
        name = _fold(parsed.text[entity.start : entity.end])
        labels.setdefault(name, Counter())[entity.label] += 1
    return labels
