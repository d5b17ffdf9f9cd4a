"""How many were killed and injured, as the words bound it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import load
from geomap.lexicons.patterns import NOTHING, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

ABOUT = 0.1
"""Share by which "about 100" may be off either way: people round to the next ten."""
LARGEST = 10_000_000
"""Larger numbers count no casualties of one event."""

COUNTED_REACH = 24
"""Characters behind "a" in which the person stands whom it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as an interval: "at least 22" is 22 and None, "dozens" 24 and None."""

    minimum: int | None = None
    maximum: int | None = None

    @property
    def known(self) -> bool:
        """Whether the words bound it at all."""
        return self.minimum is not None or self.maximum is not None


@dataclass(frozen=True, slots=True)
class _CountWords:
    killed: tuple[re.Pattern[str], ...]
    injured: tuple[re.Pattern[str], ...]
    qualifiers: dict[str, str]
    numbers: dict[str, int]
    vague: dict[str, int]
    not_counts: re.Pattern[str]
    asides: tuple[re.Pattern[str], ...]
    """What is said of some of those counted: "11 of them soldiers"."""
    members: re.Pattern[str]
    """Some who are among those counted: "a child was one of"."""
    share: re.Pattern[str]
    """Some of those killed, with where they were: "including 12 in"."""
    tolls: tuple[re.Pattern[str], ...]
    """A toll without a word for deaths: "put the figure at 33"."""
    articles: frozenset[str]
    people: re.Pattern[str]


@cache
def _count_words(language: str) -> _CountWords:
    """Compile the counts of a language's `events` lexicon, once."""
    data = load(language, "events")
    counts = data["counts"]
    kinds = ("at_least", "more_than", "up_to", "fewer_than", "about")
    qualifiers = {word: kind for kind in kinds for word in counts[kind]}
    digits = r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)|\d+(?![\d.]*\d)"
    words = alternatives([*data["numbers"], *data["vague"]])
    number = (
        rf"(?<![\w.,-])(?:(?P<q>{alternatives(qualifiers)})\s)?"
        rf"(?P<n>{digits}|(?:{words})(?:[- ](?:{words}))?)(?![\w-])"
    )
    parts = {
        **{f"{{{name}}}": part for name, part in counts.items() if isinstance(part, str)},
        "{number}": words,
        "{n}": number,
        "{m}": number.replace("<q>", "<q2>").replace("<n>", "<n2>"),
        "{filler_any}": r"(?: [\w'-]+)",
    }

    def compiled(templates: Iterable[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_filled(one, parts), re.IGNORECASE) for one in templates)

    return _CountWords(
        compiled(counts["killed"]),
        compiled(counts["injured"]),
        qualifiers,
        data["numbers"],
        data["vague"],
        re.compile("|".join(counts.get("not_counts", ())) or r"(?!)", re.IGNORECASE),
        compiled(counts.get("asides", ())),
        compiled([counts.get("members", NOTHING)])[0],
        compiled([counts.get("share", NOTHING)])[0],
        compiled(counts.get("tolls", ())),
        frozenset(counts.get("articles", ())),
        re.compile(rf"{alternatives(counts.get('people', ()))}\b", re.IGNORECASE),
    )


def _filled(template: str, parts: dict[str, str]) -> str:
    """Put parts into a template until it names none any more; a part may name others."""
    while named := next((name for name in parts if name in template), None):
        template = template.replace(named, parts[named])
    return template


def read_counts(text: str, language: str) -> tuple[Count, Count]:
    """Read the numbers of killed and injured in a stretch of text.

    Parameters
    ----------
    text
        A clause or sentence.
    language
        ISO 639-1 code of one of the lexicons.

    Returns
    -------
    tuple of Count
        Killed and injured; unbounded where the text gives no number.

    Examples
    --------
    >>> read_counts("killing at least 22 people and leaving dozens injured", "en")
    (Count(minimum=22, maximum=None), Count(minimum=24, maximum=None))
    """
    words = _count_words(language)
    text = words.not_counts.sub(lambda found: " " * len(found.group()), text)
    text = words.members.sub(";", text)
    for aside in words.asides:
        text = aside.sub("", text)
    return _first(words.killed, text, words), _first(words.injured, text, words)


def read_share(text: str, language: str) -> tuple[Count, int] | None:
    """Read how many of those killed are said to have been at a place that follows.

    Parameters
    ----------
    text
        A clause or sentence.
    language
        ISO 639-1 code of one of the lexicons.

    Returns
    -------
    tuple or None
        The number, and where it stands in the text; None where no share is told.

    Examples
    --------
    >>> read_share("38 people died, including 12 in Lyman", "en")
    (Count(minimum=12, maximum=12), 26)
    """
    words = _count_words(language)
    found = words.share.search(text)
    return found and (_interval(found["q"], found["n"], words), found.start("n"))


def read_toll(text: str, language: str) -> Count:
    """Read a number of killed that no word calls so: "the police spoke of 47".

    Parameters
    ----------
    text
        What somebody says where deaths were told before, with the verb of saying.
    language
        ISO 639-1 code of one of the lexicons.

    Returns
    -------
    Count
        Unbounded where the text gives no such number.

    Examples
    --------
    >>> read_toll("put the figure at over 33.", "en")
    Count(minimum=34, maximum=None)
    """
    words = _count_words(language)
    return _first(words.tolls, text, words)


def _first(patterns: tuple[re.Pattern[str], ...], text: str, words: _CountWords) -> Count:
    """Give the count that stands first; later ones are parts of it ("including three children")."""
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: match.start("n")):
        counted = text[match.start() : match.end("n") + COUNTED_REACH]
        if match["n"].casefold() in words.articles and not words.people.search(counted):
            continue
        count = _interval(match["q"], match["n"], words)
        if match.groupdict().get("n2"):  # "two teachers and five pupils were killed"
            count = _sum(count, _interval(match["q2"], match["n2"], words))
        if count.known:
            return count
    return Count()


def _interval(qualifier: str | None, number: str, words: _CountWords) -> Count:
    """Turn a number and its qualifier into bounds."""
    low = number.casefold()
    if low in words.vague:
        return Count(minimum=words.vague[low])
    value = _value(low, words)
    if value is None or value > LARGEST:
        return Count()
    kind = words.qualifiers.get((qualifier or "").casefold())
    if kind == "about":
        margin = round(value * ABOUT)
        return Count(minimum=value - margin, maximum=value + margin)
    minimum = {"at_least": value, "more_than": value + 1, None: value}.get(kind)
    maximum = {"up_to": value, "fewer_than": value, None: value}.get(kind)
    return Count(minimum=minimum, maximum=maximum)


def _sum(one: Count, other: Count) -> Count:
    """Add two counts; a bound that either lacks, the sum lacks too."""

    def added(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return Count(
        minimum=added(one.minimum, other.minimum), maximum=added(one.maximum, other.maximum)
    )


def _value(number: str, words: _CountWords) -> int | None:
    """Give the value of digits or number words; None when they are none ("one hundreds")."""
    digits = re.sub(r"[,\u00a0 ]", "", number)
    if digits.isdigit():
        return int(digits)
    parts = re.split(r"[- ]", number)
    if any(part not in words.numbers for part in parts):
        return None
    return sum(words.numbers[part] for part in parts)
