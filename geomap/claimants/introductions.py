"""Names to who bears them: told of before, or introduced with an office anywhere in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.memory import Claimant
from geomap.claimants.names import may_be_one
from geomap.claimants.phrases import LONGEST_PHRASE
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.claimants.memory import Memory
    from geomap.claimants.offices import Offices
    from geomap.claimants.phrases import Phrases

INTRODUCTION_REACH = 60
"""Characters before a name, or behind it, in which its office stands."""


class Introductions:
    """Knows whom one document introduces, and with what office.

    Parameters
    ----------
    offices
        The offices and persons of the document.
    phrases
        Tells where phrases begin and end.
    memory
        Who has spoken so far.
    headed
        Reads a phrase that a noun for a speaker heads.
    """

    def __init__(
        self,
        offices: Offices,
        phrases: Phrases,
        memory: Memory,
        headed: Callable[[int, int], tuple[Claimant | None, str]],
    ) -> None:
        self.text = offices.text
        self.words = offices.words
        self.phrases = phrases
        self.memory = memory
        self._headed = headed
        self._of = re.compile(rf"\s{alternatives(grammar(offices.language).of)}\s")
        # The first full name counts, whatever surnames stand before it; offices stand beside it.
        persons = sorted(
            offices.persons, key=lambda span: (" " in self.text[slice(*span)], -span[0])
        )
        self.spans = {
            self.words.family(self.text[start:end]): (start, end) for start, end in persons
        }
        """Where the person of a surname is named first."""

    def knows(self, name: str) -> bool:
        """Tell whether the text names a person of a surname anywhere.

        Parameters
        ----------
        name
            As printed: "Anna Koval", "Koval".

        Returns
        -------
        bool
        """
        return self.words.family(name) in self.spans

    def holder(self, person: str, noun: str) -> Claimant | None:
        """Give who bore a name before; else the unnamed holder of the same office.

        Parameters
        ----------
        person
            A name, as printed.
        noun
            The office: "mayor".

        Returns
        -------
        Claimant or None
            None if nobody like that has spoken.
        """
        named = self.memory.bearer(person)
        if named is not None:
            return named
        same = (c for c, head in self.memory.lately() if head == noun and c.role is None)
        return next(same, None)

    def by_name(self, name: str) -> Claimant:
        """Give who bears a name: who was introduced before, or is introduced elsewhere.

        Parameters
        ----------
        name
            As printed: "Anna Koval", "Koval".

        Returns
        -------
        Claimant
            Of unknown kind where nothing tells more.
        """
        named = self.memory.bearer(name)
        if named is not None:
            return named
        introduced = self.spans.get(self.words.family(name))
        if introduced and not may_be_one(name, self.text[slice(*introduced)]):
            introduced = None
        described = self._introduction(*introduced) if introduced else None
        return described or Claimant(name=name, kind="unknown")

    def introduced(self, person: str, start: int, end: int) -> Claimant | None:
        """Give whom the text introduces elsewhere by a name, with an office.

        Parameters
        ----------
        person
            The name, as printed.
        start, end
            The phrase that it stands in, which introduces nobody else.

        Returns
        -------
        Claimant or None
        """
        span = self.spans.get(self.words.family(person))
        if span is None or start <= span[0] < end:
            return None
        return self._introduction(*span) if may_be_one(person, self.text[slice(*span)]) else None

    def _introduction(self, start: int, end: int) -> Claimant | None:
        """Read "Mayor X", "X, the mayor of Y," around a name."""
        reach = max(0, start - INTRODUCTION_REACH)
        left = (
            max((self.text.rfind(mark, reach, start) for mark in ',.;:\n"\u201c'), default=-1) + 1
        )
        right = end
        if self.text.startswith(", ", end):
            stops = [p for mark in ",.;\n" if (p := self.text.find(mark, end + 2)) > 0]
            right = min(stops, default=end)
            clause = self.words.name_ends.search(self.text, end + 2, right)  # "a cook who fled"
            right = clause.start() if clause else right
            verb = self.words.clauses.search(  # "a cook was told"
                self.text, end + 2, min(right, end + INTRODUCTION_REACH)
            )
            relative = self.words.name_ends.match(self.text, end + 1, right)  # "whose house was"
            right = verb.start() if verb and not relative else right
        elif link := self._of.match(self.text, end):  # "N. N. of the town's office"
            stops = [p for mark in ",.;\n" if (p := self.text.find(mark, link.end())) > 0]
            right = min(stops, default=end)
            verb = self.words.saying.search(self.text, link.end(), right)
            right = verb.start() if verb else right
        for span in ((max(left, start - INTRODUCTION_REACH), end), (start, right)):
            first, last = self.phrases.trimmed(*span)
            said = list(self.words.saying.finditer(self.text, first, min(start, last)))
            first = said[-1].end() + 1 if said else first  # "this was said by Mayor X"
            phrase = self.text[first:last]
            clause = self.words.clauses.search(phrase) or self.words.saying.search(phrase)
            if len(phrase) > LONGEST_PHRASE or clause or not self.words.heads.search(phrase):
                continue
            claimant, _ = self._headed(first, last)
            if claimant is not None and claimant.role is not None:
                return replace(claimant, name=self.text[start:end])
        return None
