"""What is said to have happened: kind, date, figures, alleged actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as an interval: "at least 22" is 22 and None, "dozens" 24 and None."""

    minimum: int | None = None
    maximum: int | None = None


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
    killed: Count = Count()
    injured: Count = Count()
    denied: bool = False
    """Whether the words themselves negate it ("no strike took place")."""
    other_cause: bool = False
    """Whether they grant the event and name another cause."""
    places: tuple[int, ...] = ()
    """Indices of the document's mentions that say where."""
