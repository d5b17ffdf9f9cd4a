import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.texts.dates import find_dates, resolve

PUBLISHED = dt.date(2024, 1, 3)  # a Wednesday


def days(text: str, language: str = "en", published: dt.date | None = PUBLISHED) -> tuple[str, ...]:
    (expression,) = find_dates(text, language)
    first, last, _ = resolve(expression, published, dt.date(2023, 12, 30))
    return tuple(str(day) for day in (first, last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on January 2 the", "2024-01-02", "2024-01-02"),
        ("On Dec. 30, forces", "2023-12-30", "2023-12-30"),
        ("a Dec. 31 statement", "2023-12-31", "2023-12-31"),
        ("December 30, 2022.", "2022-12-30", "2022-12-30"),
        ("1/2/2024", "2024-01-02", "2024-01-02"),
        ("31/12/2023", "2023-12-31", "2023-12-31"),
        ("2023-12-29T10:00", "2023-12-29", "2023-12-29"),
        ("on Friday afternoon", "2023-12-29", "2023-12-29"),
        ("said on Wednesday", "2024-01-03", "2024-01-03"),
        ("last Wednesday", "2023-12-27", "2023-12-27"),
        ("next Monday", "2024-01-08", "2024-01-08"),
        ("Yesterday", "2024-01-02", "2024-01-02"),
        ("struck overnight.", "2024-01-02", "2024-01-03"),
        ("Earlier today, a", "2024-01-03", "2024-01-03"),
        ("into New Year\u2019s Eve,", "2023-12-31", "2023-12-31"),
        ("\u201cthe very next day.\u201d", "2023-12-31", "2023-12-31"),
        ("over the last 24 hours", "2024-01-02", "2024-01-03"),
        ("two days ago", "2024-01-01", "2024-01-01"),
        ("TWO DAYS AGO", "2024-01-01", "2024-01-01"),
        ("January 1-2", "2024-01-01", "2024-01-02"),
        ("the 2nd of January", "2024-01-02", "2024-01-02"),
        ("in November", "2023-11-01", "2023-11-30"),
        ("in 2022", "2022-01-01", "2022-12-31"),
    ],
)
def test_english(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("31 декабря 2023 года", "ru", "2023-12-31", "2023-12-31"),
        ("в ночь на 2 января", "ru", "2024-01-01", "2024-01-02"),
        ("в пятницу", "ru", "2023-12-29", "2023-12-29"),
        ("за последние сутки", "ru", "2024-01-02", "2024-01-03"),
        ("31.12.2023", "ru", "2023-12-31", "2023-12-31"),
        ("у п\u2019ятницю", "uk", "2023-12-29", "2023-12-29"),
        ("2 січня", "uk", "2024-01-02", "2024-01-02"),
        ("Вчора", "uk", "2024-01-02", "2024-01-02"),
        ("у ніч на 1 січня", "uk", "2023-12-31", "2024-01-01"),
    ],
)
def test_other_languages(text: str, language: str, first: str, last: str) -> None:
    assert days(text, language) == (first, last)


@pytest.mark.parametrize("text", ["may rise", "may 40 people", "32 January", "13/13/2024", "Mart"])
def test_no_dates(text: str) -> None:
    assert find_dates(text, "en") == []


def test_since_only_bounds() -> None:
    (since,) = find_dates("since the conflict began in 2022", "en")
    (bound,) = find_dates("since 2022", "en")
    assert (since.bound, bound.bound) == (False, True)


def test_unknown_publication_leaves_relative_dates_unknown() -> None:
    assert days("on Friday", published=None) == ("None", "None")
    assert days("December 30, 2022", published=None) == ("2022-12-30", "2022-12-30")


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d"])
)
def test_printed_dates_read_back(day: dt.date, form: str) -> None:
    (expression,) = find_dates(f"x {day.strftime(form)} x", "ru")
    assert resolve(expression, None)[:2] == (day, day)


@given(st.text(max_size=200), st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)))
def test_any_text_gives_ordered_verbatim_spans(text: str, published: dt.date) -> None:
    found = find_dates(text, "en")
    assert all(text[item.start : item.end] == item.text for item in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for item in found:
        first, last, _ = resolve(item, published, published)
        assert first is None or last is None or first <= last


def test_letters_of_turkish_are_read_like_those_that_they_resemble() -> None:
    (found,) = find_dates("a shell fell overnıght", "en")
    assert found.text == "overnıght"
