"""Speakers by what they do, whose nouns no list holds: "a trucker", "designer N.", "the plant"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from geomap.claimants.memory import Claimant
from geomap.lexicons.patterns import CAPITAL

if TYPE_CHECKING:
    from geomap.claimants.context import Context
    from geomap.claimants.offices import Offices
    from geomap.claimants.phrases import Phrases
    from geomap.claimants.source_words import ClaimantKind

_TRADE_AND_NAME = re.compile(
    r"(?P<trade>(?:[a-z][a-z-]+|[A-Z][a-z-]+(?=\s[a-z]))(?:\s[a-z-]+){0,3})"
    rf"\s(?P<name>{CAPITAL}[\w'-]*(?:\s{CAPITAL}[\w'-]*){{0,3}})"
)


class Strangers:
    """Reads phrases of one document for people and bodies that nothing else tells."""

    def __init__(self, offices: Offices, phrases: Phrases, context: Context) -> None:
        self.text = offices.text
        self.words = offices.words
        self.offices = offices
        self.phrases = phrases
        self.context = context

    def read(self, start: int, end: int) -> Claimant | None:
        """Read a phrase before a plain "said" whose noun nobody listed: "a trucker", "the plant".

        Parameters
        ----------
        start, end
            Span of the phrase.

        Returns
        -------
        Claimant or None
            A witness when the noun names people by what they do, else an organisation; None when
            it is no noun phrase.
        """
        start, end = self.phrases.trimmed(start, end)
        phrase = self.text[start:end]
        bare = self.words.determiners.sub("", phrase)
        link = self.words.links.search(bare)
        plain = bare[: link.start()].rstrip() if link else bare
        core = self.words.years_old.sub("", plain)
        if self.words.small_demonyms and start == self.context.sentence[0]:
            core = core[:1].lower() + core[1:]  # no article opens the sentence
        if self.phrases.is_clause(phrase):
            return None
        if not self.words.small_noun.fullmatch(core):
            claimant = self.named_trade(core, end - len(bare) + len(plain))
            if claimant is not None:
                self.context.keep(claimant, (claimant.role or "").split()[-1])
            return claimant
        trade = bool(self.words.trades.search(core))
        if not trade and bare == phrase:
            return None
        name = bare[:1].upper() + bare[1:]
        seat = self.offices.country(start, end)[1]
        claimant = Claimant(name=name, kind="witness" if trade else "organisation", seat=seat)
        self.context.keep(claimant, core.split()[-1])
        return claimant

    def named_trade(self, phrase: str, end: int) -> Claimant | None:
        """Read "24-year-old designer N.", a noun for what somebody does with a name behind it.

        Parameters
        ----------
        phrase
            Without its article.
        end
            Where it ends in the text.

        Returns
        -------
        Claimant or None
            A witness, or somebody of whom the lexicon says that he is none.
        """
        found = _TRADE_AND_NAME.fullmatch(self.words.years_old.sub("", phrase))
        if found is None or not self.words.trades.search(found["trade"]):
            return None
        if self.offices.is_place(end - len(found["name"]), end):
            return None  # "the region that borders X"
        noun = found["trade"].split()[-1]
        if self.words.prepositions.match(f"{noun} "):
            return None  # "a depression over X"
        kind = "unknown" if self.words.kinds.get(noun) == "unknown" else "witness"
        return Claimant(name=found["name"], role=found["trade"], kind=cast("ClaimantKind", kind))

    def tradesman(self, start: int, end: int) -> Claimant | None:
        """Read a first name behind a trade that no list holds: "слюсар Іван", "40-річна Оля"."""
        found = self.words.tradesman.fullmatch(self.text, start, end)
        if found is None or self.offices.is_place(start, end):
            return None
        if self.offices.country(start, end)[0] is not None:
            return None  # "німецький Bild" is no private person
        return self.context.memory.named.get(self.words.family(found["name"])) or Claimant(
            name=found["name"], kind="witness"
        )
