"""Names of persons, told by the office beside them.

NLP libraries take many names for bodies, and gazetteers hold places that bear the names of
persons; but whoever is called "Mayor X Y" or "X Y, head of the council" is a person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import CAPITAL, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.lexicons.grammar import Grammar

Span = tuple[int, int]

WORDS_BETWEEN = 5
"""Words between a name and the office behind it: "X Y, the region's acting governor"."""
SAME_GIVEN_NAME = 3
"""Letters that two spellings, or two cases, of a given name share."""

FULL_NAME = re.compile(rf"(?<![\w'-])(?:{CAPITAL}[\w'.-]*\s){{1,3}}{CAPITAL}[\w'-]+$")
"""Two to four capitalised words at the end of a phrase."""
_WORD = rf"{CAPITAL}[\w'-]*"
_CAPITAL = rf"(?:{_WORD}\.?|(?:[A-Z]\.){{2,3}})"


def name_patterns(
    nouns: Iterable[str], particles: Iterable[str], prepositions: Iterable[str] = ()
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what finds a name behind an office, and before one.

    Parameters
    ----------
    nouns
        Nouns for the holder of an office: "mayor", "spokesman".
    particles
        Small words inside names: "al", "van".
    prepositions
        Words that begin no name, though they begin a sentence: "In Lviv, the mayor".

    Returns
    -------
    tuple of re.Pattern
        With the name as group `name`.

    Examples
    --------
    >>> behind, before = name_patterns(["mayor"], ["de"])
    >>> behind.search("the town's mayor Ana Rey said")["name"]
    'Ana Rey'
    >>> before.search("Ana Rey, the town's mayor, said")["name"]
    'Ana Rey'
    """
    office = rf"(?i:{alternatives(nouns)})"
    first = rf"(?!(?i:{alternatives(prepositions)})\s)" if prepositions else ""
    name = rf"{first}(?:{_CAPITAL}\s(?:{alternatives(particles)}[\s-])?){{1,3}}{_CAPITAL}"
    duty = r"(?:\s\([\w\s]{2,20}\))?"  # "Commissioner (revenue)"
    behind = re.compile(rf"(?<![\w-]){office}{duty},?\s(?P<name>{name})")
    before = re.compile(
        rf"(?<![\w'-])(?P<name>{name}),\s(?:[\w'.-]+\s){{0,{WORDS_BETWEEN}}}?{office}"
        rf"(?!\w)(?!,?\s{_CAPITAL})"
    )
    return behind, before


def outlet_pattern(
    addressed: Iterable[str],
    correspondents: Iterable[str],
    relaying: Iterable[str],
    small: Grammar,
) -> re.Pattern[str]:
    """Compile what shows that a name is an outlet's.

    Parameters
    ----------
    addressed
        Verbs that take the listener as their object: "told".
    correspondents
        Nouns for those who work for an outlet.
    relaying
        Verbs at the end of a sentence whose subject passes on what others say: "reports".
    small
        The language's articles.

    Returns
    -------
    re.Pattern
        With the name in one of the groups `listener` (that may be a person), `paper`, `employer`,
        `relay`, `writer`, `site`.

    Examples
    --------
    >>> from geomap.lexicons.grammar import grammar
    >>> pattern = outlet_pattern(["told"], ["correspondent"], ["reports"], grammar("en"))
    >>> [found.group(found.lastgroup) for found in pattern.finditer("He told the Echo that. An"
    ... " explosion was heard, RVN reports.")]
    ['Echo', 'RVN']
    """
    name = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
    relays = alternatives(relaying)
    the, an = alternatives(small.definite), alternatives(small.indefinite)
    writer = rf"(?P<writer>{name})"
    if small.definite:  # two names without an article are a person's: "…, reported Ana Rey."
        writer = rf"(?:{the}\s{writer}|(?P<site>{_WORD}))"
    return re.compile(
        rf"\b{alternatives(addressed)}\s(?:{the}\s(?P<paper>{name})|(?P<listener>{name}))"
        r"(?=\s[a-z]|[,.])"
        rf"|\b(?i:{an})\s(?P<employer>{name})\s{alternatives(correspondents)}(?!\w)"
        rf"|,\s(?:{the}\s)?(?P<relay>{name})\s{relays}(?=\.\s|\.$|\n)"
        rf"|,\s{relays}\s{writer}(?=\.\s|\.$|\n)"
    )


def introduced(
    text: str, patterns: tuple[re.Pattern[str], re.Pattern[str]], places: Sequence[Span]
) -> Iterator[Span]:
    """Give the names of persons that an office introduces.

    Parameters
    ----------
    text
        Any text.
    patterns
        Of `name_patterns`.
    places
        Spans of place names: one that ends like a name is its place ("X Bay, the mayor said").

    Yields
    ------
    tuple of int
        Start and end, in no order.

    Examples
    --------
    >>> text = "Mayor Ana Rey spoke in New York."
    >>> [text[a:b] for a, b in introduced(text, name_patterns(["mayor"], []), [(23, 31)])]
    ['Ana Rey']
    """
    ends = {end: start for start, end in places}
    behind, before = patterns
    for found in behind.finditer(text):
        start, end = found.span("name")
        if ends.get(end, end) > start:
            yield start, end
    for found in before.finditer(text):
        start, end = found.span("name")
        *_, last, _ = re.finditer(r"(?<!\S)\S", text[start:end])
        if ends.get(end, end) > start + last.start():
            yield start, end


def overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a span shares letters with one of others.

    Parameters
    ----------
    span
        Start and end.
    others
        In order and apart.

    Returns
    -------
    bool

    Examples
    --------
    >>> overlaps((3, 5), [(0, 2), (4, 9)])
    True
    """
    behind = bisect_left(others, (span[1],))
    return behind > 0 and others[behind - 1][1] > span[0]


def may_be_one(name: str, other: str) -> bool:
    """Tell whether two names with one surname may be one person's: given names may be left out.

    Spellings of a given name ("Serhii", "Serhiy") share their beginning.

    Parameters
    ----------
    name, other
        Names with the same surname.

    Returns
    -------
    bool

    Examples
    --------
    >>> may_be_one("Serhii Moroz", "Serhiy Moroz"), may_be_one("Ana Moroz", "Eva Moroz")
    (True, False)
    """
    one, two = name.split(), other.split()
    if len(one) == 1 or len(two) == 1:
        return True
    length = min(SAME_GIVEN_NAME, len(one[0].rstrip(".")), len(two[0].rstrip(".")))
    return one[0][:length].casefold() == two[0][:length].casefold()
