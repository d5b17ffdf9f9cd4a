"""Names that share one generic word: lists of them, and tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.mentions.generics import find_generic
from geomap.mentions.knowledge import Words
from geomap.mentions.toponyms import find_toponyms
from geomap.parsing import parse
from geomap.texts.tokens import Tokens

if TYPE_CHECKING:
    from gazetteer import Gazetteer

NAMES = [
    (
        "en",
        "on Sumska, Pushkinska and Myronosytska streets",
        ["Sumska street", "Pushkinska street", "Myronosytska street"],
    ),
    ("en", "in the Kharkiv and Sumy regions", ["Kharkiv region", "Sumy region"]),
    (
        "uk",
        "над Сумською, Полтавською та Харківською областями",
        ["Сумською область", "Полтавською область", "Харківською область"],
    ),
    ("uk", "у Києві і Сумській області", ["Сумській області"]),
    ("uk", "Липецьку та Новий-Бурську громади", ["Липецьку громада", "Новий-Бурську громада"]),
    ("ru", "Глава Минобороны и Тульской области", ["Тульской области"]),
    (
        "ru",
        "над Тульской (40) и Курской (16) областями",
        ["Тульской область", "Курской область"],
    ),
    (
        "ru",
        "из них 23 – над Тульской, 11 – над Курской и 9 – над Орловской областью",
        ["Тульской область", "Курской область", "Орловской областью"],
    ),
    (
        "ru",
        "четыре над Тульской областью и один – над Курской",
        ["Тульской областью", "Курской область"],
    ),
    ("ru", "один над Тульской областью и Курском", ["Тульской областью"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_names_that_share_a_generic_word(
    language: str, text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    found = find_generic(Tokens(text), language, Words(gazetteer, language))
    names = [item.name for item in sorted(found, key=lambda item: item.start)]
    assert [name.rstrip("ьюіи") for name in names] == [name.rstrip("ьюіи") for name in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fought in North and South Kivu.", {"North Kivu", "South Kivu"}),
        ("Fighting in North, Central and South Darfur", {"North Darfur", "Central Darfur"}),
        ("They fled from the South and East Timor", {"East Timor"}),
    ],
)
def test_parts_of_one_name_share_their_rest(
    text: str, expected: set[str], gazetteer: Gazetteer
) -> None:
    parsed = parse(text, "en")
    found = {item.name for item in find_toponyms(parsed, Tokens(text), gazetteer)}
    assert expected <= found
    assert "South Timor" not in found
