"""Mentions to places: the whole document resolved jointly through the gazetteer."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from gazetteer import PlaceKind, Resolution, Toponym
from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives
from geomap.mentions.knowledge import word_sets
from geomap.mentions.relations import SEAT_OF
from geomap.resolution.borders import border_meant, point_on_border
from geomap.resolution.capitals import capital_of, capital_of_country
from geomap.resolution.described import country_said, described_countries
from geomap.resolution.displacement import centre_of, moved
from geomap.resolution.outlets import context_of
from geomap.resolution.resolved import ResolvedMention, precision_of
from geomap.resolution.sites import (
    SITES,
    antecedent_of,
    find_sites_containers,
    is_small,
    site_called_otherwise,
    town_in_name,
    town_in_name_within,
)
from geomap.resolution.stated_distances import ANCHOR_KINDS, anchor_of, measured
from geomap.resolution.strays import Strays
from geomap.resolution.waters import as_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Place, Point
    from geomap.documents import Document
    from geomap.mentions import Mention
    from geomap.settings import Settings

MOST_AROUND = 300
"""Mentions on each side among which the countries are that a text speaks of."""

CONTAINER_CONFIDENCE = 0.3
"""Confidence of a site that is only known to be somewhere in a place that the text does not name
as its container."""

MOST_NESTED = 20
"""Containers within containers that are followed: more are a circle."""

LONGEST_LIST = 12
"""Names of a list whose last one the text says the place of."""

VILLAGES = frozenset({PlaceKind.SETTLEMENT, PlaceKind.DISTRICT})
"""Kinds of names that a region holds, also when nobody knows them."""


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
    language = document.language or "en"
    named = [index for index, mention in enumerate(mentions) if not mention.nominal]
    containers = find_sites_containers(mentions, document.text, gazetteer)
    position = {index: order for order, index in enumerate(named)}
    toponyms = [
        Toponym(
            mentions[index].name,
            position=mentions[index].start,
            kind=mentions[index].kind,
            within=position.get(containers[index]) if index in containers else None,
            guessed=mentions[index].within is None,
            power=_is_power(mentions[index], gazetteer),
            country=country_said(document.text, mentions[index].start, gazetteer, language),
        )
        for index in named
    ]
    known = context_of(document, settings, gazetteer)
    described = described_countries(document.text, mentions, gazetteer, language)
    context = replace(known, described=described)
    answers = gazetteer.resolve(toponyms, context=context) if toponyms else []
    found = measured(mentions, dict(zip(named, answers, strict=True)), gazetteer)
    strays = Strays(context.described, found.values(), context.countries, gazetteer)
    meant = {
        index: as_asked(
            strays.without(answer) if mentions[index].within is None else answer,
            mentions[index],
            document.text,
            language,
        )
        for index, answer in found.items()
    }
    resolver = _Resolver(document, mentions, meant, containers, gazetteer)
    return [resolver.resolved(index) for index in range(len(mentions))]


class _Resolver:
    """Turns the gazetteer's answers into places on the map, for one document."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        answers: dict[int, Resolution],
        containers: dict[int, int],
        gazetteer: Gazetteer,
    ) -> None:
        self._text = document.text
        self._language = document.language or "en"
        self._mentions = mentions
        self._answers = answers
        self._containers = containers
        self._gazetteer = gazetteer
        self._places = {
            answer.place.place_id: answer.place
            for answer in answers.values()
            if answer.place is not None
        }

    def resolved(self, index: int) -> ResolvedMention:
        """Give a mention with its place, its point and how sure they are."""
        mention = self._mentions[index]
        if mention.nominal:
            resolution = self._of_noun(index)
        else:
            resolution = self._governed(index, self._of_name(index))
        relation = None
        # A stated distance is sharper than the region that a name nobody knows lies in.
        unknown = not mention.nominal and self._answers[index].place is None
        if unknown and (beside := self._beside(index)) is not None:
            sharper = beside[1][:1].isdigit()
            if resolution.place is None or sharper:
                resolution, relation = beside
        place = resolution.place
        if place is None:
            return ResolvedMention(
                mention=mention,
                resolution=resolution,
                point=None,
                uncertainty_m=None,
                precision=None,
            )
        point, uncertainty_m = self._placed(index, place, relation or mention.relation)
        return ResolvedMention(
            mention=mention,
            resolution=resolution,
            point=point,
            uncertainty_m=uncertainty_m,
            precision=precision_of(place, uncertainty_m),
            beside=relation,
        )

    def _of_name(self, index: int, depth: int = 0) -> Resolution:
        """Give a name's place; for one that is not known, the place that contains it."""
        answer = self._answers[index]
        if answer.place is not None or depth > MOST_NESTED:
            return self._capital(index, answer)
        outer, stated = self._containers.get(index), self._mentions[index].within is not None
        if outer is None and (shared := self._shared_container(index)) is not None:
            outer, stated = shared, True
        by_name = self._by_its_name(index, answer, stated=stated and not self._is_wide(outer))
        if by_name is not None:
            return by_name
        if outer is None:
            return self._in_region(index, answer)
        return self._contained(index, self._of_name(outer, depth + 1), stated=stated)

    def _contained(self, index: int, container: Resolution, *, stated: bool) -> Resolution:
        """Place what nobody knows in what contains it, or in the town there of its name."""
        answer, kind = self._answers[index], self._mentions[index].kind
        if container.place is None or container.place.kind is PlaceKind.COUNTRY:
            return answer
        if stated:
            town = town_in_name_within(self._mentions[index], container.place, self._gazetteer)
            if town is not None:
                return _standing_in(answer, town, 1.0, f"it bears the name of {town.name}")
            where = f"the text says that it is in {container.text}"
            return _standing_in(answer, container.place, container.confidence, where)
        if kind not in SITES:
            return answer
        place = container.place
        if kind is PlaceKind.DISTRICT and is_small(place):
            place = self._region_of(place)
        confidence = container.confidence * CONTAINER_CONFIDENCE
        return _standing_in(answer, place, confidence, f"the text spoke last of {container.text}")

    def _is_wide(self, outer: int | None) -> bool:
        """Whether what contains a place is a country, which says little."""
        answer = None if outer is None else self._answers.get(outer)
        place = None if answer is None else answer.place
        return place is not None and place.kind is PlaceKind.COUNTRY

    def _shared_container(self, index: int) -> int | None:
        """Give what the list that a name stands in lies in: "A, B and C in the X district"."""
        joints = word_sets(self._language)["joints"]
        for last in range(index + 1, min(index + LONGEST_LIST, len(self._mentions))):
            between = self._text[self._mentions[last - 1].end : self._mentions[last].start]
            words = between.replace(",", " , ").split()
            if not words or not all(word in joints for word in words):
                return None
            outer = self._containers.get(last)
            if self._mentions[last].within is not None and outer is not None:
                return outer
        return None

    def _capital(self, index: int, answer: Resolution) -> Resolution:
        """Give the capital of a region where that is meant; else the answer as it is."""
        if self._mentions[index].relation != SEAT_OF or answer.place is None:
            return answer
        capital = capital_of(answer.place, self._gazetteer)
        if capital is None:
            return answer
        return replace(answer, place=capital, reason=f"the capital of {answer.place.name}")

    def _governed(self, index: int, answer: Resolution) -> Resolution:
        """Give the region that an office governs, where a town bears its name: "Lviv Governor"."""
        mention, place = self._mentions[index], answer.place
        office = mention.reading == "associative" and mention.kind is None
        if not office or place is None or place.kind is not PlaceKind.SETTLEMENT:
            return answer
        if regional_offices(self._language).match(self._text, mention.end) is None:
            return answer
        units = (candidate.place for candidate in answer.candidates)
        regions = (u for u in units if u.is_first_level and u.name != place.name)
        unit = next((u for u in regions if u.country == place.country), None)
        if unit is None:
            return answer
        return replace(answer, place=unit, reason=f"the region that {place.name} governs")

    def _by_its_name(self, index: int, answer: Resolution, *, stated: bool) -> Resolution | None:
        """Place an unknown site by its name: another one of its town, or the town itself."""
        mention, countries = self._mentions[index], self._countries_around(index)
        site = site_called_otherwise(mention, countries, self._gazetteer, self._language)
        if site is not None:
            return _standing_in(answer, site, 1.0, f"the text means what is called {site.name}")
        if stated:
            return None
        town = town_in_name(mention, countries, self._places.values(), self._gazetteer)
        if town is None:
            return None
        where = f"it bears the name of {town.name}"
        return _standing_in(answer, town, CONTAINER_CONFIDENCE, where)

    def _in_region(self, index: int, answer: Resolution) -> Resolution:
        """Place a village or a district nobody knows in the region that the text spoke of last."""
        mention = self._mentions[index]
        if mention.kind not in VILLAGES or mention.reading != "literal":
            return answer
        paragraph = self._text.rfind("\n", 0, mention.start)
        for other in range(index - 1, -1, -1):
            if self._mentions[other].start <= paragraph:
                break  # another paragraph may be about another region
            before = self._answers.get(other)
            if before is None or before.place is None or before.place.kind is not PlaceKind.REGION:
                continue
            confidence = before.confidence * CONTAINER_CONFIDENCE
            return _standing_in(
                answer, before.place, confidence, f"the text spoke last of {before.text}"
            )
        return answer

    def _beside(self, index: int) -> tuple[Resolution, str] | None:
        """Place a name that is not known by what it is said to be near, or 12 km north of."""
        following = anchor_of(self._mentions, index)
        relation = None if following is None else self._mentions[following].relation
        if following is None or relation is None:
            return None
        beside = self._of_name(following)
        if beside.place is None or beside.place.kind not in ANCHOR_KINDS | {PlaceKind.REGION}:
            return None
        where = f"the text says that it is {relation} {beside.text}"
        answer = self._answers[index]
        return _standing_in(answer, beside.place, beside.confidence, where), relation

    def _of_noun(self, index: int) -> Resolution:
        """Give the place that a common noun refers to."""
        mention = self._mentions[index]
        if mention.kind is PlaceKind.BORDER:
            return border_meant(
                mention, self._answers, self._countries_around(index), self._gazetteer
            )
        if mention.antecedent is None and mention.country is not None:
            return self._capital_named(mention.text, mention.country)
        if mention.antecedent is None:
            return Resolution(mention.text, None, 0.0, (), "no place was named that it can mean")
        source = antecedent_of(self._mentions, mention.antecedent)
        answer = self._of_name(source)
        place = answer.place
        if place is not None and mention.kind is PlaceKind.REGION:
            place = self._region_of(place)
        if place is not None and mention.relation == "centre of":
            place = centre_of(place)
        return replace(
            answer,
            text=mention.text,
            place=place,
            reason=f"refers to {self._mentions[source].text}: {answer.reason}",
        )

    def _capital_named(self, text: str, country: str) -> Resolution:
        """Give the capital of the country that is named with the word: "Yemen's capital"."""
        place = capital_of_country(country, self._gazetteer)
        if place is None:
            return Resolution(text, None, 0.0, (), f"the capital of {country} is not known")
        return Resolution(text, place, 1.0, (), f"the capital of {country}")

    def _region_of(self, place: Place) -> Place:
        """Give the first-level region of a place; the place itself where none is known."""
        if place.kind is not PlaceKind.SETTLEMENT:
            return place
        for parent in place.parents:
            outer = self._gazetteer.get(parent)
            if outer is not None and outer.is_first_level:
                return outer
        return place

    def _countries_around(self, index: int) -> list[str]:
        """Rank the countries of the mentions, nearest and most frequent first."""
        weights: dict[str, float] = {}
        here = self._mentions[index].start
        for other in range(max(0, index - MOST_AROUND), index + MOST_AROUND):
            answer = self._answers.get(other)
            if answer is not None and answer.place is not None and answer.place.country is not None:
                distance = abs(self._mentions[other].start - here)
                country = answer.place.country
                weights[country] = weights.get(country, 0.0) + 1.0 / (200.0 + distance)
        return sorted(weights, key=lambda country: (-weights[country], country))

    def _placed(self, index: int, place: Place, relation: str | None) -> tuple[Point, float]:
        """Move a place's point by the relation, and say how far off it may be."""
        if place.kind is PlaceKind.BORDER:
            return point_on_border(self._mentions, self._answers, index, place, self._gazetteer)
        return moved(place, relation)


@cache
def regional_offices(language: str) -> re.Pattern[str]:
    """Match what follows the name of a region in that of its office: " Regional", " governor"."""
    offices = alternatives(load(language, "claimants")["regional"])
    return re.compile(rf"\s{offices}\b", re.IGNORECASE)


def _is_power(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether a mention stands for a government or army, or for a country that has one.

    A country from which something was fired, or somebody came, acts, too.
    """
    if mention.role in {"launch_origin", "aside"}:
        return True
    owner = mention.reading == "associative" and gazetteer.country_of(mention.name) is not None
    return mention.reading == "metonymic" or owner


def _standing_in(answer: Resolution, place: Place, confidence: float, why: str) -> Resolution:
    """Give an answer a place that stands in for one that is not known."""
    reason = f"{answer.text} itself is not known ({answer.reason}); {why}"
    return replace(answer, place=place, confidence=confidence, reason=reason)
