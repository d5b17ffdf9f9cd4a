"""Which words of a sentence each verb of saying covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.claimants.cue_words import CueWords
    from geomap.claimants.cues import Cue

_ASIDE = re.compile(r"[,;\u2014\u2013]")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a sentence and the cue that covers it; None is the outlet's own words."""

    start: int
    end: int
    cue: Cue | None


class Regions:
    """Shares the sentences of one document's masked text out among their cues."""

    def __init__(self, masked: str, words: CueWords) -> None:
        self.masked = masked
        self.words = words

    def share(self, start: int, end: int, cues: list[Cue]) -> Iterator[Region]:
        """Share a sentence out among its cues.

        Settings ("amid …", "hours after …") beside a cue that stands behind its content are the
        outlet's own.

        Parameters
        ----------
        start, end
            The sentence.
        cues
            Its cues, in order.

        Yields
        ------
        Region
            In order, without overlap.
        """
        position: int = start
        current = self._owner_of_lead(start, cues)
        for cue in cues:
            owner = current if cue.forward or (current and current.forward) else cue
            if cue.kind == "deny" and not cue.forward and owner is not cue:
                aside = max(position, self._aside(position, cue.start))
                yield from self._without_settings(position, aside, owner)
                if aside < cue.end:
                    yield Region(aside, cue.end, cue)  # "…, a claim that X rejected"
            else:
                yield from self._without_settings(position, cue.start, owner)
            position, current = max(position, cue.end), cue
        if current is not None and not current.forward and self._is_apart(position, end):
            yield Region(position, end, None)  # "…, the mayor said, as sirens sounded in X"
        elif current is not None and current.kind == "deny" and current.forward:
            aside = self._relative(position, end)
            yield from self._without_settings(position, aside, current)
            yield from self._without_settings(aside, end, None)  # "denied an attack, which came as"
        else:
            yield from self._without_settings(position, end, current)

    def _is_apart(self, start: int, end: int) -> bool:
        """Tell whether what follows a speaker behind a comma is a clause of the outlet's own."""
        return self.words.apart.match(self.masked, start, end) is not None

    def _relative(self, start: int, end: int) -> int:
        """Give where a relative clause begins that says more of what is denied; else the end."""
        for comma in re.finditer(", ", self.masked[start:end]):
            behind = start + comma.end()
            content = self.words.content.match(self.masked, behind, end)  # "denied, that"
            if not content and self.words.relatives.match(self.masked[behind:end]):
                return behind - len(comma.group())
        return end

    def _aside(self, start: int, cue: int) -> int:
        """Give where the words begin that join a denial to what it denies."""
        marks = [mark.start() for mark in _ASIDE.finditer(self.masked, start, cue)]
        return marks[-1] if marks else cue

    def _owner_of_lead(self, start: int, cues: list[Cue]) -> Cue | None:
        """Give a first cue what stands before it, when that only says where: "In X, … said"."""
        if not cues or cues[0].kind != "say" or not cues[0].forward:
            return None
        lead = self.masked[start : cues[0].start].lstrip()
        whole = lead.rstrip().endswith(",") and ";" not in lead
        place = self.words.leads.match(lead) or self.words.speaker_leads.match(lead)
        return cues[0] if whole and place and not self.words.settings.search(lead) else None

    def _without_settings(self, start: int, end: int, cue: Cue | None) -> Iterator[Region]:
        """Cut the outlet's own settings out of what a cue covers."""
        if cue is None or cue.forward:
            if start < end:
                yield Region(start, end, cue)
            return
        position = start
        for setting in self.words.settings.finditer(self.masked, start, end):
            before = self.masked[max(0, setting.start() - 4) : setting.start()].rstrip()[-1:]
            if setting.start() < position or before not in {",", "\u2014", ".", ""}:
                continue
            comma = self.masked.find(",", setting.end(), end)
            stop = comma if comma >= 0 else end
            if position < setting.start():
                yield Region(position, setting.start(), cue)
            yield Region(setting.start(), stop, None)
            position = stop
        if position < end:
            yield Region(position, end, cue)
