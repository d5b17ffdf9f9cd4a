"""Capitalised words that stand where places stand, for languages without a model of names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 4
"""Letters; shorter capitalised words behind a preposition are mostly abbreviations."""

_WORD = r"[^\W\d_a-zа-яґєіїё](?-i:[a-zа-яґєіїё]+)(?:['’ʼ-][^\W\d_]+)*"


@cache
def _behind_preposition(language: str) -> re.Pattern[str]:
    prepositions = alternatives(load(language, "places")["guessed"]["behind"])
    return re.compile(rf"(?<![\w-]){prepositions} (?P<name>{_WORD})(?![\w-])")


@cache
def _other_words(language: str) -> frozenset[str]:
    """Give the words that are no places: of offices, bodies, given names; ordinary ones."""
    places, claimants = load(language, "places"), load(language, "claimants")
    words = {*places["doubtful"]["words"].split(), *places["titles"]["words"]}
    for phrases in (*claimants["heads"].values(), *claimants["hints"].values()):
        words.update(word for phrase in phrases for word in phrase.casefold().split())
    for name in claimants["institutions"]:
        words.update(name.casefold().split())
    words.update(name.casefold() for name in load(language, "persons")["given"])
    return frozenset(words)


def find_places(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find single capitalised words behind prepositions of place.

    Parameters
    ----------
    text
        Any text.
    language
        ISO 639-1 code of a language whose lexicon has `places.guessed` and `persons`.

    Yields
    ------
    tuple of int
        Start and end of each word; offices, bodies and given names are left out.

    Examples
    --------
    >>> text = "Від Самандага до Генштабу, у Києві з Олегом"
    >>> [text[start:end] for start, end in find_places(text, "uk")]
    ['Самандага', 'Києві']
    """
    others = _other_words(language)
    for found in _behind_preposition(language).finditer(text):
        name = found["name"]
        if len(name) >= SHORTEST and name.casefold().replace("’", "'") not in others:
            yield found.span("name")
