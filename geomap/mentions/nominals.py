"""Common nouns that refer back to a place: "the city", "the capital", "the border", "there"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.mentions.generic_words import Table, phrase_at, phrase_table
from geomap.mentions.readings import office_follows

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.texts.tokens import Tokens

LONGEST_COUNTRY = 4
"""Words of the longest name of a country before "capital"."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun that refers to a place named before."""

    start: int
    end: int
    refers_to: str
    """"settlement", "capital", "region", "country", "border", "district", "area", "poi", "any"."""
    relation: str | None = None
    """"centre of", "outskirts of"."""
    country: str | None = None
    """ISO alpha-2 of the country that is named with it: "the Ukrainian capital"."""


@cache
def _parts(language: str) -> Table:
    """Give the phrases for parts of a place, with the relation that each makes."""
    parts: dict[str, list[str]] = load(language, "nominals")["parts"]
    return phrase_table({f"{part} of": phrases for part, phrases in parts.items()})


def find_nominals(
    tokens: Tokens, language: str, country_of: Callable[[str], str | None]
) -> list[Nominal]:
    """Find the common nouns of a text that refer to a place.

    Parameters
    ----------
    tokens
        The text's words.
    language
        ISO 639-1 code of a lexicon.
    country_of
        Gives the country of an adjective, None for any other word.

    Returns
    -------
    list of Nominal
        In order; what each refers to is for the caller to find.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> [n.refers_to for n in find_nominals(Tokens("The city burned."), "en", lambda _: None)]
    ['settlement']
    """
    data: dict[str, Any] = load(language, "nominals")
    nouns: dict[str, str] = data["nouns"]
    adverbs = frozenset(data["adverbs"]["words"])
    found: list[Nominal] = []
    at = 0
    while at < len(tokens):
        nominal, length = _part(tokens, at, language), 1
        if nominal is not None:
            found.append(nominal[0])
            length = nominal[1]
        elif tokens.lower[at] in nouns:
            noun = _noun(tokens, at, nouns[tokens.lower[at]], language, country_of)
            found.extend(noun)
        elif (
            tokens.lower[at] in adverbs
            and tokens.low(at + 1) not in data["adverbs"]["not_before"]
            and not tokens.opens_sentence(at)
        ):
            found.append(Nominal(tokens.start[at], tokens.end[at], "any"))
        at += length
    return found


def _part(tokens: Tokens, at: int, language: str) -> tuple[Nominal, int] | None:
    """Read "city centre" and the like, unless a name follows or stands right before."""
    found, small = phrase_at(tokens, at, _parts(language)), grammar(language)
    if found is None:
        return None
    length, relation = found
    named = tokens.is_name(at - 1) and tokens.low(at - 1) not in small.definite
    owned = tokens.low(at - 1) in small.owners or tokens.low(at + length) in small.of
    if named or owned or tokens.is_name(at + length):
        return None
    return Nominal(tokens.start[at], tokens.end[at + length - 1], "settlement", relation), length


def _noun(
    tokens: Tokens,
    at: int,
    refers_to: str,
    language: str,
    country_of: Callable[[str], str | None],
) -> list[Nominal]:
    """Read "the city" and "the Ukrainian capital"."""
    data: dict[str, Any] = load(language, "nominals")
    is_name = tokens.is_name(at) and not tokens.opens_sentence(at - 1)
    if is_name or _names_something_else(tokens, at + 1, data, language):
        return []
    first, country = at - 1, None
    if refers_to == "capital" and tokens.low(first) in grammar(language).owners:
        return _owned_capital(tokens, at, country_of)
    if tokens.is_name(first) and refers_to == "capital":
        country = country_of(tokens.words[first])
        if country is None:
            return []
        first -= 1
    described = tokens.low(first) in data.get("described", ())
    if described and tokens.low(first - 1) in data["determiners"]:
        first -= 1
    if tokens.low(first) in data.get("behind", ()):
        return [Nominal(tokens.start[at], tokens.end[at], refers_to, None, country)]
    if tokens.low(first) not in data["determiners"]:
        return []
    return [Nominal(tokens.start[first], tokens.end[at], refers_to, None, country)]


def _owned_capital(
    tokens: Tokens, at: int, country_of: Callable[[str], str | None]
) -> list[Nominal]:
    """Read "Yemen's capital", but not "Sudan's capital, Khartoum", which names it."""
    country = _owner(tokens, at - 2, country_of)
    named = tokens.low(at + 1) == "," and tokens.is_name(at + 2)
    if country is None or named:
        return []
    return [Nominal(tokens.start[at], tokens.end[at], "capital", None, country)]


def _owner(tokens: Tokens, last: int, country_of: Callable[[str], str | None]) -> str | None:
    """Give the country whose name ends at a token: "South Sudan's capital"."""
    first = last
    while tokens.is_name(first - 1) and last - first + 1 < LONGEST_COUNTRY:
        first -= 1
    names = (tokens.text[tokens.start[at] : tokens.end[last]] for at in range(first, last + 1))
    return next((country for name in names if (country := country_of(name))), None)


def _names_something_else(tokens: Tokens, after: int, data: dict[str, Any], language: str) -> bool:
    """Whether what follows a noun makes another thing of it: "the city council"."""
    following, small = tokens.low(after), grammar(language)
    days = load(language, "dates")
    when = {word.casefold() for word in (*days["months"], *days["weekdays"])}
    if following in data["not_before"].get("links", ()):
        name = after + 1 + (tokens.low(after + 1) in small.definite)
        if tokens.is_name(name) and tokens.low(name) not in when:
            return True  # "the port in Izmail"
    return (
        following in data["not_before"]["words"]
        or (tokens.is_name(after) and following not in when)
        or (following in small.owners and office_follows(tokens, after + 1, language))
    )
