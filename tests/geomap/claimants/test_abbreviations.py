from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.claimants.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Coast Army (CA) said so.", {"CA": "The Coast Army"}),
        ("the Union of the Isles (“UI”) said so", {"UI": "Union of the Isles"}),
        ("A mine (see below) burst.", {}),
        ("A" * 200_000, {}),  # data without blanks
    ],
)
def test_letters_stand_for_the_name_before_them(text: str, named: dict[str, str]) -> None:
    assert {short: text[slice(*span)] for short, span in abbreviations(text, "en").items()} == named


@given(st.text(alphabet="AB ab()"))
def test_full_names_lie_within_the_text(text: str) -> None:
    for start, end in abbreviations(text, "en").values():
        assert 0 <= start < end <= len(text)
