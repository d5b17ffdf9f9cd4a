"""Verbs of saying: where they stand in a sentence, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.citations import Citations
from geomap.claimants.contents import Contents
from geomap.claimants.cue_words import cue_words
from geomap.claimants.cues import Cue, relayed
from geomap.claimants.passives import Passives
from geomap.claimants.quote_labels import QuoteLabels
from geomap.claimants.refutations import Refutations
from geomap.claimants.subject_finder import SubjectFinder
from geomap.claimants.subjects import Subject
from geomap.claimants.verb_groups import VerbGroups
from geomap.lexicons.happenings import stance_words
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    import re

    from geomap.claimants.sources import Claimant, Speakers


class CueFinder:
    """Finds the cues of one document's sentences."""

    def __init__(
        self, masked: str, language: str, speakers: Speakers, happenings: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.words = cue_words(language)
        self.speakers = speakers
        self.denials = stance_words(language).denials
        self.refutations = Refutations(masked, self.words, speakers.offices, self.denials)
        self.subjects = SubjectFinder(masked, self.words, speakers, happenings)
        self.verbs = VerbGroups(masked, self.words, speakers.offices.persons)
        self.contents = Contents(masked, self.words, happenings=happenings, denials=self.denials)
        self.passives = Passives(self.subjects, self.verbs, self.contents)
        self.citations = Citations(self.subjects, self.contents)
        self.labels = QuoteLabels(self.subjects)

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
        labelled = self.labels.labelled(start, end)
        if labelled is not None:
            return [labelled]
        found: list[Cue] = []
        made = False
        for match in self._matches(start, end):
            if found and not self.masked[found[-1].end : match.start()].strip():
                if made and match.re is self.words.verbs and match.start() >= found[-1].end:
                    found[-1] = self._spoken_by_what_they_made(match, found[-1])
                continue
            before = found[-1] if found else None
            if before is not None and self._told_within(match, before):
                continue
            cited = self.citations.closing(before, match, end) if before else None
            if cited is not None:
                found[-1] = cited
                break  # what stands behind only tells more of who is cited
            cue = self._cue(match, (start, end), before)
            if cue is not None and before is not None and self._passes_on(before, cue):
                self.speakers.memory.forget(cue.claimant)
                continue
            if cue is not None:
                before, cue = self.refutations.answered(before, cue)
                found[-1:] = [] if before is None else [before]
                found.append(self.citations.behind(relayed(cue, before), end))
                made = match.re is self.words.passive
        quoted = found or list(self.labels.before_quotation(start, end))
        return quoted or list(self.labels.before_content(start, end))

    def _spoken_by_what_they_made(self, match: re.Match[str], cue: Cue) -> Cue:
        """Read "a report published by X said that": the content is X's and follows."""
        word = folded(match.group())
        return replace(
            cue, end=match.end(), word=match.group(), kind=self.words.classes[word], forward=True
        )

    def _passes_on(self, report: Cue, cue: Cue) -> bool:
        """Tell whether unnamed witnesses speak within a body's report: "According to the UN, …"."""
        body = (
            report.claimant.kind in ("official", "organisation") and report.claimant != cue.claimant
        )
        nameless = cue.claimant.kind == "witness" and cue.claimant.role is None and cue.forward
        if not (body and nameless and report.forward and report.kind == "say"):
            return False
        between = self.masked[report.end : cue.start].strip()
        return not between.strip(",") or self.words.content.fullmatch(between) is not None

    def _told_within(self, match: re.Match[str], before: Cue) -> bool:
        """Tell whether somebody only passes on what others saw or say: "said that witnesses heard".

        What others say through an outlet is theirs.
        """
        if not before.forward or before.kind != "say":
            return False
        between = self.masked[before.end : match.start()]
        if folded(match.group()) in self.words.perceived:
            clause = between.lstrip(", ")
            return "," not in (clause if self.words.content.match(clause) else between)
        passed_on = match.re is self.words.according and before.claimant.kind != "media"
        return passed_on and bool(self.words.content.search(between)) and "," not in between

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
            return self.passives.according(match, start, end)
        if match.re is self.words.passive:
            return self.passives.passive(match, start, end)
        quoted = self.passives.quoted_as(match, start, end)
        if quoted is not None or self.verbs.is_none(match, start):
            return quoted
        word = folded(match.group())
        if word in self.words.shown:
            return self._shown(match, sentence)
        if word in self.words.participles:
            cue = self._participle(match, start, before) or self._progressive(match, sentence)
        else:
            cue = self._around_object(match, start) or self._with_subject(match, sentence, before)
        if cue is not None and cue.kind == "cite":
            through = self.citations.through(cue, end)
            return through if through or cue.forward else replace(cue, kind="say")
        return cue

    def _shown(self, match: re.Match[str], sentence: tuple[int, int]) -> Cue | None:
        """Read "UN data show that": figures that a body made speak for it, pictures for nobody."""
        cue = self._after_subject(match, sentence, None)
        if cue is None or cue.claimant.kind not in ("official", "organisation"):
            return None
        named = self.masked[cue.start : match.start()]
        figures = self.speakers.words.figures.search(named)
        return cue if figures else None

    def _with_subject(
        self, match: re.Match[str], sentence: tuple[int, int], before: Cue | None
    ) -> Cue | None:
        """Read a finite verb: its subject stands before or behind it."""
        readings = [self._after_subject, self._before_subject]
        told = self.contents.end_at(sentence[0], match.start())
        if told and (self.words.inverted_first or self._names_speaker(match, sentence)):
            readings.reverse()
        cue = next(filter(None, (read(match, sentence, before) for read in readings)), None)
        return cue or self._object_first(match, sentence)

    def _names_speaker(self, match: re.Match[str], sentence: tuple[int, int]) -> bool:
        """Tell whether what happened is told by who stands behind: "…, said N. N., the mayor"."""
        start, end = sentence
        if folded(match.group()) in self.words.addressed:
            return False
        if not self.contents.told_before(start, match.start()):
            return False
        return self.subjects.inverted.is_speaker(match.end(), end)

    def _participle(self, match: re.Match[str], start: int, before: Cue | None) -> Cue | None:
        """Read "…, insisting that": it has the subject of the cue before, or of the sentence."""
        claimant = self._accompanying(match, start)
        if before is None and self.verbs.is_motive(match, start):
            return None
        if claimant is None:
            joined = self.words.joined.search(self.masked[start : match.start()].rstrip())
            if not joined and not self.contents.end_at(start, match.start()):
                return None
            claimant = self._shared(before, start, match.start())
        if claimant is None:
            return None
        word = match.group()
        return Cue(
            start=match.start(),
            end=match.end(),
            word=word,
            kind=self.words.classes[folded(word)],
            claimant=claimant,
            forward=True,
        )

    def _progressive(self, match: re.Match[str], sentence: tuple[int, int]) -> Cue | None:
        """Read "officials were blaming arson": a participle behind a form of "to be"."""
        if folded(match.group()) not in self.words.progressive:
            return None
        verb, _, progressive = self.verbs.lead_end(sentence[0], match.start())
        before = self.masked[sentence[0] : verb]
        if not progressive or self.words.joined.search(before):
            return None
        return self._after_subject(match, sentence, None, progressive=True)

    def _accompanying(self, match: re.Match[str], start: int) -> Claimant | None:
        """Give the subject of a participle's own: ", with the governor saying that"."""
        opening = self.words.accompanying.search(self.masked, start, match.start())
        subject = self.subjects.before(opening.end(), match.start()) if opening else None
        return subject.claimant if subject else None

    def _shared(self, before: Cue | None, start: int, verb: int) -> Claimant | None:
        """Give the subject that a verb shares: of the cue before it, or of the whole sentence."""
        return self.subjects.opening(start, verb) if before is None else before.claimant

    def _after_subject(
        self,
        match: re.Match[str],
        sentence: tuple[int, int],
        before: Cue | None,
        *,
        progressive: bool = False,
    ) -> Cue | None:
        """Read "X said": the subject stands before the verb."""
        start, end = sentence
        verb, negated, passive = self.verbs.lead_end(start, match.start())
        if passive and not progressive:
            return None
        word = folded(match.group())
        if word in self.words.infinitives and verb == match.start():
            return None
        subject = self._subject(match, start, verb, before)
        if subject is None:
            return None
        claimant, begin = subject.claimant, subject.start
        behind = self.masked[match.end() : end]
        forward = self.contents.is_behind(start, begin, behind, word)
        own = self.speakers.words.own_words.search(self.masked, begin, match.start())
        weak = word in self.words.weak and not own  # "the post reads"
        if weak and not self.contents.spoken(begin, behind, forward=forward):
            return None
        if weak and self._only_says_where(claimant, begin, verb, word):
            return None
        listener = word in self.words.addressed and forward
        heard = self.words.addressee_before.match(self.masked, match.end(), end)
        content = heard.end() if heard and listener else match.end()
        mutual = self._other_side(match, begin, verb)
        return Cue(
            other=(subject.other or mutual) if mutual else None,
            beside=None if mutual else subject.other,
            start=begin,
            end=content if forward else match.end() + max(0, self.contents.adverbial(behind, word)),
            word=match.group(),
            kind="silent" if negated else self.words.classes[word],
            claimant=claimant,
            forward=forward,
            back=bool(self.words.back_objects.match(self.masked, match.end(), end)),
        )

    def _other_side(self, match: re.Match[str], begin: int, verb: int) -> Claimant | None:
        """Give the first of two who blame each other, or who says what is denied.

        "*A* and B accused each other", "A denied *B*'s claims".
        """
        if self.words.classes[folded(match.group())] == "deny":
            return self.refutations.claimed_by(match.end())
        if not self.words.mutual.match(self.masked, match.end()):
            return None
        joints = self.words.boundaries.finditer(self.masked, begin, verb)
        joint = next((j for j in joints if self.words.joined.search(j.group())), None)
        first = self.subjects.before(begin, joint.start()) if joint else None
        return first.claimant if first else None

    def _subject(
        self, match: re.Match[str], start: int, verb: int, before: Cue | None
    ) -> Subject | None:
        """Give who stands before a verb, or shares or leaves out its subject."""
        if self.words.joined.search(self.masked[start:verb]):
            subject, shared = None, self._shared(before, start, verb)
        else:
            subject, shared = self.subjects.before(start, verb), None
            if subject is None and folded(match.group()) in self.words.strong:
                subject = self.subjects.stranger(start, verb)
        claimant = shared or (None if subject else self._dropped(match, start, verb))
        return subject if claimant is None else Subject(claimant, match.start(), match.start())

    def _only_says_where(self, claimant: Claimant, begin: int, verb: int, word: str) -> bool:
        """Tell whether a phrase names no speaker but a place, also one that "saw heavy losses"."""
        named = self._named_at(claimant, begin, verb)
        region = word in self.words.perceived and self._is_region(claimant, named)
        return region or self._is_where(named, verb)

    def _named_at(self, claimant: Claimant, begin: int, verb: int) -> int:
        """Give where a claimant's own name begins before its verb."""
        return max(begin, self.masked.rfind(claimant.name, begin, verb))

    def _is_where(self, begin: int, verb: int) -> bool:
        """Tell whether a phrase only says where: "in Poltava they recorded a strike".

        So do towns and regions that no government speaks from: "Crimea counts its wounded".
        """
        offices = self.speakers.offices
        if not offices.is_places_only(begin, verb):
            return False
        there = self.words.impersonal.match(self.masked[begin:verb].strip())
        return bool(there) or not offices.has_government(begin, verb)

    def _is_region(self, claimant: Claimant, start: int) -> bool:
        """Tell whether a claimant is called by the name of a place alone."""
        return self.speakers.offices.is_places_only(start, start + len(claimant.name))

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

    def _before_subject(
        self,
        match: re.Match[str],
        sentence: tuple[int, int],
        before: Cue | None,  # noqa: ARG002 - asked like `_after_subject`
    ) -> Cue | None:
        """Read '…," said X': the subject stands behind the verb."""
        start, end = sentence
        verb, _, passive = self.verbs.lead_end(start, match.start())
        addressed = folded(match.group()) in self.words.addressed
        if passive or not addressed or self.words.inverted_first:
            verb = match.start()  # but "…, had told an agency N. N."
        if not self.contents.end_at(start, verb) or self._takes_object(match):
            return None
        subject = self.subjects.inverted.behind(match.end(), end, addressed=addressed)
        if subject is None:
            return None
        subject = self.subjects.inverted.with_other(subject, end)
        return Cue(
            beside=subject.other,
            start=match.start(),
            end=subject.end + max(0, self.contents.adverbial(self.masked[subject.end : end])),
            word=match.group(),
            kind=self.words.classes[folded(match.group())],
            claimant=subject.claimant,
            forward=False,
        )

    def _takes_object(self, match: re.Match[str]) -> bool:
        """Tell whether who stands behind a verb is accused, where subjects stand before it."""
        accuses = self.words.classes[folded(match.group())] == "blame"
        return accuses and not self.words.inverted_first

    def _around_object(self, match: re.Match[str], start: int) -> Cue | None:
        """Read "this claim X denied" and "X this claim denied": all before the verb is content."""
        verb, negated, _ = self.verbs.lead_end(start, match.start())
        several = bool(self.words.several.search(match.group()))
        claimant = None if negated else self.subjects.around_object(start, verb, several=several)
        if claimant is None:
            return None
        behind = self.masked[match.end() :].partition("\n")[0]
        called = self.denials.search(behind.partition(",")[0])  # "this claim X called a lie"
        return Cue(
            start=match.start(),
            end=match.end() + max(0, self.contents.adverbial(behind)),
            word=match.group(),
            kind="deny" if called else self.words.classes[folded(match.group())],
            claimant=claimant,
            forward=False,
        )

    def _object_first(self, match: re.Match[str], sentence: tuple[int, int]) -> Cue | None:
        """Read "of the fire told the mayor": no subject before, no mark between."""
        start, end = sentence
        verb, negated, passive = self.verbs.lead_end(start, match.start())
        if not self.words.inverted_first or passive or not self.masked[start:verb].strip():
            return None
        subject = self.subjects.inverted.behind(match.end(), end)
        several = bool(self.words.several.search(match.group()))
        if subject is None:
            return None
        if not self.subjects.inverted.opens(match.end(), subject, several=several):
            self.speakers.memory.forget(subject.claimant)
            return None
        return Cue(
            start=match.start(),
            end=subject.end,
            word=match.group(),
            kind="silent" if negated else self.words.classes[folded(match.group())],
            claimant=subject.claimant,
            forward=False,
        )
