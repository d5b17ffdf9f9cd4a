from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.maps.basemap import WORLD, build_basemap, detail_box, read_world
from geomap.maps.page import asset

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@given(st.floats(-180, 180), st.floats(-85, 85), st.floats(0, 90), st.floats(0, 60))
def test_the_detailed_part_holds_the_claims(
    west: float, south: float, dx: float, dy: float
) -> None:
    east, north = min(west + dx, 180.0), min(south + dy, 85.0)
    box = detail_box((west, south, east, north))
    assert box[0] <= west
    assert box[1] <= south
    assert box[2] >= east
    assert box[3] >= north
    assert box[0] >= WORLD[0]
    assert box[3] <= WORLD[3]


def test_the_part_around_the_claims_has_its_land_regions_and_names(gazetteer: Gazetteer) -> None:
    block, head = build_basemap(gazetteer, (36.0, 49.8, 36.6, 50.6))
    assert {"Ukraine", "Russia"} <= {name for name, *_ in head["countries"]}
    assert head["settlements"][0][0] == "Kharkiv", "the largest first"
    assert head["land"]["rings"][1] > 0
    assert head["regions"]["rings"][1] > 1
    assert block.size < 200_000


def test_places_with_a_true_shape_bring_it(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Kharkiv Oblast")[0].place
    _, head = build_basemap(gazetteer, (36.0, 49.8, 36.6, 50.6), ["no:such", place.place_id])
    assert [position for position, _ in head["shapes"]] == [2]


def test_the_outline_of_the_world_is_kept_with_the_page() -> None:
    block, head = read_world(asset("world.json"))
    assert len(head["names"]) > 150
    assert block.size == pytest.approx(len(block.text) * 13 / 16, rel=0.01)
