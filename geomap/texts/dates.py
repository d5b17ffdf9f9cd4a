"""Dates in running text, and the days they mean relative to an article's date."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

DateKind = Literal["date", "month", "year", "weekday", "relative", "past", "anchored"]
"""`past` is a stretch that ends with the article ("over the last 24 hours"); `anchored` counts from
the date that the text named before ("the very next day")."""

FUTURE_DAYS = 45
"""Days after publication in which a date without a year may still lie: announcements are rarer
than news."""
CENTURY_PIVOT = 70
"""Two-digit years below this are of this century."""
KEPT_TEXTS = 2
"""Texts whose dates are remembered: a document is read by several modules, one after the other."""
LOOK_BACK = 24
"""Characters before a date in which "since" or "last" may stand."""
TEMPLATE_KINDS: tuple[tuple[str, DateKind], ...] = (
    ("templates", "date"),
    ("ago_templates", "relative"),
    ("past_templates", "past"),
    ("month_templates", "month"),
    ("year_templates", "year"),
    ("weekday_templates", "weekday"),
)
"""Keys of the lexicon that hold templates, and what they give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A stretch of text that says when."""

    start: int
    end: int
    text: str
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """The second day of a range within one month ("January 2-3")."""
    weekday: int | None = None
    """Monday is 0."""
    offset: tuple[int, int] | None = None
    """First and last day, in days from the article, or from the date named before."""
    direction: Literal["last", "next"] | None = None
    """For "last Friday" and "next Friday"."""
    night: bool = False
    """Whether the night before the day is meant as well ("в ночь на 2 января")."""
    bound: bool = False
    """Whether it only bounds a time ("since 2022") and so is no day of an event."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """One language's date words, compiled."""

    patterns: tuple[tuple[DateKind, re.Pattern[str]], ...]
    lexicon: Mapping[str, Any]
    before: Mapping[str, re.Pattern[str]]


def _ending(words: list[str]) -> re.Pattern[str]:
    """Match a text that ends with one of the words and white space."""
    return re.compile(
        rf"(?:^|\W)(?:{alternatives(words)})\s+$" if words else r"(?!)", re.IGNORECASE
    )


@cache
def _grammar(language: str) -> _Grammar:
    """Compile a language's `dates` lexicon, once."""
    lexicon = load(language, "dates")
    suffix = "(?:" + alternatives(lexicon["day_suffixes"]) + ")?"
    parts = {
        "{day}": rf"(?P<day>[0-3]?\d){suffix}(?!\d)",
        "{day2}": rf"(?P<day2>[0-3]?\d){suffix}(?!\d)",
        "{month}": f"(?P<month>{alternatives(lexicon['months'])})",
        "{year}": r"(?P<year>(?:19|20)\d\d)(?!\d)",
        "{weekday}": f"(?P<weekday>{alternatives(lexicon['weekdays'])})",
        "{number}": rf"(?P<number>\d+|{alternatives(lexicon['numbers'])})",
        "{unit}": f"(?P<unit>{alternatives(lexicon['units'])})",
    }

    def compiled(template: str) -> re.Pattern[str]:
        for key, value in parts.items():
            template = template.replace(key, value)
        return re.compile(rf"\b(?:{template})(?!\w)")

    patterns: list[tuple[DateKind, re.Pattern[str]]] = [
        ("date", re.compile(r"\b(?P<iso>\d{4}-\d\d-\d\d)(?!\d)")),
        ("date", re.compile(r"\b(?P<n1>\d\d?)(?P<s>[./-])(?P<n2>\d\d?)(?P=s)(?P<n3>\d{4}|\d\d)\b")),
    ]
    for key, kind in TEMPLATE_KINDS:
        patterns.extend((kind, compiled(template)) for template in lexicon[key])
    for key, kind in (("holidays", "date"), ("relative", "relative"), ("anchored", "anchored")):
        phrases = alternatives(lexicon[key])
        patterns.append((kind, re.compile(rf"\b(?P<{key}>{phrases})(?!\w)", re.IGNORECASE)))
    before = {
        name: _ending(lexicon.get(f"{name}_words", []))
        for name in ("since", "last", "next", "night")
    }
    return _Grammar(tuple(patterns), lexicon, before)


def find_dates(text: str, language: str) -> list[DateExpression]:
    """Find the expressions of a text that say when.

    Parameters
    ----------
    text
        Any text.
    language
        ISO 639-1 code of one of the lexicons.

    Returns
    -------
    list of DateExpression
        In order; where two overlap, only the longer.

    Examples
    --------
    >>> [d.text for d in find_dates("On Friday, hours before New Year's Eve, Jan. 2, 2024", "en")]
    ['Friday', "New Year's Eve", 'Jan. 2, 2024']
    """
    return list(_find(text, language))


@lru_cache(maxsize=KEPT_TEXTS)
def _find(text: str, language: str) -> tuple[DateExpression, ...]:
    grammar = _grammar(language)
    plain = text.replace("\u2019", "'").replace("\u02bc", "'").replace("\xa0", " ")
    found = [
        expression
        for kind, pattern in grammar.patterns
        for match in pattern.finditer(plain)
        if (expression := _read(kind, match, text, plain, grammar)) is not None
    ]
    found.sort(key=lambda item: (item.start - item.end, item.start))
    kept: list[DateExpression] = []
    for item in found:
        place = bisect_left(kept, item.start, key=lambda other: other.start)
        before, behind = kept[place - 1 : place], kept[place : place + 1]
        free = all(other.end <= item.start for other in before)
        if free and all(item.end <= other.start for other in behind):
            kept.insert(place, item)
    return tuple(kept)


def _read(
    kind: DateKind, match: re.Match[str], text: str, plain: str, grammar: _Grammar
) -> DateExpression | None:
    """Turn one match into an expression; None when its numbers are no date."""
    start, end = match.span()
    lead = plain[max(0, start - LOOK_BACK) : start]
    within = match.group().split(" ")[0] + " "
    fields = _fields(kind, match.groupdict(), grammar.lexicon)
    if fields is None:
        return None
    last, following = grammar.before["last"], grammar.before["next"]
    return DateExpression(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        direction="last" if last.search(lead) else "next" if following.search(lead) else None,
        night=bool(grammar.before["night"].search(lead))
        or bool(grammar.before["night"].match(match.group()[: match.group().rfind(" ") + 1])),
        bound=any(grammar.before["since"].search(part) for part in (lead, within)),
        **fields,
    )


def _fields(
    kind: DateKind, groups: Mapping[str, str | None], lexicon: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Give the fields that a match's groups carry; None when they are no date."""
    if groups.get("iso"):
        return _checked(*(int(part) for part in str(groups["iso"]).split("-")))
    if groups.get("n1"):
        return _numeric(groups, month_first=lexicon["numeric_order"] == "mdy")
    for key in ("holidays", "relative", "anchored"):
        if phrase := groups.get(key):
            return _phrase(key, phrase, lexicon[key])
    if kind in ("relative", "past"):
        return {"offset": _offset(kind, groups, lexicon)}
    if kind == "weekday":
        return {"weekday": lexicon["weekdays"][groups["weekday"]]}
    month = lexicon["months"][groups["month"]] if groups.get("month") else None
    return _checked(
        _int(groups.get("year")), month, _int(groups.get("day")), _int(groups.get("day2"))
    )


def _phrase(key: str, phrase: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a fixed phrase: a named day, or days to count."""
    value = next(value for name, value in table.items() if folded(name) == folded(phrase))
    if key == "holidays":
        return {"month": value[0], "day": value[1]}
    return {"offset": tuple(value) if key == "relative" else (value, value)}


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _checked(
    year: int | None, month: int | None = None, day: int | None = None, last_day: int | None = None
) -> dict[str, Any] | None:
    """Give the fields of a date; None when no calendar holds it."""
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004 (months of a year)
        return None
    length = calendar.monthrange(year or 2024, month)[1] if month else 31
    if any(number is not None and not 1 <= number <= length for number in (day, last_day)):
        return None
    return {"year": year, "month": month, "day": day, "last_day": last_day}


def _numeric(groups: Mapping[str, str | None], *, month_first: bool) -> dict[str, Any] | None:
    """Read "1/2/2024" in the language's order, unless only the other order is a date."""
    first, second, year = (int(groups[name] or 0) for name in ("n1", "n2", "n3"))
    if year < 100:  # noqa: PLR2004 (two digits)
        year += 2000 if year < CENTURY_PIVOT else 1900
    if groups["s"] == ".":
        month_first = False
    orders = [(first, second), (second, first)]
    for month, day in orders if month_first else reversed(orders):
        if (fields := _checked(year, month, day)) is not None:
            return fields
    return None


def _offset(
    kind: DateKind, groups: Mapping[str, str | None], lexicon: Mapping[str, Any]
) -> tuple[int, int]:
    """Give the days meant by "three days ago" or "over the last 24 hours"."""
    number, unit = (groups.get(name) for name in ("number", "unit"))
    word = number.casefold() if number else ""  # headlines are in capitals
    count = 1 if not word else int(word) if word.isdigit() else lexicon["numbers"][word]
    days = count * (lexicon["units"][unit.casefold()] if unit else 1)
    back = -max(1, round(days)) if kind == "past" else -round(days)
    return (back, 0) if kind == "past" else (back, back)


def resolve(
    expression: DateExpression, published: dt.date | None, anchor: dt.date | None = None
) -> tuple[dt.date | None, dt.date | None, str | None]:
    """Give the days that an expression means.

    Parameters
    ----------
    expression
        What `find_dates` found.
    published
        Date of the article, None when it is not known.
    anchor
        The date that the text named before, for "the next day".

    Returns
    -------
    tuple
        First day, last day and how they are known: "printed" (the year stands there), "relative
        to the article" or "relative to the text". Three times None when they cannot be known.

    Examples
    --------
    >>> friday = find_dates("on Friday", "en")[0]
    >>> resolve(friday, dt.date(2026, 1, 3))
    (datetime.date(2026, 1, 2), datetime.date(2026, 1, 2), 'relative to the article')
    """
    if expression.kind == "anchored":
        return _shift(anchor, expression.offset, "relative to the text")
    if expression.year is not None:
        first, last = _calendar(expression, expression.year)
        return _night(expression, first), last, "printed"
    if published is None:
        return None, None, None
    basis = "relative to the article"
    if expression.offset is not None:
        return _shift(published, expression.offset, basis)
    if expression.weekday is not None:
        day = _weekday(expression, published)
        return _night(expression, day), day, basis
    first, last = _calendar(expression, published.year)
    if first > published + dt.timedelta(days=FUTURE_DAYS):
        first, last = _calendar(expression, published.year - 1)
    elif first < published - dt.timedelta(days=365 - FUTURE_DAYS):
        first, last = _calendar(expression, published.year + 1)
    return _night(expression, first), last, basis


def _shift(
    day: dt.date | None, offset: tuple[int, int] | None, basis: str
) -> tuple[dt.date | None, dt.date | None, str | None]:
    """Move a day by an offset; nothing is known of an unknown day."""
    if day is None or offset is None:
        return None, None, None
    return day + dt.timedelta(days=offset[0]), day + dt.timedelta(days=offset[1]), basis


def _night(expression: DateExpression, day: dt.date) -> dt.date:
    """Give the evening before, when a night is meant."""
    return day - dt.timedelta(days=1) if expression.night else day


def _weekday(expression: DateExpression, published: dt.date) -> dt.date:
    """Give the latest such weekday up to publication; news speaks of the past."""
    back = (published.weekday() - (expression.weekday or 0)) % 7
    if expression.direction == "next":
        return published + dt.timedelta(days=7 - back)
    if expression.direction == "last" and back == 0:
        back = 7
    return published - dt.timedelta(days=back)


def _calendar(expression: DateExpression, year: int) -> tuple[dt.date, dt.date]:
    """Give the first and last day that the calendar fields mean in a year."""
    month, last_month = expression.month or 1, expression.month or 12
    length = calendar.monthrange(year, last_month)[1]
    if expression.day is None:
        return dt.date(year, month, 1), dt.date(year, last_month, length)
    first = dt.date(year, month, min(expression.day, length))
    last = dt.date(year, month, min(expression.last_day or expression.day, length))
    return first, max(first, last)
