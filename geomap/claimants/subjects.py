"""A subject: who speaks, and where the words for it stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claimants.sources import Claimant

COLON = r":(?!\d)|(?<!\d):"
"""A colon that is not within a time of day: "at 1:30 the mayor said"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and where the words for it stand."""

    claimant: Claimant
    start: int
    end: int
