"""Headings, and who speaks in them: "Mayor: two killed in Lviv", "Two killed in Lviv - mayor"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claimants.sources import Claimant, Speakers

LONGEST_HEADING = 25
"""Words; a longer line without a full stop is a sentence that lost it."""

_BEFORE = re.compile(r"(?P<who>[^:\n]{2,50}):\s(?P<said>[^\n]+)")
"""A heading with its speaker before a colon. A country there is what it is about."""
_BEHIND = re.compile(r"(?P<said>[^\n]+)(?::|\s[-\u2013\u2014])\s(?P<who>[^:\n]{2,50})")
"""A heading with its speaker behind a colon or a dash."""

_APART = frozenset({"settlement", "region"})
"""Kinds of places that may lie apart from a capital; streets and sites are in it."""
_QUOTED = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"))


class Headings:
    """Reads the headings of one document."""

    def __init__(self, text: str, masked: str, speakers: Speakers) -> None:
        self.text = text
        self.masked = masked
        self.speakers = speakers

    def has_form(self, start: int, end: int) -> bool:
        """Tell whether a line has no full stop and is short, as headings are.

        Parameters
        ----------
        start, end
            A sentence that is a paragraph of its own.

        Returns
        -------
        bool
        """
        line = self.text[start:end]
        if any(line.startswith(mark) and end_mark not in line for mark, end_mark in _QUOTED):
            return False  # a quotation that the copy of an article breaks off
        return line[-1] not in '.!?\u2026"\u201d\u00bb:;)' and len(line.split()) <= LONGEST_HEADING

    def speaker(self, start: int, end: int) -> tuple[Claimant, tuple[int, int]] | None:
        """Give who is named before a colon, or behind one or a dash, and what he says.

        Parameters
        ----------
        start, end
            The heading.

        Returns
        -------
        tuple of Claimant and span, or None
            None when nobody is named, or only "Source:".
        """
        words = self.speakers.words
        for form in (_BEFORE, _BEHIND):
            found = form.fullmatch(self.masked, start, end)
            who = found["who"] if found else ""
            known = words.heads.search(who) or words.institutions.search(who)
            if found is None:
                continue
            government = self._is_foreign(found) if form is _BEHIND else self._is_capital(found)
            if not (known or government):
                continue
            self.speakers.context.enter(start, end)
            claimant = self.speakers.read(*found.span("who"), remember=False)
            if claimant is not None and not (claimant.anonymous and claimant.kind == "unknown"):
                return claimant, found.span("said")
        return None

    def _is_capital(self, heading: re.Match[str]) -> bool:
        """Tell whether a capital speaks of elsewhere: "Moscow: Ukrainian shells hit Luhansk"."""
        offices = self.speakers.offices
        label = (item.resolution.place for _, item in offices.mentions(*heading.span("who")))
        capital = next(label, None)
        if capital is None or not capital.is_capital:
            return False
        places = (item.resolution.place for _, item in offices.mentions(*heading.span("said")))
        return any(
            place is not None
            and place.kind in _APART
            and place.place_id != capital.place_id
            and capital.place_id not in place.parents
            for place in places
        )

    def _is_foreign(self, heading: re.Match[str]) -> bool:
        """Tell whether another country than that of the places stands behind what is said.

        The places' own only says where they are: "Flood kills six in Kochi - India".
        """
        offices = self.speakers.offices
        country = offices.nations.of_name(heading["who"])
        places = [item.resolution.place for _, item in offices.mentions(*heading.span("said"))]
        return country is not None and any(
            place is not None and place.kind != "country" and place.country != country
            for place in places
        )
