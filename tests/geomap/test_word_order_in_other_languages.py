"""Ukrainian and Russian put objects before verbs and speakers behind them; who says what then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer

DENIALS = [
    ("uk", "Причетність до удару по Полтаві в Генштабі ЗСУ заперечили.", "UA"),
    ("uk", "Генштаб ЗСУ удар по Бєлгороду заперечує.", "UA"),
    ("uk", "Повідомлення про обстріл Полтави Міноборони Росії назвало вигадкою.", "RU"),
    ("ru", "Причастность к удару по Полтаве в Минобороны РФ отрицают.", "RU"),
    ("ru", "Минобороны РФ удар по Полтаве отрицает.", "RU"),
    ("ru", "Сообщения об обстреле Тулы в МВД России опровергли.", "RU"),
]
REPORTS = [
    ("uk", "Про пожежу в Полтаві повідомили в ДСНС.", ("official", "UA")),
    ("uk", "Про удар по Полтаві розповів мер Петро Коваль.", ("official", "UA")),
    ("ru", "О пожаре в Туле сообщили в МЧС.", ("official", "RU")),
    ("ru", "Об ударе по Туле сообщает ТАСС.", ("media", None)),
]
BACK = [
    ("uk", "На Полтаву впала ракета. Про це у вівторок у Telegram повідомив мер Петро Коваль."),
    ("uk", "На Полтаву впала ракета.\n\nПро це повідомив мер Полтави Петро Коваль."),
    ("uk", "На Полтаву впала ракета. Загинули двоє. Такі дані навів мер Полтави Петро Коваль."),
    ("uk", "На Полтаву впала ракета.\n\nДжерело: мер Полтави Петро Коваль"),
    ("ru", "На Тулу упала ракета. Об этом на брифинге заявил губернатор Пётр Ковалёв."),
    ("ru", "На Тулу упала ракета.\n\nОб этом сообщил губернатор Пётр Ковалёв."),
]


@pytest.mark.parametrize(("language", "text", "country"), DENIALS)
def test_an_object_may_stand_before_the_verb_that_denies_it(
    language: str, text: str, country: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert [claim.claimant.country for claim in reading.claims] == [country]
    assert reading.claims[0].stance == "denies"


@pytest.mark.parametrize(("language", "text", "speaker"), REPORTS)
def test_what_is_reported_may_stand_first(
    language: str, text: str, speaker: tuple[str, str | None], gazetteer: Gazetteer
) -> None:
    (found,) = Reading(text, gazetteer, language=language).speakers()
    assert found[1:] == speaker


@pytest.mark.parametrize(("language", "text"), BACK)
def test_this_was_reported_speaks_of_the_sentences_before(
    language: str, text: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert {a.claimant.kind for a in reading.attributions} == {"official"}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "uk",
            "На Полтаву впав дрон, пише «Обрій» із посиланням на поліцію Полтави.",
            ("official", "Обрій"),
        ),
        ("uk", "На Полтаву впав дрон, пише «Обрій» із посиланням на джерело.", ("media", None)),
        (
            "ru",
            "На Тулу упал дрон, пишет газета «Берег» со ссылкой на жителей Тулы.",
            ("media", None),
        ),
    ],
)
def test_an_outlet_that_cites_leaves_the_word_to_its_source(
    language: str, text: str, speaker: tuple[str, str | None], gazetteer: Gazetteer
) -> None:
    claimant = Reading(text, gazetteer, language=language).attributions[0].claimant
    assert (claimant.kind, claimant.quoted_by) == speaker


def test_surnames_are_known_again_in_any_case(gazetteer: Gazetteer) -> None:
    text = (
        "На Полтаву впала ракета, повідомив мер Полтави Олег Дорошук. "
        "За словами Дорошука, загинули двоє. Дорошукові допомагають рятувальники."
    )
    assert Reading(text, gazetteer, language="uk").speakers() == [
        ("Олег Дорошук", "official", "UA")
    ]


def test_who_condemns_tells_of_nothing(gazetteer: Gazetteer) -> None:
    text = "Варшава засудила удар по Полтаві. Париж закликав зупинити обстріли Харкова."
    assert not Reading(text, gazetteer, language="uk").claims


def test_occupiers_are_foreign_where_nothing_says_whose_they_are(gazetteer: Gazetteer) -> None:
    text = "Окупаційна адміністрація Мелітополя заявила про вибух у Мелітополі."
    (speaker,) = Reading(text, gazetteer, language="uk").speakers()
    assert speaker[1:] == ("official", "RU")


def test_places_that_a_cue_cuts_off_belong_to_its_event(gazetteer: Gazetteer) -> None:
    text = "Місто Полтава, за словами мера Петра Коваля, зазнало двох ударів."
    assert Reading(text, gazetteer, language="uk").rows() == [
        ("Ukrainian officials", "asserts", "Полтава")
    ]


def test_who_speaks_between_dashes_inside_guillemets(gazetteer: Gazetteer) -> None:
    text = "«Дах упав на Полтаву, – каже мешканка Полтави Ольга. – Ми всі живі»."
    assert {a.claimant.kind for a in Reading(text, gazetteer, language="uk").attributions} == {
        "witness"
    }
