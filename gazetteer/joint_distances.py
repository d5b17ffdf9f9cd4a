"""How near the candidates of a document lie to each other, and to where its outlet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.joint_rows import Floats, Rows
    from gazetteer.places import Context

NEIGHBOURS = 3
"""The nearest so many of the other names count; more would pull towards the middle of the map."""

NEIGHBOUR_WEIGHT = 0.8
"""Bonus of each e-fold by which the neighbours are nearer than `NEIGHBOUR_FAR_M`."""

NEIGHBOUR_NEAR_M = 25_000.0
"""Nearer than this, all is equally near."""

NEIGHBOUR_FAR_M = 1_500_000.0
"""From here on, distance says nothing."""

NEIGHBOUR_MAX_EXTENT_M = 250_000.0
"""Larger places (countries, seas) have no position worth a distance."""

HOME_BONUS = 4.0
"""Bonus at the outlet's usual place, falling by e with every `HOME_SCALE_M`."""

HOME_SCALE_M = 100_000.0
"""How far an outlet's home reaches: a few hours' drive."""


class Distances:
    """Measures how near the candidates of some names lie to each other."""

    def __init__(self, rows: Rows, context: Context) -> None:
        self.rows = rows
        self.local = rows.extents <= NEIGHBOUR_MAX_EXTENT_M
        self.home = self._home(context)
        """Bonus of each row for its distance from the outlet's home; the same in all rounds."""

    def distance(self, chances: Floats) -> Floats:
        """Bonus for lying near the likeliest meanings of other names."""
        np = self.rows.np
        best = self.rows.best(chances)
        best = best[self.local[best]]
        bonus: Floats = np.zeros(len(self.rows.places))
        if not len(best):
            return bonus
        distances = self.rows.metres(self.rows.vectors @ self.rows.vectors[best].T)
        same = self.rows.place_of[:, None] == self.rows.place_of[best][None, :]
        same |= self.rows.key_of[:, None] == self.rows.key_of[best][None, :]
        distances[same] = np.inf
        near = np.clip(distances, NEIGHBOUR_NEAR_M, NEIGHBOUR_FAR_M)
        gains = np.log(NEIGHBOUR_FAR_M / near) * chances[best][None, :]
        gains = -np.sort(-gains, axis=1)[:, :NEIGHBOURS]
        bonus -= NEIGHBOUR_WEIGHT * gains.sum(axis=1) / NEIGHBOURS
        local: Floats = np.where(self.local, bonus, 0.0)
        return local

    def _home(self, context: Context) -> Floats:
        """Bonus for lying near where the outlet reports from."""
        np = self.rows.np
        bonus: Floats = np.zeros(len(self.rows.places))
        if context.home is None:
            return bonus
        home = self.rows.directions([(context.home.lon, context.home.lat)])[0]
        bonus -= HOME_BONUS * np.exp(-self.rows.metres(self.rows.vectors @ home) / HOME_SCALE_M)
        return bonus
