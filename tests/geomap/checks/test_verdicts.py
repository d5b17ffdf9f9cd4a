"""The rule: what words allow, what the ground allows, and when they meet."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.checks.verdicts import Interval, allowed, readings, touching, wind_verdict
from geomap.distances.phrases import DistancePhrase


def phrase(**fields: Any) -> DistancePhrase:
    return DistancePhrase(
        start=0, end=0, text="", relation="distance", subject=0, object=1, **fields
    )


def figure(value: float, step: float, hedge: str | None = None) -> DistancePhrase:
    return phrase(stated_km_min=value, stated_km_max=value, step_km=step, hedge=hedge)


def ground(length: float, near: float | None = None, far: float | None = None) -> Any:
    return SimpleNamespace(
        measured_km=length,
        measured_km_min=length if near is None else near,
        measured_km_max=length if far is None else far,
    )


@pytest.mark.parametrize(
    ("value", "step", "hedge", "low", "high"),
    [
        (30, 10, "about", 25, 35),  # rounds to tens
        (30, 10, None, 25, 35),
        (32, 1, None, 28.8, 35.2),  # 10 %
        (32, 1, "about", 27.2, 36.8),  # 15 %
        (25, 5, None, 22.5, 27.5),
        (10, 10, None, 10 * 5 / 6, 10 * 7 / 6),  # never more than a sixth
        (300, 100, None, 250, 350),
    ],
)
def test_what_a_figure_allows(
    value: float, step: float, hedge: str | None, low: float, high: float
) -> None:
    interval = allowed(figure(value, step, hedge))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high))


def test_bounds() -> None:
    assert str(allowed(phrase(stated_km_max=20, step_km=10))) == "up to 21 km"
    at_least = allowed(phrase(stated_km_min=100, step_km=1))
    assert at_least is not None
    assert (at_least.low, at_least.high) == (95, math.inf)
    assert str(at_least) == "at least 95 km"
    assert allowed(phrase()) is None


def test_the_ground_from_edge_to_road() -> None:
    city = readings(ground(34.6, near=20.8), wide=False)
    assert city.low == pytest.approx(20.8)
    assert city.high == pytest.approx(34.6 * 1.2)
    # however large the city, a reading below 60 % of the way is not accepted
    assert readings(ground(20, near=0), wide=False).low == pytest.approx(12)
    assert readings(ground(20, near=0, far=40), wide=True) == Interval(0, 40 * 1.2)


@given(st.floats(0.8, 1.25), st.floats(5, 5000))
def test_a_figure_near_the_distance_is_consistent(ratio: float, length: float) -> None:
    words = allowed(figure(length * ratio, 0.1))
    assert words is not None
    assert words.meets(readings(ground(length), wide=False))


@given(st.one_of(st.floats(0.05, 0.6), st.floats(1.65, 20)), st.floats(5, 5000))
def test_a_figure_far_from_it_is_not(ratio: float, length: float) -> None:
    words = allowed(figure(length * ratio, 0.1))
    assert words is not None
    assert not words.meets(readings(ground(length), wide=False))


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_meeting_is_mutual(a: float, b: float, c: float, d: float) -> None:
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert one.meets(other) == other.meets(one)


@pytest.mark.parametrize(
    ("wind", "bearing", "spread", "verdict"),
    [
        ("north", 350, 0, "consistent"),
        ("north", 40, 0, "consistent"),
        ("north", 90, 0, "inconsistent"),
        ("north", 90, 40, "undetermined"),
        ("southwest", 225, 0, "consistent"),
        ("north-northwest", 20, 0, "consistent"),
    ],
)
def test_winds(wind: str, bearing: float, spread: float, verdict: str) -> None:
    assert wind_verdict(wind, bearing, spread)[0] == verdict


@pytest.mark.parametrize(
    ("gap", "wide", "verdict"),
    [
        (0, True, "consistent"),
        (4, False, "consistent"),
        (30, False, "undetermined"),
        (30, True, "inconsistent"),
        (150, False, "inconsistent"),
    ],
)
def test_touching(gap: float, wide: bool, verdict: str) -> None:  # noqa: FBT001 - a parameter of the test
    assert touching(gap, wide=wide) == verdict
