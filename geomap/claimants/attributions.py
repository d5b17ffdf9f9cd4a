"""Who says it: spans of text and the person, office or outlet that answers for them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geomap.claimants.continuations import Continuations
from geomap.claimants.cue_finder import CueFinder
from geomap.claimants.cue_words import CueClass, masked_text
from geomap.claimants.headings import Headings
from geomap.claimants.hindsight import with_hindsight
from geomap.claimants.listings import BULLETS, Listings
from geomap.claimants.regions import Regions
from geomap.claimants.sources import Claimant, Speakers
from geomap.claimants.witnesses import Witnesses
from geomap.lexicons.happenings import event_words

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
NEARBY = 12
"""Sentences, or quotations, around one in which what belongs to it is looked for."""
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
    other: Claimant | None = None
    """Who says the same and answers for it apart: "witnesses *and police* said"."""
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
        In order, without overlap; two who blame each other share a stretch. Boilerplate and what
        nobody would say ("declined to comment") have none.
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
        self.continuations = Continuations(self.masked, self.speakers, self.words, self.own_deeds)
        self.regions = Regions(self.masked, self.words)
        self.witnesses = Witnesses(parsed, self.masked, self.words, self.speakers.words.heads)
        self.listings = Listings(self.masked)
        self.headings = Headings(parsed.text, self.masked, self.speakers)
        self._quotations = [quotation.start for quotation in parsed.quotations]
        self._narrator = self.speakers.narrator()

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
                self.continuations.stand(owners[index])
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
                    self.continuations.stand(back)
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
        free = self.words.source_persists and (self.continuations.standing is None or dash)
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
                if cue.other is not None:
                    kind: CueClass = "say" if cue.kind == "deny" else cue.kind
                    other = replace(cue, claimant=cue.other, kind=kind)
                    yield _said(region.start, region.end, other)
                yield _said(region.start, region.end, cue)

    def _without_cue(
        self, index: int, sentences: list[Sentence], owners: list[Cue | None], *, heading: bool
    ) -> Attribution:
        """Give a sentence without a cue to a quotation's speaker, the one before, or the outlet."""
        sentence = sentences[index]
        if heading:
            return self._headline(sentence)
        quotation = self._quotation(sentence)
        if quotation is not None:
            cue = self._quoted(quotation, index, sentences, owners)
        else:
            cue = self.continuations.speaker(index, sentences, owners)
        if cue is None:
            return self._narrated(sentence.start, sentence.end, "narration")
        owners[index] = cue if quotation is not None or cue.forward else None
        return self._carried(sentence, cue)

    def _carried(self, sentence: Sentence, cue: Cue) -> Attribution:
        """Give a sentence to a speaker who goes on."""
        said = _said(sentence.start, sentence.end, cue)
        return replace(said, origin="carried", verb="say", stance="asserts", other=None)

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
        other=cue.beside,
    )


_SPEECH_DASHES = frozenset({"- ", "\u2013 ", "\u2014 "})
"""What opens a paragraph that is somebody's words."""


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
