from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely

from gazetteer.errors import SourceError
from gazetteer.importers import tables, vector
from gazetteer.places import PlaceKind, PlaceName

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "place_id,name,kind,lat,lon,extent_m,country,parent,names,former,abbreviations,certainty\n"


def test_a_row_becomes_a_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEADER + "mine:1,Depot,poi,50.0,36.2,300,UA,a:1|a:2,uk:Депо|Old shed,Tsar's depot,D.,"
        "approximate\n",
        encoding="utf-8",
    )
    (record,) = tables.read(path)
    assert (record.place_id, record.kind, record.lat, record.lon) == (
        "mine:1",
        PlaceKind.POI,
        50.0,
        36.2,
    )
    assert record.parents == ("a:1", "a:2")
    assert record.names == (
        PlaceName("Депо", "uk"),
        PlaceName("Old shed"),
        PlaceName("Tsar's depot", None, "former"),
        PlaceName("D.", None, "abbreviation"),
    )
    assert record.certainty == "approximate"
    assert record.where == f"{path}: row 2"


def test_columns_can_be_mapped_and_tabs_part_tsv(tmp_path: Path) -> None:
    path = tmp_path / "towns.tsv"
    path.write_text("TOWN\tY\tX\tkind\nSumy\t50.9\t34.8\tsettlement\n", encoding="utf-8")
    (record,) = tables.read(path, columns={"name": "TOWN", "lat": "Y", "lon": "X"})
    assert (record.name, record.lat, record.lon) == ("Sumy", 50.9, 34.8)
    assert record.place_id == "towns:2"


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("town,y,x\nSumy,50.9,34.8\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"towns\.csv: no column 'name' for name; .* town, y, x"):
        list(tables.read(path))
    with pytest.raises(SourceError, match="no column 'breite' for lat"):
        list(tables.read(path, columns={"name": "town", "lat": "breite"}))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,A,poi,fifty,36,,,,,,,\n", "lat is 'fifty', not a number"),
        ("a,A,castle,50,36,,,,,,,\n", "kind is 'castle', not one of"),
        ("a,A,poi,50,36,,,,,,,guess\n", "certainty is 'guess', not one of"),
    ],
)
def test_bad_cells_are_reported_with_file_and_row(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "b,B,poi,50,36,,,,,,,\n" + row, encoding="utf-8")
    told: list[str] = []
    assert [record.name for record in tables.read(path, bad=told.append)] == ["B"]
    assert told[0].startswith(f"{path}: row 3: ")
    assert reason in told[0]
    with pytest.raises(SourceError, match="row 3"):
        list(tables.read(path))


def test_points_and_polygons_of_a_map_layer(tmp_path: Path) -> None:
    path = tmp_path / "sites.gpkg"
    shapes = [shapely.Point(36.2, 50.0), shapely.box(36.0, 49.9, 36.4, 50.1)]
    frame = gpd.GeoDataFrame({"NAZWA": ["Depot", "Park"]}, geometry=shapes, crs=4326)
    frame.to_crs(32637).to_file(path)
    depot, park = vector.read(path, columns={"name": "NAZWA"}, kind=PlaceKind.AREA)
    assert (depot.name, depot.kind, depot.footprint) == ("Depot", PlaceKind.AREA, None)
    assert (depot.lon, depot.lat) == (pytest.approx(36.2), pytest.approx(50.0))
    assert park.footprint is not None
    assert park.uncertainty_m == pytest.approx(18_000, rel=0.1)


def test_features_without_geometry_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "sites.geojson"
    shapes = [None, shapely.Point(36.2, 50.0)]
    gpd.GeoDataFrame({"name": ["A", "B"]}, geometry=shapes, crs=4326).to_file(path)
    told: list[str] = []
    assert [record.name for record in vector.read(path, bad=told.append)] == ["B"]
    assert told == [f"{path}: feature 1: it has no geometry, or one that cannot be read"]


def test_a_file_that_is_no_layer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.gpkg"
    path.write_text("not a GeoPackage")
    with pytest.raises(SourceError, match=r"notes\.gpkg: cannot be read as a map layer"):
        list(vector.read(path))
