"""The distinct names of a document, each with its candidates judged by themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer.namesakes import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.places import Penalty, PlaceKind
    from gazetteer.search import Hit

MOST_CANDIDATES = 120
"""Candidates kept for a name, cheapest first."""


@dataclass(slots=True)
class Name:
    """One distinct name of a document, with its candidates."""

    key: str
    """What makes it distinct, beside the container."""
    hits: list[Hit]
    """Its candidates."""
    count: int = 1
    """How often it is written."""
    within: int | None = None
    """Index of the name that the text says contains it."""
    guessed: bool = False
    """Whether the text does not say so itself."""
    power: bool = False
    """Whether it is only written of a government or an army."""
    followers: frozenset[int] = frozenset()
    """Indices of the names that come right behind it, where nothing says what stands between."""
    penalties: list[tuple[Penalty, ...]] = field(default_factory=list)
    """Each candidate's own penalties."""
    text: str = ""
    """How it is printed."""
    kind: PlaceKind | None = None
    """The kind that the words around it ask for."""


def prepare(key: str, hits: Sequence[Hit], language: str | None) -> Name:
    """Judge the candidates of a name by themselves and keep the best.

    Parameters
    ----------
    key
        The name's search key.
    hits
        What was found for it.
    language
        ISO 639-1 code of the document.

    Returns
    -------
    Name
    """
    judged = judge(hits, language)
    judged.sort(key=lambda pair: sum(penalty.value for penalty in pair[1]))
    kept = judged[:MOST_CANDIDATES]
    return Name(key, [hit for hit, _ in kept], penalties=[p for _, p in kept])
