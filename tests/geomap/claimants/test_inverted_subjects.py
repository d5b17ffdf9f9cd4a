from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    "text",
    [
        '"Two shells hit Poltava," said Mayor Ivan Petrenko.',
        "Two shells hit Poltava, according to Mayor Ivan Petrenko.",
        '"Two shells hit Poltava," said Ivan Petrenko, the mayor.',
    ],
)
def test_who_stands_behind_the_verb_speaks(text: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).speakers()[0][:2] == ("Ivan Petrenko", "official")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("According to residents, shells hit Poltava.", ", shells hit Poltava."),
        (
            "According to residents, shells hit Poltava, killing two.",
            ", shells hit Poltava, killing two.",
        ),
        ("According to Ivan Petrenko, a porter, shells hit Poltava.", ", shells hit Poltava."),
    ],
)
def test_what_an_opening_speaker_told_is_no_description(
    text: str, told: str, gazetteer: Gazetteer
) -> None:
    (found,) = Reading(text, gazetteer).attributions
    assert text[found.start : found.end] == told
