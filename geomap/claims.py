"""Places, claimants and events joined: who says that what happened where."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.events import RESULTS, EventReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer, Place
    from geomap.claimants import Attribution, Claimant, Stance
    from geomap.documents import Document
    from geomap.events import Event
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

ID_LENGTH = 16
"""Hexadecimal digits of an id: no two of a million claims share 64 bits."""
GROUPS = {"media": "Media", "organisation": "Organisations", "witness": "Witnesses"}
"""Labels of the claimants that no country gives a colour."""
NARRATED_REACH = 6
"""Clauses back from narration without a place in which the event it continues may stand."""
SHORT_DENIAL = 70
"""Characters of a denial that names no event ("That is false"): it denies what was told before."""
CONTINUED_REACH = 120
"""Characters between an assertion and the words of the same claimant that give its cause."""
SHORT_OBJECT = 2
"""Words of "denied it", "denied this"."""
AT_THE_SCENE = frozenset({"witness", "organisation"})
"""Claimants who speak of where they are: "residents of X", "doctors at Y"."""
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


@dataclass(frozen=True, slots=True)
class _Statement:
    """An event with who states it and where: what a claim is made of."""

    event: Event
    attribution: Attribution
    stance: Stance
    places: tuple[int, ...]


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
    joiner = _Joiner(document, parsed, resolved, gazetteer)
    for attribution, event in _pieces(attributions, events, joiner.reader):
        joiner.add(attribution, event)
    return joiner.claims()


def _pieces(
    attributions: Sequence[Attribution], events: Sequence[Event], reader: EventReader
) -> Iterator[tuple[Attribution, Event | None]]:
    """Give each attribution with the events inside it; cut events that several claimants share."""
    first = 0
    for attribution in attributions:
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
                yield attribution, piece
        if silent:
            yield attribution, None


class _Joiner:
    """Goes through a document's statements and remembers where the events before were."""

    def __init__(
        self,
        document: Document,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        gazetteer: Gazetteer,
    ) -> None:
        self.document = document
        self.parsed = parsed
        self.resolved = resolved
        self.gazetteer = gazetteer
        self.reader = EventReader(parsed, resolved, document)
        self._sentence_starts = [sentence.start for sentence in parsed.sentences]
        self.statements: list[_Statement] = []

    def add(self, attribution: Attribution, event: Event | None) -> None:
        """Take in one statement, unless it says nothing that happened, or not where."""
        event = event or self._implied(attribution) or self._witnessed(attribution)
        if event is None:
            self._extend(attribution)
            return
        if attribution.origin == "narration" and event.habitual:
            return
        places = event.places or self._leading(attribution) or self._carried(attribution, event)
        if not places:
            return
        stance = self._stance(attribution, event)
        if stance == "attributes_elsewhere" and not event.places:
            self._reinterpret(attribution, places)
        event = self._dated(event, attribution)
        self.statements.append(_Statement(event, attribution, stance, places))

    def _reinterpret(self, attribution: Attribution, places: tuple[int, ...]) -> None:
        """Let what a claimant just asserted there share the cause that the next words give."""
        before = self.statements[-1]
        same = before.attribution.claimant == attribution.claimant
        near = attribution.start - before.event.end <= CONTINUED_REACH
        if same and near and before.stance == "asserts" and set(places) <= set(before.places):
            self.statements[-1] = replace(before, stance="attributes_elsewhere")

    def _leading(self, attribution: Attribution) -> tuple[int, ...]:
        """Give the place that a sentence names before its speaker: "In X, residents spoke of …"."""
        start, _ = self._sentence(attribution.start)
        lead = self.reader.text[start : attribution.start]
        adverbial = attribution.origin == "cue" and self.reader.words.leads.match(lead)
        return self.reader.places(start, attribution.start) if adverbial else ()

    def _extend(self, attribution: Attribution) -> None:
        """Add the places of a list that goes on behind its cue ("…, he said: 39 in X, 23 in Y")."""
        if not self.statements or attribution.verb != "say":
            return
        before = self.statements[-1]
        near = 0 <= attribution.start - before.attribution.end <= CONTINUED_REACH
        listed = self.reader.text[attribution.start : attribution.end].lstrip()[:1] == ":"
        if near and listed and before.attribution.claimant == attribution.claimant:
            further = self.reader.places(attribution.start, attribution.end)
            self.statements[-1] = replace(before, places=(*before.places, *further))

    def claims(self) -> list[Claim]:
        """Give the claims of all statements; headings only repeat what the text says."""
        told = any(s.attribution.origin != "heading" for s in self.statements)
        return [
            self._claim(statement, places)
            for statement in self.statements
            if (places := self._distinct(statement, told=told))
        ]

    def _distinct(self, statement: _Statement, *, told: bool) -> tuple[int, ...]:
        """Give a statement's places once each; a heading's only when no text tells anything."""
        if statement.attribution.origin == "heading" and told:
            return ()
        places = {self._place_key(index): index for index in reversed(statement.places)}
        return tuple(sorted(places.values()))

    def _place_key(self, index: int) -> str:
        place = self.resolved[index].resolution.place
        return place.place_id if place is not None else self.resolved[index].mention.text

    def _implied(self, attribution: Attribution) -> Event | None:
        """Give the event that a bare denial or accusation speaks of: the one told before."""
        text = self.reader.text[attribution.start : attribution.end]
        short = len(text) <= SHORT_DENIAL and attribution.origin != "narration"
        denial = short and bool(self.reader.stances.denials.search(text))
        if attribution.verb not in ("deny", "blame") and not denial:
            return None
        if attribution.verb == "deny" and not self._denies_something(text):
            return None
        if not self.statements:
            return None
        before = self.statements[-1].event
        return replace(
            before, start=attribution.start, end=attribution.end, places=(), denied=denial,
            other_cause=self.reader.names_other_cause(text), reference=False, habitual=False,
        )  # fmt: skip

    def _witnessed(self, attribution: Attribution) -> Event | None:
        """Take what a witness tells of a place as an event, whatever its words."""
        if attribution.claimant.kind != "witness":
            return None
        event = self.reader.plain_event(attribution.start, attribution.end)
        return event if event.places else None

    def _denies_something(self, text: str) -> bool:
        """Tell whether a denial without an event still denies one: "the claims", "it"."""
        stances = self.reader.stances
        if stances.denied_things.search(text):
            return True
        clause = text.split(":", maxsplit=1)[0].split(",", maxsplit=1)[0].split()
        return len(clause) <= SHORT_OBJECT and bool(stances.short_things.search(text))

    def _stance(self, attribution: Attribution, event: Event) -> Stance:
        """Decide what the statement does to the event."""
        if attribution.stance == "denies" or event.denied:
            return "denies"
        spoken_of = any(s.event.attack for s in self.statements)
        if event.other_cause or (event.accident and spoken_of):
            return "attributes_elsewhere"
        return "asserts"

    def _dated(self, event: Event, attribution: Attribution) -> Event:
        """Give an event without a date that of the statement, or of the event it continues."""
        if event.first_day is not None:
            return event
        around = self._sentence(event.start)
        days = self.reader.date_of(*around)
        if days[0] is None and self.statements and attribution.origin in ("carried", "cue"):
            before = self.statements[-1].event
            days = (before.first_day, before.last_day, before.date_basis)
        return replace(event, first_day=days[0], last_day=days[1], date_basis=days[2])

    def _carried(self, attribution: Attribution, event: Event) -> tuple[int, ...]:
        """Find the place of a statement that names none: where the event it continues happened."""
        claimant = attribution.claimant
        answers = attribution.verb in ("deny", "blame") or event.denied or event.other_cause
        if event.nationwide or (event.reference and not answers):
            return ()
        if claimant.kind in AT_THE_SCENE and claimant.seat is not None:
            return (claimant.seat,)
        narrated = attribution.origin in ("narration", "heading", "caption")
        if narrated and event.event_type not in RESULTS:
            return ()
        actor = self._actor_country(event)
        recent = self.statements[-NARRATED_REACH:] if narrated else self.statements
        usable = [s for s in recent if self._may_continue(s, claimant, actor)]
        own = [s for s in usable if s.attribution.claimant.name == claimant.name]
        if answers or not own:
            own = usable if answers else [s for s in usable if self._is_home(s, claimant)] or usable
        if own:
            return self._finest(own[-1].places)
        return (claimant.seat,) if claimant.seat is not None else ()

    def _may_continue(self, statement: _Statement, claimant: Claimant, actor: str | None) -> bool:
        """Tell whether a claimant may be speaking of where an earlier statement was."""
        if statement.attribution.origin in ("caption", "heading"):
            return False
        places = [
            p for i in statement.places if (p := self.resolved[i].resolution.place) is not None
        ]
        finer = [p for p in places if p.kind != "country"]
        if not finer:
            return False
        if actor is not None and all(place.country == actor for place in finer):
            return False
        if claimant.seat is None or statement.attribution.claimant.name == claimant.name:
            return True
        seat = self.resolved[claimant.seat].resolution.place
        return seat is None or any(_in_charge(seat, place) for place in finer)

    def _is_home(self, statement: _Statement, claimant: Claimant) -> bool:
        """Tell whether a statement is about the claimant's country, as most of theirs are."""
        places = [self.resolved[index].resolution.place for index in statement.places]
        home = claimant.country
        return home is not None and any(p is not None and p.country == home for p in places)

    def _finest(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out countries: a continued event keeps the places that can be drawn."""
        found = [(i, self.resolved[i].resolution.place) for i in places]
        return tuple(i for i, place in found if place is None or place.kind != "country")

    def _actor_country(self, event: Event) -> str | None:
        if event.alleged_actor is None or not event.attack:
            return None
        return self.gazetteer.country_of(event.alleged_actor.split()[0])

    def _side(self, claimant: Claimant) -> str:
        return f"{claimant.kind}:{claimant.country}"

    def _sentence(self, position: int) -> tuple[int, int]:
        """Give the sentence that holds a position."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.parsed.sentences[index].end:
            sentence = self.parsed.sentences[index]
            return sentence.start, sentence.end
        return position, position

    def _claim(self, statement: _Statement, places: tuple[int, ...]) -> Claim:
        """Make the claim of a statement."""
        event, claimant = statement.event, statement.attribution.claimant
        start, end = self._sentence(event.start)
        identity = (self.document.sha256, event.start, event.end, claimant.name, statement.stance)
        digest = hashlib.sha256("\x1f".join(map(str, identity)).encode()).hexdigest()
        return Claim(
            claim_id=digest[:ID_LENGTH],
            document=self.document,
            claimant=claimant,
            stance=statement.stance,
            event=event,
            places=tuple(self.resolved[index] for index in places),
            source_group=self._group(claimant),
            quote_start=start,
            quote_end=max(end, event.end),
        )

    def _group(self, claimant: Claimant) -> str:
        """Give the label of a claimant's colour."""
        if claimant.kind == "official":
            if claimant.country is None:
                return "Officials"
            return f"{self.gazetteer.demonym(claimant.country)} officials"
        return GROUPS.get(claimant.kind, "Unattributed")


def _in_charge(seat: Place, place: Place) -> bool:
    """Tell whether an office at `seat` answers for `place`."""
    if seat.place_id == place.place_id or seat.place_id in place.parents:
        return True
    if seat.kind == "country":
        return seat.country == place.country
    return seat.country == place.country and seat.admin1 is not None and seat.admin1 == place.admin1
