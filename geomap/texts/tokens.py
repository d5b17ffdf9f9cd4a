"""Words of a text with their positions: what the rules about names look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from geomap.lexicons.grammar import owner_marks
from geomap.lexicons.patterns import alternatives

HEADLINE_WORD = 4
"""Letters; shorter words are small in title case, too."""

HEADLINE_SHARE = 0.8
"""Share of capitalised words from which a line is in title case."""

HEADLINE_CHARACTERS = 500
"""Characters from a word to the ends of its line; further away, the line is a paragraph."""

LONGEST_HEADLINE = 30
"""Words; longer lines are prose."""


class Tokens:
    """The words, numbers and marks of a text, with their positions.

    Examples
    --------
    >>> tokens = Tokens("Kyiv's centre was hit.")
    >>> tokens.words
    ['Kyiv', "'s", 'centre', 'was', 'hit', '.']
    >>> tokens.first_at(5), tokens.start[2]
    (1, 7)
    """

    __slots__ = ("end", "lower", "start", "text", "words")

    def __init__(self, text: str) -> None:
        found = list(_token().finditer(text))
        self.text = text
        self.words = [match.group() for match in found]
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.words)

    def first_at(self, position: int) -> int:
        """Give the index of the first token that ends after a position of the text."""
        return bisect_right(self.end, position)

    def after(self, position: int) -> int:
        """Give the index of the first token that starts at or after a position of the text."""
        return bisect_left(self.start, position)

    def low(self, index: int) -> str:
        """Give a token in small letters; an empty string beyond the ends."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def word(self, index: int) -> str:
        """Give a token as printed; an empty string beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_name(self, index: int) -> bool:
        """Whether a token is a word that begins with a capital letter."""
        return self.word(index)[:1].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether a token is the first word of a line, a sentence or a quotation."""
        before = index - 1
        while before >= 0 and self.words[before] in _QUOTES:
            before -= 1
        return before < 0 or self.words[before] in _ENDS or self.words[before][0] == "\n"

    def in_headline(self, index: int) -> bool:
        """Whether a token's line is in title case, so that capital letters say nothing."""
        position = self.start[index]
        # A line without an end near by is no headline; a document of one line is read only once.
        first = self.text.rfind("\n", max(0, position - HEADLINE_CHARACTERS), position) + 1
        end = self.text.find("\n", position, position + HEADLINE_CHARACTERS)
        far_start = not first and position > HEADLINE_CHARACTERS
        far_end = end < 0 and len(self.text) - position > HEADLINE_CHARACTERS
        if far_start or far_end:
            return False
        words = [
            word
            for word in self.text[first : end if end >= 0 else None].split()
            if len(word) >= HEADLINE_WORD
        ]
        if len(words) > LONGEST_HEADLINE:
            return False
        capitals = sum(word[0].isupper() for word in words)
        return capitals >= HEADLINE_SHARE * max(1, len(words))

    def phrase(self, index: int, length: int) -> str:
        """Give some tokens in small letters, joined by single spaces."""
        return " ".join(self.lower[max(0, index) : max(0, index + length)])


@cache
def _token() -> re.Pattern[str]:
    """Match a token; the mark of an owner ("'s") is one of its own."""
    letters = alternatives(mark.removeprefix("'") for mark in owner_marks())
    mark = rf"['’](?i:{letters})\b"
    return re.compile(
        r"(?:[^\W\d_]\.){2,}"  # initials: U.S.
        rf"|[^\W\d_]+(?:(?!{mark})['’ʼ][^\W\d_]+)*|{mark}"
        r"|\d[\d.,]*\d|\d"
        r"|\n[ \t\r\n]*"
        r"|[^\w\s]|_"
    )


OPENING_QUOTES = frozenset('"“«„‘')
"""Marks before a name in quotation marks."""
_QUOTES = frozenset("\"'“”‘’«»„([—–-")
_ENDS = frozenset(".!?…:")
