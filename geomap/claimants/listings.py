"""Lists whose items are somebody's words: "The commission reported:" and the lines behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.claimants.cues import Cue
    from geomap.parsing import Sentence

BULLETS = " -\u2013\u2014\u2022*\u25aa\u25cf"
"""What stands before the items of a list."""


class Listings:
    """Knows, while one document is read, whose list a sentence is in."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self._cue: Cue | None = None
        self._item = -1
        """The paragraph of the last item."""

    def enter(self, sentence: Sentence, owner: Cue | None) -> Cue | None:
        """Go on to a sentence, and give who says it as an item of a list.

        Parameters
        ----------
        sentence
            The sentence.
        owner
            The cue in it, if any.

        Returns
        -------
        Cue or None
            None outside lists, and in those that nobody introduces.
        """
        text = self.masked[sentence.start : sentence.end].strip()
        if self._cue is not None and text[:1] in BULLETS and text[:1].strip():
            self._item = sentence.paragraph
        within = self._item == sentence.paragraph
        listing = self._cue if within else None
        if not within:
            introduces = owner is not None and owner.kind == "say" and text.endswith(":")
            self._cue = owner if introduces else None
        return listing
