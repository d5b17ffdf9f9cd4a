"""People of a text, whose names may be those of places: "Ranjit Singh", "Houston said"."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import alternatives
from geomap.mentions.knowledge import (
    METROPOLIS_POPULATION,
    TOWN_POPULATION,
    Words,
    known,
    word_sets,
)
from geomap.mentions.reading_words import stands_for_government
from geomap.parsing import is_given_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer
    from geomap.parsing import Entity, ParsedText
    from geomap.texts.tokens import Tokens


_SURNAME_FIRST = re.compile(r"\b(?P<surname>[A-Z][a-z]+)\s[A-Z][a-z]+-(?P<second>[a-z]+)\b")
"""Names as in Korea and China, with a given name of two syllables: "Ban Ki-moon"."""


@cache
def _office_holder(language: str) -> re.Pattern[str]:
    """Match an office, its place and between two commas its holder."""
    titles, of = alternatives(word_sets(language)["titles"]), alternatives(grammar(language).of)
    capital = r"[^\W\d_a-z][\w'\u2019-]+"
    return re.compile(
        rf"\b{titles}\s{of}\s(?:[\w'\u2019-]+\s){{0,3}}{capital},\s"
        rf"(?P<name>{capital}(?:\s[\w-]*{capital}){{1,3}}),\s"
    )


class People:
    """Tells which words of one text are names of people."""

    def __init__(
        self, parsed: ParsedText, tokens: Tokens, gazetteer: Gazetteer, words: Words
    ) -> None:
        self._text = parsed.text
        self._language = parsed.language
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._words = words
        self._sets = word_sets(parsed.language)
        self._titles_own = not grammar(parsed.language).of
        persons = [e for e in parsed.entities if e.label == "person" and self._is_full_name(e)]
        names = [parsed.text[e.start : e.end].casefold().split() for e in persons]
        eastern = [
            name
            for name in _SURNAME_FIRST.finditer(parsed.text)
            if name["second"] not in self._sets["compounds"]  # "in Yemen Iran-backed fighters"
        ]
        spans = [(e.start, e.end) for e in persons] + [name.span() for name in eastern]
        self._holders = set(self._office_holders())
        spans += self._holders
        self._full = sorted(set(spans))
        self._starts = [start for start, _ in self._full]
        self._parts = {part for name in names for part in name}
        self._surnames = {name[-1] for name in names if is_given_name(name[0], parsed.language)}
        self._surnames |= {name["surname"].casefold() for name in eastern}
        self._parts |= self._surnames

    def _office_holders(self) -> Iterator[tuple[int, int]]:
        """Give the names between commas behind an office: "the mayor of X, N. N., said".

        Of what lies there, only a town or something wider is named.
        """
        for found in _office_holder(self._language).finditer(self._text):
            place = known(self._gazetteer, found["name"])
            village = place.kind is PlaceKind.SETTLEMENT and place.population < TOWN_POPULATION
            if place.kind is None or village:
                yield found.span("name")

    def are_called(self, name: str) -> bool:
        """Whether a name is part of somebody's full name."""
        return name.casefold() in self._parts

    def are_called_alone(self, name: str) -> bool:
        """Whether a name is the surname of somebody, so that it may stand for the person alone."""
        return name.casefold() in self._surnames

    def own_wholly(self, start: int, end: int) -> bool:
        """Whether a span is a full name, in which a title may be taken for a generic word."""
        if (start, end) in self._holders:
            return True
        return self._titles_own and self._around(start, end) is not None

    def own(self, start: int, end: int, first: int) -> bool:
        """Whether a span that begins with a token is a word of a person's name."""
        text = self._text[start:end]
        if stands_for_government(text, self._language):
            return False
        if self._follows_kin(first) or self._follows_particle(first):
            return True
        if self._follows_title(first):
            place = known(self._gazetteer, text)
            # Where the office stands right before its place ("мер Сум"), only small places yield.
            is_place = place.kind is not None and place.population >= TOWN_POPULATION
            return not (place.kind is PlaceKind.COUNTRY or (is_place and self._titles_own))
        name = self._around(start, end)
        return name is not None and end - start < name[1] - name[0]

    def _around(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the span of the full name that holds another."""
        index = bisect_right(self._starts, start) - 1
        return self._full[index] if index >= 0 and end <= self._full[index][1] else None

    def _follows_kin(self, first: int) -> bool:
        """Whether a relative stands right before: "his brother, Chad", "their daughter Paris"."""
        before = first - 2 if self._tokens.low(first - 1) == "," else first - 1
        return self._tokens.low(before) in self._sets["kin"]

    def _follows_particle(self, first: int) -> bool:
        """Whether a given name and a small word stand before: "Patricia de Lille"."""
        small = self._sets["particles"] - self._sets["prepositions"]
        given = self._tokens.word(first - 2)
        return (
            self._tokens.low(first - 1) in small
            and given[:1].isupper()
            and is_given_name(given, self._language)
        )

    def _follows_title(self, first: int) -> bool:
        """Whether a title with a capital, or in its language without, stands right before."""
        tokens = self._tokens
        before = first - 2 if tokens.low(first - 1) == "." else first - 1
        is_title = tokens.low(before) in self._sets["titles"]
        return is_title and (self._titles_own or tokens.is_name(before))

    def _is_full_name(self, entity: Entity) -> bool:
        """Whether a person's name is one, and not what the model mistook for it."""
        text = self._text[entity.start : entity.end]
        words, titles = text.split(), self._sets["titles"]
        if (
            len(words) < 2  # noqa: PLR2004 - a given name and a surname
            or not all(word[:1].isupper() or not word[:1].isalnum() for word in words)
            or any(word.lower().strip(".") in titles for word in words)
        ):
            return False
        if words[0].lower() in self._sets["beginnings"]:
            return False  # "Tal Rifaat"
        if is_given_name(words[0], self._language):
            return True
        if known(self._gazetteer, words[0]).population >= METROPOLIS_POPULATION:
            return False  # "London Heathrow", "Kumasi Asante Kotoko"
        return not any(self._words.is_doubtful(word) for word in words)
