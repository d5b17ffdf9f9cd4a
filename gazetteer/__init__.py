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
    from gazetteer.borders import Border, BorderSet, NearestPoint, read_line
    from gazetteer.finder import Gazetteer
    from gazetteer.geodesy import METRES, bearing_deg, circle, destination, distance_m, inverse
    from gazetteer.polylines import Polyline

_LATE = {
    "METRES": "gazetteer.geodesy",
    "Border": "gazetteer.borders",
    "BorderSet": "gazetteer.borders",
    "NearestPoint": "gazetteer.borders",
    "Polyline": "gazetteer.polylines",
    "read_line": "gazetteer.borders",
    "inverse": "gazetteer.geodesy",
    "Gazetteer": "gazetteer.finder",
    "bearing_deg": "gazetteer.geodesy",
    "circle": "gazetteer.geodesy",
    "destination": "gazetteer.geodesy",
    "distance_m": "gazetteer.geodesy",
}

__all__ = [
    "METRES",
    "Border",
    "BorderSet",
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
    "Polyline",
    "Resolution",
    "SourceError",
    "StoreError",
    "Toponym",
    "UnknownPlaceError",
    "bearing_deg",
    "circle",
    "destination",
    "distance_m",
    "inverse",
    "read_line",
]


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for."""
    module = _LATE.get(name)
    if module is None:
        raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")
    return getattr(import_module(module), name)
