"""The rules of spelling, as data: endings of inflected forms, letters, abbreviations."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def rules() -> Mapping[str, Any]:
    """Read `spellings.toml`.

    Returns
    -------
    mapping of str to Any
        Its tables; treat them as read-only, they are shared.

    Examples
    --------
    >>> rules()["abbreviations"]["st"]
    'saint'
    """
    text = (files(__package__) / "data" / "spellings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def owner_letters() -> str:
    """Give the letters behind the apostrophe of an owner, as members of a regular expression.

    Returns
    -------
    str

    Examples
    --------
    >>> owner_letters()
    's'
    """
    return "|".join(rules()["beside_names"]["owners"])


@cache
def owner_mark(*, at_end: bool = False) -> re.Pattern[str]:
    """Match what marks an owner behind a name: "Kharkiv's", "Damascus'".

    Parameters
    ----------
    at_end
        Only at the end of the text; else at the end of any word.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> owner_mark().sub("", "Kharkiv's Freedom Square"), owner_mark(at_end=True).sub("", "Laos'")
    ('Kharkiv Freedom Square', 'Laos')
    """
    letters = owner_letters()
    return re.compile(rf"['’](?:{letters})?$" if at_end else rf"['’](?:(?:{letters})\b)?(?=\s|$)")
