"""What is said to have happened: kind, date, figures, alleged actor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.claimants.plain_text import plain
from geomap.events.actors import Actors
from geomap.events.counts import Count, read_counts, read_share
from geomap.events.days import MOST_REACH, Days
from geomap.events.scenes import Scenes
from geomap.events.triggers import Triggers
from geomap.lexicons.happenings import event_words, stance_words
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geomap.documents import Document
    from geomap.events.triggers import Trigger
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

__all__ = ["Count", "Event", "EventReader", "find_events"]

RESULTS = frozenset({"damage", "casualties", "fire", "interception"})
"""Types whose words tell something new even without a place: they continue the event before."""
CONSEQUENCES = frozenset({"casualties", "damage"})
"""Types that, negated, are only a count of none: the event itself stands."""
BOMBINGS = {"bombing": "explosion", "bombed": "air_strike"}
"""Kinds of words that tell of an air strike where a force with aircraft did it, of an explosion
where others did; and what they tell of where nobody is named."""
WEAPON_TYPES = frozenset({"missile_strike", "drone_attack", "air_strike", "shelling"})
"""Attacks whose weapon is known."""
NATURAL = frozenset({"earthquake", "flood", "disaster"})
"""Types that nobody does, though they "strike" and "hit"."""
PLACE_REACH = 30
"""Characters behind "another was heard in" in which the place stands."""
REPEAT_REACH = 200
"""Characters before "another was heard" in which what it was is told."""
WEAPON_REACH = 30
"""Characters before "killed" in which the weapon stands that did it."""
ATTACKS = WEAPON_TYPES | {"attack"}
"""Types that somebody does to somebody."""
BY_WORD = (
    "interception", "missile_strike", "drone_attack", "air_strike", "shelling", "attack",
    "explosion", "fighting", "earthquake", "flood", "disaster", "fire", "damage", "casualties",
)  # fmt: skip
"""Types, the most telling first: a text that has a strike and its damage reports a strike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something reported within one span of text."""

    start: int
    end: int
    """The clause or sentence that reports it."""
    event_type: str
    """One of the contract's event types."""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    """Equal when known to the day; None when not known."""
    date_basis: str | None = None
    """How the date is known."""
    alleged_actor: str | None = None
    """Who is said to have done it; None when not said."""
    weapon: str | None = None
    target: str | None = None
    killed: Count = Count()  # noqa: RUF009 - frozen, so it may be shared
    injured: Count = Count()  # noqa: RUF009 - frozen, so it may be shared
    denied: bool = False
    """Whether the words themselves negate it ("no strike took place")."""
    other_cause: bool = False
    """Whether they grant the event and name another cause."""
    places: tuple[int, ...] = ()
    """Indices of the document's mentions that say where."""
    accident: bool = False
    """Whether they name an accident: another cause where somebody else speaks of an attack."""
    reference: bool = False
    """Whether they only refer to an event told elsewhere ("the attack")."""
    habitual: bool = False
    """Whether they tell what happens again and again: background, unless somebody says it now."""
    attack: bool = False
    """Whether somebody is said to have done it to somebody."""
    nationwide: bool = False
    """Whether it is said of a whole country, so that no earlier place is meant."""


class EventReader:
    """Reads the events of one document; knows its trigger words, actors and days."""

    def __init__(
        self, parsed: ParsedText, resolved: Sequence[ResolvedMention], document: Document
    ) -> None:
        self.text = plain(parsed.text)
        self.language = parsed.language
        self.resolved = resolved
        self.words = event_words(parsed.language)
        self.stances = stance_words(parsed.language)
        self._scenes = Scenes(self.text, resolved, self.words)
        self._triggers = Triggers(self.text, parsed.language, self._scenes)
        self._actors = Actors(self.text, parsed, resolved, words=self.words, scenes=self._scenes)
        self._days = Days(
            self.text, parsed, resolved, words=self.words, published=document.published
        )

    def plain_event(self, start: int, end: int) -> Event:
        """Give the event of words that tell of none but maybe a weapon, but are told as news."""
        first, last, basis = self.date_of(start, end)
        weapon = self.words.weapons.search(self.text, start, end)
        kind = self.words.weapon_types.get(folded(weapon.group())) if weapon else None
        return Event(
            start=start, end=end, event_type=kind or "other", first_day=first, last_day=last,
            date_basis=basis, places=self.places(start, end), weapon=weapon and weapon.group(),
        )  # fmt: skip

    def read(self, start: int, end: int) -> Event | None:
        """Read the event of a span.

        Parameters
        ----------
        start, end
            A clause, or the part of it that one claimant answers for.

        Returns
        -------
        Event or None
            None when the words report nothing that happened.
        """
        triggers = list(self._triggers.within(start, end))
        text = self.text[start:end]
        unverified = self.words.unverified.search(text)
        if unverified:  # "Wire could not verify reports of casualties"
            triggers = [t for t in triggers if t.start < start + unverified.start()]
        if not triggers:
            return self._repeated(start, end)
        kinds = {t.kind for t in triggers}
        places = self.places(start, end)
        if places and self._is_by_weapon(triggers):
            kinds.add("attack")
        if kinds & NATURAL:
            kinds -= {"attack"}
        killed, injured = read_counts(text, self.language)
        share = read_share(text, self.language) if killed.known and places else None
        if share and all(self._is_behind(index, start + share[1]) for index in places):
            killed = share[0]  # "38 died, including 12 in X"
        first, last, basis = self.date_of(start, end)
        weapon = self.words.weapons.search(text)
        actor = self._actors.actor(start, end, triggers)
        kinds |= {self._bombing(text, actor, kind) for kind in kinds & BOMBINGS.keys()}
        references = [self._triggers.refers(t, start) for t in triggers]
        return Event(
            start=start,
            end=end,
            event_type=self._type(kinds, folded(weapon.group()) if weapon else None),
            first_day=first,
            last_day=last,
            date_basis=basis,
            alleged_actor=actor,
            weapon=weapon.group() if weapon else None,
            killed=killed,
            injured=injured,
            denied=self._denied(text, start, triggers),
            other_cause="interception" not in kinds and self.names_other_cause(text),
            places=places,
            accident=bool(self.stances.accidents.search(text)),
            reference=all(references)
            and not (killed.known or injured.known or self.words.own_deeds.search(text)),
            habitual=self._is_habitual(text) or self._days.bounded(start, end),
            attack=bool(kinds & ATTACKS),
            nationwide=bool(self.words.whole_country.search(text)),
        )

    def refers(self, event: Event) -> bool:
        """Tell whether an event begins with one told before: "the attack was done by X".

        Parameters
        ----------
        event
            An event of the document.

        Returns
        -------
        bool
        """
        first = next(iter(self._triggers.within(event.start, event.end)), None)
        return first is not None and self._triggers.refers(first, event.start)

    def _is_behind(self, index: int, position: int) -> bool:
        """Tell whether a place is named behind a position, or is only the country of others."""
        place = self.resolved[index].resolution.place
        wide = place is not None and place.kind == "country"
        return wide or self.resolved[index].mention.start > position

    def _repeated(self, start: int, end: int) -> Event | None:
        """Give what happened elsewhere, too: "Another was heard in X"."""
        again = self.words.repeats.search(self.text, start, end)
        if again is None or not self.places(again.end(), min(end, again.end() + PLACE_REACH)):
            return None
        before = max(0, start - REPEAT_REACH)
        kinds = {trigger.kind for trigger in self._triggers.within(before, start)}
        if not kinds:
            return None
        event = self.plain_event(start, end)
        return replace(
            event, event_type=self._type(kinds, event.weapon), attack=bool(kinds & ATTACKS)
        )

    def _is_habitual(self, text: str) -> bool:
        """Tell whether words tell what happens again and again.

        "The largest attack since the start of the war" is one attack.
        """
        found = self.words.habitual.search(text)
        if found is None:
            return False
        lead = text[max(0, found.start() - MOST_REACH) : found.start()]
        return self.words.superlatives.search(lead) is None

    def _is_by_weapon(self, triggers: Sequence[Trigger]) -> bool:
        """Tell whether a weapon did what befell somebody: "a drone killed two"."""
        results = [t for t in triggers if t.kind in CONSEQUENCES]
        return any(
            self.words.weapon_before.search(self.text, max(0, t.start - WEAPON_REACH), t.start)
            or self.words.weapon_behind.match(self.text, t.end)
            for t in results
        )

    def _bombing(self, text: str, actor: str | None, kind: str) -> str:
        """Give what a bombing was: an air strike by those who have aircraft."""
        weapons = (folded(found.group()) for found in self.words.weapons.finditer(text))
        if any(self.words.weapon_types[weapon] == "air_strike" for weapon in weapons):
            return "air_strike"
        if actor is None:
            return BOMBINGS[kind]
        return "explosion" if self.words.grounded.search(actor) else "air_strike"

    def _type(self, kinds: set[str], weapon: str | None) -> str:
        """Choose the contract's type from the kinds of words and the weapon."""
        kind = next(kind for kind in BY_WORD if kind in kinds)
        by_weapon = self.words.weapon_types.get(weapon or "")
        if kind == "attack":
            known = (other for other in ("fighting", "explosion") if other in kinds)
            return by_weapon or next(known, "other")
        return "other" if kind == "disaster" else kind

    def places(self, start: int, end: int) -> tuple[int, ...]:
        """Give the mentions in a span that say where, by their indices."""
        return self._scenes.places(start, end)

    def date_of(self, start: int, end: int) -> tuple[dt.date | None, dt.date | None, str | None]:
        """Give the day that a span names: first and last, and how they are known."""
        return self._days.named(start, end)

    def goes_on(self, event: Event, start: int, end: int) -> bool:
        """Tell whether a clause without an event of its own says where the one before was.

        "Hit were A, B in one region; C in another", "it crashed shortly after leaving X".
        """
        listed = self.text[start - 1] == ";" or self._scenes.only_lists(start, end)
        told = self.words.same_event.match(self.text[start:end].lstrip(" ,"))
        further = told is not None and not event.places
        return (listed or further) and bool(self.places(start, end))

    def _denied(self, text: str, start: int, triggers: list[Trigger]) -> bool:
        """Tell whether the words negate the event itself, not only its results."""
        text = self.stances.not_denials.sub(lambda m: " " * len(m.group()), text)
        if self.stances.denials.search(text):
            return True
        if any(self.stances.negations.search(trigger.word) for trigger in triggers):
            return True
        negated = set(self._negated(text, start, triggers))
        if any(trigger.kind not in ("fighting", "fire") for trigger in negated):
            return True
        # "The shelling was unprovoked as there was no fighting": that denies no shelling.
        struck = any(t.kind in ATTACKS and t not in negated for t in triggers)
        return bool(negated) and not struck

    def _negated(self, text: str, start: int, triggers: list[Trigger]) -> Iterator[Trigger]:
        """Give the words of events that a negation reaches: "no *strike* took place"."""
        for negation in self.stances.negations.finditer(text):
            # "failing to enter, he attacked", "no target and the attacks seem random"
            clause = self.stances.negation_ends.split(text[negation.end() :], maxsplit=1)[0]
            reached = clause.split()[: self.stances.reach + 1]
            stretch = negation.end() + len(" ".join(reached)) + 1
            for trigger in triggers:
                at = trigger.start - start
                if negation.end() <= at < stretch:
                    between = text[negation.end() : at].split()
                    if not self.stances.results_only.isdisjoint(between):
                        break  # "no injuries due to the fire"
                    if trigger.word in self.stances.results_only or trigger.kind in CONSEQUENCES:
                        break
                    yield trigger

    def names_other_cause(self, text: str) -> bool:
        """Tell whether a text names another cause than an attack.

        Air defence is one when it does the damage, not when it brings something down.
        """
        if self.stances.other_causes.search(text):
            return True
        for weapon in self.words.weapons.finditer(text):
            if self.stances.not_weapons.search(text[: weapon.start()]):
                return True
        defence = self.stances.air_defence.search(text)
        return bool(defence) and not self.stances.interceptions.search(text)


def find_events(
    parsed: ParsedText, resolved: Sequence[ResolvedMention], document: Document
) -> list[Event]:
    """Find what a document's sentences report.

    Parameters
    ----------
    parsed
        The document's structure.
    resolved
        Its place mentions.
    document
        The document; its date is what "on Friday" counts from.

    Returns
    -------
    list of Event
        In order; one for each clause that reports something. Captions count, boilerplate does not.
    """
    reader = EventReader(parsed, resolved, document)
    events = []
    for sentence in parsed.sentences:
        if any(a <= sentence.start < b for a, b in parsed.boilerplate):
            continue
        last = None
        for start, end in clauses(parsed, sentence.start, sentence.end):
            event = reader.read(start, end)
            if event is None and last is not None and reader.goes_on(last, start, end):
                event = reader.read(last.start, end)
                events.pop()
            if event is not None:
                events.append(event)
            last = event
    return events


def clauses(parsed: ParsedText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence where another event may begin ("…, while …", "… hours after …")."""
    position = start
    for found in event_words(parsed.language).breaks.finditer(parsed.text, start, end):
        if position < found.start():
            yield position, found.start()
        position = found.start() + 1
    if position < end:
        yield position, end
