"""Small towns in countries of which a text says nothing: not what it means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer, Place, Resolution

SURE_ABROAD = 0.85
"""Confidence from which a name hardly means anything else."""

KNOWN_ABROAD = 200_000
"""Inhabitants of a town from which a text may name it, in any way, without its country."""

KNOWN_BY_ITS_NAME = 50_000
"""Inhabitants that suffice for the name that a town mostly goes by: "born in Ulm", but not
"Pre" for Prato."""

_OTHER_NAMES = frozenset({"secondary name", "romanised"})
"""Evidence that a text does not call a town by the name that it mostly goes by."""


class Strays:
    """Tells the places of one document that are strays.

    Parameters
    ----------
    described
        The countries of which the text has an adjective.
    answers
        The places of its names.
    countries
        ISO alpha-2 codes of the countries that it is likely to speak of, whatever it says.
    gazetteer
        What knows which countries are neighbours.
    """

    def __init__(
        self,
        described: Iterable[str],
        answers: Iterable[Resolution],
        countries: Iterable[str],
        gazetteer: Gazetteer,
    ) -> None:
        self._likely = frozenset((*described, *countries))
        self._gazetteer = gazetteer
        self._places_in: defaultdict[str | None, set[str]] = defaultdict(set)
        self._names_country = False
        for answer in answers:
            if answer.place is not None:
                self._places_in[answer.place.country].add(answer.place.place_id)
                self._names_country |= answer.place.kind is PlaceKind.COUNTRY

    def without(self, answer: Resolution) -> Resolution:
        """Withdraw a small town in a country of which the text says nothing else.

        It is rather a village nearer by that nobody lists: "the villages of Nondin and Soro", said
        of Burkina Faso, are not in India. A text that names no country may be about any; one that
        names a country may be about what its army does across the border.
        """
        place = answer.place
        if place is None or not self._names_country or _is_known_abroad(answer, place):
            return answer
        alone = self._places_in[place.country] <= {place.place_id}
        if not alone or place.country in self._likely or self._is_next_door(place):
            return answer
        reason = f"{place.name} is in {place.country}, of which the text says nothing"
        return replace(answer, place=None, confidence=0.0, reason=reason)

    def _is_next_door(self, place: Place) -> bool:
        """Tell whether a place lies in a neighbour of a country that the text speaks of."""
        around = self._gazetteer.neighbours(place.country or "")
        return any(country in around for country in (*self._likely, *self._places_in))


def _is_known_abroad(answer: Resolution, place: Place) -> bool:
    """Whether a text may name a place without saying in which country it is."""
    if place.kind is not PlaceKind.SETTLEMENT or place.is_capital:
        return True
    if answer.confidence >= SURE_ABROAD:
        return True
    chosen = next((c for c in answer.candidates if c.place.place_id == place.place_id), None)
    by_its_name = chosen is not None and _OTHER_NAMES.isdisjoint(
        penalty.name for penalty in chosen.penalties
    )
    return (place.population or 0) >= (KNOWN_BY_ITS_NAME if by_its_name else KNOWN_ABROAD)
