"""Bodies that a text calls by letters: "the Arakan Army (AA)", and "AA" from then on."""

from __future__ import annotations

import re
from functools import cache

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives

Span = tuple[int, int]

LONGEST_WORD = 40
"""Letters of a word in the name of a body; unbroken lines of data have far longer ones."""


def abbreviations(text: str, language: str) -> dict[str, Span]:
    """Find the abbreviations that a text explains, with where their full names stand.

    Parameters
    ----------
    text
        Any text.
    language
        ISO 639-1 code of a lexicon.

    Returns
    -------
    dict of str to tuple of int
        Start and end of the full name of each.

    Examples
    --------
    >>> text = "The Arakan Army (AA) said so."
    >>> {short: text[slice(*span)] for short, span in abbreviations(text, "en").items()}
    {'AA': 'The Arakan Army'}
    """
    return {
        found["short"]: (found.start("long"), found.start("long") + len(found["long"].rstrip()))
        for found in _defined(language).finditer(text)
    }


@cache
def _defined(language: str) -> re.Pattern[str]:
    """Match a name of capitalised words, with small ones between them, and its letters."""
    word = rf"[^\W\d_a-z][\w'-]{{0,{LONGEST_WORD}}}\s"
    small = alternatives(load(language, "claimants")["name_fillers"])
    return re.compile(
        rf"(?P<long>(?:{word}(?:{small}\s)*){{1,7}})"
        r"\([\"\u201c]?(?P<short>[A-Z][\w-]{1,7})[\"\u201d]?\)"
    )
