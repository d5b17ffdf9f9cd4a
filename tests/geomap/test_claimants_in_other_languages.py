"""Who speaks in Ukrainian and Russian: other word order, endings, small demonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer

UKRAINIAN = [
    (
        "Уночі дрони атакували Полтаву, повідомив мер Полтави Петро Коваль.",
        ("Петро Коваль", "official", "UA"),
    ),
    (
        "Румунія поруч. Окупаційна влада каже, що в Мелітополі та Херсоні поранено двох.",
        ("Окупаційна влада", "official", "RU"),
    ),
    ("За даними поліції Полтави, поранено двох людей.", ("Поліції Полтави", "official", "UA")),
    ("Російське відомство стверджує, що в Сумах знищено склад.", ("", "official", "RU")),
    ("«Ми чули два вибухи», – каже мешканка Полтави Ольга.", ("", "witness", "UA")),
    (
        "Компанія «Енергоатом» повідомила, що в Херсоні пошкоджено лінію.",
        ("", "organisation", None),
    ),
]
RUSSIAN = [
    (
        "Ночью беспилотники атаковали Тулу, сообщил губернатор Пётр Ковалёв.",
        ("Пётр Ковалёв", "official", "RU"),
    ),
    ("По данным прокуратуры Тулы, ранены двое.", ("Прокуратуры Тулы", "official", "RU")),
    ("Пакистанская сторона заявила об ударе по Джамму.", ("", "official", "PK")),
    ("По словам жителя Орска, вода поднялась на метр.", ("", "witness", "RU")),
]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [("uk", *row) for row in UKRAINIAN] + [("ru", *row) for row in RUSSIAN],
)
def test_who_speaks(
    language: str, text: str, speaker: tuple[str, str, str | None], gazetteer: Gazetteer
) -> None:
    (found,) = Reading(text, gazetteer, language=language).speakers()
    assert found[1:] == speaker[1:]
    if speaker[0]:
        assert found[0] == speaker[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "На Полтаву впала ракета. Про це повідомили в поліції Полтави."),
        ("ru", "На Тулу упала ракета. Об этом сообщили в полиции Тулы."),
    ],
)
def test_the_sentence_before_is_what_was_reported(
    language: str, text: str, gazetteer: Gazetteer
) -> None:
    first = Reading(text, gazetteer, language=language).attributions[0]
    assert first.claimant.kind == "official"


def test_a_pronoun_inside_the_phrase_is_who_spoke_last(gazetteer: Gazetteer) -> None:
    text = (
        "Дрони атакували Полтаву, повідомив мер Полтави Петро Коваль. "
        "За його словами, загинула одна людина."
    )
    speakers = Reading(text, gazetteer, language="uk").speakers()
    assert speakers == [("Петро Коваль", "official", "UA")]


def test_short_words_in_small_letters_are_no_countries(gazetteer: Gazetteer) -> None:
    text = "Влада того міста заявила про вибух у Полтаві."
    (speaker,) = Reading(text, gazetteer, language="uk").speakers()
    assert speaker[2] == "UA"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Ракета впала на дім», – сказав журналістам Петро Коваль, мер Полтави.", "Петро Коваль"),
        ("«Ракета впала на дім», – сказала агентству AFP мешканка Полтави Ольга.", "witness"),
        ("Мешканець Полтави, який не назвався, сказав агентству AFP, що впала ракета.", "witness"),
    ],
)
def test_who_is_told_is_not_who_speaks(text: str, speaker: str, gazetteer: Gazetteer) -> None:
    (found,) = Reading(text, gazetteer, language="uk").speakers()
    assert speaker in found[:2]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "uk",
            "Посадовці в окупованому Мелітополі заявили, що горить склад.",
            ("official", "RU"),
        ),
        (
            "ru",
            "Чиновники в оккупированном Мелитополе заявили, что горит склад.",
            ("official", "RU"),
        ),
        (
            "ru",
            "Власти самопровозглашённого Сомалиленда заявили о взрыве в Ласаноде.",
            ("organisation", None),
        ),
        (
            "uk",
            "Влада самопроголошеної республіки заявила про обстріл Донецька.",
            ("official", "RU"),
        ),
        ("uk", "Джерело з міста сказало, що в Полтаві стався вибух.", ("witness", None)),
        ("ru", "Источник из города сказал, что в Туле прогремел взрыв.", ("witness", None)),
        ("uk", "Далекобійник розповів, що ракета впала в Полтаві.", ("witness", None)),
        ("ru", "Дальнобойщик рассказал, что ракета упала в Туле.", ("witness", None)),
        ("uk", "Перевізник «Обрій» повідомив про вибух у Полтаві.", ("organisation", None)),
        ("ru", "Перевозчик «Заря» сообщил о взрыве в Туле.", ("organisation", None)),
        ("uk", "Араканська армія повідомила про удар по Сітве.", ("organisation", None)),
        ("ru", "Пресс-служба армии Сирии сообщила об ударе по Идлибу.", ("official", "SY")),
        ("ru", "Сирийская армия сообщила об ударе по Идлибу.", ("official", "SY")),
        ("uk", "За даними Airwars, у Рафаху поранено двох людей.", ("organisation", None)),
        ("ru", "По данным NetBlocks, в Рафахе ранены двое.", ("organisation", None)),
        ("uk", "За словами мешканців, дрони атакували ринок у Бамако.", ("witness", None)),
        ("ru", "По словам жителей, дроны атаковали рынок в Бамако.", ("witness", None)),
        (
            "ru",
            "Как рассказал корреспонденту ТАСС очевидец, в Бейруте был взрыв.",
            ("witness", None),
        ),
        ("uk", "За попередніми даними поліції Полтави, горить склад.", ("official", "UA")),
        ("ru", "По предварительным данным полиции Тулы, горит склад.", ("official", "RU")),
        (
            "uk",
            "Відповідальність за вибух у Мосулі взяло на себе угруповання «Зоря».",
            ("organisation", None),
        ),
        (
            "ru",
            "Ответственность за взрыв в Мосуле взяла на себя группировка «Заря».",
            ("organisation", None),
        ),
        ("uk", "Унаслідок зсуву в Полтаві загинули двоє, повідомив мер.", ("official", "UA")),
        ("ru", "Вследствие взрыва в Туле погибли двое, сообщил мэр.", ("official", "RU")),
        ("uk", "За три дні до того мер заявив про обстріл Полтави.", ("official", "UA")),
        ("ru", "За три часа до этого мэр заявил об обстреле Тулы.", ("official", "RU")),
        ("ru", "В гражданском обществе сообщили об ударе по Гао.", ("organisation", None)),
        ("uk", "Афганські таліби заявили про обстріл Хоста.", ("official", "AF")),
        ("ru", "Армия освобождения Азавада заявила об ударе по Гао.", ("organisation", "ML")),
        ("ru", "Командующий Силами демократической Сирии сказал об ударе.", ("organisation", "SY")),
        ("uk", "Мер Полтави сказав, що мешканці чули вибухи в місті.", ("official", "UA")),
        ("ru", "Мэр Тулы сказал, что жители слышали взрывы в городе.", ("official", "RU")),
    ],
)
def test_of_which_kind_and_side(
    language: str, text: str, speaker: tuple[str, str | None], gazetteer: Gazetteer
) -> None:
    (found,) = Reading(text, gazetteer, language=language).speakers()
    assert found[1:] == speaker


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("uk", "Начальник поліції Полтави Петро Коваль повідомив про вибух.", "начальник"),
        ("ru", "Военный комендант Тулы Пётр Ковалёв сообщил о взрыве.", "военный комендант"),
    ],
)
def test_the_first_noun_says_what_somebody_is(
    language: str, text: str, role: str, gazetteer: Gazetteer
) -> None:
    (claimant,) = {a.claimant for a in Reading(text, gazetteer, language=language).attributions}
    assert claimant.role == role


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", "Речник Полтави Петро Коваль заперечив це і додав: «Горить склад».", "Петро Коваль"),
        ("ru", "Мэр Тулы Пётр Дзюба назвал это ложью и добавил: «Горит склад».", "Пётр Дзюба"),
    ],
)
def test_a_verb_is_no_part_of_a_name(
    language: str, text: str, name: str, gazetteer: Gazetteer
) -> None:
    found = Reading(text, gazetteer, language=language).speakers()
    assert {speaker[0] for speaker in found} == {name}
