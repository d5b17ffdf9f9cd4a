"""Named penalties of one candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.namesakes import judge
from gazetteer.places import Penalty, Place, PlaceKind, PlaceName, Point
from gazetteer.ranking import near_penalty, own_penalties, rank, rough_distance_m
from gazetteer.readings import Reading
from gazetteer.search import Hit, search

if TYPE_CHECKING:
    from conftest import World


def ranked(world: World, text: str, **asked: object) -> list[str]:
    hits = search(world, text, **asked)  # type: ignore[arg-type]  # options of many types
    return [candidate.place.name for candidate in rank(judge(hits))]


def place(**facts: object) -> Place:
    return Place(
        **{  # type: ignore[arg-type]  # options of many types
            "place_id": "test:1", "name": "Somewhere", "kind": PlaceKind.SETTLEMENT,
            "point": Point(lon=0.0, lat=0.0), "uncertainty_m": 1_000.0, **facts,
        }
    )  # fmt: skip


def test_names_made_by_machines_are_mistrusted(world: World) -> None:
    world.add("Bari", "bali", population=320_000)
    world.add("Cossack", "Bali", population=100_000)
    assert ranked(world, "Bali") == ["Cossack", "Bari"]


def test_the_word_for_its_kind_makes_no_second_name(world: World) -> None:
    world.add("Bogo", "Bogo City", "Old Bogo", population=60_000)
    for text, names in (("Bogo City", set()), ("Old Bogo", {"secondary name"})):
        (hit,) = search(world, text)
        assert {p.name for p in own_penalties(hit)} & {"secondary name"} == names


def test_the_kind_that_the_words_around_ask_for_matters(world: World) -> None:
    world.add("Kashmir", kind=PlaceKind.AREA)
    world.add("Kashmir", population=900)
    cost = {
        (asked, hit.place.kind): sum(p.value for p in own_penalties(hit) if p.name == "kind")
        for asked in (PlaceKind.REGION, PlaceKind.SETTLEMENT)
        for hit in search(world, "Kashmir", kind=asked)
    }
    assert cost[PlaceKind.SETTLEMENT, PlaceKind.SETTLEMENT] == 0.0
    assert 0.0 < cost[PlaceKind.REGION, PlaceKind.AREA] < 1.0
    assert (
        min(
            cost[PlaceKind.REGION, PlaceKind.SETTLEMENT], cost[PlaceKind.SETTLEMENT, PlaceKind.AREA]
        )
        > 2
    )


def test_short_for_a_name_with_its_river(world: World) -> None:
    world.add("Newcastle upon Tyne", "Newcastle", "Monkchester", population=300_000)
    world.add("Newcastle Emlyn", "Newcastle", population=300_000)
    costs = {
        (text, hit.place.name): sum(
            p.value for p in own_penalties(hit) if p.name == "secondary name"
        )
        for text in ("Newcastle", "Monkchester")
        for hit in search(world, text)
    }
    short = costs.pop(("Newcastle", "Newcastle upon Tyne"))
    assert 0.0 < short < min(costs.values())


def test_a_wide_land_counts_beyond_its_inhabitants(world: World) -> None:
    unit = {"kind": PlaceKind.REGION, "admin_level": 1, "population": 40_000}
    world.add("Yukon", uncertainty_m=700_000, **unit)
    world.add("Yukon", uncertainty_m=8_000, **unit)
    wide, narrow = sorted(search(world, "Yukon"), key=lambda hit: -hit.place.uncertainty_m)
    assert sum(p.value for p in own_penalties(wide)) < sum(p.value for p in own_penalties(narrow))


def test_foreign_names_of_countries_cost(world: World) -> None:
    french = PlaceName("Equateur", "fr")
    world.add("Ecuador", french, kind=PlaceKind.COUNTRY, country="EC", population=17_000_000)
    (hit,) = search(world, "Equateur")
    cost = {
        language: sum(p.value for p in own_penalties(hit, language) if p.name == "language")
        for language in ("en", "fr", None)
    }
    assert cost["fr"] == 0.0 < min(cost["en"], cost[None])


def test_scraps_of_two_letters_are_no_names(world: World) -> None:
    world.add("Kyiv", "Ko", population=2_900_000)
    world.add("Republika", PlaceName("RS", kind="abbreviation"), kind=PlaceKind.REGION)
    world.add("Bo", population=200_000)
    sure = {
        text: rank(judge(search(world, text)))[0].confidence > 0.5
        for text in ("Ko", "Rs", "Bo", "RS", "R.S.")
    }
    assert sure == {"Ko": False, "Rs": False, "Bo": True, "RS": True, "R.S.": True}


def test_a_dot_makes_an_abbreviation(world: World) -> None:
    state = {"kind": PlaceKind.REGION, "admin_level": 1, "population": 13_000_000}
    world.add("Pennsylvania", PlaceName("PA", kind="abbreviation"), country="US", **state)
    world.add("Pa", population=17_000, country="BF")
    assert ranked(world, "Pa.")[0] == "Pennsylvania"
    assert ranked(world, "Pa")[0] == "Pa"
    world.add("Los Angeles", PlaceName("L.A.", kind="abbreviation"), population=9_900_000)
    world.add("Louisiana", PlaceName("LA", kind="abbreviation"), country="US", **state)
    assert [ranked(world, text)[0] for text in ("La.", "L.A.")] == ["Louisiana", "Los Angeles"]


def test_former_names_cost_and_say_so(ukraine: World) -> None:
    (hit,) = search(ukraine, "Artemivsk")
    penalties = {penalty.name: penalty for penalty in own_penalties(hit)}
    assert penalties["former name"].value > 0
    assert "Artemivsk" in penalties["former name"].reason


def test_a_part_of_a_city_counts_its_inhabitants_and_goes_by_its_bare_name(world: World) -> None:
    kind = PlaceKind.DISTRICT
    world.add("Paddington", kind=kind, population=4_000)
    world.add("Paddington", kind=kind, population=250_000, country="GB")
    world.add("Kyivskyi District", "Kyivskyi", kind=kind)
    small, large = search(world, "Paddington")[::-1]
    assert sum(p.value for p in own_penalties(large)) < sum(p.value for p in own_penalties(small))
    assert "kind" not in {penalty.name for penalty in own_penalties(large)}
    (raion,) = search(world, "Kyivskyi")
    assert "kind" in {penalty.name for penalty in own_penalties(raion)}


def test_accents_of_the_text_speak_for_the_place_that_has_them(world: World) -> None:
    world.add("San Jose", population=350_000)
    world.add("San José", population=330_000)
    assert ranked(world, "San José")[0] == "San José"
    assert ranked(world, "San Jose")[0] == "San Jose"


def test_a_name_without_accents_is_rather_the_place_that_has_none(world: World) -> None:
    world.add("Bāli", population=200_000)
    world.add("Bali", population=150_000)
    assert ranked(world, "Bali") == ["Bali", "Bāli"]
    assert ranked(world, "Bāli") == ["Bāli", "Bali"]


def test_nearer_is_cheaper() -> None:
    near = Point(lon=0.0, lat=0.0)
    costs = [near_penalty(place(point=Point(lon=lon, lat=0.0)), near).value for lon in (0, 1, 10)]
    assert costs == sorted(costs)
    assert costs[0] == 0


@given(st.lists(st.floats(-5, 12), max_size=6), st.floats(4, 9))
def test_confidences_follow_the_costs_and_leave_room_for_none(
    costs: list[float], nothing: float
) -> None:
    hits = [
        (
            Hit(place(place_id=f"test:{i}"), PlaceName("x"), "exact", 0, Reading("x")),
            (Penalty("cost", cost, ""),),
        )
        for i, cost in enumerate(costs)
    ]
    candidates = rank(hits, nothing)
    confidences = [candidate.confidence for candidate in candidates]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) < 1.001
    assert candidates == rank(hits[::-1], nothing)


@given(st.text(alphabet="abcdeghiklmnorstuvyz", min_size=5, max_size=9))
def test_a_typo_is_never_given_beside_an_exact_match(name: str) -> None:
    held = {name: place(), name + "x": place(place_id="test:typo", population=10_000_000)}

    class Names:
        has_key = held.__contains__

        def has_beginning(self, letters: str) -> bool:
            return any(key.startswith(letters) for key in held)

        def places_named(self, key: str) -> list[tuple[Place, PlaceName]]:
            return [(held[key], PlaceName(key))] if key in held else []

        def keys_like(self, key: str, limit: int) -> list[str]:
            return [other for other in held if other != key][:limit]

    hits = search(Names(), name, typed=True)
    assert "typo" not in {hit.how for hit in hits}
    assert "test:1" in {hit.place.place_id for hit in hits}


def test_rough_distances_are_near_enough_for_ranking() -> None:
    kharkiv, belgorod = Point(lon=36.25475, lat=49.98177), Point(lon=36.58091, lat=50.60343)
    assert rough_distance_m(kharkiv, belgorod) == pytest.approx(72_900, rel=0.01)
    assert rough_distance_m(Point(lon=180, lat=0), Point(lon=-180, lat=0)) == pytest.approx(
        0, abs=1
    )


def test_villages_kept_by_hand_are_in_the_news_and_listed_ones_hardly(world: World) -> None:
    for certainty in ("listed", "verified", "from_memory"):
        world.add("Zorkovets", "Zorkovets", certainty=certainty, country=certainty[:2].upper())
    candidates = rank(judge(search(world, "Zorkovets")))
    assert [c.place.certainty for c in candidates] == ["from_memory", "verified", "listed"]
