"""What lies in what, without shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.containment import contains, holds_towns, region_of
from gazetteer.places import PlaceKind
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def test_containment_is_read_from_parents_countries_units_and_circles(ukraine: World) -> None:
    by_name = {place.name: place for place in ukraine.places.values()}
    kharkiv, street = by_name["Kharkiv"], by_name["Sumska Street"]
    country, region = by_name["Ukraine"], by_name["Kharkiv Oblast"]
    assert contains(kharkiv, street)
    assert contains(region, street)
    assert contains(country, kharkiv)
    assert not contains(kharkiv, region)
    assert not contains(kharkiv, kharkiv)
    assert not contains(region, by_name["Sumy"])


def test_units_are_themselves_and_what_lies_in_them(ukraine: World) -> None:
    by_name = {place.name: place for place in ukraine.places.values()}
    assert region_of(by_name["Kharkiv Oblast"]) == ("UA", "Kharkiv Oblast")
    assert region_of(by_name["Ukraine"]) is None


def test_towns_lie_in_what_matches_in_full(world: World) -> None:
    world.add("Sudan", kind=PlaceKind.COUNTRY, country="SD", population=40_000_000)
    world.add("Ohio", kind=PlaceKind.REGION, admin_level=1, country="US")
    world.add("Mercer County", "Mercer", kind=PlaceKind.REGION, admin_level=2, country="US")
    held = {
        text: any(holds_towns(hit) for hit in search(world, text))
        for text in ("Sudan", "Ohio", "port Sudan", "northern Sudan", "Mercer County")
    }
    assert [text for text, holds in held.items() if holds] == ["Sudan", "Ohio"]
