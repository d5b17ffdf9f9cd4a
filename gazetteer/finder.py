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
from gazetteer.spatial_queries import SpatialQueries
from gazetteer.spotting import spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazetteer.online import OnlineGeocoder

DEFAULT_LIMIT = 10
"""Candidates that `find` gives unless told otherwise."""


class Gazetteer(SpatialQueries):
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
        super().__init__(layers, Lines(borders))
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

    def neighbours(self, country: str) -> tuple[str, ...]:
        """List the countries that share a land border with one.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2.

        Returns
        -------
        tuple of str
            ISO 3166-1 alpha-2 codes; empty for islands.

        Examples
        --------
        >>> Gazetteer.open().neighbours("PT")
        ('ES',)
        """
        return self._lookup.lines.neighbours(country)

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
