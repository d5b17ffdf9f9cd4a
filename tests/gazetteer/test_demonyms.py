"""Words that speak of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.demonyms import _areas, _rows, area_of, countries, country_of, demonym, is_demonym
from gazetteer.errors import UnknownPlaceError

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Russian", "RU"), ("Russians", "RU"), ("Russia's", "RU"), ("Ukrainian", "UA"),
        ("Frenchmen", "FR"), ("U.S.", "US"), ("USA", "US"), ("UK", "GB"), ("UAE", "AE"),
        ("DRC", "CD"), ("South Korean", "KR"), ("North Korea", "KP"), ("the Netherlands", "NL"),
        ("російських", "RU"), ("росіянам", "RU"), ("Росією", "RU"), ("українцями", "UA"),
        ("Україні", "UA"), ("Польщею", "PL"), ("США", "US"), ("РФ", "RU"),
        ("Об'єднаних Арабських Еміратах", "AE"), ("в'єтнамського", "VN"),
        ("российскими", "RU"), ("русских", "RU"), ("россиян", "RU"), ("Белоруссией", "BY"),
        ("украинцев", "UA"), ("немецкого", "DE"), ("Соединённых Штатов", "US"),
    ],
)  # fmt: skip
def test_words_of_three_languages_lead_to_their_country(word: str, country: str) -> None:
    assert country_of(word) == country


@pytest.mark.parametrize(
    ("column", "ending", "endings"),
    [
        ("adjectives_uk", "кий", "кий кого кому ким ка кої кій ку кою ке кі ких кими"),
        ("adjectives_ru", "кий", "кий кого кому ким ком кая кой кую кое кие ких кими"),
        ("people_ru", "иец", "иец ийца ийцу ийцем ийце ийцы ийцев ийцам ийцами ийцах"),
    ],
)
def test_words_of_every_country_are_read_in_all_cases(
    column: str, ending: str, endings: str
) -> None:
    unread = []
    for row in _rows():
        for word in row[column].split("|"):
            stem = word.removesuffix(ending)
            if stem != word:
                unread += [
                    f for e in endings.split() if country_of(f := stem + e) != row["country"]
                ]
    assert unread == []


@pytest.mark.parametrize("word", ["us", "turkey", "polish", "того", "Kharkiv", "", "чаду", "рф"])
def test_ordinary_words_speak_of_no_country(word: str) -> None:
    assert country_of(word) is None


def test_capitals_do_not_matter_in_what_a_person_types() -> None:
    assert country_of("russian", any_case=True) == "RU"


def test_every_country_has_its_own_adjective_back() -> None:
    for code, country in countries().items():
        assert country_of(country.name) == code
        assert demonym(code.lower()) == country.adjective


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(UnknownPlaceError, match="'ZZ'"):
        demonym("ZZ")


def test_names_are_no_demonyms() -> None:
    words = ("Somali", "Somalia", "Ukrainians", "росіян", "Росії", "Kharkiv", "US")
    assert [is_demonym(word) for word in words] == [True, False, True, True, False, False, False]


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("African", "Africa"), ("Europeans", "Europe"), ("европейских", "Europe"),
        ("Latin American", "Latin America"), ("карибських", "Caribbean"), ("Africa", None),
        ("european", None), ("", None), ("…", None), ("American", None),
    ],
)  # fmt: skip
def test_adjectives_of_continents(word: str, area: str | None) -> None:
    assert area_of(word) == area


def test_every_adjective_names_an_area_that_is_held(gazetteer: Gazetteer) -> None:
    areas = {area for word in _areas() if (area := area_of(word, any_case=True)) is not None}
    for area in areas:
        assert any(candidate.place.name == area for candidate in gazetteer.find(area)), area
