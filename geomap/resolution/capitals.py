"""The town that a region is governed from: "in the capital of Putumayo province"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import PlaceKind, is_unit_capital

if TYPE_CHECKING:
    from gazetteer import Gazetteer, Place

LEAST_SEAT = 5_000
"""Inhabitants that the capital of a region has; a village is hardly one."""

MOST_TOWNS = 200
"""Largest towns around a region among which its capital is looked for."""

KM_PER_DEGREE = 111.0
"""Kilometres of a degree of latitude."""


def capital_of(region: Place, gazetteer: Gazetteer) -> Place | None:
    """Give the capital of a country or a region: as listed, its namesake, else its largest town.

    Parameters
    ----------
    region
        The country or region.
    gazetteer
        What knows towns.

    Returns
    -------
    Place or None
        None where no town of some size is known.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> gazetteer = Gazetteer.open()
    >>> tigray = gazetteer.find("Tigray")[0].place
    >>> capital_of(tigray, gazetteer).name
    'Mekelle'
    """
    towns = [place for place in _towns(region, gazetteer) if _governs(place, region)]
    if region.kind is PlaceKind.COUNTRY:
        return next((town for town in towns if town.is_capital), None)
    listed = next((town for town in towns if is_unit_capital(town.place_id)), None)
    name = region.name.casefold()
    namesake = next((town for town in towns if name.startswith(town.name.casefold())), None)
    return listed or namesake or next(iter(towns), None)


def capital_of_country(country: str, gazetteer: Gazetteer) -> Place | None:
    """Give the capital of a country.

    Parameters
    ----------
    country
        ISO alpha-2.
    gazetteer
        What knows towns.

    Returns
    -------
    Place or None

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> capital_of_country("SO", Gazetteer.open()).name
    'Mogadishu'
    """
    place = country_place(country, gazetteer)
    return None if place is None else capital_of(place, gazetteer)


def country_place(country: str, gazetteer: Gazetteer) -> Place | None:
    """Give the place of a country.

    Parameters
    ----------
    country
        ISO alpha-2.
    gazetteer
        What knows countries.

    Returns
    -------
    Place or None

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> country_place("SO", Gazetteer.open()).name
    'Somalia'
    """
    found = gazetteer.find(gazetteer.demonym(country), country=country, kind=PlaceKind.COUNTRY)
    return found[0].place if found else None


def _towns(region: Place, gazetteer: Gazetteer) -> list[Place]:
    """List the towns about a region, the largest first."""
    reach = region.uncertainty_m / 1_000 / KM_PER_DEGREE
    lon, lat = region.point.lon, region.point.lat
    return gazetteer.inside(
        max(-180.0, lon - 2 * reach),
        max(-90.0, lat - reach),
        min(180.0, lon + 2 * reach),
        min(90.0, lat + reach),
        kinds=[PlaceKind.SETTLEMENT],
        min_population=LEAST_SEAT,
        limit=MOST_TOWNS,
    )


def _governs(town: Place, region: Place) -> bool:
    """Whether a town lies in a region, by what is known of it."""
    if region.place_id in town.parents:
        return True
    return town.country == region.country and region.kind is PlaceKind.COUNTRY
