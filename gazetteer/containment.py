"""What lies in what, by the little that is known without shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.places import Place, PlaceKind
from gazetteer.ranking import rough_distance_m
from gazetteer.search import kind_fits

if TYPE_CHECKING:
    from gazetteer.search import Hit

SITE_REACH_M = 15_000.0
"""How far beyond a town's edge its airport, its refinery, its suburbs lie, in metres."""

SITES = frozenset({PlaceKind.POI, PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.DISTRICT})
"""Kinds of places that lie in a town or beside it."""

STREETS = frozenset({PlaceKind.STREET, PlaceKind.SQUARE})
"""Kinds whose names every town gives again."""


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether one place lies in another, by what is known of both without their shapes.

    Parameters
    ----------
    outer
        The place that may contain.
    inner
        The place that may be contained.

    Returns
    -------
    bool
        True when `outer` is a parent, country or first-level unit of `inner`, or when its circle
        holds the point of a place that is smaller.
    """
    if outer.place_id == inner.place_id:
        return False
    if outer.place_id in inner.parents:
        return True
    if outer.kind is PlaceKind.COUNTRY:
        return outer.country == inner.country and inner.kind is not PlaceKind.COUNTRY
    if kind_fits(outer, "region1"):
        same_country = outer.country == inner.country
        return same_country and outer.name == inner.admin1 and inner.place_id != outer.place_id
    nearer = rough_distance_m(outer.point, inner.point) <= outer.uncertainty_m
    return nearer and inner.uncertainty_m < outer.uncertainty_m


def is_site_of(town: Place, site: Place) -> bool:
    """Tell whether a site or a part of a town may be said to be "in" it though it lies beside.

    Parameters
    ----------
    town
        The town.
    site
        A site, a street, a district.

    Returns
    -------
    bool
        True for the airport of a town: the town is meant as much as the district of its name.
    """
    if town.kind is not PlaceKind.SETTLEMENT or site.kind not in SITES:
        return False
    return rough_distance_m(town.point, site.point) <= town.uncertainty_m + SITE_REACH_M


def in_other_unit(outer: Place, inner: Place) -> bool:
    """Tell whether a place is known to lie in another first-level unit of the same country.

    Parameters
    ----------
    outer
        A unit that the text names.
    inner
        A place that may lie in it.

    Returns
    -------
    bool
        False when `outer` is no first-level unit, or when the unit of `inner` is not known.
    """
    known = inner.admin1 is not None and inner.country == outer.country
    return known and kind_fits(outer, "region1") and not contains(outer, inner)


def holds_towns(hit: Hit) -> bool:
    """Tell whether a hit is what towns are said to lie in.

    Parameters
    ----------
    hit
        The hit.

    Returns
    -------
    bool
        True for countries and first-level units that match in full: "Port Sudan" is not Sudan.
    """
    whole = not (hit.reading.dropped or hit.reading.qualified)
    return whole and (hit.place.kind is PlaceKind.COUNTRY or kind_fits(hit.place, "region1"))


def region_of(place: Place) -> tuple[str | None, str] | None:
    """Give the first-level unit that a place is or lies in.

    Parameters
    ----------
    place
        The place.

    Returns
    -------
    tuple of str or None
        Country and name of the unit; None when it is not known.
    """
    if kind_fits(place, "region1"):
        return place.country, place.name
    return (place.country, place.admin1) if place.admin1 else None
