"""Names to places: an offline, world-wide gazetteer that says how sure it is.

Everything public is here; nothing heavy is imported until it is used.

Examples
--------
>>> from gazetteer import Gazetteer
>>> gaz = Gazetteer.open()
>>> gaz.find("Харків")[0].place.place_id
'geonames:706483'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gazetteer.errors import (
    GazetteerError,
    GeocodingError,
    SourceError,
    StoreError,
    UnknownPlaceError,
)
from gazetteer.places import (
    Candidate,
    Certainty,
    Context,
    NameKind,
    NameSpan,
    Penalty,
    Place,
    PlaceKind,
    PlaceName,
    Point,
    Resolution,
    Toponym,
)

if TYPE_CHECKING:
    from gazetteer.borders import Border, NearestPoint
    from gazetteer.finder import Gazetteer
    from gazetteer.geodesy import bearing_deg, circle, destination, distance_m

_LATE = {
    "Border": "gazetteer.borders",
    "NearestPoint": "gazetteer.borders",
    "Gazetteer": "gazetteer.finder",
    "bearing_deg": "gazetteer.geodesy",
    "circle": "gazetteer.geodesy",
    "destination": "gazetteer.geodesy",
    "distance_m": "gazetteer.geodesy",
}

__all__ = [
    "Border",
    "Candidate",
    "Certainty",
    "Context",
    "Gazetteer",
    "GazetteerError",
    "GeocodingError",
    "NameKind",
    "NameSpan",
    "NearestPoint",
    "Penalty",
    "Place",
    "PlaceKind",
    "PlaceName",
    "Point",
    "Resolution",
    "SourceError",
    "StoreError",
    "Toponym",
    "UnknownPlaceError",
    "bearing_deg",
    "circle",
    "destination",
    "distance_m",
]


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for."""
    module = _LATE.get(name)
    if module is None:
        raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")
    return getattr(import_module(module), name)
