"""Mentions to places: the whole document resolved jointly through the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gazetteer import Point, Resolution
    from geomap.mentions import Mention

Precision = Literal["exact", "street", "district", "settlement", "region", "country"]
"""How sharp the evidence for the position is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedMention:
    """A mention with its place, or with the reason why it has none."""

    mention: Mention
    resolution: Resolution
    point: Point | None
    """Where to draw it: the place's point, moved by the mention's relation; None when unresolved."""
    uncertainty_m: float | None
    """Radius in metres of the circle that holds the true location; None when unresolved."""
    precision: Precision | None
    """None when unresolved."""
