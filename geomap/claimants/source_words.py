"""One language's words for speakers: offices, bodies, pronouns, and what links them to places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from geomap.claimants.names import name_patterns, outlet_pattern
from geomap.claimants.plain_text import without_accents
from geomap.claimants.word_patterns import (
    NO_LETTERS,
    aside_pattern,
    before_pattern,
    bodies_pattern,
    carriers_pattern,
    companies_pattern,
    ending_pattern,
    listed_pattern,
    papers_pattern,
    small_noun_pattern,
    surnames_pattern,
    tradesman_pattern,
)
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import CAPITAL, NOTHING, alternatives, folded, leading, whole_words

ClaimantKind = Literal["official", "media", "organisation", "witness", "unknown"]


class Body(NamedTuple):
    """What a lexicon tells of a body that is known by its name alone."""

    kind: ClaimantKind
    country: str | None
    """ISO alpha-2."""
    party: str | None
    """Label of a party to a conflict; None for others."""

    @classmethod
    def read(cls, kind: ClaimantKind, country: str, party: str | None = None) -> Body:
        """Read a row of the lexicon, where "" is no country."""
        return cls(kind, country or None, party)


LATIN = "en"
"""The language whose names of bodies and outlets others write in the same Latin letters."""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """One language's words for speakers, compiled."""

    heads: re.Pattern[str]
    """Nouns that head the phrase for a speaker: "mayor", "health ministry"."""
    kinds: dict[str, str]
    """The kind of each."""
    institutions: re.Pattern[str]
    """Bodies known by their name alone."""
    named_bodies: dict[str, Body]
    """What is known of each, by its name in small letters."""
    hints: dict[str, re.Pattern[str]]
    """What makes "officials" and the like speak for a state, by kind."""
    armed: re.Pattern[str]
    """Words in the name of a party to a conflict."""
    bodies_end: re.Pattern[str]
    """The noun at the end of the name of a body: "the Traditional *Council*"."""
    listed: re.Pattern[str]
    """Names of bodies that hold "and", and maybe commas: "the Ministry of Health and Welfare"."""
    companies: re.Pattern[str]
    """A company's name behind what it does, as group `name`: "grain handler X"."""
    group_forces: frozenset[str]
    """Forces that are no state's when their name holds no country: "the Arakan *Army*"."""
    group_adjectives: re.Pattern[str]
    """Endings of the adjectives that name such forces; any, where a language lists none."""
    force_words: frozenset[str]
    """Words in the names of a state's forces: "the *Fourth* Army"."""
    trades: re.Pattern[str]
    """The end of a noun for people by what they do."""
    indefinite: re.Pattern[str]
    partitive: re.Pattern[str]
    """The same of those named before: "one of the"."""
    generic: frozenset[str]
    """Nouns that stand for a body named before: "the group"."""
    single: frozenset[str]
    """Nouns for one person: who is told so may be "he" later."""
    adjectival: frozenset[str]
    """Heads that are adjectives before another one: "військовий комендант"."""
    holders: frozenset[str]
    """Those among them for who holds an office."""
    time_leads: re.Pattern[str]
    """When somebody spoke, before the words for him: "On Friday officials said"."""
    stateless: frozenset[str]
    """Those who speak for no state where nothing tells their body: "secretary-general"."""
    presiding: frozenset[str]
    """Those who are no state's where a society stands behind them: "*president* of a union"."""
    splinters: frozenset[str]
    """Nouns for those who have left the body before them: "a Taliban *faction*"."""
    weak_hints: frozenset[str]
    """Words of a state that no body's own: "the *local* aid organisation"."""
    state_forces: frozenset[str]
    """Groups' forces that are a state's where a country stands before them."""
    services: re.Pattern[str]
    """Words for the forces of a country: any may point back at another."""
    national: re.Pattern[str]
    """Offices that a country has once."""
    territorial: re.Pattern[str]
    """Offices that each place has."""
    anonymous: re.Pattern[str]
    names: tuple[re.Pattern[str], re.Pattern[str]]
    """What finds the name of an office's holder behind and before it."""
    own_words: re.Pattern[str]
    """Nouns for what was said: "statement"."""
    determiners: re.Pattern[str]
    possessives: re.Pattern[str]
    group_possessives: re.Pattern[str]
    """Those of a group, not of a place: "*their* leader"."""
    pointing: re.Pattern[str]
    """"those", "such"."""
    links: re.Pattern[str]
    """Prepositions behind a head: "of", "for"."""
    ties: re.Pattern[str]
    """Between a speaker and those who only stand near: "a blogger *with links to* the army"."""
    insight: re.Pattern[str]
    """Between sources and what they know of: "*familiar with* the operation"."""
    insiders: frozenset[str]
    """People who are sources where they know of something: "*people* familiar with"."""
    by: re.Pattern[str]
    titles: re.Pattern[str]
    clauses: re.Pattern[str]
    """Verbs: a phrase that holds one is a clause."""
    saying: re.Pattern[str]
    occupying: re.Pattern[str]
    self_proclaimed: re.Pattern[str]
    """Words for authorities whom no state, or only another, has made: "self-proclaimed"."""
    backed: re.Pattern[str]
    """"-backed": whom a foreign power backs, and who speaks for it when he governs."""
    held: re.Pattern[str]
    """"-occupied", "-held", behind the adjective of whoever holds a place."""
    held_alone: re.Pattern[str]
    """"Occupied", without an adjective."""
    governed: dict[str, str]
    """Country and first-level unit → another country whose offices are there."""
    governed_towns: dict[str, str]
    """Country and town → the same."""
    apart: re.Pattern[str]
    """A comma, and what begins a clause of the outlet's own behind a speaker."""
    owned_name: re.Pattern[str]
    """A name at the end of a phrase behind what owns it: "the office's Rey"."""
    regional: re.Pattern[str]
    """Words behind a town's name that say that its region is meant."""
    regional_of: re.Pattern[str]
    """The same before the name, with what links it: "the governor of"."""
    of_republic: re.Pattern[str]
    """Whose offices are an occupier's, in a country that has one: "the *republic's* head"."""
    carriers: re.Pattern[str]
    """What carries somebody's words, up to who that is: "data released by"."""
    breakaway: re.Pattern[str]
    """Bodies that claim a part of a country: who speaks of there after them is theirs."""
    bound_for: re.Pattern[str]
    """Before a place, what says that something moved on there: "blew *toward*"."""
    figures: re.Pattern[str]
    """What a body made, that shows something in its name: "UN *data* show"."""
    inquiries: re.Pattern[str]
    """What an outlet makes by itself: "an X *investigation* found"."""
    channels: re.Pattern[str]
    """Where an office speaks, before its name: "the site of the prosecutors"."""
    anaphors: frozenset[str]
    """Nouns that stand for the body that spoke before: "the defence agency"."""
    reports: re.Pattern[str]
    """What aid agencies call their reports."""
    aged: re.Pattern[str]
    """A person told by age alone: "the 52-year-old"."""
    years_old: re.Pattern[str]
    """The same before a noun: "*24-year-old* designer"."""
    told_age: re.Pattern[str]
    """The age behind a name."""
    told_private: re.Pattern[str]
    """Behind the name of a person without an office: ", 42", ", who", ", a cook"."""
    told_thing: re.Pattern[str]
    """Behind the name of a body: ", which"."""
    capitals: re.Pattern[str]
    """A run of capitalised words, with articles among them."""
    small_noun: re.Pattern[str]
    """A noun phrase in small letters, without its article."""
    owned_outlets: frozenset[str]
    """Nouns for outlets that stay so, whoever owns them: "the army's *newspaper*"."""
    agency_nouns: frozenset[str]
    """Nouns that name an outlet when its own name follows: "the *agency* Saba"."""
    papers: re.Pattern[str]
    """Whole names of papers and sites, by their last word: "the Coast *Herald*"."""
    outlets: re.Pattern[str]
    """Where the text shows that a name is an outlet's: "told X", "an X correspondent"."""
    prepositions: re.Pattern[str]
    """A phrase that begins with one is no subject."""
    name_ends: re.Pattern[str]
    quoted_by: re.Pattern[str]
    citing: re.Pattern[str]
    """Between an outlet and its source: "with reference to"."""
    own_of: bool
    """Whether whose words they are stands right behind "statement", without a preposition."""
    persons: frozenset[str]
    """Pronouns for a person."""
    bodies: frozenset[str]
    """Pronouns for a body or several persons."""
    objects: re.Pattern[str]
    """Behind a verb, the pronoun for what it was done to: "it"."""
    small_demonyms: bool
    """Whether adjectives of countries are written small."""
    tradesman: re.Pattern[str]
    """A first name behind words in small letters, where no trade has an article before it."""
    native: re.Pattern[str]
    """Behind a person's name, before where they are from: "O. K. *from* Lyman"."""
    spoken_for: re.Pattern[str]
    """Between a spokesman and whom he speaks for, whose name is not his."""
    origins: re.Pattern[str]
    """Behind an unnamed source, before the place that it is from."""
    homes: dict[str, str]
    """Armed group → the country in which it governs: "the Hamas-run ministry"."""
    insurgents: dict[str, list[str]]
    """Armed group → the day since which it governs, and its label before."""
    insurgent: re.Pattern[str]
    """Behind the name of such a group: "*militants*"."""
    takes_responsibility: re.Pattern[str]
    """What such a group does for its attacks: "claimed responsibility"."""
    outlet_homes: dict[str, str]
    """Outlet → the country whose offices it cites without naming it."""
    outlets_at_home: re.Pattern[str]
    """Names of those outlets."""
    sides: dict[str, str]
    """Office → the side of a war that news mean by it, in its enemy's land too."""
    armies: dict[str, str]
    """Country without an army → whose "the army" is there."""
    occupiers: dict[str, str]
    """Country → whose occupation authorities are there, when the text does not tell."""
    surnames: re.Pattern[str]
    """A surname, its stem as group `stem`."""

    def body(self, phrase: str) -> Body | None:
        """Give what is known of the first body that a phrase names.

        Parameters
        ----------
        phrase
            The words of a speaker: "the Kremlin's spokesman".

        Returns
        -------
        Body or None
            None if no body stands in it.

        Examples
        --------
        >>> source_words("en").body("the Kremlin's spokesman")
        Body(kind='official', country='RU', party=None)
        """
        found = self.institutions.search(phrase)
        return self.named_bodies[folded(found.group())] if found else None

    def family(self, name: str) -> str:
        """Give the surname of a name as a key that is the same in all its cases.

        Parameters
        ----------
        name
            As printed: "Anna Koval", "Koval".

        Returns
        -------
        str
        """
        surname = without_accents(name.rsplit(maxsplit=1)[-1].casefold())
        found = self.surnames.fullmatch(surname)
        return found["stem"] if found else surname


@cache
def source_words(language: str) -> SourceWords:
    """Compile a language's `claimants` lexicon, once.

    Parameters
    ----------
    language
        ISO 639-1 code of one of the lexicons.

    Returns
    -------
    SourceWords
    """
    data, speech = load(language, "claimants"), load(language, "speech")
    small = grammar(language)
    kinds = {word: kind for kind, words in data["heads"].items() for word in words}
    past = {p + noun: noun for p in data.get("past", ()) for noun in data.get("office_holders", ())}
    kinds.update({former: kinds[noun] for former, noun in past.items() if noun in kinds})
    holders = (*data.get("office_holders", ()), *past)
    latin = load(LATIN, "claimants")
    bodies = {**latin["institutions"], **data.get("institutions", {})}
    letters = latin["letters"]
    hints = {**data["hints"], "media": [*data["hints"]["media"], *latin["hints"]["media"]]}
    saying = [word for key in ("say", "deny", "blame", "cite") for word in speech.get(key, ())]
    ends, quoted = alternatives(speech.get("name_ends", ())), speech.get("quoted_by", ())
    owners = alternatives(
        mark.replace("'", mark_of) for mark in grammar(language).owners for mark_of in "'\u2019"
    )
    bare = "".join(rf"|(?<={end})['\u2019]" for end in small.owners_bare)
    apart = speech.get("apart", ())
    return SourceWords(
        heads=whole_words(kinds),
        kinds=kinds,
        institutions=bodies_pattern(bodies, letters),
        named_bodies={name.casefold(): Body.read(*row) for name, row in (bodies | letters).items()},
        hints={
            kind: re.compile(rf"(?:(?<!\w)|(?=-)){alternatives(words)}(?!\w)", re.IGNORECASE)
            for kind, words in hints.items()
        },
        armed=whole_words(data.get("armed", ())),
        bodies_end=re.compile(
            rf"(?<=\s){alternatives(data.get('name_bodies', ()))}$", re.IGNORECASE
        ),
        listed=listed_pattern(data, small),
        companies=companies_pattern(data.get("company_nouns", ())),
        group_forces=frozenset(data.get("group_forces", ())),
        group_adjectives=re.compile(data.get("group_adjectives", "")),
        force_words=frozenset(data.get("force_words", ())),
        trades=re.compile(rf"(?:[^\W\d_]|\b){alternatives(data.get('agent_endings', ()))}$"),
        indefinite=leading(data.get("indefinite", ())),
        partitive=leading(data.get("partitive", ())),
        generic=frozenset(data.get("generic", ())),
        single=frozenset([*data.get("single", ()), *holders]),
        adjectival=frozenset(data.get("adjectival", ())),
        holders=frozenset(holders),
        stateless=frozenset(data.get("stateless", ())),
        presiding=frozenset(data.get("presiding", ())),
        splinters=frozenset(data.get("splinters", ())),
        weak_hints=frozenset(data.get("weak_hints", ())),
        state_forces=frozenset(data.get("state_forces", ())),
        time_leads=re.compile(speech.get("time_leads", r"(?!)")),
        services=whole_words(data.get("services", ())),
        national=whole_words(data.get("national", ())),
        territorial=whole_words(data.get("territorial", ())),
        anonymous=whole_words(data.get("anonymous", ())),
        names=name_patterns(holders, data["name_particles"], speech.get("prepositions", ())),
        own_words=whole_words(speech.get("own_words", ())),
        determiners=re.compile(
            rf"^(?:{alternatives(data.get('determiners', ()))}\s+)+", re.IGNORECASE
        ),
        possessives=leading(data.get("possessives", ())),
        group_possessives=leading(data.get("group_possessives", ())),
        pointing=leading(speech.get("pointing", ())),
        links=whole_words(data.get("links", ())),
        ties=whole_words(data.get("ties", ())),
        insight=whole_words(data.get("insight", ())),
        insiders=frozenset(data.get("insiders", ())),
        by=leading(speech.get("by", ())),
        titles=leading(speech.get("titles", ())),
        clauses=re.compile(
            rf"{NO_LETTERS}{whole_words(speech.get('clause_words', ())).pattern}", re.IGNORECASE
        ),
        saying=whole_words(saying),
        occupying=ending_pattern(data.get("occupying", ())),
        self_proclaimed=whole_words(data.get("self_proclaimed", ())),
        backed=ending_pattern(data.get("backed", ())),
        held=ending_pattern(data.get("held", ())),
        held_alone=whole_words(data.get("held_alone", ())),
        governed=data.get("governed", {}),
        governed_towns=data.get("governed_towns", {}),
        apart=re.compile(rf",\s{alternatives(apart)}\s" if apart else NOTHING),
        owned_name=re.compile(
            rf"(?<=\w)(?:{owners}{bare})\s(?P<name>[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+){{0,2}})$"
        ),
        regional=whole_words(data.get("regional", ())),
        regional_of=before_pattern(data.get("regional", ()), data.get("links", ()), small.definite),
        of_republic=whole_words(data.get("of_republic", ())),
        carriers=carriers_pattern(
            data.get("carriers", ()), data.get("carried_in", ()), data.get("carried_by", ()), small
        ),
        breakaway=whole_words(data.get("breakaway", ())),
        bound_for=re.compile(rf"\b{alternatives(data.get('bound_for', ()))}\s(?:\w+\s)?$"),
        figures=whole_words(data.get("figures", ())),
        inquiries=whole_words(data.get("inquiries", ())),
        channels=leading(data.get("channels", ())),
        anaphors=frozenset(data.get("anaphors", ())),
        reports=whole_words(data.get("reports", ())),
        aged=re.compile(data.get("aged", r"(?!)")),
        years_old=re.compile(rf"^\d{{1,3}}-{alternatives(data['years_old'])}\s"),
        told_age=re.compile(rf",\s(?:{alternatives(data['age_leads'])}\s)?\d\d[,.\s]|\s\(\d\d\)"),
        told_private=aside_pattern(data["told_persons"], small.indefinite),
        told_thing=aside_pattern(data["told_things"]),
        capitals=re.compile(
            rf"(?:(?:(?i:{alternatives(small.definite)})\s)?{CAPITAL}[\w.'-]*\s?)*"
        ),
        small_noun=small_noun_pattern(small.owners),
        owned_outlets=frozenset(data.get("owned_outlets", ())),
        agency_nouns=frozenset(data.get("agency_nouns", ())),
        papers=papers_pattern(data.get("paper_names", ())),
        outlets=outlet_pattern(
            speech.get("addressed", ()),
            speech.get("correspondents", ()),
            speech.get("relaying", ()),
            small,
        ),
        prepositions=leading(speech.get("prepositions", ())),
        name_ends=re.compile(rf"\s{NO_LETTERS}{ends}(?:\s.*)?$", re.IGNORECASE),
        quoted_by=re.compile(rf",?\s{alternatives(quoted)}\s", re.IGNORECASE),
        citing=re.compile(rf"(?:^|,?\s){alternatives(speech.get('citing', ()))}\s", re.IGNORECASE),
        own_of=bool(data.get("own_words_of", False)),
        persons=frozenset(speech.get("pronouns_person", ())),
        bodies=frozenset(speech.get("pronouns_body", ())),
        objects=re.compile(rf"\s{alternatives(speech.get('pronouns_object', ()))}(?!\w)"),
        small_demonyms=bool(data.get("small_demonyms", False)),
        tradesman=tradesman_pattern(data),
        native=whole_words(data.get("native", ())),
        spoken_for=whole_words(data.get("spoken_for", ())),
        origins=whole_words(data.get("origins", ())),
        homes=data.get("homes", {}),
        insurgents=data.get("insurgents", {}),
        insurgent=whole_words(data.get("insurgent", ())),
        takes_responsibility=whole_words(data.get("takes_responsibility", ())),
        outlet_homes=data.get("outlet_homes", {}),
        outlets_at_home=whole_words(data.get("outlet_homes", ())),
        sides=data.get("sides", {}),
        armies=data.get("armies", {}),
        occupiers=data.get("occupiers", {}),
        surnames=surnames_pattern(data.get("surname_endings", ())),
    )
