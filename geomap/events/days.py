"""When it happened: the days that a document names, but those of datelines and of "since"."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from geomap.events.scenes import LONGEST_NAME
from geomap.texts.dates import find_dates, resolve

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geomap.lexicons.happenings import EventWords
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention
    from geomap.texts.dates import DateExpression

WIDE_DATES = frozenset({"year", "month"})
"""Kinds of dates since which what happened is background; since Thursday it is news."""
ANCHOR_REACH = 20
"""Dates back from which "the next day" may count."""
SINCE_REACH = 36
"""Characters before a year or month in which "since" makes it a bound."""
MOST_REACH = 60
"""Characters before it in which "the largest" makes it a measure of one event."""

_DASH = re.compile(r"\s*(?:--|[-\u2013\u2014])\s|:\s")


class Days:
    """Knows the dates of one document."""

    def __init__(
        self,
        text: str,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        *,
        words: EventWords,
        published: dt.date | None,
    ) -> None:
        self.text = text
        self.words = words
        self.published = published
        datelines = [
            self._dateline(r.mention.start) for r in resolved if r.mention.role == "dateline"
        ]
        self._dates = [
            d
            for d in find_dates(parsed.text, parsed.language)
            if not any(start <= d.start < end for start, end in datelines)
        ]
        self._date_starts = [d.start for d in self._dates]

    def _dateline(self, start: int) -> tuple[int, int]:
        """Give the span of a dateline: its day is that of the report, not of what is reported."""
        dash = _DASH.search(self.text, start, start + LONGEST_NAME)
        return (start, dash.end()) if dash else (start, start)

    def named(self, start: int, end: int) -> tuple[dt.date | None, dt.date | None, str | None]:
        """Give the day that a span names.

        Parameters
        ----------
        start, end
            The span.

        Returns
        -------
        tuple
            First and last day, and how they are known; None each where no day is named.
        """
        first = bisect_left(self._date_starts, start)
        anchor = next(
            (
                day
                for expression in reversed(self._dates[max(0, first - ANCHOR_REACH) : first])
                if expression.kind == "date" and (day := resolve(expression, self.published)[0])
            ),
            None,
        )
        inside = takewhile(lambda d: d.end <= end, islice(self._dates, first, None))
        named = [d for d in inside if not self._only_bounds(d)]
        named.sort(key=lambda d: d.kind in ("month", "year"))
        for expression in named:
            days = resolve(expression, self.published, anchor)
            if days[0] is not None:
                return days
        return None, None, None

    def bounded(self, start: int, end: int) -> bool:
        """Tell whether a span speaks of all that happened since some month or year.

        "The largest attack since 2022" does not.
        """
        first = bisect_left(self._date_starts, start)
        return any(
            d.bound and d.end <= end and d.kind in WIDE_DATES
            for d in self._dates[first : first + 3]
            if not self.words.superlatives.search(
                self.text, max(start, d.start - MOST_REACH), d.start
            )
        )

    def _only_bounds(self, expression: DateExpression) -> bool:
        """Tell whether a date only bounds a time: "since the war began in 2022"."""
        if expression.bound:
            return True
        lead = self.text[max(0, expression.start - SINCE_REACH) : expression.start]
        wide = expression.kind in ("year", "month")
        return wide and bool(self.words.since.search(lead[lead.rfind(",") + 1 :]))
