"""Which border "the border" is, and which point of a border a text speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind, Resolution, UnknownPlaceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer import Gazetteer, Place, Point
    from geomap.mentions import Mention

GUESSED_BORDER = 0.3
"""Confidence of a border that is only known to be one of the countries that a text speaks of."""


def border_meant(
    mention: Mention,
    answers: Mapping[int, Resolution],
    countries: Sequence[str],
    gazetteer: Gazetteer,
) -> Resolution:
    """Tell which border "the border" is: the one named before, or that of the countries around.

    Parameters
    ----------
    mention
        The noun.
    answers
        The places of the names, by the indices of their mentions.
    countries
        ISO alpha-2 codes of the countries that the text speaks of there, likeliest first.
    gazetteer
        What knows borders.

    Returns
    -------
    Resolution
        Without a place where no two, and not the first, of the countries have a border on land.
    """
    if mention.antecedent is not None:
        answer = answers[mention.antecedent]
        return replace(answer, text=mention.text, reason=f"refers to {answer.text}")
    for count in (2, 1):
        if len(countries) < count:
            continue
        place = _border_of(countries[:count], gazetteer)
        if place is not None:
            reason = "the border of the countries that the text speaks of"
            return Resolution(mention.text, place, GUESSED_BORDER, (), reason)
    return Resolution(mention.text, None, 0.0, (), "the text names no countries with a border")


def _border_of(countries: Sequence[str], gazetteer: Gazetteer) -> Place | None:
    """Give the border of a country or of two; None when it has none on land."""
    try:
        return gazetteer.get("border:" + "-".join(sorted(countries)))
    except UnknownPlaceError:
        return None


def point_on_border(
    mentions: Sequence[Mention],
    answers: Mapping[int, Resolution],
    index: int,
    border: Place,
    gazetteer: Gazetteer,
) -> tuple[Point, float]:
    """Give the point of a border that is nearest to the place that the text speaks of.

    Parameters
    ----------
    mentions
        All mentions of a document, in order.
    answers
        The places of the names, by their indices.
    index
        Which of the mentions is the border.
    border
        The border.
    gazetteer
        What knows its course.

    Returns
    -------
    tuple of Point and float
        The point, and the metres that it may be off.
    """
    here = mentions[index].start
    near = [
        (abs(mentions[other].start - here), other, answer.place)
        for other, answer in answers.items()
        if answer.place is not None
        and answer.place.kind is not PlaceKind.COUNTRY
        and answer.place.kind is not PlaceKind.BORDER
        and mentions[other].reading == "literal"
    ]
    if not near:
        return border.point, border.uncertainty_m
    place = min(near, key=lambda item: item[:2])[2]
    codes = border.place_id.removeprefix("border:").split("-")
    nearest = gazetteer.border(*codes).nearest(place.point)
    return nearest.point, min(border.uncertainty_m, nearest.distance_m + place.uncertainty_m)
