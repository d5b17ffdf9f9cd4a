"""The gazetteer as a geopy geocoder, for everything that takes one.

`geopandas.tools.geocode(names, provider=GazetteerGeocoder)` works offline, as does geopy's
`RateLimiter`. The other way round, asking geopy's online geocoders, is `gazetteer.online`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from gazetteer.demonyms import countries
from gazetteer.errors import UnknownPlaceError
from gazetteer.finder import DEFAULT_LIMIT, Gazetteer
from gazetteer.places import Point

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer.places import Candidate, Place, PlaceKind


class GazetteerGeocoder(Geocoder):  # type: ignore[misc] # geopy ships no types
    """A geopy geocoder that answers from the embedded store.

    Parameters
    ----------
    gazetteer
        The gazetteer to ask; None opens the bundled one.
    layers
        The reader's own layers, when `gazetteer` is None.
    **geopy_options
        Whatever geopy's geocoders take; nothing of it matters offline.

    Examples
    --------
    >>> geocoder = GazetteerGeocoder()
    >>> geocoder.geocode("Харків").address
    'Kharkiv, Kharkiv Oblast, Ukraine'
    """

    def __init__(
        self,
        *,
        gazetteer: Gazetteer | None = None,
        layers: tuple[Path | str, ...] = (),
        **geopy_options: Any,
    ) -> None:
        super().__init__(**geopy_options)
        self.gazetteer = gazetteer if gazetteer is not None else Gazetteer.open(*layers)

    def geocode(  # noqa: PLR0913 - geopy's own arguments, and the gazetteer's filters
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's callers pass it
        limit: int = DEFAULT_LIMIT,
        within: str | None = None,
        near: str | None = None,
        country: str | None = None,
        kind: PlaceKind | None = None,
    ) -> Location | list[Location] | None:
        """Look a name up.

        Parameters
        ----------
        query
            The name, with or without what contains it.
        exactly_one
            Give the best one only.
        timeout
            Not used: nothing is sent.
        limit
            How many to give when `exactly_one` is False.
        within, near, country, kind
            As in `Gazetteer.find`.

        Returns
        -------
        Location, list of Location or None
            None when nothing is found. `raw` holds the place, its confidence and penalties.

        Raises
        ------
        GeocoderQueryError
            When `within`, `near` or `country` name nothing known.
        """
        try:
            found = self.gazetteer.find(
                query, within=within, near=near, country=country, kind=kind, limit=limit
            )
        except UnknownPlaceError as error:
            raise GeocoderQueryError(str(error)) from error
        locations = [_location(candidate.place, candidate) for candidate in found]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's callers pass it
    ) -> Location | list[Location] | None:
        """Find what is at a point.

        Parameters
        ----------
        query
            What geopy takes for a point: `(latitude, longitude)`, a geopy point, a string.
        exactly_one
            Give the smallest place only.
        timeout
            Not used: nothing is sent.

        Returns
        -------
        Location, list of Location or None
            The places that contain the point, smallest first; None in the open sea.

        Raises
        ------
        ValueError
            When the query is no point.
        """
        lat, lon = (float(part) for part in self._coerce_point_to_string(query).split(","))
        found = self.gazetteer.containing(Point(lon=lon, lat=lat))
        locations = [_location(place) for place in found]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None


def _location(place: Place, candidate: Candidate | None = None) -> Location:
    """Turn a place into what geopy's callers expect; latitude comes first there."""
    raw: dict[str, Any] = {
        "place_id": place.place_id,
        "kind": place.kind.value,
        "uncertainty_m": place.uncertainty_m,
        "source": place.source,
    }
    if candidate is not None:
        raw["confidence"] = candidate.confidence
        raw["penalties"] = {p.name: p.value for p in candidate.penalties}
    return Location(_address(place), (place.point.lat, place.point.lon), raw)


def _address(place: Place) -> str:
    """Write a place with its unit and country, without repeating a name."""
    known = countries().get(place.country or "")
    parts = [place.name, place.admin1, known.name if known else place.country]
    return ", ".join(dict.fromkeys(part for part in parts if part))
