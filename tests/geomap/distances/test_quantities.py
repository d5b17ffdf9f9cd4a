"""Lengths in running text, in three languages, with all that is no length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.distances.quantities import KILOMETRES, find_lengths


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30 km", 30, 30),
        ("30km", 30, 30),
        ("a 30-kilometre drive", 30, 30),
        ("1,200 kilometers", 1200, 1200),
        ("2.5 km", 2.5, 2.5),
        ("20-25 km", 20, 25),
        ("20 – 25 km", 20, 25),
        ("between 30 and 40 km", 30, 40),
        ("from 30 to 40 km", 30, 40),
        ("five to ten kilometres", 5, 10),
        ("thirty-five kilometres", 35, 35),
        ("a hundred and twenty km", 120, 120),
        ("two thousand five hundred km", 2500, 2500),
        ("one and a half km", 1.5, 1.5),
        ("a dozen kilometres", 12, 12),
        ("three dozen km", 36, 36),
        ("a kilometre", 1, 1),
        ("half a kilometre", 0.5, 0.5),
        ("2½ km", 2.5, 2.5),
        ("½ km", 0.5, 0.5),
        ("800 metres", 0.8, 0.8),
        ("10 miles", 16.09344, 16.09344),
        ("12 nautical miles", 22.224, 22.224),
        ("400 yards", 0.36576, 0.36576),
        ("3,000 feet", 0.9144, 0.9144),
    ],
)
def test_english(text: str, low: float, high: float) -> None:
    [length] = find_lengths(f"It is {text} away.", "en")
    assert (length.km_min, length.km_max) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("uk", "за 30 км від", 30, 30),
        ("uk", "за тридцять п’ять кілометрів від", 35, 35),
        ("uk", "за півкілометра від", 0.5, 0.5),
        ("uk", "за півтора кілометра від", 1.5, 1.5),
        ("uk", "за кілометр від", 1, 1),
        ("uk", "від 30 до 40 км", 30, 40),
        ("uk", "2,5 км", 2.5, 2.5),
        ("uk", "1 200 км", 1200, 1200),
        ("uk", "дві з половиною тисячі кілометрів", 2500, 2500),
        ("ru", "в тридцати пяти километрах от", 35, 35),
        ("ru", "в полукилометре от", 0.5, 0.5),
        ("ru", "в двух с половиной километрах от", 2.5, 2.5),
        ("ru", "в километре от", 1, 1),
        ("ru", "в 30—40 км от", 30, 40),
        ("ru", "в двухстах километрах", 200, 200),
        ("ru", "2,5 тысячи километров", 2500, 2500),
    ],
)
def test_ukrainian_and_russian(language: str, text: str, low: float, high: float) -> None:
    [length] = find_lengths(text, language)
    assert (length.km_min, length.km_max) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "at 30 km/h",
        "30 km per hour",
        "200 square kilometres",
        "200 km²",
        "an AKM rifle",
        "$30m",
        "S-300 missiles",
        "152 mm guns",
        "30 minutes",
        "5 kg",
        "30,000 men",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert find_lengths(text, "en") == []


def test_the_same_in_two_units_is_one_length() -> None:
    [length] = find_lengths("some 40 km (25 miles) away", "en")
    assert length.also is not None
    assert length.also.km_max == pytest.approx(40.2336)
    [length] = find_lengths("25 miles, or about 40 kilometres, away", "en")
    assert length.unit == "mile"
    assert length.also is not None
    assert length.also.unit == "kilometre"


def test_two_lengths_in_one_unit_are_two() -> None:
    assert len(find_lengths("30 km, 40 km", "en")) == 2


@pytest.mark.parametrize(
    ("text", "step"),
    [("30 km", 10), ("32 km", 1), ("25 km", 5), ("5 km", 1), ("300 km", 100), ("2.5 km", 0.1)],
)
def test_rounding(text: str, step: float) -> None:
    assert find_lengths(text, "en")[0].step_km == pytest.approx(step)


def test_vague_and_travel() -> None:
    [vague] = find_lengths("a few kilometres away", "en")
    assert vague.vague
    [travel] = find_lengths("a two-hour drive away", "en")
    assert travel.unit == "travel"
    assert travel.km_max is None


@given(st.integers(1, 9999), st.sampled_from(["km", "metres", "miles", "yards", "nautical miles"]))
def test_any_figure_in_any_unit(value: int, unit: str) -> None:
    text = f"It lies {value:,} {unit} away"
    [length] = find_lengths(text, "en")
    key = {"km": "kilometre"}.get(unit, unit.removesuffix("s").replace(" ", "_"))
    assert length.km_min == pytest.approx(value * KILOMETRES[key], abs=1e-6)
    assert text[length.start : length.end] == f"{value:,} {unit}"


@given(st.text(max_size=60), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_is_read_without_error(text: str, language: str) -> None:
    for length in find_lengths(text, language):
        assert 0 <= length.start < length.end <= len(text)


def test_a_line_of_articles_and_dashes_is_read_in_no_time() -> None:
    assert find_lengths("a - " * 5000, "en") == []
