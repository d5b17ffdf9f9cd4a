"""Which spans of a text name places: the gazetteer, the NER model and the words around agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.mentions.border_names import find_borders
from geomap.mentions.candidates import Candidates
from geomap.mentions.coordination import Coordination
from geomap.mentions.evidence import LOCATIVE_WEIGHT, STRONG_LOCATIVE_WEIGHT, Evidence, folded
from geomap.mentions.generic_words import generics
from geomap.mentions.generics import find_generic
from geomap.mentions.knowledge import METROPOLIS_POPULATION, Words, known, word_sets
from geomap.mentions.mention import Found
from geomap.mentions.people import People
from geomap.mentions.proper_names import ProperNames
from geomap.mentions.renown import THRESHOLD
from geomap.mentions.repeats import repeated, written_again
from geomap.mentions.vetoes import Vetoes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from gazetteer import Gazetteer
    from geomap.parsing import ParsedText
    from geomap.texts.tokens import Tokens

LISTED_WEIGHT = 2.0
"""It is joined by "and" or a comma to a name that is a place."""
ITEM_WEIGHT = 0.25
"""Others stand on both sides of it, or what it lies in follows: what the NER model takes single
words of such lists for says little."""


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
        self._language = parsed.language
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._candidates = Candidates(parsed, tokens, gazetteer)
        self._sets = word_sets(parsed.language)
        self._people = People(parsed, tokens, gazetteer, words)
        self._vetoes = Vetoes(parsed, tokens, gazetteer, words, self._people)
        self._evidence = Evidence(parsed, tokens, gazetteer, words, self._candidates, self._people)

    def is_person(self, start: int, end: int) -> bool:
        """Whether a span is a person's full name, where a title may be taken for a generic word."""
        return self._people.own_wholly(start, end)

    def accepted(self, certain: list[Found]) -> list[Found]:
        """Give the spans whose evidence is enough, and all their repetitions."""
        spans = [span for span in self._candidates.spans() if not self._vetoes.forbid(*span)]
        weights: dict[str, float] = {}
        for start, end in spans:
            name = self._text[start:end]
            weight = self._evidence.of_name(name) + self._evidence.around(start, end)
            weights[folded(name)] = max(weights.get(folded(name), weight), weight)
        names = {folded(item.name) for item in certain}
        names |= {name for name, weight in weights.items() if weight >= THRESHOLD}
        names |= self._listed(spans, weights, names, certain)
        chosen = [span for span in spans if folded(self._text[slice(*span)]) in names]
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
        for start, end in set(chosen) - kept:
            first, after = self._tokens.after(start), self._tokens.after(end)
            if self._is_source(first):
                continue  # "according to N., Ukraine's army left"
            if (
                self._evidence.before(first) >= self._enough_before(start, end)
                or self._neighbour(first, -1, ends)
                or self._neighbour(after - 1, 1, starts)
                or (self._tokens.word(after) == "," and self._candidates.is_container(after + 1))
                or not self._people.are_called_alone(self._text[start:end])
            ):
                kept.add((start, end))
        return sorted(kept)

    def _is_source(self, first: int) -> bool:
        """Whether "according to" stands before: who is named next has said it."""
        according = load(self._language, "speech").get("according", ())
        return any(
            self._tokens.phrase(first - len(phrase.split()), len(phrase.split())) == phrase
            for phrase in according
        )

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
        ends |= {end: start for start, end in spans if folded(self._text[start:end]) in names}
        starts = set(ends.values())
        found = set()
        for start, end in (*spans, *reversed(spans)):
            name = folded(self._text[start:end])
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
