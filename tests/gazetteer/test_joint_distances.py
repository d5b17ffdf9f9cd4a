from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gazetteer.joint_distances import HOME_BONUS, Distances
from gazetteer.joint_names import prepare
from gazetteer.joint_rows import Rows
from gazetteer.places import Context, Point
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def distances(world: World, context: Context) -> Distances:
    """Two Springfields, one of them beside Shelbyville."""
    world.add("Springfield", country="AA")
    world.add("Springfield", country="BB", point=Point(lon=60.0, lat=0.0))
    world.add("Shelbyville", country="AA", point=Point(lon=0.2, lat=0.0))
    texts = ("Springfield", "Shelbyville")
    return Distances(Rows([prepare(text, search(world, text), None) for text in texts]), context)


def test_the_nearer_meaning_gains(world: World) -> None:
    measured = distances(world, Context())
    bonus = measured.distance(np.array([0.5, 0.5, 1.0]))
    by_country = {p.country: b for p, b in zip(measured.rows.places[:2], bonus[:2], strict=True)}
    assert by_country["AA"] < by_country["BB"] == 0.0


def test_home_is_nearest_to_itself(world: World) -> None:
    measured = distances(world, Context(home=Point(lon=60.0, lat=0.0)))
    at_home = [place.country for place in measured.rows.places].index("BB")
    assert measured.home[at_home] == -HOME_BONUS
    assert measured.home.argmin() == at_home


def test_without_a_home_nothing_gains(world: World) -> None:
    assert not distances(world, Context()).home.any()
