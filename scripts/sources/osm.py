"""OpenStreetMap's countries as @geo-maps draws them, with their traps taken out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sources.geonames import read_countries
from sources.packages import OSM_COUNTRIES, fetch, read_member

if TYPE_CHECKING:
    from pathlib import Path

POLICY = (
    "Internationally recognised borders; Crimea and Sevastopol are Ukraine's "
    "(UN General Assembly resolution 68/262)"
)
_CLAIMED = {"RU": "UA"}
"""Countries whose polygons also hold land of another that the policy gives to the other."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's land."""

    code: str
    """ISO alpha-2."""
    parts: list[shapely.Polygon]
    """Its polygons, outer rings anticlockwise; inland water is cut out."""
    area_deg2: float
    """For telling a territory from the country that it belongs to."""


def read_outlines(folder: Path) -> list[Country]:
    """Return the countries, sorted by code."""
    codes = {row["iso3"]: code for code, row in read_countries(folder).items()}
    member = read_member(fetch(OSM_COUNTRIES, folder), "package/map.geo.json")
    countries = []
    for feature in json.loads(member)["features"]:
        code = codes[feature["properties"]["A3"]]
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        parts = list(shapely.get_parts(shapely.orient_polygons(shape)))
        countries.append(Country(code, parts, float(shapely.area(shape))))
    countries.sort(key=lambda country: country.code)
    return [_without_claims(country, countries) for country in countries]


def _without_claims(country: Country, countries: list[Country]) -> Country:
    """Take away the parts that the policy gives to another country, with the islets among them."""
    other = next((c for c in countries if c.code == _CLAIMED.get(country.code)), None)
    if other is None:
        return country
    theirs = [shapely.Polygon(part.exterior) for part in other.parts]
    points = shapely.point_on_surface(country.parts)
    inside = np.zeros(len(points), dtype=bool)
    inside[shapely.STRtree(points).query(theirs, predicate="contains")[1]] = True
    claimed = [part for part, taken in zip(country.parts, inside, strict=True) if taken]
    around = shapely.convex_hull(shapely.multipolygons(claimed))
    kept = [part for part in country.parts if not around.contains(part)]
    return Country(country.code, kept, country.area_deg2)
