"""Who has spoken so far in a document, for "he", "the ministry" and bare surnames."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from geomap.claimants.names import FULL_NAME, may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.claimants.source_words import ClaimantKind, SourceWords

REMEMBERED = 200
"""Speakers back to whom "the ministry" may point; a longer text does not count on more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says something."""

    name: str
    """As printed: "Anna Koval", "Russia's Defense Ministry", "Municipal officials"."""
    role: str | None = None
    """As printed: "mayor", "governor"; None when none is given."""
    kind: ClaimantKind = "unknown"
    country: str | None = None
    """ISO alpha-2, derived through the gazetteer; None when it has none."""
    quoted_by: str | None = None
    """The other outlet through which it is quoted, None when there is none."""
    seat: int | None = None
    """Index of the mention that says what the office is of ("governor of the Kherson region")."""
    anonymous: bool = False
    """Whether it is an unnamed source."""
    group: str | None = None
    """Name of the party to a conflict that it speaks for, when that is no state."""

    @property
    def title(self) -> str:
        """Role and name together, where words for an office are looked for."""
        return f"{self.role or ''} {self.name}"

    @property
    def is_person(self) -> bool:
        """Whether it is one person, as far as the text says."""
        named = self.kind == "witness" and bool(FULL_NAME.fullmatch(self.name))
        return self.role is not None or self.kind == "unknown" or named

    @property
    def is_named_body(self) -> bool:
        """Whether it is an office or a body that is named: what an outlet cites it for is its."""
        return self.kind in ("official", "organisation") and not self.anonymous


class Memory:
    """Remembers speakers in the order in which they spoke."""

    def __init__(self, words: SourceWords) -> None:
        self.words = words
        self.named: dict[str, Claimant] = {}
        """Who was told with an office, by surname."""
        self.spoken: list[tuple[Claimant, str]] = []
        """Who spoke, with the noun that headed the phrase."""

    def remember(self, claimant: Claimant, head: str) -> None:
        """Keep a speaker for later pronouns, surnames and short forms."""
        self.spoken.append((claimant, head))
        if claimant.role is not None:
            self.named.setdefault(self.words.family(claimant.name), claimant)

    def forget(self, claimant: Claimant) -> None:
        """Take back that somebody spoke, to read the words for them again with more beside."""
        if self.spoken and self.spoken[-1][0] is claimant:
            self.spoken.pop()
            family = self.words.family(claimant.name)
            if all(other is not claimant for other, _ in self.lately()):
                self.named.pop(family, None)

    def lately(self) -> Iterator[tuple[Claimant, str]]:
        """Give who spoke, newest first, as far back as a reader remembers."""
        return islice(reversed(self.spoken), REMEMBERED)

    def last(self, *, person: bool | None) -> Claimant | None:
        """Give who spoke last, among persons or bodies if that is asked and there is one."""
        for claimant, head in self.lately():
            if person is None or self._is_person(claimant, head) == person:
                return claimant
        return self.spoken[-1][0] if self.spoken else None

    def _is_person(self, claimant: Claimant, head: str) -> bool:
        return claimant.is_person or head in self.words.single

    def holder(self) -> tuple[Claimant, str] | None:
        """Give who spoke last, if it is the unnamed holder of an office, with that office.

        An outlet that only passes on the next words does not count.
        """
        lately = islice(self.lately(), 2)
        told = ((c, head) for c, head in lately if c.kind != "media")
        claimant, head = next(told, (None, ""))
        if claimant is None or claimant.role is not None or head not in self.words.holders:
            return None
        return claimant, head

    def bearer(self, name: str) -> Claimant | None:
        """Give whom the text called by a name's surname, unless the given names differ.

        In many countries people are called by the first of their names; of two with one surname
        the last who spoke is meant.
        """
        family = self.words.family(name)
        named = self.named.get(family)
        if " " not in name:
            full = (c for c, _ in self.lately() if c.is_person and " " in c.name)
            named = next((c for c in full if self.words.family(c.name) == family), named)
        if named is None and " " not in name:
            return next((c for c in self.named.values() if c.name.split()[0] == name), None)
        return named if named is not None and may_be_one(name, named.name) else None

    def again(self, phrase: str, noun: str, kind: str) -> Claimant | None:
        """Give who was meant by the same noun before ("the ministry"), if it says no more."""
        bare = self.words.determiners.sub("", phrase).casefold()
        fresh = kind == "unknown" and bare == phrase.casefold()  # "Sources said"
        part = self.words.partitive.match(phrase)  # "one of the sources"
        new = self.words.indefinite.match(phrase) and not part
        if fresh or kind == "witness" or new:
            return None
        for claimant, earlier in self.lately():
            same = earlier == noun or (noun == bare and earlier.split()[-1:] == [noun])
            if same and bare in (noun, earlier):
                return claimant
        if bare != noun or not self.spoken:
            return None
        if noun in self.words.anaphors:
            bodies = (c for c, _ in self.lately() if c.kind == kind and c.role is None)
            return next(bodies, None)
        if kind == "organisation" and noun in self.words.generic:
            return next((c for c, _ in self.lately() if c.kind == kind), None)
        last = self.spoken[-1][0]
        transparent = self.words.kinds[noun] == "transparent"
        return last if transparent and last.kind == "official" else None

    def country_of_forces(self, phrase: str) -> str | None:
        """Give the country of the forces that spoke last, for "a military spokesman"."""
        service = self.words.services.search(phrase)
        if service is None or self.words.anonymous.search(phrase):
            return None
        heads = self.words.heads.finditer(phrase)
        if any(h.start() <= service.start() and h.end() > service.end() for h in heads):
            return None  # "military administration" is no force
        forces = (c for c, _ in self.lately() if self.words.services.search(c.name))
        return next((claimant.country for claimant in forces), None)
