"""A cue: a verb of saying with its subject, and on which side of it the content stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claimants.cue_words import CueClass
    from geomap.claimants.sources import Claimant


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying (or "according to") with its subject."""

    start: int
    """Start of the subject or of the verb, whichever comes first."""
    end: int
    """End of both."""
    word: str
    kind: CueClass
    claimant: Claimant
    forward: bool
    """Whether the content follows; else it stands before, and may go on behind."""
    other: Claimant | None = None
    """Who says the same of the first: "A and B blamed each other"; or says what is denied."""
    beside: Claimant | None = None
    """Who says the same and answers for it apart: "witnesses *and police* said"."""
    back: bool = False
    """Whether the content is the sentence before: "X said this in a post"."""


def relayed(cue: Cue, before: Cue | None) -> Cue:
    """Give "A, citing B, reported" to B, who speaks through A."""
    if before is None or before.claimant.quoted_by != cue.claimant.name:
        return cue
    return replace(cue, claimant=before.claimant)
