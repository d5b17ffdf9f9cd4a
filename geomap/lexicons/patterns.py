"""Many words as one pattern that stays fast: shared beginnings are written once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Trie = dict[str, "Trie"]
_END = ""
NOTHING = "(?!)"
"""A pattern that never matches."""
CAPITAL = r"[^\W\d_a-zа-яґєіїё]"
"""Matches what begins a name: any letter but the small ones of the lexicons' alphabets."""
_TURKISH = str.maketrans({"\u0130": "i", "\u0131": "i"})


def folded(found: str) -> str:
    r"""Give the word of a lexicon that a pattern found in any case.

    Patterns that ignore case take the Turkish letters for "i", small letters do not.

    Parameters
    ----------
    found
        What a pattern matched.

    Returns
    -------
    str

    Examples
    --------
    >>> folded("M\u0130N\u0130STER"), folded("Sa\u0131d")
    ('minister', 'said')
    """
    return found.translate(_TURKISH).casefold()


def alternatives(words: Iterable[str]) -> str:
    """Give literal words as one group of a regular expression.

    The expression engine tries the members of "a|b|c" one after the other; thousands of forms of
    an inflected language would make it slow. A tree of their letters is walked once.

    Parameters
    ----------
    words
        Words and phrases, taken literally.

    Returns
    -------
    str
        A group that matches any of them, the longest that fits; nothing when there are none.

    Examples
    --------
    >>> alternatives(["mayor", "mayors", "map"])
    '(?:ma(?:p|yor(?:s)?))'
    """
    trie: Trie = {}
    for word in words:
        if not word:
            continue
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_pattern(trie)})" if trie else NOTHING


def _pattern(node: Trie) -> str:
    """Write a tree of letters; where a word may end, what goes on is optional and preferred."""
    branches = []
    for letter in sorted(key for key in node if key != _END):
        run, child = letter, node[letter]
        while len(child) == 1 and _END not in child:
            step, child = next(iter(child.items()))
            run += step
        tail = _pattern(child)
        branches.append(re.escape(run) + tail)
    if not branches:
        return ""
    joined = "|".join(branches)
    if _END in node:
        return f"(?:{joined})?"
    return joined if len(branches) == 1 else f"(?:{joined})"


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches any of the words, whole, in any case.

    Parameters
    ----------
    words
        Words and phrases, taken literally.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> whole_words(["mayor"]).findall("The Mayor and the mayors")
    ['Mayor']
    """
    return re.compile(rf"(?<![\w-]){alternatives(words)}(?![\w-])", re.IGNORECASE)


def leading(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches any of the words and white space at the start of a text.

    Parameters
    ----------
    words
        Words and phrases, taken literally.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> leading(["the", "a"]).sub("", "The mayor")
    'mayor'
    """
    return re.compile(rf"^{alternatives(words)}\s+", re.IGNORECASE)
