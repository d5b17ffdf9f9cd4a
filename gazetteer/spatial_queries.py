"""What lies where: shapes, borders, and the places that hold a point or are near it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.borders import Border
    from gazetteer.layers import Layers
    from gazetteer.lines import Lines
    from gazetteer.places import Place, Point


class SpatialQueries:
    """The questions to a gazetteer whose answers are geometry; libraries load when it is asked.

    Parameters
    ----------
    layers
        The places.
    lines
        The borders.
    """

    def __init__(self, layers: Layers, lines: Lines) -> None:
        self._layers = layers
        self._lines = lines

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
