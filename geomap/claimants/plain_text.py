"""Text as the patterns for speakers expect it."""

from __future__ import annotations

import re
import unicodedata

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


def without_accents(word: str) -> str:
    r"""Leave out the marks above and below Latin letters, as papers do with foreign names.

    Parameters
    ----------
    word
        Any word; those in other letters stay as they are.

    Returns
    -------
    str

    Examples
    --------
    >>> without_accents("ra\u0161i\u0107"), without_accents("\u0439\u043e\u0433\u043e")
    ('rasic', '\u0439\u043e\u0433\u043e')
    """
    if word.isascii():
        return word
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare if bare.isascii() else word
