"""The words that tell of events; plans, fears, drills and names of places are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.lexicons.happenings import event_words, stance_words
from geomap.lexicons.patterns import folded
from geomap.mentions.takings import find_takings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.events.scenes import Scenes

UNREAL_REACH = 36
"""Characters before an event word in which "would" or "drill" makes it unreal."""
NEGATED_REACH = 24
"""Characters before a result in which it is negated: "no significant damage"."""
TAKING = "fighting"
"""Kind of the events in which somebody takes a place."""
FAILING = frozenset({"explosion", TAKING})
"""Kinds of events that may come to nothing: "a bomb did not explode", "took X by storm"."""

_MARK = re.compile(r"[,;:.]")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event."""

    start: int
    end: int
    word: str
    kind: str


@lru_cache(maxsize=2)  # a document is read twice: whole, and cut at its claimants
def find_triggers(text: str, language: str) -> tuple[Trigger, ...]:
    """Find the words of events in a text, those of other matters left out."""
    words = event_words(language)
    masked = words.not_events.sub(lambda found: " " * len(found.group()), text)
    found = [
        Trigger(match.start(), match.end(), low, words.types[low])
        for match in words.triggers.finditer(masked)
        if (low := folded(match.group()))
    ]
    found += [
        Trigger(match.start(), match.end(), folded(match.group()), kind)
        for phrase, kind in words.phrases
        for match in phrase.finditer(masked)
    ]
    return tuple(sorted(found, key=_start))


def _start(trigger: Trigger) -> int:
    return trigger.start


class Triggers:
    """Knows the words of events in one text."""

    def __init__(self, text: str, language: str, scenes: Scenes) -> None:
        self.text = text
        self._language = language
        self.words = event_words(language)
        self.stances = stance_words(language)
        self.scenes = scenes
        found = (*find_triggers(text, language), *self._takings())
        self._found = sorted(found, key=_start)
        self._starts = [trigger.start for trigger in self._found]

    def within(self, start: int, end: int) -> Iterator[Trigger]:
        """Give the words in a span that tell of what happened, in order."""
        for index in range(bisect_left(self._starts, start), len(self._found)):
            trigger = self._found[index]
            if trigger.end > end:
                return
            if self._is_real(trigger, start):
                yield trigger

    def _takings(self) -> Iterator[Trigger]:
        """Give the words that say of a place right beside them that it was taken."""
        for found in find_takings(self.text, self._language):
            if found.behind:
                name = self.scenes.ending(found.start - 1)
                told = name is not None and self._word_before(name) not in self.words.not_fallen
            else:
                told = self.scenes.begins(found.end)
            if told:
                word = folded(self.text[found.start : found.end])
                yield Trigger(found.start, found.end, word, TAKING)

    def _word_before(self, position: int) -> str:
        """Give the word right before a position."""
        words = self.text[max(0, position - UNREAL_REACH) : position].split()
        return words[-1].casefold() if words else ""

    def _is_real(self, trigger: Trigger, start: int) -> bool:
        """Tell news from plans, fears, drills and names of places."""
        lead = self.text[max(start, trigger.start - UNREAL_REACH) : trigger.start]
        lead = self._without_real(lead[lead.rfind(",") + 1 :])
        if self.words.unreal.search(lead) and not self.stances.negations.search(lead):
            return False
        if self._is_called_off(trigger):
            return False
        if trigger.word in self.stances.results_only and self.stances.negations.search(
            lead[-NEGATED_REACH:]
        ):
            return False
        return not self.scenes.names_place(trigger.start, trigger.end)

    def _is_called_off(self, trigger: Trigger) -> bool:
        """Tell whether words behind it say that it may not or did not come to it."""
        behind = self._without_real(self.text[trigger.end : trigger.end + UNREAL_REACH])
        behind = _MARK.split(behind, maxsplit=1)[0]
        noun = trigger.word in self.words.referable
        if (noun or trigger.kind in FAILING) and self.words.undone.search(behind):
            return True
        return noun and self.words.unreal_after.search(behind) is not None

    def _without_real(self, text: str) -> str:
        """Blank what only looks like a plan: "in May", "could be heard"."""
        return self.words.real.sub(lambda found: " " * len(found.group()), text)

    def refers(self, trigger: Trigger, start: int) -> bool:
        """Tell whether a word only refers to an event told elsewhere: "the attack"."""
        lead = self.text[max(start, trigger.start - UNREAL_REACH) : trigger.start]
        return trigger.word in self.words.referable and bool(self.words.referring.search(lead))
