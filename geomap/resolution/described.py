"""The countries that adjectives tell of: "Peruvian police" speaks of Peru, and names no place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import alternatives, folded, whole_words
from geomap.mentions.knowledge import word_sets

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


REACH = 60
"""Characters before a name in which an adjective says its country."""


@cache
def _adjective_before(language: str) -> re.Pattern[str]:
    """Match an adjective, a word for a kind of place, and "of", at the end of a text."""
    kinds = alternatives(sorted(word_sets(language)["generic"]))
    small = grammar(language)
    of = alternatives(small.of)
    # "Russian forces in the town of X" says nothing of X.
    other = alternatives({*small.definite, *small.indefinite, *word_sets(language)["locative"]})
    return re.compile(
        rf"\b(?P<country>[^\W\d_a-z]\w+(?:\s[^\W\d_a-z]\w+)?)\s(?:(?!{other}\s)[a-z-]+\s){{0,2}}?{kinds}\s(?:{of}\s)?$"
    )


def country_said(text: str, start: int, gazetteer: Gazetteer, language: str) -> str | None:
    """Give the country that the words right before a name say it is in.

    Parameters
    ----------
    text
        The document's text.
    start
        Where the name begins.
    gazetteer
        What knows the adjectives of countries.
    language
        ISO 639-1 code of a lexicon.

    Returns
    -------
    str or None
        ISO alpha-2.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> text = "Shells hit the Lebanese border village of Blida."
    >>> country_said(text, text.index("Blida"), Gazetteer.open(), "en")
    'LB'
    """
    found = _adjective_before(language).search(text, max(0, start - REACH), start)
    if found is None:
        return None
    words = found["country"]
    return gazetteer.country_of(words) or gazetteer.country_of(words.split()[-1])


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
