"""What was found in one document: the unit that the pipeline hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.checks import Check
    from geomap.claims import Claim
    from geomap.documents import Document, Unreadable
    from geomap.incidents import Incident
    from geomap.resolution import ResolvedMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """One document with its places, claims and checks."""

    document: Document
    mentions: tuple[ResolvedMention, ...] = ()
    """Every place mention, in order of the text."""
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All documents of one run, in the order in which they were given."""

    findings: tuple[Findings, ...] = ()
    incidents: tuple[Incident, ...] = ()
    """The claims of all documents, joined by the event that they speak of."""
    unreadable: tuple[Unreadable, ...] = ()
    """What could not be read, with the reason."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all documents."""
        return tuple(claim for found in self.findings for claim in found.claims)
