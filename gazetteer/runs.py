"""Which pieces of a line may be nearest to points that are far away from it.

Thousands of kilometres away the straight line through the earth is no guide: the geodesic of two
points at one straight distance differs by hundreds of metres, and the k-d tree would have to give
thousands of pieces. Stretches of consecutive pieces, each in a ball, leave a few of them instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazetteer.geodesy import FLATTENING, SEMI_MAJOR_M, inverse

if TYPE_CHECKING:
    from gazetteer.geodesy import Floats

PIECES = 64
"""Most pieces of a stretch: some ten kilometres."""
JUMP_M = 20_000.0
"""A gap between pieces that begins a new stretch: the line goes on elsewhere."""
BATCH = 4_000_000
"""Pairs of points and stretches looked at in one go: bounds the memory to some 200 MB."""
MEAN_DIAMETER_M = 2.0 * 6_371_008.8
"""Of the sphere by which straight distances are turned to arcs, before the exact ones are known."""
HALF_PIECE_M = 130.0
"""Half a piece, and a little: what a piece's ends may be nearer than its middle."""
FLATNESS = 0.021
"""Relative difference of the ellipsoid's largest and smallest squared curvature radius."""
ANTIPODE_M = 15_000_000.0
"""Beyond this geodesics part near the antipode, and only exact ones count."""
SAFETY = 3.0
"""The error of that conversion changes over a stretch by less than this times stretch over earth
radius: it is smooth, and its whole range is run through within a third of the globe."""

_POLAR_DIAMETER_M = 2.0 * SEMI_MAJOR_M / (1.0 - FLATTENING)


class Runs:
    """Stretches of a line's pieces, with balls round them.

    Parameters
    ----------
    start
        Longitude and latitude of the first end of each piece, shape (n, 2).
    first_m, last_m
        Earth-centred coordinates of both ends of each piece, shape (n, 3).
    """

    def __init__(self, start: Floats, first_m: Floats, last_m: Floats) -> None:
        import numpy as np

        count = len(start)
        jumps = np.flatnonzero(((first_m[1:] - last_m[:-1]) ** 2).sum(axis=1) > JUMP_M**2) + 1
        edges = np.unique(np.concatenate([[0], jumps, np.arange(0, count, PIECES)]))
        self.first = edges
        self.size = np.diff(np.append(edges, count))
        middle = edges + self.size // 2
        self.place = start[middle]
        self.centre_m = first_m[middle]
        self.middle_m = (first_m + last_m) / 2.0
        run = np.repeat(np.arange(len(edges)), self.size)
        away = np.maximum(*(_length(end - self.centre_m[run]) for end in (first_m, last_m)))
        self.radius_m = np.maximum.reduceat(away, edges)

    def candidates(self, here_m: Floats, lon: Floats, lat: Floats, within_m: Floats) -> Any:
        """Find all pieces that may be nearer than what is already known.

        Parameters
        ----------
        here_m, lon, lat
            The points, earth-centred and in degrees; shapes (n, 3), (n,), (n,).
        within_m
            Geodesic distance of each to some point of the line.

        Returns
        -------
        tuple of arrays
            Number of the point and number of the piece, for each pair to look at.
        """
        import numpy as np

        step = max(1, BATCH // len(self.first))
        parts = [slice(i, i + step) for i in range(0, len(lon), step)]
        found = [self._batch(here_m[p], lon[p], lat[p], within_m[p]) for p in parts]
        rows = [row + part.start for (row, _), part in zip(found, parts, strict=True)]
        return np.concatenate(rows), np.concatenate([piece for _, piece in found])

    def _batch(self, here_m: Floats, lon: Floats, lat: Floats, within_m: Floats) -> Any:
        import numpy as np

        # whatever is within an arc of this length lies within this straight line
        straight = _POLAR_DIAMETER_M * np.sin(np.minimum(within_m / _POLAR_DIAMETER_M, np.pi / 2))
        square = (here_m**2).sum(axis=1)[:, None] - 2.0 * here_m @ self.centre_m.T
        square += (self.centre_m**2).sum(axis=1)
        row, run = np.nonzero(square <= (straight[:, None] + self.radius_m) ** 2)
        chord = np.sqrt(np.maximum(square[row, run], 0.0))
        _, exact = inverse(lon[row], lat[row], self.place[run, 0], self.place[run, 1])
        near = exact - 1.01 * self.radius_m[run] <= within_m[row]  # 1 %: an arc over its chord
        row, run, chord, exact = row[near], run[near], chord[near], exact[near]
        pair = np.repeat(np.arange(row.size), self.size[run])
        before = np.cumsum(self.size[run]) - self.size[run]
        offset = np.arange(pair.size) - before[pair]
        piece = self.first[run][pair] + offset
        length = _length(here_m[row][pair] - self.middle_m[piece])
        guess = exact[pair] + _arc(length) - _arc(chord)[pair]
        radius = self.radius_m[run][pair]
        error = FLATNESS * chord[pair] ** 3 / (6.0 * MEAN_DIAMETER_M**2)
        margin = SAFETY * error * radius / (MEAN_DIAMETER_M / 2.0) + HALF_PIECE_M
        keep = (guess - margin <= within_m[row][pair]) | (exact[pair] > ANTIPODE_M)
        return row[pair][keep], piece[keep]


def _length(vectors: Floats) -> Any:
    import numpy as np

    return np.sqrt((vectors**2).sum(axis=-1))


def _arc(chord: Any) -> Any:
    """Arc over a straight line, on the mean sphere."""
    import numpy as np

    return MEAN_DIAMETER_M * np.arcsin(np.minimum(chord / MEAN_DIAMETER_M, 1.0))
