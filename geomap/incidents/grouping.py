"""Claims of several documents that speak of one event, side by side, never averaged."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.incidents.comparison import compare_statements, statement_of_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.claims import Claim

ID_LENGTH = 16
"""Hexadecimal digits of an id: no two of a million incidents share 64 bits."""
WIDE_M = 30_000.0
"""Uncertainty from which a place is a region: it joins only claims of the same region, or it would
chain all its towns together."""
CLOSE_M = 3_000.0
"""Distance at which two sharp places are one scene: a block, its street, its hospital."""
SPREAD_M = 60_000.0
"""A claim whose places lie further apart speaks of several scenes; it joins one, bridging none."""
UNDATED_DAYS = 4
"""Days around publication in which an undated claim's event may lie."""
DAY_SLACK = 1
"""Days by which two accounts of one night may differ."""
CELL_DEG = 1.0
"""Size of the grid that finds neighbours; larger than any reach of two places that may join."""
WEEK = 7
VAGUE_DAYS = 14
"""Days from which a span ("in May") says no more which event is meant."""
METRES_PER_DEGREE = 111_320.0

_Cell = tuple[int, int, int]
"""Row and column on the ground, and week."""

VIOLENT = frozenset(
    {
        "missile_strike",
        "drone_attack",
        "air_strike",
        "shelling",
        "explosion",
        "interception",
        "fighting",
    }
)
"""Types that accounts of one attack confuse with each other."""
OPEN = frozenset({"fire", "damage", "casualties", "statement", "other"})
"""Types that go with any event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The claims that speak of one event."""

    incident_id: str
    """Stable: a hash of the ids of its claims."""
    claims: tuple[Claim, ...]
    agreements: tuple[str, ...] = ()
    """One sentence each: what all sides say alike."""
    contradictions: tuple[str, ...] = ()
    """One sentence each: place, cause, figures or date on which they differ."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """One place of a claim, as grouping sees it."""

    lon: float
    lat: float
    uncertainty_m: float
    place_id: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What grouping needs to know of a claim."""

    spots: tuple[_Spot, ...]
    first: dt.date | None
    last: dt.date | None
    event_type: str
    vague: bool
    """Whether its places lie far apart or its days are many."""


def group_incidents(claims: Sequence[Claim]) -> list[Incident]:
    """Group claims that speak of one event.

    Two claims do when their places overlap within their uncertainty, their dates overlap, and
    their kinds of event can be the same; a denial so joins what it denies.

    Parameters
    ----------
    claims
        Claims of any number of documents, in any order.

    Returns
    -------
    list of Incident
        In the order of their first claims by document and place in the text; each claim is in
        exactly one. The same claims give the same incidents in whatever order they come.
    """
    ordered = sorted(claims, key=lambda c: (c.document.path, c.quote_start, c.claim_id))
    alike: dict[tuple[_Facts, int | None], list[int]] = defaultdict(list)
    for index, claim in enumerate(ordered):
        fact = _facts(claim)
        # Claims that tell neither where nor when are not alike: nothing says what joins them.
        told = fact.spots and fact.first is not None
        alike[fact, None if told else index].append(index)
    groups = _join([fact for fact, _ in alike])
    members: dict[int, list[int]] = defaultdict(list)
    for number, indices in enumerate(alike.values()):
        members[groups.root(number)].extend(indices)
    found = sorted(sorted(indices) for indices in members.values())
    return [_incident([ordered[index] for index in indices]) for indices in found]


def _join(facts: list[_Facts]) -> _Groups:
    """Join facts of one event; vague ones join one event, and bridge none."""
    groups = _Groups(len(facts))
    cells: dict[_Cell, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if fact.vague:
            continue
        for other in _neighbours(fact, cells):
            if groups.root(other) != groups.root(index) and _one_event(fact, facts[other]):
                groups.join(other, index)
        for cell in _cells(fact):
            cells[cell].append(index)
    for index, fact in enumerate(facts):
        if fact.vague:
            match = next((o for o in _neighbours(fact, cells) if _one_event(fact, facts[o])), None)
            if match is not None:
                groups.join(match, index)
    return groups


class _Groups:
    """Disjoint sets; the smallest member is a set's root, so that order is stable."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def _facts(claim: Claim) -> _Facts:
    """Take from a claim what grouping needs."""
    spots = []
    for item in claim.places:
        place = item.resolution.place
        if place is not None and item.point is not None and place.kind != "country":
            reach = item.uncertainty_m or place.uncertainty_m
            spots.append(
                _Spot(item.point.lon, item.point.lat, reach, place.place_id, place.parents)
            )
    event, published = claim.event, claim.document.published
    first, last = event.first_day, event.last_day
    if first is None and published is not None:
        first, last = published - dt.timedelta(days=UNDATED_DAYS), published
    furthest = max((_metres(a, b) for a in spots for b in spots), default=0.0)
    days = (last or first) - first if first is not None else dt.timedelta(0)
    vague = furthest > SPREAD_M or days > dt.timedelta(days=VAGUE_DAYS)
    return _Facts(tuple(spots), first, last, event.event_type, vague)


def _cells(fact: _Facts) -> Iterator[_Cell]:
    """Give the cells of the ground and the weeks that a claim's event may lie in."""
    if fact.first is None:
        return
    last = fact.last or fact.first
    weeks = range(fact.first.toordinal() // WEEK, last.toordinal() // WEEK + 1)
    ground = {(math.floor(s.lat / CELL_DEG), math.floor(s.lon / CELL_DEG)) for s in fact.spots}
    yield from ((row, column, week) for row, column in ground for week in weeks)


def _neighbours(fact: _Facts, cells: dict[_Cell, list[int]]) -> list[int]:
    """Give the facts filed in the cells on and around a claim's own, in order."""
    around = {
        (row + i, column + j, week + k)
        for row, column, week in _cells(fact)
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        for k in (-1, 0, 1)
    }
    return sorted({index for cell in around for index in cells.get(cell, ())})


def _one_event(one: _Facts, other: _Facts) -> bool:
    return (
        _same_kind(one.event_type, other.event_type)
        and _same_time(one, other)
        and any(_same_place(a, b) for a in one.spots for b in other.spots)
    )


def _same_kind(one: str, other: str) -> bool:
    return one == other or bool({one, other} & OPEN) or {one, other} <= VIOLENT


def _same_time(one: _Facts, other: _Facts) -> bool:
    """Tell whether two spans of days touch; an unknown day touches none."""
    if one.first is None or other.first is None:
        return False
    slack = dt.timedelta(days=DAY_SLACK)
    one_last, other_last = one.last or one.first, other.last or other.first
    return one.first <= other_last + slack and other.first <= one_last + slack


def _same_place(one: _Spot, other: _Spot) -> bool:
    """Tell whether two places may be one scene."""
    if one.place_id == other.place_id:
        return True
    if max(one.uncertainty_m, other.uncertainty_m) >= WIDE_M:
        return False
    if one.place_id in other.parents or other.place_id in one.parents:
        return True
    return _metres(one, other) <= max(CLOSE_M, one.uncertainty_m, other.uncertainty_m)


def _metres(one: _Spot, other: _Spot) -> float:
    """Give the distance of two spots, good enough to compare with their uncertainty."""
    turn = (other.lon - one.lon + 180.0) % 360.0 - 180.0
    east = turn * math.cos(math.radians((one.lat + other.lat) / 2))
    return METRES_PER_DEGREE * math.hypot(east, other.lat - one.lat)


def _incident(claims: list[Claim]) -> Incident:
    """Make the incident of some claims."""
    ids = "\x1f".join(sorted(claim.claim_id for claim in claims))
    agreements, contradictions = compare_statements([statement_of_claim(c) for c in claims])
    return Incident(
        incident_id=hashlib.sha256(ids.encode()).hexdigest()[:ID_LENGTH],
        claims=tuple(claims),
        agreements=agreements,
        contradictions=contradictions,
    )
