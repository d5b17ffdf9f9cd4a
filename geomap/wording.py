"""Small pieces of English that messages and reports share."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Give a number with its noun.

    Parameters
    ----------
    number
        How many.
    noun
        Of what, in the singular; its plural takes an s.

    Examples
    --------
    >>> counted(1, "claim"), counted(2000, "claim")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
