"""What one side says and another calls untrue in the same breath: "Chad's claims … are a lie"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.memory import Claimant
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import CAPITAL, alternatives

if TYPE_CHECKING:
    from geomap.claimants.cue_words import CueWords
    from geomap.claimants.cues import Cue
    from geomap.claimants.offices import Offices

WORDS_BEHIND = 3
"""Words between a denial and who says it: "is a lie *and fake news*, X said"."""


class Refutations:
    """Finds whose claims others deny, in one document's masked text.

    Parameters
    ----------
    masked
        The text without what is quoted.
    words
        The words of its language.
    offices
        Tells which country or body owns a claim.
    denials
        Words that deny.
    """

    def __init__(
        self, masked: str, words: CueWords, offices: Offices, denials: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.offices = offices
        self.denials = denials
        small = grammar(offices.language)
        self._without_owner = small.without_owner
        article = rf"(?:{alternatives(small.definite)}\s)?"
        self._claims = re.compile(
            rf"{article}(?P<who>{CAPITAL}[\w'-]*)\s{words.claims}(?=\s{words.claimed})"
        )

    def claimed_by(self, start: int) -> Claimant | None:
        """Give whose claims stand behind a verb: "denied *Russian* reports of".

        Parameters
        ----------
        start
            End of the verb.

        Returns
        -------
        Claimant or None
        """
        found = self._claims.match(self.masked, start + 1)
        return self._owner(found["who"]) if found else None

    def answered(self, before: Cue | None, cue: Cue) -> tuple[Cue | None, Cue]:
        """Read "Russia's claims that … are untrue, Kyiv said": the second cue denies.

        Parameters
        ----------
        before, cue
            Two cues of one sentence, in order.

        Returns
        -------
        tuple of Cue
            Both; what is denied is shared out between them.
        """
        if before is None or cue.forward or cue.kind != "say" or not before.forward:
            return before, cue
        found = self._claims.match(self.masked, before.start)
        owner = self._owner(found["who"]) if found and found.end() == before.end else None
        denials = list(self.denials.finditer(self.masked, before.end, cue.start))
        if owner is None or not denials:
            return before, cue
        if len(self.masked[denials[-1].end() : cue.start].split()) > WORDS_BEHIND:
            return before, cue
        said = denials[-1]
        denied = replace(cue, start=said.start(), word=said.group(), kind="deny")
        return replace(before, claimant=owner), denied

    def _owner(self, word: str) -> Claimant | None:
        """Give the country or the body that a claim is said to be of."""
        name = self._without_owner(word)
        country = self.offices.nations.of_name(name)
        if country is not None:
            return Claimant(name=name, kind="official", country=country)
        body = self.offices.words.body(name)
        return body and Claimant(name=name, kind=body.kind, country=body.country, group=body.party)
