"""What a noun phrase says of a speaker by itself: kind and name of an office and its holder."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from geomap.claimants.abbreviations import abbreviations
from geomap.claimants.names import overlaps
from geomap.claimants.scenes import Scenes
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import CAPITAL, folded
from geomap.parsing.full_names import is_given_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.claimants.source_words import ClaimantKind
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention


LONGEST_PERSON = 4
"""Words of a person's name."""
MOST_ADJECTIVES = 3
"""Words before the noun of a body whose people speak: "activists from *the local* committee"."""

_BELONGING: tuple[ClaimantKind, ...] = ("official", "organisation", "media")
_PAIRED = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"))
_ALONE = re.compile(rf"(?<![\w-]\s)(?<![\w'-])(?P<name>{CAPITAL}[\w'-]*)\s")
_LETTERS = re.compile(r"\b[A-ZА-ЯҐЄІЇЁ]{2,8}\b")
_NAME_BEFORE = re.compile(rf"(?:{CAPITAL}[\w'-]*\s)+$")
_MORE_NAME = re.compile(rf"(?:\s{CAPITAL}[\w'-]*)+")
_NAME_AT_END = re.compile(rf"{CAPITAL}[\w'.-]*(?:\s{CAPITAL}[\w'.-]*)+$")
_NAME_BEHIND = re.compile(r"\s*((?:[^\W\d_][\w'-]*\.?\s?){1,4})")


class Offices(Scenes):
    """Reads the phrases of one document; knows its place mentions and named entities."""

    def __init__(
        self, parsed: ParsedText, resolved: Sequence[ResolvedMention], gazetteer: Gazetteer
    ) -> None:
        super().__init__(parsed, resolved, gazetteer)
        self.language = parsed.language
        self.adjective = gazetteer.demonym
        self._owner_marks = tuple(grammar(self.language).owners)
        self.abbreviations = abbreviations(self.text, self.language)
        """Where the full names of bodies stand that the text also calls by letters."""
        self.listed = [found.span() for found in self.words.listed.finditer(self.text)]
        """Spans of the names of bodies that hold "and"."""
        persons = [(e.start, e.end) for e in parsed.entities if e.label == "person"]
        apart = [span for span in persons if not overlaps(span, self.named)]
        self.persons = sorted(self.named + apart)
        self._person_starts = [start for start, _ in self.persons]
        self._bodies = [
            span
            for e in parsed.entities
            if e.label == "organisation"
            and not overlaps(span := (e.start, e.end), self.named)
            and not self.is_place(*span)
        ]
        self._body_starts = [start for start, _ in self._bodies]

    def holds_body(self, start: int, end: int) -> bool:
        """Tell whether the NLP library found an organisation in a phrase."""
        index = bisect_left(self._body_starts, start)
        return index < len(self._bodies) and self._bodies[index][1] <= end

    def head(self, phrase: str) -> re.Match[str] | None:
        """Give the noun that heads a phrase: the last before "of", "for", "in"; else None."""
        heads = list(self.words.heads.finditer(phrase))
        core = self.core(phrase)
        return next((head for head in reversed(heads) if head.start() < core), None)

    def title(self, phrase: str) -> str:
        """Give the noun for what somebody is, in small letters; "" when there is none.

        In languages that say "начальник поліції" without a preposition it is the first.
        """
        head = self.head(phrase)
        if head is None or not self.words.own_of:
            return folded(head.group()) if head else ""
        first = self.words.heads.search(phrase)
        while first and first.start() < head.start():
            noun = folded(first.group())
            behind = self.words.heads.match(phrase, first.end() + 1)
            if behind is None or noun not in self.words.adjectival:
                return noun
            first = behind
        return folded(head.group())

    def bare(self, start: int, end: int) -> str:
        """Give a phrase with blanks for persons' names: nobody is a sultan for being called so."""
        phrase = self.text[start:end]
        for first, last in self.named[bisect_left(self.named, (start,)) :]:
            if first >= end:
                break
            phrase = phrase[: first - start] + " " * (last - first) + phrase[last - start :]
        return phrase[: end - start]

    def core(self, phrase: str) -> int:
        """Give where the part of a phrase ends that holds its head."""
        first = self.words.heads.search(phrase)
        if first is not None:
            comma = phrase.find(",")
            named = any(head.end() == comma for head in self.words.heads.finditer(phrase))
            if named and folded(phrase[:comma].rsplit(maxsplit=1)[-1]) in self.words.generic:
                return comma  # "another resistance group, the Marsh Task Force"
            link = self.words.links.search(phrase, first.end())
            if link is not None:
                return link.start()
        return len(phrase)

    def kind(self, start: int, end: int) -> tuple[ClaimantKind, str | None]:
        """Give the kind of speaker that a phrase with a head names, and a known body's country.

        Parameters
        ----------
        start, end
            Span of a phrase in which `head` finds one.

        Returns
        -------
        tuple
            Kind; ISO alpha-2 or None.
        """
        phrase = self.bare(start, end)
        head = self.head(phrase)
        kind = self.words.kinds[folded(head.group())] if head else "transparent"
        named = head and self._named_apart(phrase, head)
        if named:
            return named, None
        body = self.words.institutions.search(phrase)
        if (
            body
            and kind not in ("witness", "media")
            and (
                kind == "transparent"
                or body.start() < self.core(phrase)
                or (kind == "official" and self._is_of_body(phrase, body))
            )
            and not self._is_sent_to(phrase, head, body)
        ):
            name = folded(body.group())
            home = self.words.homes.get(name)
            if kind == "official" and home and head and head.start() >= body.end():
                return "official", home  # "the Hamas government"
            return self.words.named_bodies[name][:2]
        kinds = {self.words.kinds[folded(h.group())] for h in self.words.heads.finditer(phrase)}
        owned = head is not None and folded(head.group()) in self.words.owned_outlets
        if kind == "media" and "official" in kinds and not owned:
            return "official", None
        if kind != "transparent":
            return cast("ClaimantKind", self._members_kind(phrase, head) or kind), None
        return self._belonging(start, end), None

    def _is_of_body(self, phrase: str, body: re.Match[str]) -> bool:
        """Tell whether an officer is of a state's body, or of a group that fights: "of the IDF"."""
        kind, country, party = self.words.named_bodies[folded(body.group())]
        small = grammar(self.language)
        words = phrase[: body.start()].casefold().split()
        words = words[:-1] if words[-1:] and words[-1] in small.definite else words
        linked = bool(words) and words[-1] in small.of
        return linked and bool(party or (kind == "official" and country))

    def _is_sent_to(self, phrase: str, head: re.Match[str] | None, body: re.Match[str]) -> bool:
        """Tell whether a state's envoys at a body speak: "a member of Chad's mission to X"."""
        if head is None:
            return False
        between = self.words.heads.finditer(phrase, head.end(), body.start())
        return any(self.words.kinds[folded(noun.group())] == "official" for noun in between)

    def _members_kind(self, phrase: str, head: re.Match[str] | None) -> str | None:
        """Give the kind of whom a noun's people belong to: "rescuers from the society X"."""
        if head and self._is_of_state(phrase, head):
            return "official"
        if head and self._is_of_no_state(phrase, head):
            return "organisation"
        if head and self._is_of_outlet(phrase, head):
            return "media"
        presides = head is not None and folded(head.group()) in self.words.presiding
        join = self.words.links if presides else self.words.native
        comes = join.match(phrase, head.end() + 1) if head else None
        body = self.words.heads.search(phrase, comes.end() + 1) if comes else None
        if comes is None or body is None:
            return None
        before = phrase[comes.end() : body.start()].split()[-1:]
        if presides and " " not in body.group() and any(map(self.nations.of, before)):
            return None  # "president of the Russian Federation"
        near = len(phrase[comes.end() : body.start()].split()) <= MOST_ADJECTIVES
        kind = self.words.kinds[folded(body.group())]
        return kind if near and kind == "organisation" else None

    def _is_of_outlet(self, phrase: str, head: re.Match[str]) -> bool:
        """Tell whether an agency's own people are meant: "Reuters witnesses"."""
        if self.words.kinds[folded(head.group())] != "witness":
            return False
        before = _NAME_BEFORE.search(phrase, 0, head.start())
        return before is not None and bool(self.words.hints["media"].search(before.group()))

    def _is_of_no_state(self, phrase: str, head: re.Match[str]) -> bool:
        """Tell whether "the Arakan Army" is meant, whose name holds no country: a group's."""
        written = not head.group().islower() or self.words.small_demonyms  # "Араканська армія"
        if folded(head.group()) not in self.words.group_forces or not written:
            return False
        run = _NAME_BEFORE.search(phrase, 0, head.start())
        small = grammar(self.language)
        own = [small.without_owner(word) for word in run.group().split()] if run else []
        own = [word for word in own if word.casefold() not in self.words.force_words]
        own = [word for word in own if self.words.group_adjectives.search(word)]
        return bool(own) and not any(self.nations.of(word.split("-")[0]) for word in own)

    def _is_of_state(self, phrase: str, head: re.Match[str]) -> bool:
        """Tell whether a group's sort of forces is a state's: "Malawi's defence force"."""
        before = phrase[: head.start()].split()
        known = folded(head.group()) in self.words.state_forces
        return known and any(self.nations.of(word) for word in before)

    def _is_body(self, head: re.Match[str]) -> bool:
        return self.words.kinds[folded(head.group())] in _BELONGING

    def _belonging(self, start: int, end: int) -> ClaimantKind:
        """Give the kind of body that "a spokesman", "officials" and the like belong to."""
        phrase = self.bare(start, end)
        head = self.head(phrase)
        first, last = head.span() if head else (len(phrase), 0)
        if called := self._called_kind(phrase[:first]):
            return called
        bodies = [h for h in self.words.heads.finditer(phrase) if self._is_body(h)]
        behind = [h for h in bodies if h.start() >= last]  # "of the army", "for a rebel group"
        before = [h for h in bodies if h.end() <= first]
        owners = [h for h in before if phrase.startswith(self._owner_marks, h.end())]
        named = _compound(behind) or owners[-1:] or before[-1:]
        if named:
            return cast("ClaimantKind", self.words.kinds[folded(named[-1].group())])
        for option in _BELONGING:
            hint = self.words.hints[option].search(self.text, start, start + first)
            if hint and not self._is_weak(hint, start + first):
                return option
        for option in _BELONGING[:-1]:
            hint = self.words.hints[option].search(self.text, start + last, end)
            if hint and not self._is_weak(hint, end):
                return option
        source = self._source_kind(phrase, head)
        if source is not None:
            return source
        stateless = head is not None and folded(head.group()) in self.words.stateless
        known = stateless or self.holds_body(start, end)
        return "organisation" if known and self.country(start, end)[0] is None else "official"

    def _is_weak(self, hint: re.Match[str], end: int) -> bool:
        """Tell whether a word only says of where a body is: "the local aid organisation"."""
        weak = folded(hint.group()) in self.words.weak_hints
        return weak and bool(self.words.hints["organisation"].search(self.text, hint.end(), end))

    def _named_apart(self, phrase: str, head: re.Match[str]) -> ClaimantKind | None:
        """Give the kind of "the agency *Saba*", an outlet, and of "a *Taliban* faction"."""
        noun = folded(head.group())
        if noun in self.words.splinters:
            return "organisation"
        outlet = self.words.hints["media"].match(phrase, head.end() + 1)
        return "media" if outlet and noun in self.words.agency_nouns else None

    def _called_kind(self, phrase: str) -> ClaimantKind | None:
        """Give the kind of a body whose full name the text gives for the letters in a phrase."""
        spans = (self.abbreviations.get(word.group()) for word in _LETTERS.finditer(phrase))
        known = (span for span in spans if span and self.words.heads.search(self.text, *span))
        return next((self.kind(*span)[0] for span in known), None)

    def _source_kind(self, phrase: str, head: re.Match[str] | None) -> ClaimantKind | None:
        """Give the kind of an unnamed source whose body nothing tells."""
        if head is None or not self.words.anonymous.fullmatch(head.group()):
            return None
        if self.words.origins.match(phrase, head.end() + 1):
            return "witness"  # "a source from the town"
        return "unknown" if self.words.determiners.sub("", phrase) == head.group() else None

    def name(self, phrase: str) -> str:
        """Give a phrase as a name: without its article and what only says when."""
        name = self.words.determiners.sub("", phrase)
        listed = self.words.listed.search(phrase)
        comma = name.find(",", listed.end() - len(phrase) + len(name) if listed else 0)
        name = name if comma < 0 else name[:comma]
        name = self.words.name_ends.sub("", name).strip()
        name += "".join(end for mark, end in _PAIRED if name.count(mark) > name.count(end))
        name += '"' * (name.count('"') % 2)  # a phrase is cut before its last mark
        return name[:1].upper() + name[1:] if name else phrase

    def persons_within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the spans of persons' names that begin in a stretch."""
        first = bisect_left(self._person_starts, start)
        return self.persons[first : bisect_left(self._person_starts, end)]

    def person(self, start: int, end: int) -> str | None:
        """Give the name of the person in a phrase: an entity, or capitals behind an office."""
        for index in range(bisect_left(self._person_starts, start), len(self.persons)):
            first, last = self.persons[index]
            if first >= end:
                break
            if self.is_place(first, last) or self.words.institutions.search(self.text, first, last):
                continue
            if self._is_in_body(start, first, last, end):
                continue
            if all(self.nations.of(word) for word in self.text[first:last].split()):
                continue  # "Azerbaijani officials"
            if self._is_beside(start, first) or self.words.heads.match(self.text, last + 1, end):
                continue  # "a source from X", "X adviser N. N."
            further = _MORE_NAME.match(self.text, last, end)
            name = self.text[first : further.end() if further else min(last, end)]
            office = self.words.heads.match(name)
            if self._ends_with_letters(name):
                continue  # "the Russian MoD"
            name = self.words.name_ends.sub("", name[office.end() :] if office else name).strip()
            if name:
                return name
        return self._person_behind_office(start, end)

    def _is_in_body(self, start: int, first: int, last: int, end: int) -> bool:
        """Tell whether a name is part of that of a body: "Doctors *Without Borders*"."""
        bodies = self.words.institutions.finditer(self.text, start, end)
        return any(body.start() < first and last <= body.end() for body in bodies)

    def _ends_with_letters(self, name: str) -> bool:
        """Tell whether the letters that stand for an office end a name: no surname has them."""
        last = name.rsplit(maxsplit=1)[-1]
        return not last[1:].islower() and self.words.heads.fullmatch(last) is not None

    def _is_beside(self, start: int, name: int) -> bool:
        """Tell whether a name only says whose spokesman it is, or where from: "a source from X"."""
        head = self.words.heads.search(self.text, start, name)
        if head is None or "," in self.text[head.end() : name]:
            return False
        before = self.text[start:name].rstrip()
        if self.words.links.fullmatch(before.split()[-1]):
            return True
        office = any(h.end() == len(before) for h in self.words.heads.finditer(before))
        return office and bool(self.words.spoken_for.search(self.text, head.end(), name))

    def _person_behind_office(self, start: int, end: int) -> str | None:
        for head in reversed(list(self.words.heads.finditer(self.text, start, end))):
            if self.words.institutions.match(self.text, head.start(), end):
                continue  # "Doctors Without Borders"
            name = None if self._is_beside(start, head.end()) else self._behind(head.end(), end)
            if name and self.words.kinds[folded(head.group())] != "media":
                return name
        return self._person_behind_duty(start, end)

    def _person_behind_duty(self, start: int, end: int) -> str | None:
        """Give the name at the end of "Head of Data and Information N. N.".

        It begins with a given name, or ends with a surname that speaks elsewhere in the text.
        """
        phrase = self.text[start:end].rstrip()
        head = self.words.heads.search(phrase)
        if head is None or self.words.kinds[folded(head.group())] == "media":
            return None
        link = self.words.links.match(phrase, head.end() + 1)
        run = _NAME_AT_END.search(phrase, link.end()) if link else None
        if run is None:
            return None
        words = run.group().split()
        given = (i for i, word in enumerate(words[:-1]) if is_given_name(word, self.language))
        first = next((i for i in given if i >= len(words) - LONGEST_PERSON), None)
        if first is None and words[-1] in self._speaking:
            first = len(words) - 2
        if first is None:
            return None
        name = " ".join(words[first:])
        begin = start + len(phrase) - len(name)
        known = any(
            item.resolution.place is not None and begin < item.mention.end
            for _, item in self.mentions(begin, end)
        )
        return None if self._is_beside(start, begin) or known else name

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """The words that stand alone before a verb of saying somewhere in the text: surnames."""
        saying = self.words.saying
        alone = _ALONE.finditer(self.text)
        return frozenset(word["name"] for word in alone if saying.match(self.text, word.end()))

    def _behind(self, start: int, end: int) -> str | None:
        """Give two or more capitalised words behind an office, unless they name a place."""
        found = _NAME_BEHIND.match(self.text[start:end])
        words = found.group(1).split() if found else []
        capitals = len(words) > 1 and all(word[0].isupper() for word in words)
        return " ".join(words) if capitals and not self.is_place(start, end) else None


def _compound(heads: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Give the nouns that make one with the first: of "the government hospital's" both."""
    apart = (i for i, (a, b) in enumerate(pairwise(heads), 1) if b.start() != a.end() + 1)
    return heads[: next(apart, len(heads))]
