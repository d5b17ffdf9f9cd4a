from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    "text",
    [
        "According to Poltava Mayor Ivan Petrenko, two shells hit a school.",
        "Two shells hit a school in Poltava, as reported by Mayor Ivan Petrenko.",
        "Poltava Mayor Ivan Petrenko was quoted by Reuters as saying two shells hit a school.",
    ],
)
def test_who_speaks_need_not_be_the_subject(text: str, gazetteer: Gazetteer) -> None:
    names = {a.claimant.name for a in Reading(text, gazetteer).attributions}
    assert "Ivan Petrenko" in names


def test_who_was_quoted_speaks_through_the_outlet(gazetteer: Gazetteer) -> None:
    text = "Poltava Mayor Ivan Petrenko was quoted by Reuters as saying two shells hit a school."
    spoken = {a.claimant.name: a.claimant.quoted_by for a in Reading(text, gazetteer).attributions}
    assert spoken["Ivan Petrenko"] == "Reuters"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army was accused by residents of killing two people in Goma.", "Residents"),
        ("The M23 was blamed by Kinshasa for shelling Goma.", "Kinshasa"),
    ],
)
def test_the_accuser_speaks_in_a_passive(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).attributions[-1].claimant.name == name


def test_who_was_said_to_have_done_it_does_not_speak(gazetteer: Gazetteer) -> None:
    text = "A bus burned in Goma after what was said to be shelling by rebels."
    assert [c.claimant.kind for c in Reading(text, gazetteer).claims] == ["media"]


@pytest.mark.parametrize(
    "back",
    [
        "This was announced on May 2 by the governor.",
        "That is according to the governor.",
        "This is stated in the summary of the regional administrations, Amber News reports.",
        "It was reported in a statement by the governor.",
    ],
)
def test_who_is_pointed_back_at_said_the_sentence_before(back: str, gazetteer: Gazetteer) -> None:
    claims = Reading(f"A drone hit a depot in Sumy.\n\n{back}", gazetteer).claims
    assert [c.claimant.kind for c in claims] == ["official"]
