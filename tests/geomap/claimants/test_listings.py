from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_items_behind_a_colon_are_whose_the_list_is(gazetteer: Gazetteer) -> None:
    text = (
        "The Inland Rights Board reported several attacks:\n\n"
        "• On Monday a shell killed two people in Goma. Many were hurt.\n\n"
        "• Residents said that a bomb hit Bukavu.\n\n"
        "• On Friday shelling killed a man in Uvira.\n\n"
        "A drone hit Kindu."
    )
    kinds = [a.claimant.kind for a in Reading(text, gazetteer).attributions if a.origin != "cue"]
    assert kinds == ["organisation", "organisation", "organisation", "media"]
