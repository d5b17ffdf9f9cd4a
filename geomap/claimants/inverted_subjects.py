"""Speakers behind their verb or preposition: "said X", "according to X", "reports Reuters"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import MASK
from geomap.claimants.memory import Claimant
from geomap.claimants.names import overlaps
from geomap.claimants.subjects import COLON, Subject, answer_apart
from geomap.lexicons.patterns import CAPITAL, folded

if TYPE_CHECKING:
    from geomap.claimants.cue_words import CueWords
    from geomap.claimants.sources import Speakers

OPENING_WORDS = 1
"""Words before the noun of a subject behind its verb: "the *regional* governor"."""
ANSWERING = {"official": 0, "organisation": 1, "witness": 1, "media": 2, "unknown": 2}
"""Kinds of claimants, by how far they answer for what two say together; of equals the first does:
"police and residents", "residents and a priest"."""
OFFICE_WORDS = 3
"""The same where nothing else stands there: "said *the Russian-installed* governor"."""

_STOP = re.compile(rf"[,;()\n\u2014\u2013\"\u201c\u201d\u00ab\u00bb{MASK}]|\s-\s|\.$|{COLON}")
_NAME_ALONE = re.compile(
    rf"\s(?P<name>{CAPITAL}[\w'-]+(?:\s(?:[a-z]{{1,3}}-)?{CAPITAL}[\w'.-]*){{1,3}})(?=[,.;\n]|\s(?:of|from)\s|$)"
)
"""Two or more capitalised words, and then a mark."""
_UNSURE = frozenset({"unknown", "organisation", "witness"})
"""Kinds of a bare name that the office beside it tells better."""


class InvertedSubjects:
    """Finds who stands behind verbs in one document's masked text."""

    def __init__(
        self, masked: str, words: CueWords, speakers: Speakers, happenings: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.words = words
        self.speakers = speakers
        self.happenings = happenings

    def behind(
        self, start: int, end: int, *, opening: bool = False, addressed: bool = False
    ) -> Subject | None:
        """Find the speaker in the noun phrase that begins behind a verb or a preposition.

        Parameters
        ----------
        start
            End of the verb.
        end
            End of the sentence.
        opening
            Whether the sentence opens so, and what is said stands behind the speaker.
        addressed
            Whether an outlet may stand between that is told so: "told *Reuters* the mayor".

        Returns
        -------
        Subject or None
        """
        last = self.phrase_end(start, end)
        start = self._past_listener(start, last) if addressed else start
        if (both := self._of_two_countries(start, last, end)) is not None:
            return both
        if citing := self.speakers.words.citing.match(self.masked, last, end):
            last = self.phrase_end(citing.end(), end)
        addressee = self.words.addressees.match(self.masked, start, last)
        if addressee:
            itself = (
                addressee.group().strip()[:1].isupper()
            )  # "reports Reuters", not "to an agency"
            alone = not self.masked[addressee.end() : last].strip()
            start = start if itself and alone else addressee.end()
        if self._is_subject(start, last):
            return None  # "claimed it targeted a base"
        claimant = self.speakers.read(start, last)
        if claimant is None:
            claimant = self._behind_adverbial(start, last)
        if claimant is None:
            return self.onlookers(start, last, end)
        longer = self._with_apposition(claimant, start, last, end)
        if longer is not None:
            return longer
        if claimant.kind == "witness" and self.masked[last : last + 1] == ",":
            described = self._described(Subject(claimant, start, last), end)
            if not opening or self._is_description(last, described.end):
                return described
        return Subject(claimant, start, last)

    def _past_listener(self, start: int, end: int) -> int:
        """Give where a speaker begins behind the outlet that is told something, if one is."""
        words = self.speakers.words
        outlet = words.hints["media"].match(self.masked, start + 1, end)
        if outlet is None:
            return start
        behind = outlet.end() + 1
        office = words.heads.match(self.masked, behind, end)
        named = office and words.kinds[folded(office.group())] != "media"
        introduced = words.determiners.match(self.masked[behind:end])
        return outlet.end() if named or introduced else start

    def _is_description(self, start: int, end: int) -> bool:
        """Tell "according to X, a porter, …" from "according to residents, drones hit a market"."""
        return self.masked.startswith(",", end) and not self.happenings.search(
            self.masked, start, end
        )

    def _is_subject(self, start: int, end: int) -> bool:
        """Tell whether a pronoun is the subject of what happened, and no speaker by itself."""
        first, *more = self.masked[start:end].split(maxsplit=1) or [""]
        words = self.speakers.words
        pronoun = first in words.persons | words.bodies
        return pronoun and bool(more) and self.happenings.search(more[0]) is not None

    def _behind_adverbial(self, start: int, end: int) -> Claimant | None:
        """Read "told at a meeting in the centre the director", where speakers stand last."""
        if not self.words.inverted_first:
            return None
        for head in self.speakers.words.heads.finditer(self.masked, start, end):
            before = self.masked[start : head.start()].split()[-1:]
            if self.happenings.search(self.masked, start, head.start()):
                return None  # "a report about the shelling of X the ministry called"
            if before and not self.speakers.words.prepositions.match(before[0] + " "):
                return self.speakers.read(head.start(), end)
        return None

    def _with_apposition(
        self, claimant: Claimant, start: int, last: int, end: int
    ) -> Subject | None:
        """Read "X, head of Y" and "the governor, N. N." as one, where what follows tells more."""
        if self.masked[last : last + 1] != ",":
            return None
        further = self.phrase_end(last + 1, end)
        body = self.speakers.words.body(self.masked[last + 1 : further])
        if claimant.role is not None and not (body and body.party):
            return None
        if self.words.verbs.search(self.masked, last + 1, further):
            return None  # a body, and what it says
        if claimant.role is not None:  # "Colonel N. N., spokesman for the M23"
            named = self._office(last + 1, further) is not None
        elif self._office(start, last):
            named = self._is_named(last, further)
        else:
            office = self._office(last + 1, further)
            named = office is not None and claimant.kind in _UNSURE and claimant.kind != office
        if named and claimant.role is not None:
            self.speakers.memory.forget(claimant)
        longer = self.speakers.read(start, further) if named else None
        return None if longer is None else Subject(longer, start, further)

    def _is_named(self, comma: int, end: int) -> bool:
        """Tell whether the name of an office's holder stands behind a comma: "the governor, N."."""
        name = (comma + 1 + self.masked[comma + 1 : end].count(" ", 0, 1), end)
        return name in self.speakers.offices.named

    def _office(self, start: int, end: int) -> str | None:
        """Give the kind of the noun that heads a phrase: of "a worker at the plant", "worker"."""
        head = self.speakers.offices.head(self.masked[start:end])
        return self.speakers.words.kinds[folded(head.group())] if head else None

    def is_office(self, start: int, end: int) -> bool:
        """Tell whether a stretch before a comma is an office: "*District Governor*, N. N. said".

        Parameters
        ----------
        start, end
            Its span.

        Returns
        -------
        bool
        """
        bare = self.masked[start:end].strip()
        words = self.speakers.words
        if words.determiners.match(bare):
            return True
        head = self.speakers.offices.head(bare)
        if head is None or head.end() < len(bare) or self.words.boundaries.search(bare, 1):
            return False
        apart = self.words.articles.search(bare[: head.start()])  # "shot by the governor"
        clause = apart or self.speakers.phrases.is_clause(bare)
        return not clause and folded(head.group()).split()[-1] in words.holders

    def _described(self, subject: Subject, end: int) -> Subject:
        """Take in what tells of a speaker who is behind a verb: "X, a porter", "who lives in Y"."""
        if self.words.verbs.match(self.masked, subject.end + 2, end):
            return subject  # "X, citing residents, reported"
        stop = _STOP.search(self.masked, subject.end + 1, end)
        last = stop.start() if stop else end
        seat = self.speakers.offices.home(subject.end + 1, last)
        seat = subject.claimant.seat if seat is None else seat
        return Subject(replace(subject.claimant, seat=seat), subject.start, last)

    def onlookers(self, start: int, last: int, end: int) -> Subject | None:
        """Read "according to people *who* fled": they tell what they went through.

        Parameters
        ----------
        start, last
            Where nobody but "people" stands, before a relative.
        end
            Where their phrase ends at the latest.

        Returns
        -------
        Subject or None
        """
        who = self.words.subject_relatives.match(self.masked[last:end])
        if who is None or not self.speakers.phrases.is_insider(start, last):
            return None
        name = self.speakers.offices.name(self.masked[start:last].strip())
        further = self.phrase_end(last + who.end(), end)
        return Subject(Claimant(name=name, kind="witness"), start, further)

    def _of_two_countries(self, start: int, last: int, end: int) -> Subject | None:
        """Read "according to Iraqi | and Turkish officials", cut at the boundary."""
        joint = self.words.boundaries.match(self.masked, last, end)
        country = self.speakers.offices.nations.of(self.masked[start:last].strip())
        if country is None or joint is None or not self.words.joined.search(joint.group()):
            return None
        second = self.behind(joint.end(), end)
        if second is None or not self.speakers.words.heads.search(second.claimant.name):
            return None
        return replace(second, start=start, other=self.twin(start, last, second.claimant))

    def twin(self, start: int, end: int, claimant: Claimant) -> Claimant | None:
        """Read "*Iraqi* and Turkish officials": the noun behind the second speaks for both.

        Parameters
        ----------
        start, end
            Span of the first word.
        claimant
            The second.

        Returns
        -------
        Claimant or None
            None when the word names no country, or the second is nobody's officials.
        """
        word = self.masked[start:end].strip()
        country = self.speakers.offices.nations.of(word) if word[:1].isupper() else None
        noun = self.speakers.words.heads.search(claimant.name)
        if country is None or noun is None or claimant.kind != "official" or claimant.role:
            return None
        name = f"{word} {claimant.name[noun.start() :]}"
        return replace(claimant, name=name, country=country, seat=None)

    def answering(self, first: Claimant, second: Claimant) -> Claimant:
        """Give who answers for what two say together: "police and residents".

        Two offices are those of one country: that of the army, which nothing but the text tells.

        Parameters
        ----------
        first, second
            Both, as they stand in the text.

        Returns
        -------
        Claimant
        """
        one = min(first, second, key=lambda claimant: ANSWERING[claimant.kind])
        offices = one is first and one.seat is None and second.kind == "official" == first.kind
        national = self.speakers.words.national.search(second.name)
        return replace(one, country=second.country) if offices and national else one

    def stands_alone(self, lead: str, claimant: Claimant) -> bool:
        """Tell whether the first of two is a speaker by itself: not "*Iraqi* and Syrian police".

        Parameters
        ----------
        lead
            What stands before the second.
        claimant
            The second.

        Returns
        -------
        bool
        """
        words = self.speakers.words
        if words.heads.search(lead) or words.institutions.search(lead):
            return True
        first, *_ = lead.split(maxsplit=1)
        country = first[0].isupper() and self.speakers.offices.nations.of_name(first)
        another = country and country != claimant.country
        return bool(another) and not words.heads.search(claimant.name)

    def with_other(self, subject: Subject, end: int) -> Subject:
        """Take in who says the same: "according to police *and residents*".

        Parameters
        ----------
        subject
            What was read behind a verb or a preposition.
        end
            End of the sentence.

        Returns
        -------
        Subject
            The same where nobody else stands behind it.
        """
        joint = self.words.boundaries.match(self.masked, subject.end, end)
        if subject.other or joint is None or not self.words.joined.search(joint.group()):
            return subject
        last = self.phrase_end(joint.end(), end)
        if not self.speakers.words.heads.search(self.masked, joint.end(), last):
            return subject
        if self.happenings.search(self.masked, joint.end(), last):
            return subject
        other = self.speakers.read(joint.end(), last, remember=False)
        if other is None or self.words.verbs.search(self.masked, joint.end(), last):
            return subject
        apart = answer_apart(subject.claimant, other)
        return replace(subject, end=last, other=other if apart else None)

    def opens(self, start: int, subject: Subject, *, several: bool) -> bool:
        """Tell whether a phrase right behind a verb opens with who speaks, not with what is said.

        Parameters
        ----------
        start
            End of the verb.
        subject
            What was read behind it.
        several
            Whether the verb is in the plural, as it is where nobody is its subject.

        Returns
        -------
        bool
        """
        if subject.claimant.kind == "unknown":
            return False
        if self.words.impersonal.match(self.masked, start + 1):
            return several
        head = self.speakers.words.heads.search(self.masked, start, subject.end)
        before = self.masked[start : head.start() if head else subject.end]
        return len(before.split()) <= OPENING_WORDS

    def is_speaker(self, start: int, end: int) -> bool:
        """Tell whether nothing but who speaks stands behind a verb, up to a mark or "who".

        Parameters
        ----------
        start, end
            End of the verb, and of the sentence.

        Returns
        -------
        bool
        """
        name = _NAME_ALONE.match(self.masked, start, end)
        if name is not None:
            return not self.speakers.offices.is_place(*name.span("name"))
        last = self.phrase_end(start, end)
        head = self.speakers.words.heads.search(self.masked, start, last)
        if head is None or len(self.masked[start : head.start()].split()) > OFFICE_WORDS:
            return False
        rest = self.masked[last:end].strip()
        return rest[:1] in {"", ".", ","} or self.words.subject_relatives.match(rest) is not None

    def phrase_end(self, start: int, end: int) -> int:
        """Give where a noun phrase that starts here ends: at a comma, a mark or a boundary.

        Parameters
        ----------
        start, end
            Start of the phrase and end of the sentence.

        Returns
        -------
        int
        """
        mark = _STOP.search(self.masked, start, end)
        last = mark.start() if mark else end
        found = self.words.boundaries.finditer(self.masked, start + 1, last)
        listed = self.speakers.offices.listed
        ends = (word.start() for word in found if not overlaps(word.span(), listed))
        return next(ends, last)
