"""What Ukrainian and Russian texts report, and what they only speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("uk", "Дрони намагалися атакувати завод у Полтаві.", "drone_attack"),
        ("ru", "Беспилотники пытались атаковать завод в Туле.", "drone_attack"),
        ("ru", "Военные улучшили тактическое положение в районе Купянска.", "fighting"),
        ("uk", "Вогневого впливу зазнали Нікополь і Марганець.", "shelling"),
        ("uk", "Від обстрілів потерпали Нікополь та Марганець.", "shelling"),
    ],
)
def test_reported(language: str, text: str, kind: str, gazetteer: Gazetteer) -> None:
    (event,) = Reading(text, gazetteer, language=language).events
    assert event.event_type == kind
    assert event.places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мэр заявил о намерении увеличить число ударов по Туле."),
        ("ru", "Губернатор в Туле выразил слова сочувствия родным и близким погибших."),
        ("uk", "Міністр у Полтаві висловив співчуття родині загиблого."),
        ("ru", "В Туле ждали возвращения тел."),
    ],
)
def test_only_spoken_of(language: str, text: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer, language=language).events == []


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("ru", "Ракета упала на рынок в Туле, раньше не подвергавшийся обстрелам.", False),
        ("uk", "Ракета влучила в школу в Полтаві, людей у ній не було.", False),
        ("uk", "Удару по школі в Полтаві не було, влучань не було.", True),
        ("ru", "Не сумев прорваться, дрон атаковал завод в Туле.", False),
        ("ru", "Взрыва в Туле не было, никаких ударов не было.", True),
    ],
)
def test_denied(language: str, text: str, *, denied: bool, gazetteer: Gazetteer) -> None:
    (event,) = Reading(text, gazetteer, language=language).events
    assert event.denied is denied


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "На Лиманському та Куп'янському напрямках обстріляно Вовчанськ."),
        ("ru", "На Лиманском и Купянском направлениях обстрелян Волчанск."),
    ],
)
def test_a_front_is_no_place(language: str, text: str, gazetteer: Gazetteer) -> None:
    reading = Reading(text, gazetteer, language=language)
    (event,) = reading.events
    (place,) = event.places
    assert reading.resolved[place].mention.text.startswith("Вов" if language == "uk" else "Вол")


def test_a_list_goes_on_behind_a_semicolon(gazetteer: Gazetteer) -> None:
    text = (
        "Авіаційних ударів зазнали: Білопілля, Краснопілля Сумської області; "
        "Вовчанськ, Дворічна Харківської області."
    )
    reading = Reading(text, gazetteer, language="uk")
    (event,) = reading.events
    names = [reading.resolved[index].mention.text for index in event.places]
    assert names == ["Білопілля", "Краснопілля", "Вовчанськ", "Дворічна"]
