"""Whose forces a text shows striking abroad, just before "the army said"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.lexicons import load
from geomap.lexicons.happenings import event_words
from geomap.lexicons.patterns import folded, whole_words

if TYPE_CHECKING:
    from geomap.claimants.offices import Offices

SUBJECT_WORDS = 4
"""Words between a country and its deed: "Israeli *jets on Monday* struck"."""
DEED_REACH = 40
"""Characters behind "it" in which its deed stands: "said *it had* struck"."""

FORCE_REACH = 30
"""Characters from a country's name on in which its forces stand: "Ukrainian *Armed Forces*"."""
NUMBER_WORDS = 3
"""Words before the country of soldiers: "*at least two* French soldiers"."""

_DEATH = "casualties"
_STRIKING = frozenset(
    {"missile_strike", "drone_attack", "air_strike", "shelling", "attack", "bombed", "fighting"}
)
"""Kinds of words for what somebody's forces do."""
_LEAD_ENDS = (",", ":", "-", "\u2013", "\u2014", ")")
"""Behind these a clause begins, with its subject."""
_WORD = re.compile(r"[\w'\u2019.-]+")


class AttackWords(NamedTuple):
    """One language's words for those who strike, and for who tells of it."""

    warring: re.Pattern[str]
    """Forces, and the offices that tell of what they do."""
    attackers: re.Pattern[str]
    """What a country strikes with: "jets"."""
    soldiers: re.Pattern[str]
    """Those whose death their own country's offices tell."""
    victims: re.Pattern[str]
    """Those whom somebody counts who was hit: "killing two *people*"."""
    state_media: re.Pattern[str]
    """Outlets that pass on what their own country's forces say."""
    gains: re.Pattern[str]
    """Deeds that are told by who did them: "seized"."""


@cache
def attack_words(language: str) -> AttackWords:
    """Compile what a language's `claimants` lexicon lists of them, once."""
    data = load(language, "claimants")
    return AttackWords(
        whole_words((*data.get("services", ()), *data.get("warring", ()))),
        *(whole_words(data.get(key, ())) for key in AttackWords._fields[1:]),
    )


class Attackers:
    """Reads the clauses of one document in which a country or its forces strike.

    Parameters
    ----------
    offices
        The offices and place mentions of the document.
    """

    def __init__(self, offices: Offices) -> None:
        self.offices = offices
        self.text = offices.text
        self.words = offices.words
        self.forces = attack_words(offices.language)
        self.happenings = event_words(offices.language)

    def country(self, phrase: str, sentence: tuple[int, int], scene: str | None) -> str | None:
        """Give the country that struck abroad, where "the army" that tells of it is its own.

        Between a country and its occupier others tell of strikes, mostly those who were hit: there
        only what was taken is told by who took it.

        Parameters
        ----------
        phrase
            Words for forces that name no country: "the army".
        sentence
            Start and end of the sentence in which they speak.
        scene
            The country told of, ISO alpha-2.

        Returns
        -------
        str or None
            ISO alpha-2; None where nobody, or the country itself, is shown to strike there.
        """
        start, end = sentence
        at = max(start, self.text.find(phrase, start, end))
        if not self.forces.warring.search(phrase):
            return None
        if self.forces.state_media.search(self.text, start, at):
            return None
        found = self._striker(start, at) or self._bereaved(start, at)
        if found is None and self._tells_own_deed(at + len(phrase), end):
            before = self.offices.sentence_before(start)
            found = self._striker(*before) if before else None
        if found is None:
            return None
        country, deed = found
        occupiers = self.words.occupiers
        at_war = occupiers.get(scene or "") == country or occupiers.get(country) == scene
        taken = self.forces.gains.fullmatch(deed) is not None
        return country if taken or not at_war else None

    def accused(self, start: int, end: int) -> str | None:
        """Give the country that a sentence shows striking, whoever tells of it.

        Parameters
        ----------
        start, end
            The sentence.

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        for at, country in self.offices.nations.within(start, end, frozenset()):
            last = min(end, at + FORCE_REACH)
            force = self.forces.attackers.search(self.text, at, last)
            deed = force and self._deed(force.end(), min(end, force.end() + DEED_REACH))
            if deed and "," not in self.text[at : deed.start()]:
                return country
        return None

    def _tells_own_deed(self, start: int, end: int) -> bool:
        """Tell whether "said it struck" follows: who speaks is who did it."""
        said = self.words.saying.match(self.text, start + 1, end)
        own = self.happenings.own.match(self.text, said.end(), end) if said else None
        if own is None:
            return False
        deed = self._deed(own.end(), min(end, own.end() + DEED_REACH))
        return deed is not None and not self.happenings.be.search(
            self.text, own.end(), deed.start()
        )

    def _deed(self, start: int, end: int) -> re.Match[str] | None:
        """Give the first word for an event in a stretch, if it is of somebody's forces."""
        deed = self.happenings.triggers.search(self.text, start, end)
        if deed is None or self.happenings.types[folded(deed.group())] not in _STRIKING:
            return None
        return deed

    def _striker(self, start: int, end: int) -> tuple[str, str] | None:
        """Give the country that opens a stretch as the subject of a deed, and the deed."""
        deed = self._deed(start, end)
        if deed is None:
            return None
        first = next(self.offices.nations.within(start, deed.start(), frozenset()), None)
        if first is None:
            return None
        at, country = first
        lead = self.words.determiners.sub("", self.text[start:at]).strip()
        word = _WORD.match(self.text, at)
        between = self.text[word.end() if word else at : deed.start()]
        close = "," not in between and len(between.split()) <= SUBJECT_WORDS
        if (lead and not lead.endswith(_LEAD_ENDS)) or not close:
            return None
        if self.happenings.be.search(between) or self.words.saying.search(between):
            return None
        forces = self.forces.warring.search(between) or self.forces.attackers.search(between)
        acts = forces is not None or self._is_government(at)
        return (country, deed.group()) if acts and not self._counts_dead(deed.end(), end) else None

    def _counts_dead(self, start: int, end: int) -> bool:
        """Tell whether victims follow, as who was hit counts them: "killing two people"."""
        for word in self.happenings.triggers.finditer(self.text, start, end):
            if self.happenings.types[folded(word.group())] != _DEATH:
                continue
            counted = self.text[word.end() : end].partition(",")[0]
            if len(counted.split()) <= 1 or self.forces.victims.search(counted):
                return True
        return False

    def _bereaved(self, start: int, end: int) -> tuple[str, str] | None:
        """Give the country whose soldiers' death opens a stretch: "Two French soldiers died"."""
        dead = self.happenings.triggers.search(self.text, start, end)
        if dead is None or self.happenings.types[folded(dead.group())] != _DEATH:
            return None
        first = next(self.offices.nations.within(start, dead.start(), frozenset()), None)
        if first is None:
            return None
        at, country = first
        near = "," not in self.text[start : dead.start()]
        few = len(self.text[start:at].split()) <= NUMBER_WORDS
        soldiers = self.forces.soldiers.search(self.text, at, dead.start())
        return (country, dead.group()) if near and few and soldiers else None

    def _is_government(self, at: int) -> bool:
        """Tell whether a country's name stands for its government: "Israel struck"."""
        item = next((one for _, one in self.offices.mentions(at, at + 1)), None)
        return item is not None and item.mention.reading == "metonymic"
