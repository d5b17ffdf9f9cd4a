"""Patterns for words about speakers, built from what a lexicon lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geomap.lexicons.patterns import CAPITAL, alternatives, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.lexicons.grammar import Grammar

NO_LETTERS = r"(?!(?-i:[A-Z]{2,}\b))"
"""Capitals that stand for a body are no small words: "WHO", "IS"."""
SHORTEST_STEM = 3
"""Letters that the endings of a surname leave."""

MOST_CAPITALS = 6
"""Capitalised words behind the first in one part of a name; a bound keeps long lines quick."""


def carriers_pattern(
    things: Iterable[str], within: Iterable[str], by: Iterable[str], small: Grammar
) -> re.Pattern[str]:
    """Match "figures released by", "information on the official website of".

    Parameters
    ----------
    things
        Nouns for what carries words: "data".
    within
        Where one carries another: "information *on* the website".
    by
        What joins them to who speaks: "released by".
    small
        The language's articles.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> from geomap.lexicons.grammar import grammar
    >>> pattern = carriers_pattern(["data"], ["on"], ["released by"], grammar("en"))
    >>> pattern.match("new data released by X").end()
    21
    """
    thing = rf"(?:[a-z]+\s){{0,3}}?{alternatives(things)}"
    return re.compile(
        rf"(?:{alternatives(small.definite)}\s)?{thing}(?:\s{alternatives(within)}\s{thing})?"
        rf"\s{alternatives(by)}\s",
        re.IGNORECASE,
    )


def ending_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words whole, and where they end a longer one those that say so: "-held".

    Parameters
    ----------
    words
        Words and endings, taken literally.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> pattern = ending_pattern(["-held", "occupation"])
    >>> [bool(pattern.search(text)) for text in ("a rebel-held town", "the pre-occupation mayor")]
    [True, False]
    """
    ends = [word for word in words if word.startswith("-")]
    whole = [word for word in words if not word.startswith("-")]
    either = rf"(?:{alternatives(ends)}|(?<![\w-]){alternatives(whole)})"
    return re.compile(rf"{either}(?!\w)", re.IGNORECASE)


def listed_pattern(data: dict[str, Any], small: Grammar) -> re.Pattern[str]:
    """Match "Head of Data and Relations", "Ministry of Health, Labour and Welfare" and the like.

    Whatever follows "and" in them is no speaker by itself.

    Parameters
    ----------
    data
        A `claimants` lexicon.
    small
        The same language's grammar.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> from geomap.lexicons import load
    >>> from geomap.lexicons.grammar import grammar
    >>> pattern = listed_pattern(load("en", "claimants"), grammar("en"))
    >>> pattern.search("Japan's Ministry of Health, Labour and Welfare said so").group()
    'Ministry of Health, Labour and Welfare'
    """
    if "name_links" not in data:
        return re.compile(r"(?!)")
    heads = [word for words in data["heads"].values() for word in words]
    word = rf"{CAPITAL}[\w'-]*"
    run = rf"{word}(?:\s{word}){{0,{MOST_CAPITALS}}}"
    link, bodies = alternatives(data["name_links"]), alternatives(data["name_bodies"])
    other = alternatives([*heads, *data["institutions"]])
    the, joint = alternatives(small.definite), alternatives(small.conjunctions)
    opens = "|".join(
        rf"(?<=(?i:{re.escape(word)})\s)" for word in sorted(small.definite | small.owners)
    )
    joined = [name for name in data["institutions"] if set(name.split()) & set(small.conjunctions)]
    last = rf"\s{joint}\s(?!(?i:{other})(?![\w-])){run}"
    return re.compile(
        rf"(?<![\w-])(?={CAPITAL})(?:(?i:{bodies})\s{link}\s(?:{the}\s)?{run}(?:,\s{run})*,?{last}"
        rf"|(?i:{alternatives(heads)})\s{link}\s(?:{the}\s)?{run}(?:{last}){{1,2}}"
        rf"|(?:{opens}){run}(?:,\s{run})+,?\s{joint}\s(?:{word}\s){{0,3}}?(?i:{bodies})(?![\w-])"
        rf"|(?i:{alternatives(joined)})(?![\w-]))"
    )


def companies_pattern(nouns: Iterable[str]) -> re.Pattern[str]:
    """Match a name behind a noun for what a company does: "the grain handler X".

    Parameters
    ----------
    nouns
        Nouns for what a company does: "carrier".

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> companies_pattern(["carrier"]).fullmatch("the carrier Qanot Air")["name"]
    'Qanot Air'
    """
    word = rf"{CAPITAL}[\w'&.-]*"
    return re.compile(
        rf"(?:[\w'-]+\s){{0,4}}?(?i:{alternatives(nouns)})\s"
        rf"[«\"\u201c]?(?P<name>{word}(?:\s{word}){{0,3}})[»\"\u201d]?"
    )


def tradesman_pattern(data: dict[str, Any]) -> re.Pattern[str]:
    """Compile what reads "слюсар Іван": up to three small words, none a preposition, and a name.

    Parameters
    ----------
    data
        A `claimants` lexicon.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> from geomap.lexicons import load
    >>> tradesman_pattern(load("uk", "claimants")).fullmatch("слюсар Іван")["name"]
    'Іван'
    """
    if not data.get("native"):
        return re.compile(r"(?!)")
    small = (
        rf"(?!{alternatives([*data['native'], *data['determiners']])}\s)[a-zа-яґєіїё\d][\w'-]*\s"
    )
    return re.compile(rf"(?:{small}){{1,3}}(?P<name>{CAPITAL}[a-zа-яґєіїё][\w'-]*)")


def surnames_pattern(endings: Iterable[str]) -> re.Pattern[str]:
    """Compile what cuts the endings off a surname: the shortest stem that they leave.

    Parameters
    ----------
    endings
        Endings of surnames in all cases.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> surnames_pattern(["ого", "ий"]).fullmatch("зеленського")["stem"]
    'зеленськ'
    """
    return re.compile(rf"(?P<stem>[\w'-]{{{SHORTEST_STEM},}}?){alternatives(endings)}*")


def aside_pattern(words: Iterable[str], small: Iterable[str] = ()) -> re.Pattern[str]:
    """Match a comma with one of some words behind it, which tells who the name before is.

    Parameters
    ----------
    words
        "who", "which".
    small
        Articles, where a noun may follow as well, or an age.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> pattern = aside_pattern(["who"], ["a"])
    >>> [bool(pattern.match(text)) for text in (", who fled", ", a cook", ", 42, fled", ", there")]
    [True, True, True, False]
    """
    age = r"\d\d|" if small else ""
    return re.compile(rf",\s(?:{age}{alternatives([*words, *small])})\b")


def small_noun_pattern(owners: Iterable[str]) -> re.Pattern[str]:
    """Match a noun phrase in small letters: "a neighbour's cousin" without its article.

    Parameters
    ----------
    owners
        Marks of an owner: "'s".

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> bool(small_noun_pattern(["'s"]).fullmatch("neighbour's cousin"))
    True
    """
    owner = rf"{alternatives(owners)}?"
    word = "[a-zа-яґєіїё-]+"
    return re.compile(rf"(?!-){word}{owner}(?:\s{word}{owner}){{0,4}}")


def papers_pattern(endings: Iterable[str]) -> re.Pattern[str]:
    """Match the whole name of a paper or site, which its last word tells.

    Parameters
    ----------
    endings
        "herald", "times".

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> pattern = papers_pattern(["herald"])
    >>> [bool(pattern.fullmatch(name)) for name in ("Coast Herald", "Herald", "a Coast herald")]
    [True, False, False]
    """
    words = rf"(?:{CAPITAL}[\w'.-]*\s){{1,{MOST_CAPITALS}}}"
    return re.compile(rf"{words}(?={CAPITAL})(?i:{alternatives(endings)})")


def before_pattern(
    words: Iterable[str], links: Iterable[str], articles: Iterable[str]
) -> re.Pattern[str]:
    """Match words at the end of a stretch with what links them to a name behind it.

    Parameters
    ----------
    words
        "governor".
    links
        "of".
    articles
        "the", which may follow.

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> pattern = before_pattern(["governor"], ["of"], ["the"])
    >>> [bool(pattern.search(text)) for text in ("the governor of ", "the governor of A in ")]
    [True, False]
    """
    linked = rf"(?<!\w){alternatives(words)}\s{alternatives(links)}\s"
    return re.compile(rf"{linked}(?:{alternatives(articles)}\s)?$", re.IGNORECASE)


def bodies_pattern(words: Iterable[str], letters: Iterable[str]) -> re.Pattern[str]:
    """Match names of bodies in any case, and letters for bodies only as capitals.

    Parameters
    ----------
    words
        "red cross".
    letters
        "IS".

    Returns
    -------
    re.Pattern

    Examples
    --------
    >>> bodies_pattern(["red cross"], ["IS"]).findall("The Red Cross is where IS was")
    ['Red Cross', 'IS']
    """
    capitals = rf"(?-i:(?<![\w-]){alternatives(letters)}(?![\w-]))"
    return re.compile(rf"{whole_words(words).pattern}|{capitals}", re.IGNORECASE)
