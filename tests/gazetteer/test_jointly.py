"""What the names of a document say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.jointly import prepare, resolve_names
from gazetteer.places import Context, Place, PlaceKind, Point
from gazetteer.ranking import rank
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


@pytest.fixture
def states(world: World) -> World:
    """Two countries and towns that share their names."""
    for country, lon in (("AA", 0.0), ("BB", 60.0)):
        nation = world.add(
            f"Country {country}",
            kind=PlaceKind.COUNTRY,
            country=country,
            population=5_000_000,
            point=Point(lon=lon, lat=0.0),
            uncertainty_m=500_000,
        )
        for unit, lat in (("North", 2.0), ("South", -2.0)):
            region = world.add(
                f"{unit} {country}",
                kind=PlaceKind.REGION,
                admin_level=1,
                country=country,
                parents=(nation.place_id,),
                point=Point(lon=lon, lat=lat),
                uncertainty_m=100_000,
            )
            where = {
                "country": country,
                "admin1": region.name,
                "parents": (region.place_id, nation.place_id),
                "point": Point(lon=lon, lat=lat),
            }
            world.add("Springfield", population=50_000, **where)
            world.add(f"Capital of {unit} {country}", population=200_000, **where)
    return world


def resolved(
    world: World, *texts: str, within: dict[int, int] | None = None, context: Context | None = None
) -> list[Place]:
    names = [prepare(text, search(world, text), None) for text in texts]
    for inner, outer in (within or {}).items():
        names[inner].within = outer
    judged = resolve_names(names, context or Context())
    ranked = (
        rank(list(zip(name.hits, j.penalties, strict=True)), j.nothing_fits)
        for name, j in zip(names, judged, strict=True)
    )
    return [candidates[0].place for candidates in ranked]


@pytest.mark.parametrize("unit", ["North AA", "South AA", "North BB", "South BB"])
def test_a_name_takes_the_meaning_that_lies_with_the_others(states: World, unit: str) -> None:
    springfield, _ = resolved(states, "Springfield", f"Capital of {unit}")
    assert springfield.admin1 == unit


def test_stated_containment_outweighs_the_rest(states: World) -> None:
    found = resolved(
        states,
        "Springfield",
        "North BB",
        "Capital of South AA",
        "Capital of North AA",
        within={0: 1},
    )
    assert found[0].admin1 == "North BB"


def followed(states: World, *texts: str) -> list[Place]:
    names = [prepare(text, search(states, text), None) for text in texts]
    for index in range(len(names) - 1):
        names[index].followers = frozenset({index + 1})
    judged = resolve_names(names, Context())
    return [
        rank(list(zip(name.hits, j.penalties, strict=True)), j.nothing_fits)[0].place
        for name, j in zip(names, judged, strict=True)
    ]


def test_in_a_bare_list_what_comes_next_may_contain(states: World) -> None:
    texts = ("Capital of South AA", "Springfield", "North BB", "Capital of North AA")
    assert resolved(states, *texts)[1].country == "AA"
    assert followed(states, *texts)[1].admin1 == "North BB"


def test_a_shortened_name_is_not_what_towns_lie_in(states: World) -> None:
    for text, unit in (("North BB region", "South AA"), ("northern Country BB", "North AA")):
        texts = (f"Capital of {unit}", "Springfield", text)
        assert followed(states, *texts)[1].admin1 == resolved(states, *texts)[1].admin1


def test_what_is_said_to_lie_elsewhere_is_not_meant(states: World) -> None:
    far = Point(lon=-120.0, lat=70.0)
    states.add("Victoria Island", kind=PlaceKind.AREA, country="CC", point=far)
    texts = ("Victoria Island", "Capital of North AA", "Country AA")
    names = [prepare(text, search(states, text), None) for text in texts]
    costs = []
    for container in (None, 2, 1):
        names[0].within = container
        (penalties,) = resolve_names(names, Context())[0].penalties
        costs.append(sum(p.value for p in penalties if p.name == "outside"))
    assert costs[:2] == [0.0, 0.0]
    assert costs[2] > 4.0


def test_among_states_a_shared_name_is_the_state(states: World) -> None:
    unit = {"kind": PlaceKind.REGION, "admin_level": 1, "country": "AA", "population": 9_000_000}
    point = Point(lon=0.0, lat=6.0)
    state = states.add("Grand York", point=point, uncertainty_m=100_000, **unit)
    city = {"population": 150_000, "parents": (state.place_id,), "point": point}
    states.add("Grand York", country="AA", admin1="Grand York", **city)
    among_towns = resolved(states, "Grand York", "Capital of North AA", "Capital of South AA")
    assert among_towns[0].kind is PlaceKind.SETTLEMENT
    among_states = resolved(states, "Grand York", "North AA", "South AA")
    assert among_states[0].kind is PlaceKind.REGION


def test_the_same_name_elsewhere_helps(states: World) -> None:
    found = resolved(states, "Springfield", "Springfield", "North BB", within={0: 2})
    assert found[1].admin1 == "North BB"


def test_a_name_with_and_without_its_kind_is_no_witness_for_itself(world: World) -> None:
    place = {"point": Point(lon=37.0, lat=36.0), "country": "SY"}
    unit = {"kind": PlaceKind.REGION, "admin_level": 1, "population": 4_000_000}
    region = world.add("Aleppo", uncertainty_m=90_000, **unit, **place)
    world.add("Aleppo", population=2_100_000, admin1="Aleppo", parents=(region.place_id,), **place)
    city = prepare("aleppo", search(world, "Aleppo", kind=PlaceKind.SETTLEMENT), None)
    bare = prepare("aleppo", search(world, "Aleppo"), None)
    for judged, name in zip(resolve_names([city, bare], Context()), (city, bare), strict=True):
        best = rank(list(zip(name.hits, judged.penalties, strict=True)), judged.nothing_fits)[0]
        assert best.place.kind is PlaceKind.SETTLEMENT


def test_a_known_country_is_a_prior(states: World) -> None:
    (place,) = resolved(states, "Springfield", context=Context(countries=("BB",)))
    assert place.country == "BB"


def test_the_home_of_the_outlet_is_a_prior(states: World) -> None:
    home = Context(home=Point(lon=60.0, lat=-2.0))
    (place,) = resolved(states, "Springfield", context=home)
    assert place.admin1 == "South BB"


def test_a_prior_is_no_filter(states: World) -> None:
    found = resolved(
        states,
        "Springfield",
        "Capital of North AA",
        "Capital of South AA",
        "Country AA",
        context=Context(countries=("BB",)),
    )
    assert found[0].country == "AA"


def test_strays_are_too_unlikely(states: World) -> None:
    states.add("Lonely", population=3_000, country="CC", point=Point(lon=120.0, lat=0.0))
    texts = ["Lonely", "Capital of North AA", "Capital of South AA", "Country AA", "North AA"]
    names = [prepare(text, search(states, text), None) for text in texts]
    judged = resolve_names(names, Context())[0]
    (lonely,) = rank([(names[0].hits[0], judged.penalties[0])], judged.nothing_fits)
    assert lonely.confidence < 0.4
    assert "stray" in {penalty.name for penalty in lonely.penalties}


def test_a_dropped_word_makes_a_place_a_stray_where_nobody_speaks_of_its_country(
    states: World,
) -> None:
    state = {"kind": PlaceKind.REGION, "admin_level": 1, "population": 6_000_000}
    states.add("Victoria", country="CC", point=Point(lon=120.0, lat=0.0), **state)
    for text, other, is_stray in (
        ("Victoria Island", "AA", True),
        ("Victoria Island", "BB", False),
        ("Victoria", "AA", False),
    ):
        texts = [text, "Capital of North AA", f"Capital of South {other}"]
        names = [prepare(text, search(states, text), None) for text in texts]
        judged = resolve_names(names, Context())[0]
        assert ("stray" in {penalty.name for penalty in judged.penalties[0]}) is is_stray


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(
        st.sampled_from(
            ["Springfield", "North AA", "Country BB", "Capital of South BB", "Nowhere"]
        ),
        max_size=10,
    ),
    country=st.sampled_from(["AA", "BB", "ZZ"]),
    home=st.one_of(
        st.none(),
        st.builds(Point, lon=st.floats(-180, 180), lat=st.floats(-90, 90)),
    ),
)
def test_any_context_is_survived_and_the_same_input_gives_the_same(
    states: World, texts: list[str], country: str, home: Point | None
) -> None:
    context = Context(countries=(country,), home=home)
    names = [prepare(text, search(states, text), "en") for text in texts]
    first = resolve_names(names, context)
    assert first == resolve_names(names, context)
    assert [len(judged.penalties) for judged in first] == [len(name.hits) for name in names]


def test_no_names_no_answers() -> None:
    assert resolve_names([], Context()) == []
    (nothing,) = resolve_names([prepare("x", [], None)], Context())
    assert nothing.penalties == []
