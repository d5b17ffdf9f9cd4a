"""Text as the patterns for speakers expect it."""

from __future__ import annotations

import re

_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\xa0": " ", "\u2011": "-"})
# A small word behind it moves to its place, so that phrases of several words stay in one piece.
_FOOTNOTE = re.compile(
    r"(?:(?<=[^\W\d_])(?:\[\d{1,3}\]|\(\d\))|(?<=[.,])\[\d{1,3}\])(?P<word>\s[a-z]+\b)?(?=[\s.,;:\[]|$)"
)


def plain(text: str) -> str:
    r"""Straighten apostrophes and odd spaces, blank footnote marks; lengths stay, so spans do.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str

    Examples
    --------
    >>> plain("Russia\u2019s")
    "Russia's"
    >>> plain("according[3] to the mayor")
    'according to    the mayor'
    """
    text = text.translate(_PLAIN)
    return _FOOTNOTE.sub(lambda found: (found["word"] or "").ljust(len(found.group())), text)
