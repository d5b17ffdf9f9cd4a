"""Places, claimants and events joined: who says that what happened where."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.claims.statements import NARRATION, Story
from geomap.resolution import in_country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer
    from geomap.claimants import Attribution, Claimant, Stance
    from geomap.claims.completion import Statement
    from geomap.documents import Document
    from geomap.events import Event, EventReader
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

ID_LENGTH = 16
"""Hexadecimal digits of an id: no two of a million claims share 64 bits."""
GROUPS = {"media": "Media", "organisation": "Organisations", "witness": "Witnesses"}
"""Labels of the claimants that no country gives a colour."""
SMALLEST_PIECE = 8
"""Characters; a shorter overlap of a clause with an attribution holds no statement."""


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


def build_claims(  # noqa: PLR0913, PLR0917 - it joins all that was found
    document: Document,
    parsed: ParsedText,
    resolved: Sequence[ResolvedMention],
    attributions: Sequence[Attribution],
    events: Sequence[Event],
    gazetteer: Gazetteer,
) -> list[Claim]:
    """Join what was found in a document to claims.

    Parameters
    ----------
    document, parsed, resolved
        The document, its structure and its place mentions.
    attributions
        Who answers for which words.
    events
        What its clauses report.
    gazetteer
        Tells the name of a country's people, for the groups' labels.

    Returns
    -------
    list of Claim
        In order of the text; only those that say where.
    """
    outlet = next((a.claimant for a in attributions if a.claimant.role == NARRATION), None)
    story = Story(document, parsed, resolved, gazetteer, outlet=outlet)
    for attribution, event in _pieces(attributions, events, story.reader):
        story.add(attribution, event)
    stated = (one for statement in story.statements() for one in _of_each(statement))
    return [_claim(statement, document, story) for statement in stated]


def _of_each(statement: Statement) -> Iterator[Statement]:
    """Give a statement of two who say the same once for each of them."""
    said = statement.attribution
    yield statement
    if said.other is not None and said.origin == "cue":
        yield replace(statement, attribution=replace(said, claimant=said.other))


def _pieces(
    attributions: Sequence[Attribution], events: Sequence[Event], reader: EventReader
) -> Iterator[tuple[Attribution, Event | None]]:
    """Give each attribution with the events inside it; cut events that several claimants share."""
    first = 0
    for index, attribution in enumerate(attributions):
        while first < len(events) and events[first].end <= attribution.start:
            first += 1
        silent = True
        for event in events[first:]:
            if event.start >= attribution.end:
                break
            start, end = max(event.start, attribution.start), min(event.end, attribution.end)
            if end - start < SMALLEST_PIECE:
                continue
            whole = (start, end) == (event.start, event.end)
            piece = event if whole else reader.read(start, end)
            if piece is not None:
                silent = False
                if not piece.places and not whole:
                    apart = _beside(attributions, index, event)
                    places = (i for other in apart for i in reader.places(other.start, other.end))
                    piece = replace(piece, places=tuple(places))
                yield attribution, piece
        if silent:
            yield attribution, None


def _beside(attributions: Sequence[Attribution], index: int, event: Event) -> Iterator[Attribution]:
    """Give the other part of an event that a cue cuts: "In X, the mayor said, two died"."""
    one = attributions[index]
    for other in attributions[max(0, index - 1) : index + 2]:
        same = other is not one and (other.claimant, other.cue) == (one.claimant, one.cue)
        if same and event.start <= other.start and other.end <= event.end:
            yield other


def _claim(statement: Statement, document: Document, story: Story) -> Claim:
    """Make the claim of a statement; a place that it names twice counts once.

    Beside places that are known, the others are left to the table of places; where none is, the
    country stands in.
    """
    event, claimant = statement.event, statement.attribution.claimant
    start, end = story.sentence(event.start)
    identity = (document.sha256, event.start, event.end, claimant.name, statement.stance)
    digest = hashlib.sha256("\x1f".join(map(str, identity)).encode()).hexdigest()
    places = {story.place_key(index): index for index in reversed(statement.places)}
    known = [i for i in places.values() if story.resolved[i].resolution.place is not None]
    where = [story.resolved[index] for index in sorted(known)] or _in_countries(places, story)
    return Claim(
        claim_id=digest[:ID_LENGTH],
        document=document,
        claimant=claimant,
        stance=statement.stance,
        event=event,
        places=tuple(where),
        source_group=_group(claimant, story.gazetteer),
        quote_start=start,
        quote_end=max(end, event.end),
    )


def _in_countries(places: dict[str, int], story: Story) -> list[ResolvedMention]:
    """Let countries stand in for places that nobody knows, each once."""
    found: dict[str, ResolvedMention] = {}
    for index in sorted(places.values()):
        item = in_country(story.resolved, index, story.gazetteer)
        place = item.resolution.place
        found.setdefault(item.mention.text if place is None else place.place_id, item)
    return list(found.values())


def _group(claimant: Claimant, gazetteer: Gazetteer) -> str:
    """Give the label of a claimant's colour."""
    if claimant.kind == "official":
        if claimant.country is None:
            return "Officials"
        return f"{gazetteer.demonym(claimant.country)} officials"
    if claimant.kind == "organisation" and claimant.group:
        return claimant.group
    return GROUPS.get(claimant.kind, "Unattributed")
