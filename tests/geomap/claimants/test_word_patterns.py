from __future__ import annotations

from geomap.claimants.word_patterns import listed_pattern
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar


def test_a_body_whose_name_is_a_list_is_one_name() -> None:
    found = listed_pattern(load("en", "claimants"), grammar("en")).search(
        "the Ministry of Health and Sport said"
    )
    assert found is not None
    assert found.group() == "Ministry of Health and Sport"


def test_unbroken_capitals_are_looked_at_once() -> None:
    assert listed_pattern(load("en", "claimants"), grammar("en")).search("The " * 10_000) is None
