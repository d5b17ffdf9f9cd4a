"""The rules of spelling, as data: endings of inflected forms, letters, abbreviations."""

from __future__ import annotations

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
