"""Verbs of saying whose speaker is not their subject: "reported by X", "according to X"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.cues import Cue
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from geomap.claimants.contents import Contents
    from geomap.claimants.subject_finder import SubjectFinder
    from geomap.claimants.subjects import Subject
    from geomap.claimants.verb_groups import VerbGroups

OPENING_WORDS = 5
"""Words that only say when or where before "according to": "In Kherson on Monday"."""

_PIECES = re.compile(r"[^,;\n]+")


class Passives:
    """Reads the passives of one document, and what speaks like them."""

    def __init__(self, subjects: SubjectFinder, verbs: VerbGroups, contents: Contents) -> None:
        self.masked = subjects.masked
        self.words = subjects.words
        self.speakers = subjects.speakers
        self.subjects = subjects
        self.verbs = verbs
        self.contents = contents

    def according(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        """Read "according to X", "this was said by X" and "Source: X; Y"."""
        forward = self._opens(start, match.start())
        subject = self._within(match) or self.subjects.inverted.behind(
            match.end(), end, opening=forward
        )
        if subject is None:
            return None
        if match.group().endswith(":"):
            self._further_sources(subject.end, end)
        subject = self.subjects.inverted.with_other(subject, end)
        return Cue(
            start=match.start(),
            end=max(subject.end, match.end()),
            word=match.group(),
            kind="say",
            claimant=subject.claimant,
            beside=subject.other,
            forward=forward,
            back=self._stands_for_what_was_told(start, match.start()),
        )

    def _stands_for_what_was_told(self, start: int, end: int) -> bool:
        """Tell whether nothing but "this was" stands there, for the sentence before."""
        return self.words.back_subjects.fullmatch(self.masked[start:end].strip()) is not None

    def _opens(self, start: int, end: int) -> bool:
        """Tell whether nothing is told before "according to": "In addition, according to X, …"."""
        lead = self.masked[start:end]
        before = lead.strip(' "\u201c\u00ab,')
        if not before or self.words.content.fullmatch(before.rpartition(" ")[2]):
            return True
        aside = lead.rstrip().endswith(",") and len(before.split()) <= OPENING_WORDS
        return aside and not self.contents.happenings.search(before)

    def _further_sources(self, start: int, end: int) -> None:
        """Get to know the rest of a list of sources: "Source: A, mayor of B; C"."""
        for piece in _PIECES.finditer(self.masked, start, end):
            self.speakers.read(*piece.span())

    def _within(self, match: re.Match[str]) -> Subject | None:
        """Read who stands between "this" and its verb: "this the mayor told reporters"."""
        gap = match.groupdict().get("gap")
        found = self.subjects.inverted.behind(match.start("gap"), match.end("gap")) if gap else None
        if found is None or found.claimant.kind == "unknown":
            return None
        where = self.speakers.words.name_ends.match(f" {gap}")  # "this on its channel said X"
        return None if where and found.claimant.kind == "media" else found

    def passive(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        """Read "…, reported by X"; an attribution to X by Y is Y's assertion."""
        kind = self.words.classes.get(folded(match["verb"]), "say")
        between = self.masked[match.end("verb") : match.end()]
        if self.contents.happenings.search(between):
            return None  # "X reported 30 killed by army drones"
        if self._is_active(match, start):
            return None  # "the mayor confirmed rescue efforts by residents"
        verb = self.verbs.following(match.end(), end)  # "footage released by X showed"
        last = end if verb is None else verb
        accused = self.words.blamed_behind.search(self.masked, match.end(), last)
        last = accused.start() if accused and kind == "blame" else last
        subject = self.subjects.inverted.behind(match.end(), last)
        if subject is None or kind == "cite" or subject.claimant.kind == "unknown":
            return None
        return Cue(
            start=match.start(),
            end=subject.end,
            word=match["verb"],
            kind="say" if kind == "blame" else kind,
            claimant=subject.claimant,
            forward=False,
            back=self._stands_for_what_was_told(start, match.start()),
        )

    def _is_active(self, match: re.Match[str], start: int) -> bool:
        """Tell whether a verb with "by" some words behind it has a speaker for its subject."""
        words = len(match.group().split()) - len(match["verb"].split())
        verb, _, passive = self.verbs.lead_end(start, match.start("verb"))
        if words == 1 or passive or not self.masked[start:verb].strip():
            return False
        subject = self.subjects.before(start, verb)
        if subject is None:
            return False
        self.speakers.memory.forget(subject.claimant)
        return subject.claimant.kind != "unknown"

    def quoted_as(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        """Read "X was quoted by Y as saying": X speaks, through Y."""
        behind = self.words.as_saying.match(self.masked, match.end(), end)
        verb, negated, passive = self.verbs.lead_end(start, match.start())
        if behind is None or not passive or negated:
            return None
        subject = self.subjects.before(start, verb) or self.subjects.stranger(start, verb)
        if subject is None:
            return None
        outlet = (behind["outlet"] or behind["later"] or "").strip() or None
        rest = self.contents.adverbial(self.masked[behind.end() : end])
        return Cue(
            start=subject.start,
            end=behind.end() + max(0, rest),
            word=match.group(),
            kind="say",
            claimant=replace(subject.claimant, quoted_by=outlet),
            forward=rest < 0 or not self.contents.end_at(start, subject.start),
        )
