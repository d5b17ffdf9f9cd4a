"""What the text around a phrase tells of its speaker: whose office it is, and of which country."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, cast

from geomap.claimants.attackers import Attackers
from geomap.claimants.memory import Claimant, Memory
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from geomap.claimants.offices import Offices
    from geomap.claimants.source_words import ClaimantKind
    from geomap.resolution import ResolvedMention

LONGEST_WORD = 40
"""Characters before the word for forces in which their country stands."""

BODY_WORDS = 2
"""Words of a body's name without its country: "Coast Guard"."""

_BODIES = frozenset({"official", "organisation", "media"})
"""Kinds of claimants that have directors and spokesmen."""


class Context:
    """Knows the sentence that is read, and who spoke before it."""

    def __init__(self, offices: Offices) -> None:
        self.offices = offices
        self.text = offices.text
        self.words = offices.words
        self.memory = Memory(self.words)
        self.attackers = Attackers(offices)
        self.sentence = (0, 0)
        self.spoke_at = 0
        """End of the sentence in which somebody spoke last."""
        self._spoke_from = 0
        """Its start."""

    def enter(self, start: int, end: int) -> None:
        """Tell which sentence is read now: pronouns and local offices look at it first."""
        self.sentence = (start, end)

    def keep(self, claimant: Claimant, head: str) -> None:
        """Remember a speaker, and where it spoke."""
        self.memory.remember(claimant, head)
        self._spoke_from, self.spoke_at = self.sentence

    def subject(self, end: int) -> Claimant | None:
        """Give the body, or the country as its government, that the sentence speaks of first.

        `end`: where the words begin that point back at it.
        """
        body = self.opening_body(end)
        if body is not None:
            return body
        for _, item in self.offices.mentions(self.sentence[0], end):
            if item.mention.role == "dateline":
                continue
            return self._government(item)
        return None

    def _government(self, item: ResolvedMention) -> Claimant | None:
        """Give the government that a country's name stands for; None where it stands for none."""
        mention, place = item.mention, item.resolution.place
        if mention.reading != "metonymic" or place is None or place.country is None:
            return None
        return Claimant(name=mention.text, kind="official", country=place.country)

    def subject_before(self) -> Claimant | None:
        """Give the country that opens the sentence before, where nobody spoke: "Chad … it said"."""
        before = self.offices.sentence_before(self.sentence[0])
        if before is None or self.spoke_at > before[0]:
            return None
        item = next((one for _, one in self.offices.mentions(before[0], before[0] + 1)), None)
        return None if item is None else self._government(item)

    def opening_body(self, end: int) -> Claimant | None:
        """Give the body known by its name that opens the sentence, if nobody spoke before it."""
        paragraph = self.text.rfind("\n", 0, self.sentence[0]) + 1
        if paragraph < self.spoke_at <= self.sentence[0]:
            return None
        article = self.words.determiners.match(self.text[self.sentence[0] : end])
        opening = self.sentence[0] + (article.end() if article else 0)
        found = self.words.institutions.match(self.text, opening, end)
        if found is None:
            return None
        kind, country, party = self.words.named_bodies[folded(found.group())]
        return Claimant(name=found.group(), kind=kind, country=country, group=party)

    def owner(self, noun: str, end: int) -> Claimant | None:
        """Give the known body that "the agency" or "a spokesman" stands for.

        Parameters
        ----------
        noun
            "agency".
        end
            Where the words begin that point back at it.

        Returns
        -------
        Claimant or None
            The one that opens the sentence; else the last whose name, told with its letters, has
            the noun for its end.
        """
        opening = self.opening_body(end)
        if opening is not None:
            return opening
        for first, last in sorted(self.offices.abbreviations.values(), reverse=True):
            named = self.text[first:last].casefold().endswith(f" {noun}")
            letters = self.text[last:end].lstrip(" (").partition(")")[0] if named else ""
            body = self.words.body(letters) if last < end else None
            if body is not None:
                return Claimant(name=self.text[first:last], kind=body.kind, country=body.country)
        return None

    def country_near(self, phrase: str) -> str | None:
        """Give the country of an office that names none: whose it is, or where the story is."""
        possessive = self.words.possessives.match(phrase)
        if possessive or self.words.anonymous.search(phrase):
            before = self.sentence[0] + self.text[slice(*self.sentence)].find(phrase)
            owner = self.subject(before)
            if owner is None and not possessive and (country := self._owning(before)) is not None:
                return country
            if owner is None and possessive:
                if any(self.offices.mentions(self.sentence[0], before)):
                    return self.offices.local_country(*self.sentence)  # "X lost …, its mayor said"
                owner = self.memory.last(person=False)
            if owner is not None and owner.country:
                return owner.country
        if (told := self._told_with_country(phrase)) is not None:
            return told
        if not self.words.national.search(phrase):
            clause = self._clause(phrase)
            same = self._country_of_last(phrase) or self._town_power(phrase, *clause)
            return same or self._holder(self.offices.local_country(*clause))
        return self._country_of_national(phrase)

    def _told_with_country(self, phrase: str) -> str | None:
        """Give whose a body is that the text before calls by its country: "U.S. Coast Guard"."""
        bare = self.words.determiners.sub("", phrase)
        if len(bare.split()) != BODY_WORDS or not self.words.heads.fullmatch(bare):
            return None
        body = re.compile(re.escape(bare), re.IGNORECASE)
        named = body.finditer(self.text, 0, self.sentence[0])
        before = (self.text[max(0, n.start() - LONGEST_WORD) : n.start()].split() for n in named)
        known = {self.offices.nations.of(words[-1]) for words in before if words} - {None}
        return known.pop() if len(known) == 1 else None

    def _country_of_national(self, phrase: str) -> str | None:
        """Give the country of an office that each country has once: "the army", "the ministry"."""
        same = self.memory.country_of_forces(phrase) or self._only_forces(phrase)
        if same is not None:
            return same
        start, end = self.sentence
        at = max(start, self.text.find(phrase, start, end))
        # "Five died in India, the government said, while four died in Nepal": that of India.
        named = self.offices.country_told(start, at) or self.offices.country_told(start, end)
        paragraph = self.text.rfind("\n", 0, self.sentence[0]) + 1
        before = self.offices.country_told(paragraph, self.sentence[0])
        attacker = self.attackers.country(phrase, self.sentence, named or before)
        if attacker is not None:
            return attacker
        last = self.memory.spoken[-1][0] if self.memory.spoken else None
        beside = "\n" not in self.text[self.spoke_at : self.sentence[0]]
        if named is None and last is not None and beside and last.kind == "official":
            named = last.country
        named = named or before or self.offices.main_country()
        army = self.words.services.search(phrase) and self.words.armies.get(named or "")
        return army or self._side(phrase, named) or named

    def _side(self, phrase: str, named: str | None) -> str | None:
        """Give whose an office is that in the news of a war is always of one side."""
        bare = self.words.determiners.sub("", phrase).casefold()
        # "The air force"; and any "regional directorate of the ministry of emergency situations".
        parts = (s for body, s in self.words.sides.items() if bare.endswith(f" {body}"))
        side = self.words.sides.get(bare) or next(parts, None)
        if side is None or self.words.occupiers.get(side) == named:
            return side
        if self.words.occupiers.get(named or "") != side:
            return None
        before = self.offices.sentence_before(self.sentence[0])
        accused = {self.attackers.accused(*span) for span in (self.sentence, before) if span}
        told = named in accused or bool(self.forces) or side in self.offices.nations.named
        return side if told and side not in accused else None

    def _owning(self, end: int) -> str | None:
        """Give the country whose body opens the sentence: "Syria's army hit X, a source in it"."""
        opening = next((one for _, one in self.offices.mentions(self.sentence[0], end)), None)
        if opening is None or opening.mention.reading != "associative":
            return None
        place = opening.resolution.place
        return place.country if place is not None and place.kind == "country" else None

    def _town_power(self, phrase: str, start: int, end: int) -> str | None:
        """Give whose the local offices of a town are that has been another country's for years."""
        regional = self.words.regional.search(phrase)
        local = self.words.territorial.search(phrase) and not regional
        return self.offices.town_power(start, end) if local else None

    def _clause(self, phrase: str) -> tuple[int, int]:
        """Give the part of the sentence that an office in it speaks of: "…, as bombs fell on X"."""
        start, end = self.sentence
        at = self.text.find(phrase, start, end)
        apart = self.words.apart.search(self.text, at, end) if at > start else None
        return start, apart.start() if apart else end

    def _only_forces(self, phrase: str) -> str | None:
        """Give whose forces "the army" is, where the text names those of one country alone."""
        service = self.words.services.search(phrase)
        if service is None or phrase[service.end() :].strip():
            return None
        return next(iter(self.forces)) if len(self.forces) == 1 else None

    @cached_property
    def forces(self) -> frozenset[str]:
        """The countries whose forces the text names: "Israeli military"."""
        words = (
            self.text[max(0, service.start() - LONGEST_WORD) : service.start()].split()[-1:]
            for service in self.words.services.finditer(self.text)
        )
        countries = (self.offices.nations.of(word[0]) for word in words if word)
        return frozenset(country for country in countries if country is not None)

    def _holder(self, country: str | None) -> str | None:
        """Give who governs in a country where its occupier's officials spoke last."""
        occupier = self.words.occupiers.get(country or "")
        if occupier is None:
            return country
        there = (item.mention.start for _, item in self.offices.mentions(*self.sentence))
        if any(self.words.breakaway.match(self.text, start) for start in there):
            return occupier  # "a town in the Donetsk People's Republic"
        if not self.words.breakaway.search(self.text, 0, self.sentence[0]):
            return country
        officials = (c for c, _ in self.memory.lately() if c.kind == "official")
        last = next(officials, None)
        return occupier if last is not None and last.country == occupier else country

    def _country_of_last(self, phrase: str) -> str | None:
        """Give the country of the local office that spoke last, if no place is told since.

        A governor is that of the place abroad of which the other one spoke.
        """
        last, head = self.memory.spoken[-1] if self.memory.spoken else (None, "")
        before = self.spoke_at <= self.sentence[0]
        beside = before and "\n" not in self.text[self.spoke_at : self.sentence[0]]
        if last is None or last.kind != "official" or not head or not beside:
            return None
        if self.words.national.search(f"{last.name} {head}"):
            return None
        since = any(True for _ in self.offices.mentions(self.spoke_at, self.sentence[1]))
        told = self.offices.country_told(self._spoke_from, self.spoke_at, towns=True)
        abroad = told not in (None, last.country) and self.words.territorial.search(phrase)
        return None if since or abroad else last.country

    def owners_kind(self, start: int) -> ClaimantKind | None:
        """Give the kind of whom "its director" belongs to: named before, or speaking last.

        `start`: where the phrase begins. No place is "their".
        """
        for head in self.words.heads.finditer(self.text, self.sentence[0], start):
            kind = self.words.kinds[folded(head.group())]
            if kind in _BODIES:
                return cast("ClaimantKind", kind)
        body = self.words.body(self.text[self.sentence[0] : start])
        if body is not None and body.kind == "organisation":
            return body.kind
        group = self.words.group_possessives.match(self.text[start : start + LONGEST_WORD])
        if not group and any(self.offices.mentions(self.sentence[0], start)):
            return None  # "… in X, its officials said"
        last = self.memory.last(person=False)
        if group and last is not None and last.kind == "media":  # "X quoted their chief"
            last = next((c for c, _ in self.memory.lately() if c.is_named_body), None)
        return last.kind if last is not None and last.kind in _BODIES else None
