"""What speaks for a name being a place where it stands, as weights that sum."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.mentions.generic_words import unit_follows
from geomap.mentions.knowledge import Words, known, word_sets
from geomap.mentions.reading_words import stands_for_government
from geomap.mentions.readings import is_laid_waste, office_follows, suffers
from geomap.mentions.relations import is_dateline, measures_distance, relation_before
from geomap.mentions.renown import COUNTRY_WEIGHT, kind_weight
from geomap.mentions.roles import heads_item, is_struck
from geomap.mentions.takings import find_takings
from geomap.texts.tokens import OPENING_QUOTES

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.mentions.candidates import Candidates
    from geomap.mentions.people import People
    from geomap.parsing import ParsedText
    from geomap.texts.tokens import Tokens

STRONG_LOCATIVE_WEIGHT = 2.25
"""It stands after "in", "near" and the like."""
LOCATIVE_WEIGHT = 1.0
"""It stands after "from", "to", "of" and the like."""
CONTAINED_WEIGHT = 2.0
"""A country or region follows it after a comma."""
STRUCK_WEIGHT = 2.25
"""It is what was attacked or taken: "air strikes on X", "shelled X"."""
HEAD_WEIGHT = 1.75
"""It heads an item of a list: "• X: two houses burned"."""
MEASURED_WEIGHT = 2.0
"""The text says how far it is from somewhere: "X, some 55 km from"."""
DATELINE_WEIGHT = 2.0
"""It opens a report: "KYIV, Ukraine —"."""
NER_OTHER_WEIGHT = -1.0
"""The NER model calls several words something else, and nowhere a place, and the gazetteer has no
such name. Of single words the model is not sure enough."""
DEFINED_WEIGHT = 1.75
"""A generic word defines it: "X is a town", "X, a small village"."""
DEFINED_WORDS = 6
"""Words after a name among which that generic word stands."""
SUFFERS_WEIGHT = 1.0
"""A verb follows it whose subject is a place: "X came under attack"."""
OFFICE_WEIGHT = 0.5
"""An office or a body follows it: "Sinaloa Governor"."""
GOVERNED_WEIGHT = 1.0
"""One that each place has: "Konotop mayor"."""
ATTRIBUTIVE_WEIGHT = 1.25
"""A noun follows that places stand before: "an Albany driver"."""
INDEFINITE_WEIGHT = 0.75
"""An indefinite article stands before it, and such a noun behind."""
ABBREVIATED_WEIGHT = 3.0
"""It is short for a region, after a place and a comma: "Plymouth, Mass."."""
BESIDE_NAME_WEIGHT = -2.0
"""Another capitalised word stands right before it that is no place: "Ranjit Singh"."""
NER_PLACE_WEIGHT = 1.5
"""The NER model calls it a place somewhere in the document."""
NER_PERSON_WEIGHT = -0.25
"""The NER model calls it a person, and nowhere a place."""
SEVERAL_WORDS_WEIGHT = 1.0
"""Names of several words seldom coincide with anything else."""
DOUBTFUL_WEIGHT = -3.0
"""It is above all an ordinary word."""
DOUBTFUL_WORDS_WEIGHT = -1.0
"""Each of its words is an ordinary one: "Swift Current"."""
BESIDE_PLACE_WEIGHT = -1.0
"""A place stands right before it, without a comma: "Kentucky Derby"."""
OPENING_WEIGHT = -0.5
"""It opens a sentence, so that its capital letter says nothing."""
SURNAME_WEIGHT = -3.0
"""It is part of a person's full name elsewhere in the document."""


class Evidence:
    """Weighs the names of one text, each time that they occur.

    Parameters
    ----------
    parsed
        The text with its named entities.
    tokens
        Its words.
    gazetteer
        Where names are looked up.
    words
        What is known of words.
    candidates
        What may be a place.
    people
        The text's people, whose names may be those of places.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - it looks at all that is known of the text
        self,
        parsed: ParsedText,
        tokens: Tokens,
        gazetteer: Gazetteer,
        words: Words,
        candidates: Candidates,
        people: People,
    ) -> None:
        self._text = parsed.text
        self._parsed = parsed
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._words = words
        self._candidates = candidates
        self._people = people
        self._sets = word_sets(parsed.language)
        self._definite = grammar(parsed.language).definite
        self._sides = frozenset(load(parsed.language, "readings")["acts"].get("sides", ()))
        self._owners = grammar(parsed.language).owners
        self._labels = _labels(parsed)
        takings = find_takings(parsed.text, parsed.language)
        self._taken_before = {found.end for found in takings if not found.behind}
        self._taken_behind = {found.start - 1 for found in takings if found.behind}

    def of_name(self, name: str) -> float:
        """Weigh what does not depend on where in the text the name stands."""
        place = known(self._gazetteer, name)
        weight = (
            COUNTRY_WEIGHT
            if stands_for_government(name, self._parsed.language)
            else kind_weight(place)
        )
        if " " in name and place.kind is not None:
            weight += SEVERAL_WORDS_WEIGHT
        if self._words.is_doubtful(name) and weight < COUNTRY_WEIGHT:
            weight += DOUBTFUL_WORDS_WEIGHT if " " in name else DOUBTFUL_WEIGHT
        labels = self._labels.get(folded(name), Counter())
        if labels["place"] or labels["facility"]:
            weight += NER_PLACE_WEIGHT
        elif labels["person"]:
            weight += NER_PERSON_WEIGHT
        elif labels and place.kind is None and " " in name:
            weight += NER_OTHER_WEIGHT
        if self._people.are_called(name) and not self._people.are_called_alone(name):
            weight += SURNAME_WEIGHT
        return weight

    def around(self, start: int, end: int) -> float:
        """Weigh the words around one occurrence."""
        tokens = self._tokens
        first, after = tokens.after(start), tokens.after(end)
        weight = self.before(first)
        if self._is_contained(after):
            weight += CONTAINED_WEIGHT
        if measures_distance(tokens, after, self._parsed.language):
            weight += MEASURED_WEIGHT
        if is_dateline(tokens, first, after):
            weight += DATELINE_WEIGHT
        owns = tokens.low(after) in self._owners  # "Konotop's mayor"
        governed = office_follows(tokens, after + owns, self._parsed.language)
        struck = suffers(tokens, after, self._parsed.language)
        wasted = end in self._taken_behind or is_laid_waste(tokens, after, self._parsed.language)
        local = tokens.low(after + owns) in self._sets["territorial"]
        office = GOVERNED_WEIGHT if local else OFFICE_WEIGHT
        weight += office * governed + (STRUCK_WEIGHT if wasted else SUFFERS_WEIGHT * struck)
        if (governed or struck or wasted) and self._opens_alone(first):
            weight -= OPENING_WEIGHT  # what follows says more than its capital
        if self._is_defined(after):
            weight += DEFINED_WEIGHT
        if heads_item(tokens, first, after):
            weight += HEAD_WEIGHT
        if tokens.low(after) in self._sets["attributive"]:
            weight += ATTRIBUTIVE_WEIGHT
            weight += INDEFINITE_WEIGHT * (tokens.low(first - 1) in self._sets["indefinite"])
        if self._is_abbreviated(start, end, first, after):
            weight += ABBREVIATED_WEIGHT
        return weight

    def _is_contained(self, after: int) -> bool:
        """Whether what holds it follows: "Lyman, Ukraine", "Липці Харківської області"."""
        held = self._tokens.word(after) == "," and self._candidates.is_container(after + 1)
        return held or unit_follows(self._tokens, after, self._parsed.language)

    def _is_abbreviated(self, start: int, end: int, first: int, after: int) -> bool:
        """Whether it is written short for what contains the place before it."""
        tokens = self._tokens
        stopped = tokens.word(after) == "." or self._text[end - 1] == "."
        if tokens.word(first - 1) != "," or not stopped:
            return False
        place = known(self._gazetteer, self._text[start:end])
        return tokens.is_name(first - 2) and place.kind is PlaceKind.REGION and place.major

    def _comes_from(self, first: int) -> bool:
        """Whether somebody is said to be from there: "a man from X", "Ann Lee, 30, of X"."""
        tokens, sets = self._tokens, self._sets
        if tokens.low(first - 1) not in sets["origins"]:
            return False
        return tokens.low(first - 2) == "," or tokens.low(first - 2) in sets["attributive"]

    def before(self, first: int) -> float:
        """Weigh the words before one occurrence."""
        tokens = self._tokens
        owned = tokens.low(first - 1) in self._owners
        owner = self._candidates.place_ending(first - 2) if owned else None
        if owner is not None:
            first = owner  # "in Syria's X"
        if tokens.low(first - 1) in self._sides and not tokens.is_name(first - 1):
            first -= 1  # "in central X"
        before = tokens.low(first - 1)
        quoted = before in OPENING_QUOTES and not tokens.opens_sentence(first)
        if quoted or before in self._definite:
            before = tokens.low(first - 2)
        between = self._candidates.lies_between(first - 1)
        if before in self._sets["strong"] or between or self._comes_from(first):
            return STRONG_LOCATIVE_WEIGHT
        taken = not tokens.opens_sentence(first) and tokens.start[first] in self._taken_before
        if taken or is_struck(tokens, first, self._parsed.language):
            return STRUCK_WEIGHT
        if before in self._sets["locative"]:
            relation = relation_before(tokens, first, self._parsed.language) or ""
            stated = relation[:1].isdigit()  # "10 km from X"
            return STRONG_LOCATIVE_WEIGHT if stated else LOCATIVE_WEIGHT
        if tokens.opens_sentence(first):
            return OPENING_WEIGHT
        if not self._is_stranger(first - 1):
            return BESIDE_PLACE_WEIGHT if self._is_place(first - 1) else 0.0
        # A word that opens a sentence may owe its capital to that.
        return BESIDE_NAME_WEIGHT / (2.0 if tokens.opens_sentence(first - 1) else 1.0)

    def _opens_alone(self, first: int) -> bool:
        """Whether a name opens a sentence, without an article."""
        return self._tokens.opens_sentence(first) and self._tokens.low(first) not in self._definite

    def _is_stranger(self, index: int) -> bool:
        """Whether a capitalised word is no place, no title and no ordinary word."""
        tokens, word = self._tokens, self._tokens.word(index)
        return tokens.is_name(index) and not (
            (len(word) > 1 and word.isupper())
            or self._candidates.is_name_of_place(index)
            or self._words.is_doubtful(word)
            or tokens.low(index) in self._sets["titles"]
            or tokens.in_headline(index)
        )

    def _is_place(self, index: int) -> bool:
        """Whether a word alone is a country, a region or a town of some size."""
        word = self._tokens.word(index)
        is_name = self._tokens.is_name(index) and not self._words.is_doubtful(word)
        return is_name and self._words.is_known_place(word)

    def _is_defined(self, after: int) -> bool:
        """Whether the words after a name say that it is a town, a village, a region."""
        tokens, sets = self._tokens, self._sets
        if tokens.low(after) not in sets["defines"]:
            return False
        for index in range(after + 1, after + DEFINED_WORDS):
            if tokens.low(index) in sets["generic"]:
                return True
            if not tokens.low(index).isalpha() or tokens.is_name(index):
                return False
        return False


def folded(name: str) -> str:
    """Give what all spellings of a name in capitals and small letters share."""
    return name.casefold()


def _labels(parsed: ParsedText) -> dict[str, Counter[str]]:
    """Count for each name what the NER model calls it in this document."""
    labels: dict[str, Counter[str]] = {}
    for entity in parsed.entities:
        name = folded(parsed.text[entity.start : entity.end])
        labels.setdefault(name, Counter())[entity.label] += 1
    return labels
