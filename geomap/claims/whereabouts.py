"""Where a statement happened that names no place: where the event that it continues was."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.source_words import source_words
from geomap.events import RESULTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from gazetteer import Gazetteer, Place
    from geomap.claimants import Attribution, Claimant
    from geomap.claims.completion import Statement
    from geomap.events import Event, EventReader

MOST_BACK = 500
"""Statements among which the place that the story tells of most is looked for."""
CARRIED_REACH = 30
"""Statements back in which the place of one that names none is looked for."""
CLAIMED_WORDS = 3
"""Words for an event that somebody claims: "claimed *the bomb attack*"."""
OWN_REACH = 8
"""Statements back in which the place that the same claimant spoke of last comes first."""
NARRATED_REACH = 6
"""The same for the outlet's own narration, which turns to other scenes more freely."""
SEAT_REACH = 24
"""Characters before a place in which "in" or "at" says that somebody is there."""
WIDE_KINDS = frozenset({"country", "region"})
"""Kinds of place that only say roughly where, beside a sharper one."""
OLD_NEWS_DAYS = 60
"""Days before the article beyond which an event without a place is another than the news."""
TOLD = frozenset({"cue", "carried"})
"""Origins of what somebody else than the outlet says."""


_AWAY = frozenset({"elsewhere", "anchor"})
"""Roles of places where somebody is not."""


class Whereabouts:
    """Finds the places of statements that name none, in one document's story.

    Parameters
    ----------
    reader
        Reads the document's events; knows its place mentions.
    gazetteer
        Tells the country of a nationality.
    published
        The document's date.
    statements
        The statements so far; the story adds to them as it goes on.
    place_key
        Tells one place from another, by the index of its mention.
    paragraph
        Gives the number of the paragraph that holds a position.
    """

    def __init__(  # noqa: PLR0913 - what it looks at while the story goes on
        self,
        reader: EventReader,
        gazetteer: Gazetteer,
        *,
        published: dt.date | None,
        statements: Sequence[Statement],
        place_key: Callable[[int], str],
        paragraph: Callable[[int], int],
    ) -> None:
        words = source_words(reader.language)
        self.reader = reader
        self.resolved = reader.resolved
        self.gazetteer = gazetteer
        self._published = published
        self._statements = statements
        self._place_key = place_key
        self._paragraph = paragraph
        self._starts = [r.mention.start for r in reader.resolved]
        self._links = words.links
        self._objects = words.objects
        self._national = words.national
        self._occupiers = words.occupiers

    def of(self, attribution: Attribution, event: Event) -> tuple[int, ...]:
        """Find the place of a statement that names none.

        Parameters
        ----------
        attribution
            Who answers for its words.
        event
            What they report.

        Returns
        -------
        tuple of int
            Indices of mentions; empty where it is not told.
        """
        claimant = attribution.claimant
        stances, cue = self.reader.stances, attribution.cue.casefold()
        said = self.reader.text[attribution.start : attribution.end]
        claimed = cue in stances.claiming and len(said.split()) <= CLAIMED_WORDS
        granted = cue in stances.granting or claimed
        witnessed = claimant.kind == "witness"
        refers = event.reference and not (_answers(attribution, event) or witnessed or granted)
        if event.nationwide or refers or self._is_general(attribution, event):
            return ()
        if claimant.seat is not None and self._takes_in(attribution, event):
            told = self._statements[-1].places if self._statements else ()
            return self._of_story(_from_nowhere(attribution), event) or told or (claimant.seat,)
        return self._of_story(attribution, event)

    def _is_general(self, attribution: Attribution, event: Event) -> bool:
        """Tell whether nothing is told of one place: by who accuses in general, or counts all.

        "Rebels accused the army of targeting civilian areas", "five of its soldiers were killed in
        the past 24 hours", "the air force shot down 59 of 102 drones".
        """
        stances = self.reader.stances
        text = self.reader.text[attribution.start : event.end]
        if attribution.verb == "blame":
            told = event.killed.known or event.injured.known or event.first_day is not None
            target = stances.general_targets.search(text)
            points = target and self.reader.words.triggers.search(text, target.end())
            return target is not None and not (told or points)  # "… civilians in the attack"
        if event.event_type == "interception":
            return not self._is_local(attribution.claimant) and bool(stances.shares.search(text))
        return bool(stances.own_losses.search(text) and stances.spans.search(text))

    def told_of(self, event: Event) -> tuple[int, ...]:
        """Give the place told before where "the attack" was at one that nobody knows.

        Parameters
        ----------
        event
            What a statement reports.

        Returns
        -------
        tuple of int
            Indices of mentions; empty where it tells more, or nothing was told beside it.
        """
        if not (event.reference and event.places and self._statements):
            return ()
        before = self._statements[-1]
        near = self._paragraph(before.event.start) == self._paragraph(event.start)
        return before.places if near and not self._is_known(event.places) else ()

    def _of_story(self, attribution: Attribution, event: Event) -> tuple[int, ...]:
        """Find the place where its claimant is, or of which the story told before."""
        claimant = attribution.claimant
        answers = _answers(attribution, event)
        if self._is_at_the_scene(claimant) and (seat := self._where(claimant)) is not None:
            return (seat,)
        narrated = attribution.origin not in TOLD
        if narrated and (event.event_type not in RESULTS or self._is_old(event)):
            return ()
        actor = None if self._takes_up(event) else self.actor_country(event)
        usable = list(self._usable(claimant, actor, narrated=narrated))
        late = {id(statement) for statement in self._statements[-OWN_REACH:]}
        own = [s for s in usable if s.attribution.claimant.name == claimant.name and id(s) in late]
        home = [s for s in usable if self._is_home(s, claimant)]
        paragraph = self._paragraph(attribution.start)
        beside = [s for s in usable if self._paragraph(s.event.start) == paragraph]
        seated = [s for s in usable if self._is_at(s, claimant)]
        found = usable if answers else seated or own or beside or home or usable
        known = next((s for s in found if self._is_known(s.places)), None)
        seat = self._seat(claimant)
        if known is None and seat is not None and (not found or self._is_local(claimant)):
            return (seat,)
        if found:
            places = self._finest((known or found[0]).places)
            return self._most_told(self._own_of(claimant, places))
        return self._of_stage(event)

    def _own_of(self, claimant: Claimant, places: tuple[int, ...]) -> tuple[int, ...]:
        """Leave of several places those that a local office answers for, if there are any."""
        index = self._seat(claimant)
        seat = self.resolved[index].resolution.place if index is not None else None
        if seat is None or not self._is_local(claimant):
            return places
        told = [(i, self.resolved[i].resolution.place) for i in places]
        own = tuple(i for i, place in told if place is not None and _holds(seat, place))
        return own or places

    def _of_stage(self, event: Event) -> tuple[int, ...]:
        """Find the place that the paragraph named last, though nothing happened there as yet."""
        paragraph = self._paragraph(event.start)
        before = bisect_left(self._starts, event.start)
        for index in range(before - 1, -1, -1):
            mention, place = self.resolved[index].mention, self.resolved[index].resolution.place
            if self._paragraph(mention.start) != paragraph:
                break
            if mention.reading == "literal" and mention.role is None and place is not None:
                return () if place.kind == "country" else (index,)
        return ()

    def _is_old(self, event: Event) -> bool:
        """Tell whether an event lies so far back that it is none of the news."""
        published, last = self._published, event.last_day
        return (
            published is not None and last is not None and (published - last).days > OLD_NEWS_DAYS
        )

    def _is_known(self, places: tuple[int, ...]) -> bool:
        """Tell whether the gazetteer knows one of some places."""
        return any(self.resolved[index].resolution.place is not None for index in places)

    def _is_at_the_scene(self, claimant: Claimant) -> bool:
        """Tell whether a claimant speaks of where they are: doctors do, spokesmen need not."""
        if claimant.kind == "witness":
            return True
        at_the_scene = self.reader.words.scene.search(claimant.title)
        return claimant.kind == "organisation" and at_the_scene is not None

    def _takes_in(self, attribution: Attribution, event: Event) -> bool:
        """Tell whether a hospital speaks of those who were brought to it."""
        text = self.reader.text[max(attribution.start, event.start) : event.end]
        organisation = attribution.claimant.kind == "organisation"
        return organisation and self.reader.words.takes_in.search(text) is not None

    def _seat(self, claimant: Claimant) -> int | None:
        """Give the place that an office answers for; a society's spokesman is just somewhere."""
        away = claimant.kind == "organisation" and not self._is_at_the_scene(claimant)
        return None if away else claimant.seat

    def _where(self, claimant: Claimant) -> int | None:
        """Give where a claimant is ("doctors in X"), unless the place is part of a name."""
        if claimant.seat is None:
            return None
        mention = self.resolved[claimant.seat].mention
        if mention.role in _AWAY:
            return None  # "a man originally from X"
        start = mention.start
        before = self.reader.text[max(0, start - SEAT_REACH) : start]
        there = claimant.kind == "witness" or self._links.search(before)
        return claimant.seat if there else None

    def _usable(
        self, claimant: Claimant, actor: str | None, *, narrated: bool
    ) -> Iterator[Statement]:
        """Give the statements, newest first, whose event a claimant may be speaking of."""
        reach = NARRATED_REACH if narrated else CARRIED_REACH
        recent = self._statements[: -reach - 1 : -1]
        told = [s for s in recent if s.attribution.origin not in ("caption", "heading")]
        turned: str | None = None
        # It attacks no place of its own, unless another power governs there.
        held = self._occupiers.get(actor or "") == claimant.country and claimant.seat is not None
        own = frozenset({actor}) if actor and not held else frozenset[str]()
        for statement in told or [s for s in recent if s.attribution.origin == "heading"]:
            places = [self.resolved[i].resolution.place for i in statement.places]
            finer = [p for p in places if p is None or p.kind != "country"]
            if not finer:
                turned = turned or next(p.country for p in places if p is not None)
            if turned and all(p is not None and p.country != turned for p in finer):
                continue  # since then the story is about another country
            abroad = any(place is None or place.country not in own for place in finer)
            same = statement.attribution.claimant.name == claimant.name
            if finer and abroad and (same or self._in_charge(claimant, finer)):
                yield statement

    def _takes_up(self, event: Event) -> bool:
        """Tell whether an event is what was told of: "had hit it", "the attack was done by X"."""
        if self.reader.refers(event):
            return True
        deeds = self.reader.words.triggers.finditer(self.reader.text, event.start, event.end)
        return any(self._objects.match(self.reader.text, deed.end(), event.end) for deed in deeds)

    def _in_charge(self, claimant: Claimant, places: Sequence[Place | None]) -> bool:
        """Tell whether an office with a seat may answer for one of some places."""
        index = self._seat(claimant)
        seat = self.resolved[index].resolution.place if index is not None else None
        if seat is None:
            return True
        local = self._is_local(claimant)
        return any(
            place is None or _holds(seat, place) or (not local and place.country == seat.country)
            for place in places
        )

    def _is_local(self, claimant: Claimant) -> bool:
        """Tell whether a claimant's office is one of many in the country."""
        return self._national.search(claimant.title) is None

    def _is_at(self, statement: Statement, claimant: Claimant) -> bool:
        """Tell whether a statement is about where an organisation is: "the Bogo hospital"."""
        seat = claimant.seat if claimant.kind == "organisation" else None
        there = map(self._place_key, statement.places)
        return seat is not None and self._place_key(seat) in there

    def _is_home(self, statement: Statement, claimant: Claimant) -> bool:
        """Tell whether a statement is about the claimant's country, as most of theirs are."""
        places = [self.resolved[index].resolution.place for index in statement.places]
        home = claimant.country
        return home is not None and any(p is not None and p.country == home for p in places)

    def _finest(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out countries, and regions beside a town: what continues an event is as sharp."""
        found = [(i, self.resolved[i].resolution.place) for i in places]
        finer = [i for i, place in found if place is None or place.kind not in WIDE_KINDS]
        kept = [i for i, place in found if place is None or place.kind != "country"]
        return tuple(finer or kept)

    def _most_told(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Leave of several places those that the story told of most."""
        told = self._statements[-MOST_BACK:]
        counts = Counter(self._place_key(i) for s in told for i in s.places)
        most = max((counts[self._place_key(i)] for i in places), default=0)
        return tuple(i for i in places if counts[self._place_key(i)] == most)

    def actor_country(self, event: Event) -> str | None:
        """Give the country of who is said to have attacked: it did not attack itself."""
        if event.alleged_actor is None or not event.attack:
            return None
        return self.gazetteer.country_of(event.alleged_actor.split()[0])


def _answers(attribution: Attribution, event: Event) -> bool:
    """Tell whether a statement answers what others said: by denial, blame or another cause."""
    return attribution.verb in ("deny", "blame") or event.denied or event.other_cause


def _from_nowhere(attribution: Attribution) -> Attribution:
    """Give an attribution whose claimant has no seat."""
    return replace(attribution, claimant=replace(attribution.claimant, seat=None))


def _holds(seat: Place, place: Place) -> bool:
    """Tell whether an office at `seat` answers for `place`."""
    if seat.place_id == place.place_id or seat.place_id in place.parents:
        return True
    if seat.kind == "country":
        return seat.country == place.country
    return seat.country == place.country and seat.admin1 is not None and seat.admin1 == place.admin1
