"""What a reader-to-be can choose about a map, in one frozen object."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from geomap.errors import UsageError

ColorBy = Literal["source_group", "claimant", "publisher", "event_type", "stance", "date"]
"""The columns that can give the colour; `date` stands for the first day of the event."""

BLUR_MAX_M = 200_000.0
"""Rounding coarser than this leaves no map: it is wider than most first-level regions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOptions:
    """The choices that change a map, not its claims.

    Examples
    --------
    >>> MapOptions(title="Who says what").color_by
    'source_group'
    """

    title: str = "Who says what happened where"
    """The headline."""
    subtitle: str | None = None
    """The sentence under it; None writes one from the table."""
    color_by: ColorBy = "source_group"
    """What the colour stands for."""
    colors: tuple[tuple[str, str], ...] = ()
    """Labels of the legend with the colour that the user wants for them, as "#rrggbb"."""
    tiles: str | None = None
    """Name of the tile layer that is on from the start (asks its server when the page opens);
    None keeps the page silent until its reader switches one on."""
    offer_tiles: tuple[str, ...] = ("OpenStreetMap.Mapnik", "OpenTopoMap", "Esri.WorldImagery")
    """Names of tile layers, as xyzservices spells them, that the reader may switch on."""
    blur_m: float = 0.0
    """Positions are rounded to a grid of this many metres before they are written; 0 keeps them."""
    language: str = "en"
    """ISO 639-1 code of the page's own words."""

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if self.color_by not in get_args(ColorBy):
            known = ", ".join(get_args(ColorBy))
            raise UsageError(f"cannot colour by {self.color_by!r}: choose one of {known}")
        for label, color in self.colors:
            if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
                raise UsageError(f"colour {color!r} of {label!r}: write it as #rrggbb")
        if not 0 <= self.blur_m <= BLUR_MAX_M:
            raise UsageError(
                f"cannot blur by {self.blur_m:g} m: choose from 0 to {BLUR_MAX_M:,.0f} metres"
            )
