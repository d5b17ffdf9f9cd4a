"""Resolving the names of a document: grouping, judging together, and abstaining."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gazetteer import jointly, ranking
from gazetteer.errors import GeocodingError
from gazetteer.names import search_key
from gazetteer.places import Candidate, Context, Place, Resolution, Toponym
from gazetteer.readings import border_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer.lookup import Lookup

EXPLAINED_CANDIDATES = 8
"""Candidates that a resolution carries."""

MIN_CONFIDENCE = 0.3
"""Below this, summed over candidates that are near each other, a name is too close to call.
At 0.35 every other place of the name, taken together, is about twice as likely."""

MOST_COUNTRIES = 3
"""Countries, those of most places first, in which a misspelt name is looked for."""

SAME_SPOT_M = 25_000.0
"""Candidates within this of the best agree with it for the purpose of abstaining: a town and its
district, entered twice."""

Decision = tuple[Place | None, float, tuple[Candidate, ...], str]
"""The place of a name if any, how sure it is, the best candidates, and why."""


def resolve(
    lookup: Lookup, toponyms: Sequence[str | Toponym], context: Context
) -> list[Resolution]:
    """Resolve all place names of a document together.

    Parameters
    ----------
    lookup
        What can tell what a name means.
    toponyms
        The names in the order of the text.
    context
        What is known of the document beside them.

    Returns
    -------
    list of Resolution
        Of the same length and order.
    """
    items = [Toponym(item) if isinstance(item, str) else item for item in toponyms]
    if context.home is not None and not context.countries:
        country = lookup.country_near(context.home)
        context = replace(context, countries=() if country is None else (country,))
    names, group_of = _grouped(lookup, items, context)
    chosen = _judged(names, context)
    spoken_of = _countries_of(place for place, _, _, _ in chosen)
    if _add_misspelt(lookup, names, chosen, spoken_of, context):
        chosen = _judged(names, context)
    results = []
    for item, group in zip(items, group_of, strict=True):
        if group is None:
            results.append(_resolve_border(lookup, item.text, spoken_of))
        else:
            results.append(Resolution(item.text, *chosen[group]))
    return results


def _judged(names: Sequence[jointly.Name], context: Context) -> list[Decision]:
    """Judge all names together and choose a place for each."""
    judged = jointly.resolve_names(names, context)
    return [
        _decide(ranking.rank(list(zip(name.hits, each.penalties, strict=True)), each.nothing_fits))
        for name, each in zip(names, judged, strict=True)
    ]


def _add_misspelt(
    lookup: Lookup,
    names: list[jointly.Name],
    chosen: Sequence[Decision],
    spoken_of: Sequence[str],
    context: Context,
) -> bool:
    """Add to the names that mean nothing what they may be slips for, where the text is about.

    Only places of the countries that the other names lie in count: "Kerlala" is Kerala where the
    text speaks of India.
    """
    countries = set(spoken_of[:MOST_COUNTRIES])
    added = False
    for index, (name, (place, _, _, _)) in enumerate(zip(names, chosen, strict=True)):
        if place is not None or not name.text or not countries:
            continue
        held = {hit.place.place_id for hit in name.hits}
        hits = [
            hit
            for hit in lookup.misspelt(name.text, name.kind, countries)
            if hit.place.place_id not in held
        ]
        if hits:
            more = jointly.prepare(name.key, [*name.hits, *hits], context.language)
            names[index] = replace(name, hits=more.hits, penalties=more.penalties)
            added = True
    return added


def _grouped(
    lookup: Lookup, items: Sequence[Toponym], context: Context
) -> tuple[list[jointly.Name], list[int | None]]:
    """Make one name of all toponyms that are written alike; None for borders."""
    keys = [(search_key(item.text), item.kind) for item in items]
    groups: dict[Any, int] = {}
    names: list[jointly.Name] = []
    containers: list[int | None] = []
    group_of: list[int | None] = []
    for item, key in zip(items, keys, strict=True):
        if border_countries(item.text):
            group_of.append(None)
            continue
        holder = None if item.within is None else (keys[item.within], item.guessed)
        full_key = (key, holder, item.country)
        if full_key not in groups:
            groups[full_key] = len(names)
            names.append(_name(lookup, key[0], item, context))
            names[-1].guessed = item.guessed
            names[-1].text, names[-1].kind = item.text, item.kind
            names[-1].power = item.power
            containers.append(item.within)
        else:
            names[groups[full_key]].count += 1
            names[groups[full_key]].power &= item.power
        group_of.append(groups[full_key])
    if not any(item.position or item.within is not None for item in items):
        _note_followers(names, group_of)
    for name, container in zip(names, containers, strict=True):
        name.within = None if container is None else group_of[container]
    return names, group_of


def _note_followers(names: Sequence[jointly.Name], group_of: Sequence[int | None]) -> None:
    """Note for each name of a bare list which names come right behind it."""
    for group, following in pairwise(group_of):
        if group is not None and following is not None and group != following:
            names[group].followers |= {following}


def _name(lookup: Lookup, key: str, item: Toponym, context: Context) -> jointly.Name:
    """Look one distinct name up, online if nothing else helps."""
    hits = lookup.search(item.text, item.kind, context.language)
    if hits or lookup.online is None:
        return jointly.prepare(key, hits, context.language, country=item.country)
    try:
        asked = lookup.ask_online(item.text)
    except GeocodingError:
        # One name that could not be asked for leaves the others resolvable; `find` tells why.
        asked = []
    return jointly.Name(key, [hit for hit, _ in asked], penalties=[p for _, p in asked])


def _countries_of(places: Iterable[Place | None]) -> list[str]:
    """Rank the countries of the resolved places, most places first."""
    counts: dict[str, int] = {}
    for place in places:
        if place is not None and place.country is not None:
            counts[place.country] = counts.get(place.country, 0) + 1
    return sorted(counts, key=lambda country: (-counts[country], country))


def _resolve_border(lookup: Lookup, text: str, spoken_of: Sequence[str]) -> Resolution:
    """Resolve a border; one country's becomes that with the neighbour the text speaks of."""
    countries = border_countries(text)
    if len(countries) == 1:
        neighbours = set(lookup.lines.neighbours(countries[0]))
        others = [country for country in spoken_of if country in neighbours]
        countries = (countries[0], *others[:1])
    candidates = lookup.borders(text, countries)
    if not candidates:
        return Resolution(text, None, 0.0, (), "these countries share no land border")
    place = candidates[0].place
    return Resolution(text, place, 1.0, tuple(candidates), f"names the {place.name}")


def _decide(candidates: list[Candidate]) -> Decision:
    """Choose the best candidate, or abstain."""
    if not candidates:
        return None, 0.0, (), "the gazetteer holds no such name"
    best = candidates[0]
    agreeing = sum(c.confidence for c in candidates if _agree(best.place, c.place))
    shown = tuple(candidates[:EXPLAINED_CANDIDATES])
    confidence = round(min(1.0, best.confidence), 4)
    if agreeing >= MIN_CONFIDENCE:
        return best.place, confidence, shown, _why(candidates)
    others = [c for c in candidates if not _agree(best.place, c.place)]
    if others and others[0].confidence > (1 - MIN_CONFIDENCE) * best.confidence:
        rivals = f"{_label(best.place)} or {_label(others[0].place)}"
        return None, confidence, shown, f"too close to call: {rivals}"
    return None, confidence, shown, f"{_label(best.place)} is too unlikely to be meant"


def _agree(a: Place, b: Place) -> bool:
    return a.place_id == b.place_id or (ranking.rough_distance_m(a.point, b.point) <= SAME_SPOT_M)


def _label(place: Place) -> str:
    """Name a place so that it is told apart: name, kind, unit, country."""
    where = ", ".join(filter(None, (place.admin1, place.country)))
    return f"{place.name} ({place.kind.value}{', ' + where if where else ''})"


def _why(candidates: list[Candidate]) -> str:
    """Say in one sentence why the first is first."""
    best = candidates[0]
    if len(candidates) == 1:
        return f"{_label(best.place)}: the only place of this name"
    costs = {penalty.name: penalty.value for penalty in candidates[1].penalties}
    gains = [(costs.get(penalty.name, 0.0) - penalty.value, penalty) for penalty in best.penalties]
    gain, strongest = max(gains, key=lambda pair: pair[0], default=(0.0, None))
    if strongest is None or gain <= 0:
        return f"{_label(best.place)} rather than {_label(candidates[1].place)}"
    return (
        f"{_label(best.place)} rather than {_label(candidates[1].place)}: "
        f"{strongest.name} ({strongest.reason})"
    )
