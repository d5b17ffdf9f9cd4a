from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def said(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    """What each claimant says last."""
    return {a.claimant.name: text[a.start : a.end] for a in Reading(text, gazetteer).attributions}


def test_a_label_names_who_speaks(gazetteer: Gazetteer) -> None:
    text = 'Quote from Poltava Mayor Ivan Petrenko: "Two shells hit a school."'
    assert "Two shells" in said(text, gazetteer)["Ivan Petrenko"]


def test_who_is_told_of_before_a_colon_and_a_quotation_speaks(gazetteer: Gazetteer) -> None:
    text = 'Poltava Mayor Ivan Petrenko: "Two shells hit a school."'
    assert "Two shells" in said(text, gazetteer)["Ivan Petrenko"]
