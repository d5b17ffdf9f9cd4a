"""One language's grammar: articles, marks of an owner, and how words end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.lexicons import LANGUAGES, load

if TYPE_CHECKING:
    from collections.abc import Iterable

Rules = tuple[tuple[re.Pattern[str], str], ...]
"""How a form is made: what the word ends with, and what stands in its place."""

BARE_OWNERS = frozenset({"'", "\u2019"})
"""Marks of an owner without a letter: "Workers' Party"."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words and endings of one language."""

    definite: frozenset[str]
    """"the"."""
    indefinite: frozenset[str]
    """"a", "an"."""
    owners: frozenset[str]
    """"'s" behind the name of who owns what follows."""
    owners_bare: tuple[str, ...]
    """Endings of names behind which the apostrophe alone marks an owner."""
    of: frozenset[str]
    """Between what is owned and its owner."""
    conjunctions: tuple[str, ...]
    """"and"."""
    adverbs: tuple[str, ...]
    """Endings of adverbs."""
    ongoing: tuple[str, ...]
    """Endings of verbs that go on: "ing"."""
    past: tuple[str, ...]
    """Endings of verbs in the past."""
    plural: tuple[str, ...]
    """Endings of nouns in the plural."""
    forms: dict[str, Rules]
    """Name of a form → how it is made."""

    def form(self, word: str, name: str) -> str:
        """Give a form of a word; the word itself where the language has no such rules.

        Examples
        --------
        >>> english = grammar("en")
        >>> english.form("county", "plural"), english.form("marches", "singular")
        ('counties', 'march')
        >>> english.form("bomb", "past"), grammar("uk").form("область", "plural")
        ('bombed', 'область')
        """
        for ending, instead in self.forms.get(name, ()):
            if ending.search(word):
                return ending.sub(instead, word, count=1)
        return word

    def without_plural(self, word: str) -> str:
        """Give a word without the ending of the plural, if it has one.

        Examples
        --------
        >>> grammar("en").without_plural("mayors")
        'mayor'
        """
        return _without_ending(word, self.plural)

    def without_owner(self, word: str) -> str:
        """Give a word without the mark of an owner, if it has one.

        Examples
        --------
        >>> grammar("en").without_owner("Russia's")
        'Russia'
        """
        return _without_ending(word, self.owners)


def _without_ending(word: str, endings: Iterable[str]) -> str:
    return next((word.removesuffix(end) for end in endings if word.endswith(end)), word)


@cache
def grammar(language: str) -> Grammar:
    """Give the grammar of a language that has a lexicon.

    Examples
    --------
    >>> "the" in grammar("en").definite
    True
    """
    data: dict[str, Any] = load(language, "grammar")
    return Grammar(
        definite=frozenset(data["definite"]),
        indefinite=frozenset(data["indefinite"]),
        owners=frozenset(data["owners"]),
        owners_bare=tuple(data["owners_bare"]),
        of=frozenset(data["of"]),
        conjunctions=tuple(data["and"]),
        adverbs=tuple(data["adverbs"]),
        ongoing=tuple(data["ongoing"]),
        past=tuple(data["past"]),
        plural=tuple(data["plural"]),
        forms={
            name: tuple((re.compile(ending), instead) for ending, instead in rules)
            for name, rules in data["forms"].items()
        },
    )


@cache
def owner_marks() -> tuple[str, ...]:
    """Give the marks of owners of all languages: a text of one may hold names of another.

    Examples
    --------
    >>> owner_marks()
    ("'s",)
    """
    return tuple(sorted({mark for language in LANGUAGES for mark in grammar(language).owners}))
