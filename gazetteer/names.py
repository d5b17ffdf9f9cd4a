"""Place names as search keys: one normalisation for what is stored and what is asked.

The key is plain on purpose: case, diacritics, apostrophes, hyphens, stress marks and punctuation
fall away, the script stays. Spellings that differ by more (romanisations, inflected forms) meet
through the names the data hold and through `gazetteer.spellings`, which writes the variants of a
query; a store with one key a name stays small.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from gazetteer.spelling_rules import owner_letters

KEY_VERSION = 1
"""Raise when `search_key` changes: stores compiled with another version are rebuilt."""

_APOSTROPHES = frozenset("'`ـ´‘’‚‛′‵ʹʺ\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\uff07״׳")
"""Written inside words for a sound or a soft sign, or left out: they never part two words."""

_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ə": "e",
    "ŧ": "t",
    "ґ": "г",
    "&": " and ",
    # The Cyrillic letters that Unicode takes apart although they are letters of their own.
    "й": "й",
    "ї": "ї",
    "ў": "ў",
    # Arabic and Persian letters that keyboards and sources use for each other.
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ٱ": "ا",
}
"""Letters without a decomposition that newspapers write plainly, and letters not to decompose."""

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Accents, stress and vowel points. The vowel signs of Indic and Thai writing are letters: kept."""

_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]))")
"""The dot of "U.S." and "D.C.", which joins; any other dot parts."""


def _fold_character(character: str) -> str:
    """Fold one character: letters to plain small ones, the rest to a space or to nothing."""
    category = unicodedata.category(character)
    if character in _APOSTROPHES or category == "Cf" or _MARKS.match(character):
        return ""
    folded = character.casefold()
    folded = _LETTERS.get(folded) or _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    folded = unicodedata.normalize("NFC", folded)
    if folded == character:
        return character if character.isalnum() or category in {"Mn", "Mc"} else " "
    return "".join(_fold_character(c) for c in folded)


class _Folding(dict[int, str]):
    """A translation table that works out each character once."""

    def __missing__(self, code: int) -> str:
        """Fold a character seen for the first time."""
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()
_ASCII_FOLDING = {code: _fold_character(chr(code)) for code in range(128)}


def search_key(text: str) -> str:
    """Fold a name to the key under which it is stored and looked up.

    Parameters
    ----------
    text
        A name in any script.

    Returns
    -------
    str
        Lower-case words parted by single spaces; empty when the text holds no letter or digit.

    Examples
    --------
    >>> search_key("Ростов-на-Дону"), search_key("Sums'ka"), search_key("Washington, D.C.")
    ('ростов на дону', 'sumska', 'washington dc')
    >>> search_key("Łódź"), search_key("Слов’янськ"), search_key("Ха́рьков")
    ('lodz', 'словянськ', 'харьков')
    """
    if text.isascii():
        if text.isalpha():
            return text.lower()
        table: dict[int, str] = _ASCII_FOLDING
    else:
        text = unicodedata.normalize("NFC", text)
        table = _FOLDING
    if "." in text:
        text = _INITIALS.sub(r"\1", text)
    return " ".join(text.translate(table).split())


def fold_text(text: str) -> tuple[str, list[int]]:
    """Fold running text to search keys, keeping where each letter came from.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The folded words, parted by single spaces.
    list of int
        For each character of it, the index in `text` of the character that it came from.

    Examples
    --------
    >>> fold_text("In Łódź…")
    ('in lodz ', [0, 1, 2, 3, 4, 5, 6, 7])
    """
    parting = {match.start() for match in _owners().finditer(text)}
    joining = {match.end() - 1 for match in _INITIALS.finditer(text)} if "." in text else set()
    letters: list[str] = []
    origins: list[int] = []
    table = _FOLDING
    after_space = True
    for index, character in enumerate(text):
        folded = " " if index in parting else table[ord(character)]
        if index in joining:
            continue
        for letter in folded:
            if letter != " " or not after_space:
                letters.append(letter)
                origins.append(index)
            after_space = letter == " "
    return "".join(letters), origins


@cache
def _owners() -> re.Pattern[str]:
    """Match the apostrophe of "Kharkiv's": in running text it ends the name."""
    return re.compile(rf"(?<=\w)['’](?=(?:{owner_letters()})\b)")
