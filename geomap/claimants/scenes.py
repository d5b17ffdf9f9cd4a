"""Where the story is, and who governs there: the countries of places, phrases and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from geomap.claimants.names import introduced, overlaps
from geomap.claimants.source_words import plain, source_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer, Place
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

LONGEST_NAME = 120
"""Characters of the longest name of a place: how far back one that covers a span may begin."""
LONGEST_HOLDER = 40
"""Characters before a place in which it is called "Russian-occupied"."""
ENOUGH_PLACES = 3
"""Places in a country beyond which a story is about it, though the text never names it."""
WELL_KNOWN = 1_000_000
"""Inhabitants; a larger town needs no country's name beside it."""
SHORTEST_SMALL_DEMONYM = 6
"""Letters; shorter words in small letters coincide with common ones: "того" is not Togo."""
ELSEWHERE = frozenset({"anchor", "launch_origin", "speech_location", "dateline"})
"""Roles of mentions that are not where the story is."""

_NO_SEATS = frozenset({"country", "water"})
"""Kinds of place at which no office is: "the governor in the Black Sea port of X"."""
_WORD = re.compile(r"[^\W\d_][\w'.-]*[\w]|[^\W\d_]")


class Scenes:
    """Knows the place mentions of one document, without those that are persons' names."""

    def __init__(
        self, parsed: ParsedText, resolved: Sequence[ResolvedMention], gazetteer: Gazetteer
    ) -> None:
        self.text = plain(parsed.text)
        self.words = source_words(parsed.language)
        self.resolved = resolved
        self._starts = [item.mention.start for item in resolved]
        self._sentence_starts = [sentence.start for sentence in parsed.sentences]
        self._sentence_ends = [sentence.end for sentence in parsed.sentences]
        self._country_of = cache(gazetteer.country_of)
        self._capital = cache(partial(_country_of_capital, gazetteer))
        self.named = self._names()
        """Spans of persons' names that an office introduces."""
        self._in_names = {i for start, end in self.named for i in self._inside(start, end)}
        known = [
            (place.country, place.place_id)
            for _, item in self.mentions(0, len(self.text))
            if (place := item.resolution.place) is not None and place.country is not None
        ]
        self._counts: Counter[str] = Counter(country for country, _ in known)
        self._places: Counter[str] = Counter(country for country, _ in set(known))
        self._well_known = {
            place.country
            for _, item in self.mentions(0, len(self.text))
            if (place := item.resolution.place) is not None
            and (
                place.is_capital
                or (place.population or 0) > WELL_KNOWN
                or (place.kind == "region" and place.admin_level == 1)
            )
        }
        self._held = dict(self._held_mentions())
        self._holders = {
            place.place_id: country
            for index, country in self._held.items()
            if (place := resolved[index].resolution.place) is not None
        }

    def _held_mentions(self) -> Iterator[tuple[int, str]]:
        """Give the mentions called "Russian-occupied" and the like, with whoever holds them."""
        for index, item in self.mentions(0, len(self.text)):
            before = self.text[max(0, item.mention.start - LONGEST_HOLDER) : item.mention.start]
            found = self.words.held.search(before)
            if found is None or before[found.end() :].strip(" "):
                continue
            holder = before[: found.start()].rsplit(maxsplit=1)[-1:]
            country = self._country_of(holder[0]) if holder else None
            if country is not None:
                yield index, country

    def _names(self) -> list[tuple[int, int]]:
        """Give the names of persons that offices introduce, without overlap."""
        if self.words.names is None:
            return []
        places = [(item.mention.start, item.mention.end) for item in self.resolved]
        found: list[tuple[int, int]] = []
        for start, behind in sorted(introduced(self.text, self.words.names, places)):
            end = min(behind, self._sentence_end(start))
            office = self.words.heads.match(self.text, start, end)
            first = start + (len(office.group()) + 1 if office else 0)
            if first < end and not overlaps((first, end), found):
                found.append((first, end))
        return found

    def _sentence_end(self, position: int) -> int:
        """Give where the sentence at a position ends: its full stop is no part of a name."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self._sentence_ends[index] if index >= 0 else len(self.text)

    @cached_property
    def _countries_named(self) -> frozenset[str]:
        """The countries that the text calls by name, or by an adjective."""
        words = {word.group() for word in _WORD.finditer(self.text)}
        found = {self._country_of(w.removesuffix("'s")) for w in words if w[0].isupper()}
        named = (item.resolution.place for item in self.resolved)
        found.update(p.country for p in named if p is not None and p.kind == "country")
        return frozenset(country for country in found if country is not None)

    def _inside(self, start: int, end: int) -> Iterator[int]:
        """Give the indices of the mentions that lie within a span."""
        for index in range(bisect_left(self._starts, start), len(self.resolved)):
            if self._starts[index] >= end:
                return
            yield index

    def mentions(self, start: int, end: int) -> Iterator[tuple[int, ResolvedMention]]:
        """Give the mentions that begin in a span, with their indices.

        Parameters
        ----------
        start, end
            The span.

        Yields
        ------
        tuple of int and ResolvedMention
        """
        for index in self._inside(start, end):
            if index not in self._in_names:
                yield index, self.resolved[index]

    def is_place(self, start: int, end: int) -> bool:
        """Tell whether a mention and a span overlap."""
        near = self.mentions(start - LONGEST_NAME, end)
        return any(start < item.mention.end for _, item in near)

    def is_places_only(self, start: int, end: int) -> bool:
        """Tell whether a phrase is nothing but the names of places."""
        rest = self.text[start:end]
        inside = [m.mention for _, m in self.mentions(start, end) if m.mention.end <= end]
        for mention in inside:
            if mention.nominal:
                return False
            rest = rest.replace(self.text[mention.start : mention.end], " ", 1)
        rest = self.words.determiners.sub("", rest.strip() + " ")
        return bool(inside) and not rest.strip(" ,")

    def country(
        self, start: int, end: int, person: str | None = None
    ) -> tuple[str | None, int | None]:
        """Give the country that a phrase names first, and the mention that says the seat.

        Parameters
        ----------
        start, end
            Span of the phrase.
        person
            Name of the person in it, whose words are no countries.

        Returns
        -------
        tuple
            ISO alpha-2 or None; index of a mention or None.
        """
        named = frozenset(person.split()) if person else frozenset()
        found: list[tuple[int, str]] = []
        seat = None
        for index, item in self.mentions(start, end):
            place = item.resolution.place
            if place is None or not place.country:
                continue
            nominal = item.mention.nominal  # "officials there", where another power governs
            country = self._scene(index) if nominal else place.country
            found.append((item.mention.start, country or place.country))
            power = self.words.institutions.fullmatch(item.mention.text)
            if power or item.mention.reading == "metonymic":
                continue  # "the Kremlin said": nobody's seat is where the event was
            seat = index if seat is None and place.kind not in _NO_SEATS else seat
        for word in _WORD.finditer(self.text, start, end):
            if self._may_be_demonym(word.group()) and word.group() not in named:
                country = self._country_of(word.group().removesuffix("'s").split("-")[0])
                if country is not None:
                    found.append((word.start(), country))
        return (min(found)[1] if found else None), seat

    def _may_be_demonym(self, word: str) -> bool:
        """Tell whether a word is written as its language writes adjectives of countries."""
        small = self.words.small_demonyms and len(word) >= SHORTEST_SMALL_DEMONYM
        return word[0].isupper() or small

    def country_of(self, word: str) -> str | None:
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
        places = (r.resolution.place for r in self.resolved if r.mention.text == word)
        known = (place.country for place in places if place is not None)
        return self._country_of(word) or next(known, None)

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
        body = self.words.table.get(named[0].casefold())
        if body is not None:
            return body[1] or self.words.homes.get(named[0].casefold())
        country = self.country_of(named[0])
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
        countries = (self._country_of(word) for word in reversed(words.split()))
        return next(filter(None, countries), None)

    def _scene(self, index: int) -> str | None:
        """Give the country whose officials govern where the story is at a mention."""
        item = self.resolved[index]
        country = _country_of_scene(item)
        place = item.resolution.place
        if country is None or place is None:
            return country
        whole = place.kind == "country" and not item.mention.nominal  # only part of it is held
        holder = None if whole else self._holders.get(place.place_id)
        return self._held.get(index) or holder or country

    def is_doubtful(self, country: str) -> bool:
        """Tell whether a single place says so, in a story about another country.

        Parameters
        ----------
        country
            ISO alpha-2.

        Returns
        -------
        bool
            True when the text never names the country, has only one place there, and several in
            a country that it does name: then that place is likely a namesake.
        """
        named = self._countries_named
        if country in named or self._places[country] > 1 or country in self._well_known:
            return False
        return any(
            places > (1 if code in named else ENOUGH_PLACES)
            for code, places in self._places.items()
        )

    def country_told(self, start: int, end: int, *, towns: bool = False) -> str | None:
        """Give the country of the last place that a sentence itself tells of.

        Parameters
        ----------
        start, end
            The sentence.
        towns
            Whether countries themselves do not count: of "A fire in X after an attack blamed on Y,
            the governor said" that of X.

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        for index, item in reversed(list(self.mentions(start, end))):
            place, country = item.resolution.place, self._scene(index)
            if towns and (place is None or place.kind == "country"):
                continue
            if country is not None and not self.is_doubtful(country):
                return country
        return None

    def local_country(self, start: int, end: int) -> str | None:
        """Give the country that a sentence is about: of a place in it, or of the last before it.

        Parameters
        ----------
        start, end
            The sentence.

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        paragraph = self.text.rfind("\n", 0, start) + 1
        told = (
            self.country_told(start, end, towns=True)
            or self.country_told(start, end)
            or self._country_beside(start, end)
            or self.country_told(paragraph, start)
        )
        if told is not None:
            return told
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            if index in self._in_names:
                continue
            place = self.resolved[index].resolution.place
            country = self._scene(index)
            if country is None or place is None or place.kind == "country":
                continue
            if not self.is_doubtful(country):
                return country
        return self.main_country()

    def _country_beside(self, start: int, end: int) -> str | None:
        """Give the country of a sentence whose scene nobody knows: of the place near it, or of all.

        The scene of "a village 12 km north of X" lies in the country of X, as a rule; that of a
        place in no gazetteer where the story is.
        """
        for _, item in self.mentions(start, end):
            place, mention = item.resolution.place, item.mention
            if mention.role == "anchor" and place is not None and place.country:
                return place.country
            if place is None and mention.reading == "literal" and not mention.nominal:
                return self._country_of_story(start)
        return None

    def _country_of_story(self, position: int) -> str | None:
        """Give whoever governs the last scene in the country that is told of most."""
        main = self.main_country()
        for index in range(bisect_left(self._starts, position) - 1, -1, -1):
            if index not in self._in_names and _country_of_scene(self.resolved[index]) == main:
                return self._scene(index)
        return main

    def main_country(self) -> str | None:
        """Give the country that the whole document speaks of most."""
        known = (code for code, _ in self._counts.most_common() if not self.is_doubtful(code))
        return next(known, None)

    def other_side(self, country: str | None) -> str | None:
        """Give whose occupation a country has: the usual one, or the one named most beside it."""
        usual = self.words.occupiers.get(country or "")
        others = (code for code, _ in self._counts.most_common() if code != country)
        return usual or next(others, country)

    def governs(self, seat: int | None, place: Place) -> bool:
        """Tell whether an office answers for a place: it lies in the same first-level unit.

        Parameters
        ----------
        seat
            Index of the mention that says what the office is of.
        place
            The place.

        Returns
        -------
        bool
        """
        own = self.resolved[seat].resolution.place if seat is not None else None
        return self.beside(own, place)

    def beside(self, own: Place | None, place: Place) -> bool:
        """Tell whether a place lies within another, or in the same first-level unit.

        Parameters
        ----------
        own, place
            The places; None lies beside nothing.

        Returns
        -------
        bool
        """
        if own is None or own.kind == "country" or own.country != place.country:
            return False
        return own.place_id in place.parents or (
            own.admin1 is not None and own.admin1 == place.admin1
        )

    def last_scene(self, end: int) -> Place | None:
        """Give the last place before a position at which the story is, streets and sites apart.

        Parameters
        ----------
        end
            The position.

        Returns
        -------
        Place or None
        """
        for index in range(bisect_left(self._starts, end) - 1, -1, -1):
            if index not in self._in_names and _country_of_scene(self.resolved[index]):
                return self.resolved[index].resolution.place
        return None

    def home(self, start: int, end: int) -> int | None:
        """Give the last mention of a stretch that says where somebody is: "who lives in X".

        Parameters
        ----------
        start, end
            The stretch.

        Returns
        -------
        int or None
            Index of a mention of a place that is no country.
        """
        places = [
            index
            for index, item in self.mentions(start, end)
            if item.mention.reading == "literal"
            and (place := item.resolution.place) is not None
            and place.kind != "country"
        ]
        return places[-1] if places else None


def _country_of_capital(gazetteer: Gazetteer, name: str) -> str | None:
    """Give the country whose capital bears a name."""
    found = gazetteer.find(name, limit=1)
    return found[0].place.country if found and found[0].place.is_capital else None


def _country_of_scene(item: ResolvedMention) -> str | None:
    """Give the country of a mention that is where the story is; None for others."""
    literal = item.mention.reading == "literal" and item.mention.role not in ELSEWHERE
    place = item.resolution.place
    return place.country if literal and place is not None else None
