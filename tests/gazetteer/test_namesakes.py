"""Which of the places of one name yields to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.namesakes import judge
from gazetteer.places import PlaceKind, PlaceName
from gazetteer.ranking import rank
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def ranked(world: World, text: str) -> list[str]:
    hits = search(world, text)
    return [candidate.place.name for candidate in rank(judge(hits))]


def test_a_bare_name_is_the_city_and_not_its_region(world: World) -> None:
    region = world.add(
        "Belgorod Oblast", "Belgorod", kind=PlaceKind.REGION, admin_level=1, population=1_500_000
    )
    world.add("Belgorod", population=345_000, parents=(region.place_id,))
    assert ranked(world, "Belgorod") == ["Belgorod", "Belgorod Oblast"]
    assert ranked(world, "Belgorod region")[0] == "Belgorod Oblast"


def test_a_village_yields_to_a_large_unit_of_another_country(world: World) -> None:
    world.add("Zorland", kind=PlaceKind.REGION, admin_level=1, population=2_000_000, country="UA")
    world.add("Zorland", population=900, country="RU")
    world.add("Zorland", population=90_000, country="RO")
    costs = {
        hit.place.country: sum(p.value for p in penalties if p.name == "namesake unit")
        for hit, penalties in judge(search(world, "Zorland"))
    }
    assert costs["RU"] > 0
    assert costs["UA"] == costs["RO"] == 0


def test_a_town_or_county_yields_to_the_state_of_its_name(world: World) -> None:
    unit = {"kind": PlaceKind.REGION, "admin_level": 1, "country": "US"}
    state = world.add("Delaware", population=990_000, **unit)
    ohio = world.add("Ohio", population=11_800_000, **unit)
    world.add("Delaware", population=41_000, country="US", parents=(ohio.place_id,))
    own = world.add("Delaware", population=12_000, country="US", parents=(state.place_id,))
    abroad = world.add("Delaware", population=10_000, country="CA")
    costs = {
        hit.place.place_id: sum(p.value for p in penalties if p.name == "namesake unit")
        for hit, penalties in judge(search(world, "Delaware"))
    }
    assert [costs.pop(p.place_id) for p in (state, own, abroad)] == [0.0, 0.0, 0.0]
    assert all(cost > 0 for cost in costs.values())


def test_a_bare_name_is_the_country_and_not_a_state(world: World) -> None:
    world.add("Georgia", kind=PlaceKind.REGION, admin_level=1, population=10_000_000)
    world.add("Georgia", kind=PlaceKind.COUNTRY, country="GE", population=3_700_000)
    hits = search(world, "Georgia")
    assert rank(judge(hits))[0].place.kind is PlaceKind.COUNTRY


def test_a_small_island_is_no_rival_to_a_city(world: World) -> None:
    world.add("Norfolk Island", "Norfolk", kind=PlaceKind.COUNTRY, country="NF", population=1_800)
    world.add("Norfolk", population=238_000)
    assert ranked(world, "Norfolk")[0] == "Norfolk"


def test_an_old_name_yields_to_those_who_go_by_it(world: World) -> None:
    world.add("Harare", PlaceName("Salisbury", kind="former"), population=1_500_000)
    world.add("Salisbury", population=45_000, country="GB")
    world.add("Odesa", "Odessa", population=1_000_000)
    world.add("Odessa", population=114_000, country="US")
    world.add("Mumbai", "Bombay", population=12_700_000)
    world.add("Bombay", population=1_300, country="US")
    found = {
        (text, hit.place.name)
        for text in ("Salisbury", "Odessa", "Bombay")
        for hit, penalties in judge(search(world, text))
        if any(penalty.name == "borne by others" for penalty in penalties)
    }
    assert found == {("Salisbury", "Harare")}


def test_a_city_yields_to_what_somebody_wrote_down_by_hand(world: World) -> None:
    world.add("Mombasa", "Mambasa", population=1_200_000, country="KE")
    world.add("Mambasa", country="CD", certainty="from_memory")
    found = {
        hit.place.name: [penalty.name for penalty in penalties if penalty.value > 0]
        for hit, penalties in judge(search(world, "Mambasa"))
    }
    assert "borne by others" in found["Mombasa"]
    assert "borne by others" not in found["Mambasa"]


def test_a_city_is_not_called_by_the_name_of_many_villages(world: World) -> None:
    city = world.add("Donetsk", "Oleksandrivka", population=900_000)
    villages = [world.add("Oleksandrivka", population=900) for _ in range(4)]
    best, *_ = rank(judge(search(world, "Oleksandrivka")))
    assert best.place in villages
    assert rank(judge(search(world, "Donetsk")))[0].place == city


def test_a_town_bears_the_bare_name_of_the_unit_about_it(world: World) -> None:
    unit = {"kind": PlaceKind.REGION, "admin_level": 2, "uncertainty_m": 50_000.0}
    world.add("Kawlin Township", "Kawlin", country="MM", admin1="Sagaing", **unit)
    world.add("Kawlin", country="MM", admin1="Sagaing")
    assert ranked(world, "Kawlin")[0] == "Kawlin"


def test_a_state_is_not_called_by_a_city_with_a_shorter_name(world: World) -> None:
    state = world.add(
        "Rio Grande do Sul", kind=PlaceKind.REGION, admin_level=1, population=11_000_000
    )
    world.add("Rio Grande", "Rio Grande do Sul", population=190_000, parents=(state.place_id,))
    assert ranked(world, "Rio Grande do Sul")[0] == "Rio Grande do Sul"
    assert ranked(world, "Rio Grande")[0] == "Rio Grande"
