"""Verbs of saying: where they stand in a sentence, and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import MASK, cue_words
from geomap.claimants.names import overlaps
from geomap.claimants.subjects import Subject, SubjectFinder
from geomap.lexicons.happenings import stance_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.claimants.cue_words import CueClass
    from geomap.claimants.sources import Claimant, Speakers

LONGEST_ADVERBIAL = 12
"""Words that may follow a verb of saying behind its content ("said on Sunday on Telegram")."""
AUXILIARIES = 5
"""Auxiliaries and adverbs that may stand between a subject and its verb."""
QUOTED_ENDS = (*'"\u201d\u00bb', MASK)
QUOTE_ENDS = '"\u201d\u00bb'
CONTENT_ENDS = (",", '"', "\u201d", "\u00bb", MASK, "\u2014", "\u2013", ")", "?", "!")
"""Marks behind content that is followed by its speaker."""

_TO_MARK = re.compile(r"[^,;:.!?\u2014\u2013\n\"\u201c\u00ab]*")
_ABBREVIATION = re.compile(r"\s\([^()]{1,20}\)\s*$")
_COLON_QUOTE = re.compile(rf":\s[\"\u201c\u00ab{MASK}]")
_COLON = re.compile(r"\s*:")
_PIECES = re.compile(r"[^,;\n]+")
_OPENS_CONTENT = re.compile(r"\s*[:\"\u201c\u00ab]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying (or "according to") with its subject."""

    start: int
    """Start of the subject or of the verb, whichever comes first."""
    end: int
    """End of both."""
    word: str
    kind: CueClass
    claimant: Claimant
    forward: bool
    """Whether the content follows; else it stands before, and may go on behind."""
    back: bool = False
    """Whether the content is the sentence before: "X said this in a post"."""


class CueFinder:
    """Finds the cues of one document's sentences."""

    def __init__(
        self, masked: str, language: str, speakers: Speakers, happenings: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.words = cue_words(language)
        self.speakers = speakers
        self.denials = stance_words(language).denials
        self.happenings = happenings
        """Words of events: an "adverbial" that holds one is content."""
        self.subjects = SubjectFinder(masked, self.words, speakers, happenings)

    def cues(self, start: int, end: int) -> list[Cue]:
        """Give the cues of a sentence.

        Parameters
        ----------
        start, end
            The sentence's span.

        Returns
        -------
        list of Cue
            In order.
        """
        self.speakers.context.enter(start, end)
        labelled = self._labelled(start, end)
        if labelled is not None:
            return [labelled]
        found: list[Cue] = []
        for match in self._matches(start, end):
            if found and not self.masked[found[-1].end : match.start()].strip():
                continue
            before = found[-1] if found else None
            cue = self._cue(match, (start, end), before)
            if cue is not None:
                found.append(_relayed(cue, before))
        return found or list(self._before_quotation(start, end))

    def _labelled(self, start: int, end: int) -> Cue | None:
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

    def _before_quotation(self, start: int, end: int) -> Iterator[Cue]:
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

    def _matches(self, start: int, end: int) -> list[re.Match[str]]:
        """Give the words of saying in a sentence, in order; "reported by" before "reported"."""
        words = self.words
        patterns = (words.according, words.passive, words.verbs)
        matches = [m for pattern in patterns for m in pattern.finditer(self.masked, start, end)]
        return sorted(matches, key=lambda match: (match.start(), -match.end()))

    def _cue(
        self, match: re.Match[str], sentence: tuple[int, int], before: Cue | None
    ) -> Cue | None:
        """Read one match; None when it is no verb of saying here."""
        start, end = sentence
        if match.re is self.words.according:
            return self._according(match, start, end)
        if match.re is self.words.passive:
            return self._passive(match, start, end)
        quoted = self._quoted_as(match, start, end)
        if quoted is not None or self._is_no_verb(match, start):
            return quoted
        word = match.group().casefold()
        if word in self.words.participles:
            cue = self._participle(match, start, before)
        else:
            around = self._around_object(match, start)
            if around is not None:
                return around
            readings = [self._after_subject, self._before_subject]
            if self.words.inverted_first and self._ends_content(start, match.start()):
                readings.reverse()
            cue = next(filter(None, (read(match, sentence, before) for read in readings)), None)
            cue = cue or self._object_first(match, sentence)
        if cue is not None and cue.kind == "cite":
            through = self._through(cue, end)
            return through if through or cue.forward else replace(cue, kind="say")
        return cue

    def _is_no_verb(self, match: re.Match[str], start: int) -> bool:
        """Tell whether a word of saying is part of another phrase, a passive or a noun."""
        lead = self.masked[start : match.start()]
        if self.words.not_verbs.match(self.masked, match.start()):
            return True
        if self.words.lives.match(self.masked, match.start()) or self._is_name(match, lead):
            return True
        word = match.group().casefold()
        further = self.words.verbs.match(self.masked, match.end() + 1)  # "media reports said"
        if word in self.words.nouns and (further or self.words.articles.search(lead)):
            return True
        if self.words.classes[word] == "deny" or word in self.words.strong:
            return False  # "dismissed as baseless", "said by telephone" are no passives
        passive = self.words.passive_behind.match(self.masked, match.end())
        return bool(passive) and not self.words.free_relatives.search(lead)

    def _is_name(self, match: re.Match[str], lead: str) -> bool:
        """Tell whether a word of saying is a name: "of Saw township", "Omar Said"."""
        if not match.group()[0].isupper():
            return False
        before = lead.split()[-1:]
        alone = bool(before) and before[0].islower()
        return alone or overlaps(match.span(), self.speakers.offices.persons)

    def _quoted_as(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        """Read "X was quoted by Y as saying": X speaks, through Y."""
        behind = self.words.as_saying.match(self.masked, match.end(), end)
        verb, negated, passive = self._lead_end(start, match.start())
        if behind is None or not passive or negated:
            return None
        subject = self.subjects.before(start, verb) or self.subjects.stranger(start, verb)
        if subject is None:
            return None
        outlet = (behind["outlet"] or behind["later"] or "").strip() or None
        rest = self._adverbial(self.masked[behind.end() : end])
        return Cue(
            start=subject.start,
            end=behind.end() + max(0, rest),
            word=match.group(),
            kind="say",
            claimant=replace(subject.claimant, quoted_by=outlet),
            forward=rest < 0 or not self._ends_content(start, subject.start),
        )

    def _according(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        subject = self._within(match) or self.subjects.behind(match.end(), end)
        if subject is None:
            return None
        if match.group().endswith(":"):
            self._further_sources(subject.end, end)
        return Cue(
            start=match.start(),
            end=max(subject.end, match.end()),
            word=match.group(),
            kind="say",
            claimant=subject.claimant,
            forward=not self.masked[start : match.start()].strip(' "\u201c\u00ab'),
        )

    def _further_sources(self, start: int, end: int) -> None:
        """Get to know the rest of a list of sources: "Source: A, mayor of B; C"."""
        for piece in _PIECES.finditer(self.masked, start, end):
            self.speakers.read(*piece.span())

    def _within(self, match: re.Match[str]) -> Subject | None:
        """Read who stands between "this" and its verb: "this the mayor told reporters"."""
        gap = match.groupdict().get("gap")
        found = self.subjects.behind(match.start("gap"), match.end("gap")) if gap else None
        if found is None or found.claimant.kind == "unknown":
            return None
        where = self.speakers.words.name_ends.match(f" {gap}")  # "this on its channel said X"
        return None if where and found.claimant.kind == "media" else found

    def _passive(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        """Read "…, reported by X"; an attribution to X by Y is Y's assertion."""
        kind = self.words.classes.get(match["verb"].casefold(), "say")
        if self._is_active(match, start):
            return None  # "the mayor confirmed rescue efforts by residents"
        subject = self.subjects.behind(match.end(), end)
        if subject is None or kind == "cite" or subject.claimant.kind == "unknown":
            return None
        return Cue(
            start=match.start(),
            end=subject.end,
            word=match["verb"],
            kind="say" if kind == "blame" else kind,
            claimant=subject.claimant,
            forward=False,
            back=bool(
                self.words.back_subjects.fullmatch(self.masked[start : match.start()].strip())
            ),
        )

    def _is_active(self, match: re.Match[str], start: int) -> bool:
        """Tell whether a verb with "by" some words behind it has a speaker for its subject."""
        words = len(match.group().split()) - len(match["verb"].split())
        verb, _, passive = self._lead_end(start, match.start("verb"))
        if words == 1 or passive or not self.masked[start:verb].strip():
            return False
        subject = self.subjects.before(start, verb)
        if subject is None:
            return False
        self.speakers.memory.forget(subject.claimant)
        return subject.claimant.kind != "unknown"

    def _participle(self, match: re.Match[str], start: int, before: Cue | None) -> Cue | None:
        """Read "…, insisting that": it has the subject of the cue before, or of the sentence."""
        claimant = self._accompanying(match, start)
        if claimant is None:
            joined = self.words.joined.search(self.masked[start : match.start()].rstrip())
            if not joined and not self._ends_content(start, match.start()):
                return None
            claimant = self._shared(before, start, match.start())
        if claimant is None:
            return None
        word = match.group()
        return Cue(
            start=match.start(),
            end=match.end(),
            word=word,
            kind=self.words.classes[word.casefold()],
            claimant=claimant,
            forward=True,
        )

    def _accompanying(self, match: re.Match[str], start: int) -> Claimant | None:
        """Give the subject of a participle's own: ", with the governor saying that"."""
        opening = self.words.accompanying.search(self.masked, start, match.start())
        subject = self.subjects.before(opening.end(), match.start()) if opening else None
        return subject.claimant if subject else None

    def _shared(self, before: Cue | None, start: int, verb: int) -> Claimant | None:
        """Give the subject that a verb shares: of the cue before it, or of the whole sentence."""
        return self.subjects.opening(start, verb) if before is None else before.claimant

    def _through(self, cue: Cue, end: int) -> Cue | None:
        """Read "A cited B as saying": B speaks through A; but an unnamed B is A's own report."""
        subject = self.subjects.behind(cue.end, end)
        if subject is None:
            return None
        inner = subject.claimant
        if inner.anonymous and cue.claimant.kind != "unknown":
            self.speakers.memory.forget(inner)
            inner = cue.claimant
        elif inner.quoted_by is None:
            own = self.speakers.offices.country(subject.start, subject.end)[0]
            country = inner.country if own else cue.claimant.country or inner.country
            inner = replace(inner, quoted_by=cue.claimant.name, country=country)
        forward = cue.forward or self._adverbial(self.masked[subject.end : end]) < 0
        return replace(cue, end=subject.end, kind="say", claimant=inner, forward=forward)

    def _after_subject(
        self, match: re.Match[str], sentence: tuple[int, int], before: Cue | None
    ) -> Cue | None:
        """Read "X said": the subject stands before the verb."""
        start, end = sentence
        verb, negated, passive = self._lead_end(start, match.start())
        if passive:
            return None
        word, begin = match.group().casefold(), match.start()
        if self.words.joined.search(self.masked[start:verb]):
            claimant = self._shared(before, start, verb) or self._dropped(match, start, verb)
        else:
            subject = self.subjects.before(start, verb)
            if subject is None and word in self.words.strong:
                subject = self.subjects.stranger(start, verb)
            claimant = subject.claimant if subject else self._dropped(match, start, verb)
            begin = subject.start if subject else begin
        if claimant is None:
            return None
        behind = self.masked[match.end() : end]
        forward = self._is_forward(start, begin, behind, word)
        own = self.speakers.words.own_words.search(self.masked, begin, match.start())
        weak = word in self.words.weak and not own  # "the post reads"
        if weak and not self._weak_speaks(begin, behind, forward=forward):
            return None
        if weak and self._is_where(begin, verb):
            return None
        listener = word in self.words.addressed and forward
        heard = self.words.addressee_before.match(self.masked, match.end(), end)
        content = heard.end() if heard and listener else match.end()
        return Cue(
            start=begin,
            end=content if forward else match.end() + max(0, self._adverbial(behind, word)),
            word=match.group(),
            kind="silent" if negated else self.words.classes[word],
            claimant=claimant,
            forward=forward,
            back=bool(self.words.back_objects.match(self.masked, match.end(), end)),
        )

    def _is_where(self, begin: int, verb: int) -> bool:
        """Tell whether a phrase only says where: "in Poltava they recorded a strike"."""
        there = self.words.impersonal.match(self.masked[begin:verb].strip())
        return bool(there) and self.speakers.offices.is_places_only(begin, verb)

    def _dropped(self, match: re.Match[str], start: int, verb: int) -> Claimant | None:
        """Give the last speaker to a verb that opens its sentence without a subject.

        One in the plural is nobody's: "Reported in the city council".
        """
        opening = not self.words.joined.sub("", self.masked[start:verb].strip())
        behind = self.masked[match.end() : match.end() + 2]
        if not (self.words.pro_drop and opening and behind[:1] in {",", ":"}):
            return None
        if self.words.several.search(match.group()) or self.words.unattributed.match(match.group()):
            return None
        return self.speakers.memory.last(person=None)

    def _weak_speaks(self, begin: int, behind: str, *, forward: bool) -> bool:
        """Tell whether a verb that means much else speaks here."""
        if forward:
            return bool(
                self.happenings.search(behind)
                or self.denials.search(behind)
                or self.words.counted.search(behind)
                or MASK in behind
            )
        quoted = self.masked[max(0, begin - 4) : begin].rstrip()[-1:]
        return behind.lstrip().startswith(",") or (bool(quoted) and quoted in QUOTE_ENDS)

    def _lead_end(self, start: int, verb: int) -> tuple[int, bool, bool]:
        """Go back over auxiliaries and adverbs; say whether one negates or makes a passive."""
        negated = passive = False
        short = _ABBREVIATION.search(self.masked[start:verb])
        verb = start + short.start() if short else verb
        for _ in range(AUXILIARIES):
            found = self.words.auxiliaries.search(self.masked[start:verb])
            if found is None:
                break
            negated = negated or bool(self.words.negations.search(found.group()))
            passive = passive or bool(self.words.passive_auxiliaries.search(found.group()))
            verb = start + found.start()
        short = _ABBREVIATION.search(self.masked[start:verb])
        return (start + short.start() if short else verb), negated, passive

    def _ends_content(self, start: int, end: int) -> bool:
        """Tell whether a stretch ends with a mark behind content."""
        content = self.masked[start:end].rstrip()
        return content.endswith(CONTENT_ENDS) or content.endswith(" -")

    def _before_subject(
        self,
        match: re.Match[str],
        sentence: tuple[int, int],
        before: Cue | None,  # noqa: ARG002 - asked like `_after_subject`
    ) -> Cue | None:
        """Read '…," said X': the subject stands behind the verb."""
        start, end = sentence
        if not self._ends_content(start, match.start()):
            return None
        subject = self.subjects.behind(match.end(), end)
        if subject is None:
            return None
        return Cue(
            start=match.start(),
            end=subject.end + max(0, self._adverbial(self.masked[subject.end : end])),
            word=match.group(),
            kind=self.words.classes[match.group().casefold()],
            claimant=subject.claimant,
            forward=False,
        )

    def _around_object(self, match: re.Match[str], start: int) -> Cue | None:
        """Read "this claim X denied" and "X this claim denied": all before the verb is content."""
        verb, negated, _ = self._lead_end(start, match.start())
        claimant = None if negated else self.subjects.around_object(start, verb)
        if claimant is None:
            return None
        behind = self.masked[match.end() :].partition("\n")[0]
        called = self.denials.search(behind.partition(",")[0])  # "this claim X called a lie"
        return Cue(
            start=match.start(),
            end=match.end() + max(0, self._adverbial(behind)),
            word=match.group(),
            kind="deny" if called else self.words.classes[match.group().casefold()],
            claimant=claimant,
            forward=False,
        )

    def _object_first(self, match: re.Match[str], sentence: tuple[int, int]) -> Cue | None:
        """Read "of the fire told the mayor": no subject before, no mark between."""
        start, end = sentence
        verb, negated, passive = self._lead_end(start, match.start())
        if not self.words.inverted_first or passive or not self.masked[start:verb].strip():
            return None
        subject = self.subjects.behind(match.end(), end)
        several = bool(self.words.several.search(match.group()))
        if subject is None:
            return None
        if not self.subjects.opens(match.end(), subject, several=several):
            self.speakers.memory.forget(subject.claimant)
            return None
        return Cue(
            start=match.start(),
            end=subject.end,
            word=match.group(),
            kind="silent" if negated else self.words.classes[match.group().casefold()],
            claimant=subject.claimant,
            forward=False,
        )

    def _is_forward(self, start: int, begin: int, behind: str, word: str) -> bool:
        """Tell whether the content follows the verb."""
        if start < begin and behind.lstrip()[:1] in {"", ",", "."}:
            return False
        if not self.masked[start:begin].strip().endswith(CONTENT_ENDS):
            return True
        if _COLON.match(behind) and self._tells(start, begin):
            return False
        quoted = self.masked[start:begin].rstrip().endswith(QUOTED_ENDS)
        if word in self.words.addressed and quoted:
            return False
        heard = self.words.addressee_before.match(behind) if word in self.words.addressed else None
        if heard and not self.words.adverbial.match(behind, heard.end()):
            return True
        return bool(_OPENS_CONTENT.match(behind)) or self._adverbial(behind, word) < 0

    def _tells(self, start: int, end: int) -> bool:
        """Tell whether a stretch before "he said:" is content too, not only where or when."""
        lead = self.masked[start:end]
        return bool(self.happenings.search(lead)) and not self.words.settings.match(lead)

    def _adverbial(self, behind: str, word: str = "") -> int:
        """Give the length of what only says when, how or to whom; -1 when content follows."""
        pattern = _TO_MARK if word in self.words.addressed else self.words.adverbial
        found = pattern.match(behind)
        text = found.group() if found else ""
        if found is None or len(text.split()) > LONGEST_ADVERBIAL:
            return -1
        told = word in self.words.addressed  # "told us at the accident site"
        if self.words.content.search(text) or (not told and self.happenings.search(text)):
            return -1
        return found.end()


def _relayed(cue: Cue, before: Cue | None) -> Cue:
    """Give "A, citing B, reported" to B, who speaks through A."""
    if before is None or before.claimant.quoted_by != cue.claimant.name:
        return cue
    return replace(cue, claimant=before.claimant)
