"""Who is said to have done it: a force with its nationality, a government, an armed body."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from gazetteer import country_of
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.events.scenes import Scenes
    from geomap.events.triggers import Trigger
    from geomap.lexicons.happenings import EventWords
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

ACTOR_REACH = 45
"""Characters between a nationality and the force or weapon that it owns."""
ACTOR_GAP = 20
"""Characters between a body and the verb that says it attacked: an auxiliary or two."""
OWNING_WORDS = 3
"""Words before a force among which the adjective of its country stands, where it is small."""
SHORTEST_ADJECTIVE = 6
"""Letters; shorter words in small letters coincide with common ones."""

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[,;:.]")
_OWNER = re.compile(rf"(?:{CAPITAL}[\w-]*(?:['\u2019]s)?\s){{1,3}}$")
"""Capitalised words right before a force, which say whose it is."""


class Actors:
    """Knows who may act in one document: its groups, bodies and place mentions."""

    def __init__(
        self,
        text: str,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        *,
        words: EventWords,
        scenes: Scenes,
    ) -> None:
        self.text = text
        self.words = words
        self.resolved = resolved
        self.scenes = scenes
        self._ongoing = grammar(parsed.language).ongoing
        self._bodies = [e for e in parsed.entities if e.label == "organisation"]
        self._body_starts = [e.start for e in self._bodies]
        # Models take some nationalities for places; those that are places are mentions, too.
        self._groups = [e for e in parsed.entities if e.label in ("group", "place")]
        self._group_starts = [e.start for e in self._groups]
        self._mentions = [r.mention.start for r in resolved]

    def actor(self, start: int, end: int, triggers: Sequence[Trigger]) -> str | None:
        """Give whose force or weapon it was: "Russian forces", "Ukraine"; never the weapon.

        Parameters
        ----------
        start, end
            The span.
        triggers
            The words in it that tell of the event.

        Returns
        -------
        str or None
            As the text writes it.
        """
        deeds = [t for t in triggers if t.kind != "casualties"] or triggers
        latest = max(t.start for t in deeds)
        first = min(t.start for t in deeds)
        small = self.words.small_nations
        forces = list((self._small_forces if small else self._forces)(start, end))
        if forces:
            after_by = (name for at, name in forces if self._is_after_by(start, at))
            return next(after_by, forces[0][1])
        return self._government(start, first, end) or self._armed_actor(start, latest, end)

    def _government(self, start: int, deed: int, end: int) -> str | None:
        """Give the government that acts: the last before the deed; whoever follows "by"."""
        nearest = None
        for item in self.resolved[bisect_left(self._mentions, start) :]:
            mention = item.mention
            if mention.start >= end:
                break
            after_by = self._is_after_by(start, mention.start)
            owns = mention.reading == "associative" and self._force_of(mention.end, end)
            if after_by and (mention.reading == "metonymic" or owns):
                return mention.text
            if mention.reading == "metonymic" and mention.start < deed:
                nearest = mention.text
        return nearest

    def _forces(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Give the forces and weapons of a nationality in a span: where each stands, and whose."""
        for entity in self._groups[bisect_left(self._group_starts, start) :]:
            if entity.start >= end:
                break
            name = self.text[entity.start : entity.end]
            if not name[:1].isupper() or self.scenes.names_place(entity.start, entity.end):
                continue
            if self.words.weapons.fullmatch(name):
                continue  # "Shahed drones"
            if self._suffers(start, entity.start):
                continue  # "targeted a Turkish army barracks": those are who suffers
            force = self._force_of(entity.end, end)
            if force is None:
                continue
            if self.words.agents.search(force.group()) and self._is_done_to(force.end(), end):
                continue  # "Turkish troops were killed"; but drones that were downed are theirs
            if entity.label == "place" and len(self.text[entity.end : force.start()].split()) > 1:
                continue  # "the Ukrainian city that missiles hit"
            agent = self.words.agents.fullmatch(self.text[entity.end : force.end()].strip())
            yield entity.start, self.text[entity.start : force.end()] if agent else name

    def _small_forces(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Give forces and whose they are, where adjectives of countries are written small.

        "Російські загарбницькі війська", "армія РФ"; not "по позиціях української армії".
        """
        for force in self.words.forces.finditer(self.text, start, end):
            at = self._phrase(start, force)
            if self._suffers(start, at) or self.scenes.names_place(*force.span()):
                continue
            agent = self.words.agents.fullmatch(force.group())
            if at < force.start():
                phrase = self.text[at : force.end()]
                yield at, phrase if agent else phrase.split(maxsplit=1)[0]
            elif agent and (state := self._state_at(force.end() + 1)):
                yield at, state

    def _phrase(self, start: int, force: re.Match[str]) -> int:
        """Give where the phrase for a force begins: with the adjective of its country, if any."""
        lead = _MARK.split(self.text[max(start, force.start() - ACTOR_REACH) : force.start()])[-1]
        owner = _owner(lead)
        return force.start() if owner is None else force.start() - len(lead) + owner

    def _suffers(self, start: int, at: int) -> bool:
        """Tell whether the words before a force say that it was hit: "targeted a", "по"."""
        return self.words.struck.search(self.text, start, at) is not None

    def _is_done_to(self, after: int, end: int) -> bool:
        """Tell whether a passive right behind a name says what befell it: "*were* killed"."""
        be = self.words.passive.match(self.text, after, min(end, after + ACTOR_GAP))
        verb = be and _WORD.match(self.text, be.end())
        return verb is not None and not verb.group().endswith(self._ongoing)

    def _state_at(self, start: int) -> str | None:
        """Give the country that is named right there: "армія *РФ*"."""
        index = bisect_left(self._mentions, start)
        if index == len(self.resolved) or self.resolved[index].mention.start != start:
            return None
        place = self.resolved[index].resolution.place
        known = place is not None and place.kind == "country"
        return self.resolved[index].mention.text if known else None

    def _is_after_by(self, start: int, at: int) -> bool:
        """Tell whether "by" stands right before a name: whoever follows did it.

        Not where the verb is of another deed: "footage obtained by".
        """
        after_by = self.words.by.search(self.text, start, at)
        return after_by is not None and not self.words.not_deeds.search(self.text, start, at)

    def _force_of(self, after: int, end: int) -> re.Match[str] | None:
        """Give the force or weapon behind a name that owns it: "Turkey's special forces"."""
        force = self.words.forces.search(self.text, after, min(end, after + ACTOR_REACH))
        apart = force is None or _MARK.search(self.text, after, force.start())
        return None if apart else force

    def _armed_actor(self, start: int, latest: int, end: int) -> str | None:
        """Give the body that attacks: "the RSF bombarded", "launched by the militia"."""
        body = self._attacking_body(start, latest, end)
        if body is not None:
            return body
        others = [
            found.span() for found in self.words.not_events.finditer(self.text, start, latest)
        ]
        for agent in self.words.agents.finditer(self.text, start, latest):
            if any(first <= agent.start() < last for first, last in others):
                continue  # "fire fighters"
            suffers = self.words.be.search(self.text, agent.end(), latest)  # "soldiers were killed"
            small = self.words.small_nations
            at = self._owned_from(start, agent.start())
            if self._suffers(start, self._phrase(start, agent) if small else at):
                continue
            if latest - agent.end() <= ACTOR_GAP and not suffers:
                return self.text[at : agent.end()]
        return None

    def _attacking_body(self, start: int, latest: int, end: int) -> str | None:
        """Give the body right before the deed, or behind "by"; none that only tells of it."""
        for entity in self._bodies[bisect_left(self._body_starts, start) :]:
            if entity.start >= end:
                break
            compound = self.text[entity.end : entity.end + 1] == "-"  # "a Karachi-bound train"
            if compound or self.scenes.names_place(entity.start, entity.end):
                continue
            if self.words.not_deeds.search(self.text, start, entity.start):
                continue  # "footage obtained by the agency showed a fire"
            if self.words.told_on.search(self.text[start : entity.start]):
                continue  # "wrote on Telegram that debris fell", "(Reuters) - Shells hit"
            near = 0 <= latest - entity.end <= ACTOR_GAP and not self._is_done_to(entity.end, end)
            if near or self._is_after_by(start, entity.start):
                return self.text[entity.start : entity.end]
        return None

    def _owned_from(self, start: int, force: int) -> int:
        """Give where "Myanmar's military" begins: the names before a force, but no article."""
        owner = _OWNER.search(self.text, start, force)
        if owner is None:
            return force
        index = bisect_left(self._mentions, owner.start())
        named = index < len(self._mentions) and self._mentions[index] == owner.start()
        return owner.start() if named or owner.start() > start else force


def _owner(lead: str) -> int | None:
    """Give where the adjective of a country stands that agrees with what follows.

    Words between the two are adjectives of the same ending: "російські *загарбницькі* війська".
    """
    words = list(re.finditer(r"[\w'-]+", lead))[-OWNING_WORDS:]
    for index in range(len(words) - 1, -1, -1):
        word = words[index].group()
        if any(other.group()[-1] != word[-1] for other in words[index + 1 :]):
            return None
        if len(word) >= SHORTEST_ADJECTIVE and country_of(word):
            return words[index].start()
    return None
