"""Adjectives and peoples, for those who count them among the places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.documents import from_text
from geomap.mentions import find_demonyms, find_mentions
from geomap.parsing import parse
from geomap.pipeline import read_document
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkish police and South African officers met.", ["Turkish", "South African"]),
        ("The British said that Americans had left.", ["British", "Americans"]),
        ("African leaders came to Accra.", ["African"]),
        ("Ghana and the United States agreed.", []),
        ("Israel Moreno spoke.", []),
        ("they polish the turkish delight", []),
    ],
)
def test_what_describes_a_country(text: str, found: list[str], gazetteer: Gazetteer) -> None:
    parsed = parse(text, "en")
    mentions = find_mentions(parsed, gazetteer)
    demonyms = find_demonyms(parsed, mentions, gazetteer)
    assert [mention.text for mention in demonyms] == found
    assert {mention.reading for mention in demonyms} <= {"associative"}


def test_they_are_listed_only_on_demand(gazetteer: Gazetteer) -> None:
    document = from_text("Shells hit Aleppo, a Syrian officer said. A Turkish medic died.")
    plain = read_document(document, Settings(), gazetteer)
    more = read_document(document, Settings(demonyms=True), gazetteer)
    names = [
        (item.mention.text, item.resolution.place.name)
        for item in more.mentions
        if item.resolution.place
    ]
    assert ("Turkish", "Turkey") in names
    assert [item.mention.start for item in more.mentions] == sorted(
        i.mention.start for i in more.mentions
    )
    assert [i for i in more.mentions if i.mention.text not in ("Turkish", "Syrian")] == list(
        plain.mentions
    )
    assert more.claims == plain.claims
