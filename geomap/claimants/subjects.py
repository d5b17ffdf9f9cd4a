"""A subject: who speaks, and where the words for it stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claimants.sources import Claimant

COLON = r":(?!\d)|(?<!\d):"
"""A colon that is not within a time of day: "at 1:30 the mayor said"."""


_ANSWERABLE = frozenset({"official", "organisation", "witness"})
"""Kinds of claimants who answer for what they say beside others."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and where the words for it stand."""

    claimant: Claimant
    start: int
    end: int
    other: Claimant | None = None
    """Who says the same, and answers for it apart: "*witnesses* and police"."""


def answer_apart(one: Claimant, two: Claimant) -> bool:
    """Tell whether two who say the same each answer for it: of two kinds, or two countries.

    Outlets beside others only pass on what these say.

    Parameters
    ----------
    one, two
        Who speaks together: "witnesses and police".

    Returns
    -------
    bool

    Examples
    --------
    >>> from dataclasses import replace
    >>> from geomap.claimants.memory import Claimant
    >>> police, others = Claimant(name="Police", kind="official"), Claimant(name="Witnesses")
    >>> answer_apart(police, others), answer_apart(police, replace(others, kind="witness"))
    (False, True)
    """
    if one.kind == two.kind == "official":
        return None not in (one.country, two.country) and one.country != two.country
    return one.kind != two.kind and {one.kind, two.kind} <= _ANSWERABLE
