from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reading import Reading

from geomap.events.days import Days
from geomap.lexicons.happenings import event_words

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def days(text: str, gazetteer: Gazetteer) -> Days:
    read = Reading(text, gazetteer)
    return Days(
        text, read.parsed, read.resolved, words=event_words("en"), published=dt.date(2024, 5, 10)
    )


def test_a_day_counts_from_the_date_of_the_article(gazetteer: Gazetteer) -> None:
    text = "Shells hit Poltava on 8 May 2024."
    first, last, _ = days(text, gazetteer).named(0, len(text))
    assert first == last == dt.date(2024, 5, 8)


def test_a_span_without_a_date_has_no_day(gazetteer: Gazetteer) -> None:
    assert days("Shells hit Poltava.", gazetteer).named(0, 19) == (None, None, None)


def test_since_a_month_bounds_what_happened(gazetteer: Gazetteer) -> None:
    text = "Shells have hit Poltava since March 2023."
    found = days(text, gazetteer)
    assert found.bounded(0, len(text))
    assert found.named(0, len(text)) == (None, None, None)
