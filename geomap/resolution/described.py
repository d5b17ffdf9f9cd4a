"""The countries that adjectives tell of: "Peruvian police" speaks of Peru, and names no place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.patterns import folded, whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.mentions import Mention

_SPEAKING = re.compile(r"\b(?=([^\W\d_a-z]\w*)( [A-Z]\w*)?)")
"""Words, and pairs of words, that may speak of a country: English ones are capitalised."""


@cache
def _grounds(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Match the names of armed groups, and give the countries where they fight."""
    data = load(language, "claimants")
    grounds: dict[str, str] = {**data.get("homes", {}), **data.get("grounds", {})}
    return whole_words(grounds), grounds


def described_countries(
    text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, language: str
) -> tuple[str, ...]:
    """Find the words beside its place mentions by which a text describes things.

    Parameters
    ----------
    text
        The document's text.
    mentions
        Its place mentions, in order, which tell of countries by themselves.
    gazetteer
        What knows the adjectives of countries.
    language
        ISO 639-1 code of a lexicon: it knows where armed groups fight.

    Returns
    -------
    tuple of str
        ISO alpha-2 codes, one for each word.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> described_countries("Peruvian and Sri Lankan police met.", [], Gazetteer.open(), "en")
    ('PE', 'LK')
    """
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    found = []
    for word in _SPEAKING.finditer(text):
        if word.start() in inside:
            continue
        one, two = word[1], word[1] + (word[2] or "")
        country = gazetteer.country_of(two) or gazetteer.country_of(one)
        if country is not None:
            found.append(country)
    names, grounds = _grounds(language)
    found += [grounds[folded(name.group())] for name in names.finditer(text)]
    return tuple(found)
