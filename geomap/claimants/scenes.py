"""Where the story is, and who governs there: the countries of places, phrases and sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geomap.claimants.nations import Nations
from geomap.claimants.place_mentions import PlaceMentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer, Place
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

LONGEST_HOLDER = 40
"""Characters before a place in which it is called "Russian-occupied"."""
ENOUGH_PLACES = 3
"""Places in a country beyond which a story is about it, though the text never names it."""
WELL_KNOWN = 1_000_000
"""Inhabitants; a larger town needs no country's name beside it."""
UNSURE = 0.5
"""Confidence up to which the town of an office says nothing of its country."""
ELSEWHERE = frozenset({"anchor", "launch_origin", "speech_location", "dateline"})
"""Roles of mentions that are not where the story is."""

_NO_SEATS = frozenset({"country", "water"})
"""Kinds of place at which no office is: "the governor in the Black Sea port of X"."""


class Scenes(PlaceMentions):
    """Knows where the story of one document is, and who governs at its places."""

    def __init__(
        self, parsed: ParsedText, resolved: Sequence[ResolvedMention], gazetteer: Gazetteer
    ) -> None:
        super().__init__(parsed, resolved)
        self.nations = Nations(self, gazetteer)
        known = [
            (place.country, place.place_id)
            for _, item in self.mentions(0, len(self.text))
            if (place := item.resolution.place) is not None and place.country is not None
            if item.mention.role != "launch_origin"  # nor is the story there
        ]
        self._counts: Counter[str] = Counter(country for country, _ in known)
        self._places: Counter[str] = Counter(country for country, _ in set(known))
        self._well_known = {
            place.country
            for _, item in self.mentions(0, len(self.text))
            if (place := item.resolution.place) is not None
            and (place.is_capital or (place.population or 0) > WELL_KNOWN or place.is_first_level)
        }
        self._held = dict(self._held_mentions())
        self._governed = dict(self._governed_mentions())
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
            country = self.nations.of(holder[0]) if holder else None
            if country is not None:
                yield index, country

    def _governed_mentions(self) -> Iterator[tuple[int, str]]:
        """Give the mentions of land whose offices are another country's: annexed, or occupied."""
        for index, item in self.mentions(0, len(self.text)):
            place = item.resolution.place
            if place is None or place.country is None or place.kind == "country":
                continue
            country = self.words.governed.get(f"{place.country} {place.admin1 or place.name}")
            before = self.text[max(0, item.mention.start - LONGEST_HOLDER) : item.mention.start]
            alone = list(self.words.held_alone.finditer(before))
            if alone:
                holder = before[alone[-1].end() :].strip()
                usual = self.words.occupiers.get(place.country)
                country = (self.nations.of(holder) if holder else usual) or country
            if country is not None:
                yield index, country

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
            if self._is_unsure(item):
                continue
            nominal = item.mention.nominal  # "officials there", where another power governs
            country = self._scene(index) if nominal else self._governed.get(index)
            country = country or self._power_in_town(item)
            found.append((item.mention.start, country or place.country))
            power = self.words.institutions.fullmatch(item.mention.text)
            if power or item.mention.reading == "metonymic":
                continue  # "the Kremlin said": nobody's seat is where the event was
            seat = index if seat is None and place.kind not in _NO_SEATS else seat
        found.extend(self.nations.within(start, end, named))
        return (min(found)[1] if found else None), seat

    def _is_unsure(self, item: ResolvedMention) -> bool:
        """Tell whether an office's town may as well be another one, in a country not named."""
        place, sure = item.resolution.place, item.resolution.confidence
        if place is None or place.kind != "settlement" or item.mention.reading != "associative":
            return False
        return sure <= UNSURE and place.country not in self.nations.named

    def _scene(self, index: int) -> str | None:
        """Give the country whose officials govern where the story is at a mention."""
        item = self.resolved[index]
        country = _country_of_scene(item)
        place = item.resolution.place
        if country is None or place is None:
            return country
        whole = place.kind == "country" and not item.mention.nominal  # only part of it is held
        holder = None if whole else self._holders.get(place.place_id)
        return self._held.get(index) or self._governed.get(index) or holder or country

    def _power_in_town(self, item: ResolvedMention) -> str | None:
        """Give which country's offices a town has, when they are not those of its own."""
        place = item.resolution.place
        if place is None or place.kind != "settlement":
            return None
        if self.words.regional.match(self.text, item.mention.end + 1):
            return None  # "Donetsk Governor"
        before = self.text[max(0, item.mention.start - LONGEST_HOLDER) : item.mention.start]
        if self.words.regional_of.search(before):
            return None  # "the governor of Donetsk"
        return self.words.governed_towns.get(f"{place.country} {place.name}")

    def town_power(self, start: int, end: int) -> str | None:
        """Give which country's offices the town has that a sentence, or the text before, tells of.

        Parameters
        ----------
        start, end
            The sentence.

        Returns
        -------
        str or None
            ISO alpha-2; None where they are those of the town's own country.
        """
        told = [item for _, item in self.mentions(start, end) if _country_of_scene(item)]
        before = (item for _, item in self.before(start) if _country_of_scene(item))
        scene = told[-1] if told else next(before, None)
        return None if scene is None else self._power_in_town(scene)

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
        named = self.nations.named
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
        bound_for = None
        for index, item in reversed(list(self.mentions(start, end))):
            place, country = item.resolution.place, self._scene(index)
            if towns and (place is None or place.kind == "country"):
                continue
            if country is None or self._is_doubtful_scene(country, place):
                continue
            if not self.words.bound_for.search(self.text[start : item.mention.start]):
                return country
            bound_for = bound_for or country  # "killed ten in X, then moved to Y"
        return bound_for

    def _is_doubtful_scene(self, country: str, place: Place | None) -> bool:
        """Tell whether only a likely namesake tells of a country; who holds a place is told."""
        held = place is not None and place.country != country
        return not held and self.is_doubtful(country)

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
        for index, item in self.before(start):
            place = item.resolution.place
            country = self._scene(index)
            if country is None or place is None or place.kind == "country":
                continue
            if not self._is_doubtful_scene(country, place):
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
        for index, item in self.before(position):
            if _country_of_scene(item) == main:
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

    def has_government(self, start: int, end: int) -> bool:
        """Tell whether a phrase names a country, a capital or a body, whose name may speak.

        Parameters
        ----------
        start, end
            The phrase.

        Returns
        -------
        bool
        """
        words = self.words
        if words.institutions.search(self.text, start, end) or words.heads.search(
            self.text, start, end
        ):
            return True
        places = (item.resolution.place for _, item in self.mentions(start, end))
        return any(p is not None and (p.kind == "country" or p.is_capital) for p in places)

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
        for _, item in self.before(end):
            if _country_of_scene(item):
                return item.resolution.place
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


def _country_of_scene(item: ResolvedMention) -> str | None:
    """Give the country of a mention that is where the story is; None for others."""
    literal = item.mention.reading == "literal" and item.mention.role not in ELSEWHERE
    place = item.resolution.place
    return place.country if literal and place is not None else None
