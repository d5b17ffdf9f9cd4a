"""One language's words of saying, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from geomap.claimants.plain_text import plain
from geomap.claimants.source_words import source_words
from geomap.claimants.word_patterns import NO_LETTERS
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import CAPITAL, NOTHING, alternatives, leading, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.parsing import ParsedText

CueClass = Literal["say", "deny", "blame", "cite", "silent"]
"""What a verb does with its content; `silent`: it tells of nothing that happened, as one that is
negated, or that condemns."""

MASK = "\u00a4"
"""Stands for the letters of quotations, so that no verb inside them counts."""
CLASSES: tuple[CueClass, ...] = ("say", "deny", "blame", "cite", "silent")
"""Keys of the lexicon that hold verbs."""
LONGEST_LEAD = 60
"""Characters between "this was" and its verb: when, where and to whom."""
SHORTEST_NUMBER = 2
"""Letters; shorter number words are articles in some language."""
LISTENER_WORDS = 7
"""Words of a listener: "told a news conference in the capital that"."""
_DASH = r"[-\u2013\u2014]"
_QUOTED = rf"[\"\u201c\u00ab]{MASK}+[\"\u201d\u00bb]"
_OUTLET = rf"(?:\s+(?-i:{CAPITAL})[\w-]*)"
_NAMED = re.compile(
    rf"\"{MASK}[^\"\n]*(?:\"|$)"
    rf"|[\u00ab\"\u201c](?P<name>[^\u00ab\u00bb\"\u201c\u201d{MASK}\n]+)[\u00bb\"\u201d]",
    re.MULTILINE,
)
"""Marks that hold a name, as group `name`; straight ones around a quotation are taken first."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """One language's words of saying."""

    verbs: re.Pattern[str]
    classes: dict[str, CueClass]
    """What each verb does."""
    participles: frozenset[str]
    progressive: frozenset[str]
    """Those that speak behind a form of "to be"."""
    infinitives: frozenset[str]
    """Verbs that speak only behind auxiliaries: "did not comment"."""
    weak: frozenset[str]
    """Verbs that mean much else, and speak only with content."""
    strong: frozenset[str]
    """Verbs that mean nothing else."""
    perceived: frozenset[str]
    """Verbs of seeing and hearing, by which others are quoted within a report: "heard"."""
    shown: frozenset[str]
    """Verbs whose subject is what somebody made: "data *show*"."""
    nouns: frozenset[str]
    """Verbs that are nouns behind an article: "report"."""
    adjectives: frozenset[str]
    """Verbs that are adjectives behind one: "suspected"."""
    articles: re.Pattern[str]
    unit_nouns: frozenset[str]
    """Verbs that behind a name are nouns for what it is of: "X and Y *states*"."""
    not_verbs: re.Pattern[str]
    purposes: re.Pattern[str]
    """Before a verb, what makes it a purpose: "in order to"."""
    addressed: frozenset[str]
    """Verbs that take the listener as their object."""
    addressee_before: re.Pattern[str]
    """To whom something is said, between the verb and its content ("told reporters that")."""
    closing: frozenset[str]
    """Verbs that the next sentence does not go on with."""
    addressees: re.Pattern[str]
    """To whom something is said, between the verb and the subject behind it."""
    refers_back: re.Pattern[str]
    """Phrases whose speaker said the sentence before: "This was reported by"."""
    according: re.Pattern[str]
    """Phrases before a speaker; "gap" is what stands between "this was" and its verb."""
    passive: re.Pattern[str]
    """"reported by", with the verb as a group."""
    passive_auxiliaries: re.Pattern[str]
    passive_behind: re.Pattern[str]
    blamed: frozenset[str]
    """Verbs of blaming that may be participles: "rebels *accused* of killing"."""
    blamed_behind: re.Pattern[str]
    """Behind a verb of blaming, what makes it a passive: "accused *of*"."""
    cites: re.Pattern[str]
    """Behind a verb of an outlet, what names its source: "reported *citing*"."""
    claims: str
    """A group of nouns for what a side says: "reports"; and of what follows them: "that"."""
    claimed: str
    mutual: re.Pattern[str]
    """Whom two sides blame when both speak: "each other"."""
    accused_persons: re.Pattern[str]
    """Whom somebody accuses of no event: "accusing *them* of spying"."""
    qualifying: frozenset[str]
    """Verbs that open a clause as adjectives: "*suspected* rebels"."""
    free_relatives: re.Pattern[str]
    """"what X described as" is no passive."""
    quoted_by: re.Pattern[str]
    auxiliaries: re.Pattern[str]
    negations: re.Pattern[str]
    boundaries: re.Pattern[str]
    """Words that end a noun phrase, read leftwards."""
    as_saying: re.Pattern[str]
    """Behind "was quoted": "by Y as saying", with the outlet as a group."""
    back_subjects: re.Pattern[str]
    """Before "reported by", what stands for the sentence before: "this was"."""
    interviews: re.Pattern[str]
    """To whom somebody speaks, between the subject and its verb."""
    back_objects: re.Pattern[str]
    """Behind a verb, what stands for the sentence before: "said this"."""
    lives: re.Pattern[str]
    """"claimed 12 lives": nobody says so."""
    counted: re.Pattern[str]
    """Content behind a verb that means much else: a number, or a clause ("recalled how")."""
    contacts: re.Pattern[str]
    """Where another noun phrase begins behind a noun: "a claim | the army denies"."""
    relatives: re.Pattern[str]
    subject_relatives: re.Pattern[str]
    """Relatives that are subjects: no other subject follows them."""
    clause_starts: re.Pattern[str]
    gerunds: re.Pattern[str]
    """What opens a clause without a subject of its own: "losing his job"."""
    parentheticals: re.Pattern[str]
    settings: re.Pattern[str]
    leads: re.Pattern[str]
    """Prepositions that open a sentence with a place."""
    speaker_leads: re.Pattern[str]
    """Words that open a sentence with what the speaker is asked, or speaks of."""
    adverbial: re.Pattern[str]
    tolls: re.Pattern[str]
    """Behind a verb, figures that are no content: "said *in a new toll*"."""
    content: re.Pattern[str]
    joined: re.Pattern[str]
    accompanying: re.Pattern[str]
    """What opens ", with the governor saying that …", up to the speaker."""
    turns: re.Pattern[str]
    continues: re.Pattern[str]
    """What opens a sentence that goes on with the one before: "of these"."""
    carried_on: re.Pattern[str]
    """The same, over the end of a paragraph: "it is also noted", "three were shot down"."""
    additions: re.Pattern[str]
    """What tells of a further deed: "also"."""
    unattributed: re.Pattern[str]
    apart: re.Pattern[str]
    """A comma, and what begins a clause behind "the mayor said" that is not the mayor's."""
    asides: re.Pattern[str]
    """What stands in brackets, or between dashes, inside a subject."""
    own_experience: re.Pattern[str]
    """In a quotation, words of somebody who was there: "I", "my"."""
    told_experience: re.Pattern[str]
    """The same in reported speech: "he heard"."""
    inverted_first: bool
    """Whether a verb behind a comma has its subject behind it, as a rule."""
    pro_drop: bool
    """Whether a verb may open its sentence without a subject: the last speaker goes on."""
    quote_labels: re.Pattern[str]
    """What stands before somebody's words as a heading, with whose they are: "Quote from X:"."""
    source_persists: bool
    """Whether sentences without a cue stay the report of the last source, over paragraphs."""
    objects: re.Pattern[str]
    """What is denied or confirmed, where it may stand before its verb: "this claim X denies"."""
    several: re.Pattern[str]
    """The end of a verb in the plural."""
    impersonal: re.Pattern[str]
    """Prepositions before who speaks without a subject: "in the ministry denied"."""


def _behind(words: list[str]) -> re.Pattern[str]:
    """Match a text that ends with one of the words."""
    return re.compile(rf"(?<!\w){NO_LETTERS}{alternatives(words)}\s*$", re.IGNORECASE)


def _objects(nouns: list[str], determiners: list[str]) -> re.Pattern[str]:
    """Match an object with the words that point at it: "this claim"."""
    return re.compile(
        rf"(?<![\w-])(?:{alternatives(determiners)}\s)*{alternatives(nouns)}(?![\w-])",
        re.IGNORECASE,
    )


def _leads(
    phrases: list[str], leads: list[str], verbs: list[str], within: tuple[list[str], list[str]]
) -> re.Pattern[str]:
    """Match phrases, and a lead with a verb of saying behind it: "this was told to X by".

    `within`: leads, and where what they stand for is said: "this is *stated* in a report by".
    """
    gap = rf"\s(?P<gap>(?:[^\s.:;!?\n{MASK}][^.:;!?\n{MASK}]{{0,{LONGEST_LEAD}}}?\s)??)"
    told = rf"{alternatives(leads)}{gap}{alternatives(verbs)}"
    stated = r"\s".join(map(alternatives, (within[0], verbs, within[1])))
    return re.compile(
        rf"(?<![\w-])(?:{alternatives(phrases)}|{told}|{stated})(?![\w-])", re.IGNORECASE
    )


def _carried_on(data: dict[str, list[str]], numbers: list[str]) -> re.Pattern[str]:
    """Match what opens a sentence that counts on, or says that it goes on with a report."""
    more, of_them = alternatives(data["counted_on"]), alternatives(data["counted_of"])
    be, count = alternatives(data["passive_auxiliaries"]), rf"(?:\d+|{alternatives(numbers)})"
    counting = rf"(?:{more}\s)?{count}(?:\s{of_them})?\s{be}"
    return re.compile(rf"(?:{alternatives(data['carries_on'])}|{counting})(?!\w)", re.IGNORECASE)


def _listener(starts: list[str], listeners: list[str]) -> re.Pattern[str]:
    """Match the listener behind a verb: up to the first conjunction, or a name before content."""
    if not starts:
        return re.compile(r"(?!)")
    conjunction, *_ = starts
    return re.compile(
        rf"\s(?:[\w'.&-]+\s){{1,{LISTENER_WORDS}}}?(?={conjunction}\b)"
        rf"|\s(?:\w+\s)?(?:{CAPITAL}[\w.&-]*\s){{1,3}}(?={alternatives(starts)}\b)"
        rf"|\s(?:\w+\s)?{alternatives(listeners)}\s(?={alternatives(starts)}\b)"
    )


def _contacts(
    before: list[str], times: list[str], nouns: list[str], articles: Iterable[str]
) -> re.Pattern[str]:
    """Match the space before an article behind a word that no article follows within one phrase.

    So does a name behind a noun for what is said: "a charge | Minsk denies".
    """
    if not before:
        return re.compile(r"(?!)")
    # What follows is looked at first: few spaces stand before an article.
    inside = "".join(rf"(?<!\b{word}\s)" for word in sorted(set(before)))
    said = "|".join(rf"(?<=\b{noun}\s)" for noun in nouns)
    the = alternatives(articles)
    return re.compile(
        rf"\s(?={the}\s(?!{alternatives(times)}\b))(?<=[^\W_]\s){inside}"
        rf"|\s(?={the}\s)(?<=[.*]\s)"
        rf"|\s(?=(?-i:{CAPITAL}))(?:{said})",
        re.IGNORECASE,
    )


@cache
def cue_words(language: str) -> CueWords:
    """Compile a language's `speech` lexicon, once.

    Parameters
    ----------
    language
        ISO 639-1 code of one of the lexicons.

    Returns
    -------
    CueWords
    """
    data = load(language, "speech")

    def words(key: str) -> list[str]:
        return list(data.get(key, ()))

    classes: dict[str, CueClass] = {}
    for kind in CLASSES:
        classes.update(dict.fromkeys([*words(kind), *words(f"{kind}_participle")], kind))
    passive, by = alternatives(words("passive")), alternatives(words("by"))
    stops = alternatives(words("passive_stops") or words("articles") or [MASK])
    stated = (words("back_subjects"), words("stated_in"))
    free, behind = alternatives(words("free_relatives")), alternatives(words("passive_behind"))
    boundaries, adverbials = alternatives(words("boundaries")), alternatives(words("adverbials"))
    numbers = [word for word in load(language, "events")["numbers"] if len(word) > SHORTEST_NUMBER]
    asides = alternatives(words("later_clauses") or [MASK])
    quoting = alternatives(words("quoting_relatives") or [MASK])
    stop = rf"(?=$|[,;:.!?\u2014\u2013\n\"\u201c\u00ab]|\s{asides}\s)"
    return CueWords(
        apart=source_words(language).apart,
        verbs=whole_words(classes),
        classes=classes,
        participles=frozenset(w for kind in CLASSES for w in words(f"{kind}_participle")),
        progressive=frozenset(words("progressive")),
        infinitives=frozenset(words("infinitives")),
        weak=frozenset(words("weak")),
        strong=frozenset(words("strong")),
        perceived=frozenset(words("perceived")),
        shown=frozenset(words("shown")),
        nouns=frozenset(words("nouns")),
        adjectives=frozenset(words("adjectives")),
        articles=_behind(words("articles")),
        unit_nouns=frozenset(words("unit_nouns")),
        not_verbs=whole_words(words("not_verbs")),
        purposes=_behind(words("purposes")),
        addressed=frozenset(words("addressed")),
        addressee_before=_listener(words("content_starts"), words("listeners")),
        closing=frozenset(words("closing")),
        addressees=re.compile(
            rf"(?:\s*(?:{alternatives(words('addressees'))}(?!\w)"
            rf"|{alternatives(words('addressed_outlets'))}(?!\w){_OUTLET}*)){{1,2}}",
            re.IGNORECASE,
        ),
        refers_back=_leads(words("refers_back"), words("back_leads"), words("say"), stated),
        according=_leads(
            words("according"),
            [*words("according_leads"), *words("back_leads")],
            words("say"),
            stated,
        ),
        passive=re.compile(
            rf"(?<!\w)(?P<verb>{passive})(?:\s(?!{stops}\s)[\w']+){{0,3}}?\s{by}\s",
            re.IGNORECASE,
        ),
        passive_auxiliaries=whole_words(words("passive_auxiliaries")),
        passive_behind=re.compile(rf"\s{behind}\s", re.IGNORECASE),
        blamed=frozenset(words("blamed_participles")),
        blamed_behind=re.compile(rf"\s{alternatives(words('blamed_behind'))}\s"),
        cites=leading(words("cite_participle")),
        claims=alternatives(words("claims")),
        claimed=alternatives(words("claimed")),
        mutual=re.compile(rf"\s{alternatives(words('mutual'))}(?!\w)"),
        accused_persons=re.compile(rf"\s{alternatives(words('accused_persons'))}\s"),
        qualifying=frozenset(words("qualifying")),
        free_relatives=re.compile(rf"(?<!\w){free}\s(?:[\w'-]+\s){{1,4}}$", re.IGNORECASE),
        quoted_by=whole_words(words("quoted_by")),
        auxiliaries=_behind([*words("auxiliaries"), *words("negations")]),
        negations=whole_words(words("negations")),
        boundaries=re.compile(rf"(?<![\w'-]){NO_LETTERS}{boundaries}(?![\w'-])", re.IGNORECASE),
        as_saying=re.compile(
            rf"(?:\s{by}\s(?P<outlet>[^,;:\n]{{1,{LONGEST_LEAD}}}?))?\s{alternatives(words('as_saying'))}"
            rf"(?:\s{by}\s(?P<later>[^,;:.\n]{{1,{LONGEST_LEAD}}}))?(?!\w)"
        ),
        back_subjects=whole_words(words("back_subjects")),
        back_objects=re.compile(
            rf"\s(?:{alternatives(words('back_objects'))}(?=\s{adverbials}\b|[.,\n]|$)"
            rf"|{alternatives(words('back_posted'))}\s(?i:{alternatives(words('posts'))})(?!\w))"
        ),
        interviews=whole_words(words("interviews")),
        counted=re.compile(
            rf"\d|^\s{alternatives(words('content_words'))}\b|(?<!\w){alternatives(numbers)}(?!\w)"
        ),
        lives=re.compile(data.get("lives", r"(?!)")),
        contacts=_contacts(
            words("before_articles"),
            words("article_times"),
            words("said_nouns"),
            grammar(language).definite,
        ),
        relatives=re.compile(rf"{NO_LETTERS}{leading(words('relatives')).pattern}", re.IGNORECASE),
        subject_relatives=re.compile(
            rf"{NO_LETTERS}{leading(words('subject_relatives')).pattern}", re.IGNORECASE
        ),
        clause_starts=re.compile(data.get("clause_starts", r"(?!)")),
        gerunds=re.compile(data.get("gerunds", r"(?!)")),
        parentheticals=whole_words(words("parentheticals")),
        leads=leading(load(language, "events")["words"].get("leads", ())),
        speaker_leads=leading(words("speaker_leads")),
        settings=whole_words(words("settings")),
        adverbial=re.compile(rf"\s*(?:{adverbials}\b[^,;:\u2014]*?)?\s*{stop}", re.IGNORECASE),
        tolls=whole_words(words("tolls")),
        content=whole_words(words("content_words")),
        joined=_behind(words("joined")),
        accompanying=re.compile(rf",\s(?i:{alternatives(words('accompanying'))})\s(?=[^,;]+$)"),
        turns=whole_words(words("turns")),
        continues=whole_words(words("continues")),
        carried_on=_carried_on(data, numbers) if "carries_on" in data else re.compile(NOTHING),
        additions=whole_words(words("additions")),
        unattributed=whole_words(words("unattributed")),
        asides=re.compile(
            rf"(?<=\s)\([^()\n{MASK}]{{1,{LONGEST_LEAD}}}\)(?=[\s,])"
            rf"|,\s{quoting}\s[^,;.:\n{MASK}]*{_QUOTED}[^,;.:\n{MASK}]*(?=,)"
            rf"|(?<=\w)\s{_DASH}\s{alternatives(words('dash_asides'))}"
            rf"\s[^.;:()\n\u2013\u2014{MASK}]{{1,{LONGEST_LEAD}}}?\s{_DASH}(?=\s)"
        ),
        own_experience=re.compile(data.get("own_experience", r"(?!)")),
        told_experience=re.compile(data.get("told_experience", r"(?!)")),
        inverted_first=bool(data.get("inverted_first", False)),
        pro_drop=bool(data.get("pro_drop", False)),
        quote_labels=re.compile(
            rf"{alternatives(words('quote_labels'))}(?:\s(?P<who>[^:\n{MASK}]{{2,{LONGEST_LEAD}}}))?:",
            re.IGNORECASE,
        ),
        source_persists=bool(data.get("source_persists", False)),
        objects=_objects(words("objects"), words("pointing")),
        several=re.compile(data.get("several", r"$")),
        impersonal=whole_words(words("impersonal")),
    )


def masked_text(parsed: ParsedText) -> str:
    """Give the text with straight apostrophes, the letters of quotations masked, names bare.

    Parameters
    ----------
    parsed
        A parsed document.

    Returns
    -------
    str
        As long as the text, so that spans stay valid.
    """
    text = plain(parsed.text)
    words = source_words(parsed.language)
    parts, position = [], 0
    for quotation in parsed.quotations:
        body = words.institutions.fullmatch(text, quotation.start, quotation.end)
        if quotation.start < position or body:
            continue
        parts.append(text[position : quotation.start])
        inside = text[quotation.start : quotation.end]
        parts.append("".join(letter if letter == "\n" else MASK for letter in inside))
        position = quotation.end
    parts.append(text[position:])
    masked = words.listed.sub(lambda found: found.group().replace(",", " "), "".join(parts))
    # Marks that hold no quotation hold a name: it goes on with the phrase around it.
    # A comma within it would end that phrase.
    return _NAMED.sub(
        lambda found: f" {found['name'].replace(',', ' ')} " if found["name"] else found.group(),
        masked,
    )
