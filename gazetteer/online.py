"""Online geocoders, any that geopy knows, for what the store does not hold.

Nothing here runs unless the user asks. Requests are spaced out, repeated when the service is
busy, and remembered on disk for good, misses too: what was asked once is never asked again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import GeocodingError
from gazetteer.places import Place, PlaceKind, Point
from gazetteer.ranking import rough_distance_m

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

USER_AGENT = "geomap/0.1 (offline gazetteer with online fallback)"
"""Who asks. Services want to be told; give your own with an address for heavy use."""

DEFAULT_DELAY_S = 1.0
"""Seconds between requests: Nominatim's policy, and polite everywhere."""

DEFAULT_TIMEOUT_S = 10.0
"""Seconds that one request may take."""

DEFAULT_RETRIES = 2
"""Repetitions after the first failure."""

DEFAULT_LIMIT = 5
"""Answers that are asked for."""

BACKOFF = 2.0
"""Each repetition waits so many times longer than the one before."""

DEFAULT_UNCERTAINTY_M = 5_000.0
"""Radius of an answer that comes without a box: a town's."""

LEAST_UNCERTAINTY_M = 50.0
"""Radius below which no answer is believed: a building's."""

_CACHE_VERSION = 1
"""Raise when what is stored changes: older answers are asked for again."""

_KINDS: Mapping[PlaceKind, frozenset[str]] = {
    PlaceKind.COUNTRY: frozenset({"country"}),
    PlaceKind.REGION: frozenset({"state", "province", "region", "county", "state_district"}),
    PlaceKind.SETTLEMENT: frozenset(
        {"city", "town", "village", "hamlet", "municipality", "locality", "isolated_dwelling"}
    ),
    PlaceKind.DISTRICT: frozenset(
        {"suburb", "borough", "quarter", "neighbourhood", "city_district", "district"}
    ),
    PlaceKind.STREET: frozenset({"road", "street", "highway", "residential", "pedestrian"}),
    PlaceKind.SQUARE: frozenset({"square"}),
    PlaceKind.WATER: frozenset({"water", "river", "waterway", "sea", "bay", "lake", "strait"}),
    PlaceKind.AREA: frozenset({"island", "peninsula", "mountain_range", "natural", "desert"}),
    PlaceKind.POI: frozenset(
        {"amenity", "building", "tourism", "shop", "office", "aeroway", "house", "military"}
    ),
}
"""The words of OpenStreetMap and of the geocoders built on it."""


@dataclass(slots=True)
class AnswerCache:
    """Answers on disk, one small file a question; safe when several processes write."""

    folder: Path
    """Where they are."""

    def _file(self, question: Mapping[str, Any]) -> Path:
        text = json.dumps(question, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return self.folder / digest[:2] / f"{digest}.json"

    def get(self, question: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """Give the answers to a question.

        Parameters
        ----------
        question
            What was asked, of whom.

        Returns
        -------
        list of dict or None
            Empty for a remembered miss; None when it was never asked, or the file is damaged.
        """
        try:
            stored = json.loads(self._file(question).read_text(encoding="utf-8"))
            answers: list[dict[str, Any]] = stored["answers"]
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None
        return answers

    def put(self, question: Mapping[str, Any], answers: list[dict[str, Any]]) -> None:
        """Remember the answers to a question.

        Parameters
        ----------
        question
            What was asked, of whom.
        answers
            What came back; empty for a miss.
        """
        path = self._file(question)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"question": dict(question), "answers": answers}, ensure_ascii=False)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).replace(path)


def default_cache_folder() -> Path:
    """Give the folder where answers are kept unless another is named.

    Returns
    -------
    Path
    """
    from platformdirs import user_cache_path

    return user_cache_path("geomap") / "online"


@dataclass(slots=True, kw_only=True)
class OnlineGeocoder:
    """One online service, asked politely.

    Examples
    --------
    >>> service = OnlineGeocoder("nominatim", user_agent="newsroom/1.0 (me@example.org)")
    >>> service.delay_s
    1.0
    """

    provider: str = field(kw_only=False)
    """Name of a geopy geocoder: "nominatim", "photon", "pelias" …"""
    user_agent: str = USER_AGENT
    """Who asks."""
    timeout_s: float = DEFAULT_TIMEOUT_S
    """Seconds that one request may take."""
    delay_s: float = DEFAULT_DELAY_S
    """Seconds between the starts of two requests."""
    retries: int = DEFAULT_RETRIES
    """Repetitions after a failure that may pass."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Further arguments of the geocoder: domain, scheme, api_key …"""
    cache: AnswerCache | None = None
    """Where answers are kept; None for the user's cache folder."""
    sleep: Callable[[float], None] = time.sleep
    """How to wait; tests do not."""
    _service: Any = field(default=None, init=False, repr=False)
    _last_request: float | None = field(default=None, init=False, repr=False)

    def find(self, text: str, *, limit: int = DEFAULT_LIMIT) -> list[Place]:
        """Ask for a name.

        Parameters
        ----------
        text
            The name as printed.
        limit
            How many answers at most.

        Returns
        -------
        list of Place
            In the service's order; empty when it knows none.

        Raises
        ------
        GeocodingError
            When the service is unknown, or does not answer with something usable.
        """
        if self.cache is None:
            self.cache = AnswerCache(default_cache_folder())
        shown = {
            k: v for k, v in self.options.items() if isinstance(v, str | int) and "key" not in k
        }
        question = {
            "version": _CACHE_VERSION,
            "provider": self.provider,
            "options": shown,
            "text": text,
            "limit": limit,
        }
        answers = self.cache.get(question)
        if answers is None:
            answers = self._ask(text)[:limit]
            self.cache.put(question, answers)
        return [_place(self.provider, answer) for answer in answers]

    def _ask(self, text: str) -> list[dict[str, Any]]:
        """Send the request, again where that may help."""
        from geopy.exc import GeocoderRateLimited, GeopyError

        service = self._connect()
        for attempt in range(self.retries + 1):
            self._wait()
            try:
                locations = service.geocode(text, exactly_one=False)
                return [_answer(location) for location in locations or ()]
            except GeopyError as error:
                if not _may_pass(error) or attempt == self.retries:
                    raise GeocodingError(
                        f"{self.provider} could not be asked for {text!r}: {_told(error)};"
                        " try later, or leave --online out"
                    ) from error
                pause = self.delay_s * BACKOFF**attempt
                if isinstance(error, GeocoderRateLimited) and error.retry_after:
                    pause = max(pause, float(error.retry_after))
                self.sleep(pause)
        return []

    def _connect(self) -> Any:
        if self._service is None:
            from geopy.adapters import URLLibAdapter
            from geopy.exc import GeopyError
            from geopy.geocoders import get_geocoder_for_service

            try:
                kind = get_geocoder_for_service(self.provider)
                self._service = kind(
                    user_agent=self.user_agent,
                    timeout=self.timeout_s,
                    # The other adapter repeats requests by itself, past the pace kept here.
                    adapter_factory=URLLibAdapter,
                    **self.options,
                )
            except (GeopyError, TypeError, ValueError) as error:
                raise GeocodingError(
                    f"online geocoder {self.provider!r} cannot be used: {_told(error)}"
                ) from error
        return self._service

    def _wait(self) -> None:
        """Keep the pace."""
        now = time.monotonic()
        if self._last_request is not None:
            left = self._last_request + self.delay_s - now
            if left > 0:
                self.sleep(left)
        self._last_request = time.monotonic()


def _may_pass(error: Exception) -> bool:
    """Tell whether a repetition may help: not after a wrong key or a wrong question."""
    from geopy import exc

    hopeless = (
        exc.GeocoderAuthenticationFailure,
        exc.GeocoderInsufficientPrivileges,
        exc.GeocoderQueryError,
        exc.ConfigurationError,
    )
    return not isinstance(error, hopeless)


def _told(error: Exception) -> str:
    """Put what an exception says on one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _answer(location: Any) -> dict[str, Any]:
    """Take from a geopy location what a place is made of, as JSON."""
    raw = location.raw if isinstance(location.raw, dict) else {}
    properties = raw.get("properties", raw)
    return {
        "address": location.address,
        "lat": location.latitude,
        "lon": location.longitude,
        "name": properties.get("name") or str(location.address).split(",")[0],
        "osm_type": properties.get("osm_type"),
        "osm_id": properties.get("osm_id"),
        "words": [
            str(properties[key])
            for key in ("addresstype", "layer", "type", "osm_value", "class", "category", "osm_key")
            if properties.get(key)
        ],
        "country": _country(properties),
        "box": raw.get("boundingbox"),
        "extent": properties.get("extent"),
    }


def _country(properties: Mapping[str, Any]) -> str | None:
    address = properties.get("address")
    code = properties.get("countrycode") or properties.get("country_code")
    if isinstance(address, dict):
        code = address.get("country_code") or code
    return str(code).upper() if code else None


def _place(provider: str, answer: Mapping[str, Any]) -> Place:
    point = Point(lon=float(answer["lon"]), lat=float(answer["lat"]))
    return Place(
        place_id=_place_id(provider, answer),
        name=str(answer["name"]),
        kind=_kind(answer["words"]),
        point=point,
        uncertainty_m=_uncertainty_m(point, answer),
        country=answer["country"],
        source=f"{provider} (online)",
        licence="ODbL 1.0" if answer["osm_id"] else "",
        certainty="approximate",
    )


def _place_id(provider: str, answer: Mapping[str, Any]) -> str:
    kinds = {"n": "node", "w": "way", "r": "relation"}
    kind = kinds.get(str(answer["osm_type"] or "")[:1].lower())
    if kind and answer["osm_id"]:
        return f"osm:{kind}/{answer['osm_id']}"
    return f"{provider}:{float(answer['lat']):.5f},{float(answer['lon']):.5f}"


def _kind(words: list[str]) -> PlaceKind:
    """Find the kind of the first word that tells it; the most telling come first."""
    for word in words:
        for kind, members in _KINDS.items():
            if word in members:
                return kind
    return PlaceKind.OTHER


def _uncertainty_m(point: Point, answer: Mapping[str, Any]) -> float:
    """Reach to the farthest corner of the answer's box."""
    if answer["box"]:
        south, north, west, east = (float(side) for side in answer["box"])
    elif answer["extent"]:
        west, north, east, south = (float(side) for side in answer["extent"])
    else:
        return DEFAULT_UNCERTAINTY_M
    corners = (Point(lon=lon, lat=lat) for lon in (west, east) for lat in (south, north))
    reach = max(rough_distance_m(point, corner) for corner in corners)
    return max(LEAST_UNCERTAINTY_M, round(reach))
