"""Borders from outlines that share their vertices: an edge of two countries is a border.

Two neighbours walk their common border in opposite directions, for both have their land on the
left. Countries that overlap walk the common outline in the same direction: then the edge belongs to
the smaller one, the territory, and not to the country that it is part of.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sources.osm import Country

_SCALE = 1_000_000
"""Vertices are compared in millionths of a degree: 0.1 m."""
_ORIGIN = np.array([180.0, 90.0])
"""Added to longitude and latitude, so that no number is negative."""
_BITS = 30
"""A latitude in millionths takes this many bits of a vertex's number."""


@dataclass(slots=True)
class Edges:
    """Edges of all outlines; one row for each country that an edge belongs to."""

    low: NDArray[np.int64]
    """The end with the smaller number."""
    high: NDArray[np.int64]
    """The other end."""
    forward: NDArray[np.bool_]
    """Whether the country walks it from low to high."""
    country: NDArray[np.int64]
    """Index of the country."""
    hole: NDArray[np.bool_]
    """Whether it bounds a hole of the country."""

    def ends(self) -> NDArray[np.float64]:
        """Return the edges as (n, 2, 2) degrees."""
        return np.stack([positions(self.low), positions(self.high)], axis=1)

    def take(self, which: NDArray[np.bool_]) -> Edges:
        """Return some of the edges."""
        columns = (self.low, self.high, self.forward, self.country, self.hole)
        return Edges(*(column[which] for column in columns))


def positions(vertices: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return degrees of longitude and latitude for vertex numbers."""
    lon = (vertices >> _BITS) / _SCALE - 180
    lat = (vertices & ((1 << _BITS) - 1)) / _SCALE - 90
    return np.stack([lon, lat], axis=-1)


def collect(countries: Sequence[Country]) -> Edges:
    """Return all edges, those of the same two vertices next to each other, each country once."""
    starts, ends, owners, holes = [], [], [], []
    for number, country in enumerate(countries):
        rings = shapely.get_rings(country.parts)
        inner = ~shapely.is_ccw(rings)
        coordinates, ring = shapely.get_coordinates(rings, return_index=True)
        shifted = np.round((coordinates + _ORIGIN) * _SCALE).astype(np.int64)
        vertices = (shifted[:, 0] << _BITS) + shifted[:, 1]
        same = (ring[1:] == ring[:-1]) & (vertices[1:] != vertices[:-1])
        starts.append(vertices[:-1][same])
        ends.append(vertices[1:][same])
        owners.append(np.full(int(same.sum()), number))
        holes.append(inner[ring[:-1][same]])
    start, end, owner, hole = (np.concatenate(list_) for list_ in (starts, ends, owners, holes))
    low, high, forward = np.minimum(start, end), np.maximum(start, end), start < end
    order = np.lexsort((owner, high, low))
    return Edges(low[order], high[order], forward[order], owner[order], hole[order])


def groups(edges: Edges) -> NDArray[np.int64]:
    """Return for each row the number of its pair of vertices."""
    new = (edges.low[1:] != edges.low[:-1]) | (edges.high[1:] != edges.high[:-1])
    return np.concatenate([[0], np.cumsum(new)])


def shared(edges: Edges, areas: Sequence[float]) -> dict[tuple[int, int], NDArray[np.float64]]:
    """Return the edges between two countries, as (n, 2, 2) degrees by the pair's indices."""
    group = groups(edges)
    count = np.bincount(group)
    rows = np.flatnonzero(count[group] > 1)
    members: dict[int, list[int]] = {}
    for row in rows:
        members.setdefault(int(group[row]), []).append(int(row))
    found: dict[tuple[int, int], list[int]] = {}
    for same in members.values():
        owners: dict[bool, int] = {}
        for row in same:
            side, country = bool(edges.forward[row]), int(edges.country[row])
            if side not in owners or areas[country] < areas[owners[side]]:
                owners[side] = country
        left, right = owners.get(True), owners.get(False)
        if left is not None and right is not None and left != right:
            pair = (min(left, right), max(left, right))
            found.setdefault(pair, []).append(same[0])
    ends = edges.ends()
    return {pair: ends[found_rows] for pair, found_rows in found.items()}


def unshared(edges: Edges) -> Edges:
    """Return the outer edges of one country only: coasts, banks, and borders of enclaves."""
    group = groups(edges)
    return edges.take((np.bincount(group)[group] == 1) & ~edges.hole)


def inside_others(
    edges: Edges, countries: Sequence[Country]
) -> dict[tuple[int, int], NDArray[np.float64]]:
    """Return the edges that run through another country's land: borders of enclaves.

    The other one's outline goes round the outside only (Lesotho in South Africa), or it holds the
    territory too (Western Sahara).
    """
    ends = edges.ends()
    middle = ends.mean(axis=1)
    bounds = [shapely.total_bounds(country.parts) for country in countries]
    found: dict[tuple[int, int], NDArray[np.float64]] = {}
    for a, b in combinations(range(len(countries)), 2):
        inner, outer = (a, b) if countries[a].area_deg2 < countries[b].area_deg2 else (b, a)
        if not _meet(bounds[inner], bounds[outer]):
            continue
        mine = np.flatnonzero(edges.country == inner)
        west, south, east, north = bounds[outer]
        x, y = middle[mine].T
        mine = mine[(x >= west) & (x <= east) & (y >= south) & (y <= north)]
        if len(mine):
            within = in_any(countries[outer].parts, middle[mine])
            if within.any():
                found[a, b] = ends[mine[within]]
    return found


def in_any(parts: Sequence[shapely.Polygon], points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which points lie in one of the polygons."""
    tree = shapely.STRtree(shapely.points(points))
    inside = np.zeros(len(points), dtype=bool)
    inside[tree.query(parts, predicate="contains")[1]] = True
    return inside


def _meet(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Tell whether two bounding boxes meet."""
    return bool(
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    )
