"""Who says it: spans of text and the person, office or outlet that answers for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geomap.claimants.cue_finder import CueFinder
from geomap.claimants.cue_words import CueClass, masked_text
from geomap.claimants.headings import Headings
from geomap.claimants.hindsight import with_hindsight
from geomap.claimants.listings import BULLETS, Listings
from geomap.claimants.regions import Regions
from geomap.claimants.sources import Claimant, Speakers
from geomap.claimants.witnesses import Witnesses
from geomap.lexicons.happenings import event_words
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer
    from geomap.claimants.cues import Cue
    from geomap.documents import Document
    from geomap.parsing import ParsedText, Quotation, Sentence
    from geomap.resolution import ResolvedMention

__all__ = ["Attribution", "Claimant", "Stance", "find_attributions"]

Stance = Literal["asserts", "denies", "attributes_elsewhere"]
"""`attributes_elsewhere` grants the event and names another cause."""

Origin = Literal["cue", "carried", "narration", "caption", "heading"]

OUTLET_LEAD = 40
"""Characters at the start of a sentence in which an outlet may stand before "this was said by"."""
BETWEEN = 3
"""Sentences between which an official goes on with a report that no verb marks."""
NEARBY = 12
"""Sentences, or quotations, around one in which what belongs to it is looked for."""
SUBJECT_REACH = 40
"""Characters of a sentence in which its subject names an office."""
QUOTED_SHARE = 0.6
"""Share of a sentence inside a quotation from which the sentence counts as quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text and who answers for it."""

    claimant: Claimant
    start: int
    end: int
    """The span that is said, without the words that say who."""
    stance: Stance
    """What the verb of saying does with the content: "said", "denied", "blamed"."""
    cue: str
    """The words that tell: "said", "according to" …; empty for the outlet's own words."""
    verb: CueClass = "say"
    """What sort of verb the cue is."""
    origin: Origin = "cue"
    """How it is known: by a cue, carried over from the sentence before, or as the outlet's own
    narration, caption or heading."""


def find_attributions(
    parsed: ParsedText,
    resolved: Sequence[ResolvedMention],
    document: Document,
    gazetteer: Gazetteer,
) -> list[Attribution]:
    """Find who answers for which words of a document.

    Parameters
    ----------
    parsed
        The document's structure.
    resolved
        Its place mentions: "Moscow said" and "Kharkiv Mayor" give the speaker's country.
    document
        The document; its publisher answers for what nobody else says.
    gazetteer
        Tells which country a demonym belongs to.

    Returns
    -------
    list of Attribution
        In order, without overlap. Boilerplate and what nobody would say ("declined to comment")
        have none.
    """
    return list(_Attributor(parsed, resolved, document, gazetteer).attributions())


class _Attributor:
    """Goes through one document from its first sentence to its last."""

    def __init__(
        self,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        document: Document,
        gazetteer: Gazetteer,
    ) -> None:
        self.parsed = parsed
        self.masked = masked_text(parsed)
        self.speakers = Speakers(parsed, resolved, document, gazetteer)
        happenings = event_words(parsed.language)
        self.finder = CueFinder(self.masked, parsed.language, self.speakers, happenings.triggers)
        self.own_deeds = happenings.own_deeds
        self.words = self.finder.words
        self.regions = Regions(self.masked, self.words)
        self.witnesses = Witnesses(parsed, self.masked, self.words, self.speakers.words.heads)
        self.listings = Listings(self.masked)
        self.headings = Headings(parsed.text, self.masked, self.speakers)
        self._quotations = [quotation.start for quotation in parsed.quotations]
        self._narrator = self.speakers.narrator()
        self._standing: Cue | None = None
        """The last report, whose source persists where the language has it so."""

    def attributions(self) -> Iterator[Attribution]:
        """Give all attributions, in order."""
        sentences = [
            s for s in self.parsed.sentences if not _inside(s.start, self.parsed.boilerplate)
        ]
        captions = [_inside(s.start, self.parsed.captions) for s in sentences]
        cues = [
            []
            if caption
            else [
                self.witnesses.told_by(cue, s.start, s.end, self._quotation_start(s))
                for cue in self.finder.cues(s.start, s.end)
            ]
            for s, caption in zip(sentences, captions, strict=True)
        ]
        cues = with_hindsight(cues, self.speakers.words.family)
        owners = [self._owner(found) for found in cues]
        paragraphs = Counter(sentence.paragraph for sentence in sentences)
        for index, sentence in enumerate(sentences):
            listed = self.listings.enter(sentence, owners[index])
            if captions[index]:
                yield self._narrated(sentence.start, sentence.end, "caption")
            elif cues[index]:
                yield from self._with_cues(sentence, cues[index])
                self._stand(owners[index])
            elif listed is not None:
                yield self._carried(sentence, listed)
            else:
                heading = paragraphs[sentence.paragraph] == 1 and self.headings.has_form(
                    sentence.start, sentence.end
                )
                back = None if heading else self._referred(index, sentences, cues)
                if back is not None:
                    owners[index] = back
                    yield _said(sentence.start, sentence.end, back)
                    self._stand(back)
                else:
                    yield self._without_cue(index, sentences, owners, heading=heading)

    def _referred(self, index: int, sentences: list[Sentence], cues: list[list[Cue]]) -> Cue | None:
        """Give the cue further on that says this sentence: "The police reported this.".

        It stands in the same paragraph, with no other cue between, or opens the next one.
        """
        paragraph = sentences[index].paragraph
        for following in range(index + 1, min(len(sentences), index + NEARBY)):
            near = sentences[following].start + OUTLET_LEAD
            said = (
                cue
                for cue in cues[following]
                if cue.back
                or ((cue.forward or cue.start <= near) and self.words.refers_back.match(cue.word))
            )
            back = next(said, None)
            if back is None and cues[following] and sentences[following].paragraph == paragraph:
                back = self._behind(sentences[index], cues[following][0])
            if back is not None or cues[following]:
                return back
            if sentences[following].paragraph != paragraph:
                return None
        return None

    def _behind(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """Give a speaker who stands behind all of a paragraph, where nobody else speaks yet."""
        dash = self.parsed.text[sentence.start : sentence.start + 2] in _SPEECH_DASHES
        free = self.words.source_persists and (self._standing is None or dash)
        item = self.parsed.text[sentence.start] in BULLETS.strip()
        if not (free or item) or cue.forward or cue.kind != "say":
            return None
        if self.own_deeds.search(cue.word):
            return None
        return cue if dash or cue.claimant.kind == "official" else None

    def _owner(self, cues: list[Cue]) -> Cue | None:
        """Give the cue that a quotation in the sentence, or the next sentence, goes on with."""
        spoken = [cue for cue in cues if cue.kind != "silent"]
        backward = [cue for cue in spoken if not cue.forward]
        found = backward or spoken
        return found[-1] if found else None

    def _with_cues(self, sentence: Sentence, cues: list[Cue]) -> Iterator[Attribution]:
        for region in self.regions.share(sentence.start, sentence.end, cues):
            cue = region.cue
            if cue is None:
                yield self._narrated(region.start, region.end, "narration")
            elif cue.kind != "silent":
                yield _said(region.start, region.end, cue)

    def _without_cue(
        self, index: int, sentences: list[Sentence], owners: list[Cue | None], *, heading: bool
    ) -> Attribution:
        """Give a sentence without a cue to a quotation's speaker, the one before, or the outlet."""
        sentence = sentences[index]
        if heading:
            return self._headline(sentence)
        quotation = self._quotation(sentence)
        cue = None
        if quotation is not None:
            cue = self._quoted(quotation, index, sentences, owners)
        elif (
            index
            and sentences[index - 1].paragraph == sentence.paragraph
            and self._goes_on(sentence, owners[index - 1])
        ):
            cue = owners[index - 1]
            if cue is not None and (cue.kind != "say" or cue.word.casefold() in self.words.closing):
                cue = None
            if cue is not None and cue.claimant.kind == "witness" and self._names_office(sentence):
                cue = None
        if cue is None and quotation is None:
            cue = (
                self._persisting(sentence)
                or self._between(index, sentences, owners)
                or self._adding(index, sentences, owners)
            )
        if cue is None:
            return self._narrated(sentence.start, sentence.end, "narration")
        owners[index] = cue if quotation is not None or cue.forward else None
        return self._carried(sentence, cue)

    def _between(
        self, index: int, sentences: list[Sentence], owners: list[Cue | None]
    ) -> Cue | None:
        """Give the official between two of whose reports a sentence stands, if it may be theirs."""
        earlier = owners[max(0, index - BETWEEN) : index][::-1]
        later = owners[index + 1 : index + 1 + BETWEEN]
        before = next(filter(None, earlier), None)
        after = next(filter(None, later), None)
        if before is None or after is None or before.kind != "say" or after.kind != "say":
            return None
        same = before.claimant.name == after.claimant.name
        theirs = before.claimant.kind == "official" and same
        return before if theirs and self._goes_on(sentences[index], before) else None

    def _adding(
        self, index: int, sentences: list[Sentence], owners: list[Cue | None]
    ) -> Cue | None:
        """Give the official of whose side's further deed a sentence tells.

        "The Ukrainian army said it had hit a ship. … Ukrainian drones also struck a radar".
        """
        text = self.masked[sentences[index].start : sentences[index].end].lstrip(BULLETS)
        if not self.words.additions.search(text) or self.words.turns.match(text):
            return None
        before = next(filter(None, owners[max(0, index - BETWEEN) : index][::-1]), None)
        if before is None or before.kind != "say" or before.claimant.kind != "official":
            return None
        doer = self.speakers.offices.nations.of(text.split(maxsplit=1)[0])
        return before if doer is not None and doer == before.claimant.country else None

    def _carried(self, sentence: Sentence, cue: Cue) -> Attribution:
        """Give a sentence to a speaker who goes on."""
        said = _said(sentence.start, sentence.end, cue)
        return replace(said, origin="carried", verb="say", stance="asserts")

    def _stand(self, cue: Cue | None) -> None:
        """Remember whose report the text gives now; whoever answers somebody else gives none."""
        if cue is not None and self.own_deeds.search(cue.word):
            return  # who takes the responsibility gives no report
        if self.words.source_persists and cue is not None:
            reports = cue.kind == "say" and cue.claimant.kind in _REPORTERS
            self._standing = cue if reports else None

    def _persisting(self, sentence: Sentence) -> Cue | None:
        """Give the source whose report a sentence without a cue goes on with, if any."""
        standing = self._standing
        if standing is None or self._told_by_another(sentence):
            return None
        text = self.masked[sentence.start : sentence.end].lstrip(BULLETS)
        impersonal = self.words.unattributed.match(text)
        if not (impersonal or self._goes_on(sentence, standing) or self._nationwide(sentence)):
            self._standing = None
        return self._standing

    def _told_by_another(self, sentence: Sentence) -> bool:
        """Tell whether a verb of saying with its content shows a speaker whom nobody could read."""
        return any(
            self.words.content.match(self.masked, verb.end() + 2, sentence.end)
            for verb in self.words.verbs.finditer(self.masked, sentence.start, sentence.end)
            if self.masked.startswith(", ", verb.end())
            and not self.words.unattributed.match(self.masked, verb.start(), sentence.end)
        )

    def _nationwide(self, sentence: Sentence) -> bool:
        """Tell whether a report of a whole country's body goes on, elsewhere in the country."""
        claimant = self._standing.claimant if self._standing is not None else None
        if claimant is None or claimant.kind != "official" or claimant.seat is not None:
            return False
        text = self.masked[sentence.start : sentence.end].lstrip(BULLETS)
        if self.words.turns.match(text) or self.words.unattributed.search(text):
            return False
        scene = self.speakers.offices.last_scene(sentence.start)
        countries = {claimant.country, scene.country if scene is not None else None}
        return not _YEAR.search(text) and all(
            item.resolution.place is None or item.resolution.place.country in countries
            for _, item in self.speakers.offices.mentions(sentence.start, sentence.end)
            if item.mention.reading == "literal"
        )

    def _quotation_start(self, sentence: Sentence) -> int:
        """Give where a quotation begins that ends in a sentence, else the sentence's start."""
        last = bisect_right(self._quotations, sentence.start) - 1
        if last < 0 or self.parsed.quotations[last].end <= sentence.start:
            return sentence.start
        return self.parsed.quotations[last].start

    def _quotation(self, sentence: Sentence) -> Quotation | None:
        """Give the quotation that holds most of a sentence."""
        last = bisect_right(self._quotations, sentence.end)
        for quotation in reversed(self.parsed.quotations[max(0, last - NEARBY) : last]):
            shared = min(sentence.end, quotation.end) - max(sentence.start, quotation.start)
            if shared >= QUOTED_SHARE * (sentence.end - sentence.start):
                return quotation
        return None

    def _quoted(
        self, quotation: Quotation, index: int, sentences: list[Sentence], owners: list[Cue | None]
    ) -> Cue | None:
        """Find who speaks a quotation whose sentence has no cue."""
        paragraph = sentences[index].paragraph
        near = range(max(0, index - NEARBY), min(len(sentences), index + NEARBY))
        touching = [
            other
            for other in near
            if sentences[other].start < quotation.end and quotation.start < sentences[other].end
        ]
        beside = [
            other
            for other in (index - 1, index + 1, index + 2)
            if other in near and sentences[other].paragraph == paragraph
        ]
        before = [other for other in (index - 1, index - 2) if other >= 0]
        found = (owners[other] for other in (*touching, *beside, *before))
        return next((cue for cue in found if cue is not None), None)

    def _goes_on(self, sentence: Sentence, cue: Cue | None) -> bool:
        """Tell whether a sentence may still be what the speaker before it said.

        One that turns to another year does not, nor one that turns to a town for which the
        speaker does not answer.
        """
        seat = cue.claimant.seat if cue is not None else None
        official = cue is not None and cue.claimant.kind == "official"
        scene = self.speakers.offices.last_scene(sentence.start)
        text = self.masked[sentence.start : sentence.end].lstrip(BULLETS)
        if self.words.continues.match(text):
            return True
        if self.words.turns.match(text) or self.words.unattributed.search(text):
            return False
        if _YEAR.search(text) or self._another_speaks(sentence):
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

    def _headline(self, sentence: Sentence) -> Attribution:
        """Give a heading to the speaker that it names, else to the outlet."""
        whole = self._narrated(sentence.start, sentence.end, "heading")
        named = self.headings.speaker(sentence.start, sentence.end)
        if named is None:
            return whole
        claimant, (start, end) = named
        return replace(whole, claimant=claimant, start=start, end=end)

    def _narrated(self, start: int, end: int, origin: Origin) -> Attribution:
        return Attribution(
            claimant=self._narrator, start=start, end=end, stance="asserts", cue="", origin=origin
        )


def _said(start: int, end: int, cue: Cue) -> Attribution:
    return Attribution(
        claimant=cue.claimant,
        start=start,
        end=end,
        stance="denies" if cue.kind == "deny" else "asserts",
        cue=cue.word,
        verb=cue.kind,
    )


_REPORTERS = frozenset({"official", "organisation", "media"})
"""Kinds of claimants whose report may be a whole article."""
_SPEECH_DASHES = frozenset({"- ", "\u2013 ", "\u2014 "})
"""What opens a paragraph that is somebody's words."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SCENES = frozenset({"street", "square", "poi"})
"""Kinds of place within a town: naming one does not turn to another scene."""


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
