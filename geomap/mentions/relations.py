"""Where something is relative to a place, how far a place is, and which places open a report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import NOTHING, alternatives

if TYPE_CHECKING:
    from geomap.texts.tokens import Tokens

LONGEST_PHRASE = 5
"""Words of the longest phrase before a place that makes a relation."""

DISTANCE_WINDOW = 90
"""Characters before a place in which a distance to it stands."""

SUBJECT_WINDOW = 14
"""Words after a place in which its distance from another stands."""

MOST_PLAIN = 3
"""Words between a place and its distance that say nothing of distance: an apposition."""

DATELINE_WINDOW = 80
"""Characters after a place at the beginning of a paragraph within which a dateline ends."""

MOST_BEFORE = 1
"""Words of a dateline's first name that the gazetteer may not know: "New Jalpaiguri"."""

LONGEST_DATE = 40
"""Characters of a date that is printed before a dateline, with the word for it."""

BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
    "north-northeast": 22.5,
    "east-northeast": 67.5,
    "east-southeast": 112.5,
    "south-southeast": 157.5,
    "south-southwest": 202.5,
    "west-southwest": 247.5,
    "west-northwest": 292.5,
    "north-northwest": 337.5,
}
"""Degrees clockwise from north."""

BETWEEN = "between"
"""Relation of what lies on the way from one place to the next."""

SEAT_OF = "seat of"
"""The relation of a region of which the capital is meant."""

KM_PER_MILE = 1.609344
"""International mile."""

_BETWEEN = re.compile(r"(north|south|east|west)((?:north|south)(?:east|west))")
_DATELINE_END = re.compile(
    r"(?P<dated>,?\s\d{1,2}\s[A-Z]\w{2,8}\.\s(?=[A-Z]))"
    r"|[^!?\n]{0,70}?(?:\)\.?\s*[-–—]|\s[-–—•]{1,2}\s|\s*—|:\s|\s//\s|\d\.\s"
    r"|\([A-Z][\w &/-]+\)\s(?=[A-Z\"“])"
    r"|\w\.\s[A-ZА-ЯІЇЄҐЁ]{3,}(?:\.[A-Z]{2})?\.\s)"
)
_AGENCY = re.compile(r"\([A-Z][^()]*\)|\.\s[A-ZА-ЯІЇЄҐЁ]{3,}\b")
_PRINTED_DATE = re.compile(
    r"\s*(?:\w+\s)?(?:\d{4}-\d\d(?:-\d\d)?|\d{1,2}\s\w+,?\s\d{4}|\w+\s\d{1,2},?\s\d{4})[\s,|–—-]*"
)
_DATE_OR_AGENCY = re.compile(r"\([^()]*\)|\d+\s+\w+|\w+\.?\s+\d+")


BANK_REACH = 40
"""Characters before a river in which its bank is named."""


@cache
def _numbers(language: str) -> dict[str, int]:
    """Give the numbers that a language has words for, but for those that are articles, too."""
    numbers: dict[str, int] = load(language, "events").get("numbers", {})
    return {word: number for word, number in numbers.items() if number > 1}


@cache
def _distance(language: str) -> re.Pattern[str]:
    words = load(language, "relations")["distance"]
    return re.compile(
        rf"(?:(?P<number>\d[\d.,]*)|\b(?P<spelled>{alternatives(_numbers(language))}))\s*-?\s*(?P<unit>{words['unit']})\b\.?\s*(?:\([^()]*\)\s*)?"
        rf"(?:\w+\s+)??(?:(?:(?:{words['toward']}\s+)?(?P<direction>{words['direction']})\s+)?"
        rf"(?P<link>{words['link']})|(?P<alone>{words['comparative'] or NOTHING}))"
        rf"\s+(?:\w+\s+){{0,3}}?$",
        re.IGNORECASE,
    )


def relation_before(tokens: Tokens, first: int, language: str) -> str | None:
    """Tell where something is relative to the place that begins at a token.

    Returns
    -------
    str or None
        "near", "outskirts of", "centre of", "12 km north of" …; None when it is just there.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> relation_before(Tokens("a village 12 miles north of Lyman"), 6, "en")
    '19.3 km north of'
    """
    stated = _stated_distance(tokens, first, language)
    if stated is not None:
        return stated
    before = load(language, "relations")["before"]
    has_article = tokens.low(first - 1) in grammar(language).definite
    end = first - 1 if has_article else before_noun(tokens, first, language)
    for length in range(LONGEST_PHRASE, 0, -1):
        phrase = tokens.phrase(end - length, length).replace(" - ", "-") if end >= length else ""
        relation = before.get(phrase)
        if relation is not None:
            return str(relation)
    return None


def means_capital(tokens: Tokens, first: int, language: str) -> bool:
    """Whether the words before a region mean the town that it is governed from.

    "Mocoa, the capital of X" only says what Mocoa is.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> means_capital(Tokens("in the capital of western Bamyan"), 5, "en")
    True
    >>> means_capital(Tokens("in Bamyan, the capital of Bamyan"), 6, "en")
    False
    """
    words, small = load(language, "relations")["roles"], grammar(language)
    at = first - 1
    while tokens.low(at) in words.get("capital_skips", ()) or tokens.low(at - 1) == "-":
        at -= 1
    linked = tokens.low(at) in small.of
    if not (linked or not small.of) or tokens.low(at - linked) not in words.get("capitals", ()):
        return False
    at -= 1 + linked
    while tokens.low(at).isalpha() and tokens.low(at) in words["skip"]:
        at -= 1
    article = bool(small.definite)
    if article and tokens.low(at) not in small.definite:
        return False
    opens = tokens.opens_sentence(at if article else at + 1)
    return opens or tokens.low(at - article) in words["capital_links"]


def before_noun(tokens: Tokens, first: int, language: str) -> int:
    """Give where "the rebel-held capital of" begins before a name; the name itself without it.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> before_noun(Tokens("north of the coastal town of Lyman"), 6, "en")
    2
    >>> before_noun(Tokens("hospital in the nearby state capital Lyman"), 6, "en")
    2
    >>> before_noun(Tokens("across the border from Ukraine's second city Kharkiv"), 8, "en")
    4
    """
    nouns, small = load(language, "relations")["roles"].get("attach_nouns", ()), grammar(language)
    linked = tokens.low(first - 1) == "," or tokens.low(first - 1) in small.of
    noun = first - 2 if linked else first - 1
    capital = tokens.low(noun) in load(language, "relations")["roles"].get("capitals", ())
    if tokens.low(noun) not in nouns or (tokens.low(first - 1) == "," and not capital):
        return first  # "in the capital, X", but "in the town, X"
    for at in range(noun - 1, max(-1, noun - 1 - LONGEST_PHRASE), -1):
        if tokens.low(at) in small.definite:
            return at
        if tokens.low(at) in grammar(language).owners and tokens.is_name(at - 1):
            return _name_start(tokens, at - 1)
    return first


def _name_start(tokens: Tokens, last: int) -> int:
    """Give where the capitalised words begin that end at a token."""
    while tokens.is_name(last - 1):
        last -= 1
    return last


def _stated_distance(tokens: Tokens, first: int, language: str) -> str | None:
    """Read "12 km north of" before a place."""
    start = tokens.start[before_noun(tokens, first, language)]
    data = load(language, "relations")
    line = tokens.text.rfind("\n", max(0, start - DISTANCE_WINDOW), start) + 1
    lead = tokens.text[max(line, start - DISTANCE_WINDOW) : start]
    spelled = _numbers(language)
    told = any(map(str.isdigit, lead)) or not spelled.keys().isdisjoint(lead.casefold().split())
    matches = list(_distance(language).finditer(lead)) if told else []
    if not matches:
        return None
    found = matches[-1]
    digits = found["number"] or str(spelled[found["spelled"].casefold()])
    try:
        number = float(digits.rstrip(".,").replace(",", data["distance"]["comma"]))
    except ValueError:
        return None
    is_km = found["unit"].lower() in data["distance"]["kilometre"]
    km = number if is_km else number * KM_PER_MILE
    return f"{km:.3g} km {_direction(found, data['before'])}"


def _direction(found: re.Match[str], before: dict[str, str]) -> str:
    """Give the direction of a stated distance, as relations name it: "north of", "from"."""
    said = (found["direction"] or found["alone"] or "").lower()
    relation = before.get(f"{said} {found['link']}".lower()) or before.get(said)
    if relation is not None or not said:
        return relation or "from"
    return _BETWEEN.sub(r"\1-\2", said.replace("-", "").replace(" ", "")) + " of"


def relation_after(tokens: Tokens, after: int, language: str) -> str | None:
    """Tell which part of a place the words after it mean: "Kharkiv's centre".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> relation_after(Tokens("Kharkiv's centre"), 1, "en")
    'centre of'
    """
    table = load(language, "relations")["after"]
    at = after + 1 if tokens.low(after) in grammar(language).owners else after
    for length in (2, 1):
        relation = table.get(tokens.phrase(at, length))
        if relation is not None:
            return str(relation)
    return None


def is_dateline(tokens: Tokens, first: int, after: int) -> bool:
    """Whether a place opens a report: "KHARKIV, Ukraine (Reuters) -".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_dateline(Tokens("BEIRUT (AP) — Shells fell."), 0, 1)
    True
    """
    bracketed = tokens.word(first - 1) == "(" and tokens.word(after) == ")"
    if bracketed and tokens.is_name(after + 1) and _opens_line(tokens, first - 1):
        return True  # "(Port-au-Prince) The attack"
    if not _opens_line(tokens, first):
        return False
    end = tokens.end[after - 1]
    found = _DATELINE_END.match(tokens.text, end, end + DATELINE_WINDOW)
    if found is None:
        return False
    if found["dated"]:
        return True  # "Quito, 1 Nov. Two car bombs"
    # What stands between is at most a country, a date and an agency: no prose.
    between = _DATE_OR_AGENCY.sub("", found.group())
    capitals = tokens.text[tokens.start[first] : end].isupper()
    plain = (":" in between or "." in between) and not _AGENCY.search(found.group())
    return (capitals or not plain) and not re.search(r"\b[^\W\d_A-ZА-ЯІЇЄҐЁ]{3,}\b", between)


def _opens_line(tokens: Tokens, first: int) -> bool:
    """Whether at most a date and other places of a dateline stand before a token in its line."""
    while tokens.word(first - 1) == "/" and tokens.is_name(first - 2):
        first -= 2
        while tokens.is_name(first - 1):
            first -= 1
    for before in range(first, first - MOST_BEFORE - 1, -1):
        if before <= 0 or tokens.word(before - 1)[0] == "\n":
            return True
        if not tokens.is_name(before - 1):
            break
    start = tokens.start[first]
    line = tokens.text.rfind("\n", max(0, start - LONGEST_DATE), start) + 1
    near = line > 0 or start <= LONGEST_DATE
    return near and _PRINTED_DATE.fullmatch(tokens.text, line, start) is not None


def measures_distance(tokens: Tokens, after: int, language: str) -> bool:
    """Whether the words after a place say how far it is from another: "X, about 30 km from".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> measures_distance(Tokens("Kharkiv, situated about 30 kilometers from the border"), 1, "en")
    True
    """
    subject = frozenset(load(language, "relations")["roles"]["subject"])
    unit = load(language, "relations")["distance"]["unit"]
    at, plain = after, 0
    while plain <= MOST_PLAIN and at < after + SUBJECT_WINDOW:
        word = tokens.low(at)
        if word[:1].isdigit():
            return re.fullmatch(unit, tokens.low(at + 1), re.IGNORECASE) is not None
        if word[:1] in ("", ".", "\n", "!", "?"):
            return False
        plain += word not in subject and word.isalpha()
        at += 1
    return False


@cache
def _banks(language: str) -> re.Pattern[str]:
    """Match "on the left bank of the" at the end of a text."""
    banks = load(language, "relations")["roles"].get("banks", ())
    articles = alternatives(grammar(language).definite)
    return re.compile(rf"{alternatives(banks)}\s{articles}\s$" if banks else NOTHING, re.IGNORECASE)


def is_on_bank(text: str, start: int, language: str) -> bool:
    """Tell whether the words before a name make it a river: "the left bank of the X".

    Parameters
    ----------
    text
        The text.
    start
        Where the name begins.
    language
        ISO 639-1 code of a lexicon.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_on_bank("on the left bank of the Dnipro", 24, "en")
    True
    """
    return _banks(language).search(text, max(0, start - BANK_REACH), start) is not None
