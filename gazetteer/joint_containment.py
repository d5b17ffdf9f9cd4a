"""What the text says of names that contain each other, against what the map allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazetteer.containment import (
    SITES,
    STREETS,
    contains,
    holds_towns,
    in_other_unit,
    is_site_of,
)
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.joint_rows import Floats, Rows

CONTAINED = 6.0
"""Bonus when the text says "X, Y" or "X in Y" and the candidate lies in a meaning of Y."""

OUTSIDE = 6.0
"""Cost of lying wholly outside what the text says contains it: "Victoria Island, Lagos" is not in
Canada, even if it is the only one known."""

OUTSIDE_SITE = 10.0
"""The same of a site, a street or a district that lies far off: "the Central Hospital in X" is the
one of X, not the only one known, which is in another town."""

OUTSIDE_GUESS = 1.0
"""The same where the container is only a guess: the name itself knows better."""

OUTSIDE_GUESS_STREET = 10.0
"""The same of a street or a square in the same country: the town that the text spoke of last has
one of its own. "Lenin Street" is not the only one known, which is elsewhere."""

FOLLOWED = 3.0
"""Bonus when the next name of a bare list is a first-level unit or country that holds the
candidate: "Paris", "Texas" is how "Paris, Texas" looks once the comma is lost."""

SAME_NAME = 3.0
"""Bonus of the meaning that the same name has elsewhere in the document, where the text says
more: "Paris, Texas … Paris"."""


class Containment:
    """Knows which candidates of some names the text relates."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.cores = [
            hit.reading.key if hit.place.kind is PlaceKind.SETTLEMENT else name.key
            for name in rows.names
            for hit in name.hits
        ]
        self.pairs = self._containments()
        self.followed = self._followed()
        self.apart = self._apart()

    def terms(self, chances: Floats) -> dict[str, Floats]:
        """Give the terms of every row, by name.

        Parameters
        ----------
        chances
            How likely each row is, by the round before.

        Returns
        -------
        dict
            Costs; a bonus is below zero.
        """
        return {
            "containment": self._contained(self.pairs, CONTAINED, chances),
            "outside": self._outside(chances),
            "follows": self._contained(self.followed, FOLLOWED, chances),
            "same name": self._same_name(chances),
        }

    def _containments(self) -> list[tuple[int, int]]:
        """Pairs of rows (inner, outer) that the text relates and the map allows."""
        return [
            (i, o)
            for index, name in enumerate(self.rows.names)
            if name.within is not None
            for i in self.rows.of(index)
            for o in self.rows.of(name.within)
            if contains(self.rows.places[o], self.rows.places[i])
            or is_site_of(self.rows.places[o], self.rows.places[i])
        ]

    def _followed(self) -> list[tuple[int, int]]:
        """Pairs of rows (inner, outer) of names that follow each other in a bare list."""
        return [
            (i, o)
            for index, name in enumerate(self.rows.names)
            for follower in name.followers
            for o in self.rows.of(follower)
            if holds_towns(self.rows.hits[o])
            for i in self.rows.of(index)
            if self.rows.places[i].kind is not PlaceKind.REGION or self.rows.hits[i].reading.kinds
            if contains(self.rows.places[o], self.rows.places[i])
        ]

    def _apart(self) -> list[tuple[int, int, Any]]:
        """Name, its container, and what it costs where meanings of the two lie wholly apart."""
        np = self.rows.np
        related = set(self.pairs)
        apart = []
        for index, name in enumerate(self.rows.names):
            if name.within is None:
                continue
            rows, outer = list(self.rows.of(index)), list(self.rows.of(name.within))
            reach = self.rows.extents[rows][:, None] + self.rows.extents[outer][None, :]
            far = self.rows.metres(self.rows.vectors[rows] @ self.rows.vectors[outer].T) > reach
            # Countries have parts overseas, far outside their circle.
            fine = [
                [(i, o) in related or self.rows.places[o].kind is PlaceKind.COUNTRY for o in outer]
                for i in rows
            ]
            far &= ~np.array(fine, dtype=bool).reshape(far.shape)
            other = [
                [in_other_unit(self.rows.places[o], self.rows.places[i]) for o in outer]
                for i in rows
            ]
            far |= np.array(other, dtype=bool).reshape(far.shape)
            weights = [[self._weight(i, o, guessed=name.guessed) for o in outer] for i in rows]
            apart.append((index, name.within, far * np.array(weights).reshape(far.shape)))
        return apart

    def _weight(self, inner: int, outer: int, *, guessed: bool) -> float:
        """Give what it costs a meaning to lie apart from a meaning of its container."""
        one, other = self.rows.places[inner], self.rows.places[outer]
        if not guessed:
            return OUTSIDE_SITE if one.kind in SITES else OUTSIDE
        street = one.kind in STREETS and one.country == other.country
        return OUTSIDE_GUESS_STREET if street else OUTSIDE_GUESS

    def _outside(self, chances: Floats) -> Floats:
        """Cost of lying apart from the likely meanings of the stated container."""
        cost: Floats = self.rows.np.zeros(len(self.rows.places))
        for index, outer, apart in self.apart:
            rows = slice(self.rows.starts[index], self.rows.starts[index + 1])
            likely = chances[self.rows.starts[outer] : self.rows.starts[outer + 1]]
            cost[rows] = apart @ likely
        return cost

    def _contained(self, pairs: Sequence[tuple[int, int]], gain: float, chances: Floats) -> Floats:
        """Bonus for both sides of a containment, by how likely the other side is.

        One that is only guessed says nothing of the outer side.
        """
        np = self.rows.np
        bonus: Floats = np.zeros(len(self.rows.places))
        logs = np.log(np.maximum(chances, 1e-9))
        for inner, outer in pairs:
            bonus[inner] = min(bonus[inner], -max(0.0, gain + logs[outer]))
            if not self.rows.names[self.rows.name_of[inner]].guessed:
                bonus[outer] = min(bonus[outer], -max(0.0, gain + logs[inner]))
        return bonus

    def _same_name(self, chances: Floats) -> Floats:
        """Bonus of the meaning that the same name has where the text says more of it.

        "Palma town in Mozambique" says it of "Palma", too: of settlements the name counts without
        its generic word. Where "Kharkiv region" is says nothing of what "Kharkiv" alone means.
        """
        np = self.rows.np
        bonus: Floats = np.zeros(len(self.rows.places))
        chosen = {
            (core, self.rows.places[row].place_id): chances[row]
            for row, core in enumerate(self.cores)
            if self.rows.names[self.rows.name_of[row]].within is not None
        }
        for row, (core, place) in enumerate(zip(self.cores, self.rows.places, strict=True)):
            if self.rows.names[self.rows.name_of[row]].within is None:
                bonus[row] = -SAME_NAME * chosen.get((core, place.place_id), 0.0)
        return bonus
