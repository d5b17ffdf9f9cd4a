"""The words that say of a place right beside them that somebody took or lost it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from geomap.lexicons.happenings import event_words


class Taking(NamedTuple):
    """Words beside a place that say it changed hands."""

    start: int
    end: int
    behind: bool
    """Whether they stand behind the place ("X has fallen") and not before it."""


@lru_cache(maxsize=2)  # names are weighed by them first, events are found by them later
def find_takings(text: str, language: str) -> tuple[Taking, ...]:
    """Find what would say of a place beside it that somebody took it.

    Parameters
    ----------
    text
        The document's text.
    language
        ISO 639-1 code of a lexicon.

    Returns
    -------
    tuple of Taking
        Whatever stands beside them; first those before a place.

    Examples
    --------
    >>> text = "Rebels are in control of Lyman; Izium has fallen."
    >>> [text[found.start : found.end].strip() for found in find_takings(text, "en")]
    ['in control of', 'has fallen']
    """
    words = event_words(language)
    before = (Taking(*found.span(), behind=False) for found in words.taking.finditer(text))
    behind = (Taking(*found.span(), behind=True) for found in words.fallen.finditer(text))
    return (*before, *behind)
