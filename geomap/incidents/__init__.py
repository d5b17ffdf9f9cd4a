"""Claims of several documents that speak of one event, side by side, never averaged."""

from geomap.incidents.grouping import (
    Incident,
    group_incidents,
)

__all__ = [
    "Incident",
    "group_incidents",
]
