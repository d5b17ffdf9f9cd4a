"""Occurrences of a place's name that are part of another sort of name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons.grammar import grammar
from geomap.mentions.generic_words import generics
from geomap.mentions.knowledge import METROPOLIS_POPULATION, Words, known, word_sets
from geomap.mentions.reading_words import stands_for_government
from geomap.mentions.relations import is_dateline
from geomap.mentions.renown import THRESHOLD, kind_weight
from geomap.texts.tokens import OPENING_QUOTES

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.mentions.people import People
    from geomap.parsing import ParsedText
    from geomap.texts.tokens import Tokens

SHORT_FORM = 2
"""Letters of an abbreviation that looks like a name: "Rs", "Co"."""

SITE_LETTERS = 4
"""Letters of an acronym from which it may be that of a site."""

MOST_DIRECTIONS = 20
"""Adjectives of a list that share one word for a front."""

SHORT_WORD = 3
"""Letters of an ordinary word that is some country's abbreviation as well."""

LONGEST_ACRONYM = 5
"""Letters; runs of capitals up to this long are acronyms, unless they abbreviate a country or open
a report."""

_CLOSING = frozenset('"”»“')


class Vetoes:
    """Tells for one text which occurrences of names are no places, whatever else speaks for it."""

    def __init__(
        self,
        parsed: ParsedText,
        tokens: Tokens,
        gazetteer: Gazetteer,
        words: Words,
        people: People,
    ) -> None:
        self._text = parsed.text
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._words = words
        self._people = people
        self._language = parsed.language
        self._sets = word_sets(parsed.language)
        self._definite = grammar(parsed.language).definite
        self._dates = {
            at: e.end - e.start
            for e in parsed.entities
            if e.label == "date"
            for at in range(e.start, e.end)
        }

        self._storms = {
            tokens.low(at + 1)
            for at in range(len(tokens) - 1)
            if tokens.lower[at] in self._sets["storms"] and tokens.is_name(at + 1)
        }

    def forbid(self, start: int, end: int) -> bool:
        """Whether the words around show that this occurrence is part of another sort of name."""
        first, after = self._tokens.after(start), self._tokens.after(end)
        text = self._text[start:end]
        return (
            self._is_no_name(text, start, first, after)
            or self._is_in_other_name(first, after)
            or self._is_in_company(text, first)
            or self._is_letters(text, first, after)
            or self._is_direction(after)
            or self._is_title_of_another(text, first, after)
            or self._is_storm(first, after)
            or self._people.own(start, end, first)
            or self._people.own_wholly(start, end)
        )

    def _is_no_name(self, text: str, start: int, first: int, after: int) -> bool:
        """Whether it is an adjective, a date, a generic word, a part of a name or of the world."""
        sets = self._sets
        return (
            len(text) == 1
            or text.lower() in generics(self._language).before
            or (self._dates.get(start, 0) > len(text) and not self._is_well_known(text))
            or self._words.is_adjective(text)
            or (text.lower() in sets["particles"] and not self._is_state(first, after))
            or (text.lower() in sets["parts"] and not self._is_the_part(first, after))
        )

    def _is_in_other_name(self, first: int, after: int) -> bool:
        """Whether it is part of a compound, or of the name of an outlet or a club."""
        tokens, sets = self._tokens, self._sets
        following = tokens.low(after)
        if tokens.word(first - 1) == "-" and tokens.low(first - 2) in sets["leaning"]:
            return True  # "pro-Turkey factions"
        joined = tokens.low(after + 1) if following == "-" else ""
        if joined in sets["compounds"] and joined not in sets["located"]:
            return True
        if (
            following
            and self._text[tokens.start[first] : tokens.end[after]].lower() in sets["never"]
        ):
            return True  # "the Al Quds rally"
        if following in sets["outlets_after"] and tokens.is_name(after):
            return True
        if tokens.phrase(after, 2) in sets["outlets_nouns"] and not self._names_country(
            first, after
        ):
            return True
        opened = any(tokens.phrase(first - n, n) in sets["outlets_before"] for n in (1, 2, 3))
        return opened and (tokens.is_name(first - 1) or tokens.is_name(first - 2))

    def _names_country(self, first: int, after: int) -> bool:
        """Whether a country is named between two tokens: "Iran's", "the Iran news agency"."""
        text = self._text[self._tokens.start[first] : self._tokens.end[after - 1]]
        return known(self._gazetteer, text).kind is PlaceKind.COUNTRY

    def _is_title_of_another(self, text: str, first: int, after: int) -> bool:
        """Whether it is an outlet with its article, a ship, a make, or who took a picture.

        "Told The Irrawaddy", "the tanker Verona", "a Niva car", "the Minsk accords",
        "REUTERS/Washington Alves".
        """
        tokens, low = self._tokens, text.lower()
        if low in self._sets["never"]:
            return True
        place = known(self._gazetteer, text)
        titled = tokens.word(first - 1) in self._sets["outlet_articles"]
        if titled and not (tokens.opens_sentence(first - 1) or tokens.in_headline(first)):
            return place.kind is not PlaceKind.COUNTRY and not stands_for_government(
                low, self._language
            )
        quoted = tokens.word(first - 1) in OPENING_QUOTES and tokens.word(after) in _CLOSING
        if quoted and tokens.low(first - 2) in self._sets["called_in_quotes"]:
            return True  # "крейсер «Москва»"
        if tokens.low(first - 1) in self._sets["vessels"] or self._is_airline(first, after):
            return True
        called = tokens.low(first - 1) in self._sets["outlets_called"]
        made = tokens.low(after) in self._sets["makes"]
        paper = any(tokens.phrase(after, length) in self._sets["papers"] for length in (1, 2))
        if paper or ((called or made) and kind_weight(place) < THRESHOLD):
            return True
        agency = tokens.word(first - 2)
        credited = tokens.word(first - 1) == "/" and not text.isupper() and tokens.is_name(after)
        return credited and len(agency) > SHORT_FORM and agency.isupper()

    def _is_storm(self, first: int, after: int) -> bool:
        """Whether a storm of the text is called so: "Hurricane Florence", and later "Florence"."""
        tokens, name = self._tokens, self._tokens.low(first)
        if name not in self._storms or after - first > 1:
            return False
        before = tokens.low(first - 1)
        return before in self._sets["storms"] or before not in self._sets["strong"]

    def _is_airline(self, first: int, after: int) -> bool:
        """Whether it is part of the name of an airline or a regiment: "Jeju Air", "Assam Rifles".

        Of "the Saky Air Base" it is not.
        """
        tokens, sets = self._tokens, self._sets
        if not tokens.is_name(after) or tokens.in_headline(first):
            opened = tokens.low(first - 1) in sets["airlines_joined"]
            return opened and tokens.is_name(first - 1)
        if tokens.low(after) in sets["airlines_after"]:
            return True
        return tokens.low(after) in sets["airlines_joined"] and not tokens.is_name(after + 1)

    def _is_in_company(self, text: str, first: int) -> bool:
        """Whether a sea or a part of the world is part of a name: "Cebu Pacific"."""
        before = self._tokens.word(first - 1)
        if not before[:1].isupper() or not self._words.is_known_place(before):
            return False
        return known(self._gazetteer, text).kind in (PlaceKind.WATER, PlaceKind.AREA)

    def _is_direction(self, after: int) -> bool:
        """Whether it is an adjective, or one of several, that says which front: "Lyman axis"."""
        tokens, directions = self._tokens, self._sets["directions"]
        adjective = generics(self._language).adjective
        if not directions or adjective is None:
            return False
        for _ in range(MOST_DIRECTIONS):
            if not adjective.search(tokens.low(after - 1)):
                return False
            if tokens.low(after) in directions:
                return True
            while tokens.low(after) in self._sets["joints"]:
                after += 1
            if not tokens.is_name(after):
                return False
            after += 1
        return False

    def _is_letters(self, text: str, first: int, after: int) -> bool:
        """Whether it is an abbreviation of something else, or the number of a road."""
        if self._is_acronym(text) and not is_dateline(self._tokens, first, after):
            return True
        if text.isupper() and text.lower() in self._sets["bodies"]:
            return True  # an armed group, whatever town is called so in a foreign spelling
        return self._is_short_form(text, first) or self._is_road(text, first, after)

    def _is_state(self, first: int, after: int) -> bool:
        """Whether a short word abbreviates what contains a place: "Monroe, La."."""
        return self._tokens.word(first - 1) == "," and self._tokens.word(after) == "."

    def _is_short_form(self, text: str, first: int) -> bool:
        """Whether two letters abbreviate something else: "Rs 2 lakh", but not "Macon, Ga."."""
        letters = text.removesuffix(".")
        if (
            len(letters) <= SHORT_WORD
            and not letters.isupper()
            and self._words.is_doubtful(letters)
        ):
            return True  # a "Car" is no C.A.R.
        if len(letters) != SHORT_FORM or not text.isascii():
            return False
        if letters.isupper() and known(self._gazetteer, text).kind is not PlaceKind.REGION:
            return False
        return (
            self._tokens.word(first - 1) != ","
            and self._tokens.low(first - 1) not in self._sets["strong"]
        )

    def _is_well_known(self, name: str) -> bool:
        """Whether everybody knows the place: "in 2026 Ukraine" is no date, "10 March" is one."""
        place = known(self._gazetteer, name)
        return kind_weight(place) >= THRESHOLD and not self._words.is_doubtful(name)

    def _is_the_part(self, first: int, after: int) -> bool:
        """Whether "the West" is a part of the world, and not "the West Bank"."""
        return self._tokens.low(first - 1) in self._definite and not self._tokens.is_name(after)

    def _is_acronym(self, text: str) -> bool:
        """Whether a short run of capitals is no abbreviation of a country."""
        letters = text.replace(".", "")
        if not letters.isupper() or len(letters) > LONGEST_ACRONYM:
            return False
        place = known(self._gazetteer, text)
        if len(text) > SHORT_FORM and place.population >= METROPOLIS_POPULATION:
            (best,) = self._gazetteer.find(text, limit=1)
            return not best.matched.text.isupper()  # but "L.A.", "NYC"
        if place.kind is PlaceKind.REGION:
            return not place.major
        if place.kind is PlaceKind.POI:
            return len(letters) < SITE_LETTERS  # "ZNPP"
        return place.kind not in (PlaceKind.COUNTRY, PlaceKind.AREA)

    def _is_road(self, text: str, first: int, after: int) -> bool:
        """Whether an acronym and a number name a road: "US 17", but not "in the US 17 people"."""
        return (
            text.replace(".", "").isupper()
            and len(text) <= LONGEST_ACRONYM
            and self._tokens.word(after).isdigit()
            and self._tokens.low(first - 1) not in self._sets["articles"]
        )
