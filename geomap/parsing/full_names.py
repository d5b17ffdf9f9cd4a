"""Full names of people among capitalised words, where the NER model mistakes them for others."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*"
_GIVEN = re.compile(rf"(?<![\w'’.-]){_WORD}(?!['’]s\b|\w)")
_MIDDLE = r"(?: [A-Z]\.| [\"“][^\W\d_]+[\"”])*"
_SURNAMES = re.compile(rf"{_MIDDLE} (?P<first>{_WORD})(?: (?P<second>{_WORD}))?")

LANGUAGES = frozenset({"en"})
"""Languages whose lexicon lists given names and surnames; others tell people in other ways."""

LONGEST_SAINT = 7
"""Characters before a given name that may make it a place: "St. Paul", "Lake Charles"."""


class _Names(NamedTuple):
    """What is known of names of people."""

    given: frozenset[str]
    also_places: frozenset[str]
    surnames: frozenset[str]
    others: frozenset[str]
    """Words that end a place or a body: "Henry County", "Marion Police"."""
    ordinary: frozenset[str]
    saints: re.Pattern[str]
    """Before a given name, what makes a place of it: "St. Paul", "Lake Charles"."""


@cache
def _names(language: str) -> _Names:
    persons, places = load(language, "persons"), load(language, "places")
    bodies = load(language, "readings")["bodies"]
    generic = {phrase.split()[0] for words in places["after"].values() for phrase in words}
    return _Names(
        given=frozenset(persons["given"].split()) - frozenset(persons["also_places"].split()),
        also_places=frozenset(persons["also_places"].split()),
        surnames=frozenset(persons["surnames"].split()),
        others=frozenset(generic | {*bodies["words"], *bodies["modifiers"]}),
        ordinary=frozenset(places["doubtful"]["words"].split()),
        saints=re.compile(rf"\b{alternatives(persons['saints'])}\.? $", re.IGNORECASE),
    )


def is_given_name(word: str, language: str) -> bool:
    """Tell whether a word is a given name, be it a place's name too.

    Examples
    --------
    >>> is_given_name("Troy", "en"), is_given_name("Lyman", "en")
    (True, False)
    """
    if language not in LANGUAGES:
        return False
    names = _names(language)
    return word.lower() in names.given or word.lower() in names.also_places


def ends_as_body(name: str, language: str) -> bool:
    """Tell whether a name ends like that of a place or a body, and not like a person's.

    Examples
    --------
    >>> ends_as_body("Kerry Group", "en"), ends_as_body("Kerry Moore", "en")
    (True, False)
    """
    names, last = _names(language), name.lower().split()[-1]
    return last in names.others and last not in names.surnames


def find_full_names(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find people's full names: a given name with one or two surnames behind it.

    Parameters
    ----------
    text
        Any text.
    language
        ISO 639-1 code of a language whose lexicon lists given names and surnames in `persons`.

    Yields
    ------
    tuple of int
        Start and end of each name, in order; they never overlap.

    Examples
    --------
    >>> text = "Sgt. Marcus York met Georgia Nelson in Marion County, Georgia"
    >>> [text[start:end] for start, end in find_full_names(text, "en")]
    ['Marcus York', 'Georgia Nelson']
    """
    names, at = _names(language), 0
    for given in _GIVEN.finditer(text):
        word = given.group().lower()
        listed = word in names.given
        if given.start() < at or not (listed or word in names.also_places):
            continue
        start = given.start()
        found = _SURNAMES.match(text, given.end())
        if found is None or names.saints.search(text, max(0, start - LONGEST_SAINT), start):
            continue
        first, second = found["first"].lower(), (found["second"] or "").lower()
        if first in names.others or not (listed or first in names.surnames):
            continue
        if second in names.others and second not in names.surnames:
            # "Martin Luther Street", "Thomas Jefferson University": no person is meant.
            continue
        whole = second and second not in names.ordinary and second not in names.others
        at = found.end() if whole else found.end("first")
        yield start, at
