"""Which country a word names: by its name, by an adjective, by a capital that stands for it."""

from __future__ import annotations

import re
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer
    from geomap.claimants.place_mentions import PlaceMentions

SHORTEST_SMALL_DEMONYM = 6
"""Letters; shorter words in small letters coincide with common ones: "того" is not Togo."""

_WORD = re.compile(r"[^\W\d_][\w'.-]*[\w]|[^\W\d_]")


class Nations:
    """Knows the countries that the words of one document name."""

    def __init__(self, mentions: PlaceMentions, gazetteer: Gazetteer) -> None:
        self.mentions = mentions
        self.of = cache(gazetteer.country_of)
        """The country of a name or adjective, be it in the genitive, as the gazetteer has it."""
        self._capital = cache(partial(_country_of_capital, gazetteer))

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that the text calls by name, or by an adjective."""
        words = {word.group() for word in _WORD.finditer(self.mentions.text)}
        found = {self.of(w) for w in words if w[0].isupper()}
        named = (item.resolution.place for item in self.mentions.resolved)
        found.update(p.country for p in named if p is not None and p.kind == "country")
        return frozenset(country for country in found if country is not None)

    def of_name(self, word: str) -> str | None:
        """Give the country of a name or adjective, or of a capital that stands for it.

        Parameters
        ----------
        word
            "Russian", "Moscow".

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        return self.of(word) or self._of_place.get(word)

    @cached_property
    def _of_place(self) -> dict[str, str | None]:
        """The country of each name in the text, as its first mention is resolved."""
        found: dict[str, str | None] = {}
        for item in self.mentions.resolved:
            if item.resolution.place is not None:
                found.setdefault(item.mention.text, item.resolution.place.country)
        return found

    def power_before(self, phrase: str, ending: re.Match[str]) -> str | None:
        """Give the country that the word before "-installed" names, also by its capital.

        Parameters
        ----------
        phrase
            "Moscow-installed mayor".
        ending
            Match of "-installed" in it; one without a hyphen follows no name.

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        named = phrase[: ending.start()].rsplit(maxsplit=1)[-1:]
        if not named or not ending.group().startswith("-"):
            return None
        body = self.mentions.words.named_bodies.get(folded(named[0]))
        if body is not None:
            return body.country or self.mentions.words.homes.get(folded(named[0]))
        country = self.of_name(named[0])
        return self._capital(named[0]) if country is None and named[0][0].isupper() else country

    def adjective_before(self, words: str) -> str | None:
        """Give the country of the last adjective among some words: "the Russian occupation".

        Parameters
        ----------
        words
            The words before "occupation" in a phrase.

        Returns
        -------
        str or None
            ISO alpha-2; None when the words only name places.
        """
        countries = (self.of(word) for word in reversed(words.split()))
        return next(filter(None, countries), None)

    def within(self, start: int, end: int, apart: frozenset[str]) -> Iterator[tuple[int, str]]:
        """Give the countries that the words of a span name, with where they stand.

        Parameters
        ----------
        start, end
            The span.
        apart
            Words that name none: those of a person's name.

        Yields
        ------
        tuple of int and str
            Position and ISO alpha-2.
        """
        regions = [
            range(item.mention.start, item.mention.end)
            for _, item in self.mentions.mentions(start, end)
            if item.resolution.place is not None and item.resolution.place.kind == "region"
        ]
        before = None
        for word in _WORD.finditer(self.mentions.text, start, end):
            if any(word.start() in region for region in regions):
                continue  # "Niger State police"
            if self._may_be_demonym(word.group()) and word.group() not in apart:
                both = self._of_two(before, word)
                country = both or self.of(word.group().split("-")[0])
                if country is not None:
                    yield before.start() if both and before else word.start(), country
            before = word

    def _of_two(self, first: re.Match[str] | None, second: re.Match[str]) -> str | None:
        """Give the country of an adjective of two words: "South Sudanese" is not Sudanese."""
        if first is None or not (first.group()[0].isupper() and second.group()[0].isupper()):
            return None
        if second.start() != first.end() + 1:
            return None
        return self.of(f"{first.group()} {second.group()}")

    def _may_be_demonym(self, word: str) -> bool:
        """Tell whether a word is written as its language writes adjectives of countries."""
        small = self.mentions.words.small_demonyms and len(word) >= SHORTEST_SMALL_DEMONYM
        return word[0].isupper() or small


def _country_of_capital(gazetteer: Gazetteer, name: str) -> str | None:
    """Give the country whose capital bears a name."""
    found = gazetteer.find(name, limit=1)
    return found[0].place.country if found and found[0].place.is_capital else None
