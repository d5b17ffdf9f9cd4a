"""How likely a name is meant as a place, by what bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.mentions.knowledge import METROPOLIS_POPULATION, TOWN_POPULATION

if TYPE_CHECKING:
    from geomap.mentions.knowledge import Known

THRESHOLD = 2.0
"""Sum of evidence from which a name of the gazetteer counts as one here. All weights below were set
by hand on development articles: one sure sign, or two weak ones, are enough."""

COUNTRY_WEIGHT = 4.0
"""Names of countries and of parts of the world hardly ever mean anything else."""
REGION_WEIGHT = 2.5
"""First-level regions are nearly as well known."""
COUNTY_WEIGHT = 1.5
"""Units below them, and the villages that they are called after."""
CITY_WEIGHT = 2.25
METROPOLIS_WEIGHT = 3.5
"""Capitals, and cities that everybody knows."""
TOWN_WEIGHT = 1.25
VILLAGE_WEIGHT = 0.0
CITY_POPULATION = 100_000
"""Inhabitants from which a city is known beyond its region."""
SITE_WEIGHT = 1.5
"""A street, district or site that the gazetteer lists."""


def kind_weight(place: Known) -> float:
    """Weigh how likely a name is meant, by the kind and size of its likeliest place.

    Examples
    --------
    >>> from geomap.mentions.knowledge import Known
    >>> kind_weight(Known(PlaceKind.COUNTRY, 0, "UA")), kind_weight(Known(None, 0, None))
    (4.0, 0.0)
    """
    if place.kind is PlaceKind.SETTLEMENT:
        return _settlement_weight(place)
    if place.kind is PlaceKind.REGION:
        return REGION_WEIGHT if place.major else COUNTY_WEIGHT
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER):
        return COUNTRY_WEIGHT
    return 0.0 if place.kind is None else SITE_WEIGHT


def _settlement_weight(place: Known) -> float:
    if place.population >= METROPOLIS_POPULATION or place.capital:
        return METROPOLIS_WEIGHT
    if place.population >= CITY_POPULATION:
        return CITY_WEIGHT
    if place.is_seat:
        return COUNTY_WEIGHT
    return TOWN_WEIGHT if place.population >= TOWN_POPULATION else VILLAGE_WEIGHT
