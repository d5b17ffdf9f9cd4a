from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gazetteer.joint_names import prepare
from gazetteer.joint_rows import Rows
from gazetteer.joint_votes import STRAY, Votes
from gazetteer.places import Context, PlaceKind
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def votes(world: World, *texts: str, context: Context | None = None) -> Votes:
    names = [prepare(text, search(world, text), None) for text in texts]
    return Votes(Rows(names), context or Context())


def test_other_names_vote_for_their_country(world: World) -> None:
    world.add("Springfield", country="AA")
    world.add("Springfield", country="BB")
    world.add("Shelbyville", country="BB")
    counted = votes(world, "Springfield", "Shelbyville")
    terms, _ = counted.terms(np.array([0.5, 0.5, 1.0]))
    bonus = {p.country: t for p, t in zip(counted.rows.places, terms["country"], strict=True)}
    assert terms["country"][:2].min() < terms["country"][:2].max() == 0.0
    assert bonus["BB"] < 0.0


def test_a_name_is_no_witness_for_itself(world: World) -> None:
    world.add("Springfield", country="AA")
    terms, agreement = votes(world, "Springfield").terms(np.array([1.0]))
    assert terms["country"].tolist() == [0.0]
    assert agreement.tolist() == [0.0]


def test_countries_known_from_elsewhere_vote_too(world: World) -> None:
    world.add("Springfield", country="AA")
    counted = votes(world, "Springfield", context=Context(countries=("AA",)))
    terms, agreement = counted.terms(np.array([1.0]))
    assert terms["country"][0] < 0.0 < agreement[0]


def test_what_describes_by_a_country_speaks_for_places_there_and_against_none(
    world: World,
) -> None:
    world.add("Springfield", country="AA")
    counted = votes(world, "Springfield", context=Context(described=("AA", "BB")))
    terms, agreement = counted.terms(np.array([1.0]))
    assert terms["country"][0] < 0.0 == agreement[0]


def test_a_power_says_less_of_where_the_text_is(world: World) -> None:
    world.add("Springfield", country="AA")
    world.add("Capital", country="BB")
    counted = votes(world, "Springfield", "Capital")
    counted.rows.names[1].power = True
    _, whole = counted.terms(np.ones(2))
    _, less = Votes(Rows(counted.rows.names), Context()).terms(np.ones(2))
    assert 0.0 < less[0] < whole[0]


def test_districts_of_a_common_name_are_strays_where_the_text_is_not_about(world: World) -> None:
    for unit in ("North", "South", "East"):
        world.add("Kirovsky District", kind=PlaceKind.DISTRICT, country="AA", admin1=unit)
    for town in ("Springfield", "Shelbyville"):
        world.add(town, country="AA", admin1="North")
    counted = votes(world, "Kirovsky District", "Springfield", "Shelbyville")
    terms, _ = counted.terms(np.ones(5))
    stray = {p.admin1: t for p, t in zip(counted.rows.places[:3], terms["stray"], strict=False)}
    assert stray["North"] == 0.0
    assert stray["South"] == stray["East"] == STRAY
