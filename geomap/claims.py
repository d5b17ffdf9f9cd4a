"""Places, claimants and events joined: one claimant's statement that something happened somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claimants import Claimant, Stance
    from geomap.documents import Document
    from geomap.events import Event
    from geomap.resolution import ResolvedMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claimant's statement about one event, with its exact words."""

    claim_id: str
    """Stable across runs and machines: a hash of document hash, quote span and claimant."""
    document: Document
    claimant: Claimant
    stance: Stance
    event: Event
    places: tuple[ResolvedMention, ...]
    """Where it is said to have happened; one row of the table each."""
    source_group: str
    """The label that gives the colour: "Ukrainian officials", "Media" …"""
    quote_start: int
    quote_end: int

    @property
    def quote(self) -> str:
        """The exact words: `document.text[quote_start:quote_end]`."""
        return self.document.text[self.quote_start : self.quote_end]
