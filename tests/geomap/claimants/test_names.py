from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.claimants.names import introduced, may_be_one, name_patterns, outlet_pattern, overlaps
from geomap.lexicons.grammar import grammar

PATTERNS = name_patterns(["mayor", "spokesman", "head"], ["al"])
Spans = list[tuple[int, int]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Pavlo Synytsia said", "Pavlo Synytsia"),
        ("Taras Dub, head of the council, said", "Taras Dub"),
        ("the mayor, Omar al Bashir, said", "Omar al Bashir"),
        ("spokesman Jean-Luc Rey of Lyon", "Jean-Luc Rey"),
        ("Mayor J. B. Rey said", "J. B. Rey"),
    ],
)
def test_an_office_shows_a_name(text: str, name: str) -> None:
    assert name in {text[start:end] for start, end in introduced(text, PATTERNS, [])}


@pytest.mark.parametrize("text", ["the mayor said", "In Cedar Falls, the mayor of Ames said"])
def test_what_no_office_stands_beside_is_no_name(text: str) -> None:
    place = text.find("Cedar Falls")
    places = [(place, place + len("Cedar Falls"))] if place >= 0 else []
    assert list(introduced(text, PATTERNS, places)) == []


def test_outlets_are_told_report_and_have_correspondents() -> None:
    pattern = outlet_pattern(["told"], ["correspondent"], ["reports", "writes"], grammar("en"))
    text = (
        "He told the Echo that. A Dawn correspondent came. It burned, writes ABC.\nNo, DEF reports."
    )
    assert [m.group(m.lastgroup or 0) for m in pattern.finditer(text)] == [
        "Echo",
        "Dawn",
        "ABC",
        "DEF",
    ]


@given(st.lists(st.integers(0, 60), max_size=12, unique=True), st.integers(0, 60))
def test_overlaps_is_what_a_look_at_all_of_them_gives(marks: list[int], start: int) -> None:
    marks = sorted(marks)
    others: Spans = list(zip(marks[::2], marks[1::2], strict=False))
    span = (start, start + 5)
    assert overlaps(span, others) == any(a < span[1] and start < b for a, b in others)


def test_given_names_may_be_left_out_or_spelt_otherwise() -> None:
    assert may_be_one("Petrenko", "Ivan Petrenko")
    assert may_be_one("I. Petrenko", "Ivan Petrenko")
    assert may_be_one("Serhii Petrenko", "Serhiy Petrenko")
    assert not may_be_one("Olena Petrenko", "Ivan Petrenko")
