"""All place names of a document at once: what each means given what the others mean.

Each distinct name has its candidates with their own costs (`gazetteer.ranking`). In a few rounds
every candidate is judged by the likely meanings of the other names: the countries and first-level
units they lie in, how near the nearest of them are, what the text says contains it. Nothing is
filtered: a candidate that the context speaks against may still win.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.joint_containment import Containment
from gazetteer.joint_distances import Distances
from gazetteer.joint_names import Name, prepare
from gazetteer.joint_rows import Rows
from gazetteer.joint_votes import Votes
from gazetteer.places import Context, Penalty
from gazetteer.ranking import FOCUS, NOTHING_FITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.joint_rows import Floats

__all__ = ["Judged", "Name", "prepare", "resolve_names"]

ROUNDS = 4
"""Rounds of judging; after the fourth, hardly a name changes."""

REASONS = {
    "country": "other places of the text lie in the same country",
    "stray": "the text speaks of no other place in this country",
    "region": "other places of the text lie in the same first-level unit",
    "siblings": "other places of the text are first-level units of the country",
    "distance": "other places of the text are near",
    "containment": "the text says that one contains the other",
    "outside": "the text says that it lies elsewhere",
    "follows": "what comes next in the list contains it, or lies in it",
    "same name": "the text says more of the same name elsewhere",
    "home": "near where the outlet reports from",
}
"""What each term says of a candidate, for people."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a document makes of the candidates of one name."""

    penalties: list[tuple[Penalty, ...]]
    """For each candidate, its own penalties and those of the document."""
    nothing_fits: float
    """Cost of "none of these"."""


def resolve_names(names: Sequence[Name], context: Context) -> list[Judged]:
    """Judge all candidates of all names together.

    Parameters
    ----------
    names
        The distinct names; `Name.within` points into this sequence.
    context
        What is known beside the names.

    Returns
    -------
    list of Judged
        One a name.
    """
    if not any(name.hits for name in names):
        return [Judged([], NOTHING_FITS) for _ in names]
    document = _Document(names, context)
    for _ in range(ROUNDS):
        document.judge()
    return document.explained()


class _Document:
    """All names of a document, judged in rounds."""

    def __init__(self, names: Sequence[Name], context: Context) -> None:
        self.rows = rows = Rows(names)
        self.votes = Votes(rows, context)
        self.distances = Distances(rows, context)
        self.containment = Containment(rows)
        self.terms: dict[str, Floats] = {}
        self.nothing_fits: Floats = rows.np.full(len(names), NOTHING_FITS)
        self.chances = rows.chances(rows.own, self.nothing_fits)

    def judge(self) -> None:
        """Work out every context term from the chances of the round before."""
        votes, agreement = self.votes.terms(self.chances)
        self.nothing_fits = NOTHING_FITS - FOCUS * agreement
        self.terms = {
            **votes,
            "distance": self.distances.distance(self.chances),
            **self.containment.terms(self.chances),
            "home": self.distances.home,
        }
        costs = self.rows.own + sum(self.terms.values())
        self.chances = self.rows.chances(costs, self.nothing_fits)

    def explained(self) -> list[Judged]:
        """Write the context terms beside each candidate's own penalties."""
        columns = [(name, REASONS[name], values.tolist()) for name, values in self.terms.items()]
        result = []
        for index, name in enumerate(self.rows.names):
            start = int(self.rows.starts[index])
            judged = [
                own
                + tuple(
                    Penalty(term, round(values[start + i], 3), reason)
                    for term, reason, values in columns
                    if round(values[start + i], 3)
                )
                for i, own in enumerate(name.penalties)
            ]
            result.append(Judged(judged, float(self.nothing_fits[index])))
        return result
