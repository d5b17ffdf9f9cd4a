from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_whoever_is_quoted_at_length_without_an_office_is_a_witness(gazetteer: Gazetteer) -> None:
    text = '"The state has not come to Goma. The people have," said Fatima Novak outside a home.'
    assert ("Fatima Novak", "witness", None) in Reading(text, gazetteer).speakers()


def test_a_word_in_marks_is_no_account(gazetteer: Gazetteer) -> None:
    text = "Ana Novak said that it was a “barbaric” attack on Goma."
    assert Reading(text, gazetteer).speakers()[0][1] != "witness"


def test_an_outlet_between_does_not_hide_the_holder_of_an_office(gazetteer: Gazetteer) -> None:
    text = (
        "The Russian-installed speaker said a drone hit Kerch. "
        "The Tass news agency quoted Vladimir Orlov as saying that two drones hit Kerch."
    )
    assert ("Vladimir Orlov", "official", "RU") in Reading(text, gazetteer).speakers()
