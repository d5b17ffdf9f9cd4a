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
