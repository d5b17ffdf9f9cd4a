from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
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


def test_a_governor_is_of_the_place_abroad_that_was_struck(gazetteer: Gazetteer) -> None:
    text = (
        "Sudan's army said it had struck a depot in Abéché in Chad. The governor said a fire had "
        "broken out."
    )
    assert countries(text, gazetteer) == ["SD", "TD"]


def test_offices_of_annexed_land_are_its_holders_beside_its_own_country(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "A tank was on fire in Feodosia in Russian-annexed Crimea, emergency services said. "
        "Ukraine's military said it had hit it."
    )
    assert countries(text, gazetteer) == ["RU", "UA"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The mayor of Horlivka said a shell hit Horlivka.", "RU"),
        ("A shell hit Horlivka, local authorities said.", "RU"),
        ("Donetsk Governor Pavlo Koval said a shell hit Horlivka.", "UA"),
        ("A shell hit Horlivka, regional authorities said.", "UA"),
    ],
)
def test_whose_the_offices_of_a_town_long_held_are(
    text: str, country: str, gazetteer: Gazetteer
) -> None:
    assert countries(text, gazetteer) == [country]


def test_an_office_is_of_its_own_clause(gazetteer: Gazetteer) -> None:
    text = "Two died in Goma, local authorities said on Monday, as shells fell on Kigali."
    assert countries(text, gazetteer) == ["CD"]
