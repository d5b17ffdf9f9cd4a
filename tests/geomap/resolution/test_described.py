"""Countries that a text describes things by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.resolution.described import described_countries
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "Guests met Romanian farmers and Sri Lankan teachers.", ("RO", "LK")),
        ("en", "The Houthis shot down a US drone.", ("US", "YE")),
        ("uk", "Гості зустріли польських вчителів.", ("PL",)),
        ("ru", "Хуситы сбили беспилотник.", ("YE",)),
        ("en", "They polish shoes.", ()),
    ],
)
def test_adjectives_speak_of_countries(
    gazetteer: Gazetteer, language: str, text: str, countries: tuple[str, ...]
) -> None:
    assert described_countries(text, [], gazetteer, language) == countries


def test_names_of_places_speak_for_themselves(gazetteer: Gazetteer) -> None:
    text = "Police in Romania met Polish teachers."
    mentions = find_mentions(parse(text, "en"), gazetteer)
    assert described_countries(text, mentions, gazetteer, "en") == ("PL",)


@pytest.mark.parametrize(
    ("police", "country"), [("Peruvian police", "PE"), ("Indian police", "IN")]
)
def test_they_tell_namesakes_apart(gazetteer: Gazetteer, police: str, country: str) -> None:
    document = from_text(f"A bus crashed in Puno, {police} said.")
    mentions = find_mentions(parse(document.text, "en"), gazetteer)
    place = resolve_mentions(mentions, document, gazetteer, Settings())[0].resolution.place
    assert place is not None
    assert place.country == country
