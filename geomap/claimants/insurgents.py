"""Armed groups that govern today: whether they still fought the state when a text was written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from geomap.claimants.offices import Offices

CLAIM_REACH = 80
"""Characters behind a group's name in which it takes the responsibility for an attack."""


class Insurgents:
    """Knows which groups of one document are no government, though they became one.

    Parameters
    ----------
    offices
        The offices of the document.
    published
        The document's date; without one, attacks that a group claims tell that it fights.
    """

    def __init__(self, offices: Offices, published: dt.date | None) -> None:
        self.text = offices.text
        self.words = offices.words
        low = self.text.casefold()
        self._fighting = {
            name: label
            for name, (day, label) in self.words.insurgents.items()
            if name in low
            and (
                self._fights(name) if published is None else published < dt.date.fromisoformat(day)
            )
        }

    def party(self, phrase: str) -> str | None:
        """Give the label of the group that a phrase names, if it fought the state then.

        Parameters
        ----------
        phrase
            The words of a speaker: "a Taliban spokesman".

        Returns
        -------
        str or None
        """
        if not self._fighting:
            return None
        body = self.words.institutions.search(phrase)
        return self._fighting.get(folded(body.group())) if body else None

    def _fights(self, name: str) -> bool:
        """Tell whether a text shows a group as insurgents, or taking the responsibility."""
        for body in self.words.institutions.finditer(self.text):
            if folded(body.group()) != name:
                continue
            if self.words.insurgent.match(self.text, body.end() + 1):
                return True
            clause = self.text[body.end() : body.end() + CLAIM_REACH].partition(".")[0]
            if self.words.takes_responsibility.search(clause):
                return True
        return False
