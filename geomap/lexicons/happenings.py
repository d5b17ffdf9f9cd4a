"""The words of one language for what happens, compiled: events, weapons, negations, causes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.patterns import NOTHING, alternatives, leading, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class EventWords:
    """One language's words for events and for what is done to them."""

    triggers: re.Pattern[str]
    types: dict[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    """Words of events with others in between, and their kinds: "beat a man to death"."""
    taking: re.Pattern[str]
    """Before the name of a place: somebody took it."""
    fallen: re.Pattern[str]
    """Behind the name of a place: it was taken."""
    not_fallen: frozenset[str]
    """Words before that name which make it no subject: "exports to"."""
    not_events: re.Pattern[str]
    unreal: re.Pattern[str]
    real: re.Pattern[str]
    """Phrases with a word of `unreal` that tell of no plan: "could hear"."""
    unverified: re.Pattern[str]
    """What follows is not known to be so: "could not verify"."""
    unreal_after: re.Pattern[str]
    undone: re.Pattern[str]
    """Behind a word of an event: it did not come to that."""
    own_deeds: re.Pattern[str]
    habitual: re.Pattern[str]
    referring: re.Pattern[str]
    referable: frozenset[str]
    same_event: re.Pattern[str]
    """What opens a clause that only says more of the event before: "shortly after leaving X"."""
    breaks: re.Pattern[str]
    whole_country: re.Pattern[str]
    weapons: re.Pattern[str]
    weapon_types: dict[str, str]
    weapon_before: re.Pattern[str]
    """Right before a deed, the weapon that did it: "a drone"."""
    weapon_behind: re.Pattern[str]
    """Right behind a deed, the weapon that did it: "by a drone"."""
    forces: re.Pattern[str]
    not_deeds: re.Pattern[str]
    """Passives before "by" whose doer attacked nobody: "reported by"."""
    struck: re.Pattern[str]
    """What stands before those whom an attack hits: "strikes on", "targeted a"."""
    small_nations: bool
    """Whether adjectives of countries are written small."""
    agents: re.Pattern[str]
    grounded: re.Pattern[str]
    """Those of them without aircraft."""
    told_on: re.Pattern[str]
    """What stands before the name of where, or by whom, news are told, right before it."""
    by: re.Pattern[str]
    """What stands before the doer: "by", "by the"."""
    be: re.Pattern[str]
    """Forms that make a passive of the verb behind them: "was hit"."""
    passive: re.Pattern[str]
    """The same, with the auxiliaries before them: "have been"."""
    own: re.Pattern[str]
    own_quoted: re.Pattern[str]
    """Content that begins with the speaker as its subject: "it", "its forces"."""
    repeats: re.Pattern[str]
    """What happened before happened somewhere else, too: "another was heard"."""
    overhead: re.Pattern[str]
    """Behind weapons, what says that they came: "four drones over"."""
    holds: re.Pattern[str]
    """Between a place and what holds it: "X, in Y"."""
    onward: re.Pattern[str]
    """Between where a way begins and where it leads: "to"."""
    compared: re.Pattern[str]
    """What sets an event against an older one: "the deadliest accident since"."""
    compared_ends: re.Pattern[str]
    """Where what is told of the older one ends: a comma, "when"."""
    superlatives: re.Pattern[str]
    """Words that set one event against all since some time: "largest"."""
    since: re.Pattern[str]
    leads: re.Pattern[str]
    joints: re.Pattern[str]
    """Words that join the places of a list: "and"."""
    scene: re.Pattern[str]
    """Words for organisations that speak of where they are; anything where none are listed."""
    takes_in: re.Pattern[str]
    """What those do who take in the hurt from somewhere else."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """One language's words that deny, or name another cause."""

    denials: re.Pattern[str]
    negations: re.Pattern[str]
    reach: int
    negation_ends: re.Pattern[str]
    """What ends the clause that a negation reaches."""
    results_only: frozenset[str]
    not_denials: re.Pattern[str]
    not_weapons: re.Pattern[str]
    blamed_behind: re.Pattern[str]
    """Before the name of whom an accusation names: "blamed it on"."""
    blamed_for: re.Pattern[str]
    """Behind the name of whom an accusation names: "accused X of"."""
    blame_links: re.Pattern[str]
    causing: re.Pattern[str]
    """What says of a weapon that it caused the event told before: "caused it"."""
    justifications: re.Pattern[str]
    """What those who are said to have attacked say of what they hit: "a command post"."""
    blamed_things: re.Pattern[str]
    general_targets: re.Pattern[str]
    """What somebody is accused of attacking in general: "targeting civilian areas"."""
    shares: re.Pattern[str]
    """How many of all were shot down: "59 of 102"."""
    own_losses: re.Pattern[str]
    """Whose losses a force counts: "its soldiers"."""
    spans: re.Pattern[str]
    """Over what span it does so for the whole front: "in the past 24 hours"."""
    other_charges: re.Pattern[str]
    """Before what else somebody is accused of: "accusing them of spying"."""
    short_things: re.Pattern[str]
    denied_things: re.Pattern[str]
    plans: re.Pattern[str]
    """What is denied that has not happened: "denied it *would*"."""
    claiming: frozenset[str]
    """Verbs that take the responsibility for what alone stands behind them."""
    granting: frozenset[str]
    """Verbs whose subject says that what they refer to happened: "confirmed the attack"."""
    denied_as: re.Pattern[str]
    """What ends the object of a denial: "rejected that as untrue"."""
    other_causes: re.Pattern[str]
    accidents: re.Pattern[str]
    air_defence: re.Pattern[str]
    interceptions: re.Pattern[str]


def _flat(table: dict[str, list[str]]) -> dict[str, str]:
    """Turn lists of words by type into the type of each word."""
    return {word.casefold(): kind for kind, words in table.items() for word in words}


OVERHEAD_WORDS = 3
"""Words between weapons and "over": "drones were seen over"."""

REPEAT_WORDS = 2
"""Words between "another was heard" and "in": "minutes later"."""

COMPARED_REACH = 80
"""Characters between "deadliest" and "since"."""

OWN_LEAD = 2
"""Words before the speaker in what is said: "on Monday it struck"."""


def _own(forces: dict[str, list[str]], manner: str = "") -> re.Pattern[str]:
    """Match the speaker's pronoun, or "its" with a force or weapon, at the start of what is said.

    The group `whose` matches where it is the latter.
    """
    if "own" + manner not in forces:
        return re.compile(r"(?!)(?P<whose>)")
    own, whose = alternatives(forces["own" + manner]), alternatives(forces["whose" + manner])
    owned = alternatives((*forces["agents"], *forces["words"]))
    return re.compile(
        rf"\W*(?:\w+\s){{0,{OWN_LEAD}}}?(?:{own}|(?P<whose>{whose})\s(?:\w+\s)?{owned})(?!\w)",
        re.IGNORECASE,
    )


def _with_names(words: Iterable[str], names: Iterable[str]) -> re.Pattern[str]:
    """Match words in any case, and names only as they are written: "May" is a month."""
    return re.compile(
        rf"{whole_words(words).pattern}|(?<!\w)(?-i:{alternatives(names)})(?!\w)", re.IGNORECASE
    )


@cache
def event_words(language: str) -> EventWords:
    """Compile a language's `events` lexicon, once."""
    data = load(language, "events")
    types, weapons, words = _flat(data["triggers"]), _flat(data["weapons"]), data["words"]
    links, dates = alternatives(words.get("deed_links", ())), load(language, "dates")
    be = load(language, "readings")["acts"]["be"]
    by = alternatives(load(language, "speech").get("by", ()))
    articles = alternatives(data["forces"].get("struck_articles", ()))
    agents, takings = alternatives(data["forces"].get("agents", ())), data.get("takings", {})
    return EventWords(
        triggers=whole_words(types),
        types=types,
        phrases=tuple(
            (re.compile(rf"(?<!\w){phrase.replace('{force}', agents)}(?!\w)", re.IGNORECASE), kind)
            for kind, phrases in data.get("phrases", {}).items()
            for phrase in phrases
        ),
        taking=re.compile(
            rf"(?<!\w)(?:{'|'.join(takings.get('before', [NOTHING]))})\s".replace("{force}", agents)
            + takings.get("whole", ""),
            re.IGNORECASE,
        ),
        fallen=re.compile(
            rf"(?<=\s)(?:{'|'.join(takings.get('behind', [NOTHING]))})(?!\w)", re.IGNORECASE
        ),
        not_fallen=frozenset(takings.get("not_behind", ())),
        not_events=whole_words(words.get("not_events", ())),
        unreal=whole_words(words.get("unreal", ())),
        real=_with_names(words.get("real", ()), words.get("real_names", ())),
        unverified=whole_words(words.get("unverified", ())),
        unreal_after=whole_words(words.get("unreal_after", ())),
        undone=whole_words(words.get("undone", ())),
        own_deeds=whole_words(words.get("own_deeds", ())),
        habitual=whole_words(words.get("habitual", ())),
        referring=re.compile(
            rf"(?<!\w)(?:{alternatives(words.get('referring', ()))})\s(?:[\w'-]+\s){{0,2}}$",
            re.IGNORECASE,
        ),
        referable=frozenset(words.get("referable", ())),
        same_event=leading(words.get("same_event", ["-"])),
        breaks=re.compile(alternatives(words.get("clause_breaks", ())), re.IGNORECASE),
        whole_country=whole_words(words.get("whole_country", ())),
        takes_in=whole_words(words.get("takes_in", ())),
        weapons=whole_words(weapons),
        weapon_types=weapons,
        weapon_before=re.compile(
            rf"(?<!\w){alternatives(weapons)}\s(?:{links}\s)?\Z",
            re.IGNORECASE,
        ),
        weapon_behind=re.compile(
            rf"\s{by}\s(?:{articles}\s)?(?:[\w-]+\s){{0,2}}?{alternatives(weapons)}(?!\w)",
            re.IGNORECASE,
        ),
        agents=whole_words(data["forces"].get("agents", ())),
        grounded=whole_words(data["forces"].get("grounded", ())),
        told_on=re.compile(data["forces"].get("told_on", NOTHING), re.IGNORECASE),
        by=re.compile(rf"(?<!\w){by}\s(?:{articles}\s)?\Z", re.IGNORECASE),
        be=whole_words(be),
        passive=re.compile(
            rf"\s(?:{links}\s)*{alternatives(be)}\s",
            re.IGNORECASE,
        ),
        own=_own(data["forces"]),
        own_quoted=_own(data["forces"], "_quoted"),
        repeats=re.compile(
            rf"(?<!\w){alternatives(words.get('repeats', ()))}(?:\s[\w-]+){{0,{REPEAT_WORDS}}}?\s"
            rf"{alternatives(words.get('leads', ()))}\s",
            re.IGNORECASE,
        ),
        overhead=re.compile(
            rf"(?:\d|(?<!\w){alternatives(data['numbers'])}|{alternatives(weapons)})[\"\u201d\u00bb]?\s"
            rf"(?:(?:[\w-]+|[-\u2013\u2014])\s){{0,{OVERHEAD_WORDS}}}"
            rf"{alternatives(words.get('overhead', ()))}\s",
            re.IGNORECASE,
        ),
        holds=re.compile(rf",?\s{alternatives(words.get('holds', ['-']))}\s", re.IGNORECASE),
        onward=re.compile(rf"\s(?:{alternatives(words.get('onward', ['-']))})\s", re.IGNORECASE),
        compared=re.compile(
            rf"(?<!\w){alternatives(dates.get('superlatives', ()))}(?!\w)"
            rf"[^,.;:\n]{{0,{COMPARED_REACH}}}?"
            rf"(?<!\w){alternatives(dates.get('compared', ()))}(?!\w)",
            re.IGNORECASE,
        ),
        compared_ends=re.compile(
            rf",|(?<!\w){alternatives(dates.get('compared_ends', ()))}(?!\w)", re.IGNORECASE
        ),
        superlatives=whole_words(dates.get("superlatives", ())),
        since=whole_words(dates["since_words"]),
        leads=re.compile(
            rf"(?:[^,.;]*,\s)?(?:{alternatives(words.get('leads', ()))})\s", re.IGNORECASE
        ),
        joints=whole_words(w for w in load(language, "places")["grammar"]["joints"] if w.isalpha()),
        scene=whole_words(words["scene"]) if "scene" in words else re.compile(""),
        forces=whole_words(data["forces"]["words"]),
        small_nations=bool(load(language, "claimants").get("small_demonyms", False)),
        not_deeds=re.compile(
            rf"(?<!\w){alternatives(data['forces'].get('not_deeds', ()))}\s{by}\s(?:\w+\s)?\Z",
            re.IGNORECASE,
        ),
        struck=re.compile(
            rf"(?<!\w){alternatives(data['forces'].get('struck', ()))}\s"
            rf"(?:{articles}\s)?\Z",
            re.IGNORECASE,
        ),
    )


@cache
def stance_words(language: str) -> StanceWords:
    """Compile a language's `stances` lexicon, once."""
    data = load(language, "stances")
    return StanceWords(
        denials=whole_words(data.get("denials", ())),
        negations=whole_words(data.get("negations", ())),
        reach=data["reach_words"],
        negation_ends=re.compile(rf",|\s{alternatives(data.get('negation_ends', ()))}\s"),
        results_only=frozenset(data.get("results_only", ())),
        not_denials=whole_words(data.get("not_denials", ())),
        not_weapons=re.compile(
            rf"(?<!\w){alternatives(data.get('not_weapons', ()))}\s$", re.IGNORECASE
        ),
        blamed_behind=whole_words(data.get("blamed_behind", ())),
        blamed_for=whole_words(data.get("blamed_for", ())),
        blame_links=whole_words(data.get("blame_links", ())),
        causing=whole_words(data.get("causing", ())),
        justifications=whole_words(data.get("justifications", ())),
        blamed_things=whole_words(data.get("blamed_things", ())),
        general_targets=whole_words(data.get("general_targets", ())),
        shares=re.compile(rf"\d\s{alternatives(data.get('shares', ()))}\s\d"),
        own_losses=whole_words(data.get("own_losses", ())),
        spans=whole_words(data.get("spans", ())),
        other_charges=whole_words(data.get("other_charges", ())),
        short_things=whole_words(data.get("short_things", ())),
        denied_things=whole_words(data.get("denied_things", ())),
        plans=whole_words(data.get("plans", ())),
        claiming=frozenset(data.get("claiming", ())),
        granting=frozenset(data.get("granting", ())),
        denied_as=re.compile(rf"[:,]|\s{alternatives(data.get('denied_as', ()))}\s"),
        other_causes=whole_words(data.get("other_causes", ())),
        accidents=whole_words(data.get("accidents", ())),
        air_defence=whole_words(data.get("air_defence", ())),
        interceptions=whole_words(data.get("interceptions", ())),
    )
