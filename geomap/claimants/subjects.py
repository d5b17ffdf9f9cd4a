"""A subject: who speaks, and where the words for it stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from geomap.claimants.source_words import SourceWords
    from geomap.claimants.sources import Claimant

COLON = r":(?!\d)|(?<!\d):"
"""A colon that is not within a time of day: "at 1:30 the mayor said"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and where the words for it stand."""

    claimant: Claimant
    start: int
    end: int


def is_apposed(office: str, words: SourceWords) -> bool:
    """Tell whether an office before a comma and a name is that person's.

    It has an article, or its town before it: "The governor, N. N. said", "Homs police chief, N. N.
    said".

    Parameters
    ----------
    office
        What stands before the comma.
    words
        The words of its language.

    Returns
    -------
    bool

    Examples
    --------
    >>> from geomap.claimants.source_words import source_words
    >>> is_apposed("Homs police chief", source_words("en"))
    True
    >>> is_apposed("He met police", source_words("en"))
    False
    """
    if words.determiners.match(office):
        return True
    *_, head = (None, *words.heads.finditer(office))
    if head is None or head.end() < len(office):
        return False
    if folded(head.group()).split()[-1] not in words.holders:
        return False
    lead = office[: head.start()].split()
    return bool(lead) and all(word[0].isupper() for word in lead)
