"""Adjectives and peoples as mentions of their country or continent: "Turkish police", "Kenyans"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import area_of
from geomap.mentions.knowledge import Words, word_sets
from geomap.mentions.mention import Mention
from geomap.texts.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.parsing import ParsedText

MOST_WORDS = 3
"""Words of the longest one: "Papua New Guinean"."""


def find_demonyms(
    parsed: ParsedText, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """Find the capitalised words that describe a country, a continent or their people.

    They name no place, so `find_mentions` leaves them out; corpora of place names often count them.

    Parameters
    ----------
    parsed
        The text with its named entities.
    mentions
        The mentions that are known already: what they cover is left out.
    gazetteer
        Where words are looked up.

    Returns
    -------
    list of Mention
        In order; all associative. They overlap neither one another nor `mentions`.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.parsing import parse
    >>> parsed = parse("Turkish and South African police met in Accra.", "en")
    >>> [m.text for m in find_demonyms(parsed, [], Gazetteer.open())]
    ['Turkish', 'South African']
    """
    tokens, words = Tokens(parsed.text), Words(gazetteer, parsed.language)
    articles = word_sets(parsed.language)["articles"]
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    taken.update(at for e in parsed.entities if e.label == "person" for at in range(e.start, e.end))
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        length = _length(tokens, index, words, articles) if tokens.is_name(index) else 0
        start, end = tokens.start[index], tokens.end[index + max(length, 1) - 1]
        if length and taken.isdisjoint(range(start, end)):
            text = parsed.text[start:end]
            found.append(
                Mention(
                    start=start,
                    end=end,
                    text=text,
                    name=text,
                    reading="associative",
                )
            )
        index += max(length, 1)
    return found


def _length(tokens: Tokens, index: int, words: Words, articles: frozenset[str]) -> int:
    """Count the words of the longest demonym that begins at a token; 0 when there is none."""
    for length in range(min(MOST_WORDS, len(tokens) - index), 0, -1):
        parts = tokens.words[index : index + length]
        if not all(part[:1].isupper() for part in parts) or parts[0].lower() in articles:
            continue
        if words.is_adjective(" ".join(parts)) or area_of(" ".join(parts)) is not None:
            return length
    return 0
