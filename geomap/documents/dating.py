"""When an article was published, from its own text, and how that is known."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.documents.imprint import FOOT_PARAGRAPHS, HEAD_PARAGRAPHS
from geomap.lexicons import LANGUAGES, load
from geomap.texts.dates import find_dates
from geomap.texts.layout import find_captions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.texts.dates import DateExpression
    from geomap.texts.sentences import Span

FIRST_YEAR = 2000
LAST_YEAR = 2026
"""Years among which a weekday decides when the text names none: outlets on the web, up to the last
one this software has seen. A constant, not the clock: the same text always gives the same date."""

LONGEST_DATE_LINE = 120
"""Characters; a longer paragraph is prose and its dates are of events."""

LONGEST_DATELINE = 90
"""Characters from the beginning of a paragraph within which a dateline ends."""

LEAD_PARAGRAPHS = 5
"""Paragraphs that tell the news; dates further down are often of its background."""

MOST_DAYS_FOLLOWING = 60
"""Days from a printed full date to a date without a year that may still belong to it."""


class _Evidence(NamedTuple):
    """The dates of a text that may say when it was published."""

    full: list[tuple[dt.date, bool]]
    """Dates with a year, and whether each is of the news: in the lead, or in a caption."""
    days: list[tuple[int, int]]
    """Month and day of dates without a year, in order."""
    weekday: int | None
    """The weekday beside the first day that has one, or else the first; Monday is 0."""
    paired: tuple[int, int] | None
    """Month and day of the date that a weekday stands beside: "Saturday, November 2"."""
    latest_year: int | None
    """The latest year that is named at all."""
    years: frozenset[int] | None
    """The years that an office named in the text allows; None for all."""


def find_publication_date(
    text: str, paragraphs: list[Span], language: str | None
) -> tuple[dt.date | None, str | None]:
    """Tell when an article was published.

    Parameters
    ----------
    text
        The article.
    paragraphs
        What `geomap.texts.sentences.find_paragraphs` gave for it.
    language
        ISO 639-1 code.

    Returns
    -------
    tuple
        The date and how it is known: "printed" (on a line of its own), "dateline", "weekday" (the
        weekday and the day that the text names fit one year best), "latest date in text". Twice
        None when nothing says so.

    Examples
    --------
    >>> text = "It was hit on Friday, January 2, officials said."
    >>> find_publication_date(text, [(0, len(text))], "en")
    (datetime.date(2026, 1, 2), 'weekday')
    """
    lexicon = language if language in LANGUAGES else "en"
    captions = find_captions(text, paragraphs, lexicon)
    prose = [
        span for span in paragraphs if span not in captions or _STAMP.search(text[slice(*span)])
    ]
    printed = _printed(text, prose, lexicon)
    if printed is not None:
        return printed, "printed"
    evidence = _gather(text, paragraphs, captions, lexicon)
    stated = _dateline(text, prose, lexicon)
    if stated is not None and stated.month and stated.day:
        if stated.year:
            return dt.date(stated.year, stated.month, stated.day), "dateline"
        evidence = evidence._replace(days=[(stated.month, stated.day)])
    latest = _latest(evidence)
    if latest is not None and stated is not None:
        return latest, "dateline"
    fit = _weekday_fit(evidence)
    if fit is not None:
        return fit, "weekday"
    return (latest, "latest date in text") if latest else (None, None)


def _printed(text: str, paragraphs: list[Span], language: str) -> dt.date | None:
    """Find a full date on a short line near the beginning or the end."""
    is_update = re.compile(load(language, "provenance")["updates"]).search
    updates = []
    previous = ""
    for start, end in (
        *paragraphs[:HEAD_PARAGRAPHS],
        *paragraphs[HEAD_PARAGRAPHS:][-FOOT_PARAGRAPHS:],
    ):
        line = text[start:end]
        if len(line) <= LONGEST_DATE_LINE and not line.endswith((".", "!", "?", "”", '"')):
            for found in find_dates(_calm(line, language), language):
                if found.kind == "date" and found.year and found.month and found.day:
                    day = dt.date(found.year, found.month, found.day)
                    if not is_update(line) and not is_update(previous):
                        return day
                    updates.append(day)
        previous = line
    return min(updates, default=None)


def _calm(line: str, language: str) -> str:
    """Write a line that shouts as the language writes its dates."""
    if not line.isupper():
        return line
    months = load(language, "dates")["months"]
    return line.title() if any(name[0].isupper() for name in months) else line.lower()


def _dateline(text: str, paragraphs: list[Span], language: str) -> DateExpression | None:
    """Find the date between the place and the dash that open a report: "KYIV, Jan. 2 (AP) —"."""
    for start, end in paragraphs[:HEAD_PARAGRAPHS]:
        opening = text[start : min(end, start + LONGEST_DATELINE)]
        for date in find_dates(opening, language):
            place, rest = opening[: date.start], opening[date.end :]
            if date.kind == "date" and _is_place_line(place) and _DATELINE_END.match(rest):
                return date
    return None


def _is_place_line(words: str) -> bool:
    """Whether the words before a date are a place: "PORT SUDAN, Sudan," but no prose."""
    names = re.findall(r"[^\W\d_]+", words)
    ends = words.rstrip().endswith((",", "("))
    return ends and bool(names) and all(name[0].isupper() for name in names)


_DATELINE_END = re.compile(r"[\s.)]*(?:\w{1,5}\.?\s*)?(?:\([^()]{2,40}\)\s*)?(?:[-–—/:]|\.\s)")

_STAMP = re.compile(r"\b[012]?\d:[0-5]\d\b")
"""The time of day beside a date: a line that has it says when it was published, whatever else it
says of a picture."""


def _gather(text: str, paragraphs: list[Span], captions: list[Span], language: str) -> _Evidence:
    """Collect the dates of a text that may say when it was published."""
    lead_end = paragraphs[min(LEAD_PARAGRAPHS, len(paragraphs)) - 1][1] if paragraphs else 0
    found = [item for item in find_dates(text, language) if not item.bound]
    full = [
        (dt.date(item.year, item.month, item.day), _is_news(item, lead_end, captions))
        for item in found
        if item.kind == "date" and item.year and item.month and item.day
    ]
    years = [item.year for item in found if item.year and item.year <= LAST_YEAR]
    pair = _pair(text, found)
    weekdays = [pair[0]] if pair else [item for item in found if item.weekday is not None]
    return _Evidence(
        full=full,
        days=[
            (item.month, item.day)
            for item in found
            if item.kind == "date" and not item.year and item.month and item.day
        ],
        weekday=weekdays[0].weekday if weekdays else None,
        paired=(pair[1].month or 0, pair[1].day or 0) if pair else None,
        latest_year=max(years, default=None),
        years=_allowed_years(text, load(language, "provenance")["terms"]),
    )


def _pair(text: str, found: list[DateExpression]) -> tuple[DateExpression, DateExpression] | None:
    """Find the first weekday that stands beside a day without a year."""
    for before, after in pairwise(found):
        for weekday, day in ((before, after), (after, before)):
            dated = day.kind == "date" and day.month and day.day and not day.year
            if dated and weekday.weekday is not None:
                between = text[before.end : after.start]
                if not between.strip(" ,("):
                    return weekday, day
    return None


def _is_news(found: DateExpression, lead_end: int, captions: Iterable[Span]) -> bool:
    return found.start < lead_end or any(start <= found.start < end for start, end in captions)


def _allowed_years(text: str, terms: list[dict[str, Any]]) -> frozenset[int] | None:
    """Give the years in which an office that the text names exists; None when it names none."""
    for term in terms:
        if re.search(term["pattern"], text):
            return frozenset(range(term["since"], LAST_YEAR + 1, term["every"]))
    return None


def _weekday_fit(evidence: _Evidence) -> dt.date | None:
    """Find the year in which the first weekday falls on, or soonest after, the day named first."""
    if evidence.weekday is None or not evidence.days:
        return None
    month, day = evidence.paired or evidence.days[0]
    for years in _years(evidence):
        fits = [
            (_following(first, evidence.weekday), first)
            for year in years
            for first in _date(year, month, day)
        ]
        if evidence.years is not None and evidence.paired is None:
            return max(fits)[0] if fits else None
        # Otherwise only an exact fit says anything; the latest one is the likeliest.
        exact = [published for published, first in fits if published == first]
        if exact:
            return max(exact)
    return None


def _years(evidence: _Evidence) -> Iterator[Iterable[int]]:
    """Give the years that the text allows for its news, the likelier ones first."""
    if evidence.years is not None:
        yield evidence.years
    elif evidence.latest_year is not None:
        yield range(evidence.latest_year, min(evidence.latest_year + 1, LAST_YEAR) + 1)
        yield range(evidence.latest_year + 2, LAST_YEAR + 1)
    else:
        yield range(FIRST_YEAR, LAST_YEAR + 1)


def _date(year: int, month: int, day: int) -> list[dt.date]:
    """Give the date, or nothing when that year has none (29 February)."""
    return [dt.date(year, month, day)] if day <= calendar.monthrange(year, month)[1] else []


def _following(day: dt.date, weekday: int | None) -> dt.date:
    """Give the first such weekday on or after a day; the day itself when no weekday is known."""
    return day if weekday is None else day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def _latest(evidence: _Evidence) -> dt.date | None:
    """Give the latest date of the news, moved on to the weekday that the text speaks of."""
    news = [day for day, is_news in evidence.full if is_news]
    if not news:
        return None
    latest = max(news)
    following = [
        day
        for month, number in evidence.days
        for year in (latest.year, latest.year + 1)
        for day in _date(year, month, number)
        if dt.timedelta(0) <= day - latest <= dt.timedelta(days=MOST_DAYS_FOLLOWING)
    ]
    return _following(max(following, default=latest), evidence.weekday)
