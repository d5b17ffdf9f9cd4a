"""Who says it: spans of text and the person, office or outlet that answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ClaimantKind = Literal["official", "media", "organisation", "witness", "unknown"]
Stance = Literal["asserts", "denies", "attributes_elsewhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says something."""

    name: str
    """As printed: "Igor Terekhov", "Russia's Defense Ministry", "Municipal officials"."""
    role: str | None = None
    """As printed: "mayor", "governor"; None when none is given."""
    kind: ClaimantKind = "unknown"
    country: str | None = None
    """ISO alpha-2, derived through the gazetteer; None when it has none."""
    quoted_by: str | None = None
    """The other outlet through which it is quoted, None when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text and who answers for it."""

    claimant: Claimant
    start: int
    end: int
    """The span that is said, without the words that say who."""
    stance: Stance
    """What the verb of saying does with the content: "said", "denied", "blamed"."""
    cue: str
    """The words that tell: "said", "according to" …"""
