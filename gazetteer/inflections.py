"""What the nominative of an inflected Ukrainian or Russian name may be.

Both languages share one kind of rule, so that no dictionary has to be loaded: names of places are
mostly missing from dictionaries anyway. The endings are data, in `spellings.toml`.
"""

from __future__ import annotations

import itertools
import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gazetteer.held import ANYTHING, Held
from gazetteer.spelling_rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST_ENDING = 8
"""No ending of `spellings.toml` is longer, in letters."""

_SHORTEST_STEM = 1
"""An ending is taken off only when so many letters are left; "Розі" is a form of "Ріг"."""

_MOST_FORMS = 400
"""Combinations of base forms that are tried for a name of several words; each costs 4 µs."""

_MOST_BASES = 8
"""Base forms of a Cyrillic name that are respelt; nearly all names are among the first."""

_REMEMBERED = 20_000
"""Words whose base forms are remembered, some 1 kB each: articles repeat the same few."""


@cache
def _endings(language: str) -> Mapping[str, tuple[str, ...]]:
    """Map the ending of an inflected form to the endings of its possible nominatives."""
    endings: dict[str, dict[str, None]] = {}
    for entry in rules()["inflection"][language]:
        for form in entry["forms"]:
            endings.setdefault(form, {})[entry["base"]] = None
    return {form: tuple(nominatives) for form, nominatives in endings.items()}


def script_languages(key: str) -> tuple[str, ...]:
    """Tell which inflecting languages a key may be written in, from its letters.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    tuple of str
        "uk", "ru", both or none.

    Examples
    --------
    >>> script_languages("київ"), script_languages("грозный"), script_languages("суми")
    (('uk',), ('ru',), ('uk', 'ru'))
    >>> script_languages("kyiv")
    ()
    """
    if not any("а" <= letter <= "ї" for letter in key):
        return ()
    if any(letter in "іїє" for letter in key):
        return ("uk",)
    return ("ru",) if any(letter in "ыэъ" for letter in key) else ("uk", "ru")


@lru_cache(maxsize=_REMEMBERED)
def base_forms(word: str, language: str) -> tuple[str, ...]:
    """List what the nominative of a word may be.

    Parameters
    ----------
    word
        One word, folded as in a search key.
    language
        "uk" or "ru".

    Returns
    -------
    tuple of str
        The word itself first, then the guesses of the longest ending first.

    Examples
    --------
    >>> "харків" in base_forms("харкові", "uk"), "белгород" in base_forms("белгородом", "ru")
    (True, True)
    """
    endings = _endings(language)
    found = {word: None}
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), -1, -1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for base in endings.get(ending, ()):
            found[stem + base] = None
    return tuple(found)


def inflected(key: str, language: str, held: Held) -> Iterator[tuple[str, int]]:
    """List every combination of base forms of the words of a key.

    Parameters
    ----------
    key
        A search key in Cyrillic.
    language
        "uk" or "ru".
    held
        What the gazetteer holds: combinations that begin as nothing does are left out.

    Yields
    ------
    tuple of str and int
        A key, the key itself first, and the rules it took.

    Examples
    --------
    >>> ("кривий ріг", 1) in inflected("кривому розі", "uk", ANYTHING)
    True
    """
    first, *others = (base_forms(word, language) for word in key.split())
    ends = math.prod(len(forms) for forms in others)
    for head, left in zip(first, range(_MOST_FORMS, 0, -ends), strict=False):
        if not others:
            yield head, 1
        elif held.goes_on(f"{head} "):
            for words in itertools.islice(itertools.product(*others), left):
                yield " ".join((head, *words)), 1


def bases(key: str, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """List a Cyrillic key and its first few base forms.

    Parameters
    ----------
    key
        A search key.
    languages
        Of those that `script_languages` gives.

    Yields
    ------
    tuple of str and str
        A form and its language.

    Examples
    --------
    >>> list(bases("сумах", ("uk",)))[:2]
    [('сумах', 'uk'), ('сум', 'uk')]
    """
    for code in languages:
        for base, _ in itertools.islice(inflected(key, code, ANYTHING), 1 + _MOST_BASES):
            yield base, code


def districts_of_towns(key: str) -> list[str]:
    """List the districts, named after their towns, that an adjective may stand for.

    Parameters
    ----------
    key
        An adjective in Cyrillic, inflected or not, without the word for the district.

    Returns
    -------
    list of str
        Search keys, the likelier first.

    Examples
    --------
    >>> districts_of_towns("чугуївського")
    ['чугуївськ район', 'чугуїв район']
    """
    found: dict[str, None] = {}
    for language in script_languages(key):
        known = rules()["town_adjectives"][language]
        for suffix, ending in itertools.product(known["suffixes"], known["endings"]):
            stem = key.removesuffix(suffix + ending)
            if stem not in {key, ""}:
                found[f"{stem}{suffix} {known['district']}"] = None
                found[f"{stem} {known['district']}"] = None
    return list(found)
