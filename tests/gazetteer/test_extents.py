from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.extents import LEAST_REACH_M, reach_m, settlement_radius_m, typical_radius_m
from gazetteer.places import PlaceKind

KNOWN_M = {
    "Kharkiv": (1_421_125, 10_465),
    "Kyiv": (2_952_301, 16_202),
    "Belgorod": (391_135, 7_158),
    "Kursk": (452_976, 7_823),
    "Bryansk": (415_640, 7_745),
    "Voronezh": (1_047_549, 13_842),
    "Rostov-on-Don": (1_130_305, 10_646),
    "Kamensk-Shakhtinsky": (87_997, 7_122),
    "Simferopol": (341_799, 5_744),
}
"""Population, and the distance in metres from the point to the farthest corner of the city."""


def test_the_model_is_near_the_known_extents() -> None:
    ratios = [settlement_radius_m(people) / extent for people, extent in KNOWN_M.values()]
    assert np.median(ratios) == pytest.approx(1.0, abs=0.15)
    assert min(ratios) > 0.5
    assert max(ratios) < 1.5


@given(st.integers(1, 40_000_000), st.integers(1, 40_000_000))
def test_larger_towns_reach_farther(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert 0 < settlement_radius_m(small) <= settlement_radius_m(large)


def test_every_kind_of_place_has_an_extent() -> None:
    assert all(typical_radius_m(kind, None) > 0 for kind in PlaceKind)
    region = typical_radius_m(PlaceKind.REGION, None, 1)
    assert typical_radius_m(PlaceKind.REGION, None, 2) < region


def test_reach_is_geodesic_and_never_nothing() -> None:
    corners = [(36.0, 50.0), (36.0, 51.0)]
    assert reach_m(36.0, 50.0, corners) == pytest.approx(111_248, rel=1e-3)
    assert reach_m(36.0, 50.0, [(36.0, 50.0)]) == LEAST_REACH_M
