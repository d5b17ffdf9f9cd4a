"""Sites that the gazetteer lists by their town."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer import PlaceKind
from geomap.mentions.generics import find_generic
from geomap.mentions.knowledge import Words
from geomap.mentions.proper_names import ProperNames
from geomap.mentions.sites import Sites
from geomap.texts.tokens import Tokens

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        (
            "at the railway station in Kramatorsk on Friday",
            "railway station in Kramatorsk",
            "Kramatorsk railway station",
        ),
        (
            "at Kramatorsk's railway station",
            "Kramatorsk's railway station",
            "Kramatorsk railway station",
        ),
    ],
)
def test_a_site_and_its_town_are_one_name(
    gazetteer: Gazetteer, text: str, span: str, name: str
) -> None:
    (found,) = (
        item
        for item in find_generic(Tokens(text), "en", Words(gazetteer, "en"))
        if item.name == name
    )
    assert (text[found.start : found.end], found.kind) == (span, PlaceKind.POI)


@pytest.mark.parametrize(
    "text",
    ["the railway station in Kramatorsk district", "the hospital in Kramatorsk", "the station in"],
)
def test_without_a_listed_site_there_is_no_name(gazetteer: Gazetteer, text: str) -> None:
    found = find_generic(Tokens(text), "en", Words(gazetteer, "en"))
    assert PlaceKind.POI not in {item.kind for item in found}


def test_a_site_is_listed_by_this_word_for_it_or_another(gazetteer: Gazetteer) -> None:
    tokens, words = Tokens(""), Words(gazetteer, "en")
    sites = Sites(tokens, "en", words, ProperNames(tokens, "en", words))
    assert sites.is_listed("Kramatorsk train station")
    assert not sites.is_listed("Qqqqzzzz train station")
