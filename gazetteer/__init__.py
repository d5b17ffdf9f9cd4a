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
    from gazetteer.build import BuildReport, bundled_store
    from gazetteer.capitals import is_unit_capital
    from gazetteer.demonyms import area_of, country_of
    from gazetteer.exporting import export_store
    from gazetteer.finder import Gazetteer
    from gazetteer.geocoders import GazetteerGeocoder
    from gazetteer.geodesy import METRES, bearing_deg, circle, destination, distance_m, inverse
    from gazetteer.imports import part_of
    from gazetteer.online import AnswerCache, OnlineGeocoder
    from gazetteer.polylines import Polyline
    from gazetteer.transfer import import_file

_LATE = {
    "BuildReport": "gazetteer.build",
    "METRES": "gazetteer.geodesy",
    "Border": "gazetteer.borders",
    "BorderSet": "gazetteer.borders",
    "NearestPoint": "gazetteer.borders",
    "Polyline": "gazetteer.polylines",
    "read_line": "gazetteer.borders",
    "inverse": "gazetteer.geodesy",
    "part_of": "gazetteer.imports",
    "Gazetteer": "gazetteer.finder",
    "GazetteerGeocoder": "gazetteer.geocoders",
    "AnswerCache": "gazetteer.online",
    "OnlineGeocoder": "gazetteer.online",
    "bearing_deg": "gazetteer.geodesy",
    "circle": "gazetteer.geodesy",
    "bundled_store": "gazetteer.build",
    "area_of": "gazetteer.demonyms",
    "is_unit_capital": "gazetteer.capitals",
    "country_of": "gazetteer.demonyms",
    "destination": "gazetteer.geodesy",
    "distance_m": "gazetteer.geodesy",
    "export_store": "gazetteer.exporting",
    "import_file": "gazetteer.transfer",
}

__all__ = [
    "METRES",
    "AnswerCache",
    "Border",
    "BorderSet",
    "BuildReport",
    "Candidate",
    "Certainty",
    "Context",
    "Gazetteer",
    "GazetteerError",
    "GazetteerGeocoder",
    "GeocodingError",
    "NameKind",
    "NameSpan",
    "NearestPoint",
    "OnlineGeocoder",
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
    "area_of",
    "bearing_deg",
    "bundled_store",
    "circle",
    "country_of",
    "destination",
    "distance_m",
    "export_store",
    "import_file",
    "inverse",
    "is_unit_capital",
    "part_of",
    "read_line",
]


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for."""
    module = _LATE.get(name)
    if module is None:
        raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")
    return getattr(import_module(module), name)
