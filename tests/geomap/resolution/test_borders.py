"""Borders: which one is meant, and where it is drawn."""

from __future__ import annotations

from gazetteer import Gazetteer, distance_m
from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import ResolvedMention, resolve_mentions
from geomap.settings import Settings


def resolve(gazetteer: Gazetteer, text: str) -> list[ResolvedMention]:
    document = from_text(text, settings=Settings(language="en"))
    found = find_mentions(parse(text, "en"), gazetteer)
    return resolve_mentions(found, document, gazetteer, Settings())


def test_a_border_is_drawn_where_it_is_nearest_to_the_news(gazetteer: Gazetteer) -> None:
    text = "Shells hit Kharkiv, about 30 km from the Russian border. Homes near the border burned."
    town, named, nameless = resolve(gazetteer, text)
    for border in (named, nameless):
        assert border.resolution.place is not None
        assert border.resolution.place.place_id == "border:RU-UA"
        assert border.point is not None
        assert town.point is not None
        assert distance_m(border.point, town.point) < 40_000


def test_two_countries_without_a_common_border(gazetteer: Gazetteer) -> None:
    found = resolve(gazetteer, "Haiti and Cuba talked. The border is closed.")
    assert found[-1].mention.text == "The border"
    assert found[-1].resolution.reason
