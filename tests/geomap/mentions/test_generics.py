"""Names that a generic word beside them makes places, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.mentions.generics import find_generic
from geomap.mentions.knowledge import Words
from geomap.texts.tokens import Tokens

if TYPE_CHECKING:
    from gazetteer import Gazetteer

NAMES = [
    ("en", "on Sumska Street, a Freedom Square of sorts", ["Sumska Street", "Freedom Square"]),
    ("en", "an Assistant District Attorney", []),
    ("en", "the Ukraine city of Odesa", ["Odesa"]),
    ("en", "in the towns of Lyman, Izium and Balakliia", ["Lyman", "Izium", "Balakliia"]),
    ("en", "in the districts of Aleppo", ["Aleppo"]),
    ("en", "Two villages were hit: Lyman and Izium.", ["Lyman", "Izium"]),
    ("en", "Two districts: Izium and Lyman.", ["Izium district", "Lyman district"]),
    ("en", "Two cities were hit: President Rey spoke.", []),
    ("en", "The districts of Izium and Kupiansk", ["Izium district", "Kupiansk district"]),
    ("en", "between Hael and Raqas (streets)", ["Hael street", "Raqas street"]),
    ("en", "he hid in Jabalia (camp) and left", ["Jabalia camp"]),
    ("en", "from Lake Chad to the Gulf of Aden", ["Lake Chad", "Gulf of Aden"]),
    ("en", "the Russian city", []),
    ("en", "the largest city of Darfur", []),
    ("en", "the home town of President Rey", []),
    ("en", "a house in the Kyiv suburb", []),
    ("en", "the Dahiyeh suburb", ["Dahiyeh suburb"]),
    ("en", "a house in the Kyiv suburb", []),
    ("en", "the Dahiyeh suburb", ["Dahiyeh suburb"]),
    ("en", "a house in the Kyiv suburb", []),
    ("en", "the Dahiyeh suburb", ["Dahiyeh suburb"]),
    ("uk", "село Липці Харківського району", ["Липці", "Харківського району"]),
    ("ru", "в селе Муром Шебекинского района", ["Муром", "Шебекинского района"]),
    ("ru", "у Тульской АЭС", ["Тульской АЭС"]),
    (
        "uk",
        "райони населених пунктів Гусинка, Мала Шапківка та Лиман",
        ["Гусинка", "Мала Шапківка", "Лиман"],
    ),
    ("ru", "в районах населённых пунктов Гусинка и Лиман", ["Гусинка", "Лиман"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_names_beside_generic_words(
    language: str, text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    found = find_generic(Tokens(text), language, Words(gazetteer, language))
    names = [item.name for item in sorted(found, key=lambda item: item.start)]
    assert [name.rstrip("ьюіи") for name in names] == [name.rstrip("ьюіи") for name in expected]
