"""The gazetteer as its users see it: `Gazetteer`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gazetteer import demonyms, jointly, ranking
from gazetteer.errors import UnknownPlaceError
from gazetteer.layers import Layers
from gazetteer.lines import Lines
from gazetteer.names import search_key
from gazetteer.places import (
    Candidate,
    Context,
    NameSpan,
    Penalty,
    Place,
    PlaceKind,
    PlaceName,
    Point,
    Resolution,
    Toponym,
)
from gazetteer.search import Hit, border_countries, search, split_container
from gazetteer.spotting import spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gazetteer.borders import Border

DEFAULT_LIMIT = 10
"""Candidates that `find` gives unless told otherwise."""

CONTAINER_MEANINGS = 5
"""Meanings of a container's name that are tried: "in Kharkiv" may be the city or the region."""

EXPLAINED_CANDIDATES = 8
"""Candidates that a resolution carries."""

MIN_CONFIDENCE = 0.4
"""Below this, summed over candidates that are near each other, a name is too close to call.
At 0.4 a wrong place is already likelier than the right one."""

SAME_SPOT_M = 25_000.0
"""Candidates within this of the best agree with it for the purpose of abstaining: a town and its
district, entered twice."""

_MOST_CACHED = 20_000
"""Searches kept in memory: the names of some thousand articles."""


class Gazetteer:
    """Names to places, and places to what is around them.

    Make one with `Gazetteer.open`; it is a context manager. It may be used from one thread.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> with Gazetteer.open() as gaz:
    ...     [c.place.name for c in gaz.find("Харків", limit=1)]
    ['Kharkiv']
    """

    def __init__(self, layers: Layers, *, borders: Path | None = None) -> None:
        self._layers = layers
        self._lines = Lines(borders)
        self._searches: dict[tuple[str, PlaceKind | None, str | None, bool], list[Hit]] = {}

    @classmethod
    def open(
        cls,
        *layers: Path | str,
        borders: Path | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Self:
        """Open the bundled gazetteer, and layers of the reader's own above it.

        Parameters
        ----------
        *layers
            Files of places (compiled stores or sources), searched first.
        borders
            A file of border lines to use instead of the bundled ones.
        progress
            Called with what is done, how much there is and what it is, while a store is compiled
            on first use.

        Returns
        -------
        Gazetteer

        Raises
        ------
        StoreError
            When a store cannot be opened or made.
        SourceError
            When a layer cannot be read.
        """
        return cls(Layers.open([Path(layer) for layer in layers], progress), borders=borders)

    def close(self) -> None:
        """Close the stores; the gazetteer cannot be used afterwards."""
        self._layers.close()

    def __enter__(self) -> Self:
        """Use it in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the stores."""
        self.close()

    def info(self) -> dict[str, Any]:
        """Tell what the gazetteer holds.

        Returns
        -------
        dict
            What each layer says of itself, under "layers", topmost first.
        """
        return self._layers.info()

    def get(self, place_id: str) -> Place | None:
        """Give a place by its id.

        Parameters
        ----------
        place_id
            As in the `place_id` column; "border:RU-UA" for a border.

        Returns
        -------
        Place or None
            None when there is no such place.
        """
        if place_id.startswith("border:"):
            return self._lines.place(*place_id.removeprefix("border:").split("-"))
        return self._layers.get(place_id)

    def names(self, place_id: str) -> tuple[PlaceName, ...]:
        """Give all names of a place.

        Parameters
        ----------
        place_id
            The place's id.

        Returns
        -------
        tuple of PlaceName
            Empty when there is no such place.
        """
        return self._layers.names(place_id)

    def country_of(self, word: str) -> str | None:
        """Tell which country a demonym, an adjective or a country's name speaks of.

        Parameters
        ----------
        word
            In English, Ukrainian or Russian; inflected or not.

        Returns
        -------
        str or None
            ISO 3166-1 alpha-2.
        """
        return demonyms.country_of(word)

    def demonym(self, country: str) -> str:
        """Give the English adjective of a country.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2.

        Returns
        -------
        str

        Raises
        ------
        UnknownPlaceError
            When there is no such country.
        """
        return demonyms.demonym(country)

    def spot(self, text: str) -> list[NameSpan]:
        """Find all longest names of the gazetteer in running text.

        Parameters
        ----------
        text
            Any text; Ukrainian and Russian names may be inflected.

        Returns
        -------
        list of NameSpan
            In the order of the text, without overlaps.
        """
        return spot(self._layers, text)

    # -- names ------------------------------------------------------------------------------

    def find(  # noqa: PLR0913 - each is a filter that the command line offers
        self,
        text: str,
        *,
        within: str | Place | None = None,
        near: str | Place | Point | None = None,
        country: str | None = None,
        kind: PlaceKind | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> list[Candidate]:
        """Look a place up.

        Parameters
        ----------
        text
            A name in any language and script, with or without generic words; also "X, Y",
            "X in Y" and borders ("Russian border").
        within
            What contains it: a name, or a place.
        near
            What it is near to: a name, a place or a point. Nearer ones come first.
        country
            Name or ISO alpha-2 code of the country it is in.
        kind
            The kind it is of.
        limit
            How many to give at most.

        Returns
        -------
        list of Candidate
            Best first, each with the penalties that put it there; empty when nothing fits.

        Raises
        ------
        UnknownPlaceError
            When `within`, `near` or `country` name nothing known.
        """
        countries = border_countries(text)
        if countries and kind in {None, PlaceKind.BORDER}:
            return self._borders_found(text, countries)
        wanted = None if country is None else self._country_code(country)
        found = self._find_names(text, kind)
        kept = [
            (hit, penalties)
            for hit, penalties in found
            if (wanted is None or hit.place.country == wanted)
            and (kind is None or hit.place.kind is kind)
        ]
        if within is not None:
            kept = self._inside(kept, within)
        if near is not None:
            point = self._point(near)
            kept = [(hit, (*p, ranking.near_penalty(hit.place, point))) for hit, p in kept]
        return ranking.rank(kept)[:limit]

    def _find_names(
        self, text: str, kind: PlaceKind | None
    ) -> list[tuple[Hit, tuple[Penalty, ...]]]:
        """Search a query as one name, or as a name and its container."""
        hits = self._search(text, kind, None, typed=True)
        split = split_container(text)
        if split is not None and not any(hit.how == "exact" for hit in hits):
            inner = jointly.prepare("inner", self._search(split[0], kind, None, typed=True), None)
            outer = jointly.prepare("outer", self._search(split[1], None, None, typed=True), None)
            inner.within = 1
            if inner.hits and outer.hits:
                judged = jointly.resolve_names([inner, outer], Context())[0]
                return list(zip(inner.hits, judged.penalties, strict=True))
        return ranking.judge(hits)

    def _search(
        self, text: str, kind: PlaceKind | None, language: str | None, *, typed: bool = False
    ) -> list[Hit]:
        """Search, remembering what was found."""
        query = (text, kind, language, typed)
        hits = self._searches.get(query)
        if hits is None:
            hits = search(self._layers, text, kind=kind, language=language, typed=typed)
            if len(self._searches) >= _MOST_CACHED:
                self._searches.clear()
            self._searches[query] = hits
        return hits

    def _country_code(self, country: str) -> str:
        if len(country) == 2 and country.upper() in demonyms.countries():  # noqa: PLR2004
            return country.upper()
        code = demonyms.country_of(country, any_case=True)
        if code is None:
            raise UnknownPlaceError(
                f"no country is called {country!r}; give its name or a code such as UA"
            )
        return code

    def _inside(
        self, found: list[tuple[Hit, tuple[Penalty, ...]]], within: str | Place
    ) -> list[tuple[Hit, tuple[Penalty, ...]]]:
        """Keep what lies in the likeliest meaning of `within` that contains any of it."""
        for outer in self._meanings(within):
            kept = [pair for pair in found if jointly.contains(outer, pair[0].place)]
            if kept:
                return kept
        return []

    def _meanings(self, within: str | Place) -> list[Place]:
        if isinstance(within, Place):
            return [within]
        candidates = self.find(within, limit=CONTAINER_MEANINGS)
        if not candidates:
            raise UnknownPlaceError(f"no place is called {within!r}; look for what contains it")
        return [candidate.place for candidate in candidates]

    def _point(self, near: str | Place | Point) -> Point:
        if isinstance(near, Point):
            return near
        return self._meanings(near)[0].point

    def _borders_found(self, text: str, countries: Sequence[str]) -> list[Candidate]:
        try:
            place = self._lines.place(*countries)
        except UnknownPlaceError:
            return []
        penalty = Penalty("kind", 0.0, "the text names a border")
        return [Candidate(place, PlaceName(text), (penalty,), 1.0)]

    # -- documents --------------------------------------------------------------------------

    def resolve(
        self, toponyms: Sequence[str | Toponym], *, context: Context | None = None
    ) -> list[Resolution]:
        """Resolve all place names of a document together.

        Parameters
        ----------
        toponyms
            The names in the order of the text.
        context
            What is known of the document beside them: priors, never filters.

        Returns
        -------
        list of Resolution
            Of the same length and order. `place` is None where the gazetteer abstains.
        """
        context = context or Context()
        items = [Toponym(item) if isinstance(item, str) else item for item in toponyms]
        names, group_of = self._grouped(items, context)
        ranked = [
            ranking.rank(list(zip(name.hits, judged.penalties, strict=True)), judged.nothing_fits)
            for name, judged in zip(names, jointly.resolve_names(names, context), strict=True)
        ]
        chosen = [_decide(candidates) for candidates in ranked]
        spoken_of = self._countries_of(place for place, _, _, _ in chosen)
        results = []
        for item, group in zip(items, group_of, strict=True):
            if group is None:
                results.append(self._resolve_border(item.text, spoken_of))
            else:
                results.append(Resolution(item.text, *chosen[group]))
        return results

    def _grouped(
        self, items: Sequence[Toponym], context: Context
    ) -> tuple[list[jointly.Name], list[int | None]]:
        """Make one name of all toponyms that are written alike; None for borders."""
        keys = [(search_key(item.text), item.kind) for item in items]
        groups: dict[Any, int] = {}
        names: list[jointly.Name] = []
        containers: list[int | None] = []
        group_of: list[int | None] = []
        for item, key in zip(items, keys, strict=True):
            if border_countries(item.text):
                group_of.append(None)
                continue
            full_key = (key, None if item.within is None else keys[item.within])
            if full_key not in groups:
                groups[full_key] = len(names)
                hits = self._search(item.text, item.kind, context.language)
                names.append(jointly.prepare(key[0], hits, context.language))
                containers.append(item.within)
            else:
                names[groups[full_key]].count += 1
            group_of.append(groups[full_key])
        for name, container in zip(names, containers, strict=True):
            name.within = None if container is None else group_of[container]
        return names, group_of

    @staticmethod
    def _countries_of(places: Iterable[Place | None]) -> list[str]:
        """Rank the countries of the resolved places, most places first."""
        counts: dict[str, int] = {}
        for place in places:
            if place is not None and place.country is not None:
                counts[place.country] = counts.get(place.country, 0) + 1
        return sorted(counts, key=lambda country: (-counts[country], country))

    def _resolve_border(self, text: str, spoken_of: Sequence[str]) -> Resolution:
        """Resolve a border; one country's becomes that with the neighbour the text speaks of."""
        countries = border_countries(text)
        if len(countries) == 1:
            neighbours = set(self._lines.neighbours(countries[0]))
            others = [country for country in spoken_of if country in neighbours]
            countries = (countries[0], *others[:1])
        candidates = self._borders_found(text, countries)
        if not candidates:
            return Resolution(text, None, 0.0, (), "these countries share no land border")
        place = candidates[0].place
        return Resolution(text, place, 1.0, tuple(candidates), f"names the {place.name}")

    # -- shapes and lines -------------------------------------------------------------------

    def border(self, *countries: str) -> Border:
        """Give the land border of a country, or between two.

        Parameters
        ----------
        *countries
            One or two ISO alpha-2 codes.

        Returns
        -------
        Border
            With its data set, resolution and policy on disputed lines.

        Raises
        ------
        UnknownPlaceError
            When there is no such country, or the two share no land border.
        """
        return self._lines.border(*countries)

    def footprint(self, place: Place) -> Any:
        """Give a place's shape.

        Parameters
        ----------
        place
            The place.

        Returns
        -------
        shapely geometry
            The true polygon where the store has it, the line of a border, else the geodesic
            circle of `uncertainty_m`; longitude and latitude.
        """
        from gazetteer import shapes

        if place.kind is PlaceKind.BORDER and place.place_id.startswith("border:"):
            codes = place.place_id.removeprefix("border:").split("-")
            return self._lines.border(*codes).geometry
        return shapes.footprint(self._layers, place)

    def containing(self, point: Point) -> list[Place]:
        """List the places that contain a point.

        Parameters
        ----------
        point
            The point.

        Returns
        -------
        list of Place
            Smallest first. Where the store has no shape, the circle of `uncertainty_m` decides.
        """
        from gazetteer import shapes

        return shapes.containing(self._layers, point)

    def nearest(
        self, point: Point, n: int = 1, kind: PlaceKind | None = None
    ) -> list[tuple[Place, float]]:
        """List the places nearest to a point.

        Parameters
        ----------
        point
            The point.
        n
            How many.
        kind
            Only places of this kind.

        Returns
        -------
        list of tuple of Place and float
            Nearest first, with the distance in metres between the points.
        """
        from gazetteer import shapes

        return shapes.nearest(self._layers, point, n, kind)

    def around(
        self, point: Point, radius_m: float, kind: PlaceKind | None = None
    ) -> list[tuple[Place, float]]:
        """List all places whose point lies within a distance of another.

        Parameters
        ----------
        point
            The centre.
        radius_m
            The distance in metres.
        kind
            Only places of this kind.

        Returns
        -------
        list of tuple of Place and float
            Nearest first, with the distance in metres between the points.
        """
        from gazetteer import shapes

        return shapes.around(self._layers, point, radius_m, kind)

    def inside(  # noqa: PLR0913 - the four sides of a box, and what to give of it
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        *,
        kinds: Sequence[PlaceKind] | None = None,
        min_population: int = 0,
        limit: int | None = None,
    ) -> list[Place]:
        """List the places whose point lies in a box.

        Parameters
        ----------
        west, south, east, north
            The sides in degrees; `west` may be greater than `east` across the antimeridian.
        kinds
            Only places of these kinds.
        min_population
            Only settlements of so many inhabitants.
        limit
            How many at most, most populous first.

        Returns
        -------
        list of Place
        """
        return self._layers.in_box(
            west, south, east, north, kinds=kinds, min_population=min_population, limit=limit
        )

    def outlines(  # noqa: PLR0913 - the four sides of a box, and what to draw in it
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        *,
        kind: PlaceKind,
        tolerance_deg: float,
    ) -> list[tuple[Place, Any]]:
        """Give the shapes of countries or regions in a box, for a small map.

        Parameters
        ----------
        west, south, east, north
            The sides in degrees.
        kind
            COUNTRY or REGION.
        tolerance_deg
            How far, in degrees, a simplified line may leave the true one.

        Returns
        -------
        list of tuple of Place and shapely geometry
            Clipped to the box and simplified.
        """
        from gazetteer import shapes

        box = (west, south, east, north)
        return shapes.outlines(self._layers, box, kind=kind, tolerance_deg=tolerance_deg)


def _decide(
    candidates: list[Candidate],
) -> tuple[Place | None, float, tuple[Candidate, ...], str]:
    """Choose the best candidate, or abstain."""
    if not candidates:
        return None, 0.0, (), "the gazetteer holds no such name"
    best = candidates[0]
    agreeing = sum(c.confidence for c in candidates if _agree(best.place, c.place))
    shown = tuple(candidates[:EXPLAINED_CANDIDATES])
    confidence = round(min(1.0, best.confidence), 4)
    if agreeing >= MIN_CONFIDENCE:
        return best.place, confidence, shown, _why(candidates)
    others = [c for c in candidates if not _agree(best.place, c.place)]
    if others and others[0].confidence > (1 - MIN_CONFIDENCE) * best.confidence:
        rivals = f"{_label(best.place)} or {_label(others[0].place)}"
        return None, confidence, shown, f"too close to call: {rivals}"
    return None, confidence, shown, f"{_label(best.place)} is too unlikely to be meant"


def _agree(a: Place, b: Place) -> bool:
    return a.place_id == b.place_id or (ranking.rough_distance_m(a.point, b.point) <= SAME_SPOT_M)


def _label(place: Place) -> str:
    """Name a place so that it is told apart: name, kind, unit, country."""
    where = ", ".join(filter(None, (place.admin1, place.country)))
    return f"{place.name} ({place.kind.value}{', ' + where if where else ''})"


def _why(candidates: list[Candidate]) -> str:
    """Say in one sentence why the first is first."""
    best = candidates[0]
    if len(candidates) == 1:
        return f"{_label(best.place)}: the only place of this name"
    costs = {penalty.name: penalty.value for penalty in candidates[1].penalties}
    gains = [(costs.get(penalty.name, 0.0) - penalty.value, penalty) for penalty in best.penalties]
    gain, strongest = max(gains, key=lambda pair: pair[0], default=(0.0, None))
    if strongest is None or gain <= 0:
        return f"{_label(best.place)} rather than {_label(candidates[1].place)}"
    return (
        f"{_label(best.place)} rather than {_label(candidates[1].place)}: "
        f"{strongest.name} ({strongest.reason})"
    )
