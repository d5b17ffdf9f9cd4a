"""Stated distances and adjacency: "about 30 km north of X", "shares a border with Y"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DistanceRelation = Literal["distance", "within", "adjacent", "direction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistancePhrase:
    """A statement about how far, or in which direction, one place lies from another."""

    start: int
    end: int
    """From the subject to the object, where both are in the sentence."""
    text: str
    relation: DistanceRelation
    subject: int | None
    """Index of the subject's mention; None when it is not named."""
    object: int | None
    """Index of the object's mention; None when it is not named."""
    stated_km_min: float | None = None
    stated_km_max: float | None = None
    """The words' own bounds before any tolerance: "about 30 km": 30 and 30."""
    hedge: str | None = None
    """"about", "less than", "just", as printed; None when there is none."""
    direction: str | None = None
    """Compass word: "north", "northeast" …"""
    negated: bool = False
    """Whether the text says that it is not so."""
