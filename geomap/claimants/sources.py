"""Noun phrases to claimants: who is meant, also by "he", "the ministry" and "those accounts"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from geomap.claimants.context import Context
from geomap.claimants.insurgents import Insurgents
from geomap.claimants.introductions import Introductions
from geomap.claimants.memory import Claimant
from geomap.claimants.names import FULL_NAME
from geomap.claimants.offices import Offices
from geomap.claimants.outlets import Outlets
from geomap.claimants.phrases import LONGEST_PHRASE, MARKS, Phrases
from geomap.claimants.powers import Powers
from geomap.claimants.relays import Relays
from geomap.claimants.strangers import Strangers
from geomap.lexicons.patterns import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.documents import Document
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

__all__ = ["Claimant", "Speakers"]

NAMELESS = "The article"
"""Who narrates when no publisher is known."""
LETTERHEAD = 200
"""Characters at the start of a text in which a report says that it is one."""
POINTED_WORDS = 3
"""Words before an office that may belong to it, when a later sentence points back at it."""

_ACRONYM = re.compile(rf"(?:[a-z-]+\s)?{CAPITAL}{{3,7}}")
"""What bodies that no list has are called by: "SITE added", "the banned BLA"."""
_WORDS_BEFORE = re.compile(rf"(?:[\w'-]+\s){{0,{POINTED_WORDS}}}$")


class Speakers:
    """Everybody who has spoken so far in one document; reads phrases against that memory."""

    def __init__(
        self,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        document: Document,
        gazetteer: Gazetteer,
    ) -> None:
        self.offices = Offices(parsed, resolved, gazetteer)
        self.text = self.offices.text
        self.words = self.offices.words
        self.publisher = document.publisher
        self.context = Context(self.offices)
        self.memory = self.context.memory
        self.phrases = Phrases(self.text, self.words)
        self.powers = Powers(self.offices, self.context)
        self.strangers = Strangers(self.offices, self.phrases, self.context)
        self._full_names = {
            short: self.offices.name(self.text[slice(*span)])
            for short, span in self.offices.abbreviations.items()
        }
        self.outlets = Outlets(self.offices, self._full_names)
        self.insurgents = Insurgents(self.offices, document.published)
        self.relays = Relays(self.offices, self.phrases, self.read)
        self.people = Introductions(self.offices, self.phrases, self.memory, self._headed)

    def narrator(self) -> Claimant:
        """Give the outlet itself: a medium, unless it is a body known by its name."""
        name = self.publisher or NAMELESS
        body = self.words.body(name)
        kind, country = body[:2] if body else ("media", None)
        hints = self.words.hints
        if not body and hints["organisation"].search(name) and not hints["media"].search(name):
            kind = "organisation"
        if self.publisher is None and self.words.reports.search(self.text, 0, LETTERHEAD):
            kind = "organisation"  # aid agencies write situation reports, news outlets do not
        return Claimant(name=name, role="narration", kind=kind, country=country)

    def read(self, start: int, end: int, *, remember: bool = True) -> Claimant | None:
        """Read a noun phrase as a speaker.

        Parameters
        ----------
        start, end
            Span of the phrase.
        remember
            Whether it speaks, so that "he" may mean it later.

        Returns
        -------
        Claimant or None
            None when the phrase names nobody who could speak.
        """
        start, last = self.phrases.trimmed(start, end)
        start, end = self.phrases.without_ties(start, last)
        if end < last and self.phrases.is_insider(start, end):
            name = self.offices.name(self.text[start:last])
            return Claimant(name=name, kind="unknown", anonymous=True)
        claimant = self._read(start, end, remember=remember)
        if claimant is None or end == last or claimant.role is not None:
            return claimant
        # "Officials familiar with the matter": as printed, but the first part speaks.
        return replace(claimant, name=self.offices.name(self.text[start:last]))

    def _read(self, start: int, end: int, *, remember: bool) -> Claimant | None:
        """Read a phrase that is trimmed and stands alone."""
        carried = self.words.carriers.match(self.text, start, end)
        start = carried.end() if carried else start
        phrase = self.text[start:end]
        behind = self.words.name_ends.search(phrase)  # "N. on his channel": that is where
        end = start + behind.start() if behind else end
        phrase = self.text[start:end]
        low = phrase.casefold()
        if not phrase or len(phrase) > LONGEST_PHRASE or self.phrases.is_clause(phrase):
            return None
        if low in self.words.persons or low in self.words.bodies or self.words.aged.match(phrase):
            return self._pronoun(phrase, low, start)
        cited = self.words.citing.search(phrase)
        if cited:
            return self.relays.citing(start, start + cited.start(), start + cited.end(), end)
        through = self.words.quoted_by.search(phrase)
        last = start + through.start() if through else end
        claimant, head = self._phrase(start, last)
        if claimant is None:
            return None
        if claimant.kind == "unknown" and claimant.role is None and not head:
            claimant = self._told_of(claimant, start, last)
        if claimant.kind == "media":
            home = self.relays.home(claimant.name) or claimant.country
            claimant = replace(claimant, country=home)
        if through:
            claimant = self.relays.carried_by(claimant, start + through.end(), end)
        claimant = self._with_party(claimant, self.text[start:last])
        if remember:
            self.context.keep(claimant, head)
        return claimant

    def _pronoun(self, phrase: str, low: str, start: int) -> Claimant | None:
        """Give who "he", "it" or "the 52-year-old" is."""
        if low in self.words.persons:
            if self.memory.spoken and self.context.spoke_at == self.context.sentence[1]:
                return self.memory.spoken[-1][0]  # "the mayor's office denied it: in its words, …"
            return self.memory.last(person=True)
        if low in self.words.bodies:
            told = self.context.subject(start) or self.context.subject_before()
            return told or self.memory.last(person=False) or self._opening_office()
        known = None if self.words.indefinite.match(phrase) else self.memory.last(person=True)
        return known or Claimant(name=self.offices.name(phrase), kind="witness")

    def _opening_office(self) -> Claimant | None:
        """Give the office that opens the sentence: "The army retook X, it said"."""
        start, end = self.context.sentence
        article = self.words.determiners.match(self.text[start:end])
        head = self.words.heads.match(self.text, start + article.end(), end) if article else None
        return self._headed(start, head.end())[0] if head else None

    def _told_of(self, claimant: Claimant, start: int, end: int) -> Claimant:
        """Give somebody unknown the kind that the words tell: "X, 40", "X of Lyman", "X, which"."""
        *given, surname = claimant.name.split()
        if given and self.offices.nations.of_name(surname):
            return replace(claimant, kind="organisation")  # "Meteo France"
        if self.words.told_private.match(self.text, end):
            return replace(claimant, kind="witness")
        comes = self.words.native.search(self.text, start, end)
        home = self.offices.home(comes.end(), end) if comes else None
        if home is not None:
            return replace(claimant, kind="witness", seat=home)
        if self.words.told_thing.match(self.text, end):
            return replace(claimant, kind="organisation")
        holder = self.memory.holder()
        between = self.text[self.context.spoke_at : self.context.sentence[0]].strip()
        if holder is None or (between and between[0] not in MARKS):
            return claimant  # not even the first sentence of a quotation
        return replace(
            holder[0], name=claimant.name, role=holder[1]
        )  # "the governor said. … N. N."

    def _with_party(self, claimant: Claimant, phrase: str) -> Claimant:
        """Note the party to a conflict that somebody speaks for."""
        fought = self.insurgents.party(phrase)
        if fought and claimant.kind == "official":
            return replace(claimant, kind="organisation", group=fought)
        if claimant.kind != "organisation" or claimant.group is not None:
            return claimant
        return replace(claimant, group=self._party(phrase))

    def _party(self, phrase: str) -> str | None:
        """Give the party to a conflict that an organisation's phrase names, or points back at."""
        body = self.words.body(phrase)
        if body:
            return body.party
        name = self.offices.name(phrase)
        if self.words.armed.search(phrase):
            return self._full_names.get(name, name)
        if name in self._full_names and self.words.armed.search(self._full_names[name]):
            return self._full_names[name]
        head = self.words.generic & set(re.findall(r"[\w-]+", phrase.casefold()))
        named = (c.group for c, _ in self.memory.lately() if c.kind == "organisation")
        return next(named, None) if head else None

    def _phrase(self, start: int, end: int) -> tuple[Claimant | None, str]:
        """Read a phrase that is no pronoun: its claimant, and the noun that heads it."""
        phrase = self.text[start:end]
        if not phrase.strip():
            return None, ""  # "a statement by" at a mark
        bare = self.words.determiners.sub("", phrase)
        channel = self.words.channels.match(bare)
        if channel and self.phrases.is_office(bare[channel.end() :]):
            return self._phrase(end - len(bare) + channel.end(), end)
        first = self.words.heads.search(phrase)
        paper = self.words.papers.fullmatch(bare)  # "the Coast Post" is no post
        own = None if paper else self.words.own_words.search(phrase)
        if own and self.words.own_of and self.words.heads.search(phrase, own.end()):
            return self.read(start + own.end() + 1, end, remember=False), ""
        if own and not (first and first.end() < own.start()):
            return self._own_words(start, end, own), ""
        if first is None:
            return self._headless(start, end), ""
        owned = self._owned(start, end)
        return (owned, "") if owned is not None else self._headed(start, end)

    def _owned(self, start: int, end: int) -> Claimant | None:
        """Read "the civil defence office's Rey", who spoke before or is introduced elsewhere.

        Reporters need no introduction, nor do those who speak for a country: "Al Jazeera's Rey".
        """
        phrase = self.text[start:end]
        found = self.words.owned_name.search(phrase)
        if found is None or self.words.heads.search(found["name"]):
            return None
        if self.offices.is_place(start + found.start("name"), end):
            return None
        owner, name = self.words.determiners.sub("", phrase[: found.start()]), found["name"]
        person = self.memory.bearer(name) or self.people.knows(name)
        known = self.people.by_name(name) if person else None
        if known is not None and known.kind != "unknown":
            return known
        if self.outlets.holds(owner, self.people.spans):
            return Claimant(name=name, kind="media")
        country = self.offices.nations.of(owner)
        if known is None or country is None:
            return known
        return replace(known, kind="official", country=country)

    def _headed(self, start: int, end: int) -> tuple[Claimant | None, str]:
        """Read a phrase that a noun for a speaker heads."""
        phrase, offices = self.text[start:end], self.offices
        noun = offices.title(offices.bare(start, end))
        person = offices.person(start, end)
        kind, body_country = offices.kind(start, end)
        if self.words.kinds.get(noun) == "transparent" and self.words.possessives.match(phrase):
            kind = self.context.owners_kind(start) or kind
        if noun and self._is_bare(start, end, noun) and (body := self.context.opening_body(start)):
            kind, body_country = body.kind, body.country  # "The UN …, spokeswoman N. N. said"
        if kind == "media" and self.words.anonymous.search(phrase):
            spoke = next((c for c, _ in self.memory.lately() if c.kind == "official"), None)
            if spoke is not None:
                return spoke, noun  # "the agency's source", whose office was told before
        kind, country, seat = self.powers.office(start, end, person, noun, (kind, body_country))
        if country is None:
            before = (
                self.people.holder(person, noun)
                if person
                else self.memory.again(phrase, noun, kind)
            )
            if before is not None and (person is None or before.is_person):
                return before, noun
            if before is None and person and kind == "official" and body_country is None:
                before = self.people.introduced(person, start, end)
            if before is not None:
                country, seat = before.country, before.seat
        country = country or body_country
        if country is None and kind == "official":
            country = self.powers.near(phrase, person, noun)
        claimant = Claimant(
            name=person or offices.name(phrase),
            role=noun if person else None,
            kind=kind,
            country=country,
            seat=seat,
            anonymous=bool(self.words.anonymous.search(phrase)),
        )
        return claimant, noun

    def _is_bare(self, start: int, end: int, noun: str) -> bool:
        """Tell whether "a spokesman" is all that a phrase says of somebody, beside the name."""
        bare = self.words.determiners.sub("", self.offices.bare(start, end)).strip(" ,")
        return bare.casefold() == noun and self.words.kinds.get(noun) == "transparent"

    def _headless(self, start: int, end: int) -> Claimant | None:
        """Read a phrase without a noun for a speaker: a name, a country, a body."""
        phrase, offices = self.text[start:end], self.offices
        name = offices.name(phrase)
        if (called := self._called(name)) is not None:
            return called
        body = self.words.body(phrase)
        if body:
            near = self.context.country_near(phrase) if body.kind == "official" else None
            return Claimant(name=name, kind=body.kind, country=body.country or near)
        if self.outlets.holds(name, self.people.spans):
            return Claimant(name=name, kind="media")
        if (owned := self._owned(start, end)) is not None:
            return owned
        if offices.is_places_only(start, end):
            return self._place(start, end, name)
        return self._named_one(start, end, name)

    def _place(self, start: int, end: int, name: str) -> Claimant:
        """Read the name of a place: its government, or whoever runs a site."""
        country = self.offices.country(start, end)[0]
        places = (item.resolution.place for _, item in self.offices.mentions(start, end))
        if any(place is not None and place.kind == "poi" for place in places):
            return Claimant(name=name, kind="organisation", country=country)
        return Claimant(name=name, kind="official" if country else "unknown", country=country)

    def _called(self, name: str) -> Claimant | None:
        """Give the body whose full name the text gives for some letters."""
        span = self.offices.abbreviations.get(name)
        if span is None or not self.words.heads.search(self.text, *span):
            return None
        claimant, _ = self._phrase(*span)
        return claimant if claimant is not None and claimant.role is None else None

    def _named_one(self, start: int, end: int, name: str) -> Claimant | None:
        """Read a name that is no place and no outlet: of a person, a country or a body."""
        phrase, offices = self.text[start:end], self.offices
        company = self.words.companies.fullmatch(phrase)
        if company is not None:
            return Claimant(name=company["name"], kind="organisation")
        trade = self.strangers.named_trade(self.words.determiners.sub("", phrase), end)
        if trade is not None:
            return trade
        person = offices.person(start, end)
        if person is None and phrase[0].isupper() and self.words.told_age.match(self.text, end):
            person = name
        bare = phrase[0].isupper() and (" " not in phrase or FULL_NAME.fullmatch(phrase))
        known = self.memory.bearer(phrase) is not None or (bare and self.people.knows(phrase))
        if person is not None or known:
            object_first = known and phrase[0].islower()  # "…," described the damage Koval
            return self.people.by_name(person or (phrase.split()[-1] if object_first else phrase))
        country = offices.nations.of_name(name)
        if country is not None and name != offices.adjective(country):
            return Claimant(name=name, kind="official", country=country)
        if offices.holds_body(start, end) or phrase == self.publisher:
            media = self.words.hints["media"].search(phrase) or phrase == self.publisher
            return Claimant(name=name, kind="media" if media else "organisation")
        return self._capitals(start, end)

    def _capitals(self, start: int, end: int) -> Claimant | None:
        """Read capitalised words that nobody knows: an outlet by its words, else a person."""
        phrase = self.text[start:end]
        if phrase[0].isupper() and self.words.hints["media"].search(phrase):
            return Claimant(name=phrase, kind="media")
        letters = self.offices.name(phrase)
        short = _ACRONYM.fullmatch(self.words.determiners.sub("", phrase))
        if short and not self.offices.is_place(start, end):
            return Claimant(name=letters, kind="organisation")
        name = FULL_NAME.search(phrase)
        named = name is not None and not self.offices.is_place(start, end)
        last = end - len(phrase.split()[-1])
        if (
            name is not None
            and letters != phrase
            and not named
            and not self.offices.is_place(last, end)
        ):
            return Claimant(name=letters, kind="organisation")  # "the Lagos Fire Corps"
        if letters == phrase and self._named_after_place(start, end):
            return Claimant(name=letters, kind="organisation")
        return (
            self.people.by_name(name.group())
            if name and named
            else self.strangers.tradesman(start, end)
        )

    def _named_after_place(self, start: int, end: int) -> bool:
        """Tell whether a name ends with a place that is only part of it: "Air India"."""
        first, *others = self.text[start:end].split()
        capitals = all(word[0].isupper() for word in others) and not self.words.prepositions.match(
            f"{first} "
        )
        last = end - len(others[-1]) if others else end
        own = not self.offices.is_place(start, start + len(first))
        return capitals and own and self.offices.is_place(last, end)

    def _own_words(self, start: int, end: int, own: re.Match[str]) -> Claimant | None:
        """Read "the statement", "Russia's statement", "those accounts", "a post by the mayor"."""
        phrase = self.text[start:end]
        behind = phrase[own.end() :].lstrip()
        link = self.words.by.match(behind) or self.words.links.match(behind)
        if link:
            return self._phrase(*self.phrases.trimmed(end - len(behind) + link.end(), end))[0]
        body = self.words.body(phrase[: own.start()])  # "the UN report"
        if body is not None:
            return Claimant(name=self.offices.name(phrase), kind=body.kind, country=body.country)
        country, _ = self.offices.country(start, start + own.start())
        if country is not None:
            return Claimant(name=self.offices.name(phrase), kind="official", country=country)
        if self.words.pointing.match(phrase):
            return self._pointed_at() or self.memory.last(person=None)
        lately = [claimant for claimant, _ in islice(self.memory.lately(), 2)]
        told = (claimant for claimant in lately if claimant.kind != "media")
        return next(told, lately[0] if lately else None)  # "…, X reports. '…,' the post reads"

    def _pointed_at(self) -> Claimant | None:
        """Read the last speaker that the text before this sentence names, speaking or not."""
        end = self.context.sentence[0]
        start = max(0, end - LONGEST_PHRASE)
        for head in reversed(list(self.words.heads.finditer(self.text, start, end))):
            before = _WORDS_BEFORE.search(self.text[start : head.start()])
            first = head.start() - (len(before.group()) if before else 0)
            while link := self.words.prepositions.match(self.text[first : head.end()]):
                first += link.end()
            claimant, _ = self._phrase(first, head.end())
            if claimant is not None:
                return claimant
        return None
