from __future__ import annotations

import math
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.maps.columns import METRES_PER_DEGREE, blur, code, days, encode, numbers, positions


def test_columns_that_follow_the_document_are_stored_once_per_document(tables: Any) -> None:
    rows = [tables.claim(document=f"{n % 2}.txt", publisher=f"paper {n % 2}") for n in range(50)]
    columns = encode(tables.table(*rows)).head["columns"]
    assert columns["publisher"]["of"] == "document"
    assert columns["publisher"]["slot"][1] == 3, "null and two documents"


def test_columns_that_do_not_follow_are_stored_for_themselves(tables: Any) -> None:
    rows = [tables.claim(document="a.txt", publisher=f"paper {n % 2}") for n in range(50)]
    columns = encode(tables.table(*rows)).head["columns"]
    assert "of" not in columns["publisher"]
    assert columns["publisher"]["slot"][1] == 50


def test_a_column_of_one_value_takes_no_room(tables: Any) -> None:
    columns = encode(tables.table(*[tables.claim()] * 9)).head["columns"]
    assert columns["stance"] == {"values": ["asserts"], "all": 1}


def test_shared_points_are_stored_once(tables: Any) -> None:
    rows = [tables.claim(at=(30.0 + n % 3, 50.0)) for n in range(30)]
    columns = encode(tables.table(*rows)).head["columns"]
    assert columns["lon"]["of"] == "point"
    assert columns["lon"]["slot"][1] == 3


def test_positions_of_other_projections_and_shapes_become_points_in_degrees() -> None:
    square = gpd.GeoSeries.from_wkt(["POLYGON ((30 50, 30.2 50, 30.2 50.2, 30 50.2, 30 50))"])
    frame = gpd.GeoDataFrame(geometry=square.set_crs("EPSG:4326")).to_crs("EPSG:3857")
    lon, lat = positions(frame)
    assert lon[0] == pytest.approx(30.1, abs=0.01)
    assert lat[0] == pytest.approx(50.1, abs=0.01)


def test_what_cannot_be_on_the_globe_has_no_position() -> None:
    points = gpd.points_from_xy([200.0, 10.0, math.inf, 180.0], [10.0, 91.0, 10.0, 0.0])
    lon, lat = positions(gpd.GeoDataFrame(geometry=points, crs="EPSG:4326"))
    assert lon.tolist()[::3] == [-160.0, 180.0]
    assert np.isnan(lat[1])
    assert np.isnan(lat[2])


@given(lon=st.floats(-180, 180), lat=st.floats(-85, 85), metres=st.floats(10, 50_000))
def test_a_blurred_position_is_within_half_a_diagonal(
    lon: float, lat: float, metres: float
) -> None:
    x, y = blur(np.array([lon]), np.array([lat]), metres)
    north = (y[0] - lat) * METRES_PER_DEGREE
    east = (x[0] - lon) * METRES_PER_DEGREE * math.cos(math.radians(y[0]))
    assert math.hypot(north, east) <= metres / math.sqrt(2) * 1.001


def test_blur_hides_the_position_and_widens_the_circle(tables: Any) -> None:
    sharp = tables.table(tables.claim(at=(36.2345, 49.9876), uncertainty_m=100.0))
    table = encode(sharp, blur_m=5000)
    west, south, *_ = table.bounds or ()
    assert (west, south) != (36.2345, 49.9876)
    assert table.head["columns"]["uncertainty_m"]["all"] == round(100 + 5000 / math.sqrt(2))


def test_claims_about_a_country_do_not_set_the_frame(tables: Any) -> None:
    frame = tables.table(tables.claim(), tables.claim(at=(96.7, 61.5), uncertainty_m=3_000_000.0))
    table = encode(frame)
    assert table.bounds is not None
    assert table.focus is not None
    assert table.bounds[2] == 96.7
    assert table.focus[2] == pytest.approx(36.23)


def test_dates_and_numbers_that_cannot_be_read_are_null() -> None:
    frame = pd.DataFrame(
        {"event_start": ["2024-01-02", "soon", None], "killed_min": ["3", "x", None]}
    )
    assert days(frame, "event_start")[0] == 19724
    assert np.isnan(days(frame, "event_start")[1:]).all()
    assert numbers(frame, "killed_min")[0] == 3
    assert np.isnan(numbers(frame, "killed_min")[1:]).all()
    assert np.isnan(numbers(frame, "absent")).all()


def test_values_that_are_no_texts_are_written_as_texts() -> None:
    assert code(pd.Series([3, 3, 4])).labels == ["3", "4"]


def test_a_table_with_points_and_nothing_else_can_be_encoded() -> None:
    points = gpd.points_from_xy([1.0, 2.0], [3.0, 4.0])
    table = encode(gpd.GeoDataFrame(geometry=points, crs="EPSG:4326"))
    assert table.head["rows"] == 2
    assert table.bounds == (1.0, 3.0, 2.0, 4.0)
