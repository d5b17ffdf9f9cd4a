"""What a document states, in order: each event with who states it, where, and how they mean it.

A text names the place, the day and the weapon once, and goes on: "Thirty people are hurt". The
story remembers where the events before were, so that such statements find their place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import cue_words
from geomap.claims.completion import Statement, complete
from geomap.claims.denials import denies_denial, denies_something, is_plan
from geomap.claims.sides import Sides
from geomap.claims.whereabouts import TOLD, Whereabouts
from geomap.events import RESULTS, Count, EventReader, read_toll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.claimants import Attribution, Claimant, Stance
    from geomap.documents import Document
    from geomap.events import Event
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

_MARK = re.compile(r"[,;:.\"\u201d\u00bb\u2019]")
CONTINUED_REACH = 120
"""Characters between an assertion and the words of the same claimant that give its cause."""
SHORT_DENIAL = 70
"""Characters of a denial that names no event ("That is false"): it denies what was told before."""
SHORTEST_ACCOUNT = 12
"""Characters; less is no account of anything."""
LONGEST_ACCUSED = 60
"""Characters of the name of whom an accusation names."""
BARE_ACCUSATION = 3
"""Words of an accusation that only names somebody: "activists blamed Israel"."""
DEEDS = frozenset({"fighting"})
"""Types of event that somebody does, beside attacks. Who intercepts is not who attacks."""
OPENING_MARKS = " \"'“”„«‘’"
"""What may stand before the first word of a quotation."""
OWN_GAP = 3
"""Words between "it" and what it did: auxiliaries, "carried out a"."""
NARRATION = "narration"
"""Role of the outlet itself as a claimant."""


class Story:
    """Goes through a document's statements and remembers where the events before were."""

    def __init__(
        self,
        document: Document,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        gazetteer: Gazetteer,
        *,
        outlet: Claimant | None = None,
    ) -> None:
        self.parsed = parsed
        self._outlet = outlet
        self.resolved = resolved
        self.gazetteer = gazetteer
        self.reader = EventReader(parsed, resolved, document)
        words = cue_words(parsed.language)
        self._free_relatives, self._mutual = words.free_relatives, words.mutual
        self._sides = Sides(self.reader, gazetteer)
        self._sentence_starts = [sentence.start for sentence in parsed.sentences]
        self._statements: list[Statement] = []
        self._whereabouts = Whereabouts(
            self.reader,
            gazetteer,
            published=document.published,
            statements=self._statements,
            place_key=self.place_key,
            paragraph=self._paragraph,
        )
        self._attack_told = False
        self._last: Attribution | None = None
        self._told_until = 0
        """End of what another speaker than the present one said last."""
        self._charged = -1
        """Start of the sentence whose last accusation named no event."""

    def add(self, attribution: Attribution, event: Event | None) -> None:
        """Take in one statement, unless it says nothing that happened, or not where.

        Parameters
        ----------
        attribution
            Who answers for the words.
        event
            What they report; None when they hold no word of an event.
        """
        if event is not None and self._outlet is not None and self._is_aside(attribution, event):
            attribution = replace(attribution, claimant=self._outlet, origin="narration", cue="")
        self._enter(attribution)
        denied = self.reader.text[attribution.start : attribution.end]
        if event is None and attribution.verb == "deny" and is_plan(denied, self.reader.stances):
            return
        event = (
            event
            or self._implied(attribution)
            or self._other_toll(attribution)
            or self._witnessed(attribution)
        )
        if event is None and attribution.verb == "blame":
            self._charged = self.sentence(attribution.start)[0]
        if event is None:
            self._extend(attribution)
            return
        vague = not (event.first_day or event.killed.known or event.injured.known)
        if event.habitual and (vague or attribution.origin != "cue"):
            return  # background
        places = (
            self._whereabouts.told_of(event)
            or event.places
            or self._leading(attribution)
            or self._in_sentence(attribution)
            or self._whereabouts.of(attribution, event)
            or self._opening(event)
        )
        stance = self._stance(attribution, event)
        if not places or (stance == "denies" and attribution.origin not in TOLD):
            return  # the outlet itself denies nothing: "no clashes were reported" is no news
        if self._is_own_deed(attribution, event):
            event = replace(event, alleged_actor=attribution.claimant.name)
        if attribution.verb == "blame" and event.alleged_actor is None:
            event = replace(event, alleged_actor=self._blamed(attribution))
        if stance == "attributes_elsewhere" and self._statements:
            self._reinterpret(attribution, places)
        self._attack_told = self._attack_told or event.attack
        self._statements.append(Statement(event, attribution, stance, places))

    def _is_aside(self, attribution: Attribution, event: Event) -> bool:
        """Tell whether a clause is the outlet's own, about those whom the speaker's side killed.

        "Turkish officials said two soldiers died, while Turkish shelling of Afrin killed ten".
        """
        claimant = attribution.claimant
        later = attribution.origin == "cue" and attribution.start < event.start
        victims = event.killed.known or event.injured.known
        if not (later and victims and claimant.kind == "official" and claimant.country):
            return False
        own = self._whereabouts.actor_country(event) == claimant.country
        return own and not self._is_own_deed(attribution, event)

    def _enter(self, attribution: Attribution) -> None:
        """Remember where the words of another speaker end, and who speaks now."""
        last = self._last
        if last is not None and last.origin == "cue" and last.claimant != attribution.claimant:
            self._told_until = last.end
        self._last = attribution

    def statements(self) -> list[Statement]:
        """Give all statements, with the days and the kinds of event that others tell.

        Returns
        -------
        list of Statement
            In order; headings only when the text itself tells nothing, or when somebody says
            there what it does not tell: "• Two hurt in Lviv - police", which leads elsewhere.
        """
        told = [s for s in self._statements if s.attribution.origin != "heading"]
        there = {self.place_key(index) for s in told for index in s.places}
        found = [
            s
            for s in self._statements
            if s.attribution.origin != "heading"
            or not told
            or (
                s.attribution.claimant.role != NARRATION
                and there.isdisjoint(map(self.place_key, s.places))
            )
        ]
        finished = complete(found, self.reader, self.place_key, self.sentence)
        return list(self._sides.answered(self._sides.on_their_side(finished), self.place_key))

    def place_key(self, index: int) -> str:
        """Give what tells one place from another: its id, or its words when it has none."""
        place = self.resolved[index].resolution.place
        return place.place_id if place is not None else self.resolved[index].mention.text

    def sentence(self, position: int) -> tuple[int, int]:
        """Give the span of the sentence that holds a position."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.parsed.sentences[index].end:
            sentence = self.parsed.sentences[index]
            return sentence.start, sentence.end
        return position, position

    def _paragraph(self, position: int) -> int:
        """Give the number of the paragraph that holds a position."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self.parsed.sentences[max(0, index)].paragraph

    def _stance(self, attribution: Attribution, event: Event) -> Stance:
        """Decide what the statement does to the event."""
        if attribution.stance == "denies" or event.denied:
            return "denies"
        told = attribution.origin in TOLD
        if told and (event.other_cause or (event.accident and self._attack_told)):
            return "attributes_elsewhere"
        return "asserts"

    def _reinterpret(self, attribution: Attribution, places: tuple[int, ...]) -> None:
        """Let what a claimant just asserted there share the cause that the next words give."""
        before = self._statements[-1]
        same = before.attribution.claimant == attribution.claimant
        near = attribution.start - before.event.end <= CONTINUED_REACH
        there = {self.place_key(i) for i in places} <= {self.place_key(i) for i in before.places}
        if same and near and there and before.stance == "asserts":
            self._statements[-1] = replace(before, stance="attributes_elsewhere")

    def _leading(self, attribution: Attribution) -> tuple[int, ...]:
        """Give the place that a sentence names before its speaker: "In X, residents spoke of"."""
        start, _ = self.sentence(attribution.start)
        lead = self.reader.text[start : attribution.start]
        adverbial = attribution.origin == "cue" and self.reader.words.leads.match(lead)
        return self.reader.places(start, attribution.start) if adverbial else ()

    def _opening(self, event: Event) -> tuple[int, ...]:
        """Give the places of the sentence before, where no event was told yet.

        "Rescue work has finished in X. The death toll is 38".
        """
        index = bisect_right(self._sentence_starts, event.start) - 2
        if self._statements or event.event_type not in RESULTS or index < 0:
            return ()
        before = self.parsed.sentences[index]
        near = before.paragraph == self.parsed.sentences[index + 1].paragraph
        return self.reader.places(before.start, before.end) if near else ()

    def _in_sentence(self, attribution: Attribution) -> tuple[int, ...]:
        """Give the places that a sentence names before what is said, or all of a caption's.

        Of "Asked about the blast in X, a spokesman said that …" that is X; where the speaker is
        does not count.
        """
        start, end = self.sentence(attribution.start)
        if attribution.origin == "caption":
            return self.reader.places(start, end)
        if attribution.origin != "cue":
            return ()
        start = max(start, self._told_until)  # "A said …, while B said"
        lead = self.reader.text[start : attribution.start]
        named = self._free_relatives.search(lead.rstrip().removesuffix(attribution.cue))
        if named is not None:  # "Power was out in X after what the company described as a strike"
            end = start + named.start()
        else:
            end = attribution.start if attribution.verb == "deny" else start + lead.rfind(",")
        found = self.reader.places(start, end)
        seat = attribution.claimant.seat
        if seat is not None:  # "the governor of the X region north of Y"
            found = tuple(i for i in found if self.resolved[i].mention.role != "anchor")
        return tuple(index for index in found if index != seat and not self._is_country(index))

    def _is_country(self, index: int) -> bool:
        """Whether a mention is of a whole country: of "the largest company in X", too."""
        place = self.resolved[index].resolution.place
        return place is not None and place.kind == "country"

    def _extend(self, attribution: Attribution) -> None:
        """Add the places of a list that goes on behind its cue ("he said: 39 in X, 23 in Y")."""
        if not self._statements or attribution.verb != "say":
            return
        before = self._statements[-1]
        near = 0 <= attribution.start - before.attribution.end <= CONTINUED_REACH
        listed = self.reader.text[attribution.start : attribution.end].lstrip()[:1] == ":"
        if near and listed and before.attribution.claimant == attribution.claimant:
            further = self.reader.places(attribution.start, attribution.end)
            self._statements[-1] = replace(before, places=(*before.places, *further))

    def _implied(self, attribution: Attribution) -> Event | None:
        """Give the event that a bare denial or accusation speaks of: the one told before.

        So does who takes the responsibility.
        """
        if not self._statements:
            return None
        text = self.reader.text[attribution.start : attribution.end]
        short = len(text) <= SHORT_DENIAL and attribution.origin != "narration"
        denial = short and bool(self.reader.stances.denials.search(text))
        said = f"{attribution.cue} {text.lstrip()}"
        deed = said if attribution.origin == "cue" else attribution.cue
        taken = len(text) >= SHORTEST_ACCOUNT and bool(self.reader.words.own_deeds.search(deed))
        explained = self._explains(attribution, text)
        answers = attribution.verb in ("deny", "blame") or denial or taken or explained
        if not answers:
            return None
        if attribution.verb == "deny" and (
            self._charged == self.sentence(attribution.start)[0]
            or not denies_something(text, attribution.cue, self.reader.stances)
            or denies_denial(text, self._statements[-1], self.reader.stances)
        ):
            return None  # "it was accused of helping rebels, a charge that it denies"
        if attribution.verb == "blame" and not (
            self._blames_for_something(text) or self._only_names(attribution)
        ):
            return None
        before = self._statements[-1].event
        return replace(
            before, start=attribution.start, end=attribution.end, places=(), denied=denial,
            other_cause=self.reader.names_other_cause(text), reference=False, habitual=False,
            alleged_actor=None if attribution.verb == "blame" else before.alleged_actor,
        )  # fmt: skip

    def _explains(self, attribution: Attribution, text: str) -> bool:
        """Tell whether words say what caused the event before, or what its attacker meant to hit.

        "Officials said a missile had caused it", "the army said militants were hiding there".
        """
        if attribution.origin != "cue":
            return False
        stances, before = self.reader.stances, self._statements[-1]
        if stances.causing.search(text) and self.reader.words.weapons.search(text):
            return True
        claimant = attribution.claimant
        if claimant.kind != "official" or claimant.country is None:
            return False
        attacker = self._whereabouts.actor_country(before.event)
        party = claimant.country == attacker if attacker else self._is_abroad(claimant, before)
        other = before.attribution.claimant.country != claimant.country
        return party and other and stances.justifications.search(text) is not None

    def _is_abroad(self, claimant: Claimant, before: Statement) -> bool:
        """Tell whether a claimant is of another country than the one that was attacked."""
        found = (self.resolved[index].resolution.place for index in before.places)
        struck = {place.country for place in found if place is not None}
        return before.event.attack and bool(struck) and claimant.country not in struck

    def _other_toll(self, attribution: Attribution) -> Event | None:
        """Give the event told before with the toll that somebody else gives of it."""
        before = self._statements[-1].event if self._statements else None
        if before is None or not before.killed.known or attribution.origin != "cue":
            return None
        text = self.reader.text[attribution.start : attribution.end]
        toll = read_toll(f"{attribution.cue} {text.lstrip()}", self.reader.language)
        if not toll.known:
            return None
        return replace(
            before, start=attribution.start, end=attribution.end, event_type="casualties",
            killed=toll, injured=Count(), places=(), reference=False, habitual=False,
        )  # fmt: skip

    def _blamed(self, attribution: Attribution) -> str | None:
        """Give whom an accusation names: behind "blamed it on", else between its verb and "for"."""
        stances = self.reader.stances
        text = self.reader.text[attribution.start : attribution.end]
        behind = stances.blamed_behind.search(text)
        link = stances.blame_links.search(text)
        deed = text[: behind.start()] if behind else ""
        known = self.reader.words.triggers.search(deed) or stances.blamed_things.search(deed)
        if behind and known and not stances.blamed_for.search(deed):
            name = _MARK.split(text[behind.end() :].lstrip(OPENING_MARKS), maxsplit=1)[0]
            name = stances.blame_links.split(name, maxsplit=1)[0]
        elif link or len(text.split()) <= BARE_ACCUSATION:
            name = text[: link.start()] if link else _MARK.split(text, maxsplit=1)[0]
        else:
            name = ""
        name = name.strip(" ,")
        nobody = self._mutual.fullmatch(f" {name}")  # "accused each other"
        return name if 0 < len(name) <= LONGEST_ACCUSED and not nobody else None

    def _is_own_deed(self, attribution: Attribution, event: Event) -> bool:
        """Tell whether a claimant speaks of its own attack: "it struck", "our forces took"."""
        words, claimant = self.reader.words, attribution.claimant
        actor = event.alleged_actor
        party = claimant.kind == "official" or claimant.group is not None
        text = self.reader.text[attribution.start : attribution.end]
        spoken = (words.own_quoted if self._is_quoted(attribution) else words.own).match(text)
        deed = event.attack or event.event_type in DEEDS
        if attribution.stance == "denies" or not (party and spoken and deed):
            return False
        verb = words.triggers.search(text, spoken.end())
        if verb is None or len(text[spoken.end() : verb.start()].split()) > OWN_GAP:
            return False
        # "Its missiles struck Turkish troops", "it hit a base in answer to Turkish shelling".
        active = not words.be.search(text, spoken.end(), verb.start())
        nobody_else = actor is None or words.agents.fullmatch(actor) is not None
        return nobody_else or active or spoken["whose"] is not None

    def _is_quoted(self, attribution: Attribution) -> bool:
        """Tell whether what is said begins within quotation marks, or with one."""
        text = self.reader.text[attribution.start : attribution.end]
        first = attribution.start + len(text) - len(text.lstrip(OPENING_MARKS))
        return any(q.start <= first < q.end for q in self.parsed.quotations)

    def _blames_for_something(self, text: str) -> bool:
        """Tell whether an accusation without an event still speaks of one."""
        stances = self.reader.stances
        points = bool(stances.blamed_things.search(stances.other_charges.sub("", text)))
        return points or self.reader.names_other_cause(text)

    def _only_names(self, attribution: Attribution) -> bool:
        """Tell whether an accusation only names somebody, right behind what it is of."""
        text = self.reader.text[attribution.start : attribution.end]
        if self.reader.stances.other_charges.search(text):
            return False
        _, told = self.sentence(self._statements[-1].event.start)
        own, _ = self.sentence(attribution.start)
        between = self.reader.text[told:own]
        return len(text.split()) <= BARE_ACCUSATION and not between.strip()

    def _witnessed(self, attribution: Attribution) -> Event | None:
        """Take as an event what is told of a place without a word for one.

        So do witnesses, denials ("our men were never in X"), lists ("four drones over Y") and who
        accuses somebody of using a weapon.
        """
        witness = attribution.claimant.kind == "witness"
        text = self.reader.text[attribution.start : attribution.end]
        denied = attribution.origin in TOLD and bool(self.reader.stances.denials.search(text))
        denial = attribution.verb == "deny" or denied
        listed = attribution.origin in TOLD and self.reader.words.overhead.search(text)
        cause = attribution.origin in TOLD and self.reader.names_other_cause(text)
        charge = attribution.verb == "blame" and self.reader.words.weapons.search(text)
        if not (witness or denial or listed or cause or charge) or len(text) < SHORTEST_ACCOUNT:
            return None
        event = self.reader.plain_event(attribution.start, attribution.end)
        event = replace(event, denied=denied, other_cause=cause)
        return event if event.places or witness else None
