"""Stated distances measured: the interval the words allow against the one the ground allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gazetteer import Point
    from geomap.distances import DistancePhrase

Verdict = Literal["consistent", "inconsistent", "undetermined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A stated distance and what the ground says."""

    phrase: DistancePhrase
    subject: str | None
    """Canonical name of the subject."""
    object: str | None
    """Canonical name of the object."""
    measured_km: float | None
    """Between the representative points, or from the point to the nearest point of a line."""
    measured_km_min: float | None
    measured_km_max: float | None
    """Between the footprints, nearest and farthest."""
    subject_point: Point | None
    """Where it was measured from."""
    nearest: Point | None
    """The point of the object that is nearest."""
    bearing_deg: float | None
    """From the subject to that point, degrees clockwise from north."""
    verdict: Verdict
    explanation: str
    """One sentence with the figures and the reason."""
    borders: str | None = None
    """Data set and version of the border that was used."""
