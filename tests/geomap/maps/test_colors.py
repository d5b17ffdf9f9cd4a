"""The palette, measured: neighbours stay apart for colour-blind eyes and in greyscale."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from geomap.maps.colors import BYSTANDERS, DATES, OTHER, PARTIES, assign

# Linear-light matrices for full colour blindness (Viénot, Brettel, Mollon 1999 for the red-green
# kinds; the blue-yellow one after Machado, Oliveira, Fernandes 2009).
BLINDNESS = {
    "none": np.eye(3),
    "protan": np.array([[0.1124, 0.8876, 0.0], [0.1124, 0.8876, 0.0], [0.004, -0.004, 1.0]]),
    "deutan": np.array([[0.2928, 0.7072, 0.0], [0.2928, 0.7072, 0.0], [-0.0223, 0.0223, 1.0]]),
    "tritan": np.array(
        [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]
    ),
}
FROM_LINEAR = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)
WHITE = np.array([0.9505, 1.0, 1.089])


def lab(color: str, matrix: np.ndarray) -> np.ndarray:
    srgb = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    xyz = FROM_LINEAR @ np.clip(matrix @ linear, 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(first: str, second: str) -> float:
    lights = sorted((lab(color, np.eye(3))[0] + 16) / 116 for color in (first, second))
    low, high = (max(light, 0) ** 3 for light in lights)
    return float((high + 0.05) / (low + 0.05))


@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_first_four_sides_and_the_first_bystander_differ_for_every_eye(kind: str) -> None:
    shown = [*PARTIES[:4], BYSTANDERS[0]]
    for one, other in combinations(shown, 2):
        distance = np.linalg.norm(lab(one, BLINDNESS[kind]) - lab(other, BLINDNESS[kind]))
        assert distance > 12, (kind, one, other)


def test_neighbouring_sides_differ_in_greyscale() -> None:
    lightness = [lab(color, np.eye(3))[0] for color in PARTIES]
    assert all(abs(a - b) > 12 for a, b in pairwise(lightness))
    assert abs(lightness[0] - lightness[1]) > 25, "the two main sides, on a copier"


def test_dates_run_from_light_to_dark() -> None:
    lightness = [lab(color, np.eye(3))[0] for color in DATES]
    assert all(a - b > 8 for a, b in pairwise(lightness))


@pytest.mark.parametrize("color", [*PARTIES[:4], *BYSTANDERS[:1], OTHER])
def test_marks_stand_out_from_the_land(color: str) -> None:
    assert contrast(color, "#f6f3ec") > 2.0


def test_the_most_frequent_side_comes_first_and_bystanders_are_grey() -> None:
    swatches = assign({"B": 2, "A": 2, "Media": 50}, bystanders=["Media"])
    assert [swatch.label for swatch in swatches] == ["A", "B", "Media"]
    assert swatches[2].color == BYSTANDERS[0]


def test_more_labels_than_colours_share_the_last() -> None:
    swatches = assign({f"group {number:02}": 1 for number in range(12)})
    assert [swatch.color for swatch in swatches[-4:]] == [OTHER] * 4
