"""Mentions to places: the whole document resolved jointly through the gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from gazetteer import Context, PlaceKind, Resolution, Toponym, UnknownPlaceError, destination
from geomap.knowledge import known
from geomap.relations import BEARINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazetteer import Gazetteer, Place, Point
    from geomap.documents import Document
    from geomap.mentions import Mention
    from geomap.settings import Settings

Precision = Literal["exact", "street", "district", "settlement", "region", "country"]
"""How sharp the evidence for the position is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedMention:
    """A mention with its place, or with the reason why it has none."""

    mention: Mention
    resolution: Resolution
    point: Point | None
    """Where to draw it: the place's point, moved by its relation; None when unresolved."""
    uncertainty_m: float | None
    """Radius in metres of the circle that holds the true location; None when unresolved."""
    precision: Precision | None
    """None when unresolved."""


SITES = frozenset({PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.POI, PlaceKind.DISTRICT})
"""Kinds that are looked for in the settlement that the text spoke of last, when it names none."""

SHARP_KINDS: dict[PlaceKind, Precision] = {
    PlaceKind.POI: "exact",
    PlaceKind.STREET: "street",
    PlaceKind.SQUARE: "street",
    PlaceKind.DISTRICT: "district",
    PlaceKind.SETTLEMENT: "settlement",
    PlaceKind.COUNTRY: "country",
}
"""How sharp a kind of place is; all others are as sharp as a region, or as their extent."""

DISTRICT_EXTENT_M = 15_000.0
"""Radius up to which an area, a site or a street is no wider than a district of a city."""

REGION_EXTENT_M = 60_000.0
"""Radius from which a place is as vague as a region, whatever its kind: larger than any city."""

CENTRE_M = 2_500.0
"""Radius of what articles call the centre of a city."""

NEAR_M = 10_000.0
"""How far from a place its neighbourhood reaches: "near", "outside", "along"."""

BESIDE_M = 30_000.0
"""How far from a place something lies that is said to be "north of" it, or "off" it, without a
distance."""

DIRECTION_SHARE = 0.4
"""Uncertainty of a point at a distance in one of eight directions, as a share of that distance:
half an octant is 22.5 degrees, whose sine is 0.38."""

PART_SHARE = 0.45
"""How far, as a share of its radius, the middle of a place's northern part is from its point."""

PART_RADIUS_SHARE = 0.65
"""Radius of that part, as a share of the whole."""

HEADLINE_COUNTS = 2
"""How many mentions one in the headline is worth for telling what place the text is about."""

DOMINANT_SHARE = 0.4
"""Share of its mentions of settlements from which a text is about one of them. Below, a site
somewhere in the text stays without a place: the guess would be wrong as often as right."""

ASIDE_ROLES = frozenset({"dateline", "speech_location", "launch_origin", "anchor", "container"})
"""Roles of settlements that the news is not about."""

CONTAINER_CONFIDENCE = 0.3
"""Confidence of a site that is only known to be somewhere in a place that the text does not name
as its container."""

_SENTENCE_END = re.compile(r"[.!?…]\W|\n")
_DISTANCE = re.compile(r"([\d.e+]+) km (?:(\w+) of|from)$")
_SIDE = re.compile(r"(\w+) of( the centre of)?$")


def resolve_mentions(
    mentions: Sequence[Mention], document: Document, gazetteer: Gazetteer, settings: Settings
) -> list[ResolvedMention]:
    """Find the places of all mentions of a document together.

    Parameters
    ----------
    mentions
        What `geomap.mentions.find_mentions` gave for the document.
    document
        Their document.
    gazetteer
        Where names are resolved.
    settings
        Countries that the documents are likely to speak of.

    Returns
    -------
    list of ResolvedMention
        Of the same length and order; none is left out, those without a place say why.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.documents import from_text
    >>> from geomap.mentions import find_mentions
    >>> from geomap.parsing import parse
    >>> from geomap.settings import Settings
    >>> document, gazetteer = from_text("Shells hit Kharkiv."), Gazetteer.open()
    >>> mentions = find_mentions(parse(document.text, "en"), gazetteer)
    >>> found = resolve_mentions(mentions, document, gazetteer, Settings())[0]
    >>> found.resolution.place.name, found.precision
    ('Kharkiv', 'settlement')
    """
    named = [index for index, mention in enumerate(mentions) if not mention.nominal]
    containers = _containers(mentions, document.text, gazetteer)
    position = {index: order for order, index in enumerate(named)}
    toponyms = [
        Toponym(
            mentions[index].name,
            position=mentions[index].start,
            kind=mentions[index].kind,
            within=position.get(containers[index]) if index in containers else None,
        )
        for index in named
    ]
    context = Context(countries=settings.country_bias, language=document.language)
    answers = gazetteer.resolve(toponyms, context=context) if toponyms else []
    resolver = _Resolver(mentions, dict(zip(named, answers, strict=True)), containers, gazetteer)
    return [resolver.resolved(index) for index in range(len(mentions))]


def _containers(mentions: Sequence[Mention], text: str, gazetteer: Gazetteer) -> dict[int, int]:
    """Give each mention's container: as the text says, or for a site the likeliest settlement."""
    containers: dict[int, int] = {}
    settlements = [
        index
        for index, mention in enumerate(mentions)
        if not mention.nominal and _is_settlement(mention, gazetteer)
    ]
    for index, mention in enumerate(mentions):
        outer: int | None = None
        if mention.within is not None:
            outer = _antecedent(mentions, mention.within)
        elif mention.kind in SITES and not mention.nominal:
            outer = _settlement_of(mentions, index, settlements, text)
        if outer is not None and not mentions[outer].nominal:
            containers[index] = outer
    return containers


def _is_settlement(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a mention is literally of a settlement that the gazetteer has."""
    kind = known(gazetteer, mention.name).kind if mention.kind is None else mention.kind
    return kind is PlaceKind.SETTLEMENT and mention.reading != "metonymic"


def _settlement_of(
    mentions: Sequence[Mention], index: int, settlements: Sequence[int], text: str
) -> int | None:
    """Give the settlement that a site is likeliest in.

    That is one in the site's own name, else the nearest one in its sentence, else the one that the
    headline and the whole text speak of most.
    """
    site = mentions[index]
    for other in settlements:
        if site.text.casefold().startswith(mentions[other].text.casefold() + " "):
            return other
    spoken_of = [
        other
        for other in settlements
        if mentions[other].reading == "literal" and mentions[other].role not in ASIDE_ROLES
    ]
    before = [other for other in spoken_of if other < index]
    if before and not _SENTENCE_END.search(text[mentions[before[-1]].end : site.start]):
        return before[-1]
    after = [other for other in spoken_of if other > index]
    if after and not _SENTENCE_END.search(text[site.end : mentions[after[0]].start]):
        return after[0]
    return _main_settlement(mentions, spoken_of, text)


def _main_settlement(
    mentions: Sequence[Mention], settlements: Sequence[int], text: str
) -> int | None:
    """Give the first mention of the settlement that a text speaks of most, its headline first."""
    headline_end = text.find("\n", len(text) - len(text.lstrip()))
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for index in settlements:
        name = mentions[index].text.casefold()
        first.setdefault(name, index)
        counts[name] += 1 + HEADLINE_COUNTS * (mentions[index].start < headline_end)
    name = max(first, key=lambda name: counts[name], default="")
    dominates = counts[name] >= DOMINANT_SHARE * counts.total()
    return first.get(name) if dominates else None


def _antecedent(mentions: Sequence[Mention], index: int) -> int:
    """Follow a noun back to the name that it refers to."""
    seen = {index}
    while mentions[index].nominal and mentions[index].antecedent is not None:
        index = int(mentions[index].antecedent or 0)
        if index in seen:
            break
        seen.add(index)
    return index


class _Resolver:
    """Turns the gazetteer's answers into places on the map, for one document."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        answers: dict[int, Resolution],
        containers: dict[int, int],
        gazetteer: Gazetteer,
    ) -> None:
        self._mentions = mentions
        self._answers = answers
        self._containers = containers
        self._gazetteer = gazetteer

    def resolved(self, index: int) -> ResolvedMention:
        """Give a mention with its place, its point and how sure they are."""
        mention = self._mentions[index]
        resolution = self._of_noun(index) if mention.nominal else self._of_name(index)
        place = resolution.place
        if place is None:
            return ResolvedMention(
                mention=mention,
                resolution=resolution,
                point=None,
                uncertainty_m=None,
                precision=None,
            )
        point, uncertainty_m = self._placed(index, place)
        return ResolvedMention(
            mention=mention,
            resolution=resolution,
            point=point,
            uncertainty_m=uncertainty_m,
            precision=_precision(place, uncertainty_m),
        )

    def _of_name(self, index: int, depth: int = 0) -> Resolution:
        """Give a name's place; for one that is not known, the place that contains it."""
        answer = self._answers[index]
        outer = self._containers.get(index)
        if answer.place is not None or outer is None or depth > len(self._mentions):
            return answer
        container = self._of_name(outer, depth + 1)
        stated = self._mentions[index].within is not None
        if container.place is None or container.place.kind is PlaceKind.COUNTRY:
            return answer
        if not stated and self._mentions[index].kind not in SITES:
            return answer
        how = "the text says that it is in" if stated else "the text spoke last of"
        return replace(
            answer,
            place=container.place,
            confidence=container.confidence * (1.0 if stated else CONTAINER_CONFIDENCE),
            reason=f"{answer.text} itself is not known ({answer.reason}); {how} {container.text}",
        )

    def _of_noun(self, index: int) -> Resolution:
        """Give the place that a common noun refers to."""
        mention = self._mentions[index]
        if mention.kind is PlaceKind.BORDER:
            return self._nameless_border(index)
        if mention.antecedent is None:
            return Resolution(mention.text, None, 0.0, (), "no place was named that it can mean")
        source = _antecedent(self._mentions, mention.antecedent)
        answer = self._of_name(source)
        place = answer.place
        if place is not None and mention.kind is PlaceKind.REGION:
            place = self._region_of(place)
        if place is not None and mention.relation == "centre of":
            place = _centre_of(place)
        return replace(
            answer,
            text=mention.text,
            place=place,
            reason=f"refers to {self._mentions[source].text}: {answer.reason}",
        )

    def _region_of(self, place: Place) -> Place:
        """Give the first-level region of a place; the place itself where none is known."""
        if place.kind is not PlaceKind.SETTLEMENT:
            return place
        for parent in place.parents:
            outer = self._gazetteer.get(parent)
            if outer is not None and outer.kind is PlaceKind.REGION and outer.admin_level == 1:
                return outer
        return place

    def _nameless_border(self, index: int) -> Resolution:
        """Tell which border "the border" is: the one named before, or that of the places around."""
        mention = self._mentions[index]
        if mention.antecedent is not None:
            answer = self._answers[mention.antecedent]
            return replace(answer, text=mention.text, reason=f"refers to {answer.text}")
        countries = self._countries_around(index)
        for count in (2, 1):
            if len(countries) < count:
                continue
            place = self._border_of(countries[:count])
            if place is not None:
                reason = "the border of the countries that the text speaks of"
                return Resolution(mention.text, place, CONTAINER_CONFIDENCE, (), reason)
        return Resolution(mention.text, None, 0.0, (), "the text names no countries with a border")

    def _border_of(self, countries: list[str]) -> Place | None:
        """Give the border of a country or of two; None when it has none on land."""
        try:
            return self._gazetteer.get("border:" + "-".join(sorted(countries)))
        except UnknownPlaceError:
            return None

    def _countries_around(self, index: int) -> list[str]:
        """Rank the countries of the mentions, nearest and most frequent first."""
        weights: dict[str, float] = {}
        here = self._mentions[index].start
        for other, answer in self._answers.items():
            if answer.place is not None and answer.place.country is not None:
                distance = abs(self._mentions[other].start - here)
                country = answer.place.country
                weights[country] = weights.get(country, 0.0) + 1.0 / (200.0 + distance)
        return sorted(weights, key=lambda country: (-weights[country], country))

    def _placed(self, index: int, place: Place) -> tuple[Point, float]:
        """Move a place's point by the relation, and say how far off it may be."""
        if place.kind is PlaceKind.BORDER:
            return self._on_border(index, place)
        return moved(place, self._mentions[index].relation)

    def _on_border(self, index: int, border: Place) -> tuple[Point, float]:
        """Give the point of a border that is nearest to the place that the text speaks of."""
        here = self._mentions[index].start
        near = [
            (abs(self._mentions[other].start - here), other)
            for other, answer in self._answers.items()
            if answer.place is not None
            and answer.place.kind is not PlaceKind.COUNTRY
            and answer.place.kind is not PlaceKind.BORDER
            and self._mentions[other].reading == "literal"
        ]
        if not near:
            return border.point, border.uncertainty_m
        place = self._answers[min(near)[1]].place
        codes = border.place_id.removeprefix("border:").split("-")
        if place is None:
            return border.point, border.uncertainty_m
        nearest = self._gazetteer.border(*codes).nearest(place.point)
        return nearest.point, min(border.uncertainty_m, nearest.distance_m + place.uncertainty_m)


def _centre_of(place: Place) -> Place:
    """Give the centre of a settlement as a place of its own."""
    return replace(
        place,
        place_id=f"{place.place_id}#centre",
        name=f"{place.name} city centre",
        kind=PlaceKind.AREA,
        uncertainty_m=min(place.uncertainty_m, CENTRE_M),
        parents=(place.place_id, *place.parents),
        population=None,
        has_footprint=False,
    )


def moved(place: Place, relation: str | None) -> tuple[Point, float]:
    """Apply a relation to a place.

    Parameters
    ----------
    place
        The place that the relation starts from.
    relation
        "near", "12 km north of" … as in `Mention.relation`.

    Returns
    -------
    tuple
        The point, and the radius in metres of the circle that holds the true location.

    Examples
    --------
    >>> from gazetteer import Place, PlaceKind, Point
    >>> lyman = Place(place_id="x:1", name="Lyman", kind=PlaceKind.SETTLEMENT,
    ...     point=Point(lon=37.8, lat=49.0), uncertainty_m=4000.0)
    >>> point, uncertainty_m = moved(lyman, "10 km north of")
    >>> round(point.lat, 2), uncertainty_m
    (49.09, 8000.0)
    """
    radius_m = place.uncertainty_m
    if relation is None:
        return place.point, radius_m
    distance = _DISTANCE.match(relation)
    if distance:
        length_m = 1000.0 * float(distance[1])
        bearing = BEARINGS.get(distance[2] or "")
        if bearing is None:
            return place.point, radius_m + length_m
        return destination(place.point, bearing, length_m), radius_m + DIRECTION_SHARE * length_m
    side = _SIDE.match(relation)
    if side and side[1] in BEARINGS:
        bearing = BEARINGS[side[1]]
        if side[2]:
            shifted = destination(place.point, bearing, PART_SHARE * radius_m)
            return shifted, PART_RADIUS_SHARE * radius_m
        return destination(place.point, bearing, radius_m), radius_m + BESIDE_M
    return place.point, radius_m if relation not in _REACH else _REACH[relation](radius_m)


_REACH: dict[str, Callable[[float], float]] = {
    "centre of": lambda radius_m: min(radius_m, CENTRE_M),
    "near": lambda radius_m: radius_m + NEAR_M,
    "outside": lambda radius_m: radius_m + NEAR_M,
    "outskirts of": lambda radius_m: 1.2 * radius_m,
    "towards": lambda radius_m: radius_m + BESIDE_M,
    "off": lambda radius_m: radius_m + BESIDE_M,
    "across the border from": lambda radius_m: radius_m + BESIDE_M,
    "between": lambda radius_m: radius_m + BESIDE_M,
}
"""Relation → radius, from the place's own radius, both in metres."""


def _precision(place: Place, uncertainty_m: float) -> Precision:
    """Tell how sharp a position is: by its kind, unless it is vaguer than its kind is."""
    sharp = SHARP_KINDS.get(place.kind, "region")
    if place.kind is PlaceKind.COUNTRY:
        return "country"
    if uncertainty_m >= REGION_EXTENT_M:
        return "region"
    if place.kind in (PlaceKind.AREA, PlaceKind.WATER, PlaceKind.OTHER):
        return "district" if uncertainty_m <= DISTRICT_EXTENT_M else "region"
    return sharp
