"""Borders as places: a line has a point and an extent, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.demonyms import countries
from gazetteer.errors import UnknownPlaceError
from gazetteer.places import Place, PlaceKind, PlaceName, Point
from gazetteer.ranking import EARTH_RADIUS_M

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer.borders import Border, BorderSet
    from gazetteer.geodesy import Floats

_VERTICES_LOOKED_AT = 400
"""Vertices of a line from which its reach is taken; a border has up to half a million."""

_BETWEEN_SAMPLES = 20
"""Vertices from one to the next of those whose distances tell which vertex is in the middle."""


class Lines:
    """The border lines of one file, read when first asked for.

    Parameters
    ----------
    path
        A file of the reader's own; None for the bundled lines.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._set: BorderSet | None = None
        self._places: dict[str, Place] = {}

    def _lines(self) -> BorderSet:
        if self._set is None:
            from gazetteer.borders import BorderSet

            self._set = BorderSet.open(self._path)
        return self._set

    def border(self, *codes: str) -> Border:
        """Give a border line.

        Parameters
        ----------
        *codes
            ISO alpha-2 codes.

        Returns
        -------
        Border

        Raises
        ------
        UnknownPlaceError
            When there is none.
        """
        return self._lines().border(*codes)

    def neighbours(self, country: str) -> tuple[str, ...]:
        """List the countries that share a land border with one.

        Parameters
        ----------
        country
            ISO alpha-2.

        Returns
        -------
        tuple of str
            ISO alpha-2 codes.
        """
        return self._lines().neighbours(country)

    def place(self, *codes: str) -> Place:
        """Give a border as a place.

        Parameters
        ----------
        *codes
            One or two ISO alpha-2 codes, in any order.

        Returns
        -------
        Place
            With id "border:RU" or "border:RU-UA". Its point lies on the line, near its middle;
            `uncertainty_m` reaches the farthest end.

        Raises
        ------
        UnknownPlaceError
            When there is no such border.
        """
        ordered = sorted({code.upper() for code in codes})
        place_id = "border:" + "-".join(ordered)
        if place_id not in self._places:
            self._places[place_id] = self._made(place_id, ordered)
        return self._places[place_id]

    def _made(self, place_id: str, codes: list[str]) -> Place:
        line = self._lines().border(*codes)
        points = _vertices(line)
        middle = _rough_distances_m(points, points[::_BETWEEN_SAMPLES]).sum(axis=1).argmin()
        centre = Point(lon=float(points[middle, 0]), lat=float(points[middle, 1]))
        reach = float(_rough_distances_m(points[[middle]], points).max())
        return Place(
            place_id=place_id,
            name=_name(codes),
            kind=PlaceKind.BORDER,
            point=centre,
            uncertainty_m=round(reach),
            country=codes[0] if len(codes) == 1 else None,
            names=tuple(PlaceName(_name(codes[::-1]), "en") for _ in codes[1:]),
            source=line.source,
            has_footprint=True,
        )


def _name(codes: list[str]) -> str:
    """Name a border: "Russian border", "border of Russia and Ukraine"."""
    known = countries()
    missing = [code for code in codes if code not in known]
    if missing:
        raise UnknownPlaceError(f"no country has the code {missing[0]!r}; give one such as UA")
    if len(codes) == 1:
        return f"{known[codes[0]].adjective} border"
    return "border of " + " and ".join(known[code].name for code in codes)


def _vertices(line: Border) -> Floats:
    """Thin the line's vertices evenly; longitudes and latitudes."""
    from shapely import get_coordinates

    every = get_coordinates(line.geometry)
    step = max(1, len(every) // _VERTICES_LOOKED_AT)
    thinned: Floats = every[::step]
    return thinned


def _rough_distances_m(ones: Floats, others: Floats) -> Floats:
    """Measure from each vertex to each other one, as `rough_distance_m` does for two points."""
    import numpy as np

    lon, lat = np.radians(ones.T)[:, :, None]
    other_lon, other_lat = np.radians(others.T)
    half_lat, half_lon = np.sin((other_lat - lat) / 2), np.sin((other_lon - lon) / 2)
    chord = half_lat**2 + np.cos(lat) * np.cos(other_lat) * half_lon**2
    distances: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(chord)))
    return distances
