from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.claimants.phrases import Phrases
from geomap.claimants.source_words import source_words


def phrases(text: str) -> Phrases:
    return Phrases(text, source_words("en"))


@pytest.mark.parametrize(
    ("text", "bare"), [(' "the mayor,', "the mayor"), ("(Reuters) the mayor", "the mayor")]
)
def test_marks_are_no_part_of_a_phrase(text: str, bare: str) -> None:
    start, end = phrases(text).trimmed(0, len(text))
    assert text[start:end] == bare


@given(st.text())
def test_trimming_stays_within(text: str) -> None:
    start, end = phrases(text).trimmed(0, len(text))
    assert 0 <= start <= end <= len(text)


def test_behind_a_preposition_stands_no_subject() -> None:
    assert phrases("").is_clause("in the city")
    assert not phrases("").is_clause("the mayor")


def test_an_office_is_no_name_of_a_channel() -> None:
    assert phrases("").is_office("the mayor")
    assert not phrases("").is_office("Morning News")
