"""Sentences that nobody is said to say: whether a speaker before goes on in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.claimants.listings import BULLETS
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.claimants.cue_words import CueWords
    from geomap.claimants.cues import Cue
    from geomap.claimants.sources import Speakers
    from geomap.parsing import Sentence

BETWEEN = 3
"""Sentences between which an official goes on with a report that no verb marks."""
SUBJECT_REACH = 40
"""Characters of a sentence in which its subject names an office."""

_REPORTERS = frozenset({"official", "organisation", "media"})
"""Kinds of claimants whose report may be a whole article."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SCENES = frozenset({"street", "square", "poi"})
"""Kinds of place within a town: naming one does not turn to another scene."""


class Continuations:
    """Finds who goes on speaking, in one document.

    Parameters
    ----------
    masked
        The text without what is quoted.
    speakers
        Who speaks in it.
    words
        The words of its language.
    own_deeds
        Words for what somebody answers for, who reports nothing by them.
    """

    def __init__(
        self, masked: str, speakers: Speakers, words: CueWords, own_deeds: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.speakers = speakers
        self.words = words
        self.own_deeds = own_deeds
        self.standing: Cue | None = None
        """The last report, whose source persists where the language has it so."""

    def speaker(
        self, index: int, sentences: Sequence[Sentence], owners: Sequence[Cue | None]
    ) -> Cue | None:
        """Find whose report a sentence without a cue and a quotation belongs to.

        Parameters
        ----------
        index
            Which of the sentences it is.
        sentences
            All of the document.
        owners
            Who speaks in each of them, as far as is known.

        Returns
        -------
        Cue or None
            None when the outlet tells it.
        """
        return (
            self._before(index, sentences, owners)
            or self._persisting(sentences[index])
            or self._between(index, sentences, owners)
            or self._adding(index, sentences, owners)
        )

    def stand(self, cue: Cue | None) -> None:
        """Remember whose report the text gives now; whoever answers somebody else gives none.

        Parameters
        ----------
        cue
            Who speaks in the sentence read now, if anybody does.
        """
        if cue is not None and self.own_deeds.search(cue.word):
            return  # who takes the responsibility gives no report
        if self.words.source_persists and cue is not None:
            reports = cue.kind == "say" and cue.claimant.kind in _REPORTERS
            self.standing = cue if reports else None

    def _before(
        self, index: int, sentences: Sequence[Sentence], owners: Sequence[Cue | None]
    ) -> Cue | None:
        """Give who speaks in the sentence before, in the same paragraph, if he may go on."""
        cue = owners[index - 1] if index else None
        sentence = sentences[index]
        text = self._wording(sentence)
        carried = self.words.carried_on.match(text) and not self.words.unattributed.search(text)
        if cue is None or not (carried or sentences[index - 1].paragraph == sentence.paragraph):
            return None
        if cue.kind != "say" or folded(cue.word) in self.words.closing:
            return None
        if cue.claimant.kind == "witness" and self._names_office(sentence):
            return None
        return cue if carried or self._goes_on(sentence, cue) else None

    def _persisting(self, sentence: Sentence) -> Cue | None:
        """Give the source whose report a sentence without a cue goes on with, if any."""
        standing = self.standing
        if standing is None or self._told_by_another(sentence):
            return None
        impersonal = self.words.unattributed.match(self._wording(sentence))
        goes_on = self._goes_on(sentence, standing) or self._nationwide(sentence, standing)
        if not (impersonal or goes_on):
            self.standing = None
        return self.standing

    def _between(
        self, index: int, sentences: Sequence[Sentence], owners: Sequence[Cue | None]
    ) -> Cue | None:
        """Give the official between two of whose reports a sentence stands, if it may be theirs."""
        before = _last(owners, index)
        after = next(filter(None, owners[index + 1 : index + 1 + BETWEEN]), None)
        if before is None or after is None or before.kind != "say" or after.kind != "say":
            return None
        same = before.claimant.name == after.claimant.name
        theirs = before.claimant.kind == "official" and same
        return before if theirs and self._goes_on(sentences[index], before) else None

    def _adding(
        self, index: int, sentences: Sequence[Sentence], owners: Sequence[Cue | None]
    ) -> Cue | None:
        """Give the official of whose side's further deed a sentence tells.

        "The Ukrainian army said it had hit a ship. … Ukrainian drones also struck a radar".
        """
        text = self._wording(sentences[index])
        if not self.words.additions.search(text) or self.words.turns.match(text):
            return None
        before = _last(owners, index)
        if before is None or before.kind != "say" or before.claimant.kind != "official":
            return None
        doer = self.speakers.offices.nations.of(text.split(maxsplit=1)[0])
        return before if doer is not None and doer == before.claimant.country else None

    def _goes_on(self, sentence: Sentence, cue: Cue) -> bool:
        """Tell whether a sentence may still be what the speaker before it said.

        One that turns to another year does not, nor one that turns to a town for which the
        speaker does not answer.
        """
        seat, official = cue.claimant.seat, cue.claimant.kind == "official"
        scene = self.speakers.offices.last_scene(sentence.start)
        if self.words.continues.match(self._wording(sentence)):
            return True
        if self._turns_away(sentence) or self._another_speaks(sentence):
            return False
        return not any(
            item.mention.reading == "literal"
            and not item.mention.nominal
            and (place := item.resolution.place) is not None
            and place.kind not in _SCENES
            and not (
                self.speakers.offices.governs(seat, place)
                or (official and self.speakers.offices.beside(scene, place))
            )
            for _, item in self.speakers.offices.mentions(sentence.start, sentence.end)
        )

    def _nationwide(self, sentence: Sentence, cue: Cue) -> bool:
        """Tell whether a report of a whole country's body goes on, elsewhere in the country."""
        claimant = cue.claimant
        if claimant.kind != "official" or claimant.seat is not None:
            return False
        if self._turns_away(sentence):
            return False
        scene = self.speakers.offices.last_scene(sentence.start)
        countries = {claimant.country, scene.country if scene is not None else None}
        return all(
            item.resolution.place is None or item.resolution.place.country in countries
            for _, item in self.speakers.offices.mentions(sentence.start, sentence.end)
            if item.mention.reading == "literal"
        )

    def _turns_away(self, sentence: Sentence) -> bool:
        """Tell whether a sentence turns to something else, nobody's report or another year."""
        text = self._wording(sentence)
        return bool(
            self.words.turns.match(text)
            or self._is_inquiry(sentence)
            or self.words.unattributed.search(text)
            or _YEAR.search(text)
        )

    def _is_inquiry(self, sentence: Sentence) -> bool:
        """Tell whether a sentence tells what an outlet found out: "An Amber News investigation"."""
        end = min(sentence.end, sentence.start + SUBJECT_REACH)
        words = self.speakers.words
        found = words.inquiries.search(self.masked, sentence.start, end)
        outlet = found and words.hints["media"].search(self.masked, sentence.start, found.start())
        return bool(outlet)

    def _wording(self, sentence: Sentence) -> str:
        """Give a sentence without its bullet and without what is quoted."""
        return self.masked[sentence.start : sentence.end].lstrip(BULLETS)

    def _told_by_another(self, sentence: Sentence) -> bool:
        """Tell whether a verb of saying with its content shows a speaker whom nobody could read."""
        return any(
            self.words.content.match(self.masked, verb.end() + 2, sentence.end)
            for verb in self.words.verbs.finditer(self.masked, sentence.start, sentence.end)
            if self.masked.startswith(", ", verb.end())
            and not self.words.unattributed.match(self.masked, verb.start(), sentence.end)
        )

    def _another_speaks(self, sentence: Sentence) -> bool:
        """Tell whether a sentence begins with a person right before a verb of saying."""
        end = min(sentence.end, sentence.start + SUBJECT_REACH)
        return any(
            self.words.verbs.match(self.masked, last + 1)
            for _, last in self.speakers.offices.persons_within(sentence.start, end)
        )

    def _names_office(self, sentence: Sentence) -> bool:
        """Tell whether a sentence begins with an office or body: a witness's account is over."""
        end = min(sentence.end, sentence.start + SUBJECT_REACH)
        heads = self.speakers.words.heads.finditer(self.masked, sentence.start, end)
        return any(self.speakers.words.kinds[folded(head.group())] != "witness" for head in heads)


def _last(owners: Sequence[Cue | None], index: int) -> Cue | None:
    """Give who spoke last in the few sentences before one."""
    return next(filter(None, owners[max(0, index - BETWEEN) : index][::-1]), None)
