"""What is said to have happened: kind, date, figures, alleged actor."""

from geomap.events.counts import read_toll
from geomap.events.finder import (
    RESULTS,
    WEAPON_TYPES,
    Count,
    Event,
    EventReader,
    find_events,
)

__all__ = [
    "RESULTS",
    "WEAPON_TYPES",
    "Count",
    "Event",
    "EventReader",
    "find_events",
    "read_toll",
]
