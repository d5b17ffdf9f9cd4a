"""The words around a figure, as patterns: hedges before it, links and compass words after it.

Everything language-dependent is read from the lexicons' `distances` files; this module only
compiles it. All texts given here are folded by `geomap.distances.quantities.fold`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap import lexicons
from geomap.distances.quantities import any_of

if TYPE_CHECKING:
    from geomap.distances.phrases import Bound

COMPASS = (
    "north",
    "north-northeast",
    "northeast",
    "east-northeast",
    "east",
    "east-southeast",
    "southeast",
    "south-southeast",
    "south",
    "south-southwest",
    "southwest",
    "west-southwest",
    "west",
    "west-northwest",
    "northwest",
    "north-northwest",
)
"""The sixteen winds, clockwise from north, 22.5 degrees apart."""
_BOUNDS: tuple[Bound, ...] = ("upper", "lower", "about")
HEDGE_WORDS = 6
"""Most hedges in a row: "located at a distance of just over about"."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands right before a figure."""

    start: int
    """Where the hedges begin."""
    hedge: str | None
    bound: Bound | None
    negated: bool


@dataclass(frozen=True, slots=True)
class After:
    """What stands right after a figure."""

    end: int
    """Where the object, or the rest of the sentence, begins."""
    hedge: str | None = None
    bound: Bound | None = None
    direction: str | None = None
    linked: bool = False
    """Whether a link follows, so that the object must come next."""
    weak: bool = False
    """Whether that link means a distance only beside a word of lying."""
    away: bool = False
    apart: bool = False
    between: bool = False


class Phrasebook:
    """The compiled words of one language. Made by `phrasebook`."""

    def __init__(self, language: str) -> None:
        words = lexicons.load(language, "distances")
        self.language = language
        self.words: dict[str, Any] = words
        hedges, links = words["hedges"], words["links"]
        self._hedge_kinds = [
            (
                kind,
                re.compile(rf"(?:^|(?<=[\s(,–—-]))(?:{any_of(hedges[kind])})[\s-]*$"),
            )
            for kind in ("upper", "lower", "about", "negation", "neutral")
        ]
        self._after_hedges: list[tuple[Bound, re.Pattern[str]]] = [
            (
                kind,
                re.compile(rf"[\s,(]*(?:{any_of(hedges[kind + '_after'])})(?!\w)\)?"),
            )
            for kind in _BOUNDS
        ]
        self.directions = _directions(words["directions"])
        self.adjectives = {word: wind for wind, ws in words["adjectives"].items() for word in ws}
        comparative = words["directions"].get("comparative", {})
        self.comparatives = {word: wind for wind, ws in comparative.items() for word in ws}
        before = any_of(words["directions"]["before"])
        self._direction = re.compile(
            rf"\s*(?:(?:{before})\s+)*(?P<wind>{any_of(self.directions)})(?!\w)"
        )
        self._comparative = re.compile(_or_never(self.comparatives, r"\s*(?P<wind>{})(?!\w)"))
        self._link = re.compile(rf"\s*(?P<link>{any_of(links['after'])})(?!\w)")
        self._away = re.compile(_or_never(links["away"], r"\s*(?:{})(?!\w)"))
        self._apart = re.compile(_or_never(links["apart"], r"\s*(?:{})(?!\w)"))
        self._between = re.compile(rf"\s*(?:{any_of(links['between'])})(?!\w)")
        self._distance = re.compile(rf"(?<!\w)(?:{any_of(links['distance'])})(?!\w)")

    def before(self, text: str, position: int) -> Before:
        """Read the hedges before a figure that starts at `position`."""
        start, bound, negated = position, None, False
        first: int | None = None
        for _ in range(HEDGE_WORDS):
            kind, match = self._hedge_before(text[:start])
            if match is None:
                break
            start = match.start()
            if kind == "negation":
                negated = True
                break
            if kind != "neutral":
                first, bound = start, self._stronger(bound, kind)
        hedge = text[first:position].strip(" -–—") if first is not None else None
        return Before(start, hedge, bound, negated)

    def _hedge_before(self, text: str) -> tuple[Any, re.Match[str] | None]:
        """Longest hedge at the end of a text."""
        found = [(kind, pattern.search(text)) for kind, pattern in self._hedge_kinds]
        matches = [(kind, match) for kind, match in found if match]
        return min(matches, key=lambda pair: pair[1].start(), default=(None, None))

    @staticmethod
    def _stronger(old: Bound | None, new: Any) -> Any:
        """Keep the stronger of two hedges: a bound outweighs a mere "about"."""
        return new if old in {None, "about"} else old

    def after(self, text: str, position: int, before: Before) -> After:
        """Read what follows a figure that ends at `position`."""
        hedge, bound, first = self._hedge_after(text, position)
        away = self._away.match(text, first)
        link = self._link.match(text, first)
        at = away.end() if away and not (link and link.end() >= away.end()) else first
        wind, at = self._wind(text, at)
        comparative = wind is not None and text[:at].endswith(tuple(self.comparatives))
        word, end = self._link_after(text, at)
        bounded = wind is not None or "upper" in {bound, before.bound}
        if word in self.words["links"]["after_bound_only"] and not bounded:
            word, end = None, at
        apart = bool(self._apart.match(text, first))
        return After(
            end=end,
            hedge=hedge,
            bound=bound,
            direction=wind,
            linked=not apart and (word is not None or comparative),
            weak=word in self.words["links"]["after_weak"],
            away=bool(away),
            apart=apart,
            between=bool(self._between.match(text, first)),
        )

    def _hedge_after(self, text: str, position: int) -> tuple[str | None, Bound | None, int]:
        """Hedge after a figure ("or less"), what it does, and where it ends."""
        for kind, pattern in self._after_hedges:
            match = pattern.match(text, position)
            if match:
                return match.group().strip(" ,()"), kind, match.end()
        return None, None, position

    def _link_after(self, text: str, position: int) -> tuple[str | None, int]:
        """Link after a figure, and where it ends."""
        match = self._link.match(text, position)
        return (match["link"], match.end()) if match else (None, position)

    def _wind(self, text: str, position: int) -> tuple[str | None, int]:
        """Compass word after a figure, and where it ends."""
        match = self._direction.match(text, position)
        if match:
            return self.directions[" ".join(match["wind"].split())], match.end()
        match = self._comparative.match(text, position)
        if match:
            return self.comparatives[match["wind"]], match.end()
        return None, position

    def speaks_of_distance(self, text: str) -> bool:
        """Whether a distance noun or the like stands in the text before a figure."""
        return bool(self._distance.search(text))


def is_border(text: str) -> bool:
    """Whether some words, in any language that has a lexicon, speak of a border.

    Examples
    --------
    >>> is_border("the frontier"), is_border("кордону"), is_border("the town")
    (True, True, False)
    """
    books = map(phrasebook, lexicons.LANGUAGES)
    nouns = {noun for book in books for noun in book.words["border"]["nouns"]}
    return not nouns.isdisjoint(text.lower().split())


@cache
def phrasebook(language: str) -> Phrasebook:
    """Compile, once, the words of a language."""
    return Phrasebook(language)


def _directions(words: dict[str, Any]) -> dict[str, str]:
    return {word: wind for wind in COMPASS for word in words.get(wind, ())}


def _or_never(words: Any, template: str) -> str:
    """Fill a pattern with words; one that never matches when there are none."""
    return template.replace("{}", any_of(words)) if words else r"(?!)"
