"""How far places reach, which polygons are theirs, and what sections belong to, on made-up ones."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from sources.geonames import Settlement, Unit
from sources.main_body import main_body_radius_m
from sources.matching import left_over, match_units
from sources.natural_earth import Region
from sources.seas import LIMITS
from sources.sections import sections
from sources.us_counties import _polygon

DEGREE_M = 111_000.0


def unit(number: int, name: str, *towns: tuple[float, float, int]) -> Unit:
    """A first-level unit with its towns: longitude, latitude and population."""
    return Unit(
        geoname_id=number, name=name, level=1, country="AA", code=f"AA.{number}", iso="",
        type="", names=[], parent=None, settlements=list(towns),
    )  # fmt: skip


def region(name: str, box: tuple[float, float, float, float], code: int | None = None) -> Region:
    """A rectangle that Natural Earth draws."""
    return Region(
        ne_id=1, country="AA", name=name, names=[], type="", english_type="",
        point=(box[0], box[1]), shape=shapely.box(*box), unit=code,
    )  # fmt: skip


def towns(west: float, south: float, count: int = 9) -> list[tuple[float, float, int]]:
    """Towns on a grid inside one square degree."""
    return [(west + 0.1 + 0.09 * n, south + 0.5, 1000 + n) for n in range(count)]


def place(number: int, lon: float, people: int, code: str = "PPL", admin1: str = "1") -> Settlement:
    """A town on the equator."""
    return Settlement(
        geoname_id=number, name=str(number), lon=lon, lat=0.0, population=people, country="AA",
        names=[], parents=[], admin1=admin1, code=code,
    )  # fmt: skip


MAINLAND = shapely.box(0, 0, 2, 2)
ISLET = shapely.box(20, 0, 20.1, 0.1)
LARGE_ISLE = shapely.box(20, 0, 21, 1)


def test_an_islet_far_out_does_not_widen_the_circle() -> None:
    shape = shapely.multipolygons([MAINLAND, ISLET])
    people = [(1.0, 1.0, 9_900), (20.05, 0.05, 100)]
    assert main_body_radius_m((1, 1), shape, people) < 2 * DEGREE_M


def test_an_isle_where_many_live_does() -> None:
    shape = shapely.multipolygons([MAINLAND, ISLET])
    people = [(1.0, 1.0, 9_000), (20.05, 0.05, 1_000)]
    assert main_body_radius_m((1, 1), shape, people) > 19 * DEGREE_M


def test_a_large_part_does_though_nobody_lives_there() -> None:
    shape = shapely.multipolygons([MAINLAND, LARGE_ISLE])
    assert main_body_radius_m((1, 1), shape, [(1.0, 1.0, 9_000)]) > 19 * DEGREE_M


@given(st.lists(st.tuples(st.floats(0, 21), st.floats(0, 2), st.integers(0, 10**6)), max_size=8))
def test_the_circle_is_never_wider_than_the_whole(people: list[tuple[float, float, int]]) -> None:
    shape = shapely.multipolygons([MAINLAND, ISLET, LARGE_ISLE])
    everything = [(1.0, 1.0, 1), (20.5, 0.5, 1), (20.05, 0.05, 1)]
    whole = main_body_radius_m((1, 1), shape, everything)
    alone = main_body_radius_m((1, 1), MAINLAND, [])
    assert alone <= main_body_radius_m((1, 1), shape, people) <= whole


def test_a_code_used_again_for_another_unit_is_not_believed() -> None:
    units = {1: unit(1, "New North", *towns(0, 0)), 2: unit(2, "South", *towns(5, 0))}
    drawn = [region("South", (0, 0, 1, 1), code=2), region("North", (5, 0, 6, 1), code=1)]
    matches = match_units(units, drawn)
    assert matches[1].regions == [drawn[0]]
    assert matches[2].regions == [drawn[1]]


def test_a_unit_that_merged_is_joined_from_its_parts() -> None:
    units = {1: unit(1, "Both", *towns(0, 0), *towns(1, 0))}
    drawn = [region("Both", (0, 0, 1, 1), code=1), region("Other", (1, 0, 2, 1))]
    matches = match_units(units, drawn)
    assert matches[1].shape.area == pytest.approx(2)
    assert left_over(drawn, matches) == [drawn[1]]


def test_the_polygon_of_a_larger_unit_of_the_same_name_is_refused() -> None:
    town, strip = towns(0, 0)[:4], towns(0, 0)[4:]
    units = {1: unit(1, "Gaza", *town), 2: unit(2, "Rafah", *strip)}
    assert 1 not in match_units(units, [region("Gaza", (0, 0, 1, 1), code=1)])


def test_a_section_belongs_to_the_city_it_is_in_the_middle_of() -> None:
    borough, city = place(1, 0.0, 1_500_000), place(2, 0.1, 8_000_000)
    found = sections([borough, city, place(3, 0.01, 100_000, "PPLX")])
    assert found[3].cities == (1, 2)
    assert found[3].population == 100_000


def test_a_section_with_its_citys_number_of_people_has_none_of_its_own() -> None:
    found = sections([place(1, 0.0, 1_000_000), place(2, 0.01, 1_100_000, "PPLX")])
    assert (found[2].cities, found[2].population) == ((1,), 0)


def test_a_section_is_not_given_to_a_city_of_another_unit_or_too_far() -> None:
    city = place(1, 0.0, 1_000_000)
    other, far = place(2, 0.01, 100, "PPLX", admin1="2"), place(3, 0.5, 100, "PPLX")
    assert sections([city, other, far]) == {}


def test_topojson_arcs_are_walked_backwards_for_negative_numbers() -> None:
    arcs = [np.array([[0, 0], [1, 0], [1, 1]]), np.array([[0, 0], [0, 1], [1, 1]])]
    square = _polygon({"type": "Polygon", "arcs": [[0, ~1]]}, arcs)
    assert square.area == pytest.approx(1)


def test_the_limits_of_seas_are_polygons() -> None:
    for line in LIMITS.read_text(encoding="utf-8").splitlines()[1:]:
        place_id, limits = line.split(",")
        corners = np.array(limits.split(), dtype=float).reshape(-1, 2)
        assert shapely.Polygon(corners).is_valid, place_id
