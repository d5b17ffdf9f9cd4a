"""What the ground says: distances and bearings between places, borders, lines and coordinates.

A settlement is measured from its representative point and from its edge: the outline where the
gazetteer holds it, else the estimated circle of its extent. Countries, regions, seas and borders
have no point that a distance could be meant from: they are measured to their nearest point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gazetteer import (
    Border,
    Place,
    Point,
    Polyline,
    UnknownPlaceError,
    bearing_deg,
    distance_m,
    inverse,
)

if TYPE_CHECKING:
    from gazetteer import Gazetteer

WIDE = frozenset({"country", "region", "area", "water"})
"""Kinds of place that are measured to their nearest point, since their middle means nothing."""
OUTLINE_ERROR_M = 5_000.0
"""How far outlines of countries may lie from their true borders: the most that Natural Earth's
Ukraine-Russia line was found off OpenStreetMap's was 3.6 km. Where an outline's nearest point is
within this of the land border, the border, which is sharper, is measured to."""
SAMPLE = 200
"""Most points of an outline that are looked at for its farthest one."""
BEARING_DIGITS = 1
"""Digits of a bearing: no extent is known so well that more would mean anything."""
EXACT_M = 1.0
"""Uncertainty given to coordinates: what is at a point is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Distance and direction from one place to another."""

    subject: str
    """Name of where it was measured from."""
    object: str
    """Name of where it was measured to."""
    measured_km: float
    """Between the representative points, or to the nearest point of a line or a wide area."""
    measured_km_min: float
    """Between the footprints, nearest."""
    measured_km_max: float
    """Between the footprints, farthest."""
    subject_point: Point
    nearest: Point
    """The object's nearest point; its representative point where it is no line or wide area."""
    bearing_deg: float
    """From `subject_point` to `nearest`, clockwise from north."""
    borders: str | None
    """Data set and version of the border that was measured to."""
    explanation: str
    """How it was measured, in one sentence."""
    spread_deg: float = 0.0
    """How far the bearing may turn when both places are taken at their edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One of two places to measure between, in the form that measuring needs."""

    name: str
    point: Point | None
    """Representative point; None for a border or another line."""
    radius_m: float = 0.0
    """Radius of the estimated extent; 0 when `outline` or a line says better."""
    line: Polyline | None = None
    """Border, line, or outline."""
    shape: Any = None
    """Polygon of the footprint; None for lines and circles."""
    border: Border | None = None
    wide: bool = False
    """Whether it is measured to its nearest point."""
    fuzzy: bool = False
    """Whether it should be, but its outline is not held: a sea, a historic region."""
    source: str = ""
    """Where the point is from."""
    country: str | None = None

    @property
    def estimated(self) -> bool:
        """Whether its edge is the model's, not a survey's."""
        return self.radius_m > EXACT_M


class Ruler:
    """Measures between places of a gazetteer, keeping the outlines that it has prepared.

    Examples
    --------
    >>> from gazetteer import Gazetteer, Point
    >>> ruler = Ruler(Gazetteer.open())
    >>> found = ruler.measure(Point(lon=36.2304, lat=50.005), Point(lon=36.5858, lat=50.5955))
    >>> round(found.measured_km, 1)
    70.4
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._ends: dict[str, End] = {}

    def measure(
        self, subject: Place | Border | Point | End, object_: Place | Border | Point | End
    ) -> Measurement:
        """Measure from one place to another.

        Raises
        ------
        UnknownPlaceError
            A border is not in the data set.
        """
        return between(self.end(subject), self.end(object_))

    def end(self, place: Place | Border | Point | End) -> End:
        """Prepare a place, a border or a point for measuring."""
        if isinstance(place, End):
            return place
        if isinstance(place, Point):
            name = f"{place.lat:g}, {place.lon:g}"
            return End(name=name, point=place, radius_m=EXACT_M, source="coordinates")
        if isinstance(place, Border):
            return End(name=place.name, point=None, line=place.line, border=place, wide=True)
        if place.place_id not in self._ends:
            self._ends[place.place_id] = self._prepared(place)
        return self._ends[place.place_id]

    def _prepared(self, place: Place) -> End:
        if place.kind == "border":
            border = self.gazetteer.border(*border_codes(place))
            return End(name=place.name, point=None, line=border.line, border=border, wide=True)
        source = place.place_id.partition(":")[0]
        shape = self.gazetteer.footprint(place) if place.has_footprint else None
        if shape is not None and place.kind == "country":
            shape = _without_holes(shape)
        wide = place.kind in WIDE
        own = place.country if place.kind == "country" else None
        return End(
            name=place.name,
            point=place.point,
            radius_m=place.uncertainty_m if shape is None else 0.0,
            line=Polyline(shape) if shape is not None else None,
            shape=shape,
            border=self._land_border(own) if own is not None else None,
            wide=wide and shape is not None,
            fuzzy=wide and shape is None,
            source=source,
            country=place.country,
        )

    def _land_border(self, country: str) -> Border | None:
        """Land border of a country; None for an island state."""
        try:
            return self.gazetteer.border(country)
        except UnknownPlaceError:
            return None


def _without_holes(shape: Any) -> Any:
    """Fill the lakes of a country; enclaves of other countries are in its land border."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape))
    outer = [shapely.Polygon(part.exterior) for part in parts if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(outer)


def border_codes(place: Place) -> tuple[str, ...]:
    """ISO codes of the countries whose border a place of kind border is.

    Examples
    --------
    >>> from gazetteer import PlaceKind
    >>> border_codes(Place(place_id="border:RU-UA", name="border", kind=PlaceKind.BORDER,
    ...                    point=Point(lon=0, lat=0), uncertainty_m=1))
    ('RU', 'UA')
    """
    prefix, _, codes = place.place_id.partition(":")
    if prefix == "border" and codes:
        return tuple(codes.upper().split("-"))
    return (place.country,) if place.country else ()


def between(subject: End, target: End) -> Measurement:
    """Measure between two prepared ends.

    Parameters
    ----------
    subject, target
        As `Ruler.end` makes them.
    """
    if subject.wide and target.wide:
        return _between_areas(subject, target)
    here, there, borders = _representative(subject, target)
    length = distance_m(here, there)
    nearest, farthest = _edges(subject, target, length, here, there)
    return Measurement(
        subject=subject.name,
        object=target.name,
        measured_km=length / 1000.0,
        measured_km_min=nearest / 1000.0,
        measured_km_max=farthest / 1000.0,
        subject_point=here,
        nearest=there,
        bearing_deg=_bearing(here, there) if length else 0.0,
        borders=borders,
        explanation=_how(subject, target, length, nearest, borders),
        spread_deg=_spread(length, subject.radius_m + target.radius_m),
    )


def _between_areas(subject: End, target: End) -> Measurement:
    """Measure between two wide areas, or an area and a border: at their nearest points."""
    import shapely

    nearest, here, there = _line(subject).gap(_line(target))
    if subject.shape is not None and target.shape is not None:
        touching = bool(shapely.intersects(subject.shape, target.shape))
        nearest = 0.0 if touching else nearest
    start, goal = subject.point or here, target.point or there
    length = distance_m(start, goal)
    farthest = max(length, _farthest(subject, target, goal), _farthest(target, subject, start))
    borders = _source(target) or _source(subject)
    names = f"{subject.name} and {target.name}"
    words = f"{kilometres(nearest / 1000)} between the nearest points of {names}"
    return Measurement(
        subject=subject.name,
        object=target.name,
        measured_km=length / 1000.0,
        measured_km_min=nearest / 1000.0,
        measured_km_max=farthest / 1000.0,
        subject_point=here,
        nearest=there,
        bearing_deg=_bearing(start, goal) if length else 0.0,
        borders=borders,
        explanation=words if nearest else f"{names} touch",
        spread_deg=180.0,
    )


def _representative(subject: End, target: End) -> tuple[Point, Point, str | None]:
    """Points to measure between, and the border data set where a border is one of the ends."""
    if target.wide:
        start = _point(subject)
        there, borders = _nearest(target, start)
        return start, there, borders
    if subject.wide:
        goal = _point(target)
        here, borders = _nearest(subject, goal)
        return here, goal, borders
    return _point(subject), _point(target), None


def _point(end: End) -> Point:
    if end.point is None:
        raise ValueError(f"{end.name} has no representative point")
    return end.point


def _nearest(end: End, point: Point) -> tuple[Point, str | None]:
    """Nearest point of a line or a wide area, by the sharper of its outline and its border."""
    line = _line(end).nearest([point.lon], [point.lat])
    found = Point(lon=float(line.lon[0]), lat=float(line.lat[0]))
    if end.border is None or end.shape is None:
        return found, _source(end)
    border = end.border.nearest(point)
    outline_m = float(line.distance_m[0])
    if border.distance_m <= outline_m + OUTLINE_ERROR_M:
        return border.point, end.border.source
    return found, None


def _line(end: End) -> Polyline:
    if end.line is None:
        raise ValueError(f"{end.name} has neither a line nor an outline")
    return end.line


def _source(end: End) -> str | None:
    return end.border.source if end.border is not None else None


def _edges(
    subject: End, target: End, length: float, here: Point, there: Point
) -> tuple[float, float]:
    """Shortest and longest way between the footprints, in metres; not both are wide."""
    near, far = length, length
    for one, other, point in ((subject, target, there), (target, subject, here)):
        if one.shape is not None and not one.wide:
            near = min(near, _to_outline(one, other, point))
            far = max(far, _farthest(one, other, point))
    radii = subject.radius_m + target.radius_m
    return max(near - radii, 0.0), far + radii


def _to_outline(end: End, other: End, point: Point) -> float:
    """Shortest way from an outline to a line or another outline, or to a point."""
    import shapely

    if other.line is not None:
        crossed = other.shape is not None and bool(shapely.intersects(end.shape, other.shape))
        return 0.0 if crossed else _line(end).gap(other.line)[0]
    covers = bool(shapely.covers(end.shape, shapely.Point(point.lon, point.lat)))
    return 0.0 if covers else float(_line(end).nearest([point.lon], [point.lat]).distance_m[0])


def _farthest(end: End, other: End, point: Point) -> float:
    """Longest way from an outline to a line's nearest point, or to a point."""
    if end.line is None:
        return 0.0
    sample = end.line.start[:: max(1, len(end.line.start) // SAMPLE)]
    if other.line is not None and other.shape is None:
        return float(other.line.nearest(*sample.T).distance_m.max())
    return float(inverse(sample[:, 0], sample[:, 1], point.lon, point.lat)[1].max())


def _bearing(here: Point, there: Point) -> float:
    """Bearing to a tenth of a degree, which never rounds up to 360."""
    return round(bearing_deg(here, there), BEARING_DIGITS) % 360.0


def _spread(length: float, radii: float) -> float:
    """How far a bearing may turn, in degrees, when both ends move within their circles."""
    import math

    return 180.0 if radii >= length else math.degrees(math.asin(radii / length))


def _how(subject: End, target: End, length: float, nearest: float, borders: str | None) -> str:
    """Say how it was measured."""
    start = f"the centre of {subject.name} ({_label(subject)})" if subject.point else subject.name
    goal = f"{target.name} ({_label(target)})"
    if target.wide:
        outline = "the outline of " if _inside(subject, target) else ""
        article = "the " if target.border is not None and target.shape is None else ""
        goal = f"the nearest point of {outline}{article}{target.name}"
    words = f"{kilometres(length / 1000)} from {start} to {goal}"
    if borders:
        words += f" ({borders})"
    if _inside(subject, target):
        words += ", which it lies in"
    if subject.estimated or target.estimated:
        words += f", {kilometres(nearest / 1000)} from the estimated edge"
    elif nearest < length and (subject.shape is not None or target.shape is not None):
        words += f", {kilometres(nearest / 1000)} from the edge"
    return words


def _inside(subject: End, target: End) -> bool:
    """Whether the subject's point lies in the target's area."""
    import shapely

    if subject.point is None or target.shape is None:
        return False
    return bool(shapely.covers(target.shape, shapely.Point(subject.point.lon, subject.point.lat)))


def _label(end: End) -> str:
    names = {"geonames": "GeoNames point", "osm": "OpenStreetMap point"}
    return names.get(end.source, f"{end.source} point" if end.source else "point")


def kilometres(value: float) -> str:
    """Write a length as its size deserves.

    Examples
    --------
    >>> kilometres(0.45), kilometres(32.19), kilometres(1234.5)
    ('450 m', '32.2 km', '1,234 km')
    """
    if value < 1.0:
        return f"{value * 1000:.0f} m"
    return f"{value:.1f} km" if value < 100.0 else f"{value:,.0f} km"  # noqa: PLR2004 - digits
