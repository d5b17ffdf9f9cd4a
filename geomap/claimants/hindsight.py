"""What later sentences tell of those who spoke before: witnesses, holders of an office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.claimants.cues import Cue
    from geomap.claimants.memory import Claimant


def with_hindsight(cues: list[list[Cue]], family: Callable[[str], str]) -> list[list[Cue]]:
    """Let what one sentence tells of a speaker count in all of them.

    Whoever tells once what he went through is a witness; whoever holds an office holds it from
    the first line on, even if the text names it later.

    Parameters
    ----------
    cues
        The cues of each sentence.
    family
        Gives what spellings and cases of a surname share.

    Returns
    -------
    list of list of Cue
    """
    speakers = [cue.claimant for found in cues for cue in found]
    witnesses = {claimant.name for claimant in speakers if _is_named_witness(claimant)}
    holders = {family(c.name): c for c in reversed(speakers) if _holds_office(c)}

    def seen(claimant: Claimant) -> Claimant:
        if claimant.name in witnesses and is_private(claimant):
            return replace(claimant, kind="witness")
        holder = holders.get(family(claimant.name)) if claimant.kind == "unknown" else None
        if holder is None or claimant.role or not _is_short_for(holder.name, claimant.name):
            return claimant
        return replace(holder, name=claimant.name, quoted_by=claimant.quoted_by)

    return [[replace(cue, claimant=seen(cue.claimant)) for cue in found] for found in cues]


def is_private(claimant: Claimant) -> bool:
    """Tell whether a claimant has a full name, and nothing tells of an office or a party.

    Parameters
    ----------
    claimant
        Any claimant.

    Returns
    -------
    bool
    """
    unknown = claimant.kind in ("unknown", "organisation") and " " in claimant.name
    return unknown and claimant.role is None and claimant.group is None


def _is_named_witness(claimant: Claimant) -> bool:
    return claimant.kind == "witness" and " " in claimant.name


def _holds_office(claimant: Claimant) -> bool:
    """Tell whether a claimant is a person with an office, or an official called by one word."""
    alone = claimant.kind == "official" and " " not in claimant.name
    return alone or (claimant.role is not None and claimant.is_person)


def _is_short_for(name: str, full: str) -> bool:
    """Tell whether a surname alone, or the same name, is that of somebody with a full name."""
    return " " not in name or name == full
