"""The exact geodesic nearest point of a line to many points, fast.

A k-d tree on earth-centred coordinates proposes the pieces of the line that may be nearest; each
is refined on the ellipsoid; and more pieces are asked for until no other one can be nearer. Two
things make it exact:

* Long edges are cut into pieces of `SPACING_M`. Otherwise the nearest vertex need not belong to
  the nearest edge: a border that follows a parallel has hundreds of kilometres between vertices.
* The straight line through the earth orders points almost, but not quite, as the geodesic does.
  What it can be wrong by is known (`_least_m`), and taken into account.

Edges are straight in longitude and latitude, as GeoJSON (RFC 7946, section 3.1.1) has it and as
map data are drawn: the 49th parallel stays on the 49th parallel. An edge of more than 180 degrees
of longitude goes the short way, across the antimeridian.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gazetteer.geodesy import FLATTENING, SEMI_MAJOR_M, inverse
from gazetteer.places import Point
from gazetteer.runs import Runs

if TYPE_CHECKING:
    from numpy.typing import ArrayLike
    from shapely.geometry.base import BaseGeometry

    from gazetteer.geodesy import Floats

SPACING_M = 250.0
"""Longest piece of an edge. Shorter pieces cost memory, longer ones more candidates per query."""
TURN_DEG = 0.25
"""Most longitude of a piece: near a pole 250 m may be half a turn, and then are not straight."""
TOLERANCE_M = 0.1
"""How much shorter another way may be before it is looked for; the promise is one metre."""
FIRST_CANDIDATES = 8
"""Pieces asked of the tree at first, and the factor by which more are asked for."""
LIKELIEST = 64
"""Pieces of each of two lines that are measured exactly against the other one."""
FAR_M = 1_000_000.0
"""Beyond this more candidates are sought by stretches of the line, not in the tree."""
BATCH = 1_000_000
"""Candidates looked at in one go: bounds the memory to some 200 MB."""

_E2 = FLATTENING * (2.0 - FLATTENING)
_POLAR_RADIUS_M = SEMI_MAJOR_M / (1.0 - FLATTENING)
"""Largest radius of curvature of the ellipsoid, at the poles."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Nearest points of a line, one for each point that was asked for."""

    lon: Floats
    lat: Floats
    distance_m: Floats
    bearing_deg: Floats
    """From the point asked for to the nearest point."""


def earth_centred(lon: Floats, lat: Floats) -> Floats:
    """Cartesian coordinates in metres, one row a point, of points on the ellipsoid.

    Examples
    --------
    >>> import numpy as np
    >>> earth_centred(np.array([0.0]), np.array([0.0]))
    array([[6378137.,       0.,       0.]])
    """
    import numpy as np

    phi, lam = np.radians(lat), np.radians(lon)
    normal = SEMI_MAJOR_M / np.sqrt(1.0 - _E2 * np.sin(phi) ** 2)
    across = normal * np.cos(phi)
    columns = [across * np.cos(lam), across * np.sin(lam), normal * (1.0 - _E2) * np.sin(phi)]
    return np.stack(columns, axis=-1)


class Polyline:
    """A line of any number of parts, ready to be asked for its nearest points.

    Parameters
    ----------
    geometry
        Lines, or polygons, whose boundaries count, in longitude and latitude.

    Examples
    --------
    >>> from shapely import LineString
    >>> equator = Polyline(LineString([(-10, 0), (10, 0)]))
    >>> found = equator.nearest([0.0], [1.0])
    >>> round(float(found.distance_m[0])), round(float(found.bearing_deg[0]))
    (110574, 180)
    """

    def __init__(self, geometry: BaseGeometry) -> None:
        self.start, self.end = _pieces(geometry)
        """Longitude and latitude of both ends of each piece."""

    @cached_property
    def _ends(self) -> tuple[Floats, Floats]:
        """Earth-centred coordinates of both ends of each piece."""
        return earth_centred(*self.start.T), earth_centred(*self.end.T)

    @cached_property
    def tree(self) -> Any:
        """The k-d tree of the middles of all pieces."""
        from scipy.spatial import cKDTree

        a, b = self._ends
        return cKDTree((a + b) / 2.0, balanced_tree=False, compact_nodes=False)

    @cached_property
    def _half_m(self) -> float:
        """Half the length of the longest piece."""
        import numpy as np

        a, b = self._ends
        return float(np.sqrt(((b - a) ** 2).sum(axis=1).max())) / 2.0

    def nearest(self, lon: ArrayLike, lat: ArrayLike) -> Nearest:
        """Find the nearest point of the line to each of many points.

        Parameters
        ----------
        lon, lat
            Degrees, both of shape (n,). Where one is NaN, so are all results.

        Returns
        -------
        Nearest
            Four arrays of shape (n,).
        """
        import numpy as np

        lons, lats = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
        found = np.full((4, lons.size), np.nan)
        left = np.flatnonzero(np.isfinite(lons) & np.isfinite(lats))
        candidates = FIRST_CANDIDATES
        while left.size:
            candidates = min(candidates, len(self.start))
            sure = np.zeros(left.size, dtype=bool)
            for part in _batches(left.size, max(1, BATCH // candidates)):
                rows = left[part]
                found[:, rows], sure[part] = self._among(lons[rows], lats[rows], candidates)
            left = left[~sure]
            far = left[found[2, left] > FAR_M]
            if far.size:
                found[:, far] = self._from_afar(lons[far], lats[far], found[:, far])
            left = left[found[2, left] <= FAR_M]
            candidates *= FIRST_CANDIDATES
        return Nearest(*found)

    def gap(self, other: Polyline) -> tuple[float, Point, Point]:
        """Shortest way between two lines that do not cross: its length and its two ends.

        The k-d trees pick the likeliest pieces of this line; their ends are measured exactly
        against the other, and so the other way round. Exact where an end is nearest, as it is for
        straight edges that do not cross.

        Returns
        -------
        tuple
            Metres, the point of this line, the point of the other.
        """
        mine = self._likeliest(other)
        theirs = other._likeliest(self)
        found = other.nearest(*mine)
        back = self.nearest(*theirs)
        i, j = int(found.distance_m.argmin()), int(back.distance_m.argmin())
        if found.distance_m[i] <= back.distance_m[j]:
            here, there = (mine[0][i], mine[1][i]), (found.lon[i], found.lat[i])
            length = found.distance_m[i]
        else:
            here, there = (back.lon[j], back.lat[j]), (theirs[0][j], theirs[1][j])
            length = back.distance_m[j]
        ends = [Point(lon=float(lon), lat=float(lat)) for lon, lat in (here, there)]
        return float(length), ends[0], ends[1]

    def _likeliest(self, other: Polyline) -> tuple[Floats, Floats]:
        """Give the ends of the pieces of this line that lie nearest to another line."""
        import numpy as np

        reach, _ = other.tree.query(self.tree.data, k=1)
        pieces = np.argsort(reach, kind="stable")[:LIKELIEST]
        ends = np.concatenate([self.start[pieces], self.end[pieces]])
        return ends[:, 0], ends[:, 1]

    def _among(self, lon: Floats, lat: Floats, count: int) -> tuple[Floats, Any]:
        """Nearest of the `count` likeliest pieces, and whether none of the others can be nearer."""
        import numpy as np

        here = earth_centred(lon, lat)
        reach, piece = self.tree.query(here, k=np.arange(1, count + 1))
        share, chord = self._project(here, piece)
        rows = np.arange(lon.size)
        best = chord.argmin(axis=1)
        found, share_best = self._measure(lon, lat, piece[rows, best], share[rows, best])
        rivals = _least_m(chord) < (found[2] - TOLERANCE_M)[:, None]
        rivals[rows, best] = False
        row, column = np.nonzero(rivals)
        if row.size:
            other, other_share = self._measure(
                lon[row], lat[row], piece[row, column], share[row, column]
            )
            order = np.argsort(-other[2], kind="stable")  # the nearest is written last, and stays
            order = order[other[2][order] < found[2][row[order]]]
            target = row[order]
            found[:, target], share_best[target] = other[:, order], other_share[order]
            best[target] = column[order]
        polished = self._polish(lon, lat, found, piece[rows, best], share_best)
        sure = (count == len(self.start)) | (
            _least_m(np.maximum(reach[:, -1] - self._half_m, 0.0)) >= polished[2] - TOLERANCE_M
        )
        return polished, sure

    def _from_afar(self, lon: Floats, lat: Floats, found: Floats) -> Floats:
        """Nearest point for points so far away that a tree of straight distances is no guide."""
        import numpy as np

        here = earth_centred(lon, lat)
        row, piece = self._runs.candidates(here, lon, lat, found[2])
        share, _ = self._project(here[row], piece[:, None])
        other, shares = self._measure(lon[row], lat[row], piece, share[:, 0])
        order = np.argsort(-other[2], kind="stable")  # the nearest is written last, and stays
        best = np.full(lon.size, -1)
        best[row[order]] = order
        known = best >= 0
        pick = best[known]
        nearest = self._polish(lon[known], lat[known], other[:, pick], piece[pick], shares[pick])
        result = found.copy()
        nearer = nearest[2] < result[2, known]
        result[:, np.flatnonzero(known)[nearer]] = nearest[:, nearer]
        return result

    @cached_property
    def _runs(self) -> Runs:
        return Runs(self.start, *self._ends)

    def _project(self, here: Floats, piece: Any) -> tuple[Floats, Floats]:
        """Nearest point of each chord: its share of the way along, and how far it is (m)."""
        import numpy as np

        a, b = self._ends
        start, along = a[piece], b[piece] - a[piece]
        offset = here[:, None, :] - start
        length2 = np.maximum(np.einsum("ijk,ijk->ij", along, along), 1e-12)
        share = np.clip(np.einsum("ijk,ijk->ij", offset, along) / length2, 0.0, 1.0)
        rest = offset - share[:, :, None] * along
        return share, np.sqrt(np.einsum("ijk,ijk->ij", rest, rest))

    def _measure(
        self, lon: Floats, lat: Floats, piece: Any, share: Floats
    ) -> tuple[Floats, Floats]:
        """Longitude, latitude, distance and bearing of a point of each piece."""
        import numpy as np

        there = self.start[piece] + share[:, None] * (self.end[piece] - self.start[piece])
        bearing, distance = inverse(lon, lat, there[:, 0], there[:, 1])
        wrapped = (there[:, 0] + 180.0) % 360.0 - 180.0
        return np.stack([wrapped, there[:, 1], distance, bearing]), share

    def _polish(self, lon: Floats, lat: Floats, found: Floats, piece: Any, share: Floats) -> Floats:
        """Take one Newton step along the piece, on the ellipsoid, and keep what is nearer.

        Minimises half the squared distance d; with T the piece as a vector in the plane tangent at
        the found point, its slope is -d T_along and its curvature T_along² + T_across² x cot x,
        where x is d in earth radii and "along" is towards the point asked for.
        """
        import numpy as np

        back, distance = inverse(found[0], found[1], lon, lat)
        phi = np.radians(found[1])
        w = 1.0 - _E2 * np.sin(phi) ** 2
        step = np.radians(self.end[piece] - self.start[piece])
        east = SEMI_MAJOR_M / np.sqrt(w) * np.cos(phi) * step[:, 0]
        north = SEMI_MAJOR_M * (1.0 - _E2) / w**1.5 * step[:, 1]
        azimuth = np.radians(back)
        along = east * np.sin(azimuth) + north * np.cos(azimuth)
        across = east * np.cos(azimuth) - north * np.sin(azimuth)
        x = np.maximum(distance / SEMI_MAJOR_M, 1e-9)
        curvature = along**2 + across**2 * x / np.tan(x)
        safe = np.where(curvature > 0.0, curvature, np.inf)
        moved = np.clip(share + distance * along / safe, 0.0, 1.0)
        polished, _ = self._measure(lon, lat, piece, moved)
        return np.where(polished[2] < found[2], polished, found)


def _batches(size: int, step: int) -> list[slice]:
    return [slice(start, start + step) for start in range(0, size, step)]


def _least_m(chord: Any) -> Any:
    """Length in metres that a geodesic has at the least when its chord through the earth is given.

    An arc over a chord is the shorter the flatter it is, and the ellipsoid is nowhere flatter than
    at its poles.
    """
    import numpy as np

    diameter = 2.0 * _POLAR_RADIUS_M
    return diameter * np.arcsin(np.minimum(chord / diameter, 1.0))


def _pieces(geometry: BaseGeometry) -> tuple[Floats, Floats]:
    """Cut all edges of a geometry into pieces of at most `SPACING_M`."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(shapely.get_parts(geometry))  # twice: collections of collections
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    parts = shapely.get_parts(np.where(polygons, shapely.boundary(parts), parts))
    coords, part = shapely.get_coordinates(parts, return_index=True)
    joined = np.flatnonzero(part[1:] == part[:-1])
    if not joined.size:
        raise ValueError(f"no line to measure to in a {geometry.geom_type}: give at least one edge")
    start, step = coords[joined], coords[joined + 1] - coords[joined]
    step[:, 0] -= 360.0 * np.round(step[:, 0] / 360.0)
    flattest = np.minimum(np.abs(start[:, 1]), np.abs(start[:, 1] + step[:, 1]))
    flattest = np.where(start[:, 1] * (start[:, 1] + step[:, 1]) < 0.0, 0.0, flattest)
    across = np.radians(step[:, 0]) * np.cos(np.radians(flattest))
    length = _POLAR_RADIUS_M * np.hypot(across, np.radians(step[:, 1]))
    count = np.maximum(np.abs(step[:, 0]) / TURN_DEG, length / SPACING_M)
    count = np.maximum(np.ceil(count), 1.0).astype(int)
    first = np.repeat(np.cumsum(count) - count, count)
    fraction = (np.arange(count.sum()) - first) / np.repeat(count, count)
    piece = np.repeat(step / count[:, None], count, axis=0)
    begin = np.repeat(start, count, axis=0) + fraction[:, None] * np.repeat(step, count, axis=0)
    return begin, begin + piece
