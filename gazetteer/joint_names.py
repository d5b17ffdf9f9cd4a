"""The distinct names of a document, each with its candidates judged by themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer.namesakes import judge
from gazetteer.places import Penalty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.places import PlaceKind
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


COUNTRY_SAID = 6.0
"""Cost of lying elsewhere than in the country that the words before a name say, where there is a
place of the name in it: as much as of lying outside a container."""


def prepare(
    key: str, hits: Sequence[Hit], language: str | None, *, country: str | None = None
) -> Name:
    """Judge the candidates of a name by themselves and keep the best.

    Parameters
    ----------
    key
        The name's search key.
    hits
        What was found for it.
    language
        ISO 639-1 code of the document.
    country
        ISO alpha-2 of the country that the text says it is in.

    Returns
    -------
    Name
    """
    judged = judge(hits, language)
    if country is not None and any(hit.place.country == country for hit in hits):
        elsewhere = Penalty("country said", COUNTRY_SAID, f"the text says that it is in {country}")
        judged = [
            (hit, costs if hit.place.country == country else (*costs, elsewhere))
            for hit, costs in judged
        ]
    judged.sort(key=lambda pair: sum(penalty.value for penalty in pair[1]))
    kept = judged[:MOST_CANDIDATES]
    return Name(key, [hit for hit, _ in kept], penalties=[p for _, p in kept])
