"""Which of Natural Earth's polygons are which of GeoNames's units: codes propose, people decide.

Codes are not enough. Countries reform their units and use codes again (Vietnam, Morocco), and a
polygon may be that of a larger unit of the same name (the Gaza Strip, not Gaza Governorate). So a
polygon is believed only when the settlements said to be in the unit lie in it, and few others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from gazetteer.names import search_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from sources.geonames import Unit
    from sources.natural_earth import Region

HOLDS = 0.8
"""A shape is believed when it holds this share of the settlements said to be in its unit."""
MOSTLY = 0.5
"""A polygon is what its code says when this share of the settlements inside are of that unit ..."""
MOST_PEOPLE = 0.8
"""... or this share of the inhabitants are, and it bears one of the unit's names: cities that are
units, with villages of others about them."""
NEARLY_ALL = 0.8
"""A polygon is a part of a unit, whatever its code says, when this share of them are."""
ENOUGH = 8
"""So many settlements in all parts of a unit are evidence; one may lie there by mistake."""
_SAMPLE = 200
"""So many settlements of a unit are looked at."""
_SHORE_DEG = 0.03
"""Settlements this far outside still count as inside: coasts and borders are generalised."""


@dataclass(slots=True)
class Match:
    """A unit's polygon and what it is made of."""

    shape: BaseGeometry
    regions: list[Region]
    """Natural Earth's regions that it is joined from."""

    @property
    def named(self) -> Region | None:
        """The region whose names are also the unit's, if there is one."""
        return self.regions[0] if len(self.regions) == 1 else None


def match_units(by_row: Mapping[int, Unit], regions: Sequence[Region]) -> dict[int, Match]:
    """Return by GeoNames id the units whose polygon is known.

    Parameters
    ----------
    by_row
        The units by the number that their parts refer to them by.
    regions
        Natural Earth's.
    """
    units = list(by_row.values())
    proposed, parts = _proposals(units, regions)
    matches: dict[int, Match] = {}
    children: dict[int, list[Region]] = defaultdict(list)
    taken: set[frozenset[int]] = set()
    for unit in sorted(units, key=lambda unit: (-unit.level, -len(unit.settlements))):
        ways = (proposed[unit.geoname_id], parts[unit.geoname_id], children[unit.geoname_id])
        for chosen in ways:
            shape = shapely.union_all([region.shape for region in chosen])
            mine = frozenset(id(region) for region in chosen)
            double = mine in taken and unit.level == 1
            if chosen and not double and holds(shape, unit):
                taken |= {mine} if unit.level == 1 else set()
                matches[unit.geoname_id] = Match(shape, chosen)
                if unit.parent is not None and unit.parent in by_row:
                    children[by_row[unit.parent].geoname_id] += chosen
                break
    return matches


def _proposals(
    units: Sequence[Unit], regions: Sequence[Region]
) -> tuple[dict[int, list[Region]], dict[int, list[Region]]]:
    """Return by GeoNames id the regions whose code names a unit, and those that lie in one."""
    inside = _settlements_inside(units, regions)
    people = _settlements_inside(units, regions, by_people=True)
    known = {unit.geoname_id: unit for unit in units}
    proposed: dict[int, list[Region]] = defaultdict(list)
    parts: dict[int, list[Region]] = defaultdict(list)
    evidence: Counter[int] = Counter()
    for region, count, inhabitants in zip(regions, inside, people, strict=True):
        if region.unit is not None:
            unit = known[region.unit]
            if _is_plausible(unit, count) or _is_namesake(unit, region, inhabitants):
                proposed[region.unit].append(region)
        for owner in count:
            if owner and _share(count, owner) >= NEARLY_ALL:
                parts[owner].append(region)
                evidence[owner] += count[0]
    for owner, found in list(parts.items()):
        lone = known[owner].level > 1 and len(found) == 1
        if evidence[owner] < ENOUGH or lone:
            del parts[owner]
    return proposed, parts


def _is_plausible(unit: Unit, count: Counter[int]) -> bool:
    """Tell whether most settlements in a region are of the unit that its code names."""
    return not unit.settlements or not count[0] or _share(count, unit.geoname_id) >= MOSTLY


def _is_namesake(unit: Unit, region: Region, people: Counter[int]) -> bool:
    """Tell whether nearly all people in a region are of the unit whose name it bears."""
    share = _share(people, unit.geoname_id)
    return share >= MOST_PEOPLE and bool(_keys(unit) & _keys(region))


def _keys(named: Unit | Region) -> set[str]:
    """Return the search keys of all names."""
    return {
        search_key(name[3:] if name[2:3] == ":" else name) for name in (named.name, *named.names)
    }


def left_over(regions: Sequence[Region], matches: Mapping[int, Match]) -> list[Region]:
    """Return the regions that are no unit of today: counties of Scotland, provinces that merged."""
    taken = {
        id(region)
        for unit, match in matches.items()
        for region in match.regions
        if match.named is region or region.unit == unit
    }
    return [region for region in regions if id(region) not in taken]


def holds(shape: BaseGeometry, unit: Unit) -> bool:
    """Tell whether a shape holds the settlements said to be in the unit."""
    if not unit.settlements:
        return True
    sample = unit.settlements[:: 1 + len(unit.settlements) // _SAMPLE]
    lon, lat = np.array([place[:2] for place in sample]).T
    near = shapely.buffer(shapely.simplify(shape, _SHORE_DEG / 3), _SHORE_DEG)
    shapely.prepare(near)
    return bool(shapely.contains_xy(near, lon, lat).mean() >= HOLDS)


def _settlements_inside(
    units: Sequence[Unit], regions: Sequence[Region], *, by_people: bool = False
) -> list[Counter[int]]:
    """Count the settlements, or their inhabitants, in each region by unit; 0 counts them all."""
    owners: dict[tuple[float, float, int], set[int]] = defaultdict(set)
    for unit in units:
        for settlement in unit.settlements:
            owners[settlement].add(unit.geoname_id)
    where = list(owners)
    tree = shapely.STRtree(shapely.points([(lon, lat) for lon, lat, _ in where]))
    counts: list[Counter[int]] = [Counter() for _ in regions]
    for number, point in tree.query([r.shape for r in regions], predicate="contains").T:
        weight = where[point][2] if by_people else 1
        for unit_id in (0, *owners[where[point]]):
            counts[number][unit_id] += weight
    return counts


def _share(count: Counter[int], unit: int) -> float:
    """Return the share of a region's settlements, or people, that are of a unit."""
    return count[unit] / count[0] if count[0] else 0.0
