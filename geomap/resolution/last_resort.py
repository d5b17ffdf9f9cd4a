"""Where a place is that nobody knows, when all that is known is the country."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.resolution.capitals import country_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.resolution.resolved import ResolvedMention

MOST_AROUND = 60
"""Mentions on each side among which a country is looked for: a page of text."""

NEAR = 200.0
"""Characters at which a mention counts half as much as one right beside the name."""

LEAST_SHARE = 0.6
"""Share of the places around that one country needs: more than all others together."""

COUNTRY_CONFIDENCE = 0.3
"""Confidence of a country that the text does not name as what holds the place."""


def in_country(
    resolved: Sequence[ResolvedMention], index: int, gazetteer: Gazetteer
) -> ResolvedMention:
    """Let the country of the places around stand in for a place that nobody knows.

    A claim about a village that no gazetteer lists is better shown in all of its country than
    nowhere. A name that may mean several places is left open, for it is not unknown.

    Parameters
    ----------
    resolved
        All mentions of a document.
    index
        The one whose place is not known.
    gazetteer
        What knows countries.

    Returns
    -------
    ResolvedMention
        The mention as it was where the places around lie in several countries.
    """
    item = resolved[index]
    if item.resolution.candidates:
        return item
    weights: defaultdict[str, float] = defaultdict(float)
    for other in resolved[max(0, index - MOST_AROUND) : index + MOST_AROUND]:
        place = other.resolution.place
        if place is not None and place.country and other.mention.reading == "literal":
            distance = abs(other.mention.start - item.mention.start)
            weights[place.country] += NEAR / (NEAR + distance)
    country, weight = max(weights.items(), key=lambda one: one[1], default=("", 0.0))
    place = country_place(country, gazetteer) if weight else None
    if place is None or weight < LEAST_SHARE * sum(weights.values()):
        return item
    reason = f"{item.resolution.text} itself is not known; the text tells of places in {place.name}"
    answer = replace(item.resolution, place=place, confidence=COUNTRY_CONFIDENCE, reason=reason)
    return replace(
        item,
        resolution=answer,
        point=place.point,
        uncertainty_m=place.uncertainty_m,
        precision="country",
    )
