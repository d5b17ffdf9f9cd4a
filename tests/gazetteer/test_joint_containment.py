from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from gazetteer.joint_containment import (
    CONTAINED,
    OUTSIDE,
    OUTSIDE_GUESS,
    OUTSIDE_GUESS_STREET,
    OUTSIDE_SITE,
    Containment,
)
from gazetteer.joint_names import prepare
from gazetteer.joint_rows import Rows
from gazetteer.places import PlaceKind, Point
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def related(world: World) -> Containment:
    """Springfield, said to lie in Northland: one does, another is far away."""
    land = world.add("Northland", kind=PlaceKind.REGION, admin_level=1, country="AA")
    world.add("Springfield", country="AA", parents=(land.place_id,))
    world.add("Springfield", country="BB", point=Point(lon=60.0, lat=0.0))
    names = [prepare(text, search(world, text), None) for text in ("Springfield", "Northland")]
    names[0].within = 1
    return Containment(Rows(names))


def test_what_lies_within_gains_and_what_lies_apart_pays(world: World) -> None:
    found = related(world)
    terms = found.terms(np.ones(3))
    of = {place.country: row for row, place in enumerate(found.rows.places[:2])}
    assert terms["containment"][of["AA"]] == -CONTAINED
    assert terms["containment"][of["BB"]] == 0.0
    assert terms["outside"][of["BB"]] == OUTSIDE
    assert terms["outside"][of["AA"]] == 0.0


def test_an_unlikely_container_proves_little(world: World) -> None:
    found = related(world)
    sure, doubtful = (found.terms(np.array([1.0, 1.0, c])) for c in (1.0, 0.1))
    assert sure["containment"][:2].min() < doubtful["containment"][:2].min()
    assert sure["outside"].max() > doubtful["outside"].max()


@pytest.mark.parametrize(
    ("guessed", "country", "cost"),
    [
        (False, "AA", OUTSIDE_SITE),
        (True, "AA", OUTSIDE_GUESS_STREET),
        (True, "BB", OUTSIDE_GUESS),
    ],
)
def test_a_street_far_from_its_town_is_another_one(
    world: World, *, guessed: bool, country: str, cost: float
) -> None:
    world.add("Lenin Street", kind=PlaceKind.STREET, country=country, point=Point(lon=30, lat=50))
    world.add("Springfield", country="AA")
    names = [prepare(text, search(world, text), None) for text in ("Lenin Street", "Springfield")]
    names[0].within, names[0].guessed = 1, guessed
    assert Containment(Rows(names)).terms(np.ones(2))["outside"][0] == cost
