from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_a_witness_is_one_in_all_that_he_says(gazetteer: Gazetteer) -> None:
    text = (
        "Rami Sabra said that a bomb hit Homs. “A wall fell near us,” Sabra told the Amber. "
        "Sabra said that two people died in Homs."
    )
    assert {speaker[:2] for speaker in Reading(text, gazetteer).speakers()} == {
        ("Rami Sabra", "witness")
    }


def test_an_office_named_late_is_held_from_the_first_line_on(gazetteer: Gazetteer) -> None:
    text = (
        "Two people were hurt in Oryol, Aleksandr Petrov has reported. "
        "Petrov, the governor of Oryol, said that a house burned."
    )
    assert Reading(text, gazetteer).speakers()[0] == ("Aleksandr Petrov", "official", "RU")


def test_a_namesake_with_another_given_name_holds_no_office(gazetteer: Gazetteer) -> None:
    text = (
        "Two people were hurt in Oryol, Boris Petrov has reported. "
        "Aleksandr Petrov, the governor of Oryol, said that a house burned."
    )
    assert Reading(text, gazetteer).speakers()[0] == ("Boris Petrov", "unknown", None)
