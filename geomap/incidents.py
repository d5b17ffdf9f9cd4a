"""Claims of several documents that speak of one event, side by side, never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claims import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The claims that speak of one event."""

    incident_id: str
    """Stable: a hash of the ids of its claims."""
    claims: tuple[Claim, ...]
    agreements: tuple[str, ...] = ()
    """One sentence each: what all sides say alike."""
    contradictions: tuple[str, ...] = ()
    """One sentence each: place, cause, figures or date on which they differ."""
