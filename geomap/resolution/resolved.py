"""A mention with its place on the map, and how sharp the evidence for it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gazetteer import PlaceKind
from geomap.mentions.relations import SEAT_OF

if TYPE_CHECKING:
    from gazetteer import Place, Point, Resolution
    from geomap.mentions import Mention

Precision = Literal["exact", "street", "district", "settlement", "region", "country"]
"""How sharp the evidence for the position is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedMention:
    """A mention with its place, or with the reason why it has none."""

    mention: Mention
    resolution: Resolution
    point: Point | None
    """Where to draw it: the place's point, moved by its relation; None when unresolved."""
    uncertainty_m: float | None
    """Radius in metres of the circle that holds the true location; None when unresolved."""
    precision: Precision | None
    """None when unresolved."""

    beside: str | None = None
    """The relation to the place that stands in for one nobody knows: "near", of "X near Y"."""

    @property
    def relation(self) -> str | None:
        """What is left to apply to the place: nothing when a city's centre is the place itself."""
        if self.beside is not None:
            return self.beside
        place = self.resolution.place
        if self.mention.nominal and place is not None and place.kind is PlaceKind.AREA:
            return None
        if self.mention.relation == SEAT_OF:
            return None
        return self.mention.relation


SHARP_KINDS: dict[PlaceKind, Precision] = {
    PlaceKind.POI: "exact",
    PlaceKind.STREET: "street",
    PlaceKind.SQUARE: "street",
    PlaceKind.DISTRICT: "district",
    PlaceKind.SETTLEMENT: "settlement",
    PlaceKind.COUNTRY: "country",
}
"""How sharp a kind of place is; all others are as sharp as a region, or as their extent."""

DISTRICT_EXTENT_M = 15_000.0
"""Radius up to which an area, a site or a street is no wider than a district of a city."""

REGION_EXTENT_M = 60_000.0
"""Radius from which a place is as vague as a region, whatever its kind: larger than any city."""


def precision_of(place: Place, uncertainty_m: float) -> Precision:
    """Tell how sharp a position is: by its kind, unless it is vaguer than its kind is."""
    sharp = SHARP_KINDS.get(place.kind, "region")
    if place.kind is PlaceKind.COUNTRY:
        return "country"
    if uncertainty_m >= REGION_EXTENT_M:
        return "region"
    if place.kind in (PlaceKind.AREA, PlaceKind.WATER, PlaceKind.OTHER):
        return "district" if uncertainty_m <= DISTRICT_EXTENT_M else "region"
    return sharp
