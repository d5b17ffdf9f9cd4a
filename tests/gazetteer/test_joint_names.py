from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.joint_names import MOST_CANDIDATES, prepare
from gazetteer.search import search

if TYPE_CHECKING:
    from conftest import World


def test_the_cheapest_come_first(world: World) -> None:
    world.add("Springfield", population=500)
    world.add("Springfield", population=500_000)
    name = prepare("springfield", search(world, "Springfield"), None)
    costs = [sum(penalty.value for penalty in penalties) for penalties in name.penalties]
    assert costs == sorted(costs)
    assert name.hits[0].place.population == 500_000


def test_no_more_are_kept_than_help(world: World) -> None:
    world.add("Springfield")
    hits = search(world, "Springfield") * (MOST_CANDIDATES + 1)
    assert len(prepare("springfield", hits, None).hits) == MOST_CANDIDATES
