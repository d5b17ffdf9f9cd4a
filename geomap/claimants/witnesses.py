"""People without an office who tell what happened to them: witnesses, whatever they are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import MASK
from geomap.claimants.hindsight import is_private

if TYPE_CHECKING:
    import re

    from geomap.claimants.cue_words import CueWords
    from geomap.claimants.cues import Cue
    from geomap.parsing import ParsedText

SHORTEST_ACCOUNT = 30
"""Characters of a quotation that is no single word of somebody's: "a 'barbaric' attack"."""


class Witnesses:
    """Tells the witnesses among the speakers of one document."""

    def __init__(
        self, parsed: ParsedText, masked: str, words: CueWords, heads: re.Pattern[str]
    ) -> None:
        self.text = parsed.text
        self.masked = masked
        self.words = words
        self.heads = heads

    def told_by(self, cue: Cue, start: int, end: int, quotation: int) -> Cue:
        """Take somebody without an office, who tells what he went through, for a witness.

        Parameters
        ----------
        cue
            A cue.
        start, end
            Its sentence.
        quotation
            Where the quotation begins that ends in the sentence; `start` when there is none.

        Returns
        -------
        Cue
            The same, or one with a witness for its claimant.
        """
        if not is_private(cue.claimant) or self.heads.search(cue.claimant.name):
            return cue
        first = min(start, quotation)
        letters = zip(self.text[first:end], self.masked[first:end], strict=True)
        quoted = "".join(letter for letter, mask in letters if mask == MASK)
        told = self.words.told_experience.search(self.masked, start, end)
        nobody = cue.claimant.kind == "unknown" and cue.claimant.country is None
        private = nobody and len(quoted) >= SHORTEST_ACCOUNT
        if not private and not told and not self.words.own_experience.search(quoted):
            return cue
        return replace(cue, claimant=replace(cue.claimant, kind="witness"))
