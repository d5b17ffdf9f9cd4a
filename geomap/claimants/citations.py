"""Speakers whom another passes on: "A cited B as saying", "…, A reported, citing B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    import re

    from geomap.claimants.contents import Contents
    from geomap.claimants.cues import Cue
    from geomap.claimants.memory import Claimant
    from geomap.claimants.subject_finder import SubjectFinder
    from geomap.claimants.subjects import Subject

_RELAYS = ("media", "unknown")
"""Kinds of claimants who pass on what others say."""


class Citations:
    """Reads who stands behind the words for citing in one document.

    Parameters
    ----------
    subjects
        Finds who stands behind a word.
    contents
        Tells content from words that only say when or where.
    """

    def __init__(self, subjects: SubjectFinder, contents: Contents) -> None:
        self.masked = subjects.masked
        self.words = subjects.words
        self.speakers = subjects.speakers
        self.subjects = subjects
        self.contents = contents

    def behind(self, cue: Cue, end: int) -> Cue:
        """Read "…, an outlet reported, citing the army": the army speaks through the outlet.

        Parameters
        ----------
        cue
            What the outlet says.
        end
            End of the sentence.

        Returns
        -------
        Cue
        """
        cites = self.speakers.words.citing.match(self.masked, cue.end, end)
        if cites is None or cue.forward or cue.claimant.kind not in _RELAYS:
            return cue
        source = self.subjects.inverted.behind(cites.end(), end)
        if source is None:
            return cue
        told = self._told(source, cue)
        return cue if told is None else replace(cue, end=source.end, claimant=told)

    def _told(self, source: Subject, cue: Cue) -> Claimant | None:
        """Give a cited body as what it is, through the outlet; None where it has no name."""
        relays, span = self.speakers.relays, (source.start, source.end)
        inner = relays.within(source.claimant, *span)
        if inner is None or not inner.is_named_body:
            self.speakers.memory.forget(source.claimant)
            return None
        return relays.passed_on(inner, span, cue.claimant)

    def closing(self, report: Cue, match: re.Match[str], end: int) -> Cue | None:
        """Read "An outlet reported that …, citing the army": what it reported is the army's.

        Other bodies it only cites for its own report.

        Parameters
        ----------
        report
            The cue before, of the same sentence.
        match
            The word for citing.
        end
            End of the sentence.

        Returns
        -------
        Cue or None
            The cue before, spoken by whom it cites; None where that is no office.
        """
        words, kind = self.words, report.claimant.kind
        cites = words.classes.get(folded(match.group())) == "cite"
        if not (cites and report.forward and report.kind == "say" and kind in _RELAYS):
            return None
        aside = self.masked[report.end : match.start()].rstrip().endswith(",")
        if not aside or folded(match.group()) not in words.participles:
            return None
        source = self.subjects.inverted.behind(match.end(), end)
        if source is None:
            return None
        if source.claimant.kind != "official":
            self.speakers.memory.forget(source.claimant)
            return None
        told = self._told(source, report)
        return None if told is None else replace(report, claimant=told)

    def through(self, cue: Cue, end: int) -> Cue | None:
        """Read "A cited B as saying": B speaks through A; but an unnamed B is A's own report.

        Parameters
        ----------
        cue
            The word for citing, with A as its claimant.
        end
            End of the sentence.

        Returns
        -------
        Cue or None
            None when nobody stands behind it.
        """
        subject = self.subjects.inverted.behind(cue.end, end)
        if subject is None:
            return None
        inner = subject.claimant
        nameless = inner.anonymous or (inner.kind == "witness" and cue.claimant.kind == "media")
        if nameless and cue.claimant.kind != "unknown":
            self.speakers.memory.forget(inner)
            inner = cue.claimant
        elif inner.quoted_by is None:
            inner = self.speakers.relays.passed_on(
                inner, (subject.start, subject.end), cue.claimant
            )
        forward = cue.forward or self.contents.adverbial(self.masked[subject.end : end]) < 0
        saying = self.words.as_saying.search(self.masked, subject.end - 1, end)
        if saying and not self.masked[saying.end() : end].strip(" ."):
            forward = False  # "…, the agency cited the mayor as saying."
        return replace(cue, end=subject.end, kind="say", claimant=inner, forward=forward)
