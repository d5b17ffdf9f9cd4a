"""What is said to have happened: kind, date, figures, alleged actor."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from geomap.claimants.source_words import plain
from geomap.events.counts import Count, read_counts
from geomap.events.scenes import LONGEST_NAME, Scenes
from geomap.lexicons.happenings import event_words, stance_words
from geomap.texts.dates import find_dates, resolve

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geomap.documents import Document
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention
    from geomap.texts.dates import DateExpression

__all__ = ["Count", "Event", "EventReader", "find_events"]

UNREAL_REACH = 36
"""Characters before an event word in which "would" or "drill" makes it unreal."""
NEGATED_REACH = 24
"""Characters before a result in which it is negated: "no significant damage"."""
ACTOR_REACH = 45
"""Characters between a nationality and the force or weapon that it owns."""
WIDE_DATES = frozenset({"year", "month"})
"""Kinds of dates since which what happened is background; since Thursday it is news."""
ANCHOR_REACH = 20
"""Dates back from which "the next day" may count."""
ACTOR_GAP = 20
"""Characters between a body and the verb that says it attacked: an auxiliary or two."""
RESULTS = frozenset({"damage", "casualties", "fire", "interception"})
"""Types whose words tell something new even without a place: they continue the event before."""
CONSEQUENCES = frozenset({"casualties", "damage"})
"""Types that, negated, are only a count of none: the event itself stands."""
WEAPON_TYPES = frozenset({"missile_strike", "drone_attack", "air_strike", "shelling"})
"""Attacks whose weapon is known."""
NATURAL = frozenset({"earthquake", "flood", "disaster"})
"""Types that nobody does, though they "strike" and "hit"."""
ATTACKS = WEAPON_TYPES | {"attack"}
"""Types that somebody does to somebody."""
BY_WORD = (
    "interception", "missile_strike", "drone_attack", "air_strike", "shelling", "attack",
    "explosion", "fighting", "earthquake", "flood", "disaster", "fire", "damage", "casualties",
)  # fmt: skip
"""Types, the most telling first: a text that has a strike and its damage reports a strike."""


_DASH = re.compile(r"\s*(?:--|[-\u2013\u2014])\s|:\s")
_MARK = re.compile(r"[,;:.]")


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


@dataclass(frozen=True, slots=True)
class _Trigger:
    start: int
    end: int
    word: str
    kind: str


@lru_cache(maxsize=2)  # a document is read twice: whole, and cut at its claimants
def _triggers(text: str, language: str) -> tuple[_Trigger, ...]:
    """Find the words of events in a text, those of other matters left out."""
    words = event_words(language)
    masked = words.not_events.sub(lambda found: " " * len(found.group()), text)
    return tuple(
        _Trigger(found.start(), found.end(), low, words.types[low])
        for found in words.triggers.finditer(masked)
        if (low := found.group().casefold())
    )


class EventReader:
    """Reads the events of one document; finds its trigger words and dates once."""

    def __init__(
        self, parsed: ParsedText, resolved: Sequence[ResolvedMention], document: Document
    ) -> None:
        self.text = plain(parsed.text)
        self.language = parsed.language
        self.resolved = resolved
        self.published = document.published
        self.words = event_words(parsed.language)
        self.stances = stance_words(parsed.language)
        self._bodies = [e for e in parsed.entities if e.label == "organisation"]
        self._body_starts = [e.start for e in self._bodies]
        # Models take some nationalities for places; those that are places are mentions, too.
        self._groups = [e for e in parsed.entities if e.label in ("group", "place")]
        self._group_starts = [e.start for e in self._groups]
        datelines = [
            self._dateline(r.mention.start) for r in resolved if r.mention.role == "dateline"
        ]
        self._dates = [
            d
            for d in find_dates(parsed.text, parsed.language)
            if not any(start <= d.start < end for start, end in datelines)
        ]
        self._date_starts = [d.start for d in self._dates]
        self._triggers = _triggers(self.text, parsed.language)
        self._starts = [t.start for t in self._triggers]
        self._mentions = [r.mention.start for r in resolved]
        self._scenes = Scenes(self.text, resolved, self.words)

    def _dateline(self, start: int) -> tuple[int, int]:
        """Give the span of a dateline: its day is that of the report, not of what is reported."""
        dash = _DASH.search(self.text, start, start + LONGEST_NAME)
        return (start, dash.end()) if dash else (start, start)

    def plain_event(self, start: int, end: int) -> Event:
        """Give the event of words that tell of none, but are told as news."""
        first, last, basis = self.date_of(start, end)
        return Event(
            start=start, end=end, event_type="other", first_day=first, last_day=last,
            date_basis=basis, places=self.places(start, end),
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
        triggers = [t for t in self._within(start, end) if self._is_real(t, start)]
        if not triggers:
            return None
        text = self.text[start:end]
        kinds = {t.kind for t in triggers}
        if kinds & NATURAL:
            kinds -= {"attack"}
        killed, injured = read_counts(text, self.language)
        first, last, basis = self.date_of(start, end)
        weapon = self.words.weapons.search(text)
        references = [self._refers(t, start) for t in triggers]
        return Event(
            start=start,
            end=end,
            event_type=self._type(kinds, weapon.group().casefold() if weapon else None),
            first_day=first,
            last_day=last,
            date_basis=basis,
            alleged_actor=self._actor(start, end, triggers),
            weapon=weapon.group() if weapon else None,
            killed=killed,
            injured=injured,
            denied=self._denied(text, start, triggers),
            other_cause="interception" not in kinds and self.names_other_cause(text),
            places=self.places(start, end),
            accident=bool(self.stances.accidents.search(text)),
            reference=all(references)
            and not (killed.known or injured.known or self.words.own_deeds.search(text)),
            habitual=bool(self.words.habitual.search(text)) or self._bounded(start, end),
            attack=bool(kinds & ATTACKS),
            nationwide=bool(self.words.whole_country.search(text)),
        )

    def _within(self, start: int, end: int) -> Iterator[_Trigger]:
        for index in range(bisect_left(self._starts, start), len(self._triggers)):
            trigger = self._triggers[index]
            if trigger.end > end:
                return
            yield trigger

    def _is_real(self, trigger: _Trigger, start: int) -> bool:
        """Tell news from plans, fears, drills and names of places."""
        lead = self.text[max(start, trigger.start - UNREAL_REACH) : trigger.start]
        lead = self.words.real.sub("", lead[lead.rfind(",") + 1 :])
        if self.words.unreal.search(lead) and not self.stances.negations.search(lead):
            return False
        behind = self.text[trigger.end : trigger.end + UNREAL_REACH]
        after = self.words.unreal_after.search(behind)
        if (
            after
            and trigger.word in self.words.referable
            and not _MARK.search(behind[: after.start()])
        ):
            return False
        if trigger.word in self.stances.results_only and self.stances.negations.search(
            lead[-NEGATED_REACH:]
        ):
            return False
        return not self._scenes.names_place(trigger.start, trigger.end)

    def _refers(self, trigger: _Trigger, start: int) -> bool:
        lead = self.text[max(start, trigger.start - UNREAL_REACH) : trigger.start]
        return trigger.word in self.words.referable and bool(self.words.referring.search(lead))

    def _type(self, kinds: set[str], weapon: str | None) -> str:
        """Choose the contract's type from the kinds of words and the weapon."""
        kind = next(kind for kind in BY_WORD if kind in kinds)
        by_weapon = self.words.weapon_types.get(weapon or "")
        if kind == "attack":
            return by_weapon or ("fighting" if "fighting" in kinds else "other")
        return "other" if kind == "disaster" else kind

    def places(self, start: int, end: int) -> tuple[int, ...]:
        """Give the mentions in a span that say where, by their indices."""
        return self._scenes.places(start, end)

    def _denied(self, text: str, start: int, triggers: list[_Trigger]) -> bool:
        """Tell whether the words negate the event itself, not only its results."""
        text = self.stances.not_denials.sub(lambda m: " " * len(m.group()), text)
        if self.stances.denials.search(text):
            return True
        if any(self.stances.negations.search(trigger.word) for trigger in triggers):
            return True
        for negation in self.stances.negations.finditer(text):
            clause = text[negation.end() :].partition(",")[0]  # "failing to enter, he attacked"
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
                    return True
        return False

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

    def _actor(self, start: int, end: int, triggers: list[_Trigger]) -> str | None:
        """Give whose force or weapon it was: "Russian forces", "Ukraine"; never the weapon."""
        deeds = [t for t in triggers if t.kind != "casualties"] or triggers
        latest = max(t.start for t in deeds)
        for entity in self._groups[bisect_left(self._group_starts, start) :]:
            if entity.start >= end:
                break
            name = self.text[entity.start : entity.end]
            if not name[:1].isupper() or self._scenes.names_place(entity.start, entity.end):
                continue
            stretch = self.text[entity.end : min(end, entity.end + ACTOR_REACH)]
            force = self.words.forces.search(stretch)
            if force is None or _MARK.search(stretch[: force.start()]):
                continue
            if entity.label == "place" and len(stretch[: force.start()].split()) > 1:
                continue  # "the Ukrainian city that missiles hit"
            agent = self.words.agents.fullmatch(stretch[: force.end()].strip())
            return self.text[entity.start : entity.end + force.end()] if agent else name
        for item in self.resolved[bisect_left(self._mentions, start) :]:
            mention = item.mention
            if mention.start >= end:
                break
            leads = mention.start < latest or self.text[start : mention.start].endswith("by ")
            if mention.reading == "metonymic" and leads:
                return mention.text
        return self._armed_actor(start, latest, end)

    def _armed_actor(self, start: int, latest: int, end: int) -> str | None:
        """Give the body that attacks: "the RSF bombarded", "launched by the militia"."""
        for entity in self._bodies[bisect_left(self._body_starts, start) :]:
            if entity.start >= end:
                break
            if self._scenes.names_place(entity.start, entity.end):
                continue
            near = 0 <= latest - entity.end <= ACTOR_GAP
            if near or self.text[start : entity.start].endswith(("by ", "by the ")):
                return self.text[entity.start : entity.end]
        others = [
            found.span() for found in self.words.not_events.finditer(self.text, start, latest)
        ]
        for agent in self.words.agents.finditer(self.text, start, latest):
            if any(first <= agent.start() < last for first, last in others):
                continue  # "fire fighters"
            if latest - agent.end() <= ACTOR_GAP:
                return agent.group()
        return None

    def date_of(self, start: int, end: int) -> tuple[dt.date | None, dt.date | None, str | None]:
        """Give the day that the span names."""
        first = bisect_left(self._date_starts, start)
        anchor = next(
            (
                day
                for expression in reversed(self._dates[max(0, first - ANCHOR_REACH) : first])
                if expression.kind == "date" and (day := resolve(expression, self.published)[0])
            ),
            None,
        )
        inside = takewhile(lambda d: d.end <= end, islice(self._dates, first, None))
        named = [d for d in inside if not self._only_bounds(d)]
        named.sort(key=lambda d: d.kind in ("month", "year"))
        for expression in named:
            days = resolve(expression, self.published, anchor)
            if days[0] is not None:
                return days
        return None, None, None

    def _bounded(self, start: int, end: int) -> bool:
        """Tell whether a span speaks of all that happened since some month or year."""
        first = bisect_left(self._date_starts, start)
        return any(
            d.bound and d.end <= end and d.kind in WIDE_DATES
            for d in self._dates[first : first + 3]
        )

    def _only_bounds(self, expression: DateExpression) -> bool:
        """Tell whether a date only bounds a time: "since the war began in 2022"."""
        if expression.bound:
            return True
        lead = self.text[max(0, expression.start - UNREAL_REACH) : expression.start]
        wide = expression.kind in ("year", "month")
        return wide and bool(self.words.since.search(lead[lead.rfind(",") + 1 :]))


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
            listed = parsed.text[start - 1 : start] == ";" and reader.places(start, end)
            if event is None and last is not None and listed:
                event = reader.read(last.start, end)  # "hit were A, B in one region; C in another"
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
