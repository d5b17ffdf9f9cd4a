from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import Reading

from geomap.events.counts import Count
from geomap.incidents import group_incidents
from geomap.incidents.comparison import Statement as Said
from geomap.incidents.comparison import compare_rows, compare_statements, words_of

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.claims import Claim

ONE = """A missile hit Odesa on Thursday, killing 4 people, Odesa Governor Petro Hnatiuk said.

A drone hit Sumy on Thursday, Ukrainian officials said."""
OTHER = "Russia's Defence Ministry denied that a missile had hit Odesa on Thursday."
LATER = "A missile hit Odesa on April 2, killing 9 people, Ukrainian officials said."


@pytest.fixture(scope="module")
def claims(gazetteer: Gazetteer) -> list[Claim]:
    texts = (ONE, OTHER, LATER)
    return [claim for text in texts for claim in Reading(text, gazetteer).claims]


def test_one_event_is_one_incident_and_a_denial_joins_it(claims: list[Claim]) -> None:
    places = [
        sorted((c.source_group, c.places[0].mention.text) for c in incident.claims)
        for incident in group_incidents(claims)
    ]
    assert sorted(places) == sorted(
        [
            [("Russian officials", "Odesa"), ("Ukrainian officials", "Odesa")],
            [("Ukrainian officials", "Sumy")],
            [("Ukrainian officials", "Odesa")],
        ]
    )


def test_what_they_say_alike_and_otherwise(claims: list[Claim]) -> None:
    incident = next(i for i in group_incidents(claims) if len(i.claims) > 1)
    assert "Place: Russian officials and Ukrainian officials name Odesa." in incident.agreements
    assert incident.contradictions == (
        "Event: Russian officials deny it; Ukrainian officials assert it.",
    )


@given(seed=st.integers())
def test_the_order_of_claims_changes_nothing(seed: int, claims: list[Claim]) -> None:
    shuffled = claims[:]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert group_incidents(shuffled) == group_incidents(claims)


def test_every_claim_is_in_exactly_one_incident(claims: list[Claim]) -> None:
    ids = [claim.claim_id for incident in group_incidents(claims) for claim in incident.claims]
    assert sorted(ids) == sorted(claim.claim_id for claim in claims)


def test_no_claims_no_incidents() -> None:
    assert group_incidents([]) == []


def test_figures_contradict_only_when_no_number_fits_both() -> None:
    def said(group: str, low: int | None, high: int | None) -> Said:
        return Said(group=group, stance="asserts", killed=Count(minimum=low, maximum=high))

    assert compare_statements([said("A", 22, None), said("B", 24, 24)])[1] == ()
    assert compare_statements([said("A", 25, 25), said("B", None, 24)])[1] == (
        "Killed: A say 25; B say at most 24.",
    )
    assert compare_statements([said("A", 3, 3), said("A", 4, 4)]) == ((), ())


def test_rows_of_a_table_compare_like_claims() -> None:
    row = {"claim_id": "1", "source_group": "Media", "stance": "asserts", "place": "Sumy"}
    other = row | {"claim_id": "2", "source_group": "Witnesses", "place": "Lebedyn"}
    agreements, contradictions = compare_rows([row, other])
    assert agreements == ("Event: Media and Witnesses assert it.",)
    assert contradictions == ("Place: Media name Sumy; Witnesses name Lebedyn.",)


def test_the_forms_of_one_actor_agree() -> None:
    row = {"source_group": "Media", "stance": "asserts", "alleged_actor": "Russia"}
    other = row | {"source_group": "Witnesses", "alleged_actor": "the Russian army"}
    assert (
        "Actor: Media name Russia; Witnesses name the Russian army."
        in (compare_rows([row, other])[0])
    )
    third = other | {"alleged_actor": "Ukrainian forces"}
    assert any(line.startswith("Actor") for line in compare_rows([row, third])[1])


def test_missing_figures_of_a_table_are_no_figures() -> None:
    row = {"source_group": "Media", "killed_min": float("nan"), "killed_max": None}
    assert compare_rows([row, row | {"source_group": "Witnesses", "killed_min": 3.0}])[1] == ()


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(3, 3, "3"), (22, None, "at least 22"), (None, 9, "at most 9"), (18, 22, "18 to 22")],
)
def test_intervals_as_words(low: int | None, high: int | None, words: str) -> None:
    assert words_of(Count(minimum=low, maximum=high)) == words
