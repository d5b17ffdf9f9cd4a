from __future__ import annotations

import pandas as pd

from geomap.maps.lines import encode_checks

CHECK = {
    "subject": "Kharkiv",
    "object": "Russian border",
    "stated_km_min": None,
    "measured_km": 32.2345,
    "subject_longitude": 36.230412,
    "subject_latitude": 50.005,
    "nearest_longitude": 36.2971,
    "nearest_latitude": 50.2912,
    "verdict": "consistent",
}


def test_nulls_are_left_out_and_figures_rounded() -> None:
    (check,) = encode_checks(pd.DataFrame([CHECK]))
    assert "stated_km_min" not in check
    assert check["measured_km"] == 32.2
    assert check["subject_longitude"] == 36.23041


def test_blur_moves_both_ends() -> None:
    (check,) = encode_checks(pd.DataFrame([CHECK]), blur_m=5000)
    assert check["subject_longitude"] != 36.23041
    assert check["nearest_latitude"] != 50.2912


def test_no_checks_no_lines() -> None:
    assert encode_checks(None) == []
