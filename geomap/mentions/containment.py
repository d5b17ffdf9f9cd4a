"""Which place of a text the text says contains which: "X, Y", "X in Y", "Y's X"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.mentions.knowledge import word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_LINK = 60
"""Characters between two places of which one contains the other; more is another clause."""

_RANKS = (
    (PlaceKind.COUNTRY,),
    (PlaceKind.REGION, PlaceKind.AREA),
    (PlaceKind.SETTLEMENT, None),
    (PlaceKind.DISTRICT,),
    (PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.POI),
)
"""Kinds from the widest to the narrowest; a name of unknown kind is taken for a village."""


class NamedPlace(NamedTuple):
    """A name and the kind of place that it is likely to be."""

    start: int
    end: int
    kind: PlaceKind | None
    small: bool = False
    """Whether it is a village, or a town too small to have districts of its own."""


class _Links(NamedTuple):
    located: re.Pattern[str]
    """What stands between a place and what contains it."""
    owned: re.Pattern[str]
    """What stands between a place and what it contains."""
    parted: re.Pattern[str]
    """What stands between a place and another of its width that contains it: "X in central Y"."""
    unit: re.Pattern[str]
    """What stands between a town and the district that contains it, not the other way round."""


@cache
def _links(language: str) -> _Links:
    data = load(language, "relations")["containment"]
    keys = ("located", "owned", "parted", "unit")
    return _Links(*(re.compile(data.get(key, r"(?!)")) for key in keys))


def width(kind: PlaceKind | None) -> int:
    """Give how wide a kind of place is, for telling which of two can contain the other.

    Examples
    --------
    >>> width(PlaceKind.COUNTRY) > width(PlaceKind.SETTLEMENT)
    True
    """
    for narrower, kinds in enumerate(_RANKS):
        if kind in kinds:
            return len(_RANKS) - narrower
    return 0


def find_containers(text: str, places: Sequence[NamedPlace], language: str) -> dict[int, int]:
    """Tell which of a text's places the text says lie in which.

    Parameters
    ----------
    text
        The text.
    places
        Its names, in order.
    language
        ISO 639-1 code of a lexicon.

    Returns
    -------
    dict
        Index of a place → index of what contains it.

    Examples
    --------
    >>> places = [NamedPlace(0, 5, PlaceKind.SETTLEMENT), NamedPlace(7, 12, PlaceKind.COUNTRY)]
    >>> find_containers("Hatay, Syria", places, "en")
    {0: 1}
    >>> places = [NamedPlace(0, 7, PlaceKind.SETTLEMENT), NamedPlace(20, 24, PlaceKind.SETTLEMENT)]
    >>> find_containers("Jabalia in northern Gaza", places, "en")
    {0: 1}
    """
    links = _links(language)
    found: dict[int, int] = {}
    for index in range(1, len(places)):
        before, here = places[index - 1], places[index]
        between = text[before.end : min(here.start, before.end + LONGEST_LINK)]
        if width(here.kind) < width(before.kind) and links.owned.fullmatch(between):
            found[index] = index - 1
            # In "a plant in Russia's Rostov region", the plant lies in what Russia owns.
            _widen(text, places, index, found, links)
            continue
        link = links.parted if width(here.kind) == width(before.kind) else links.located
        if width(here.kind) >= width(before.kind) and link.fullmatch(between):
            # "Shells hit the X camp, Y and Z": three places side by side.
            if between != ", " or not _is_listed(text, places, index, language):
                found[index - 1] = index
        elif here.kind is PlaceKind.DISTRICT and (
            links.unit.fullmatch(between)
            or (before.small and between == ", " and not _is_listed(text, places, index, language))
        ):
            found[index - 1] = index  # "the town of X in the Y district", "X village, Y district"
    return found


def _is_listed(text: str, places: Sequence[NamedPlace], index: int, language: str) -> bool:
    """Whether a town or a district is the middle of a list: "X, the Y district and Z"."""
    widest = width(PlaceKind.SETTLEMENT)
    if index + 1 == len(places) or max(width(p.kind) for p in places[index : index + 2]) > widest:
        return False
    between = text[places[index].end : places[index + 1].start]
    joints = word_sets(language)["joints"]
    words = between.replace(",", " , ").split()
    return bool(words) and all(word in joints for word in words)


def _widen(
    text: str, places: Sequence[NamedPlace], index: int, found: dict[int, int], links: _Links
) -> None:
    """Let the place before an owner lie in what the owner owns, where that is narrower."""
    if index < 2:  # noqa: PLR2004 (owner, and a place before it)
        return
    owner, inner, here = places[index - 1], places[index - 2], places[index]
    between = text[inner.end : min(owner.start, inner.end + LONGEST_LINK)]
    if width(inner.kind) < width(here.kind) and links.located.fullmatch(between):
        found[index - 2] = index
