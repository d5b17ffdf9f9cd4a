"""Names of outlets: those that a text shows to be one, besides those that the lexicon knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from geomap.claimants.offices import Offices

GIVEN_NAME = 5
"""Letters up to which a known outlet's name may as well be a given name."""
_ADDRESS = re.compile(r"\w\.[A-Za-z]{2,4}$")
"""The end of the name of a site: "Censor.NET"."""


class Outlets:
    """Knows the outlets that one document names."""

    def __init__(self, offices: Offices, full_names: Mapping[str, str]) -> None:
        self.words = offices.words
        self.full_names = full_names
        """What the letters stand for that the text explains."""
        found = [
            (match.group(match.lastgroup or 0), match["listener"] is None)
            for match in self.words.outlets.finditer(offices.text)
        ]
        self._shown = dict(sorted(found))
        """Names that the text shows to be outlets', and whether that is more than being told."""
        self._office_holders = {
            self.words.family(offices.text[slice(*span)]) for span in offices.named
        }

    def holds(self, name: str, introduced: Container[str]) -> bool:
        """Tell whether a name is an outlet's, by the lexicon, by the text or by its full name.

        Parameters
        ----------
        name
            As printed: "RVN".
        introduced
            Surnames of the persons in the text, who may be told something too.

        Returns
        -------
        bool
        """
        if "/" in name:  # "Coast Herald/RVN"
            return all(self.holds(part, introduced) for part in name.split("/"))
        full = self.words.heads.findall(self.full_names.get(name, ""))
        if full and self.words.kinds[folded(full[-1])] == "media":
            return True
        if _ADDRESS.search(name) or self._is_known(name) or self._is_branch(name):
            return True
        if name not in self._shown:
            return False
        persons = self._office_holders if self._shown[name] else introduced
        return self.words.family(name) not in persons

    def _is_known(self, name: str) -> bool:
        """Tell whether the lexicon knows a name; as capitals also "SHOT", another word else."""
        words = self.words
        capitals = name.isupper() and words.outlets_at_home.fullmatch(name)
        return bool(
            capitals or words.hints["media"].fullmatch(name) or words.papers.fullmatch(name)
        )

    def _is_branch(self, name: str) -> bool:
        """Tell whether a known outlet's name opens another: "Reuters Africa"; not "Ani Rey"."""
        first, *others = name.split()
        known = self.words.hints["media"].fullmatch(first) and first[0].isupper()
        letters = len(first) <= GIVEN_NAME and not first.isupper()
        return bool(known and others) and not letters and all(w[0].isupper() for w in others)
