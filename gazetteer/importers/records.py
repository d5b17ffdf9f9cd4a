"""What every importer yields, one place; what is wrong with it; and how one amends another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazetteer.errors import SourceError
from gazetteer.names import search_key
from gazetteer.places import Certainty, PlaceKind, PlaceName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shapely.geometry.base import BaseGeometry

BadRow = Callable[[str], None]
"""Is told of each row that cannot be used: file, row and reason in one line."""

Progress = Callable[[int, int, str], None]
"""Is told how much is done, of how much, and of what; a total of 0 is not known."""

TOLD_ROWS = 1_000
"""After so many rows importers tell of their progress."""

_MOST_LAT = 90.0
_MOST_LON = 180.0
_MOST_EXTENT_M = 20_037_509.0
_NEAR_DEG = 1.0
"""A place's point lies inside its shape's bounding box, or at most this far from it."""


@dataclass(slots=True, kw_only=True)
class PlaceRecord:
    """One place as a source gives it.

    Examples
    --------
    >>> PlaceRecord(place_id="mine:1", name="Depot", kind=PlaceKind.POI, lon=36.2, lat=50.0).name
    'Depot'
    """

    place_id: str
    """Source-prefixed and stable."""
    name: str
    """The canonical name."""
    kind: PlaceKind | None = None
    """What sort of place it is; None only in records that amend."""
    lon: float | None = None
    """Longitude in degrees east; None only in records that amend."""
    lat: float | None = None
    """Latitude in degrees north; None only in records that amend."""
    uncertainty_m: float | None = None
    """Radius in metres that holds the whole place; None: estimated from kind and population."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """Name of the first-level unit; None: taken from the parents."""
    parents: tuple[str, ...] = ()
    """place_ids of what contains it, nearest first."""
    population: int | None = None
    """Inhabitants."""
    names: tuple[PlaceName, ...] = ()
    """All names but `name`."""
    admin_level: int | None = None
    """1 and 2 for first- and second-level units."""
    is_capital: bool = False
    """Whether it is its country's capital."""
    source: str = ""
    """Where it is from, with version."""
    licence: str = ""
    """Licence of the entry."""
    certainty: Certainty = "verified"
    """How sure the source of the point is."""
    footprint: bytes | None = None
    """Its true shape as WKB, in degrees of longitude and latitude (EPSG:4326)."""
    where: str = ""
    """File and row, for messages."""
    row: int = 0
    """Its number in the order in which its importer reads, from 1: what has to be passed over to go
    on after it."""


def problem_of(record: PlaceRecord) -> str | None:
    """Say in one clause why a record cannot be used, or return None.

    Examples
    --------
    >>> swapped = PlaceRecord(place_id="a:1", name="Sapporo", kind=PlaceKind.POI, lon=43, lat=141)
    >>> problem_of(swapped)
    'latitude 141 is beyond 90 degrees; are latitude and longitude swapped?'
    """
    if record.lon is None or record.lat is None:
        return "it has no position"
    names = "".join((record.name, *[name.text for name in record.names]))
    faults = {
        "it has no name": not record.name.strip(),
        "it has no kind": record.kind is None,
        "a name of it holds a tab or a line break": "\t" in names or "\n" in names,
        f"its id {record.place_id!r} is blank or holds a blank": (
            record.place_id.split() != [record.place_id]
        ),
        f"latitude {record.lat} is beyond 90 degrees; are latitude and longitude swapped?": (
            not -_MOST_LAT <= record.lat <= _MOST_LAT
        ),
        f"longitude {record.lon} is beyond 180 degrees": (
            not -_MOST_LON <= record.lon <= _MOST_LON
        ),
        f"its extent is {record.uncertainty_m} m; no place is a mere point": (
            record.uncertainty_m is not None and not record.uncertainty_m > 0
        ),
        f"its extent of {record.uncertainty_m} m is more than half the earth's girth": (
            record.uncertainty_m is not None and record.uncertainty_m > _MOST_EXTENT_M
        ),
    }
    return next((fault for fault, is_so in faults.items() if is_so), None)


def valid_footprints(records: list[PlaceRecord], tell: Callable[[str], None]) -> list[PlaceRecord]:
    """Take away shapes that cannot be right; the place itself stays.

    Parameters
    ----------
    records
        Records that passed `problem_of`; those with a wrong shape lose it.
    tell
        Is told of each wrong shape.
    """
    if not any(record.footprint for record in records):
        return records
    import shapely

    for record in records:
        if record.footprint:
            try:
                problem = _shape_problem(record, shapely.from_wkb(record.footprint))
            except shapely.GEOSException as error:
                problem = f"its shape cannot be read ({error})"
            if problem:
                tell(f"{record.where or record.place_id}: {problem}; only the point is kept")
                record.footprint = None
    return records


def _shape_problem(record: PlaceRecord, shape: BaseGeometry) -> str | None:
    """Say why a shape cannot be a place's footprint, or return None."""
    if shape.is_empty:
        return "its shape is empty"
    west, south, east, north = shape.bounds
    if west < -_MOST_LON or east > _MOST_LON or south < -_MOST_LAT or north > _MOST_LAT:
        return "its shape is not in degrees of longitude and latitude"
    if record.lon is None or record.lat is None:
        return "it has no position"
    inside = west - _NEAR_DEG <= record.lon <= east + _NEAR_DEG
    if not (inside and south - _NEAR_DEG <= record.lat <= north + _NEAR_DEG):
        return "its shape is elsewhere than its point"
    return None


NOT_CALLED = "-"
"""Before a name of an amendment: the place is not called so."""


def amend(record: PlaceRecord, by: PlaceRecord) -> PlaceRecord:
    """Return a record with what another of the same id says: set cells override, names are added.

    A name with a minus before it is one that the place is not called by: papers that write "Gaza"
    mean the strip.

    Examples
    --------
    >>> town = PlaceRecord(place_id="a:1", name="Bakhmut", kind=PlaceKind.AREA, lon=38, lat=48)
    >>> news = PlaceRecord(place_id="a:1", name="", names=(PlaceName("Artemivsk", None, "former"),))
    >>> amended = amend(town, news)
    >>> amended.name, amended.lon, amended.names[0].kind
    ('Bakhmut', 38, 'former')
    """
    dropped = {search_key(n.text[1:]) for n in by.names if n.text.startswith(NOT_CALLED)}
    names = {name.text: name for name in record.names}
    names.update({n.text: n for n in by.names if not n.text.startswith(NOT_CALLED)})
    # "Dnipropetrovs'k" is as former as "Dnipropetrovsk": both have one key.
    kinds = {search_key(n.text): n.kind for n in by.names if n.kind in {"former", "abbreviation"}}
    for text, name in names.items() if kinds else ():
        names[text] = replace(name, kind=kinds.get(search_key(text), name.kind))
    if by.name and by.name != record.name:
        names.setdefault(record.name, PlaceName(record.name))
        names.pop(by.name, None)
    if dropped:
        names = {text: n for text, n in names.items() if search_key(text) not in dropped}
    moved = by.lon is not None and by.lat is not None
    return replace(
        record,
        name=by.name or record.name,
        kind=by.kind or record.kind,
        lon=by.lon if moved else record.lon,
        lat=by.lat if moved else record.lat,
        uncertainty_m=by.uncertainty_m or record.uncertainty_m,
        country=by.country or record.country,
        parents=by.parents or record.parents,
        names=tuple(names.values()),
        source=by.source if moved and by.source else record.source,
        licence=by.licence if moved and by.source else record.licence,
        certainty=by.certainty if moved else record.certainty,
    )


def amended(
    records: Iterator[PlaceRecord], amendments: Mapping[str, PlaceRecord]
) -> Iterator[PlaceRecord]:
    """Yield records with what amendments say of them, then the amendments that are new places."""
    left = dict(amendments)
    for record in records:
        change = left.pop(record.place_id, None)
        yield record if change is None else amend(record, change)
    yield from left.values()


def silent(done: int, total: int, what: str) -> None:
    """Tell nobody of the progress."""


def refuse(problem: str) -> None:
    """Make an error of a bad row.

    Raises
    ------
    SourceError
        Always.
    """
    raise SourceError(problem)


def is_broken(text: str) -> bool:
    r"""Tell whether a row or a cell holds bytes that are no UTF-8.

    Parameters
    ----------
    text
        As `surrogateescape` reads it.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_broken("Łódź"), is_broken(b"\xa3\xf3d\x9f".decode(errors="surrogateescape"))
    (False, True)
    """
    return not text.isascii() and _BROKEN.search(text) is not None


_BROKEN = re.compile("[\udc80-\udcff]")
"""What bytes become that are no UTF-8."""
