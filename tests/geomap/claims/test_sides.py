from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_an_accused_side_that_blames_the_other_answers(gazetteer: Gazetteer) -> None:
    text = (
        "Ukraine said a Russian bomb hit a school in Sudzha. "
        "Russia's defence ministry said Ukrainian missiles had hit the school in Sudzha."
    )
    assert Reading(text, gazetteer).rows() == [
        ("Ukrainian officials", "asserts", "Sudzha"),
        ("Russian officials", "attributes_elsewhere", "Sudzha"),
    ]


def test_whoever_owns_a_strike_only_asserts_it(gazetteer: Gazetteer) -> None:
    text = (
        "Ukraine said Russian missiles hit Kharkiv. Russia's defence ministry said "
        "it hit barracks in Kharkiv after the Ukrainian attack on Belgorod."
    )
    assert {stance for _, stance, _ in Reading(text, gazetteer).rows()} == {"asserts"}


def test_a_mayor_whose_own_army_strikes_speaks_for_the_occupiers(gazetteer: Gazetteer) -> None:
    text = (
        "Donetsk Mayor Ivan Orlov said Ukrainian shells hit the Kuibyshevskyi district. "
        "Orlov said that two buses burned in Donetsk."
    )
    groups = {group for group, _, _ in Reading(text, gazetteer).rows()}
    assert groups == {"Russian officials"}


def test_a_side_that_denied_it_blames_somebody_whose_party_nobody_knows(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "Russia's defence ministry denied that its forces bombed Mariupol. Moscow has blamed the "
        "unit for last week's bombing of a hospital in Mariupol."
    )
    assert [row[1] for row in Reading(text, gazetteer).rows()] == ["denies", "attributes_elsewhere"]


def test_who_denies_something_at_home_accuses_those_who_struck(gazetteer: Gazetteer) -> None:
    text = (
        "Russia's army said it hit a barracks in Poltava. Ukraine's defence ministry denied the "
        "claim and accused Russia of killing patients of a hospital in Poltava."
    )
    assert [row[:2] for row in Reading(text, gazetteer).rows()] == [
        ("Russian officials", "asserts"),
        ("Ukrainian officials", "denies"),
        ("Ukrainian officials", "asserts"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said it had struck a headquarters in Sevastopol.",
        "Kyiv said Ukrainian drones struck an airfield near Sevastopol.",
        "Ukrainian officials said Ukrainian drones hit a port in Sevastopol.",
    ],
)
def test_a_country_that_strikes_what_is_occupied_speaks_for_itself(
    gazetteer: Gazetteer, text: str
) -> None:
    assert Reading(text, gazetteer).rows() == [("Ukrainian officials", "asserts", "Sevastopol")]


def test_who_answers_an_attack_with_its_own_owns_it(gazetteer: Gazetteer) -> None:
    text = (
        "Hezbollah said it had fired rockets at Haifa in answer to an Israeli strike on Tyre. "
        "It said it was hit by Israeli strikes in Beirut."
    )
    claims = Reading(text, gazetteer).claims
    assert [c.event.alleged_actor for c in claims] == ["Hezbollah", "Israeli"]


def test_a_bare_accusation_is_of_what_was_just_told(gazetteer: Gazetteer) -> None:
    text = "State media reported explosions in Latakia; Damascus blamed Israel."
    rows = Reading(text, gazetteer).rows()
    assert rows[-1] == ("Syrian officials", "asserts", "Latakia")


def test_a_group_that_a_country_owns_is_not_the_country(gazetteer: Gazetteer) -> None:
    text = (
        "Sudan's Rapid Support Forces (RSF) attacked Nyala, killing five. The RSF denied the "
        "assault. Sudan's health ministry said that the RSF's attack killed 25 people in Nyala."
    )
    assert [row[1] for row in Reading(text, gazetteer).rows()] == ["asserts", "denies", "asserts"]
