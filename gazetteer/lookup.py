"""Looking one query up: the layers, the borders and, if wanted, an online service behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer import containment, demonyms, jointly, namesakes, ranking
from gazetteer.errors import UnknownPlaceError
from gazetteer.names import search_key
from gazetteer.places import Candidate, Context, Penalty, Place, PlaceKind, PlaceName, Point
from gazetteer.readings import Reading, border_countries, split_container
from gazetteer.search import Hit, misspelt, search
from gazetteer.towns_and_regions import with_namesakes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.layers import Layers
    from gazetteer.lines import Lines
    from gazetteer.online import OnlineGeocoder

AROUND_DEG = 0.5
"""How far about a point its country is looked for, in degrees."""

CONTAINER_MEANINGS = 5
"""Meanings of a container's name that are tried: "in Kharkiv" may be the city or the region."""

ONLINE_COST = 2.5
"""Cost of an online answer: as sure as a city of half a million, since somebody else judged."""

ONLINE_STEP = 1.0
"""Cost of each answer that the service puts before it."""

_MOST_CACHED = 20_000
"""Searches kept in memory: the names of some thousand articles."""

Judged = list[tuple[Hit, tuple[Penalty, ...]]]
"""Hits, each with the penalties it has so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a user says about a place beside its name."""

    within: str | Place | None = None
    """What contains it."""
    near: str | Place | Point | None = None
    """What it is near to."""
    country: str | None = None
    """Name or ISO alpha-2 code of its country."""
    kind: PlaceKind | None = None
    """The kind it is of."""


@dataclass(slots=True)
class Lookup:
    """Everything that can tell what a name means."""

    layers: Layers
    """The stores."""
    lines: Lines
    """The borders."""
    online: OnlineGeocoder | None = None
    """What to ask for names that no layer holds."""
    _countries: dict[Point, str | None] = field(default_factory=dict, init=False, repr=False)
    _searches: dict[tuple[str, PlaceKind | None, str | None, bool], list[Hit]] = field(
        default_factory=dict, init=False, repr=False
    )

    def find(self, text: str, filters: Filters, limit: int) -> list[Candidate]:
        """Look a query up.

        Parameters
        ----------
        text
            The query.
        filters
            What else is known of it.
        limit
            How many to give at most.

        Returns
        -------
        list of Candidate
            Best first.

        Raises
        ------
        UnknownPlaceError
            When a filter names nothing known.
        """
        countries = border_countries(text)
        if countries and filters.kind in {None, PlaceKind.BORDER}:
            return self.borders(text, self._narrowed(countries, filters))
        wanted = None if filters.country is None else _country_code(filters.country)
        kept = [
            (hit, penalties)
            for hit, penalties in self._judged(text, filters.kind)
            if (wanted is None or hit.place.country == wanted)
            and (filters.kind is None or hit.place.kind is filters.kind)
        ]
        if filters.within is not None:
            kept = self._inside(kept, filters.within)
        if filters.near is not None:
            point = self._point(filters.near)
            kept = [(hit, (*p, ranking.near_penalty(hit.place, point))) for hit, p in kept]
        return ranking.rank(kept)[:limit]

    def _judged(self, text: str, kind: PlaceKind | None) -> Judged:
        """Search a query as one name, or as a name and its container."""
        hits = self.search(text, kind, None, typed=True)
        if not hits and self.online is not None:
            return self.ask_online(text)
        split = split_container(text)
        if split is not None and not any(hit.how == "exact" for hit in hits):
            inner = jointly.prepare("inner", self.search(split[0], kind, None, typed=True), None)
            outer = jointly.prepare("outer", self.search(split[1], None, None, typed=True), None)
            inner.within = 1
            if inner.hits and outer.hits:
                judged = jointly.resolve_names([inner, outer], Context())[0]
                return list(zip(inner.hits, judged.penalties, strict=True))
        return namesakes.judge(hits)

    def search(
        self, text: str, kind: PlaceKind | None, language: str | None, *, typed: bool = False
    ) -> list[Hit]:
        """Search the layers, remembering what was found.

        Parameters
        ----------
        text
            The name as printed.
        kind
            The kind that the words around it ask for.
        language
            ISO 639-1 code of the text.
        typed
            Whether a person typed it.

        Returns
        -------
        list of Hit
        """
        query = (text, kind, language, typed)
        hits = self._searches.get(query)
        if hits is None:
            found = search(self.layers, text, kind=kind, language=language, typed=typed)
            hits = with_namesakes(self.layers, found)
            if len(self._searches) >= _MOST_CACHED:
                self._searches.clear()
            self._searches[query] = hits
        return hits

    def misspelt(self, text: str, kind: PlaceKind | None, countries: set[str]) -> list[Hit]:
        """Find what a name that means nothing may be a slip for, in some countries.

        Parameters
        ----------
        text
            The name as printed.
        kind
            The kind that the words around it ask for.
        countries
            ISO alpha-2 codes.

        Returns
        -------
        list of Hit
        """
        return misspelt(self.layers, text, kind, countries)

    def country_near(self, point: Point) -> str | None:
        """Tell the country of the settlement nearest to a point.

        Parameters
        ----------
        point
            Where an outlet reports from.

        Returns
        -------
        str or None
            ISO 3166-1 alpha-2; None when nothing lies near.
        """
        if point not in self._countries:
            west, east = (
                (point.lon + side + 180.0) % 360.0 - 180.0 for side in (-AROUND_DEG, AROUND_DEG)
            )
            south, north = point.lat - AROUND_DEG, point.lat + AROUND_DEG
            around = self.layers.in_box(
                west, max(-90.0, south), east, min(90.0, north), kinds=[PlaceKind.SETTLEMENT]
            )
            around.sort(key=lambda place: ranking.rough_distance_m(place.point, point))
            self._countries[point] = around[0].country if around else None
        return self._countries[point]

    def ask_online(self, text: str) -> Judged:
        """Ask the online geocoder, whose order is all that is known of its answers.

        Parameters
        ----------
        text
            The name as printed.

        Returns
        -------
        list of tuple of Hit and tuple of Penalty
            Empty when nobody is to be asked.

        Raises
        ------
        GeocodingError
            When the service does not answer.
        """
        if self.online is None:
            return []
        reading = Reading(search_key(text))
        reason = f"found by {self.online.provider}, not in the gazetteer"
        return [
            (
                Hit(place, PlaceName(text), "exact", 0, reading),
                (Penalty("online", ONLINE_COST + ONLINE_STEP * rank, reason),),
            )
            for rank, place in enumerate(self.online.find(text))
        ]

    def _inside(self, found: Judged, within: str | Place) -> Judged:
        """Keep what lies in the likeliest meaning of `within` that contains any of it."""
        for outer in self._meanings(within):
            kept = [pair for pair in found if containment.contains(outer, pair[0].place)]
            if kept:
                return kept
        return []

    def _meanings(self, within: str | Place) -> list[Place]:
        if isinstance(within, Place):
            return [within]
        candidates = self.find(within, Filters(), CONTAINER_MEANINGS)
        if not candidates:
            raise UnknownPlaceError(f"no place is called {within!r}; look for what contains it")
        return [candidate.place for candidate in candidates]

    def _point(self, near: str | Place | Point) -> Point:
        if isinstance(near, Point):
            return near
        return self._meanings(near)[0].point

    def _narrowed(self, countries: tuple[str, ...], filters: Filters) -> tuple[str, ...]:
        """Take of one country's border the part with the neighbour that the filters speak of."""
        place = filters.near if filters.near is not None else filters.within
        if len(countries) > 1 or place is None or isinstance(place, Point):
            return countries
        other = self._meanings(place)[0].country
        return (*countries, other) if other in self.lines.neighbours(countries[0]) else countries

    def borders(self, text: str, countries: Sequence[str]) -> list[Candidate]:
        """Give the border of some countries.

        Parameters
        ----------
        text
            The words that name it.
        countries
            One or two ISO alpha-2 codes.

        Returns
        -------
        list of Candidate
            One, or none where the countries share no border.
        """
        try:
            place = self.lines.place(*countries)
        except UnknownPlaceError:
            return []
        penalty = Penalty("kind", 0.0, "the text names a border")
        return [Candidate(place, PlaceName(text), (penalty,), 1.0)]


def _country_code(country: str) -> str:
    if len(country) == 2 and country.upper() in demonyms.countries():  # noqa: PLR2004 - letters of a country code
        return country.upper()
    code = demonyms.country_of(country, any_case=True)
    if code is None:
        raise UnknownPlaceError(
            f"no country is called {country!r}; give its name or a code such as UA"
        )
    return code
