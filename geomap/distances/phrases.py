"""The noun of stated distances: one statement with its figure, its hedge and its two places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DistanceRelation = Literal["distance", "within", "adjacent", "direction"]
"""`within` is containment ("in north-eastern Ukraine"), not the bound of "within 30 km"."""
Bound = Literal["about", "upper", "lower"]
"""How a hedge bends the figure: a little either way, at most, at least."""


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
    quoted: bool = False
    """Whether it stands inside a quotation: then it is the speaker's, not the outlet's."""
    bound: Bound | None = None
    """What the hedge does to the figure."""
    step_km: float = 0.0
    """To what the figure is rounded, in kilometres."""
    figure: str | None = None
    """The length as printed: "30 kilometers"; None when there is none."""
    vague: bool = False
    """Whether the words give no figure to hold against the ground ("near", "a few kilometres")."""
    travel: bool = False
    """Whether a time on the way is given instead of a length."""
    also_km: float | None = None
    """The same length as the text gives it in another unit, in kilometres."""
    also_step_km: float = 0.0
    """To what that one is rounded."""
    subject_text: str | None = None
    """A name that stands where the subject does, where no mention does."""
    object_text: str | None = None
    """The object's words where it is no mention: "the line of contact"."""
    line: str | None = None
    """Name of a line that only the reader can supply: "front"."""
