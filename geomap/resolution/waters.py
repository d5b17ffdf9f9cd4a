"""Rivers and the towns that bear their names: which of the two a text means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons.grammar import grammar
from geomap.mentions.relations import is_on_bank

if TYPE_CHECKING:
    from gazetteer import Candidate, Resolution
    from geomap.mentions import Mention

WATERS = frozenset({PlaceKind.WATER, PlaceKind.AREA, PlaceKind.OTHER})
"""Kinds that a name with a word for a water ("the X River") may resolve to."""

ARTICLE_REACH = 40
"""Characters before a name in which its article stands: the word before it, whatever it is."""

NAMESAKE_TOWN = 0.2
"""Confidence from which a town is meant rather than the water of its name, by the article alone."""

_BARE = frozenset({PlaceKind.SETTLEMENT, PlaceKind.REGION})
"""Kinds of places whose names have no article: "in Benue" is in the state, not in the river."""


def as_asked(answer: Resolution, mention: Mention, text: str, language: str) -> Resolution:
    """Leave a water without a place when only a town or a region of its name is known.

    A name that is no water's in its text, and has no article, is the town's: "hit Dnipro".

    Parameters
    ----------
    answer
        What the gazetteer gave for the name.
    mention
        The name in its text.
    text
        The whole text, for the words before the name.
    language
        ISO 639-1, for the articles that names of waters have.

    Returns
    -------
    Resolution
        The answer as it is where nothing speaks against it.

    Examples
    --------
    >>> from gazetteer import Gazetteer, PlaceKind, Toponym
    >>> from geomap.mentions import find_mentions
    >>> from geomap.parsing import parse
    >>> gazetteer, text = Gazetteer.open(), "Boats crossed the Dnipro."
    >>> mention = find_mentions(parse(text, "en"), gazetteer)[0]
    >>> answer = gazetteer.resolve([Toponym(mention.name)])[0]
    >>> as_asked(answer, mention, text, "en").place.kind.value
    'water'
    """
    place = answer.place
    bare = place is not None and place.kind is PlaceKind.WATER and mention.kind is None
    if bare and not _has_article(mention, text, language):
        town = next((c for c in answer.candidates if c.place.kind in _BARE), None)
        if town is not None and town.confidence >= NAMESAKE_TOWN:
            reason = f"{town.place.name} ({town.place.kind.value}), for waters have an article"
            return replace(answer, place=town.place, confidence=town.confidence, reason=reason)
    if (river := _river_meant(answer, mention, text, language)) is not None:
        reason = f"{river.place.name} ({river.place.kind.value}), for towns have no article"
        return replace(answer, place=river.place, confidence=river.confidence, reason=reason)
    if mention.kind is not PlaceKind.WATER or place is None or place.kind in WATERS:
        return answer
    reason = f"{place.name} ({place.kind.value}) only bears the name of a water"
    return replace(answer, place=None, confidence=0.0, reason=reason)


def _has_article(mention: Mention, text: str, language: str) -> bool:
    """Tell whether a name has the article of waters, where its language has one."""
    articles = grammar(language).definite
    before = text[max(0, mention.start - ARTICLE_REACH) : mention.start].split()[-1:]
    return not articles or bool(before and before[0].lower() in articles)


def _river_meant(
    answer: Resolution, mention: Mention, text: str, language: str
) -> Candidate | None:
    """Give the river where a town is chosen for a name that only it can bear: "hit the Dnipro."."""
    town = answer.place is not None and answer.place.kind is PlaceKind.SETTLEMENT
    if not town or mention.kind is not None or not grammar(language).definite:
        return None
    closed = text[mention.end : mention.end + 1] in {"", ".", ",", ";"}
    closed = closed or is_on_bank(text, mention.start, language)
    if not closed or not _has_article(mention, text, language):
        return None
    return next((c for c in answer.candidates if c.place.kind is PlaceKind.WATER), None)
