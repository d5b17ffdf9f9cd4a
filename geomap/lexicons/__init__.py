"""The words of each language, as data: one folder a language, one TOML file a subject."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ru", "uk")
"""The languages that have a lexicon."""


@cache
def load(language: str, subject: str) -> dict[str, Any]:
    """Read one subject of one language's lexicon.

    Parameters
    ----------
    language
        ISO 639-1 code, one of `LANGUAGES`.
    subject
        Name of the file without its ending: "speech", "events", "places" …

    Returns
    -------
    dict
        The file's tables. Treat it as read-only: it is shared.

    Examples
    --------
    >>> "km" in load("en", "units")["kilometre"]
    True
    """
    file = files(__package__) / language / f"{subject}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
