"""Names of the gazetteer in running text, inflected ones included."""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from gazetteer.inflections import script_languages
from gazetteer.names import fold_text, search_key
from gazetteer.places import NameSpan
from gazetteer.readings import vocabulary
from gazetteer.spelling_rules import owner_letters, rules
from gazetteer.spellings import spellings, transcribed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CAPITALISED = re.compile(r"[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+(?:-[А-ЯІЇЄҐЁа-яіїєґё'’ʼ]+)*")
"""A Cyrillic word that may be (part of) a name."""

_LONGEST_NAME = 3
"""Capitalised words that are tried together as one inflected name."""

_JOINED = re.compile(r"\w{2,}-(?:\w+-)*\w{2,}$")
"""A name of words with hyphens. Other romanisations of it meet another name hardly ever by chance,
as those of a single word do: "Кір'ят-Біаліку" is Qiryat Bialik."""

_SHORTEST_TRANSCRIBED = 7
"""Letters of a Cyrillic name that may be one stored in Latin only: "в ХАМАСе" is no village."""

_WORD = re.compile(r"\S+")

_REMEMBERED = 50_000
"""Runs of words whose spelling in the gazetteer is remembered."""

_LONGEST_PREPOSITION = 10
"""Letters, as of "неподалік"."""

_WORD_BEFORE = re.compile(r"(?:^|[\s(«\"„])([А-ЯІЇЄҐЁа-яіїєґё]+) $")
"""The word before a name, if any: "у", "под"."""

_NEXT_WORD = re.compile(r" ([а-яіїєґё]+)")
"""The word after a name, which may be its generic word: "Белгородской области"."""


class Names(Protocol):
    """What spotting needs of a store."""

    def __hash__(self) -> int:
        """Tell stores apart, by identity."""

    def has_key(self, key: str) -> bool:
        """Tell whether any place carries the key."""

    def has_beginning(self, letters: str) -> bool:
        """Tell whether any key begins with some letters."""

    def spot(self, folded: str) -> Sequence[NameSpan]:
        """Find the longest keys in folded text."""


def spot(store: Names, text: str) -> list[NameSpan]:
    """Find all longest names in running text.

    Parameters
    ----------
    store
        Where the names are.
    text
        Any text.

    Returns
    -------
    list of NameSpan
        In the order of the text, without overlaps. Exact names of any script; capitalised
        Ukrainian and Russian words also by what their nominative may be.
    """
    folded, origins = fold_text(text)
    spans = [
        NameSpan(origins[span.start], origins[span.end - 1] + 1, span.key)
        for span in store.spot(folded)
    ]
    more = [*_inflected(store, text), *_owned(store, text)]
    return longest([*spans, *more]) if more else spans


@cache
def _with_owner() -> re.Pattern[str]:
    """Match capitalised words around one with the mark of an owner."""
    owner = rf"(?P<owner>[A-Z]\w+['’](?:{owner_letters()})\b)"
    return re.compile(rf"(?:[A-Z][\w.]*\s)?{owner}(?:\s[A-Z]\w+){{0,2}}")


def _owned(store: Names, text: str) -> Iterator[NameSpan]:
    """Find the names that have the mark of an owner inside or at their end: "Cox's Bazar".

    A word alone is no such name: in "Kharkiv's" the mark ends it.
    """
    for run in _with_owner().finditer(text):
        words = [word.span() for word in _WORD.finditer(text, *run.span())]
        owner = next(i for i, (_, end) in enumerate(words) if end >= run.end("owner"))
        for first in range(owner + 1):
            for last in range(len(words), max(owner, first + 1), -1):
                start, end = words[first][0], words[last - 1][1]
                if store.has_key(key := search_key(text[start:end])):
                    yield NameSpan(start, end, key)


def longest(spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Keep, of spans that overlap, the first and longest.

    Parameters
    ----------
    spans
        In any order.

    Returns
    -------
    list of NameSpan
        In the order of the text.

    Examples
    --------
    >>> [s.key for s in longest([NameSpan(0, 3, "new"), NameSpan(0, 8, "new york")])]
    ['new york']
    """
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _inflected(store: Names, text: str) -> Iterator[NameSpan]:
    """Find runs of capitalised Cyrillic words whose nominative is a name, longest first."""
    words = list(_CAPITALISED.finditer(text))
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
            run = words[position : position + length]
            if any(b.start() != a.end() + 1 for a, b in itertools.pairwise(run)):
                continue
            span = _named(store, text, run[0].start(), run[-1].end())
            if span is not None:
                yield span
                position += length - 1
                break
        position += 1


def _named(store: Names, text: str, start: int, end: int) -> NameSpan | None:
    """Look up one run of words, with the generic word that may follow and without."""
    following = _NEXT_WORD.match(text, end)
    ends = [end]
    if following is not None and following.group(1) in vocabulary().generic:
        ends.insert(0, following.end())
    for last in ends:
        key = search_key(text[start:last])
        if script_languages(key):
            joined = last == end and _JOINED.search(text[start:last]) is not None
            found = _spelt(store, key, far=joined)
            if not found and last == end:
                found = _region(store, key)
            if not found and last == end and _is_placed(text, start, key):
                names = transcribed(key, store.has_key, store.has_beginning)
                found = next((one.key for one in names), None)
            if found:
                return NameSpan(start, last, found)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _spelt(store: Names, key: str, *, far: bool) -> str | None:
    """Give the key under which a name is held; articles repeat the same few words."""
    found = spellings(key, exists=store.has_key, begins=store.has_beginning, far=far)
    return next((one.key for one in found), None)


def _region(store: Names, key: str) -> str | None:
    """Give the region for which an adjective stands alone: "на Сумській та Чернігівській"."""
    words = rules()["region_adjectives"]
    if not key.endswith(tuple(words["endings"])):
        return None
    return _spelt(store, f"{key} {words['noun']}", far=False)


def _is_placed(text: str, start: int, key: str) -> bool:
    """Whether a name of some length stands behind a preposition as a place does."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_PREPOSITION - 2), start)
    if before is None or len(key) < _SHORTEST_TRANSCRIBED:
        return False
    word, known = before.group(1).lower(), vocabulary()
    return word in known.locative or (
        word in known.inessive and not key.endswith(tuple(rules()["people"]["genitives"]))
    )
