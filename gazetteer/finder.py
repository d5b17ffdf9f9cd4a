"""The gazetteer as its users see it: `Gazetteer`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gazetteer import demonyms
from gazetteer.layers import Layers
from gazetteer.lines import Lines
from gazetteer.lookup import Filters, Lookup
from gazetteer.places import (
    Candidate,
    Context,
    NameSpan,
    Place,
    PlaceKind,
    PlaceName,
    Point,
    Resolution,
    Toponym,
)
from gazetteer.resolving import resolve
from gazetteer.spotting import spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazetteer.borders import Border
    from gazetteer.online import OnlineGeocoder

DEFAULT_LIMIT = 10
"""Candidates that `find` gives unless told otherwise."""


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

    def __init__(
        self, layers: Layers, *, borders: Path | None = None, online: OnlineGeocoder | None = None
    ) -> None:
        self._layers = layers
        self._lines = Lines(borders)
        self._lookup = Lookup(layers, self._lines, online)

    @classmethod
    def open(
        cls,
        *layers: Path | str,
        borders: Path | None = None,
        online: str | OnlineGeocoder | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Self:
        """Open the bundled gazetteer, and layers of the reader's own above it.

        Parameters
        ----------
        *layers
            Files of places (compiled stores or sources), searched first.
        borders
            A file of border lines to use instead of the bundled ones.
        online
            What to ask for names that no layer holds: the name of a geopy geocoder
            ("nominatim"), or one that is set up. None, the default, asks nobody.
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
        opened = Layers.open([Path(layer) for layer in layers], progress)
        if isinstance(online, str):
            from gazetteer.online import OnlineGeocoder

            online = OnlineGeocoder(online)
        return cls(opened, borders=borders, online=online)

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

    def verify(self) -> None:
        """Check every byte of all layers; 0.1 s for 200 MB.

        Raises
        ------
        StoreError
            One of them is not as it was written.
        """
        self._layers.verify()

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
        filters = Filters(within=within, near=near, country=country, kind=kind)
        return self._lookup.find(text, filters, limit)

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
        return resolve(self._lookup, toponyms, context or Context())

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

    def containing(self, point: Point, *, kinds: Sequence[PlaceKind] | None = None) -> list[Place]:
        """List the places that contain a point.

        Parameters
        ----------
        point
            The point.
        kinds
            Only places of these kinds, which is quicker; None for all.

        Returns
        -------
        list of Place
            Smallest first. Where the store has no shape, the circle of `uncertainty_m` decides.
        """
        from gazetteer import shapes

        return shapes.containing(self._layers, point, kinds)

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
