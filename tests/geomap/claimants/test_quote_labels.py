from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Poltava Mayor Ivan Petrenko: The enemy hit a school in Poltava.", "official"),
        ("Police: two dead in a shooting in Poltava.", "official"),
        ("UN: 40 killed in a strike on Poltava.", "organisation"),
        ("Poltava: two dead in shelling of a market.", "media"),
        ("The plan has two aims for police: end attacks and fires in Poltava.", "media"),
    ],
)
def test_an_office_before_a_colon_speaks(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).attributions[-1].claimant.kind == kind
