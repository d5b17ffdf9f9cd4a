"""Which country a word speaks of: names of countries, their adjectives and their people.

Words are read in English, Ukrainian and Russian, inflected too, from `demonyms.csv`.
"""

from __future__ import annotations

import csv
import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gazetteer.errors import UnknownPlaceError
from gazetteer.inflections import base_forms, script_languages
from gazetteer.names import search_key
from gazetteer.spelling_rules import owner_mark, rules

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = ("en", "uk", "ru")

_REMEMBERED = 50_000
"""Words whose country, or whose lack of one, is remembered: articles repeat the same few."""

_MOST_FORMS = 2000
"""Combinations of base forms tried for a name of several words; each is one look-up in a dict."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the list."""

    country: str
    text: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Country:
    """What the list says of a country."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    """The usual English name."""
    adjective: str
    """The English adjective: "Russian"."""


@cache
def countries() -> Mapping[str, Country]:
    """Give the countries of the list by their code.

    Returns
    -------
    mapping of str to Country

    Examples
    --------
    >>> countries()["UA"]
    Country(code='UA', name='Ukraine', adjective='Ukrainian')
    """
    return {
        row["country"]: Country(
            row["country"], row["names_en"].split("|")[0], row["adjectives_en"].split("|")[0]
        )
        for row in _rows()
    }


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = (files(__package__) / "data" / "demonyms.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _words() -> Mapping[str, tuple[_Word, ...]]:
    """Map search keys to the words of the list; names first, so that they win."""
    words: dict[str, tuple[_Word, ...]] = {}
    for column in ("names", "adjectives", "people"):
        for row, language in itertools.product(_rows(), _LANGUAGES):
            for text in filter(None, row[f"{column}_{language}"].split("|")):
                word = _Word(row["country"], text, column == "names")
                key = search_key(text)
                words[key] = (*words.get(key, ()), word)
    return words


def _written_as(text: str, word: _Word) -> bool:
    """Tell whether the capitals of a text allow it to be this word: "US" but not "us"."""
    if word.text.isupper():
        return text.isupper()
    return text[:1].isupper() or (not word.is_name and not text.isascii())


def _base_keys(key: str) -> list[str]:
    """List the dictionary forms that a key may be a form of, itself first."""
    keys = {key: None}
    if key.isascii():
        for ending in rules()["beside_names"]["people"]:
            keys[key.removesuffix(ending)] = None
    for language in script_languages(key):
        forms = [base_forms(word, language) for word in key.split()]
        for words in itertools.islice(itertools.product(*forms), _MOST_FORMS):
            keys[" ".join(words)] = None
    return list(keys)


def country_of(text: str, *, any_case: bool = False) -> str | None:
    """Tell which country a demonym, a country's adjective or a country's name speaks of.

    Parameters
    ----------
    text
        A word or a few, inflected or not, in English, Ukrainian or Russian.
    any_case
        Ignore capitals, for what a person typed. In running text they matter: "us" is no country.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2; None when it is none of these.

    Examples
    --------
    >>> country_of("Russian"), country_of("Ukrainians"), country_of("U.S."), country_of("us")
    ('RU', 'UA', 'US', None)
    >>> country_of("російських"), country_of("Соединённых Штатах")
    ('RU', 'US')
    """
    word = _word(text, any_case=any_case)
    return None if word is None else word.country


def is_demonym(text: str, *, any_case: bool = False) -> bool:
    """Tell whether a word is a country's adjective or its people, not its name.

    Parameters
    ----------
    text
        A word or a few.
    any_case
        Ignore capitals.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_demonym("Somali"), is_demonym("Somalia"), is_demonym("Mogadishu")
    (True, False, False)
    """
    word = _word(text, any_case=any_case)
    return word is not None and not word.is_name


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"^(?i:{'|'.join(rules()['beside_names']['articles'])}) ")


@lru_cache(maxsize=_REMEMBERED)
def _word(text: str, *, any_case: bool) -> _Word | None:
    text = owner_mark(at_end=True).sub("", _article().sub("", text.strip()))
    words = _words()
    for key in _base_keys(search_key(text)):
        for word in words.get(key, ()):
            if any_case or _written_as(text, word):
                return word
    return None


@cache
def _areas() -> Mapping[str, str]:
    """Map search keys of adjectives and people to the English name of their continent."""
    text = (files(__package__) / "data" / "area_adjectives.csv").read_text(encoding="utf-8")
    return {
        search_key(word): row["area"]
        for row in csv.DictReader(text.splitlines())
        for language in _LANGUAGES
        for word in filter(None, row[language].split("|"))
    }


@lru_cache(maxsize=_REMEMBERED)
def area_of(text: str, *, any_case: bool = False) -> str | None:
    """Tell which continent, or other large area, an adjective or its people speak of.

    Parameters
    ----------
    text
        A word or a few, inflected or not, in English, Ukrainian or Russian.
    any_case
        Ignore capitals, which English writes and the other languages do not.

    Returns
    -------
    str or None
        The English name of the area; None when it is no such word.

    Examples
    --------
    >>> area_of("African"), area_of("Europeans"), area_of("європейських"), area_of("asian")
    ('Africa', 'Europe', 'Europe', None)
    """
    text = owner_mark(at_end=True).sub("", text.strip())
    if not (any_case or text[:1].isupper() or not text.isascii()):
        return None
    return next((_areas()[key] for key in _base_keys(search_key(text)) if key in _areas()), None)


def demonym(country: str) -> str:
    """Give the English adjective of a country.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2.

    Returns
    -------
    str

    Raises
    ------
    UnknownPlaceError
        When the list has no such country.

    Examples
    --------
    >>> demonym("RU"), demonym("GB")
    ('Russian', 'British')
    """
    try:
        return countries()[country.upper()].adjective
    except KeyError:
        raise UnknownPlaceError(
            f"no country has the code {country!r}; give an ISO 3166-1 alpha-2 code such as UA"
        ) from None
