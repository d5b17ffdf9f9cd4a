"""Statements with the days and the kinds of event that others of their document tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.events import WEAPON_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.claimants import Attribution, Stance
    from geomap.events import Event, EventReader

SPEECH_DATE = "date of the statement"
"""Basis of a day that the sentence gives outside the claimant's words."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An event with who states it and where: what a claim is made of."""

    event: Event
    attribution: Attribution
    stance: Stance
    places: tuple[int, ...]
    """Indices of the document's mentions."""


def complete(
    statements: Sequence[Statement],
    reader: EventReader,
    place_key: Callable[[int], str],
    sentence: Callable[[int], tuple[int, int]],
) -> list[Statement]:
    """Give statements with the days and the kinds of event that others tell of their places.

    Parameters
    ----------
    statements
        The statements of one document, in order.
    reader
        Reads the days that its sentences name.
    place_key
        Tells one place from another, by the index of its mention.
    sentence
        Gives the span of the sentence that holds a position.

    Returns
    -------
    list of Statement
        In the same order.
    """
    completion = _Completion(reader, place_key, sentence)
    usual = Counter(s.event.event_type for s in statements if s.event.event_type in WEAPON_TYPES)
    finished: list[Statement] = []
    for statement in statements:
        event = completion.completed(statement, finished[-1] if finished else None)
        if event.event_type == "other" and event.attack and usual:
            event = replace(event, event_type=usual.most_common(1)[0][0])
        finished.append(replace(statement, event=event))
    return completion.dated_backwards(finished)


class _Completion:
    """Remembers, for each place, the last event there with a day, and with a kind."""

    def __init__(
        self,
        reader: EventReader,
        place_key: Callable[[int], str],
        sentence: Callable[[int], tuple[int, int]],
    ) -> None:
        self._reader = reader
        self._place_key = place_key
        self._sentence = sentence
        self._known: dict[str, tuple[Event, Event]] = {}

    def completed(self, statement: Statement, before: Statement | None) -> Event:
        """Give an event without day or kind those of its sentence, or of what was told before."""
        known = self._known
        event = statement.event
        keys = [self._place_key(index) for index in statement.places]
        dated, kinded = next((known[key] for key in keys if key in known), (None, None))
        if event.first_day is None:
            days = self._reader.date_of(*self._sentence(event.start))
            basis = SPEECH_DATE if days[0] is not None else None
            event = replace(event, first_day=days[0], last_day=days[1], date_basis=basis)
        if event.first_day is None and dated is None:
            dated = before.event if before is not None else None
        event = _dated_as(event, dated)
        weapon = kinded.event_type if kinded is not None else "other"
        if event.event_type == "other" and event.attack and weapon in WEAPON_TYPES:
            event = replace(event, event_type=weapon)
        for key in keys:
            last_dated, last_kinded = known.get(key, (event, event))
            known[key] = (
                event if event.first_day is not None else last_dated,
                event if event.event_type in WEAPON_TYPES else last_kinded,
            )
        return event

    def dated_backwards(self, statements: list[Statement]) -> list[Statement]:
        """Give those still without a day the one that a later statement tells of their place."""
        later: dict[str, Event] = {}
        finished = []
        for statement in reversed(statements):
            keys = [self._place_key(index) for index in statement.places]
            told = next((later[key] for key in keys if key in later), None)
            event = _dated_as(statement.event, told)
            if event.first_day is not None:
                later.update(dict.fromkeys(keys, event))
            finished.append(replace(statement, event=event))
        return finished[::-1]


def _dated_as(event: Event, other: Event | None) -> Event:
    """Give an event without a day that of another one."""
    if event.first_day is not None or other is None or other.first_day is None:
        return event
    return replace(
        event,
        first_day=other.first_day,
        last_day=other.last_day,
        date_basis="the event it continues",
    )
