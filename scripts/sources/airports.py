"""Airports with scheduled traffic, by the names that newspapers write."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sources.curated import is_same, known_places
from sources.packages import AIRPORTS, fetch, read_member
from sources.tables import joined, radius_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sources.geonames import Settlement

SOURCE = "airportsdata 20260905"
LICENCE = "MIT"
_EXTENT_M = 3_000
"""Metres: runways are up to 5 km long, and the point is somewhere between them."""
_OF_TOWN_M = 70_000.0
"""An airport is called after a town at most this far away."""
_SAYS_SO = re.compile(r"\b(Airport|Airfield|Air Base|Airbase|Aerodrome|Airpark|Airstrip)\b")
_LONG = re.compile(r" (International|Regional|Municipal|Domestic|County|Intercontinental)(?= )")
_REMARK = re.compile(r" ?\([^)]*\)")


def airport_rows(
    folder: Path,
    curated: Path,
    countries: dict[str, dict[str, Any]],
    settlements: list[Settlement],
    regions: Mapping[str, BaseGeometry],
) -> list[dict[str, Any]]:
    """Return the airports with a code of IATA, whose names say that they are airports.

    A name alone would be read as a town or a person; with the word it can be nothing else. The
    only airport of a town is also called after it, if no larger town has that name; "London
    Heathrow Airport" is Heathrow Airport too. The polygons of first-level units, by place_id, tell
    which one it is in.
    """
    text = read_member(fetch(AIRPORTS, folder), "airportsdata/airports.csv").decode("utf-8")
    found = [row for row in csv.DictReader(io.StringIO(text)) if row["iata"] and row["name"]]
    named = [row for row in found if _SAYS_SO.search(row["name"]) and row["country"] in countries]
    count = Counter((row["country"], row["city"]) for row in named)
    towns = _largest(settlements, {row["city"] for row in named})
    known = list(known_places(curated, "poi"))
    rows = []
    for row in sorted(named, key=lambda row: row["iata"]):
        town = towns.get(row["city"]) if count[row["country"], row["city"]] == 1 else None
        made = _row(row, countries, town)
        if not any(is_same(place, made, _OF_TOWN_M) for place in known):
            rows.append(made)
    _add_regions(rows, regions)
    return rows


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
    names = [short, f"{row['iata']} Airport"]
    own = short.removeprefix(f"{row['city']} ")
    if row["city"] and own != short and not _SAYS_SO.match(own):
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
        "is_capital": False,
    }
