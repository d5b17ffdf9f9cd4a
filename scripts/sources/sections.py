"""Sections of cities (GeoNames's PPLX): which city each is a part of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from sources.waters import earth_centred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sources.geonames import Settlement

SECTION = "PPLX"
"""GeoNames's code of a section of a populated place."""
_CITY_PEOPLE = 10_000
"""A place with sections has at least so many inhabitants."""
_REACH_A, _REACH_B = 70.0, 0.36
"""Metres and exponent: a city's radius is 70 m × population^0.36 (gazetteer/extents.py)."""
_FARTHEST = 1.6
"""So many of its radii from its middle a city may still have sections: Van Nuys of Los Angeles."""
_ITS_CITYS = 2.0
"""A section with more inhabitants than any city about, but less than so many times those of one,
was given the number of its city; with still more, it is not known what it is a section of."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a section belongs to."""

    cities: tuple[int, ...]
    """GeoNames ids of the cities that hold it, the one whose middle it is nearest to first."""
    population: int
    """Its inhabitants; 0 where the number given is its city's."""


def sections(settlements: Iterable[Settlement]) -> dict[int, Section]:
    """Return by GeoNames id the sections whose city is known.

    The city is one of the same first-level unit that is large enough to reach so far; of several
    the one nearest for its size: Harlem is nearer to the middle of Manhattan than of New York.
    """
    by_unit: dict[str, list[Settlement]] = defaultdict(list)
    for place in settlements:
        by_unit[f"{place.country}.{place.admin1}"].append(place)
    found: dict[int, Section] = {}
    for places in by_unit.values():
        cities = [p for p in places if p.code != SECTION and p.population >= _CITY_PEOPLE]
        parts = [p for p in places if p.code == SECTION]
        if cities and parts:
            found.update(_within(parts, cities))
    return found


def _within(parts: Sequence[Settlement], cities: Sequence[Settlement]) -> dict[int, Section]:
    """Return the sections within reach of one of the cities."""
    tree = cKDTree(earth_centred(np.array([(part.lon, part.lat) for part in parts])))
    centres = earth_centred(np.array([(city.lon, city.lat) for city in cities]))
    radii = [_REACH_A * city.population**_REACH_B for city in cities]
    holding: dict[int, list[tuple[float, Settlement]]] = defaultdict(list)
    for city, centre, radius in zip(cities, centres, radii, strict=True):
        for number in tree.query_ball_point(centre, _FARTHEST * radius):
            used = float(np.linalg.norm(tree.data[number] - centre)) / radius
            holding[number].append((used, city))
    found: dict[int, Section] = {}
    for number, around in holding.items():
        part = parts[number]
        around.sort(key=lambda pair: pair[0])
        larger = [city for _, city in around if city.population > part.population]
        alike = [c for _, c in around if _ITS_CITYS * c.population > part.population]
        if larger or alike:
            ids = tuple(city.geoname_id for city in larger or alike)
            found[part.geoname_id] = Section(ids, part.population if larger else 0)
    return found
