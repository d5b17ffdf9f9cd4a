"""Sites that are known by their town: "the railway station in Kramatorsk", "Beirut's airport"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.mentions.generic_words import generics, other_names, phrase_at
from geomap.mentions.mention import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.mentions.knowledge import Words
    from geomap.mentions.proper_names import ProperNames
    from geomap.texts.tokens import Tokens


MOST_ADJECTIVES = 2
"""Words between an article and a noun for a site: "a five-star hotel"."""


class Sites:
    """Finds the sites of one text that the gazetteer lists.

    Parameters
    ----------
    tokens
        The text's words.
    language
        ISO 639-1 code of a lexicon.
    knowledge
        What is known of names.
    names
        The text's proper names.
    """

    def __init__(self, tokens: Tokens, language: str, knowledge: Words, names: ProperNames) -> None:
        self._tokens = tokens
        self._language = language
        self._generics = generics(language)
        self._knowledge = knowledge
        self._names = names

    def found(self, index: int, length: int, group: str) -> Iterator[Found]:
        """Read sites that the gazetteer lists by their town, where the text names them otherwise.

        "The railway station in Kramatorsk" is Kramatorsk railway station, and so is "Kramatorsk's
        railway station".
        """
        tokens, last = self._tokens, index + length - 1
        is_site = (
            group in ("site", "poi") and tokens.low(index - 1) not in self._generics.site_others
        )
        any_such = tokens.low(last) in self._generics.site_many and self._is_indefinite(index)
        town = self._town_of_site(index, last) if is_site and not any_such else None
        if town is None:
            return
        name = tokens.text[tokens.start[town[0]] : tokens.end[town[1]]]
        noun = " ".join(tokens.words[index : last + 1])
        for called in (f"{name} {noun}", f"{name} {tokens.words[last]}"):
            if self._knowledge.is_known_place(name) and self.is_listed(called):
                found = Found.spanning(
                    tokens, min(index, town[0]), max(last, town[1]), PlaceKind.POI
                )
                yield replace(found, name=called)
                return

    def _is_indefinite(self, index: int) -> bool:
        """Whether an indefinite article stands before a noun, or before its adjectives."""
        before = self._tokens.lower[max(0, index - MOST_ADJECTIVES - 1) : index]
        return not self._generics.grammar.indefinite.isdisjoint(before)

    def is_listed(self, name: str) -> bool:
        """Whether the gazetteer has a site, by this word for it or by another."""
        names = (name, *other_names(name, self._language))
        return any(self._knowledge.is_held(called) for called in names)

    def _town_of_site(self, index: int, last: int) -> tuple[int, int] | None:
        """Give the first and the last token of the town that a site's words say it is in."""
        tokens, generics = self._tokens, self._generics
        if tokens.low(index - 1) in generics.grammar.owners and generics.site_links:
            first = self._names.before(index - 1)
            return None if first is None else (first, index - 2)
        named = tokens.is_name(index - 1) and not tokens.opens_sentence(index - 1)
        if named or tokens.low(last + 1) not in generics.site_links:
            return None  # "the Ilsky refinery in"
        at = last + 2
        while tokens.low(at) in generics.site_skips:
            at += 1
        end = self._names.after(at)
        if end is None or phrase_at(tokens, end + 1, generics.after):
            return None  # "the refinery in the Krasnodar region"
        return at, end
