"""The rule: what the words allow against what the ground allows.

The words. A figure stands for more than itself: a round one for all that rounds to it, and every
one for what its author may not have known better.

- A figure rounded to a step stands for half a step either way, though never for more than a sixth
  of itself: "30 km" is 25 to 35, "32 km" 31.5 to 32.5.
- A figure is trusted to 10 %, one with a hedge ("about") to 15 %, where that is more.
- Bounds are bounds: "less than 20 km" is 0 to 20, "more than 100" is 100 on, each with 5 %.

The ground. A writer means centre to centre, or edge to edge, or something between, along a straight
line or along the road.

- The shortest reading runs from edge to edge, though not below 60 % of the way between the centres:
  where it is that short, the text has to say "from the outskirts".
- The longest reading is the way by road, up to 1.2 times the straight line; and the straight line
  itself may be as much shorter, when other points than ours were meant.

The verdict is `consistent` when the two intervals meet. The rule accepts nearly all figures within
0.75 to 1.33 of the distance between the centres, and few beyond. docs/distances.md has examples.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.distances.words import COMPASS

if TYPE_CHECKING:
    from geomap.checks.measurements import Measurement
    from geomap.distances.phrases import DistancePhrase


Verdict = Literal["consistent", "inconsistent", "undetermined"]

LARGEST_ROUNDING = 1 / 6
"""Share of a figure that its rounding may reach: "about 30" is 25 to 35, and "10" 8.3 to 11.7."""
BOUND_TOLERANCE = 0.05
"""Share of a bound that it may be off."""
PLAIN_TOLERANCE = 0.10
"""Share of a figure without a hedge that its author may be off."""
HEDGED_TOLERANCE = 0.15
"""The same with a hedge."""
EDGE_SHARE = 0.6
"""A reading from edge to edge counts down to this share of the way between the centres: Kharkiv's
true limit is 20.8 km from the border, its centre 34.6."""
SLACK = 1.2
"""How much longer than the straight line between our two points the meant way may be (by road), and
how much shorter (between other points). Roads are 1.2 to 1.26 times as long as straight lines
(Newell 1980; Kim et al. 2015): docs/distances.md."""
STEP_DEG = 22.5
"""Between two of the sixteen winds."""
WIND_TOLERANCE_DEG = 56.25
"""How far a bearing may be off the wind that the text names: one of the eight winds (45 degrees)
to either side, since writers round to north, east, south and west, and half a sixteenth."""
ADJACENT_KM = 5.0
"""Outlines nearer than this touch: those of different data sets differ by up to 3.6 km."""
NEIGHBOUR_KM = 100.0
"""Beyond this nothing is "on" or "just across" a border; nearer towns may be said to be."""

WHOLE_FROM_KM = 20.0
"""From here on a tolerance is told without a digit behind the point: words are no sharper."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Kilometres from `low` to `high`, both allowed."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether the two have a length in common."""
        return self.low <= other.high and other.low <= self.high

    def __str__(self) -> str:
        """Write it as a reader would: "25-35 km", "up to 21 km", "at least 95 km"."""
        if self.low <= 0.0:
            return f"up to {_figure(self.high)} km"
        if math.isinf(self.high):
            return f"at least {_figure(self.low)} km"
        return f"{_figure(self.low)}-{_figure(self.high)} km"


def allowed(phrase: DistancePhrase) -> Interval | None:
    """Return what the words allow; None when they give no figure.

    Examples
    --------
    >>> from geomap.distances.phrases import DistancePhrase
    >>> phrase = DistancePhrase(
    ...     start=0, end=0, text="", relation="distance", subject=0, object=1,
    ...     stated_km_min=30, stated_km_max=30, step_km=10, hedge="about", bound="about")
    >>> str(allowed(phrase))
    '25-35 km'
    """
    if phrase.stated_km_min is None and phrase.stated_km_max is None:
        return None
    if phrase.stated_km_min is None or phrase.stated_km_max is None:
        low, high = phrase.stated_km_min or 0.0, phrase.stated_km_max or math.inf
        return Interval(low * (1.0 - BOUND_TOLERANCE), high * (1.0 + BOUND_TOLERANCE))
    share = HEDGED_TOLERANCE if phrase.hedge else PLAIN_TOLERANCE
    low = phrase.stated_km_min - _tolerance(phrase.stated_km_min, phrase.step_km, share)
    high = phrase.stated_km_max + _tolerance(phrase.stated_km_max, phrase.step_km, share)
    return Interval(low, high)


def _tolerance(value: float, step: float, share: float) -> float:
    return max(min(step / 2.0, value * LARGEST_ROUNDING), value * share)


def readings(found: Measurement, *, wide: bool) -> Interval:
    """Return what the ground allows.

    Parameters
    ----------
    found
        The measurement.
    wide
        Whether one end is a country, region or sea measured from a place that is wide itself, so
        that any of its points may be meant.
    """
    shortest = found.measured_km / SLACK
    edge = (
        found.measured_km_min
        if wide
        else max(found.measured_km_min, EDGE_SHARE * found.measured_km)
    )
    longest = found.measured_km_max if wide else found.measured_km
    return Interval(min(shortest, edge), longest * SLACK)


def wind_verdict(direction: str, bearing: float, spread: float) -> tuple[Verdict, float]:
    """Hold a compass word against a bearing; also say by how many degrees they differ.

    Examples
    --------
    >>> wind_verdict("northeast", 60.0, 5.0)
    ('consistent', 15.0)
    """
    wanted = COMPASS.index(direction) * STEP_DEG
    off = abs((bearing - wanted + 180.0) % 360.0 - 180.0)
    if off <= WIND_TOLERANCE_DEG:
        return "consistent", off
    return ("undetermined" if off <= WIND_TOLERANCE_DEG + spread else "inconsistent"), off


def touching(gap_km: float, *, wide: bool) -> Verdict:
    """Judge "shares a border with", "on the border", "just across the border from".

    Examples
    --------
    >>> touching(0.0, wide=True), touching(30.0, wide=True), touching(30.0, wide=False)
    ('consistent', 'inconsistent', 'undetermined')
    """
    if gap_km <= ADJACENT_KM:
        return "consistent"
    return "undetermined" if not wide and gap_km <= NEIGHBOUR_KM else "inconsistent"


def _figure(value: float) -> str:
    whole = value >= WHOLE_FROM_KM or value == round(value)
    return f"{value:.0f}" if whole else f"{value:.1f}"
