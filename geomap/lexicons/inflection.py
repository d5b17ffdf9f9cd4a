"""Words with endings: "губернатор~m" in a lexicon stands for all its forms."""

from __future__ import annotations

import re
from typing import Any

Paradigms = dict[str, tuple[tuple[str, ...], ...]]
"""Name of a declension or conjugation → the endings of each of its slots."""

_MARKED = re.compile(r"(?<=\w)~(\w+)")
_EMPTY = "-"
_VARIANTS = "/"


def read_paradigms(table: dict[str, str]) -> Paradigms:
    """Read the endings of a language.

    Parameters
    ----------
    table
        Name of a paradigm → its endings, slot by slot (case and number, or gender), with blanks
        between them; "-" is no ending, "у/ові" are two endings of one slot.

    Returns
    -------
    dict
        The slots of each paradigm.

    Examples
    --------
    >>> read_paradigms({"m": "- а у/ові"})
    {'m': (('',), ('а',), ('у', 'ові'))}
    """
    return {
        name: tuple(
            tuple("" if ending == _EMPTY else ending for ending in slot.split(_VARIANTS))
            for slot in slots.split()
        )
        for name, slots in table.items()
    }


def forms(phrase: str, paradigms: Paradigms) -> list[str]:
    """Give all forms of a phrase; its inflected words agree with each other.

    Parameters
    ----------
    phrase
        Words, each with "~" and the name of its paradigm behind its stem where it is inflected.
    paradigms
        The language's endings. Words of one phrase need paradigms with as many slots.

    Returns
    -------
    list of str
        Each form once, in the order of the slots; the phrase itself when nothing in it is marked.

    Raises
    ------
    ValueError
        For an unknown paradigm, or paradigms with different numbers of slots in one phrase.

    Examples
    --------
    >>> endings = read_paradigms({"af": "а ої", "f": "а и"})
    >>> forms("обласн~af прокуратур~f", endings)
    ['обласна прокуратура', 'обласної прокуратури']
    """
    names = _MARKED.findall(phrase)
    if not names:
        return [phrase]
    for name in names:
        if name not in paradigms:
            raise ValueError(f"{phrase!r}: there is no paradigm {name!r} in inflection.toml")
    lengths = {len(paradigms[name]) for name in names}
    if len(lengths) > 1:
        raise ValueError(f"{phrase!r}: its paradigms have different numbers of slots: {lengths}")
    found: dict[str, None] = {}
    for slot in range(lengths.pop()):
        variants = [""]
        position = 0
        for match in _MARKED.finditer(phrase):
            lead = phrase[position : match.start()]
            endings = paradigms[match.group(1)][slot]
            variants = [before + lead + ending for before in variants for ending in endings]
            position = match.end()
        found.update(dict.fromkeys(variant + phrase[position:] for variant in variants))
    return list(found)


def inflect(data: Any, paradigms: Paradigms) -> Any:
    """Write out every marked word of a lexicon: members of lists, and keys of tables.

    Parameters
    ----------
    data
        What a lexicon's file holds.
    paradigms
        The language's endings.

    Returns
    -------
    Any
        The same, with more words. Text that is no member of a list stays as it is.

    Examples
    --------
    >>> inflect({"media": ["газет~f", "AFP"]}, read_paradigms({"f": "а и"}))
    {'media': ['газета', 'газети', 'AFP']}
    """
    if isinstance(data, dict):
        return {
            form: inflect(value, paradigms)
            for key, value in data.items()
            for form in forms(key, paradigms)
        }
    if isinstance(data, list):
        written = [
            forms(item, paradigms) if isinstance(item, str) else [inflect(item, paradigms)]
            for item in data
        ]
        return [form for group in written for form in group]
    return data
