"""The nouns of a gazetteer: places, their names, and what looking one up gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

NameKind = Literal["preferred", "alternate", "former", "abbreviation", "demonym"]
"""What a name is to its place. `former` names resolve, but with a penalty; a demonym names the
people ("Russian"), never the place."""

Certainty = Literal["verified", "approximate", "from_memory", "listed"]
"""How sure the source of a point is: checked against a second source, an estimate, recalled, or
nothing but the unit that a list says it lies in."""


class PlaceKind(StrEnum):
    """The kinds of place, as in the `place_kind` column."""

    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    AREA = "area"
    STREET = "street"
    SQUARE = "square"
    POI = "poi"
    BORDER = "border"
    WATER = "water"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A position on WGS84 (EPSG:4326). The order of the two can never be mixed up by position.

    Examples
    --------
    >>> Point(lon=36.2304, lat=50.005)
    Point(lon=36.2304, lat=50.005)
    """

    lon: float
    """Longitude in degrees east, -180 to 180."""
    lat: float
    """Latitude in degrees north, -90 to 90."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of a place."""

    text: str
    """The name as printed."""
    language: str | None = None
    """ISO 639-1 code; None when the source does not say."""
    kind: NameKind = "alternate"
    """What the name is to its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer."""

    place_id: str
    """Source-prefixed and stable: `geonames:706483`, `osm:way/1`, `curated:kharkiv-kyivskyi`."""
    name: str
    """The canonical name, in English where one is established."""
    kind: PlaceKind
    """What sort of place it is."""
    point: Point
    """The representative point."""
    uncertainty_m: float
    """Radius in metres of the circle about `point` that holds the whole place; never 0."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """Name of the first-level unit."""
    parents: tuple[str, ...] = ()
    """place_ids of what contains it, nearest first."""
    population: int | None = None
    """Inhabitants, as the source says."""
    names: tuple[PlaceName, ...] = ()
    """All names but `name`; empty when they were not asked for."""
    source: str = ""
    """Where the entry is from, with version."""
    licence: str = ""
    """Licence of the entry."""
    certainty: Certainty = "verified"
    """How sure the source of the point is."""
    admin_level: int | None = None
    """1 for a first-level unit (oblast, state), 2 for a second-level one (raion, county)."""
    is_capital: bool = False
    """Whether it is the capital of its country."""
    has_footprint: bool = False
    """Whether the store holds its true shape."""

    @property
    def is_first_level(self) -> bool:
        """Whether it is known to be a first-level unit of its country: an oblast, a state."""
        return self.kind is PlaceKind.REGION and self.admin_level == 1


@dataclass(frozen=True, slots=True)
class Penalty:
    """One piece of evidence against a candidate; the sum of them ranks it."""

    name: str
    """Short name: "prominence", "distance", "former name" …"""
    value: float
    """How much it costs, in the units of the sum; negative values are bonuses."""
    reason: str
    """One clause that a reader understands."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for, with the evidence."""

    place: Place
    """The place."""
    matched: PlaceName
    """The name through which it was found."""
    penalties: tuple[Penalty, ...] = ()
    """The evidence; the candidate with the smallest sum is best."""
    confidence: float = 0.0
    """0 to 1: calibrated probability that it is the right one among the candidates."""

    @property
    def cost(self) -> float:
        """The sum of the penalties."""
        return sum(penalty.value for penalty in self.penalties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name to resolve, with what its text says about it.

    Examples
    --------
    >>> Toponym("Sumska", kind=PlaceKind.STREET).text
    'Sumska'
    """

    text: str = field(kw_only=False)
    """The name as printed, generic words included ("Sumska street", "у Харкові")."""
    position: int = 0
    """Where in the document it stands, in characters: nearer toponyms weigh more."""
    kind: PlaceKind | None = None
    """The kind that the words around it ask for ("… street"); None when they do not say."""
    within: int | None = None
    """Index, in the same sequence, of the toponym that the text says contains it ("X, Y",
    "X in Y", "Y's X")."""
    guessed: bool = False
    """Whether `within` is only likely: nothing in the text says so."""
    power: bool = False
    """Whether it stands for a government or an army ("Ankara said"), which act abroad, too."""
    country: str | None = None
    """ISO alpha-2 of the country that the words before it name: "the Lebanese village of X"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known about a document beside its toponyms: priors, never filters."""

    countries: tuple[str, ...] = ()
    """ISO alpha-2 codes that the document or its outlet is likely to speak of, likeliest first."""
    described: tuple[str, ...] = ()
    """ISO alpha-2 codes of the countries that the text describes things by ("Peruvian police"), one
    for each such word."""
    home: Point | None = None
    """Where the outlet usually reports from; its country counts when `countries` are not given."""
    language: str | None = None
    """ISO 639-1 code of the document."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a toponym was resolved to; `place` is None when the gazetteer abstains."""

    text: str
    """The toponym's text."""
    place: Place | None
    """The place, or None: nothing was found, or it was too close to call."""
    confidence: float
    """0 to 1; of the best candidate, also when it abstains."""
    candidates: tuple[Candidate, ...]
    """Best first, with their penalties; the chosen one is among them."""
    reason: str
    """One sentence: why this one, or why none."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Where a name that the gazetteer holds occurs in a text."""

    start: int
    """Index of the first character."""
    end: int
    """Index after the last character."""
    key: str
    """The search key that matched."""
