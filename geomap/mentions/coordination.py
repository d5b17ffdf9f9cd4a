"""Names that share one generic word: "Sumska and Myronosytska streets", "23 over A, 9 over B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.mentions.mention import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import PlaceKind
    from geomap.mentions.generic_words import Generics
    from geomap.mentions.proper_names import ProperNames
    from geomap.texts.tokens import Tokens

LONGEST_TALLY = 7
"""Words and marks between two adjectives of a tally: ", а также ещё 11 – над"."""


class Coordination:
    """Reads the names that share the generic word of another one of the same text.

    Parameters
    ----------
    tokens
        The text's words.
    generics
        The language's generic words.
    names
        The text's proper names.
    """

    def __init__(self, tokens: Tokens, generics: Generics, names: ProperNames) -> None:
        self._tokens = tokens
        self._generics = generics
        self._names = names

    def before_count(self, index: int) -> int:
        """Go back over a number in brackets: "A (22) and B (16) regions"."""
        tokens = self._tokens
        counted = tokens.word(index - 1) == ")" and tokens.word(index - 3) == "("
        return index - 3 if counted and tokens.word(index - 2).isdigit() else index

    def listed_before(
        self, index: int, kind: PlaceKind, generic: str, like: int
    ) -> Iterator[Found]:
        """Read the other names of "A, B and C streets", from the last to the first.

        `like` is the word that ends the last name.
        """
        tokens, joints = self._tokens, self._generics.joints
        while tokens.low(index) in joints:
            while tokens.low(index - 1) in joints:
                index -= 1
            index = self.before_count(index)
            first = self._names.before(index)
            if first is None or not self._is_like(index - 1, like):
                return
            yield Found.spanning(tokens, first, index - 1, kind, generic)
            index = first - 1

    def tallied_before(self, index: int, kind: PlaceKind, generic: str) -> Iterator[Found]:
        """Read the adjectives of "23 over A, 11 over B and 9 over the C region", backwards."""
        tokens, tally, adjective = self._tokens, self._generics.tally, self._generics.adjective
        while True:
            at = index
            while index - at < LONGEST_TALLY and (
                tokens.low(at) in tally or tokens.word(at).isdigit()
            ):
                at -= 1
            first = self._names.before(at + 1) if at < index else None
            if first is None or adjective is None or not adjective.search(tokens.low(at)):
                return
            if not self._is_like(at, index + 1):
                return
            yield Found.spanning(tokens, first, at, kind, generic)
            index = first - 1

    def tallied_behind(self, at: int, kind: PlaceKind, generic: str, like: int) -> Iterator[Found]:
        """Read the adjectives that go on behind "9 over the C region": "and one over the D"."""
        tokens, tally, adjective = self._tokens, self._generics.tally, self._generics.adjective
        while True:
            start = at
            while at - start < LONGEST_TALLY and (
                tokens.low(at) in tally or tokens.word(at).isdigit()
            ):
                at += 1
            named = at > start and tokens.is_name(at)
            if not named or adjective is None or not adjective.search(tokens.low(at)):
                return
            follows = tokens.low(at + 1)
            if (follows[:1].isalpha() and follows not in tally) or not self._is_like(at, like):
                return
            yield Found.spanning(tokens, at, at, kind, generic)
            at += 1

    def sharing_rest(self, whole: Found) -> Iterator[Found]:
        """Read the names that share all but their first word: "North, East and South Kivu"."""
        tokens, compass, joints = self._tokens, self._generics.compass, self._generics.joints
        first = tokens.after(whole.start)
        _, _, rest = whole.name.partition(" ")
        if tokens.low(first) not in compass or not rest or tokens.end[first] >= whole.end:
            return
        at = first - 1
        while tokens.low(at) in joints:
            while tokens.low(at - 1) in joints:
                at -= 1
            if tokens.low(at - 1) not in compass or not tokens.is_name(at - 1):
                return
            at -= 1
            start, end = tokens.start[at], tokens.end[at]
            yield Found(start, end, f"{tokens.words[at]} {rest}", whole.kind)
            at -= 1

    def _is_like(self, at: int, other: int) -> bool:
        """Whether two words are adjectives in one case, where names of regions are adjectives."""
        adjective = self._generics.adjective
        if adjective is None or not adjective.search(self._tokens.low(other)):
            return True
        return self._tokens.low(at)[-1:] == self._tokens.low(other)[-1:]
