"""Which places only say where another one lies: the ends of a line, a water, a town near by."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from geomap.texts.tokens import Tokens

LONGEST_OWNED = 3
"""Words after a genitive among which the noun for what is owned stands."""

_DASHES = frozenset("-–—")


def ends_of_a_line(tokens: Tokens, first: int, after: int, language: str) -> bool:
    """Whether a place is an end of what runs between two: "the Chandigarh-Dibrugarh Express".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> ends_of_a_line(Tokens("the Jos-Kaduna highway"), 1, 2, "en")
    True
    """
    lines = load(language, "relations")["roles"].get("lines", ())
    if tokens.word(after) in _DASHES and tokens.is_name(after + 1):
        if tokens.low(first - 1) in lines:
            return True  # "трасі Київ – Одеса"
        after += 2
        while tokens.is_name(after) and tokens.low(after) not in lines:
            after += 1
        return tokens.low(after) in lines
    if tokens.word(first - 1) not in _DASHES or not tokens.is_name(first - 2):
        return False
    other = first - 2
    while tokens.is_name(other - 1):
        other -= 1
    return tokens.low(after) in lines or tokens.low(other - 1) in lines


def is_defined(between: str, language: str) -> bool:
    """Whether the words behind a place say that it is a town or the like: ", a hamlet west of".

    Examples
    --------
    >>> is_defined(", a hamlet west of ", "en")
    True
    """
    nouns = load(language, "relations")["roles"].get("attach_nouns", ())
    return any(word in nouns for word in between.split())


def joins_anchors(between: str, language: str) -> bool:
    """Whether the words between two places give both the same part: "links X to Y"."""
    words = between.replace(",", " , ").split()
    links = load(language, "relations")["roles"].get("anchor_links", ())
    return bool(words) and all(word in links for word in words)


def lies_on(between: str, language: str) -> bool:
    """Whether the words between a place and a water say that it lies there: "a port on the".

    Examples
    --------
    >>> lies_on(", on the ", "en"), lies_on(", another big port on the ", "en")
    (True, True)
    """
    roles = load(language, "relations")["roles"]
    phrase, nouns = between.strip(" ,"), roles.get("attach_nouns", ())
    for link in roles.get("lies_on", ()):
        described = phrase.removesuffix(link)
        if phrase.endswith(link) and (not described or described.split()[-1] in nouns):
            return True
    return False


def is_located(between: str, language: str) -> bool:
    """Whether the words between two places say that the first lies beside the other.

    Examples
    --------
    >>> is_located(", located just below the communities of ", "en")
    True
    >>> is_located(", and in a shop located in ", "en")
    False
    """
    roles = load(language, "relations")["roles"]
    mark, placed, link, *_ = (*between.replace(",", " , ").split(), "", "", "")
    apposed = mark == "," and placed in roles.get("placed", ())
    further = between.count(",") > 1 or re.search(r"[.;:!?]", between)
    return apposed and not further and link not in roles.get("contains", ())


def names_subject(between: str, language: str) -> bool:
    """Whether the words between a place and the next say that the next is what was measured.

    Examples
    --------
    >>> names_subject(" in the town of ", "en"), names_subject(" in Lyman and ", "en")
    (True, False)
    """
    roles = load(language, "relations")["roles"]
    link, *rest = between.replace(",", " ").split() or [""]
    plain = {*roles.get("attach", ()), *roles.get("attach_nouns", ()), *grammar(language).of}
    return link in roles.get("subject_links", ()) and all(word in plain for word in rest)


def is_owner_aside(tokens: Tokens, after: int, language: str) -> bool:
    """Whether a name owns what the name before it was: "Dahiyeh, Beirut's southern suburb".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_owner_aside(Tokens("Beirut's southern suburb,"), 1, "en")
    True
    """
    attach = load(language, "relations")["roles"].get("attach", ())
    owned = range(after + 1, after + 1 + LONGEST_OWNED)
    return tokens.low(after) in grammar(language).owners and any(
        tokens.low(at) in attach for at in owned
    )


def is_crossed(tokens: Tokens, first: int, language: str) -> bool:
    """Whether a water is only crossed, or where something else lies: "the left bank of the Don".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_crossed(Tokens("swept into the Neva"), 3, "en")
    True
    """
    phrases = load(language, "relations")["roles"].get("waterside", ())
    end = first - 1 if tokens.low(first - 1) in grammar(language).definite else first
    return any(tokens.phrase(end - n, n) in phrases for n in (1, 2) if end >= n)


def is_on_coast(tokens: Tokens, after: int, language: str) -> bool:
    """Whether a water only says where the next place lies: "on the Black Sea coast in X".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_on_coast(Tokens("Black Sea coast in Khorly"), 2, "en")
    True
    """
    roles = load(language, "relations")["roles"]
    at = after + 1
    return (
        tokens.low(after) in roles.get("coasts", ())
        and tokens.low(at) in roles.get("coast_links", ())
        and tokens.is_name(at + 1)
    )


def is_contrasted(tokens: Tokens, first: int, language: str) -> bool:
    """Whether a noun only says that the next scene is another one: "elsewhere in the region".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_contrasted(Tokens("Elsewhere in the region"), 2, "en")
    True
    """
    phrases = load(language, "relations")["roles"].get("contrasts", ())
    return any(tokens.phrase(first - n, n) in phrases for n in (1, 2, 3) if first >= n)


def is_beyond(tokens: Tokens, first: int, language: str) -> bool:
    """Whether "the border" only says from where, or to where: "across the border".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_beyond(Tokens("fire from across the border"), 3, "en")
    True
    """
    return tokens.low(first - 1) in load(language, "relations")["roles"].get("borderside", ())


@cache
def _attached(language: str) -> re.Pattern[str] | None:
    """Match what stands between a place and another that only says where the first one is."""
    data = load(language, "relations")
    words = data["roles"].get("attach")
    if words is None:
        return None
    phrases, plain = alternatives(data["before"]), alternatives(words)
    nouns = alternatives(data["roles"]["attach_nouns"])
    small = grammar(language)
    the, of = alternatives(small.definite), alternatives(small.of)
    articles = small.definite | small.indefinite
    article = rf"{alternatives(articles)}\s" if articles else ""
    return re.compile(
        rf"(?:\W*(?:{plain}\W+)*"
        rf"|,\s{article}(?:[\w-]+\s){{0,3}}?{nouns}\s(?:[\w-]+\s){{0,3}}?)"
        rf"{phrases}(?: {the})?(?:(?: [\w-]+){{0,2}} \w+ {of}|(?: [\w-]+)? {nouns})? ",
        re.IGNORECASE,
    )


def is_attached(between: str, relation: str, language: str) -> bool:
    """Whether the words between two places only say where the first is: "Sake, a town near Goma".

    Of "in Sake and at a camp near Goma" they do not: something is said of both. A stated distance
    always measures the first. Languages without a list of such words take all for attached.

    Examples
    --------
    >>> is_attached(", a town near ", "near", "en")
    True
    >>> is_attached(", south of the state capital ", "south of", "en")
    True
    >>> is_attached(" and at a camp near ", "near", "en")
    False
    """
    pattern = _attached(language)
    stated = relation[:1].isdigit()
    return stated or pattern is None or pattern.fullmatch(between) is not None
