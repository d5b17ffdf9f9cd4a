"""Articles to maps: who says what happened where.

Examples
--------
>>> import geomap
>>> geomap.check("Kharkiv lies about 30 km from the Russian border")["verdict"].item()
'consistent'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapError, InputError, OutputError, UsageError
from geomap.settings import Settings

if TYPE_CHECKING:
    from geomap.api import check, extract, map, places, report  # noqa: A004 - the public name
    from geomap.spatial import distance_between, distance_to, distance_to_border

__version__ = "0.1.0"

_LATE = {
    **dict.fromkeys(("check", "extract", "map", "places", "report"), "geomap.api"),
    **dict.fromkeys(("distance_between", "distance_to", "distance_to_border"), "geomap.spatial"),
}

__all__ = [
    "GeomapError",
    "InputError",
    "OutputError",
    "Settings",
    "UsageError",
    "check",
    "distance_between",
    "distance_to",
    "distance_to_border",
    "extract",
    "map",
    "places",
    "report",
]


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for."""
    module = _LATE.get(name)
    if module is None:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    return getattr(import_module(module), name)
