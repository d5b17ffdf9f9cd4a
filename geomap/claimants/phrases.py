"""Where a noun phrase begins and ends, and which stretches of text are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import CAPITAL, folded

if TYPE_CHECKING:
    from geomap.claimants.source_words import SourceWords

MARKS = ' \t\n,;:*\u2022\u00b7\u25aa\u25cf\u2014\u2013-"\u201c\u201d\u00ab\u00bb'
"""What may stand around a phrase."""

LONGEST_PHRASE = 160
"""Characters of a noun phrase; longer stretches are clauses that happen to hold an office."""

_STATES = frozenset({"official", "transparent"})
"""Kinds of nouns for those who speak for a state, or for whatever stands beside them."""
_OPENING = re.compile(r"\([^()\n]{2,40}\)\s+(?:--|[-\u2013\u2014])?\s?(?=\w)")
"""An agency in brackets before the first words of an article."""

_DATELINE = re.compile(rf"(?:{CAPITAL}[\w'-]*,?\s){{1,4}}\((?P<agency>[^()\n]{{2,30}})\)\s+(?=\w)")


class Phrases:
    """Trims and tells apart the phrases of one document."""

    def __init__(self, text: str, words: SourceWords) -> None:
        self.text = text
        self.words = words

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Take white space, marks and forms of address off a phrase."""
        phrase = self.text[start:end]
        start += len(phrase) - len(phrase.lstrip(MARKS + "'"))
        end -= len(phrase) - len(phrase.rstrip(MARKS))
        opening = _OPENING.match(self.text[start:end])
        start += opening.end() if opening else self._dateline(start, end)
        when = self.words.time_leads.match(self.text[start:end])
        start += when.end() if when else 0
        title = self.words.titles.match(self.text[start:end])
        return (start + title.end() if title else start), max(start, end)

    def _dateline(self, start: int, end: int) -> int:
        """Give the length of a place with its agencies in brackets: "Gaza Strip (AP & AFP)"."""
        opening = _DATELINE.match(self.text[start:end])
        agency = opening and self.words.hints["media"].search(opening["agency"])
        return opening.end() if opening and agency else 0

    def without_ties(self, start: int, end: int) -> tuple[int, int]:
        """Leave out whom a speaker only stands near: "a blogger with links to the army".

        Sources and officials may speak for those whom they are near, not for what they know of.
        """
        known = self.words.insight.search(self.text, start, end)
        tie = known or self.words.ties.search(self.text, start, end)
        head = self.words.heads.search(self.text, start, tie.start()) if tie else None
        if known and head is None and self.is_insider(start, known.start()):
            return start, known.start() - 1
        if tie is None or head is None:
            return start, end
        open_to_all = self.words.kinds[folded(head.group())] == "transparent"
        if open_to_all and not known:
            return start, end
        return start, start + len(self.text[start : tie.start()].rstrip())

    def is_insider(self, start: int, end: int) -> bool:
        """Tell whether nobody but "three people" stands before what they know of."""
        bare = self.words.determiners.sub("", self.text[start:end].strip() + " ").strip()
        return bare.casefold() in self.words.insiders

    def is_clause(self, phrase: str) -> bool:
        """Tell whether a stretch holds a verb, or begins with a preposition: no subject does."""
        return bool(
            self.words.prepositions.match(phrase + " ") or self.words.clauses.search(phrase)
        )

    def is_office(self, phrase: str) -> bool:
        """Tell whether a phrase names an office: whose a channel is, not how it is called."""
        head = self.words.heads.search(phrase)
        body = self.words.institutions.match(phrase)
        return bool(body) or (
            head is not None and self.words.kinds[folded(head.group())] in _STATES
        )
