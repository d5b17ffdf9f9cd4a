from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_a_region_whose_governor_speaks_is_the_place_when_no_other_is_named(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "A drone hit Kharkiv, Ukrainian officials said. "
        "The governor of the Kherson region said one person had been killed."
    )
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Kharkiv", "Kherson region"]


def test_what_is_told_without_a_place_happened_where_its_paragraph_is(
    gazetteer: Gazetteer,
) -> None:
    text = "In Kutum, people were asleep. Then shells fell on a market, survivors said."
    assert Reading(text, gazetteer).rows() == [("Witnesses", "asserts", "Kutum")]


def test_of_several_places_a_local_office_speaks_of_its_own(gazetteer: Gazetteer) -> None:
    text = (
        "Drones hit the Oryol, Bryansk and Ryazan regions, the ministry said. In the Oryol region "
        "two were hurt. The governor of the Bryansk region said a house was damaged."
    )
    assert Reading(text, gazetteer).rows()[-1][2] == "Bryansk"


def test_the_attack_that_another_did_is_the_one_told_of(gazetteer: Gazetteer) -> None:
    text = (
        "A missile hit Kramatorsk, Ukrainian officials said. Russia's defence ministry said the "
        "attack was carried out by Ukraine's forces."
    )
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Kramatorsk", "Kramatorsk"]


def test_witnesses_speak_of_where_they_are(gazetteer: Gazetteer) -> None:
    rows = Reading("Residents of Goma described heavy shelling.", gazetteer).rows()
    assert rows == [("Witnesses", "asserts", "Goma")]


def test_who_is_from_there_speaks_of_there(gazetteer: Gazetteer) -> None:
    text = '"The wall fell when the shell landed," Amal Nasser, 27, from Idlib, said by phone.'
    assert Reading(text, gazetteer).rows() == [("Witnesses", "asserts", "Idlib")]


def test_who_lives_there_speaks_of_there(gazetteer: Gazetteer) -> None:
    text = 'Shells fell near Aleppo. "The roof came down," said Amal Nasser, who lives in Idlib.'
    assert ("Witnesses", "asserts", "Idlib") in Reading(text, gazetteer).rows()


def test_a_spokesman_elsewhere_speaks_of_what_was_told(gazetteer: Gazetteer) -> None:
    text = (
        "A dam burst above Izium, police said. Ten people are dead, said a spokesman for the Red "
        "Cross in Geneva. Doctors at a hospital in Lyman said they had treated four wounded."
    )
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Izium", "Izium", "Lyman"]


def test_where_a_speaker_stands_is_no_scene(gazetteer: Gazetteer) -> None:
    text = "A shell fell in Sumy, police said. A nurse who once studied in Lviv said two died."
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Sumy", "Sumy"]


def test_nothing_is_carried_back_from_another_country(gazetteer: Gazetteer) -> None:
    text = (
        "A drone hit a depot in Rostov, the governor said. Israel attacked Iran with 24 drones. "
        "Eighteen of them were shot down."
    )
    assert [place for _, _, place in Reading(text, gazetteer).rows()] == ["Rostov", "Iran"]


def test_what_goes_on_is_of_the_place_told_of_most(gazetteer: Gazetteer) -> None:
    text = (
        "Missiles hit Sumy on Sunday, Ukraine's air force said. The mayor of Kharkiv said attacks "
        "on Sumy and Poltava went on. Russia's defence ministry said its missiles hit a meeting."
    )
    assert Reading(text, gazetteer).rows()[-1] == ("Russian officials", "asserts", "Sumy")


def test_what_happened_long_ago_is_not_carried_to_the_scene(gazetteer: Gazetteer) -> None:
    text = "Gunmen killed 60 people in Maiduguri on Monday. They killed over 6,600 in 2014."
    assert len(Reading(text, gazetteer).claims) == 1


def test_an_official_with_a_seat_speaks_of_it_rather_than_of_an_unknown_place(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "Two drones were shot down over Zzyzxhaven. The governor of the Kherson region said there "
        "had been no injuries after air defence shot down a missile."
    )
    assert Reading(text, gazetteer).rows()[-1][2] == "Kherson region"


def test_whoever_takes_in_the_hurt_speaks_of_where_they_come_from(gazetteer: Gazetteer) -> None:
    text = "A shell fell in Izium. A doctor at a hospital in Lyman said it had received ten bodies."
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Izium", "Izium"]


def test_a_hospital_named_after_a_town_speaks_of_there(gazetteer: Gazetteer) -> None:
    text = (
        "Thirty people were killed in Izium, police said. Two were killed in Lyman and one in "
        "Balakliia, they said. The Izium hospital put the number of injured at 186."
    )
    assert Reading(text, gazetteer).rows()[-1][2] == "Izium"


def test_whoever_takes_in_the_hurt_of_nothing_told_speaks_of_there(gazetteer: Gazetteer) -> None:
    text = "Doctors in Lyman said they had received ten wounded after shelling."
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Lyman"]


def test_whoever_claims_an_attack_speaks_of_the_one_told_of(gazetteer: Gazetteer) -> None:
    text = "A bomb killed six in Quetta, police said. The banned BNF claimed the attack."
    claims = Reading(text, gazetteer).claims
    assert [(c.claimant.kind, len(c.places)) for c in claims] == [
        ("official", 1),
        ("organisation", 1),
    ]


def test_the_accused_may_say_that_another_one_hit_it(gazetteer: Gazetteer) -> None:
    text = "Kyiv said Russia shelled a prison in Lyman. Moscow said Ukraine had hit it."
    claims = Reading(text, gazetteer).claims
    assert [(c.claimant.country, c.stance) for c in claims] == [
        ("UA", "asserts"),
        ("RU", "attributes_elsewhere"),
    ]


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        ("The rebels accused the army of targeting civilian areas.", 1),
        ("The rebels accused the army of targeting civilians in the attack.", 2),
        ("The army said two of its soldiers had been killed over the past 24 hours.", 1),
        ("The army said two of its soldiers had been killed.", 2),
        ("The army said it shot down 59 of 102 drones.", 1),
        ("The governor said 9 of 12 drones were shot down.", 2),
    ],
)
def test_what_is_told_in_general_has_no_place(said: str, claims: int, gazetteer: Gazetteer) -> None:
    text = f"A drone hit a depot in Homs, police said. {said}"
    assert len(Reading(text, gazetteer).claims) == claims
