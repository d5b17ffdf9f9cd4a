"""Denials that name no event: whether they still deny one, the one told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.lexicons.happenings import StanceWords

SHORT_OBJECT = 2
"""Words of "denied it", "denied this"."""


def is_plan(text: str, stances: StanceWords) -> bool:
    """Tell whether what is denied is nothing that anybody says has happened.

    Parameters
    ----------
    text
        What stands behind "denied".
    stances
        The words of its language.

    Returns
    -------
    bool

    Examples
    --------
    >>> from geomap.lexicons.happenings import stance_words
    >>> is_plan("it would attack the town", stance_words("en"))
    True
    """
    return stances.plans.search(text) is not None


def denies_something(text: str, cue: str, stances: StanceWords) -> bool:
    """Tell whether a denial without an event still denies one: "the claims", "it".

    Parameters
    ----------
    text
        The words of the denial.
    cue
        Its verb, or what it calls a claim: "a lie".
    stances
        The words of its language.

    Returns
    -------
    bool

    Examples
    --------
    >>> from geomap.lexicons.happenings import stance_words
    >>> denies_something(" it was responsible", "denied", stance_words("en"))
    True
    """
    if stances.denied_things.search(text) or text.endswith(cue):
        return True  # "a claim that X rejected", "which X denies"
    if stances.denials.fullmatch(cue):
        return True  # "X's claims are a lie, Y said"
    clause = stances.denied_as.split(text, maxsplit=1)[0].split()
    return len(clause) <= SHORT_OBJECT and bool(stances.short_things.search(text))
