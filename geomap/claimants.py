"""Who says it: spans of text and the person, office or outlet that answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.cues import CueClass, CueFinder, cue_words, masked_text, regions
from geomap.happenings import event_words
from geomap.sources import Claimant, ClaimantKind, Speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer
    from geomap.cues import Cue
    from geomap.documents import Document
    from geomap.parsing import ParsedText, Quotation, Sentence
    from geomap.resolution import ResolvedMention

__all__ = ["Attribution", "Claimant", "ClaimantKind", "Stance", "find_attributions"]

Stance = Literal["asserts", "denies", "attributes_elsewhere"]
"""`attributes_elsewhere` grants the event and names another cause."""

Origin = Literal["cue", "carried", "narration", "caption", "heading"]

LONGEST_HEADING = 25
"""Words; a longer line without a full stop is a sentence that lost it."""
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
        self.words = cue_words(parsed.language)
        self.speakers = Speakers(parsed, resolved, document, gazetteer)
        happenings = event_words(parsed.language).triggers
        self.finder = CueFinder(self.masked, parsed.language, self.speakers, happenings)
        self._narrator = self.speakers.narrator()

    def attributions(self) -> Iterator[Attribution]:
        """Give all attributions, in order."""
        sentences = [
            s for s in self.parsed.sentences if not _inside(s.start, self.parsed.boilerplate)
        ]
        captions = [_inside(s.start, self.parsed.captions) for s in sentences]
        cues = [
            [] if caption else self.finder.cues(s.start, s.end)
            for s, caption in zip(sentences, captions, strict=True)
        ]
        owners = [self._owner(found) for found in cues]
        single = {
            p
            for p in {s.paragraph for s in sentences}
            if sum(s.paragraph == p for s in sentences) == 1
        }
        for index, sentence in enumerate(sentences):
            if captions[index]:
                yield self._plain(sentence, "caption")
            elif cues[index]:
                yield from self._with_cues(sentence, cues[index])
            else:
                heading = sentence.paragraph in single and self._is_heading(sentence)
                yield self._without_cue(index, sentences, owners, heading=heading)

    def _owner(self, cues: list[Cue]) -> Cue | None:
        """Give the cue that a quotation in the sentence, or the next sentence, goes on with."""
        spoken = [cue for cue in cues if cue.kind != "silent" and cue.claimant is not None]
        backward = [cue for cue in spoken if not cue.forward]
        return (backward or spoken or [None])[-1]

    def _with_cues(self, sentence: Sentence, cues: list[Cue]) -> Iterator[Attribution]:
        for region in regions(sentence.start, sentence.end, cues, self.words, self.masked):
            cue = region.cue
            if cue is None:
                yield self._span(region.start, region.end, self._narrator, "", "say", "narration")
            elif cue.kind != "silent" and cue.claimant is not None:
                yield self._span(region.start, region.end, cue.claimant, cue.word, cue.kind, "cue")

    def _without_cue(
        self, index: int, sentences: list[Sentence], owners: list[Cue | None], *, heading: bool
    ) -> Attribution:
        """Give a sentence without a cue to the quotation's speaker, the one before, or the outlet."""
        sentence = sentences[index]
        if heading:
            return self._plain(sentence, "heading")
        quotation = self._quotation(sentence)
        cue = None
        if quotation is not None:
            cue = self._quoted(quotation, index, sentences, owners)
        elif (
            index
            and sentences[index - 1].paragraph == sentence.paragraph
            and self._goes_on(sentence)
        ):
            cue = owners[index - 1]
            if cue is not None and (cue.kind != "say" or cue.word.casefold() in self.words.closing):
                cue = None
        if cue is None or cue.claimant is None:
            return self._plain(sentence, "narration")
        owners[index] = cue if quotation is not None or cue.forward else None
        return self._span(sentence.start, sentence.end, cue.claimant, cue.word, "say", "carried")

    def _quotation(self, sentence: Sentence) -> Quotation | None:
        """Give the quotation that holds most of a sentence."""
        for quotation in self.parsed.quotations:
            shared = min(sentence.end, quotation.end) - max(sentence.start, quotation.start)
            if shared >= QUOTED_SHARE * (sentence.end - sentence.start):
                return quotation
        return None

    def _quoted(
        self, quotation: Quotation, index: int, sentences: list[Sentence], owners: list[Cue | None]
    ) -> Cue | None:
        """Find who speaks a quotation whose sentence has no cue."""
        for other, sentence in enumerate(sentences):
            touches = sentence.start < quotation.end and quotation.start < sentence.end
            if touches and other != index and owners[other] is not None:
                return owners[other]
        paragraph = sentences[index].paragraph
        for other in (index - 1, index + 1, index + 2):
            if (
                0 <= other < len(sentences)
                and sentences[other].paragraph == paragraph
                and owners[other]
            ):
                return owners[other]
        before = [o for o in owners[max(0, index - 2) : index] if o is not None]
        return before[-1] if before else None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence may still be what the speaker before it said.

        One that turns to another town does not.
        """
        text = self.masked[sentence.start : sentence.end]
        if self.words.turns.match(text) or self.words.unattributed.search(text):
            return False
        return not any(
            sentence.start <= item.mention.start < sentence.end
            and item.mention.reading == "literal"
            and not item.mention.nominal
            and (place := item.resolution.place) is not None
            and place.kind not in _SCENES
            for item in self.speakers.resolved
        )

    def _is_heading(self, sentence: Sentence) -> bool:
        text = self.parsed.text[sentence.start : sentence.end]
        return text[-1] not in '.!?\u2026"\u201d\u00bb:;)' and len(text.split()) <= LONGEST_HEADING

    def _plain(self, sentence: Sentence, origin: Origin) -> Attribution:
        return self._span(sentence.start, sentence.end, self._narrator, "", "say", origin)

    def _span(
        self, start: int, end: int, claimant: Claimant, cue: str, verb: CueClass, origin: Origin
    ) -> Attribution:
        return Attribution(
            claimant=claimant,
            start=start,
            end=end,
            stance="denies" if verb == "deny" else "asserts",
            cue=cue,
            verb=verb,
            origin=origin,
        )


_SCENES = frozenset({"street", "square", "poi"})
"""Kinds of place within a town: naming one does not turn to another scene."""


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
