"""One text read as the pipeline reads it: what several test modules look at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.claimants import find_attributions
from geomap.claims import build_claims
from geomap.documents import from_text
from geomap.events import find_events
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.claimants import Attribution
    from geomap.claims import Claim
    from geomap.events import Event


class Reading:
    """The attributions, events and claims of one text."""

    def __init__(self, text: str, gazetteer: Gazetteer, **choices: object) -> None:
        settings = Settings(**({"date": dt.date(2024, 5, 10), "language": "en"} | choices))
        self.document = from_text(text, path="article.txt", settings=settings)
        self.parsed = parse(text, self.document.language or "en")
        mentions = find_mentions(self.parsed, gazetteer)
        self.resolved = resolve_mentions(mentions, self.document, gazetteer, settings)
        self.attributions: list[Attribution] = find_attributions(
            self.parsed, self.resolved, self.document, gazetteer
        )
        self.events: list[Event] = find_events(self.parsed, self.resolved, self.document)
        self.claims: list[Claim] = build_claims(
            self.document, self.parsed, self.resolved, self.attributions, self.events, gazetteer
        )

    def rows(self) -> list[tuple[str, str, str]]:
        """Who, stance and place of each row of the table."""
        return [
            (claim.source_group, claim.stance, place.mention.text)
            for claim in self.claims
            for place in claim.places
        ]

    def speakers(self) -> list[tuple[str, str, str | None]]:
        """Name, kind and country of whoever is said to speak, once each, in order."""
        found = [
            (a.claimant.name, a.claimant.kind, a.claimant.country)
            for a in self.attributions
            if a.origin in {"cue", "carried"}
        ]
        return list(dict.fromkeys(found))
