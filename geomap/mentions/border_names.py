"""Borders with a name: "the Russian border", "Ukraine's border", "the border with Syria"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.mentions.mention import Found

if TYPE_CHECKING:
    from geomap.mentions.knowledge import Words
    from geomap.texts.tokens import Tokens

LONGEST_COUNTRY = 3
"""Words of the longest country's name: "United Arab Emirates"."""


def find_borders(tokens: Tokens, language: str, knowledge: Words) -> list[Found]:
    """Find borders with a name: "Russian border", "Ukraine's border", "border with Syria"."""
    data = load(language, "places")["border"]
    words, not_before = frozenset(data["words"]), frozenset(data["not_before"])
    found = []
    for index, word in enumerate(tokens.lower):
        if word not in words or tokens.low(index + 1) in not_before:
            continue
        if word in data["verbs"] and _is_verb(tokens, index, language, knowledge):
            continue
        first, countries = _border_sides(tokens, index, language, knowledge)
        last = _border_with(tokens, index, language, knowledge)
        if countries or last > index:
            start, end = tokens.start[first], tokens.end[last]
            found.append(Found(start, end, tokens.text[start:end], PlaceKind.BORDER))
    return found


def _is_verb(tokens: Tokens, index: int, language: str, knowledge: Words) -> bool:
    """Whether "borders" is a verb between two names: "Poland borders Ukraine"."""
    subject = tokens.word(index - 1)
    owns = tokens.low(index - 1) in grammar(language).owners or knowledge.is_adjective(subject)
    return tokens.is_name(index - 1) and tokens.is_name(index + 1) and not owns


def _border_sides(tokens: Tokens, index: int, language: str, knowledge: Words) -> tuple[int, int]:
    """Give the first token of the names before "border", and how many they are."""
    joints = load(language, "places")["border"]["and"]
    first, countries, at = index, 0, index - 1
    if tokens.low(at) in grammar(language).owners:
        at -= 1
    while at >= 0 and (tokens.is_name(at) or knowledge.is_adjective(tokens.words[at])):
        name_start = at
        if not knowledge.country_of(tokens.words[at]):
            if not tokens.is_name(at - 1) or not knowledge.country_of(
                f"{tokens.words[at - 1]} {tokens.words[at]}"
            ):
                break
            name_start = at - 1
        first, countries, at = name_start, countries + 1, name_start - 1
        if tokens.word(at) in ("-", "–", "/") or tokens.low(at) in joints:
            at -= 1
    return first, countries


def _border_with(tokens: Tokens, index: int, language: str, knowledge: Words) -> int:
    """Give the last token of "with X" or "between X and Y" after "border"; else "border" itself."""
    data, articles = load(language, "places")["border"], grammar(language).definite

    def country(at: int) -> int | None:
        at += tokens.low(at) in articles
        for length in range(LONGEST_COUNTRY, 0, -1):
            words = [word for word in tokens.words[at : at + length] if word[0].isalpha()]
            if (
                len(words) == length
                and tokens.is_name(at)
                and knowledge.country_of(" ".join(words))
            ):
                return at + length - 1
        return None

    if tokens.low(index + 1) in data["with"]:
        return country(index + 2) or index
    if tokens.low(index + 1) in data["between"]:
        first = country(index + 2)
        if first is not None and tokens.low(first + 1) in data["and"]:
            return country(first + 2) or index
    return index
