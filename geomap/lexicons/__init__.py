"""The words of each language, as data: one folder a language, one TOML file a subject."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from geomap.lexicons.inflection import Paradigms, inflect, read_paradigms

LANGUAGES = ("en", "ru", "uk")
"""The languages that have a lexicon."""

INFLECTION = "inflection"
"""The subject that holds a language's endings."""


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
        The file's tables, with all forms of the words that are marked for inflection ("мер~m").
        Treat it as read-only: it is shared.

    Examples
    --------
    >>> "km" in load("en", "units")["kilometre"]
    True
    """
    data = _read(language, subject)
    if subject == INFLECTION:
        return data
    written: dict[str, Any] = inflect(data, _paradigms(language))
    return written


def _read(language: str, subject: str) -> dict[str, Any]:
    """Read a file as it is."""
    file = files(__package__) / language / f"{subject}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _paradigms(language: str) -> Paradigms:
    """Read a language's endings; a language without such a file writes all its forms out."""
    if not (files(__package__) / language / f"{INFLECTION}.toml").is_file():
        return {}
    return read_paradigms(_read(language, INFLECTION))
