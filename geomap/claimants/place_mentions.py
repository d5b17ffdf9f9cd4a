"""The place mentions of one document, without those that are persons' names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geomap.claimants.names import introduced, overlaps
from geomap.claimants.plain_text import plain
from geomap.claimants.source_words import source_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

LONGEST_NAME = 120
"""Characters of the longest name of a place: how far back one that covers a span may begin."""


class PlaceMentions:
    """Finds the place mentions of one document by where they stand."""

    def __init__(self, parsed: ParsedText, resolved: Sequence[ResolvedMention]) -> None:
        self.text = plain(parsed.text)
        self.words = source_words(parsed.language)
        self.resolved = resolved
        self._starts = [item.mention.start for item in resolved]
        self._sentence_starts = [sentence.start for sentence in parsed.sentences]
        self._sentence_ends = [sentence.end for sentence in parsed.sentences]
        self.named = self._names()
        """Spans of persons' names that an office introduces."""
        self._in_names = {i for start, end in self.named for i in self._inside(start, end)}

    def _names(self) -> list[tuple[int, int]]:
        """Give the names of persons that offices introduce, without overlap."""
        places = [(item.mention.start, item.mention.end) for item in self.resolved]
        found: list[tuple[int, int]] = []
        for start, behind in sorted(introduced(self.text, self.words.names, places)):
            end = self._name_end(start, behind)
            office = self.words.heads.match(self.text, start, end)
            first = start + (len(office.group()) + 1 if office else 0)
            body = self.words.bodies_end.search(self.text, start, end)  # "Chairman, X Council"
            if first < end and not body and not overlaps((first, end), found):
                found.append((first, end))
        return found

    def _name_end(self, start: int, behind: int) -> int:
        """Give where a name ends: its sentence's full stop is no part of it."""
        index = bisect_right(self._sentence_starts, start) - 1
        last = self._sentence_ends[index] if index >= 0 else len(self.text)
        return (
            last - 1 if behind >= last and self.text[last - 1 : last] == "." else min(behind, last)
        )

    def _inside(self, start: int, end: int) -> Iterator[int]:
        """Give the indices of the mentions that lie within a span."""
        for index in range(bisect_left(self._starts, start), len(self.resolved)):
            if self._starts[index] >= end:
                return
            yield index

    def mentions(self, start: int, end: int) -> Iterator[tuple[int, ResolvedMention]]:
        """Give the mentions that begin in a span, with their indices.

        Parameters
        ----------
        start, end
            The span.

        Yields
        ------
        tuple of int and ResolvedMention
        """
        for index in self._inside(start, end):
            if index not in self._in_names:
                yield index, self.resolved[index]

    def before(self, end: int) -> Iterator[tuple[int, ResolvedMention]]:
        """Give the mentions that begin before a position, the last first, with their indices.

        Parameters
        ----------
        end
            The position.

        Yields
        ------
        tuple of int and ResolvedMention
        """
        for index in range(bisect_left(self._starts, end) - 1, -1, -1):
            if index not in self._in_names:
                yield index, self.resolved[index]

    def sentence_before(self, start: int) -> tuple[int, int] | None:
        """Give the sentence before one, in the same paragraph.

        Parameters
        ----------
        start
            Where the one begins.

        Returns
        -------
        tuple of int or None
            Start and end; None where a paragraph begins.
        """
        index = bisect_left(self._sentence_starts, start) - 1
        if index < 0 or "\n" in self.text[self._sentence_ends[index] : start]:
            return None
        return self._sentence_starts[index], self._sentence_ends[index]

    def is_place(self, start: int, end: int) -> bool:
        """Tell whether a mention and a span overlap."""
        near = self.mentions(start - LONGEST_NAME, end)
        return any(start < item.mention.end for _, item in near)

    def is_places_only(self, start: int, end: int) -> bool:
        """Tell whether a phrase is nothing but the names of places."""
        rest = self.text[start:end]
        inside = [m.mention for _, m in self.mentions(start, end) if m.mention.end <= end]
        for mention in inside:
            if mention.nominal:
                return False
            rest = rest.replace(self.text[mention.start : mention.end], " ", 1)
        rest = self.words.determiners.sub("", rest.strip() + " ")
        return bool(inside) and not rest.strip(" ,")
