"""Which paragraphs of an article are no news: bylines, adverts, captions, repetitions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import LANGUAGES, load

if TYPE_CHECKING:
    from geomap.texts.sentences import Span

LONGEST_BOILERPLATE = 400
"""Characters; a longer paragraph is prose, whatever it begins with."""

LONGEST_CAPTION = 700
"""Characters; a longer paragraph is prose, whatever it ends with."""

SHORTEST_REPETITION = 12
"""Characters; shorter paragraphs, e.g. a name in a list, may stand twice with reason."""


@cache
def _patterns(language: str, subject: str) -> tuple[re.Pattern[str], ...]:
    data = load(language if language in LANGUAGES else "en", "layout")
    return tuple(re.compile(pattern) for pattern in data[subject])


def find_boilerplate(text: str, paragraphs: list[Span], language: str) -> list[Span]:
    r"""Find bylines, adverts, and paragraphs that were printed before.

    Examples
    --------
    >>> text = "Read more: Ten facts\nThe town was hit.\nThe town was hit."
    >>> find_boilerplate(text, [(0, 20), (21, 38), (39, 56)], "en")
    [(0, 20), (39, 56)]
    """
    seen: set[str] = set()
    found = []
    for start, end in paragraphs:
        paragraph = text[start:end]
        key = " ".join(paragraph.split()).casefold()
        repeated = key in seen and len(key) >= SHORTEST_REPETITION
        seen.add(key)
        if repeated or (
            len(paragraph) <= LONGEST_BOILERPLATE
            and any(pattern.search(paragraph) for pattern in _patterns(language, "boilerplate"))
        ):
            found.append((start, end))
    return found


def find_captions(text: str, paragraphs: list[Span], language: str) -> list[Span]:
    """Find the paragraphs that stand under a picture, told by their credit.

    Examples
    --------
    >>> text = "Smoke over the port. (Ann Lee/AP Photo)"
    >>> find_captions(text, [(0, len(text))], "en")
    [(0, 39)]
    """
    return [
        (start, end)
        for start, end in paragraphs
        if end - start <= LONGEST_CAPTION
        and any(pattern.search(text[start:end]) for pattern in _patterns(language, "captions"))
    ]
