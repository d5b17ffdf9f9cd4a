"""Borders: looked up by country, read from files, and measured to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas
import pytest
import shapely
from shapely import LineString

from gazetteer import Point, SourceError, UnknownPlaceError
from gazetteer.borders import Border, BorderSet, read_line

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def three() -> BorderSet:
    """A in the west, B in the east of 0°, C north of both."""
    lines = {
        ("AA", "BB"): [LineString([(0, 0), (0, 10)])],
        ("AA", "CC"): [LineString([(-10, 10), (0, 10)])],
        ("BB", "CC"): [LineString([(0, 10), (10, 10)])],
    }
    return BorderSet(lines, {"dataset": "test", "version": "1", "resolution_m": "5"})


def test_a_country_and_a_pair(three: BorderSet) -> None:
    assert three.border("AA").geometry.length == 20
    assert three.border("bb", "aa").geometry.length == 10
    assert three.border("BB", "AA") is three.border("AA", "BB")
    assert three.neighbours("CC") == ("AA", "BB")
    assert three.border("AA", "BB").source == "test 1, 5 m"


def test_no_such_border(three: BorderSet) -> None:
    with pytest.raises(UnknownPlaceError, match="no land border of IS in test"):
        three.border("IS")


def test_nearest(three: BorderSet) -> None:
    found = three.border("AA").nearest(Point(lon=1, lat=5))
    assert found.point.lon == pytest.approx(0, abs=1e-9)
    assert found.distance_m == pytest.approx(110_900, abs=150)
    assert found.bearing_deg == pytest.approx(270, abs=0.2)


def test_lines_from_a_file(tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame(
        {"country_a": ["ru"], "country_b": ["UA"]},
        geometry=[LineString([(0, 0), (1, 1)])],
        crs=4326,
    )
    frame.to_file(tmp_path / "mine.geojson")
    border = BorderSet.open(tmp_path / "mine.geojson").border("RU", "UA")
    assert border.source == "mine.geojson"
    assert border.policy == "as drawn in mine.geojson"


def test_polygons_from_a_file_share_their_outlines_and_the_coast_is_none(tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame(
        {"country": ["AA", "BB", "CC"]},
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(5, 5, 6, 6)],
        crs=4326,
    )
    frame.to_parquet(tmp_path / "mine.parquet")
    borders = BorderSet.open(tmp_path / "mine.parquet")
    assert borders.border("AA").geometry.length == 1
    with pytest.raises(UnknownPlaceError, match="CC"):
        borders.border("CC")


def test_another_projection_is_brought_to_longitude_and_latitude(tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame(geometry=[LineString([(30, 50), (31, 50)])], crs=4326)
    frame.to_crs(3857).to_file(tmp_path / "front.gpkg")
    front = read_line("front line", tmp_path / "front.gpkg")
    assert front.geometry.bounds == pytest.approx((30, 50, 31, 50))
    assert isinstance(front, Border)


@pytest.mark.parametrize(
    ("columns", "problem"),
    [({"who": ["AA"]}, "needs columns country_a and country_b"), (None, "cannot be read")],
)
def test_unfit_files_are_named(tmp_path: Path, columns: dict | None, problem: str) -> None:
    path = tmp_path / "unfit.geojson"
    if columns is None:
        path.write_text("{]", encoding="utf-8")
    else:
        frame = geopandas.GeoDataFrame(columns, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
        frame.to_file(path)
    with pytest.raises(SourceError, match=problem) as caught:
        BorderSet.open(path)
    assert "unfit.geojson" in str(caught.value)


def test_a_line_needs_a_line(tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame(geometry=[shapely.Point(0, 0)], crs=4326)
    frame.to_file(tmp_path / "dot.geojson")
    with pytest.raises(SourceError, match="holds no line"):
        read_line("front line", tmp_path / "dot.geojson")
