"""Names whose distance from another place the text states: which of several places is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind, distance_m
from geomap.resolution.displacement import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Place, Resolution
    from geomap.mentions import Mention

ANCHOR_KINDS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.DISTRICT, PlaceKind.POI})
"""Kinds sharp enough to say where another place is: "near X"."""

ANCHOR_REACH = 60
"""Characters between such a place and what it is said to be near: ", a village 12 km north of"."""

SURE_ANCHOR = 0.5
"""Confidence of the place that a distance is measured from, from which the distance decides."""

SLACK_M = 12_000.0
"""How far, in metres, beyond what the words allow a place may lie: towns are measured from their
edges, along roads, and in round numbers."""

ABSURD_FACTOR = 3.0
"""A place that lies so many times as far as stated …"""

ABSURD_M = 50_000.0
"""… and so many metres more is not the one that is meant. What is nearer is the one that is meant
where no other of its name lies as stated; it is the distance that is wrong, then: that is for the
checks to tell."""

MOST_NAMESAKES = 8
"""Places of a name that are tried."""


def anchor_of(mentions: Sequence[Mention], index: int) -> int | None:
    """Give the place from which the text says how far a name is, or what it is near.

    Parameters
    ----------
    mentions
        All mentions of a document, in order.
    index
        Which of them is asked about.

    Returns
    -------
    int or None
        Index of the mention behind it that is such an anchor.
    """
    mention, following = mentions[index], index + 1
    unmoved = mention.reading == "literal" and not mention.nominal and mention.relation is None
    if not unmoved or mention.kind is PlaceKind.WATER or following == len(mentions):
        return None
    anchor = mentions[following]
    near = anchor.start - mention.end <= ANCHOR_REACH
    fits = anchor.role == "anchor" and anchor.relation is not None and not anchor.nominal
    return following if near and fits else None


def measured(
    mentions: Sequence[Mention], answers: dict[int, Resolution], gazetteer: Gazetteer
) -> dict[int, Resolution]:
    """Choose for names whose distance the text states the place that lies so far.

    Parameters
    ----------
    mentions
        All mentions of a document, in order.
    answers
        The places of the names, by the indices of their mentions.
    gazetteer
        Where other places of a name are looked up.

    Returns
    -------
    dict of int to Resolution
        The answers, some of them changed: a name of which no place lies so far has none.
    """
    found = dict(answers)
    for index, answer in answers.items():
        following = anchor_of(mentions, index)
        relation = None if following is None else mentions[following].relation
        anchor = None if following is None else answers.get(following)
        if relation is None or " km " not in relation or anchor is None or anchor.place is None:
            continue
        if anchor.place.kind in ANCHOR_KINDS and anchor.confidence >= SURE_ANCHOR:
            found[index] = _so_far(answer, mentions[index].name, anchor.place, relation, gazetteer)
    return found


def _so_far(
    answer: Resolution, name: str, anchor: Place, relation: str, gazetteer: Gazetteer
) -> Resolution:
    """Give a name's place that lies as stated; failing that, keep one that is not absurdly far."""
    centre, radius_m = moved(anchor, relation)
    most_m = radius_m + SLACK_M
    if answer.place is not None and distance_m(answer.place.point, centre) <= most_m:
        return answer
    said = f"the text says that it is {relation} {anchor.name}"
    for candidate in gazetteer.find(name, near=centre, limit=MOST_NAMESAKES):
        place = candidate.place
        sharp = place.kind in (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT)
        if sharp and distance_m(place.point, centre) <= most_m:
            return replace(answer, place=place, confidence=SURE_ANCHOR, reason=said)
    stated_m = 1_000.0 * float(relation.split(maxsplit=1)[0])
    absurd_m = ABSURD_FACTOR * stated_m + ABSURD_M
    if answer.place is not None and distance_m(answer.place.point, anchor.point) <= absurd_m:
        return answer
    return replace(answer, place=None, confidence=0.0, reason=f"{said}, where none of the name is")
