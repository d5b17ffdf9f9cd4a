"""Airports, airfields and air bases, by the names that newspapers write."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from gazetteer.names import search_key
from sources.airfields import airfield_rows
from sources.curated import is_same, known_places
from sources.packages import AIRPORTS, fetch, read_member
from sources.tables import joined, radius_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sources.curated import Known
    from sources.geonames import Settlement

SOURCE = "airportsdata 20260905"
LICENCE = "MIT"
_EXTENT_M = 3_000
"""Metres: runways are up to 5 km long, and the point is somewhere between them."""
_OF_TOWN_M = 70_000.0
"""An airport is called after a town at most this far away."""
_SAME_FIELD_M = 3_000.0
"""Two points this near are of one field, whatever it is called."""
_SAYS_SO = re.compile(r"\b(Airport|Airfield|Air Base|Airbase|Aerodrome|Airpark|Airstrip)\b")
_LONG = re.compile(r" (International|Regional|Municipal|Domestic|County|Intercontinental)(?= )")
_WORDS = frozenset((
    "ACT", "ADD", "AGE", "AID", "AIR", "ALL", "AND", "ANY", "ARE", "ARM", "ART", "ASK", "AUG",
    "BAD", "BAY", "BIG", "BIT", "BUS", "BUT", "BUY", "CAN", "CAR", "CIA", "CUT", "DAY", "DEC",
    "DRY", "END", "FAR", "FEB", "FLY", "FOR", "FUN", "GAS", "GET", "GOT", "HAD", "HAS", "HER",
    "HIM", "HUB", "JAN", "JUL", "JUN", "KEY", "LAS", "LAW", "LED", "LET", "LIE", "LOS", "LOT",
    "MAN", "MAR", "MAX", "MAY", "MEN", "MET", "MID", "MON", "NEW", "NON", "NOR", "NOV", "ODD",
    "OFF", "OLD", "OUR", "OUT", "PAY", "PER", "POT", "PRO", "RAN", "RED", "ROW", "RUN", "SAN",
    "SAT", "SAW", "SAY", "SEA", "SEP", "SON", "SUB", "SUN", "TAX", "TEN", "THE", "THU", "TIE",
    "TOO", "TOP", "TRY", "USA", "VAN", "VIA", "WAR", "WAY", "WET", "WHO", "WIN", "WON", "YES",
    "YET",
))  # fmt: skip
"""Codes that are words before "airport": "the airport" is not the one of Teresina."""
_PLAIN = re.compile(
    r"(New|Old|North|South|East|West|City|Central|Island|Bay|Lake|Valley|Station|Downtown|Metro|"
    r"Executive|Memorial|National|State|Capital|Business|Industrial) Airport"
)
"""What is left of some airports' names without the town: a kind of airport, and no name."""
_REMARK = re.compile(r" ?\([^)]*\)")


def airport_rows(
    folder: Path,
    curated: Path,
    countries: dict[str, dict[str, Any]],
    settlements: list[Settlement],
    regions: Mapping[str, BaseGeometry],
) -> list[dict[str, Any]]:
    """Return the airports with a code of IATA, and fields without one that are in the news.

    A name alone would be read as a town or a person; with the word it can be nothing else. The
    only airport of a town is also called after it, if no larger town has that name; "London
    Heathrow Airport" is Heathrow Airport too. The polygons of first-level units, by place_id, tell
    which one it is in. What a table kept by hand has is left out.
    """
    text = read_member(fetch(AIRPORTS, folder), "airportsdata/airports.csv").decode("utf-8")
    found = [row for row in csv.DictReader(io.StringIO(text)) if row["iata"] and row["name"]]
    named = [row for row in found if _SAYS_SO.search(row["name"]) and row["country"] in countries]
    count = Counter((row["country"], row["city"]) for row in named)
    towns = _largest(settlements, {row["city"] for row in named})
    rows = []
    for row in sorted(named, key=lambda row: row["iata"]):
        town = towns.get(row["city"]) if count[row["country"], row["city"]] == 1 else None
        rows.append(_row(row, countries, town))
    rows += _not_near(airfield_rows(folder, countries), rows)
    rows = _not_held(rows, sorted(curated.parent.glob("curated_*.csv")))
    _add_regions(rows, regions)
    return rows


def _not_held(rows: list[dict[str, Any]], tables: Iterable[Path]) -> list[dict[str, Any]]:
    """Return the rows that no table kept by hand has."""
    held: defaultdict[str, list[Known]] = defaultdict(list)
    for table in tables:
        for place in known_places(table, "poi"):
            for key in place.keys:
                held[key].append(place)
    return [
        row
        for row in rows
        if not any(is_same(place, row, _OF_TOWN_M) for place in held[search_key(row["name"])])
    ]


def _not_near(rows: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows that are at none of the other fields, without names that those have."""
    taken = {search_key(name) for row in others for name in [row["name"], *_names(row)]}
    tree = shapely.STRtree(shapely.points([(row["lon"], row["lat"]) for row in others]))
    nearest = tree.nearest(shapely.points([(row["lon"], row["lat"]) for row in rows]))
    kept = []
    for row, index in zip(rows, nearest, strict=True):
        other = others[index]
        distance = radius_m((row["lon"], row["lat"]), np.array([(other["lon"], other["lat"])]))
        if distance >= _SAME_FIELD_M and search_key(row["name"]) not in taken:
            names = (name for name in _names(row) if search_key(name) not in taken)
            kept.append({**row, "names": joined(row["name"], names)})
    return kept


def _names(row: Mapping[str, Any]) -> list[str]:
    """Return a row's names but for the canonical one."""
    return [name for name in row["names"].split("|") if name]


def _add_regions(rows: list[dict[str, Any]], regions: Mapping[str, BaseGeometry]) -> None:
    """Put the first-level unit that holds an airport before its country."""
    tree = shapely.STRtree(shapely.points([(row["lon"], row["lat"]) for row in rows]))
    ids = list(regions)
    for region, row in tree.query(list(regions.values()), predicate="contains").T:
        rows[row]["parent"] = f"{ids[region]}|{rows[row]['parent']}"


def _largest(settlements: Iterable[Settlement], names: set[str]) -> Mapping[str, Settlement]:
    """Return the most populous settlement of each name."""
    largest: dict[str, Settlement] = {}
    for place in settlements:
        known = largest.get(place.name)
        if place.name in names and (known is None or place.population > known.population):
            largest[place.name] = place
    return largest


def _row(
    row: dict[str, str], countries: dict[str, dict[str, Any]], town: Settlement | None
) -> dict[str, Any]:
    """Return an airport's row."""
    name = " ".join(_REMARK.sub("", row["name"]).split())
    lon, lat = float(row["lon"]), float(row["lat"])
    short = _LONG.sub("", name)
    names = [short]
    own = short.removeprefix(f"{row['city']} ")
    if row["city"] and own != short and not (_SAYS_SO.match(own) or _PLAIN.fullmatch(own)):
        names.append(own)
    if town is not None and radius_m((lon, lat), np.array([(town.lon, town.lat)])) < _OF_TOWN_M:
        names.append(f"{town.name} Airport")
        if " International " in name:
            names.append(f"{town.name} International Airport")
    return {
        "place_id": f"iata:{row['iata']}",
        "name": name,
        "kind": "poi",
        "lat": lat,
        "lon": lon,
        "extent_m": _EXTENT_M,
        "country": row["country"],
        "parent": f"geonames:{countries[row['country']]['geonameid']}",
        "names": joined(name, names),
        "abbreviations": None if row["iata"] in _WORDS else f"{row['iata']} Airport",
        "is_capital": False,
    }
