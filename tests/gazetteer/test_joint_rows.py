from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.joint_names import prepare
from gazetteer.joint_rows import EARTH_RADIUS_M, Rows
from gazetteer.places import Point
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def rows(world: World, *texts: str) -> Rows:
    return Rows([prepare(text, search(world, text), None) for text in texts])


@pytest.fixture
def towns(world: World) -> World:
    """Two towns of one name, and another town a quarter of the Earth away from the first."""
    world.add("Springfield", country="AA")
    world.add("Springfield", country="BB", point=Point(lon=0.0, lat=1.0))
    world.add("Shelbyville", country="AA", point=Point(lon=90.0, lat=0.0))
    return world


def test_rows_are_grouped_by_name(towns: World) -> None:
    found = rows(towns, "Springfield", "Nowhere", "Shelbyville")
    assert [list(found.of(name)) for name in range(3)] == [[0, 1], [], [2]]
    assert {found.places[row].name for row in found.of(0)} == {"Springfield"}


def test_names_without_candidates_have_no_best_row(towns: World) -> None:
    found = rows(towns, "Springfield", "Nowhere", "Shelbyville")
    assert found.best(np.array([0.2, 0.7, 0.9])).tolist() == [1, 2]


def test_a_quarter_of_the_earth(towns: World) -> None:
    found = rows(towns, "Shelbyville")
    (here,) = found.directions([(0.0, 0.0)])
    assert found.metres(found.vectors @ here)[0] == pytest.approx(EARTH_RADIUS_M * np.pi / 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(costs=st.lists(st.floats(-100, 100), min_size=3, max_size=3))
def test_chances_of_a_name_leave_room_for_none(towns: World, costs: list[float]) -> None:
    chances = rows(towns, "Springfield", "Shelbyville").chances(np.array(costs), np.zeros(2))
    assert (chances >= 0.0).all()
    assert chances[:2].sum() <= 1.0 + 1e-9  # they may be rounded up
    assert chances[2] <= 1.0


def test_numbers_begin_with_what_is_known_first(towns: World) -> None:
    codes, numbers = rows(towns, "Shelbyville").codes(["BB", None, "AA"], first=["AA"])
    assert codes.tolist() == [2, 0, 1]
    assert numbers == {None: 0, "AA": 1, "BB": 2}
