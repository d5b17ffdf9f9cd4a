"""From the forms of Ukrainian and Russian names to their nominatives."""

from __future__ import annotations

import pytest

from gazetteer.held import ANYTHING, Held
from gazetteer.inflections import base_forms, inflected, script_languages
from gazetteer.names import search_key


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("харкові", "харків"),
        ("києва", "київ"),
        ("одесі", "одеса"),
        ("запоріжжі", "запоріжжя"),
        ("сумах", "суми"),
        ("чернівцями", "чернівці"),
        ("кременчуком", "кременчук"),
        ("тернополя", "тернопіль"),
        ("сумською", "сумська"),
        ("донецької", "донецька"),
        ("бердянську", "бердянськ"),
        ("польщею", "польща"),
    ],
)
def test_ukrainian_forms_lead_to_their_nominative(form: str, nominative: str) -> None:
    assert nominative in base_forms(form, "uk")


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("белгородом", "белгород"),
        ("москве", "москва"),
        ("казани", "казань"),
        ("сумах", "сумы"),
        ("грозного", "грозный"),
        ("шебекина", "шебекино"),
        ("россией", "россия"),
        ("курской", "курская"),
        ("нижнем", "нижний"),
        ("воронежем", "воронеж"),
    ],
)
def test_russian_forms_lead_to_their_nominative(form: str, nominative: str) -> None:
    assert nominative in base_forms(form, "ru")


def test_letters_tell_the_language() -> None:
    assert script_languages("київ") == ("uk",)
    assert script_languages("объезд") == ("ru",)
    assert script_languages("суми") == ("uk", "ru")
    assert script_languages("sumy") == ()


@pytest.mark.parametrize(
    "name",
    ["Белгород", "Курск", "Москва", "Казань", "Воронеж", "Брянск", "Суздаль", "Новочеркасск",
     "Таганрог", "Грозный", "Шебекино", "Сумы", "Черкассы", "Орёл", "Тверь", "Елец"],
)  # fmt: skip
def test_every_case_that_a_dictionary_gives_leads_back(name: str) -> None:
    import pymorphy3

    parsed = next(p for p in pymorphy3.MorphAnalyzer().parse(name) if {"Geox", "nomn"} in p.tag)
    for case in ("gent", "datv", "accs", "ablt", "loct"):
        form = parsed.inflect({case})
        assert form is not None
        assert search_key(name) in base_forms(search_key(form.word), "ru")


def test_long_names_are_cut_off_at_the_same_form_whatever_is_held() -> None:
    key, first = "старому новому селу", "старий "
    every = [form for form, _ in inflected(key, "uk", ANYTHING)]
    begun = Held(lambda _: False, lambda head: head == first)
    assert every[-1].startswith(first)
    assert [form for form in every if form.startswith(first)] == [
        form for form, _ in inflected(key, "uk", begun)
    ]
