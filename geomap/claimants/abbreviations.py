"""Bodies that a text calls by letters: "the Arakan Army (AA)", and "AA" from then on."""

from __future__ import annotations

import re

Span = tuple[int, int]

LONGEST_WORD = 40
"""Letters of a word in the name of a body; unbroken lines of data have far longer ones."""

_WORD = rf"[^\W\d_a-z][\w'-]{{0,{LONGEST_WORD}}}\s"
_DEFINED = re.compile(
    rf"(?P<long>(?:{_WORD}(?:(?:of|the|for|on|in|to|and|de|do|del)\s)*){{1,7}})"
    r"\([\"\u201c]?(?P<short>[A-Z][\w-]{1,7})[\"\u201d]?\)"
)


def abbreviations(text: str) -> dict[str, Span]:
    """Find the abbreviations that a text explains, with where their full names stand.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    dict of str to tuple of int
        Start and end of the full name of each.

    Examples
    --------
    >>> text = "The Arakan Army (AA) said so."
    >>> {short: text[slice(*span)] for short, span in abbreviations(text).items()}
    {'AA': 'The Arakan Army'}
    """
    return {
        found["short"]: (found.start("long"), found.start("long") + len(found["long"].rstrip()))
        for found in _DEFINED.finditer(text)
    }
