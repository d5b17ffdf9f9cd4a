"""The evidence for and against a candidate, as named penalties that sum.

A penalty is a cost in nats: a candidate that costs 1 more is e times less likely. This module
knows what can be said of one candidate by itself; what the other places of a document say is in
`gazetteer.jointly`. The constants are judgements of how news writes; which
of them were later moved, and on what, is told in docs/resolution.md.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gazetteer.naming import is_usual, name_penalties
from gazetteer.places import Candidate, Penalty, Place, PlaceKind, Point
from gazetteer.readings import vocabulary
from gazetteer.search import Hit, kind_fits

if TYPE_CHECKING:
    from collections.abc import Sequence

PROMINENCE_PER_DECADE = 1.6
"""Cost of having a tenth of the inhabitants. Of two places of one name, the ten times larger is
meant about five times as often when nothing else is known; exp(1.6) is 5."""

MEGACITY_LOG_POPULATION = 7.0
"""log10 of the population that costs nothing: ten million."""

SMALLEST_LOG_POPULATION = 2.5
"""log10 of what a settlement without a stated population is taken to have: three hundred."""

RECALLED_LOG_POPULATION = 3.0
"""The same for one that was written down by hand: it was, because it is in the news."""

LISTED_LOG_POPULATION = 1.6
"""The same for a village that is only listed: none of the sources of settlements has it, so it is
smaller still, and seldom the one meant without a word of where it is."""

_LEAST_LOG_POPULATION = {
    "from_memory": RECALLED_LOG_POPULATION,
    "listed": LISTED_LOG_POPULATION,
}

EQUIVALENT_LOG_POPULATION = {
    PlaceKind.AREA: 6.2,
    PlaceKind.WATER: 6.2,
    PlaceKind.POI: 5.8,
    PlaceKind.BORDER: 6.0,
    PlaceKind.DISTRICT: 5.0,
    PlaceKind.SQUARE: 4.8,
    PlaceKind.STREET: 4.8,
    PlaceKind.OTHER: 4.5,
}
"""log10 of the population of a settlement that is written about as often. The bundled places
below the city and outside it were chosen because they are in the news."""

COUNTRY_LOG_POPULATION = (5.0, 0.6, 8.2)
"""Countries: least, what to add to log10 of the population, most. A country is written about more
than a city of its size; an island of two thousand is no rival to a city."""

REGION_LOG_POPULATION = (4.0, -0.5, 6.8)
"""The same for first-level units: less than a city of their size."""

LAND_LOG_POPULATION = -0.4
"""First-level units are written about for their land too: what to add to log10 of their radius in
metres. Yukon, 700 km wide, counts as a city of two hundred thousand, not as its forty thousand."""

SECOND_LEVEL_LOG_POPULATION = (3.5, -1.0, 5.2)
"""The same for second-level units: a bare "Washington" is not one of thirty counties."""

CAPITAL_BONUS = -1.5
"""National capitals stand for their governments, and are written about far beyond their size;
under the name they go by, not as "Philadelphia", which Amman once was."""

KIND_BEYOND_FIRST = 0.5
"""For each place in the list of kinds that a generic word asks for: "district" may be a raion."""

KIND_MISMATCH = 4.0
""""Pokrovsk region" is not the town, unless there is nothing else."""

KIND_MISMATCH_WHOLE_NAME = 2.5
"""The generic word may be part of a second name, as "Воронежская область" is of Voronezh. Of the
usual name ("Cape Town", "Lake Charles", "St. Louis") it may always be."""

BARE_NAME_KIND = {
    PlaceKind.REGION: 0.9,
    PlaceKind.DISTRICT: 1.5,
    PlaceKind.STREET: 5.0,
    PlaceKind.SQUARE: 3.0,
    PlaceKind.POI: 0.5,
    PlaceKind.WATER: 0.5,
    PlaceKind.OTHER: 1.0,
}
"""What a kind costs a name that comes without a generic word: "Belgorod" is the city, "Sumska"
may be a street but hardly ever is."""

NEAR_WEIGHT = 1.0
"""Cost of each e-fold of distance from the place that the user says it is near."""

NEAR_SCALE_M = 20_000.0
"""Within this distance all is equally near: a city's radius."""

NOTHING_FITS = 9.0
"""Cost of "none of these": the bundled data hold a sixth of Ukraine's villages, so a lone far
village of that name (about 7) is still doubtful."""

FOCUS = 5.0
"""How much cheaper "none of these" is in a document whose other names all lie in one country: a
name that is only known elsewhere is rather a village there that the data lack."""

SHARPNESS = 1.2
"""How many nats of probability a unit of cost is worth. The costs were set too cautiously: on
made-up documents (docs/resolution.md), this is where confidence and success agree."""

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius, for ranking only; measurements are geodesic (`gazetteer.geodesy`)."""


def rough_distance_m(a: Point, b: Point) -> float:
    """Measure the great-circle distance, within 0.6 %, without loading a geodesic library.

    Parameters
    ----------
    a, b
        The two points.

    Returns
    -------
    float
        Metres.

    Examples
    --------
    >>> round(rough_distance_m(Point(lon=36.23, lat=50.0), Point(lon=36.58, lat=50.6)) / 1000)
    71
    """
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = math.sin((lat_b - lat_a) / 2)
    half_lon = math.sin(math.radians(b.lon - a.lon) / 2)
    chord = half_lat**2 + math.cos(lat_a) * math.cos(lat_b) * half_lon**2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


def own_penalties(hit: Hit, language: str | None = None) -> tuple[Penalty, ...]:
    """Say what speaks for and against a hit by itself.

    Parameters
    ----------
    hit
        The hit.
    language
        ISO 639-1 code of the text.

    Returns
    -------
    tuple of Penalty
        Those that are not zero.
    """
    prominence = _prominence(hit.place)
    penalties = (prominence, _kind(hit), *name_penalties(hit, language, prominence.value))
    other = {"secondary name", "former name"}
    meant = hit.place.is_capital and not any(p.name in other and p.value for p in penalties)
    capital = Penalty("capital", CAPITAL_BONUS if meant else 0.0, "a capital")
    return tuple(penalty for penalty in (*penalties, capital) if penalty.value)


def _prominence(place: Place) -> Penalty:
    people = place.population or 0
    size = math.log10(people) if people else 0.0
    reason = f"{people:,} inhabitants" if people else f"a {place.kind.value}, population not known"
    if place.kind is PlaceKind.SETTLEMENT or (people and place.kind is PlaceKind.DISTRICT):
        size = max(_LEAST_LOG_POPULATION.get(place.certainty, SMALLEST_LOG_POPULATION), size)
    elif place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION}:
        least, added, most = _scale(place)
        size = max(least, size + added)
        if kind_fits(place, "region1"):
            size = max(size, math.log10(place.uncertainty_m) + LAND_LOG_POPULATION)
        size = min(most, size)
    else:
        size, reason = EQUIVALENT_LOG_POPULATION[place.kind], f"a {place.kind.value} in the news"
    cost = PROMINENCE_PER_DECADE * (MEGACITY_LOG_POPULATION - size)
    return Penalty("prominence", round(cost, 3), reason)


def _scale(place: Place) -> tuple[float, float, float]:
    if place.kind is PlaceKind.COUNTRY:
        return COUNTRY_LOG_POPULATION
    first_level = (place.admin_level or 1) == 1
    return REGION_LOG_POPULATION if first_level else SECOND_LEVEL_LOG_POPULATION


def _kind(hit: Hit) -> Penalty:
    kinds = hit.reading.kinds
    if not kinds and hit.matched.kind == "abbreviation":
        return Penalty("kind", 0.0, "abbreviated")
    if not kinds and hit.place.kind is PlaceKind.DISTRICT and is_usual(hit):
        return Penalty("kind", 0.0, "this district goes by its bare name")
    if not kinds:
        cost = BARE_NAME_KIND.get(hit.place.kind, 0.0)
        return Penalty("kind", cost, f"a bare name is seldom a {hit.place.kind.value}")
    for rank, kind in enumerate(kinds):
        if kind_fits(hit.place, kind):
            return Penalty("kind", rank * KIND_BEYOND_FIRST, f"asked for a {kinds[0]}")
    cost = 0.0 if is_usual(hit) else KIND_MISMATCH_WHOLE_NAME
    if hit.reading.asked and {*kinds, hit.place.kind} == {PlaceKind.REGION, PlaceKind.AREA}:
        cost = KIND_BEYOND_FIRST
    elif hit.reading.dropped or (hit.reading.asked and not _says_kind(hit)):
        cost = KIND_MISMATCH
    return Penalty("kind", cost, f"asked for a {kinds[0].rstrip('12')}, not a {hit.place.kind}")


def _says_kind(hit: Hit) -> bool:
    """Whether a part of a city has the word for another kind in its name: Victoria Island."""
    last = hit.reading.key.rpartition(" ")[2]
    has_word = last != hit.reading.key and last in vocabulary().generic
    return has_word and hit.place.kind is PlaceKind.DISTRICT and is_usual(hit)


def near_penalty(place: Place, near: Point) -> Penalty:
    """Say what a place's distance from another costs it.

    Parameters
    ----------
    place
        The candidate's place.
    near
        Where it should be near.

    Returns
    -------
    Penalty
    """
    distance_m = max(0.0, rough_distance_m(place.point, near) - place.uncertainty_m)
    cost = NEAR_WEIGHT * math.log1p(distance_m / NEAR_SCALE_M)
    return Penalty("distance", round(cost, 3), f"{distance_m / 1000:,.0f} km away")


def rank(
    hits: Sequence[tuple[Hit, tuple[Penalty, ...]]], nothing_fits: float = NOTHING_FITS
) -> list[Candidate]:
    """Put hits in order, with the probability of each.

    Parameters
    ----------
    hits
        Each with its penalties.

    nothing_fits
        Cost of "none of these".

    Returns
    -------
    list of Candidate
        Best first; ties in the order of place_id. The confidences sum to less than 1: the rest
        is the chance that it is none of them.
    """
    candidates = [Candidate(hit.place, hit.matched, penalties) for hit, penalties in hits]
    candidates.sort(key=lambda candidate: (round(candidate.cost, 6), candidate.place.place_id))
    if not candidates:
        return []
    least = min(candidates[0].cost, nothing_fits)
    weights = [math.exp(SHARPNESS * (least - candidate.cost)) for candidate in candidates]
    total = sum(weights) + math.exp(SHARPNESS * (least - nothing_fits))
    return [
        Candidate(c.place, c.matched, c.penalties, round(weight / total, 4))
        for c, weight in zip(candidates, weights, strict=True)
    ]
