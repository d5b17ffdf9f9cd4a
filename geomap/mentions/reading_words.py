"""One language's words that show how a place name is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from geomap.lexicons import load
from geomap.lexicons.grammar import Grammar, grammar

_FINITE = ("third_person", "past", "past_doubled")
"""Forms of the grammar that say that somebody does something."""


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """One language's lists of words, by their names in its lexicon, and its grammar."""

    lists: dict[str, frozenset[str]]
    grammar: Grammar

    def __getitem__(self, name: str) -> frozenset[str]:
        """Give a list."""
        return self.lists[name]

    def is_adverb(self, word: str) -> bool:
        """Whether a word ends as adverbs do."""
        return word.endswith(self.grammar.adverbs)


@cache
def reading_words(language: str) -> ReadingWords:
    """Give the lists of the `readings` lexicon as sets, verbs with all their forms."""
    data: dict[str, Any] = load(language, "readings")
    verbs, small = data["acts"]["verbs"].split(), grammar(language)
    finite = {verb: [small.form(verb, form) for form in _FINITE] for verb in verbs}
    lists = {
        "acts": frozenset(
            [
                *verbs,
                *chain(*finite.values()),
                *data["acts"]["irregular"].split(),
                *data["acts"].get("forms", ()),
            ]
        ),
        "acting": frozenset(small.form(verb, "ongoing") for verb in verbs),
        "with": frozenset(data["acts"].get("with", ())),
        "auxiliaries": frozenset(data["acts"]["auxiliaries"]),
        "sides": frozenset(data["acts"].get("sides", ())),
        "times": frozenset(data["acts"].get("times", ())),
        "be": frozenset(data["acts"]["be"]),
        "states": frozenset(data["acts"].get("states", ())),
        "suffers": frozenset(data["acts"]["suffers"]),
        "places_only": frozenset(data["acts"].get("places_only", ())),
        "after_passive": frozenset(data["acts"]["after_passive"]),
        "quantities": frozenset(data["acts"].get("quantities", ())),
        "speech": frozenset(data["acts"]["speech"]),
        "prepositions": frozenset(data["acts"]["prepositions"]),
        "clause_links": frozenset(data["acts"].get("clause_links", ())),
        "objects": frozenset(data["objects"]["before"]),
        "blame": frozenset(data["objects"].get("blame", ())),
        "blamed": frozenset(data["objects"].get("blamed", ())),
        "by": frozenset(data["objects"]["by"]),
        "between": frozenset(data["objects"]["between"]),
        "disputes": frozenset(data["objects"].get("disputes", ())),
        "deeds_before": frozenset(data["deeds"]["before"]),
        "deeds_of_countries": frozenset(data["deeds"].get("countries", ())),
        "impersonal": frozenset(data["acts"]["impersonal"]),
        "impersonal_links": frozenset(data["acts"]["impersonal_links"]),
        "regimes": frozenset(data["regimes"]["words"]),
        "deeds": frozenset(data["deeds"]["words"]),
        "against": frozenset(data["deeds"].get("against", ())),
        "modifiers": frozenset(data["bodies"]["modifiers"]),
        "bodies": frozenset(data["bodies"]["words"]),
        "no_bodies": frozenset(data["bodies"].get("no_bodies", ())),
        "parts": frozenset(data["bodies"]["parts"]),
        "of": frozenset(data["bodies"]["of"]),
        "buildings": frozenset(data["bodies"]["buildings"]),
        "speakers_in": frozenset(data["bodies"]["speakers_in"]),
        "speakers_at": frozenset(data["bodies"]["speakers_at"]),
        "speakers_for": frozenset(data["bodies"]["speakers_for"]),
        "at_links": frozenset(data["bodies"].get("at_links", ())),
        "for_links": frozenset(data["bodies"].get("for_links", ())),
        "of_links": frozenset(data["bodies"]["of_links"]),
        "in_links": frozenset(data["bodies"]["in_links"]),
        "chains": frozenset(data["bodies"]["chains"]),
        "joints": frozenset(load(language, "places")["grammar"]["joints"]),
        "based_links": frozenset(data["bodies"].get("based_links", data["bodies"]["in_links"])),
        "based": frozenset(data["bodies"]["based"]),
        "located": frozenset(load(language, "places")["compounds"]["located"]),
        "city": frozenset(data["bodies"]["city"]),
        "governments": frozenset(data["governments"]["words"]),
        "palaces": frozenset(data["governments"].get("palaces", ())),
        "places": frozenset(data["governments"].get("places", ())),
    }
    return ReadingWords(lists, small)


def stands_for_government(name: str, language: str) -> bool:
    """Whether a government is called by a name that is neither a country's nor a capital's.

    Examples
    --------
    >>> stands_for_government("Downing Street", "en"), stands_for_government("London", "en")
    (True, False)
    """
    return name.lower() in reading_words(language)["governments"]
