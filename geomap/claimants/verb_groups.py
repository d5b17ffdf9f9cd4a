"""What belongs to a verb of saying: its auxiliaries; and which of these words are no verbs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.claimants.names import overlaps
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.claimants.cue_words import CueWords

AUXILIARIES = 5
"""Auxiliaries and adverbs that may stand between a subject and its verb."""

LEAD_REACH = 200
"""Characters before a verb in which its auxiliaries stand, or the verb whose object it is."""
RELATIVE_WORDS = 6
"""Words before a verb among which the relative stands that is its object."""
NEXT_VERB_REACH = 500
"""Characters behind a passive in which its speaker has a verb of his own: "shot by X showed"."""

_OPENING = re.compile(r"\s(?P<article>\w+)\s(?:[a-z-]+\s){1,3}$")
"""An article behind a verb, and up to three words in small letters to the end."""
_ABBREVIATION = re.compile(r"\s\([^()]{1,20}\)\s*$")


class VerbGroups:
    """Reads what stands around the verbs of saying of one document."""

    def __init__(self, masked: str, words: CueWords, persons: Sequence[tuple[int, int]]) -> None:
        self.masked = masked
        self.words = words
        self.persons = persons
        """Spans of the names of persons."""

    def lead_end(self, start: int, verb: int) -> tuple[int, bool, bool]:
        """Go back over auxiliaries and adverbs; say whether one negates or makes a passive."""
        negated = passive = False
        start = max(start, verb - LEAD_REACH)
        short = _ABBREVIATION.search(self.masked[start:verb])
        verb = start + short.start() if short else verb
        for _ in range(AUXILIARIES):
            found = self.words.auxiliaries.search(self.masked[start:verb])
            if found is None:
                break
            negated = negated or bool(self.words.negations.search(found.group()))
            passive = passive or bool(self.words.passive_auxiliaries.search(found.group()))
            verb = start + found.start()
        short = _ABBREVIATION.search(self.masked[start:verb])
        return (start + short.start() if short else verb), negated, passive

    def is_none(self, match: re.Match[str], start: int) -> bool:
        """Tell whether a word of saying is part of another phrase, a passive or a noun."""
        lead = self.masked[max(start, match.start() - LEAD_REACH) : match.start()]
        if self.words.not_verbs.match(self.masked, match.start()) or self.words.purposes.search(
            lead
        ):
            return True
        lives = self.words.lives.match(self.masked, match.start())
        if lives or self._is_name(match, lead) or self._is_adjective(match, lead):
            return True
        word = folded(match.group())
        if word in self.words.unit_nouns and lead.split()[-1:] and lead.split()[-1][0].isupper():
            return not self.words.content.match(self.masked, match.end() + 1)
        further = self.words.verbs.match(self.masked, match.end() + 1)  # "media reports said"
        if further and folded(further.group()) in self.words.adjectives:
            further = None  # "officials said suspected rebels"
        article = self.words.articles.search(lead) or (
            word in self.words.nouns and self._is_object(lead)
        )
        if (word in self.words.nouns and (further or article)) or (
            word in self.words.adjectives and article
        ):
            return True
        if self.words.classes[word] == "deny" or word in self.words.strong:
            return False  # "dismissed as baseless", "said by telephone" are no passives
        passive = self.words.passive_behind.match(self.masked, match.end())
        return bool(passive) and not self.words.free_relatives.search(lead)

    def is_motive(self, match: re.Match[str], start: int) -> bool:
        """Tell whether an accusation only says why somebody did it: "killed two, accusing them"."""
        blames = self.words.classes[folded(match.group())] == "blame"
        persons = self.words.accused_persons.match(self.masked, match.end())
        told = self.words.content.search(self.masked, start, match.start())
        return blames and persons is not None and told is None

    def _is_adjective(self, match: re.Match[str], lead: str) -> bool:
        """Tell whether it says of whom others think so: "suspected rebels", "rebels accused of".

        Not "whom it accused of".
        """
        word = folded(match.group())
        if word in self.words.qualifying and lead.rstrip()[-1:] in {"", ","}:
            return True
        if word not in self.words.blamed:
            return False
        near = lead.split()[-RELATIVE_WORDS:]
        relative = any(self.words.relatives.match(f"{word} ") for word in near)
        return not relative and self.words.blamed_behind.match(self.masked, match.end()) is not None

    def _is_object(self, lead: str) -> bool:
        """Tell whether a noun for what was said has a verb of saying before it, with an article.

        "confirmed the social media *report*".
        """
        for verb in self.words.verbs.finditer(lead):
            opening = _OPENING.match(lead, verb.end())
            if opening is None or self.words.boundaries.search(opening.group()):
                continue
            if folded(verb.group()) not in self.words.strong:
                return bool(self.words.articles.search(opening["article"]))
        return False

    def following(self, start: int, end: int) -> int | None:
        """Give where the next verb of saying stands in a stretch; None when there is none."""
        found = self.words.verbs.finditer(self.masked, start, min(end, start + NEXT_VERB_REACH))
        verbs = (match.start() for match in found if not self.is_none(match, start))
        return next(verbs, None)

    def _is_name(self, match: re.Match[str], lead: str) -> bool:
        """Tell whether a word of saying is a name: "of Saw township", "Omar Said"."""
        if not match.group()[0].isupper():
            return False
        before = lead.split()[-1:]
        alone = bool(before) and before[0].islower()
        return alone or overlaps(match.span(), self.persons)
