"""Land borders as lines that have a name: data set, version, resolution, and policy.

The coast is no border: a country's border is what it shares with other countries. Which line is
drawn where states disagree is the data set's policy; the bundled one draws internationally
recognised borders (Crimea is Ukraine, UN General Assembly resolution 68/262). Another file takes
its place where the reader wants another policy, or a sharper line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import SourceError, UnknownPlaceError
from gazetteer.places import Point
from gazetteer.polylines import Polyline

if TYPE_CHECKING:
    from numpy.typing import ArrayLike
    from shapely import MultiLineString
    from shapely.geometry.base import BaseGeometry

    from gazetteer.polylines import Nearest

BUNDLED = Path(__file__).parent / "data" / "borders.parquet"
"""The borders that come with the package; see SOURCES.md beside it."""
MICRODEGREES = 1e6
"""The bundled file holds whole millionths of a degree (0.11 m): they compress five times better."""
PAIR_COLUMNS = ("country_a", "country_b")
"""Columns of a file of border lines: the ISO alpha-2 codes of the two sides."""
COUNTRY_COLUMNS = ("country", "iso_a2", "ISO_A2", "iso_3166_1_alpha_2")
"""Columns, one of which a file of country polygons must have, with ISO alpha-2 codes."""


@dataclass(frozen=True, slots=True)
class NearestPoint:
    """The point of a line that is nearest to another point."""

    point: Point
    """Where it is."""
    distance_m: float
    """Length of the geodesic to it."""
    bearing_deg: float
    """Its direction from the point that was asked for, clockwise from north."""


@dataclass(frozen=True)
class Border:
    """A line to measure distances to.

    Examples
    --------
    >>> from shapely import MultiLineString
    >>> parallel = Border("49th parallel", ("CA", "US"), MultiLineString([[(-122, 49), (-96, 49)]]))
    >>> round(parallel.nearest(Point(lon=-110, lat=50)).distance_m)
    111219
    """

    name: str
    """What to call it: "border between Russia and Ukraine"."""
    countries: tuple[str, ...]
    """ISO alpha-2 codes: one for all land borders of a country, two for what they share."""
    geometry: MultiLineString
    """Longitude and latitude, straight between vertices in these (RFC 7946)."""
    dataset: str = "user's file"
    """Name of the data set."""
    version: str | None = None
    """Its version; None when it does not say."""
    resolution_m: float | None = None
    """How far the line may lie from the one it stands for; None when not known."""
    policy: str | None = None
    """How it draws disputed lines."""

    @property
    def source(self) -> str:
        """Data set, version and resolution in one phrase, for an answer to name.

        Examples
        --------
        >>> Border("b", ("RU",), None, "OpenStreetMap", "0.6.0", 10).source
        'OpenStreetMap 0.6.0, 10 m'
        """
        words = f"{self.dataset} {self.version}" if self.version else self.dataset
        return words if self.resolution_m is None else f"{words}, {self.resolution_m:g} m"

    @cached_property
    def line(self) -> Polyline:
        """The line, ready to be measured to."""
        return Polyline(self.geometry)

    def nearest(self, point: Point) -> NearestPoint:
        """Find the nearest point of the border."""
        found = self.nearest_each([point.lon], [point.lat])
        return NearestPoint(
            Point(lon=float(found.lon[0]), lat=float(found.lat[0])),
            float(found.distance_m[0]),
            float(found.bearing_deg[0]),
        )

    def nearest_each(self, lon: ArrayLike, lat: ArrayLike) -> Nearest:
        """Find the nearest point of the border to each of many points.

        Parameters
        ----------
        lon, lat
            Degrees, both of shape (n,).

        Returns
        -------
        Nearest
            Four arrays of shape (n,): lon, lat, distance_m, bearing_deg; NaN where the input is.
        """
        return self.line.nearest(lon, lat)


class BorderSet:
    """All land borders of one data set, looked up by country.

    Examples
    --------
    >>> from shapely import LineString
    >>> borders = BorderSet({("CA", "US"): [LineString([(-122, 49), (-96, 49)])]}, {})
    >>> borders.border("us").name
    'border of US'
    """

    def __init__(
        self,
        lines: Mapping[tuple[str, str], list[BaseGeometry]],
        about: Mapping[str, str],
    ) -> None:
        self._lines = lines
        self._about = about
        self._made: dict[tuple[str, ...], Border] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> BorderSet:
        """Read the bundled borders, or those of a file that geopandas can read.

        Parameters
        ----------
        path
            Lines with the columns `country_a` and `country_b`, or country polygons with a column
            `country`, ISO alpha-2 codes; None reads the bundled borders.

        Raises
        ------
        SourceError
            The file cannot be read, or lacks the columns.
        """
        if path is None:
            return cls(*_bundled(BUNDLED))
        return cls(*_from_file(Path(path)))

    def neighbours(self, country: str) -> tuple[str, ...]:
        """ISO alpha-2 codes of the countries that share a land border with this one."""
        code = country.upper()
        return tuple(
            sorted({b if a == code else a for a, b in self._lines if code in (a, b) and a != b})
        )

    def border(self, *countries: str, name: str | None = None) -> Border:
        """Look up a country's land borders, or the border between two.

        Parameters
        ----------
        *countries
            One or two ISO alpha-2 codes.
        name
            What to call it; None makes a name of the codes.

        Raises
        ------
        UnknownPlaceError
            There is no such land border in the data set.
        """
        key = tuple(sorted({code.upper() for code in countries}))
        if key not in self._made:
            self._made[key] = self._make(key, name)
        return self._made[key]

    def _make(self, key: tuple[str, ...], name: str | None) -> Border:
        import shapely

        pairs = sorted(pair for pair in self._lines if set(key) <= set(pair))
        lines = [line for pair in pairs for line in self._lines[pair]]
        words = f"border between {' and '.join(key)}" if len(key) > 1 else f"border of {key[0]}"
        if not lines:
            raise UnknownPlaceError(
                f"no land {words} in {self._about.get('dataset', 'the borders')}: "
                "give the ISO codes of one country or of two neighbours"
            )
        resolution = self._about.get("resolution_m")
        return Border(
            name or words,
            key,
            shapely.MultiLineString(list(shapely.get_parts(lines))),
            self._about.get("dataset", "user's file"),
            self._about.get("version"),
            float(resolution) if resolution else None,
            self._about.get("policy"),
        )


def read_line(name: str, path: Path) -> Border:
    """Read all lines and outlines of a file as one line: a front, a river, a pipeline.

    Parameters
    ----------
    name
        What the articles call it.
    path
        Any file that geopandas can read.

    Raises
    ------
    SourceError
        The file cannot be read, or holds no line.
    """
    import shapely

    frame = _read_frame(path)
    parts = list(_linear(frame.geometry))
    if not parts:
        raise SourceError(f"{path}: holds no line; give a file of lines or polygons")
    return Border(name, (), shapely.MultiLineString(parts), dataset=path.name)


def _bundled(path: Path) -> tuple[Mapping[tuple[str, str], list[Any]], dict[str, str]]:
    """Read the bundled file: one row a line, coordinates in whole microdegrees."""
    import pyarrow.parquet as pq

    try:
        # Not `read_table`: that imports pandas, 45 MB that nobody needs here.
        with pq.ParquetFile(path) as file:
            table = file.read()
    except OSError as error:
        raise SourceError(f"{path}: the bundled borders cannot be read; reinstall") from error
    about = {k.decode(): v.decode() for k, v in (table.schema.metadata or {}).items()}
    return _Rows(table), about


class _Rows(Mapping[tuple[str, str], "list[Any]"]):
    """Lines of the bundled file by their two countries, built when they are asked for."""

    def __init__(self, table: Any) -> None:
        import numpy as np

        # By way of DLPack: Arrow's own conversions import pandas.
        columns = [table.column(name).combine_chunks() for name in ("lon_e6", "lat_e6")]
        self._lon, self._lat = (np.from_dlpack(column.flatten()) for column in columns)
        self._ends = np.from_dlpack(columns[0].offsets)
        self._rows: dict[tuple[str, str], list[int]] = {}
        pairs = zip(*(table.column(name).to_pylist() for name in PAIR_COLUMNS), strict=True)
        for row, pair in enumerate(pairs):
            self._rows.setdefault(pair, []).append(row)

    def __getitem__(self, pair: tuple[str, str]) -> list[Any]:
        import numpy as np
        import shapely

        spans = [slice(*self._ends[row : row + 2]) for row in self._rows[pair]]
        lon, lat = (np.concatenate([at[span] for span in spans]) for at in (self._lon, self._lat))
        number = np.repeat(np.arange(len(spans)), [span.stop - span.start for span in spans])
        lines = shapely.linestrings(np.column_stack((lon, lat)) / MICRODEGREES, indices=number)
        built: list[Any] = np.atleast_1d(np.asarray(lines)).tolist()
        return built

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _from_file(path: Path) -> tuple[dict[tuple[str, str], list[Any]], dict[str, str]]:
    """Read a user's file: border lines between two countries, or polygons of countries."""
    frame = _read_frame(path)
    about = {"dataset": path.name, "policy": f"as drawn in {path.name}"}
    if set(PAIR_COLUMNS) <= set(frame.columns):
        pairs = zip(*(frame[name] for name in PAIR_COLUMNS), strict=True)
        return _grouped(pairs, frame.geometry), about
    country = next((name for name in COUNTRY_COLUMNS if name in frame.columns), None)
    if country is None:
        raise SourceError(
            f"{path}: needs columns country_a and country_b (lines), or country (polygons), "
            f"with ISO alpha-2 codes; it has {', '.join(map(str, frame.columns))}"
        )
    shapes = frame.dissolve(country).geometry
    return _shared(dict(shapes.items())), about


def _read_frame(path: Path) -> Any:
    import geopandas

    try:
        frame = geopandas.read_parquet(path) if path.suffix == ".parquet" else None
        frame = geopandas.read_file(path) if frame is None else frame
    except (OSError, RuntimeError, ValueError) as error:
        raise SourceError(f"{path}: cannot be read as a map layer: {error}") from error
    return frame if frame.crs is None else frame.to_crs(4326)


def _grouped(pairs: Any, geometries: Any) -> dict[tuple[str, str], list[Any]]:
    """Lines by their two countries."""
    lines: dict[tuple[str, str], list[Any]] = {}
    for (a, b), geometry in zip(pairs, geometries, strict=True):
        first, second = sorted((str(a).upper(), str(b).upper()))
        lines.setdefault((first, second), []).extend(_linear([geometry]))
    return lines


def _shared(shapes: Mapping[str, Any]) -> dict[tuple[str, str], list[Any]]:
    """Borders between polygons: where their outlines coincide."""
    import shapely

    codes = sorted(shapes)
    outlines = [shapely.boundary(shapes[code]) for code in codes]
    tree = shapely.STRtree(outlines)
    lines: dict[tuple[str, str], list[Any]] = {}
    for i, j in sorted(zip(*tree.query(outlines, predicate="intersects"), strict=True)):
        common = shapely.intersection(outlines[i], outlines[j]) if i < j else None
        parts = list(_linear([common])) if common is not None else []
        if parts:
            lines[codes[i], codes[j]] = parts
    return lines


def _linear(geometries: Any) -> Iterator[Any]:
    """All line strings of some geometries; polygons give their outlines, points nothing."""
    import shapely

    for geometry in geometries:
        for part in shapely.get_parts(shapely.get_parts(geometry)):
            outline = shapely.boundary(part) if part.geom_type == "Polygon" else part
            for line in shapely.get_parts(outline):
                if line.geom_type in ("LineString", "LinearRing") and not line.is_empty:
                    yield line
