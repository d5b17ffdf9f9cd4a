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


def assign(
    counts: Mapping[str, int],
    bystanders: Sequence[str] = (),
    countries: Mapping[str, str] | None = None,
    chosen: Mapping[str, str] | None = None,
) -> list[Swatch]:
    """Give each label a colour, the most frequent label first, ties by name.

    A country has its own colour on every map, so that two maps can be laid side by side; where two
    countries of one map would share it, the one with fewer claims takes the next that is free.

    Parameters
    ----------
    counts
        Label: number of claims.
    bystanders
        The labels that are no side and get a grey.
    countries
        Label: ISO alpha-2 code of the claimants' country.
    chosen
        Label: colour as "#rrggbb", as the user wants it.

    Examples
    --------
    >>> [s.label for s in assign({"Media": 9, "Officials": 4}, bystanders=["Media"])]
    ['Officials', 'Media']
    """
    ordered = sorted(counts, key=lambda label: (-counts[label], label))
    aside = set(bystanders)
    sides = [label for label in ordered if label not in aside]
    colors = dict(chosen or {})
    free = [color for color in PARTIES if color not in colors.values()]
    # Those with a country choose first; the others take what they leave.
    known = countries or {}
    for label in sorted(sides, key=lambda label: label not in known):
        if label not in colors:
            colors[label] = _take(free, known.get(label))
    greys = iter(BYSTANDERS)
    for label in ordered:
        if label not in colors:
            colors[label] = next(greys, OTHER)
    return [
        Swatch(label, colors[label])
        for label in (*sides, *(label for label in ordered if label in aside))
    ]


def _take(free: list[str], country: str | None) -> str:
    if not free:
        return OTHER
    start = _own(country) if country else 0
    for color in (*PARTIES[start:], *PARTIES[:start]):
        if color in free:
            free.remove(color)
            return color
    return OTHER


def _own(country: str) -> int:
    """Spread the two letters of a country's code over the palette.

    The factors are chosen so that neighbours at odds in the news of the last decades (UA and RU,
    IL and PS, AM and AZ, IN and PK, SD and SS) do not fall on the same colour.
    """
    first, second = (ord(letter) - ord("A") for letter in country.upper()[:2].ljust(2, "A"))
    return (5 * first + 2 * second + 4) % len(PARTIES)
