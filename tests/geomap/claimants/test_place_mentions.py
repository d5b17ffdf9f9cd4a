from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

from geomap.claimants.place_mentions import PlaceMentions

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def mentions(text: str, gazetteer: Gazetteer) -> PlaceMentions:
    read = Reading(text, gazetteer)
    return PlaceMentions(read.parsed, read.resolved)


def test_mentions_before_a_position_come_last_first(gazetteer: Gazetteer) -> None:
    text = "Shells hit Poltava and Lubny. Drones hit Kremenchuk."
    before = mentions(text, gazetteer).before(text.index("Drones"))
    assert [item.mention.text for _, item in before] == ["Lubny", "Poltava"]


@pytest.mark.parametrize(("phrase", "only"), [("Poltava", True), ("shells", False)])
def test_a_phrase_of_nothing_but_places(phrase: str, *, only: bool, gazetteer: Gazetteer) -> None:
    text = "Two shells hit Poltava."
    start = text.index(phrase)
    assert mentions(text, gazetteer).is_places_only(start, start + len(phrase)) is only


def test_a_span_that_overlaps_a_mention_is_a_place(gazetteer: Gazetteer) -> None:
    text = "Two shells hit Poltava."
    found = mentions(text, gazetteer)
    assert found.is_place(text.index("ltava"), len(text))
    assert not found.is_place(0, text.index(" hit"))
