"""The spellings of one name that a query may mean: base forms, romanisations, short forms.

The store holds each name once, as its source writes it. Here a query is turned into the keys
under which the same name may be stored: the nominative of an inflected Ukrainian or Russian word,
another romanisation, "Saint" for "St". Most of what is generated does not exist; the caller
keeps what the gazetteer holds. The rules are data, in `spellings.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from gazetteer.held import Held
from gazetteer.inflections import bases, inflected, script_languages
from gazetteer.romanisations import in_latin, in_turkish, respelt, respelt_cyrillic, to_latin
from gazetteer.spelling_rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

How = Literal["exact", "short form", "inflected", "romanised", "typo"]
"""How a key was made from the words of a query."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A key under which the name of a query may be stored."""

    key: str
    """A search key."""
    how: How
    """How it was made."""
    steps: int = 0
    """How many rules it took: each makes it less likely."""


def transcribed(
    key: str, exists: Callable[[str], bool], begins: Callable[[str], bool] | None = None
) -> list[Spelling]:
    """List the Latin names that a Cyrillic key transcribes letter by letter.

    Parameters
    ----------
    key
        A search key in Cyrillic, inflected or not.
    exists
        Tells whether the gazetteer holds a key.
    begins
        Tells whether it holds a key that begins so; see `spellings`.

    Returns
    -------
    list of Spelling
        Those that exist; other romanisations, which meet other names by chance, are not tried.

    Examples
    --------
    >>> held = {"bigadic", "virden"}
    >>> [s.key for s in transcribed("бигадиче", held.__contains__)]
    ['bigadic']
    """
    held = Held(exists, begins and cache(begins))
    found: dict[str, Spelling] = {}
    for base, code in bases(key, script_languages(key)):
        _keep(found, "romanised", [(to_latin(base, code), 1)], held)
        _keep(found, "romanised", in_turkish(base, held), held)
    return list(found.values())


def in_full(key: str) -> str:
    """Write the abbreviated words of a key in full.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    str

    Examples
    --------
    >>> in_full("st louis"), in_full("saint louis")
    ('saint louis', 'saint louis')
    """
    long_of: Mapping[str, str] = rules()["abbreviations"]
    return " ".join(long_of.get(word, word) for word in key.split())


def _short_forms(key: str) -> Iterator[tuple[str, int]]:
    """Write abbreviated words in full, and the other way round; with and without "al"."""
    words = key.split()
    long_of: Mapping[str, str] = rules()["abbreviations"]
    short_of = {long: short for short, long in long_of.items()}
    articles = rules()["romanisations"]["articles"]
    if len(words) > 1:
        for table in (long_of, short_of):
            changed = [table.get(word, word) for word in words]
            if changed != words:
                yield " ".join(changed), 1
        if words[0] in articles:
            yield " ".join(words[1:]), 1
    if words and words[0] not in articles and words[0].isascii():
        for article in articles:
            yield " ".join([article, *words]), 1
    if len(words) > 1:
        yield "".join(words), 1


def spellings(
    key: str,
    language: str | None = None,
    *,
    exists: Callable[[str], bool],
    begins: Callable[[str], bool] | None = None,
    far: bool = True,
) -> list[Spelling]:
    """List the keys under which a name may be stored, the key itself first.

    Parameters
    ----------
    key
        The search key of the name.
    language
        ISO 639-1 code of the text, when known: its inflections are tried first.
    exists
        Tells whether the gazetteer holds a key; it is called often, so it should be fast.
    begins
        Tells whether the gazetteer holds a key that begins so. It changes no answer, but saves
        most of the time: what no key begins with is not spelt to its end.
    far
        Try other romanisations when nothing nearer is there. They meet other names by chance and
        take a few milliseconds.

    Returns
    -------
    list of Spelling
        Those that exist, likeliest first.

    Examples
    --------
    >>> held = {"харків", "kharkiv", "zaporizhzhia", "saint louis"}
    >>> [s.key for s in spellings("харкові", "uk", exists=held.__contains__)]
    ['харків']
    >>> [s.key for s in spellings("zaporizhzhya", exists=held.__contains__)]
    ['zaporizhzhia']
    >>> [s.key for s in spellings("st louis", exists=held.__contains__)]
    ['saint louis']
    """
    if not key:
        return []
    held = Held(exists, begins and cache(begins))
    found: dict[str, Spelling] = {}
    if exists(key):
        found[key] = Spelling(key, "exact")
    if key.isascii():
        _keep(found, "short form", _short_forms(key), held)
        if far and not found:
            _keep(found, "romanised", respelt(key, "latin", held), held)
    else:
        _keep_inflected(found, key, language, held)
        if far and not found:
            for written in (respelt_cyrillic, in_latin):
                _keep(found, "romanised", written(key, script_languages(key), held), held)
    return list(found.values())


def _keep_inflected(found: dict[str, Spelling], key: str, language: str | None, held: Held) -> None:
    """Add what the nominative of a Cyrillic key may be."""
    languages = script_languages(key)
    if language in languages:
        # Another language's endings are tried only when its own lead nowhere.
        _keep(found, "inflected", inflected(key, language, held), held)
        languages = (language, *(code for code in languages if code != language))
    for code in languages:
        if code != language and (language not in languages or not found):
            _keep(found, "inflected", inflected(key, code, held), held)


def _keep(
    found: dict[str, Spelling], how: How, candidates: Iterable[tuple[str, int]], held: Held
) -> None:
    """Add the candidates that exist and are new; each comes with the rules it took."""
    exists = held.exists
    for key, steps in candidates:
        if exists(key) and key not in found:
            found[key] = Spelling(key, how, steps)
