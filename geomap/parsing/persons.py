"""Full names of people by their given names, for languages without a model that knows them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SURNAMES = 2
"""Capitalised words behind a given name: a patronymic or a second surname, and the surname."""


@cache
def _full_name(language: str) -> re.Pattern[str]:
    given = alternatives(load(language, "persons")["given"])
    surname = r"(?-i:[^\W\d_a-zа-яґєіїё][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*)"
    return re.compile(
        rf"(?<![\w'’ʼ-]){given}(?:[ -]{given})?(?:[ \u00a0]{surname}){{1,{MOST_SURNAMES}}}(?![\w-])"
    )


def find_persons(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find people's full names: a given name with one or two capitalised words behind it.

    Parameters
    ----------
    text
        Any text.
    language
        ISO 639-1 code of a language whose lexicon has `persons`.

    Yields
    ------
    tuple of int
        Start and end of each name.

    Examples
    --------
    >>> text = "повідомив мер міста Олег Кіпер у п'ятницю"
    >>> [text[start:end] for start, end in find_persons(text, "uk")]
    ['Олег Кіпер']
    """
    for found in _full_name(language).finditer(text):
        yield found.span()
