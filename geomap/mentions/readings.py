"""How a place name is meant: the place itself, a government or army, or part of an office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.lexicons import load
from geomap.lexicons.grammar import BARE_OWNERS
from geomap.mentions.reading_words import ReadingWords, reading_words

if TYPE_CHECKING:
    from geomap.texts.tokens import Tokens

Reading = Literal["literal", "metonymic", "associative"]
"""`literal`: the place itself; `metonymic`: it stands for a government or army ("Moscow said");
`associative`: it is part of an office, organisation or larger name ("Kharkiv Mayor")."""

MOST_MODIFIERS = 4
"""Words between a name and the office that it belongs to: "Kharkiv regional military administration
chief" has two."""

LONGEST_PERSON = 5
"""Words of an office with a person's name."""

MOST_OWNED = 6
"""Words after a genitive among which the thing owned is looked for."""

LONGEST_ASIDE = 9
"""Words of an aside between a subject and its verb: "Moscow, for its part, claims"."""

LONGEST_COORDINATION = 5
"""Words of a second subject before the verb: "Kyiv and its Western allies say"."""

LONGEST_LIST = 60
"""Words and marks of a list of names before the verb of them all."""

MOST_AUXILIARIES = 5
"""Auxiliaries and adverbs before the verb that decides."""

LONGEST_WASTE = 3
"""Words that say what is done to places only: "came under attack"."""

LONGEST_BLAME = 8
"""Words between "the blame" and "on X": "for the strike on the school"."""

PHRASE_WORDS = 3
"""Words of the longest phrase before a name that makes it an object of policy."""


@dataclass(frozen=True, slots=True)
class NameContext:
    """What a reading depends on beside the words around."""

    first: int
    """Index of the name's first token."""
    after: int
    """Index of the token after the name."""
    government: bool
    """Whether a government may be called by the name: a country, a capital, a palace."""
    is_country: bool
    """Whether it names a country."""
    previous: Reading | None = None
    """Reading of the name before, when it is joined to this one by "and", a comma or a genitive."""
    apposed: bool = False
    """Whether it follows another name after a comma: "Kharkiv, Ukraine"."""
    owns_place: bool = False
    """Whether its genitive stands right before another place: "Russia's Rostov region"."""


def read_name(tokens: Tokens, context: NameContext, language: str) -> Reading:
    """Tell how a name is meant by the words around it.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> context = NameContext(first=0, after=1, government=True, is_country=False)
    >>> read_name(Tokens("Moscow claimed that nothing happened."), context, "en")
    'metonymic'
    """
    words = reading_words(language)
    following = tokens.low(context.after)
    if following in words["regimes"]:
        return "metonymic"
    if following == "-" and tokens.low(context.after + 1) in words["located"]:
        return "associative"
    if _belongs_to_office(tokens, context, language):
        return "associative"
    described = _of_letters(tokens, context, words)
    if described is not None:
        return described
    bare = following == "'" and tokens.low(context.after - 1).endswith(words.grammar.owners_bare)
    if bare or following in words.grammar.owners:
        return _owner(tokens, context, words)
    stands_for = (
        context.government
        and (not context.apposed or following in words["speech"])
        and (
            _is_object(tokens, context, words)
            or _is_palace(tokens, context, words)
            or _is_subject(tokens, context, language, words)
            or _is_impersonal(tokens, context, words)
        )
    )
    return "metonymic" if stands_for else "literal"


def _of_letters(tokens: Tokens, context: NameContext, words: ReadingWords) -> Reading | None:
    """Tell how letters for a country are meant that describe a noun: no other form of them does."""
    if not (context.is_country and tokens.word(context.after - 1).replace(".", "").isupper()):
        return None
    following = tokens.low(context.after)
    if following in words["deeds"]:
        return "metonymic"  # "U.S. strikes hit X"
    before = _before(tokens, context.first, words)
    inside = before < context.first - 1 and tokens.low(before) in words["prepositions"]
    noun = following[:1].isalpha() and not words.is_adverb(following)
    noun = noun and all(following not in words[group] for group in _NO_NOUNS)
    return "associative" if noun and not inside else None  # "a US drone", but "in the US people"


def _before(tokens: Tokens, index: int, words: ReadingWords) -> int:
    """Give the index of the token before a name, its article skipped."""
    return index - 2 if tokens.low(index - 1) in words.grammar.definite else index - 1


def _belongs_to_office(tokens: Tokens, context: NameContext, language: str) -> bool:
    """Whether an office or body follows the name, or stands before it with "of" or "in"."""
    words = reading_words(language)
    before = _before(tokens, context.first, words)
    link, head = tokens.low(before), tokens.low(before - 1)
    # "У Харківській області губернатор повідомив": who speaks there is no part of the name.
    following, inside = tokens.low(context.after), link in words["in_links"]
    apart = inside and not words["of_links"] and following in words["bodies"]
    # "A strike on the embassy in X", but "the embassy in X said".
    building = inside and head in words["buildings"] and following not in words["speech"]
    if apart or building:
        return False
    if office_follows(tokens, context.after, language) and (
        not context.apposed or _office_speaks(tokens, context.after, words)
    ):
        return True
    joined = link in words["chains"] or (link in words["joints"] and link.isalpha())
    if joined and context.previous == "associative" and not (inside and following == "."):
        return True  # "the authorities of X and Y", but "killed by the X Army in Y."
    if not words["of_links"] and _is_office(link, words):
        return True
    if link in words["of_links"]:
        return _is_office(head, words) or _named_office(tokens, before - 1, words)
    return (
        (link in words["based_links"] and head in words["based"])
        or (link in words["in_links"] and head in words["speakers_in"] and context.government)
        or (link in words["at_links"] and head in words["speakers_at"])
        or (link in words["for_links"] and head in words["speakers_for"])
    )


def _office_speaks(tokens: Tokens, at: int, words: ReadingWords) -> bool:
    """Whether a verb of saying ends the words of an office: "…, Merseyside Police said"."""
    for last in range(at, at + MOST_MODIFIERS + 1):
        if tokens.low(last) in words["bodies"] and tokens.low(last + 1) in words["speech"]:
            return True
        if not tokens.is_name(last):
            return False
    return False


def office_follows(tokens: Tokens, at: int, language: str) -> bool:
    """Whether an office or a body begins at a token: "Kharkiv Regional Prosecutor's Office".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> office_follows(Tokens("Kharkiv Mayor Anna Koval"), 1, "en")
    True
    """
    words = reading_words(language)
    capitals = 0
    for skipped in range(MOST_MODIFIERS + 1):
        word = tokens.low(at + skipped)
        if tokens.phrase(at + skipped, 2) in words["no_bodies"]:
            return False
        if word in words["bodies"] and not _qualifies(tokens, at + skipped, words):
            return True
        if tokens.is_name(at + skipped) and not tokens.in_headline(at):
            capitals += 1
        elif word not in words["modifiers"] and not (
            capitals and (word in words.grammar.owners or word in BARE_OWNERS)
        ):
            break
    return False


def _qualifies(tokens: Tokens, at: int, words: ReadingWords) -> bool:
    """Whether a word for a body only describes the noun after it: "military hospital"."""
    following = tokens.low(at + 1)
    return (
        tokens.low(at) in words["modifiers"]
        and following[:1].isalpha()
        and all(following not in words[group] for group in _NO_NOUNS)
    )


_NO_NOUNS = ("acts", "auxiliaries", "prepositions", "clause_links", "joints", "suffers")
"""Lists of words that are no nouns."""


def suffers(tokens: Tokens, at: int, language: str) -> bool:
    """Whether a verb whose subject is a place begins at a token: "came under attack".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> suffers(Tokens("Lyman has repeatedly come under fire"), 1, "en")
    True
    """
    return tokens.low(_verb_from(tokens, at, language)) in reading_words(language)["suffers"]


def is_laid_waste(tokens: Tokens, at: int, language: str) -> bool:
    """Whether a verb begins at a token that is done to places only, not to people: "was shelled".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_laid_waste(Tokens("Lyman was shelled"), 1, "en")
    True
    >>> is_laid_waste(Tokens("Lyman came under fire"), 1, "en")  # so may a minister
    False
    """
    words, verb = reading_words(language), _verb_from(tokens, at, language)
    return any(tokens.phrase(verb, n) in words["places_only"] for n in range(1, LONGEST_WASTE + 1))


def _verb_from(tokens: Tokens, at: int, language: str) -> int:
    """Give the token of the verb at or behind one, auxiliaries and adverbs passed over."""
    words = reading_words(language)
    for _ in range(MOST_AUXILIARIES):
        word = tokens.low(at)
        if word not in words["auxiliaries"] and not words.is_adverb(word):
            break
        at += 1
    return at


def _is_office(head: str, words: ReadingWords) -> bool:
    return head in words["of"] or words.grammar.without_plural(head) in words["of"]


def _named_office(tokens: Tokens, at: int, words: ReadingWords) -> bool:
    """Whether a person with an office stands before "of": "Governor Seddar Yavuz of Malatya"."""
    for back in range(at, max(-1, at - LONGEST_PERSON), -1):
        if not tokens.is_name(back):
            return False
        if tokens.low(back) in words["of"]:
            return True
    return False


def _owner(tokens: Tokens, context: NameContext, words: ReadingWords) -> Reading:
    """Tell how a name in the genitive is meant, by what it owns."""
    if context.owns_place:
        return "literal"
    for at in range(context.after + 1, context.after + 1 + MOST_OWNED):
        owned = tokens.low(at)
        if owned in words["deeds"]:
            return "metonymic" if context.government else "literal"
        if owned in words["parts"] and not context.is_country:
            return "literal"
        if owned in words["bodies"]:
            of_city = context.is_country or not context.government or owned in words["city"]
            return "associative" if of_city else "metonymic"
        if not owned[:1].isalpha() and owned not in {"-", *words.grammar.owners}:
            break
    return "associative" if context.is_country else "literal"


def _is_object(tokens: Tokens, context: NameContext, words: ReadingWords) -> bool:
    """Whether the words before make the name a doer, or somebody to deal with."""
    before = _before(tokens, context.first, words)
    word, head = tokens.low(before), tokens.low(before - 1)
    does = words["deeds_of_countries"] if context.is_country else frozenset[str]()
    if word in words["by"] | words["deeds_before"] | does:
        return True
    if word in words["joints"] and context.previous == "metonymic":
        return True
    if word in words["between"]:
        return context.is_country or head in words["disputes"]
    if word in words["against"] and head in words["deeds"]:
        return False
    if word in words["with"] and tokens.low(context.after) in words["acting"]:
        return True
    blamed = context.is_country and word in words["blamed"]
    return (blamed and _is_blamed(tokens, before, words)) or any(
        tokens.phrase(before - length + 1, length) in words["objects"]
        for length in range(1, PHRASE_WORDS + 1)
    )


def _is_blamed(tokens: Tokens, before: int, words: ReadingWords) -> bool:
    """Whether a word of blame stands before: "поклав *провину* за удар по школі на Росію"."""
    for back in range(before - 1, max(-1, before - 1 - LONGEST_BLAME), -1):
        if tokens.low(back) in words["blame"]:
            return True
        if tokens.low(back) in (",", ".", ";", ":"):
            return False
    return False


def _is_palace(tokens: Tokens, context: NameContext, words: ReadingWords) -> bool:
    """Whether a palace is its government: "orders from the White House", not "at the Kremlin"."""
    name = tokens.phrase(context.first, context.after - context.first)
    return (
        name in words["palaces"]
        and tokens.low(_before(tokens, context.first, words)) not in words["places"]
    )


def _is_impersonal(tokens: Tokens, context: NameContext, words: ReadingWords) -> bool:
    """Whether "in X" says whose verb it is: "в Киеве заявили"."""
    if tokens.low(context.first - 1) not in words["impersonal_links"]:
        return False
    for at in range(context.after, context.after + LONGEST_ASIDE):
        if tokens.low(at) in words["impersonal"]:
            return True
        if not tokens.low(at)[:1].isalpha():
            return False
    return False


def _may_be_subject(tokens: Tokens, context: NameContext, words: ReadingWords) -> bool:
    before = context.first - 1
    if tokens.low(before) in words["sides"]:
        return False  # "officials in northern Nigeria say"
    if tokens.low(context.after - 1) in words["bodies"]:
        return tokens.low(_before(tokens, context.first, words)) not in words["prepositions"]
    if tokens.low(before) in words.grammar.definite and not context.is_country:
        # "The Sanaa strikes targeted", but "the Kremlin".
        return tokens.phrase(context.first, context.after - context.first) in words["governments"]
    return tokens.low(_before(tokens, context.first, words)) not in words["prepositions"]


def _is_subject(tokens: Tokens, context: NameContext, language: str, words: ReadingWords) -> bool:
    """Whether the name is the subject of a verb of saying or acting."""
    if not _may_be_subject(tokens, context, words):
        return False
    at = _verb_after(tokens, context.after, words)
    is_being = False
    for _ in range(MOST_AUXILIARIES):
        word = tokens.low(at)
        passed = word in words["auxiliaries"] or word in words["times"] or word in _QUOTES
        passed = passed or word.isdigit()  # "Russia on May 25 bombed"
        if not passed and not words.is_adverb(word):
            break
        is_being = is_being or word in words["be"]
        at += 1
    if not words["be"]:
        return _acts_in_any_order(tokens, at, language, words)
    verb = tokens.low(at)
    if is_being:
        acts = verb.endswith(words.grammar.ongoing) and verb not in words["suffers"]
        return acts or verb in words["states"]
    return verb in words["acts"] and not _is_passive(tokens, at, words)


def _acts_in_any_order(tokens: Tokens, at: int, language: str, words: ReadingWords) -> bool:
    """Whether a verb of acting follows, where objects may stand before it: "Київ про це заявив"."""
    plural = re.compile(load(language, "readings")["acts"]["plural"])
    joined = any(tokens.low(before) in words["joints"] for before in (at - 1, at - 2))
    for index in range(at, at + MOST_AUXILIARIES):
        word = tokens.low(index)
        if word in words["acts"]:
            return joined or plural.search(word) is None
        if not word[:1].isalpha() or tokens.is_name(index):
            return False
    return False


_QUOTES = frozenset("\"“”'‘’«»")


def _is_passive(tokens: Tokens, at: int, words: ReadingWords) -> bool:
    """Whether a form that may be past or passive is passive: "Kyiv hit by drones"."""
    verb, following, small = tokens.low(at), tokens.low(at + 1), words.grammar
    suffers_too = verb in words["suffers"]
    if following in words["by"]:
        # "Moscow responded by launching" is active.
        does = tokens.low(at + 2).endswith(small.ongoing)
        return (suffers_too or verb.endswith(small.past)) and not does
    if tokens.low(at + 2) in words["quantities"]:
        return False  # "shelled at least ten villages"
    return suffers_too and (following in words["after_passive"] or not following[:1].isalnum())


def _verb_after(tokens: Tokens, at: int, words: ReadingWords) -> int:
    """Skip an aside or a second subject after a name, to where the verb should stand."""
    if tokens.low(at) == "," and tokens.is_name(at + 1):
        last = at + LONGEST_LIST
        while at < last and (tokens.is_name(at) or tokens.low(at) in words["joints"]):
            at += 1
    elif tokens.low(at) == ",":
        return _after_aside(tokens, at)
    elif tokens.low(at) in words["joints"]:
        for end in range(at + 2, at + 2 + LONGEST_COORDINATION):
            word = tokens.low(end)
            if word in words["auxiliaries"] or word in words["acts"]:
                return end
            if not word[:1].isalpha() and word != "-":
                break
    return at


def _after_aside(tokens: Tokens, at: int) -> int:
    """Skip an aside between commas: "Moscow, for its part, claims"."""
    for end in range(at + 2, at + LONGEST_ASIDE):
        if tokens.low(end) == ",":
            return end + 1
        if tokens.low(end)[:1] in ("", ".", "\n"):
            break
    return at
