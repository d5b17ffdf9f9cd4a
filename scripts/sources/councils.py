"""Where Ukrainian villages lie that once had a council of their own, as geoBoundaries drew those.

The councils ended in 2020. They are named by the adjective of their seat, "Pohrebska" of Погреби.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from rapidfuzz.fuzz import ratio

from gazetteer.names import search_key
from gazetteer.romanisations import to_latin
from sources.geoboundaries import middle, read_outlines_of, sound
from sources.main_body import main_body_radius_m
from sources.tables import GEOD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sources.katottg import Community

LAYER = "10664576"
"""geoBoundaries UKR-ADM3: 10,375 councils as they were drawn in OpenStreetMap."""
ALIKE = 88.0
"""Per cent of letters that the council's name and the adjective made of the village's share."""
NEAR_M = 35_000.0
"""A council lay at most so far from the seat of today's community."""
SURE = 2.0
"""Of two councils of a name the nearer is meant when the other is so many times farther away."""


@dataclass(frozen=True, slots=True)
class Spot:
    """About where a village lies."""

    point: tuple[float, float]
    reach: float


@dataclass(slots=True)
class _Council:
    name: str
    shape: BaseGeometry
    point: tuple[float, float]
    taken: bool = False
    """Whether it was that of a village whose place is known."""


def locate_villages(folder: Path, communities: Sequence[Community]) -> dict[str, Spot]:
    """Return by code the villages whose former council is drawn and near their community."""
    councils = [
        _Council(sound(search_key(name)), shape, middle(shape))
        for name, shape in read_outlines_of(folder, LAYER)
    ]
    _take(councils, communities)
    tree = shapely.STRtree(shapely.points([council.point for council in councils]))
    _find_seats(communities, councils)
    wishes: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for community in communities:
        if community.point is not None:
            degrees = NEAR_M / 111_000 / np.cos(np.radians(community.point[1]))
            around = tree.query(shapely.Point(community.point).buffer(degrees))
            free = [n for n in around if not councils[n].taken]
            for code, _, name in community.villages:
                if code not in community.known:
                    number = _best(name, community.point, councils, free)
                    if number is not None:
                        away = _distance_m(community.point, councils[number].point)
                        wishes[number].append((away, code))
    spots = {}
    for number, found in wishes.items():
        shape, point = councils[number].shape, councils[number].point
        spots[min(found)[1]] = Spot(point, main_body_radius_m(point, shape, []))
    return spots


def _take(councils: Sequence[_Council], communities: Iterable[Community]) -> None:
    """Mark the councils of the villages that are known."""
    known = [
        (place, sound(adjective(name)))
        for community in communities
        for code, _, name in community.villages
        if (place := community.known.get(code)) is not None
    ]
    points = shapely.points([(place.lon, place.lat) for place, _ in known])
    shapes = [council.shape for council in councils]
    for number, place in shapely.STRtree(points).query(shapes, predicate="contains").T:
        councils[number].taken |= ratio(councils[number].name, known[place][1]) >= ALIKE


def _find_seats(communities: Sequence[Community], councils: Sequence[_Council]) -> None:
    """Place the communities of which nothing is known at the council of their seat.

    The only one of the name in reach of the other communities of the raion is it.
    """
    others: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for community in communities:
        if community.point is not None:
            others[community.raion].append(community.point)
    for community in communities:
        if community.point is None and others[community.raion]:
            wanted = sound(adjective(community.villages[0][2]))
            found = [
                council
                for council in councils
                if not council.taken
                and ratio(wanted, council.name) >= ALIKE
                and min(_distance_m(council.point, o) for o in others[community.raion]) < NEAR_M
            ]
            if len(found) == 1:
                community.seat = found[0].point


def _best(
    name: str, seat: tuple[float, float], councils: Sequence[_Council], near: Iterable[int]
) -> int | None:
    """Return the number of the one council that is named after a village."""
    wanted = sound(adjective(name))
    found = []
    for number in near:
        alike = ratio(wanted, councils[number].name, score_cutoff=ALIKE)
        away = _distance_m(seat, councils[number].point)
        if alike and councils[number].name[:1] == wanted[:1] and away < NEAR_M:
            found.append((-round(alike), away, int(number)))
    found.sort()
    if len(found) > 1 and found[0][0] == found[1][0] and found[1][1] < SURE * found[0][1]:
        return None
    return found[0][2] if found else None


def _distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(GEOD.inv(*one, *other)[2])


_VOWEL = re.compile("(?:ий|ій|[аеиіїоуюяьє])$")
_ENDING = re.compile("(?:ий|ій|ка|ки|[аеиіїоуюяьє])$")


def adjective(name: str) -> str:
    """Return, as a Latin key, what the council of a village may have been called.

    Examples
    --------
    >>> adjective("Погреби"), adjective("Велика Димерка"), adjective("Стариця")
    ('pohrebska', 'velykodymerska', 'starytska')
    """
    *before, last = search_key(name).split()
    stem = "".join(_VOWEL.sub("", word) + "о" for word in before) + _ENDING.sub("", last)
    ending = "ька" if stem.endswith("ц") else "ська"
    return to_latin(stem + ending, "uk")
