"""The evidence for and against a candidate, as named penalties that sum.

A penalty is a cost in nats: a candidate that costs 1 more is e times less likely. This module
knows what can be said of one candidate by itself; what the other places of a document say is in
`gazetteer.jointly`. The constants are judgements of how news writes; which
of them were later moved, and on what, is told in docs/resolution.md.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gazetteer.names import search_key
from gazetteer.places import Candidate, Penalty, Place, PlaceKind, Point
from gazetteer.readings import vocabulary
from gazetteer.search import Hit, kind_fits
from gazetteer.spellings import in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

PROMINENCE_PER_DECADE = 1.6
"""Cost of having a tenth of the inhabitants. Of two places of one name, the ten times larger is
meant about five times as often when nothing else is known; exp(1.6) is 5."""

MEGACITY_LOG_POPULATION = 7.0
"""log10 of the population that costs nothing: ten million."""

SMALLEST_LOG_POPULATION = 2.5
"""log10 of what a settlement without a stated population is taken to have: three hundred."""

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
    PlaceKind.OTHER: 1.0,
}
"""What a kind costs a name that comes without a generic word: "Belgorod" is the city, "Sumska"
may be a street but hardly ever is."""

SECONDARY_NAME = 0.4
"""For a name that the place is not usually known by …"""

SECONDARY_NAME_MINOR = 0.5
"""… and for each unit of what its lack of prominence costs: "Odessa" is a name of Odesa, but
hundreds of villages have borne "Paris" once."""

AUTOMATIC_NAME = 2.0
"""A Latin name kept in small letters was made by a machine from another script: "bali" is how
Korean would write Bari. Rarely what a newspaper prints."""

CAPITALS = 5.0
"""Two or three letters, all capital or with a dot, are an abbreviation: the EU is not the town of
Eu, and "Pa." is not in Burkina Faso."""

SHORT_NAME = 9.0
"""One or two letters that are not the usual name and not written as an abbreviation: "Rs" is no
Republika Srpska, and Kyiv is not "Ko" but in one of a hundred languages."""

LONGEST_SCRAP = 2
"""Letters of such a name."""

NAME_KIND = {"former": 1.0, "abbreviation": 0.6}
"""Out of use, but still printed; short, and so of many meanings."""

SPELLING = {"short form": 0.4, "inflected": 0.3, "romanised": 0.7, "typo": 3.0}
"""What each way from the text to the name costs, once."""

SPELLING_STEP = {"romanised": 0.7, "typo": 0.5}
"""… and for every further rule or wrong letter."""

WORDS_DROPPED = 1.5
"""The name was found without a word of the text: of "Punjab province", the unit called a province
is meant, not the state."""

ACCENTS_MISSING = 0.7
"""The text writes an accent that the name lacks: "San José" is not in California."""

ACCENTS_LEFT_OUT = 0.6
"""The name has an accent that the text does not write: "Bali" is rather not Bāli. Less than the
other way round, since many newspapers write none."""

QUALIFIER_DROPPED = 1.0
"""The text speaks of a part ("northern Mali"); the whole is the best there is."""

LANGUAGE_MISMATCH = 0.4
"""The name form is of another language than the text: Ukrainian for a Russian one."""

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

_EARTH_RADIUS_M = 6_371_008.8
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
    return 2 * _EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


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
    penalties = (
        _prominence(hit.place),
        _kind(hit),
        _name(hit),
        _short(hit),
        _automatic(hit),
        _spelling(hit),
        _words(hit),
        _language(hit, language),
    )
    meant = hit.place.is_capital and not any(
        p.name == "secondary name" and p.value for p in penalties
    )
    capital = Penalty("capital", CAPITAL_BONUS if meant else 0.0, "a capital")
    return tuple(penalty for penalty in (*penalties, capital) if penalty.value)


def _prominence(place: Place) -> Penalty:
    people = place.population or 0
    size = math.log10(people) if people else 0.0
    reason = f"{people:,} inhabitants" if people else f"a {place.kind.value}, population not known"
    if place.kind is PlaceKind.SETTLEMENT or (people and place.kind is PlaceKind.DISTRICT):
        size = max(SMALLEST_LOG_POPULATION, size)
    elif place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION}:
        least, added, most = _scale(place)
        size = min(most, max(least, size + added))
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
    elif hit.reading.dropped or hit.reading.asked:
        cost = KIND_MISMATCH
    return Penalty("kind", cost, f"asked for a {kinds[0].rstrip('12')}, not a {hit.place.kind}")


def _name(hit: Hit) -> Penalty:
    text, kind = hit.matched.text, hit.matched.kind
    if kind == "alternate" and hit.reading.abbreviated and text.isupper():
        kind = "abbreviation"
    if kind in NAME_KIND:
        article = "an" if kind == "abbreviation" else "a"
        return Penalty(f"{kind} name", NAME_KIND[kind], f"{text} is {article} {kind} name")
    # A region's name with its generic word left out is the name it goes by.
    shortened = hit.place.kind is PlaceKind.REGION and search_key(hit.place.name).startswith(
        search_key(text)
    )
    alternate = kind == "alternate" and text.isascii()
    secondary = alternate and not (shortened or is_usual(hit) or _is_lengthened(hit))
    # "Victoria Island" without its second word is no old name of Hong Kong.
    minor = max(0.0, _prominence(hit.place).value)
    cost = (
        SECONDARY_NAME
        + SECONDARY_NAME_MINOR * minor
        + (WORDS_DROPPED if hit.reading.dropped else 0.0)
    )
    return Penalty(
        "secondary name", cost if secondary else 0.0, f"better known as {hit.place.name}"
    )


def _is_lengthened(hit: Hit) -> bool:
    """Whether the name that matched is the usual one with the word for its kind: "Bogo City"."""
    words, usual = search_key(hit.matched.text).split(), search_key(hit.place.name).split()
    more = len(words) - len(usual)
    if more <= 0:
        return False
    generic = vocabulary().generic
    before, behind = " ".join(words[:more]), " ".join(words[-more:])
    return (words[more:] == usual and before in generic) or (
        words[:-more] == usual and behind in generic
    )


def _short(hit: Hit) -> Penalty:
    """Mistrust one or two letters that are not the usual name nor written as an abbreviation."""
    key, text = hit.reading.key, hit.matched.text
    may_be = hit.reading.abbreviated or hit.reading.small
    written = may_be and (hit.matched.kind == "abbreviation" or text.isupper())
    known = is_usual(hit) or (written and len(key) > 1)
    short = len(key) <= LONGEST_SCRAP and key.isascii() and not known
    return Penalty("short name", SHORT_NAME if short else 0.0, f"{text} is hardly used of it")


def _automatic(hit: Hit) -> Penalty:
    text = hit.matched.text
    made = text.isascii() and text.islower() and hit.matched.kind == "alternate"
    cost = AUTOMATIC_NAME if made and not is_usual(hit) else 0.0
    return Penalty("automatic name", cost, f"{text} was made from a name in another script")


def is_usual(hit: Hit) -> bool:
    """Tell whether the name that matched is the one the place goes by.

    Parameters
    ----------
    hit
        The hit.

    Returns
    -------
    bool
        True for abbreviated words too: "St. Paul" is "Saint Paul".
    """
    matched, usual = search_key(hit.matched.text), search_key(hit.place.name)
    return matched == usual or in_full(matched) == in_full(usual)


def _spelling(hit: Hit) -> Penalty:
    text = hit.matched.text
    written = text.isupper() or hit.matched.kind == "abbreviation"
    # "La." is Louisiana; Los Angeles is written L.A.
    written &= hit.reading.abbreviated != "dot" or "." not in text[:-1]
    if hit.how == "exact" and hit.reading.abbreviated and not written:
        return Penalty("capitals", CAPITALS, f"{text} is not abbreviated so")
    if hit.how == "exact":
        return _accents(hit)
    cost = SPELLING[hit.how] + SPELLING_STEP.get(hit.how, 0.0) * max(0, hit.steps - 1)
    return Penalty(hit.how, round(cost, 3), f"found as {hit.matched.text}")


def _accents(hit: Hit) -> Penalty:
    name, written = hit.matched.text, hit.reading.ascii
    if not written and name.isascii() and hit.place.name.isascii():
        return Penalty("accents", ACCENTS_MISSING, f"{name} is written without accents")
    left_out = written and hit.reading.key.isascii() and not name.isascii()
    return Penalty("accents", ACCENTS_LEFT_OUT if left_out else 0.0, f"written {name} in full")


def _words(hit: Hit) -> Penalty:
    cost = QUALIFIER_DROPPED if hit.reading.qualified else 0.0
    cost += WORDS_DROPPED if hit.reading.dropped else 0.0
    return Penalty("words dropped", cost, f"found without “{hit.reading.dropped or 'part'}”")


def _language(hit: Hit, language: str | None) -> Penalty:
    written = hit.matched.language
    # Latin names are the same in many languages, and the store keeps only one of them.
    latin = hit.matched.text.isascii()
    foreign = language is not None and not latin and written not in {None, language}
    return Penalty(
        "language", LANGUAGE_MISMATCH if foreign else 0.0, f"the name is in {written or 'another'}"
    )


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
