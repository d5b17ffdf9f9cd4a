"""Colours that colour-blind readers and a black-and-white printer keep apart.

The hues follow Okabe and Ito's set; the lightness steps are ours, so that neighbours in the legend
differ by lightness too. `tests/geomap/maps/test_colors.py` simulates the three kinds of colour
blindness and greyscale, and measures the distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PARTIES = (
    "#1f5fa8",  # blue
    "#e8912d",  # orange
    "#7d2352",  # wine
    "#3fae8a",  # sea green
    "#5f4a1c",  # umber
    "#d9c024",  # yellow
    "#5b3f99",  # violet
    "#86c5ec",  # sky
)
"""For those who are a side: dark and light in turn."""

BYSTANDERS = ("#6f7680", "#a9afb8", "#40464f")
"""For those who are none: media, and speakers that nobody knows."""

OTHER = "#8d8f94"
"""For everything past the palette's end."""

DATES = ("#fbd36b", "#f0924f", "#cc4a6d", "#7f2c83", "#2d1a5f")
"""From the earliest day to the latest: light to dark, so that it survives greyscale."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """One line of the legend."""

    label: str
    color: str


def assign(counts: Mapping[str, int], bystanders: Sequence[str] = ()) -> list[Swatch]:
    """Give each label a colour: the most frequent first, ties by name, so that it is repeatable.

    Parameters
    ----------
    counts
        Label: number of claims.
    bystanders
        The labels that are no side and get a grey.

    Examples
    --------
    >>> [s.label for s in assign({"Media": 9, "Officials": 4}, bystanders=["Media"])]
    ['Officials', 'Media']
    """
    ordered = sorted(counts, key=lambda label: (-counts[label], label))
    aside = set(bystanders)
    sides = [label for label in ordered if label not in aside]
    others = [label for label in ordered if label in aside]
    return [
        *(Swatch(label, _nth(PARTIES, index)) for index, label in enumerate(sides)),
        *(Swatch(label, _nth(BYSTANDERS, index)) for index, label in enumerate(others)),
    ]


def _nth(palette: Sequence[str], index: int) -> str:
    return palette[index] if index < len(palette) else OTHER
