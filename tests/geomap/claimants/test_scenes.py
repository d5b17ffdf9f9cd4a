from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def countries(text: str, gazetteer: Gazetteer) -> list[str | None]:
    return [country for _, _, country in Reading(text, gazetteer).speakers()]


def test_whoever_holds_a_place_speaks_there(gazetteer: Gazetteer) -> None:
    text = "A shell hit a market in Turkish-held Afrin. Two people died in Afrin, officials said."
    assert countries(text, gazetteer) == ["TR"]


def test_a_held_place_does_not_make_its_country_held(gazetteer: Gazetteer) -> None:
    text = "A shell hit Turkish-held Afrin. In Damascus, officials said two people were killed."
    assert countries(text, gazetteer) == ["SY"]


def test_one_namesake_does_not_move_the_story_abroad(gazetteer: Gazetteer) -> None:
    text = (
        "Gunmen attacked Lido Beach in Mogadishu. Somali troops came from Baidoa and Kismayo. "
        "Ten people died at Lido, police said."
    )
    assert countries(text, gazetteer) == ["SO"]


def test_near_a_place_is_in_its_country(gazetteer: Gazetteer) -> None:
    text = (
        "Fires burned in Lisbon. "
        "A body was found 12 km north of Alexandroupoli, Greece. Another was found 12 kilometres "
        "north of Alexandroupoli, a spokesman said."
    )
    assert countries(text, gazetteer)[-1] == "GR"
