"""Reports of one source that run on, and forms of them that Ukrainian and Russian outlets use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer

PERSISTS = [
    ("uk", ("Дрони влучили в Полтаву. Про це повідомив мер Полтави Петро Коваль.\n\n"
     "У Полтаві горить склад.\n\nПоранено двох людей.")),
    ("ru", ("Беспилотники ударили по Туле. Об этом сообщил мэр Тулы Пётр Ковалёв.\n\n"
     "В Туле горит склад.\n\nРанены двое.")),
    ("uk", ("На Полтаву впала ракета, повідомив Генштаб ЗСУ.\n\n"
     "Зазначається, що вибух стався на складі.\n\nТакож пошкоджено дім у Сумах.")),
]  # fmt: skip
ENDS = [
    ("uk", ("Дрони влучили в Полтаву, повідомив мер Полтави Петро Коваль.\n\n"
     "Нагадаємо, минулого тижня вибухи пролунали в Сумах.")),
    ("ru", ("Беспилотники ударили по Туле, сообщил мэр Тулы Пётр Ковалёв.\n\n"
     "Ранее взрывы прогремели в Рязани.")),
    ("ru", ("Беспилотники ударили по Туле, сообщил мэр Тулы Пётр Ковалёв.\n\n"
     "В турецком Измире после землетрясения горит порт.")),
    ("uk", ("На Полтаву впала ракета, повідомив мер Полтави Петро Коваль. "
     "Удар по Полтаві в Кремлі заперечили.\n\nУ Полтаві горить склад.")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), PERSISTS)
def test_a_source_persists_over_paragraphs(language: str, text: str, gazetteer: Gazetteer) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert len(reading.speakers()) == 1
    assert {a.claimant.kind for a in reading.attributions} == {"official"}


@pytest.mark.parametrize(("language", "text"), ENDS)
def test_what_turns_elsewhere_is_the_outlets(
    language: str, text: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert reading.attributions[-1].claimant.kind == "media"


def test_an_english_source_ends_with_its_paragraph(gazetteer: Gazetteer) -> None:
    text = "A drone hit Odesa, the mayor of Odesa said.\n\nA warehouse burned in Odesa."
    last = Reading(text, gazetteer).attributions[-1]
    assert last.claimant.kind == "media"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Мер Сум Петро Коваль розповів про удар по Сумах. Додав, що горить склад."),
        ("ru", "Мэр Тулы Пётр Ковалёв рассказал об ударе по Туле. Но утверждает, что жертв нет."),
    ],
)
def test_a_verb_without_a_subject_is_the_last_speakers(
    language: str, text: str, gazetteer: Gazetteer
) -> None:
    (speaker,) = Reading(text, gazetteer, language=language).speakers()
    assert speaker[1] == "official"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", ("Джерело: мер Сум Петро Коваль; голова Полтавської ОВА Іван Гайда\n\n"
         'Пряма мова Гайди: "У Полтаві загорівся склад. Поранено двох."'), "Іван Гайда"),
        ("ru", ("Источник: мэр Тулы Пётр Ковалёв\n\n"
         "Прямая речь: «В Туле загорелся склад. Ранены двое»"), "Пётр Ковалёв"),
        ("uk", ("Вибухи пролунали в Сумах, повідомив мер Петро Коваль.\n\n"
         "Дослівно: «У Сумах горить склад»"), "Петро Коваль"),
    ],
)  # fmt: skip
def test_a_label_before_a_quotation_tells_whose_it_is(
    language: str, text: str, name: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert [c.claimant.name for c in reading.claims][-1] == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "В Туле горит склад. Об этом в телеграм-канале сообщил глава региона Пётр Ковалёв.",
         "Пётр Ковалёв"),
        ("ru", ("В Туле горит склад, сообщил Ковалёв.\n\n"
         "Губернатор Тульской области Пётр Ковалёв призвал жителей остаться дома."),
         "Пётр Ковалёв"),
        ("uk", ("Мер Сум Петро Гайда говорив про дрони.\n\n"
         '"У Сумах горить склад", - описав наслідки атаки Гайда у Telegram.'), "Петро Гайда"),
    ],
)  # fmt: skip
def test_the_channel_and_the_object_are_no_speakers(
    language: str, text: str, name: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert {(c.claimant.name, c.claimant.kind) for c in reading.claims} == {(name, "official")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Удар по Полтаві: у Кремлі свою причетність до нього заперечують."),
        ("ru", "Генштаб ВСУ свою причастность к взрыву в Туле не признал."),
    ],
)
def test_a_denied_part_may_be_ones_own(language: str, text: str, gazetteer: Gazetteer) -> None:
    (claim,) = Reading(text, gazetteer, language=language).claims
    assert (claim.claimant.kind, claim.stance) == ("official", "denies")


def test_an_item_of_a_list_turns_elsewhere_behind_its_mark(gazetteer: Gazetteer) -> None:
    text = (
        "Дрони влучили в Полтаву, повідомив мер Полтави Петро Коваль.\n\n"
        "- Раніше вибухи пролунали в Сумах."
    )
    reading = Reading(text, gazetteer, language="uk")
    assert reading.attributions[-1].claimant.kind == "media"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Туле горит склад. Пострадавших нет, сообщил мэр Тулы Пётр Ковалёв."),
        ("uk", "– У Полтаві вибухи. Палає склад, – написав мер Полтави Петро Коваль."),
    ],
)
def test_a_speaker_behind_a_paragraph_said_all_of_it(
    language: str, text: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert {a.claimant.kind for a in reading.attributions} == {"official"}


def test_the_time_of_day_is_no_part_of_a_speaker(gazetteer: Gazetteer) -> None:
    text = "О 1:53 мер Полтави повідомив про вибухи в Полтаві."
    (speaker,) = Reading(text, gazetteer, language="uk").speakers()
    assert speaker == ("Мер Полтави", "official", "UA")


def test_what_is_still_being_cleared_up_is_no_turn(gazetteer: Gazetteer) -> None:
    text = (
        "Дрони влучили в Полтаву, повідомив мер Полтави Петро Коваль. "
        "Інформація уточнюється.\n\nПошкоджено школу в Полтаві."
    )
    assert len(Reading(text, gazetteer, language="uk").speakers()) == 1


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "В Туле горит склад, сообщается на сайте прокуратуры Тулы.",
         ("Прокуратуры Тулы", "official", "RU")),
        ("uk", "У Сумах горить склад, повідомили у телеграм-каналі поліції Сум.",
         ("Поліції Сум", "official", "UA")),
        ("ru", "В Туле горит склад, сообщает Telegram-канал Вестник.",
         ("Telegram-канал Вестник", "media", None)),
    ],
)  # fmt: skip
def test_who_speaks_on_a_channel_is_whose_it_is(
    language: str, text: str, speaker: tuple[str, str, str | None], gazetteer: Gazetteer
) -> None:
    assert Reading(text, gazetteer, language=language).speakers() == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        (
            "В Курской области сбиты дроны, сообщило Минобороны РФ.\n\n"
            "Как отметило оборонное ведомство, взрывы прогремели также в Полтаве."
        ),
        "В Туле рухнул дом, сообщили в МЧС России. По словам собеседника агентства, ранены двое.",
    ],
)
def test_the_agency_is_the_body_that_spoke_before(text: str, gazetteer: Gazetteer) -> None:
    (speaker,) = Reading(text, gazetteer, language="ru").speakers()
    assert speaker[1:] == ("official", "RU")


def test_what_an_unknown_speaker_says_is_not_the_last_ones(gazetteer: Gazetteer) -> None:
    text = (
        "В Туле горит склад, сообщил мэр Тулы Пётр Ковалёв.\n\n"
        "Те самые и «Слышно, видно» пишут, что взрывы прогремели в Рязани."
    )
    claims = Reading(text, gazetteer, language="ru").claims
    assert [claim.claimant.kind == "official" for claim in claims] == [True, False]


def test_a_full_name_behind_a_capital_is_a_person(gazetteer: Gazetteer) -> None:
    text = "О пожаре в Киеве сообщил глава администрации столицы Тимур Кравчук."
    (speaker,) = Reading(text, gazetteer, language="ru").speakers()
    assert speaker == ("Тимур Кравчук", "official", "UA")


def test_hurt_residents_are_where_they_live(gazetteer: Gazetteer) -> None:
    text = "Поранено двох жителів Полтави, повідомила поліція."
    (claim,) = Reading(text, gazetteer, language="uk").claims
    assert [place.mention.text for place in claim.places] == ["Полтави"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("uk", 'Бійці руху "Світанок" заявили, що в Бейруті вибухнула ракета. Про це пише Reuters.',
         ('Бійці руху "Світанок"', "organisation")),
        ("uk", ("У Сумах горить склад, повідомив під час брифінгу в центрі міста директор"
         " департаменту охорони Петро Коваль."), ("Петро Коваль", "official")),
    ],
)  # fmt: skip
def test_names_in_marks_and_meetings_do_not_hide_a_speaker(
    language: str, text: str, speaker: tuple[str, str], gazetteer: Gazetteer
) -> None:
    (claim,) = Reading(text, gazetteer, language=language).claims
    assert (claim.claimant.name, claim.claimant.kind) == speaker


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (("В Попасной ранены двое, сообщил глава ДНР Олег Кравец. "
         "О пожаре в Попасной рассказал мэр города Пётр Ковалёв."), "RU"),
        (("В Попасной ранены двое, сообщил глава ДНР Олег Кравец. "
         "Это отрицают в Генштабе ВСУ. О пожаре в Попасной рассказал мэр города Пётр Ковалёв."),
         "UA"),
    ],
)  # fmt: skip
def test_where_a_breakaway_body_speaks_local_offices_are_its_own(
    text: str, country: str, gazetteer: Gazetteer
) -> None:
    assert Reading(text, gazetteer, language="ru").speakers()[-1][2] == country


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Кабуле прогремел взрыв. Ответственность взяло на себя движение «Талибан»."),
        ("uk", "У Кабулі пролунав вибух. Рух «Талібан» узяв на себе відповідальність за напад."),
    ],
)
def test_who_takes_responsibility_says_so(language: str, text: str, gazetteer: Gazetteer) -> None:
    groups = [c.claimant.name for c in Reading(text, gazetteer, language=language).claims]
    assert len(groups) == 2
    assert "Тал" in groups[1]


def test_nobody_who_takes_responsibility_says_nothing(gazetteer: Gazetteer) -> None:
    text = "В Кабуле прогремел взрыв. Ни одна группировка не взяла на себя ответственность."
    (claim,) = Reading(text, gazetteer, language="ru").claims
    assert claim.claimant.kind == "media"


def test_where_something_is_recorded_does_not_speak(gazetteer: Gazetteer) -> None:
    text = "У Полтаві зафіксували удар по заводу."
    assert Reading(text, gazetteer, language="uk").speakers() == []


def test_a_power_is_no_place_that_its_spokesman_answers_for(gazetteer: Gazetteer) -> None:
    text = "У Полтаві били по школі. Речник Кремля назвав це твердження брехнею."
    claims = Reading(text, gazetteer, language="uk").claims
    assert [c.stance for c in claims] == ["asserts", "denies"]
    assert {place.mention.text for c in claims for place in c.places} == {"Полтаві"}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "В Идлибе погибли двое, заявили спасатели из организации «Светлый дом».",
         ("Спасатели из организации «Светлый дом»", "organisation")),
        ("ru", "В Кабуле прогремел взрыв. Спустя два часа полиция сообщила о раненых.",
         ("Полиция", "official")),
    ],
)  # fmt: skip
def test_members_of_a_society_and_hours_later(
    language: str, text: str, speaker: tuple[str, str], gazetteer: Gazetteer
) -> None:
    assert Reading(text, gazetteer, language=language).speakers()[-1][:2] == speaker


def test_what_was_named_does_not_speak_later(gazetteer: Gazetteer) -> None:
    text = (
        "В Минобороны РФ подтвердили удар по Идлибу и назвали число убитых боевиков. "
        "Сообщения о попадании в госпиталь в Идлибе там отвергли."
    )
    assert {s[2] for s in Reading(text, gazetteer, language="ru").speakers()} == {"RU"}


def test_this_report_is_no_part_of_who_denies_it(gazetteer: Gazetteer) -> None:
    text = "У Сумах вибухнув склад. Поліція цю інформацію спростувала."
    assert Reading(text, gazetteer, language="uk").speakers()[-1][0] == "Поліція"
