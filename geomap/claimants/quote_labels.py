"""Who speaks where no verb says so: "Quote from X:", and X before a colon and a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import MASK
from geomap.claimants.cues import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.claimants.subject_finder import SubjectFinder

_LABEL = re.compile(r"(?P<who>[^:,;\n]{2,60}):\s(?=[^\W\d_]|\d)")
"""What may be a speaker at the start of a sentence, before a colon."""
_COLON_QUOTE = re.compile(rf":\s[\"\u201c\u00ab{MASK}]")


class QuoteLabels:
    """Reads what introduces the quotations of one document."""

    def __init__(self, subjects: SubjectFinder) -> None:
        self.masked = subjects.masked
        self.words = subjects.words
        self.speakers = subjects.speakers
        self.subjects = subjects

    def labelled(self, start: int, end: int) -> Cue | None:
        """Read 'Quote from X:' and 'Quote:', which stand before what X, or the last one, said."""
        label = self.words.quote_labels.match(self.masked, start, end)
        if label is None:
            return None
        who = label.span("who")
        claimant = self.speakers.read(*who) if label["who"] else None
        claimant = claimant or self.speakers.memory.last(person=None)
        if claimant is None:
            return None
        return Cue(
            start=start, end=label.end(), word=":", kind="say", claimant=claimant, forward=True
        )

    def before_quotation(self, start: int, end: int) -> Iterator[Cue]:
        """Read 'Quote from X: "…"' and 'X lost a sister: "…"': no verb of saying."""
        colon = _COLON_QUOTE.search(self.masked, start, end)
        if colon is None or self.speakers.offices.is_places_only(start, colon.start()):
            return
        subject = self.subjects.before(start, colon.start())
        claimant = subject.claimant if subject else self.subjects.opening(start, colon.start())
        if claimant is not None and claimant.kind != "media":
            yield Cue(
                start=subject.start if subject else colon.start(),
                end=colon.start() + 1,
                word=":",
                kind="say",
                claimant=claimant,
                forward=True,
            )

    def before_content(self, start: int, end: int) -> Iterator[Cue]:
        """Read "Governor X: a shell hit Y.", an office before a colon and what happened."""
        label = _LABEL.match(self.masked, start, end)
        if label is None or self.masked[end - 1] not in ".!?":
            return  # headings are read for themselves
        told = self.subjects.happenings.search(self.masked, label.end(), end)
        if told is None or not self.speakers.phrases.is_office(label["who"]):
            return
        claimant = self.speakers.read(*label.span("who"))
        if claimant is not None and claimant.kind in ("official", "organisation"):
            yield Cue(
                start=start, end=label.end(), word=":", kind="say", claimant=claimant, forward=True
            )
