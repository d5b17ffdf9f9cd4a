from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.events.counts import Count, read_counts


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("killing at least 22 people", (22, None), (None, None)),
        ("the deaths of 24 civilians, including three children", (24, 24), (None, None)),
        ("injuring 21 people, including two boys aged 16 and 14", (None, None), (21, 21)),
        ("left dozens more injured", (None, None), (24, None)),
        ("25 civilians had been killed and more than 110 injured", (25, 25), (111, None)),
        ("one person had been killed and three others injured", (1, 1), (3, 3)),
        ("up to 40 people died", (None, 40), (None, None)),
        ("about 100 were killed", (90, 110), (None, None)),
        ("the death toll rose to 1,250", (1250, 1250), (None, None)),
        ("thirty-two civilians were killed", (32, 32), (None, None)),
        ("a couple aged 61 and 63 died", (None, None), (None, None)),
        ("the 2007 quake injured nobody", (None, None), (None, None)),
        ("12 apartment buildings were damaged", (None, None), (None, None)),
    ],
)
def test_english(
    text: str, killed: tuple[int | None, int | None], injured: tuple[int | None, int | None]
) -> None:
    found = read_counts(text, "en")
    assert [(c.minimum, c.maximum) for c in found] == [killed, injured]


@given(st.integers(1, 9_999_999))
def test_digits_read_back(number: int) -> None:
    if not 1900 <= number <= 2099:  # four digits that may be a year
        assert read_counts(f"{number:,} people were killed", "en")[0] == Count(
            minimum=number, maximum=number
        )


@settings(deadline=None)  # the first example compiles the patterns
@given(st.text(max_size=80), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_gives_ordered_bounds(text: str, language: str) -> None:
    for count in read_counts(text, language):
        assert count.minimum is None or count.maximum is None or count.minimum <= count.maximum
