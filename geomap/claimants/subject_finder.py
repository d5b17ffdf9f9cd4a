"""Whose a verb of saying is: the noun phrase before it, with name and office joined."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import MASK
from geomap.claimants.inverted_subjects import InvertedSubjects
from geomap.claimants.names import FULL_NAME, overlaps
from geomap.claimants.subjects import COLON, Subject, answer_apart
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from geomap.claimants.cue_words import CueWords
    from geomap.claimants.sources import Claimant, Speakers

COMMA_STEPS = 4
"""Commas that a subject may stand before its verb: two appositions."""
COORDINATED_WORDS = 3
"""Words of the first part of a subject of two ("medical and army sources")."""
COORDINATED_SPEAKER = 6
"""The same where it is a speaker of its own: "a senior police officer and a medic"."""
SUBJECT_REACH = 800
"""Characters before a verb in which its subject stands, with all that explains it."""
LONGEST_SUBJECT = 80
"""Characters of a sentence in which its own subject ends."""

_HARD = re.compile(
    rf"[;()\u2014\u2013\"\u201c\u201d\u00ab\u00bb{MASK}\n]|\s--?(?:\s|(?=[A-Z]))|{COLON}"
)
_SPACE = re.compile(r"\s")
_COMMA = re.compile(r",(?!\d)")


_PRIVATE = frozenset({"witness", "unknown"})
"""Kinds of claimants of whom a text tells where they live."""

Span = tuple[int, int]


class SubjectFinder:
    """Finds the subjects of verbs in one document's masked text."""

    def __init__(
        self, masked: str, words: CueWords, speakers: Speakers, happenings: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.words = words
        self.speakers = speakers
        self.happenings = happenings
        self.inverted = InvertedSubjects(masked, words, speakers, happenings)
        """Those that stand behind their verb."""
        self.flat = words.asides.sub(lambda aside: " " * len(aside.group()), masked)
        """The text without what stands in brackets or between dashes, as long as before; nor
        relative clauses with quotations in them."""

    def before(self, start: int, verb: int) -> Subject | None:
        """Find the speaker in the noun phrases that end before a verb.

        Parameters
        ----------
        start
            Start of the sentence.
        verb
            Start of the verb, auxiliaries included.

        Returns
        -------
        Subject or None
        """
        segments = self._segments(start, verb)
        if len(segments) > 1 and self.words.relatives.fullmatch(self._bare(segments[-1]) + " "):
            person = self.words.subject_relatives.fullmatch(self._bare(segments[-1]) + " ")
            segments = segments[:-1]  # "X, who said"
            verb = segments[-1][1]
            named = self._last_named(*segments[-1]) if person else None
            if named is not None:
                return named
        talk = self.words.interviews.search(self.masked, *segments[-1])
        if talk and self.masked[segments[-1][0] : talk.start()].strip():
            verb = talk.start()  # "a resident in an interview with radio X said"
            segments[-1] = (segments[-1][0], verb)
        closed = not self.masked[slice(*segments[-1])].strip()
        for index in range(len(segments) - 1, max(-1, len(segments) - 1 - COMMA_STEPS), -1):
            first, last = segments[index]
            aside = self._is_aside(first, last)
            if last < verb and aside:
                continue
            subject = self._phrase(first, last)
            if subject is not None:
                return self._through(self._joined(subject, segments, index, verb), segments[index:])
            if self.masked[first:last].strip() and not aside and not closed:
                return None
        return None

    def _last_named(self, first: int, last: int) -> Subject | None:
        """Read "given by a spokesman, who said": the last phrase with an article speaks."""
        if not self.speakers.phrases.is_clause(self._bare((first, last))):
            return None
        words = list(_SPACE.finditer(self.masked, first, last))
        for space in reversed(words):
            if self.speakers.words.determiners.match(self.masked[space.end() : last]):
                claimant = self._speaker(space.end(), last)
                return None if claimant is None else Subject(claimant, space.end(), last)
        return None

    def around_object(self, start: int, verb: int, *, several: bool) -> Claimant | None:
        """Find the speaker beside an object that stands before its verb.

        Parameters
        ----------
        start, verb
            Start of the sentence, and of the verb.
        several
            Whether the verb is in the plural, as it is where nobody is its subject: "in the
            ministry denied".

        Returns
        -------
        Claimant or None
        """
        first, last = self._segments(start, verb)[-1]
        found = self.words.objects.search(self.masked, first, last)
        if found is None:
            return None
        if self.masked[first : found.start()].strip():
            return self.speakers.read(first, found.start())
        *_, word = self.masked[first:last].split()
        if word.casefold() in self.speakers.words.bodies | self.speakers.words.persons:
            return self.speakers.read(last - len(word), last)
        phrases = list(self.words.impersonal.finditer(self.masked, found.end(), last))
        for impersonal in reversed(phrases):
            who = self.speakers.words.heads.search(self.masked, impersonal.end(), last)
            if who is None and not several:
                continue  # "the responsibility for the blast in X claimed Y"
            claimant = self.speakers.read(impersonal.start(), last)
            if claimant is not None and claimant.kind != "unknown":
                return claimant
        heads = list(self.speakers.words.heads.finditer(self.masked, found.end(), last))
        return self.speakers.read(heads[-1].start(), last) if heads else None

    def stranger(self, start: int, verb: int) -> Subject | None:
        """Find a speaker whom no list knows, in the noun phrase right before a verb.

        Parameters
        ----------
        start, verb
            Start of the sentence, and of the verb.

        Returns
        -------
        Subject or None
        """
        segments = self._segments(start, verb)
        spoken = [s for s in segments if self._bare(s) and not self._is_aside(*s)]
        first, last = spoken[-1] if spoken else segments[-1]
        for boundary in self.words.boundaries.finditer(self.masked, first, last):
            if self.words.relatives.match(boundary.group() + " "):
                last = boundary.start()
                break
            first = boundary.end()
        if self.happenings.search(self.masked, first, last):
            return None
        claimant = self.speakers.strangers.read(first, last)
        if claimant is None:
            return None
        named = FULL_NAME.fullmatch(self._bare(spoken[-2])) if len(spoken) > 1 else None
        if (
            named is None
            or claimant.kind != "witness"
            or self.speakers.offices.is_place(*spoken[-2])
        ):
            return Subject(claimant, first, last)
        self.speakers.memory.forget(claimant)  # "N. N., a plumber who …, said"
        claimant = replace(claimant, name=named.group())
        self.speakers.context.keep(claimant, "")
        return Subject(claimant, spoken[-2][0], last)

    def opening(self, start: int, end: int) -> Claimant | None:
        """Read the first phrase of a sentence as a speaker.

        Parameters
        ----------
        start, end
            Start of the sentence, and where its subject has ended.

        Returns
        -------
        Claimant or None
        """
        word = self.words.boundaries.search(self.masked, start + 1, end)
        end = min(end, word.start() if word else end, start + LONGEST_SUBJECT)
        place = None
        for stop in range(start, end):
            if self.masked[stop] in " ," and not self.masked[stop + 1 : stop + 2].isupper():
                claimant = self.speakers.read(start, stop)
                if claimant is not None and not self.speakers.offices.is_places_only(start, stop):
                    return claimant
                place = place or claimant  # "Cebu", of "Cebu governor P. B. said"
        return place

    def _segments(self, start: int, verb: int) -> list[Span]:
        """Cut what stands before a verb at its commas, back to the last stronger mark."""
        flat = self.flat
        start = max(start, verb - SUBJECT_REACH)
        stops = [mark.end() for mark in _HARD.finditer(flat, start, verb)]
        left = stops[-1] if stops else start
        commas = [comma.start() for comma in _COMMA.finditer(flat, left, verb)]
        return [(a + 1, b) for a, b in itertools.pairwise([left - 1, *commas, verb])]

    def _bare(self, segment: Span) -> str:
        return self.masked[slice(*segment)].strip()

    def _is_aside(self, first: int, last: int) -> bool:
        """Tell whether a stretch between commas is no noun phrase: "meanwhile", "who was there"."""
        segment = self.masked[first:last].strip()
        return bool(
            self.words.relatives.match(segment)
            or self.words.clause_starts.match(segment)
            or self.words.parentheticals.fullmatch(segment)
            or self.words.quoted_by.match(segment)
        )

    def _joined(self, subject: Subject, segments: list[Span], index: int, verb: int) -> Subject:
        """Join a name and the office beside it: "Russia's ambassador, V. N., accused"."""
        first, last = segments[index]
        if index == 0 or any(
            self._bare(s) and not self._is_aside(*s) for s in segments[index + 1 :]
        ):
            return subject
        apposed = self.inverted.is_office(*segments[index - 1])
        if last >= verb and not (apposed and subject.claimant.kind == "unknown"):
            return subject  # "The governor, N. N. said" lacks its second comma
        beside = self._phrase(*segments[index - 1], apart=True)
        if beside is None and subject.claimant.kind == "unknown":
            trade = self.stranger(segments[index - 1][0], segments[index - 1][1])
            if trade is not None:  # "a plumber from X, O. K., said"
                claimant = replace(trade.claimant, name=subject.claimant.name)
                return Subject(claimant, trade.start, subject.end)
        if beside is None or beside.claimant is subject.claimant:
            return subject
        heads = self.speakers.words.heads
        headless = not heads.search(self.masked, first, last)
        named = heads.search(self.masked, beside.start, segments[index - 1][1])
        alone = headless or subject.claimant.role is None
        if not (alone or (apposed and named)) or (headless and not named):
            return beside if headless and self._explains((first, last), beside) else subject
        self.speakers.memory.forget(subject.claimant)
        longer = self.speakers.read(beside.start, last)
        return subject if longer is None else Subject(longer, beside.start, last)

    def _explains(self, segment: Span, beside: Subject) -> bool:
        """Tell whether a stretch only says what the body before it is: "JNIM, an affiliate,"."""
        article = self.speakers.words.determiners.match(self._bare(segment))
        return article is not None and beside.claimant.kind in ("organisation", "media")

    def _through(self, subject: Subject, segments: list[Span]) -> Subject:
        """Note the outlet of "X, quoted by Y, said", and of "Y, citing X, said"; and a home."""
        for first, last in segments[1:]:
            if subject.claimant.kind in _PRIVATE and subject.claimant.seat is None:
                comes = self.speakers.words.native.search(self.masked, first, last)
                home = self.speakers.offices.home(comes.end(), last) if comes else None
                subject = replace(subject, claimant=replace(subject.claimant, seat=home))
            segment = self.masked[first:last].strip()
            cites = self.speakers.words.citing.match(segment)
            inner = self._phrase(last - len(segment) + cites.end(), last) if cites else None
            passes_on = subject.claimant.kind in ("media", "unknown")
            span = (inner.start, last) if inner else (first, last)
            source = self.speakers.relays.within(inner.claimant, *span) if inner else None
            if passes_on and source is not None and source.is_named_body:
                told = self.speakers.relays.passed_on(source, span, subject.claimant)
                return replace(subject, claimant=told)
            quoted = self.words.quoted_by.match(segment)
            if quoted:
                outlet = segment[quoted.end() :].strip()
                return replace(subject, claimant=replace(subject.claimant, quoted_by=outlet))
        return subject

    def _phrase(self, first: int, last: int, *, apart: bool = False) -> Subject | None:
        """Read the noun phrase that ends a segment; behind "who", what that refers to.

        `apart`: it only stands beside the speaker, so nothing is kept or looked up for it.
        """
        _, tied = self.speakers.phrases.without_ties(first, last)
        if tied < last:
            claimant = self.speakers.read(first, last, remember=not apart)
            return None if claimant is None else Subject(claimant, first, last)
        begin, relative = self._last_phrase(first, last)
        if not self.masked[begin:last].strip():
            return None
        if not apart and (pronoun := self._pronoun(begin, last)) is not None:
            return pronoun
        subject = relative is not None and self.words.subject_relatives.match(
            self.masked[relative:last] + " "
        )
        claimant = None if subject else self._speaker(begin, last, remember=not apart)
        if claimant is None and relative is not None and not apart:
            inner = [b.end() for b in self.words.boundaries.finditer(self.masked, first, relative)]
            before = inner[-1] if inner else first
            claimant = self._speaker(before, relative)
            begin = before if claimant else begin
        if claimant is None and subject:
            claimant = self._speaker(begin, last, remember=not apart)
        if claimant is None and not apart:
            begin = self._coordinated(first, self._with_its_place(first, begin))
            claimant = self._speaker(begin, last)
        if claimant is not None:
            return self._with_other(first, Subject(claimant, begin, last))
        told = relative if subject and not apart else None
        return None if told is None else self.inverted.onlookers(first, told, last)

    def _with_other(self, first: int, subject: Subject) -> Subject:
        """Take in who says the same: "*witnesses and* police"; one of them answers."""
        claimant, begin = subject.claimant, subject.start
        lead = self.masked[first:begin]
        joint = self.words.joined.search(lead)
        if joint is None:
            return subject
        known = self.inverted.stands_alone(lead, claimant) and not self.happenings.search(lead)
        if len(lead.split()) > (COORDINATED_SPEAKER if known else COORDINATED_WORDS):
            return subject
        with_it = (first, first + joint.start())
        beside = self._phrase(*with_it, apart=True) if known else None
        other = beside.claimant if beside else self.inverted.twin(*with_it, claimant)
        if other is None:
            return replace(subject, start=first)
        one = self.inverted.answering(other, claimant) if beside else other
        second = other if one is claimant else claimant
        return Subject(one, first, subject.end, second if answer_apart(one, second) else None)

    def _with_its_place(self, first: int, begin: int) -> int:
        """Give where "officials familiar *with* the matter" begins: the words behind tell of it."""
        found = list(self.words.boundaries.finditer(self.masked, first, begin))
        if not found or not self.speakers.words.links.fullmatch(found[-1].group()):
            return begin
        start = found[-2].end() if len(found) > 1 else first
        head = self.speakers.words.heads.search(self.masked, start, found[-1].start())
        body = head and self.speakers.words.kinds[folded(head.group())] == "organisation"
        event = self.happenings.search(self.masked, start, begin)
        return start if head and not body and not event else begin

    def _last_phrase(self, first: int, last: int) -> tuple[int, int | None]:
        """Give where the last noun phrase of a stretch begins, and the last relative in it."""
        begin, relative = first, None
        for boundary in self.words.boundaries.finditer(self.masked, first, last):
            if self._joins_name(begin, boundary, last):
                continue
            if self.words.relatives.match(boundary.group() + " "):
                relative = boundary.start()
            begin = boundary.end()
        for contact in self.words.contacts.finditer(self.masked, begin + 1, last):
            noun = (begin, contact.start())
            body = self.speakers.words.institutions.search(self.masked, begin, last)
            if body and body.start() < contact.end() <= body.end():
                continue  # "Save | the Children"
            if self.happenings.search(self.masked, *noun) or self._has_verb(*noun):
                break  # nor is any longer stretch one noun phrase
            begin = contact.end()
        return begin, relative

    def _has_verb(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds a verb of saying that is no noun behind an article."""
        for verb in self.words.verbs.finditer(self.masked, start, end):
            article = self.words.articles.search(self.masked[start : verb.start()])
            if not (article and folded(verb.group()) in self.words.nouns):
                return True
        return False

    def _joins_name(self, begin: int, boundary: re.Match[str], end: int) -> bool:
        """Tell whether "and" stands inside the name of one body: "Security and Defence Council".

        What stands before it would be no speaker by itself.
        """
        if overlaps(boundary.span(), self.speakers.offices.listed):
            return True
        if not self.words.joined.fullmatch(boundary.group()):
            return False
        before, behind = self.masked[begin : boundary.start()], self.masked[boundary.end() : end]
        words = before.split()
        if not words or not words[-1][0].isupper() or not behind.lstrip()[:1].isupper():
            return False
        speakers = self.speakers
        known = speakers.words.heads.search(before) or speakers.words.institutions.search(before)
        persons = speakers.offices.person(begin, boundary.start())
        single = len(words) == 1  # "Hamas and …", "Kyiv and …"
        return not (known or persons or single)

    def _pronoun(self, begin: int, end: int) -> Subject | None:
        """Read "it" at the end of a stretch: "whose target it said"."""
        words = self.masked[begin:end].split()
        known = self.speakers.words.persons | self.speakers.words.bodies
        if len(words) < 2 or words[-1] not in known:  # noqa: PLR2004 - one word is read as it is
            return None
        begin += self.masked[begin:end].rstrip().rfind(words[-1])
        claimant = self.speakers.read(begin, end)
        return None if claimant is None else Subject(claimant, begin, end)

    def _coordinated(self, first: int, begin: int) -> int:
        """Give where a phrase begins whose last part ("… and of Y") cannot speak alone."""
        if not self.words.joined.search(self.masked[first:begin]):
            return begin
        inner = [b.end() for b in self.words.boundaries.finditer(self.masked, first, begin)]
        return inner[-2] if len(inner) > 1 else first

    def _speaker(self, begin: int, end: int, *, remember: bool = True) -> Claimant | None:
        """Read a phrase as a speaker, unless it holds a verb of saying and so is a clause."""
        if self.words.gerunds.match(self.masked[begin:end].lstrip()):
            return None
        quoted = self.words.quoted_by.search(self.masked, begin, end)
        last = quoted.start() if quoted else end
        for verb in self.words.verbs.finditer(self.masked, begin, last):
            word = folded(verb.group())
            name = verb.group()[0].isupper() and verb.start() > begin
            if not name and (word not in self.words.nouns or word in self.words.strong):
                return None
        claimant = self.speakers.read(begin, end, remember=remember)
        headless = not self.speakers.words.heads.search(self.masked, begin, end)
        if claimant is None or claimant.kind not in ("unknown", "organisation") or not headless:
            return claimant
        # Capitals that nobody knows are a name, unless a headline capitalises all its words.
        return None if self.happenings.search(self.masked, begin, end) else claimant
