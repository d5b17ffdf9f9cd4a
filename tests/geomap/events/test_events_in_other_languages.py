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
        ("uk", "Потяг зійшов з рейок біля Полтави.", "other"),
        ("ru", "В давке в Туле погибли десять человек.", "other"),
        ("uk", "Озброєні люди увірвалися на ринок у Полтаві.", "fighting"),
        ("ru", "Вооруженные люди ворвались на рынок в Туле.", "fighting"),
        ("uk", "Повстанці заявили про взяття Полтави.", "fighting"),
        ("ru", "Повстанцы заявили о захвате Тулы.", "fighting"),
        ("uk", "Бойовики підпалили будинки в Полтаві.", "fire"),
        ("ru", "Боевики подожгли дома в Туле.", "fire"),
        ("uk", "Табір у Полтаві розграбували.", "other"),
        ("ru", "Склады в Туле разграбили.", "other"),
        ("uk", "Вантажівка в'їхала в натовп у Полтаві.", "other"),
        ("ru", "Грузовик въехал в толпу в Туле.", "other"),
        ("ru", "Ракета, выпущенная с моря, упала вблизи Тулы.", "damage"),
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
        ("uk", "Матч у Полтаві завершився ударом у штангу."),
        ("ru", "В Туле задержали мужчину за подготовку теракта."),
        ("uk", "У Полтаві вшанували пам'ять загиблих."),
        ("ru", "В Туле объявили угрозу атаки беспилотников."),
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


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("uk", "Російські війська обстріляли Херсон.", "Російські війська"),
        ("ru", "Российские войска обстреляли Херсон.", "Российские войска"),
        ("uk", "Внаслідок удару російських дронів у Херсоні загинули двоє.", "російських"),
        ("ru", "Украинские беспилотники атаковали завод в Туле.", "Украинские"),
        ("uk", "Харків обстріляли російські окупаційні війська.", "російські окупаційні війська"),
        ("ru", "Армия РФ обстреляла Харьков.", "РФ"),
        ("uk", "По казармах турецької армії в Афріні завдали удару.", None),
        ("ru", "Ракета попала в казарму турецкой армии в Африне.", None),
        ("ru", "В Донецке погибли российские солдаты.", None),
    ],
)
def test_who_is_said_to_have_done_it(
    language: str, text: str, actor: str | None, gazetteer: Gazetteer
) -> None:
    (event,) = Reading(text, gazetteer, language=language).events
    assert event.alleged_actor == actor


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Агентство не змогло незалежно перевірити повідомлення про удар по Полтаві."),
        ("ru", "Агентство не смогло независимо проверить сообщения об ударе по Туле."),
    ],
)
def test_not_confirmed(language: str, text: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer, language=language).events == []


@pytest.mark.parametrize(
    ("language", "text", "habitual"),
    [
        ("uk", "Це найбільший обстріл Херсона від початку вторгнення.", False),
        ("uk", "Від початку вторгнення Херсон обстрілюють.", True),
        ("ru", "Это самый мощный обстрел Херсона с начала войны.", False),
        ("ru", "С начала войны Херсон обстреливают.", True),
        ("ru", "Это крупнейший обстрел Херсона с 2022 года.", False),
    ],
)
def test_the_largest_since_then_is_one_event(
    language: str, text: str, *, habitual: bool, gazetteer: Gazetteer
) -> None:
    (event,) = Reading(text, gazetteer, language=language).events
    assert event.habitual is habitual


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Мер сказав, що в Полтаві не вщухають бої."),
        ("ru", "Мэр сказал, что в Туле не стихают бои."),
    ],
)
def test_what_does_not_cease_goes_on(language: str, text: str, gazetteer: Gazetteer) -> None:
    (event,) = Reading(text, gazetteer, language=language).events
    assert not event.denied
