from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

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


def test_positions_may_be_called_latitude_and_longitude(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("name,latitude,longitude\nSumy,50.9,34.8\n", encoding="utf-8")
    (record,) = tables.read(path)
    assert (record.lat, record.lon) == (50.9, 34.8)


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
        ("a,A,poi,50,1e999,,,,,,,\n", "lon is '1e999', not a number"),
        ("a,A,poi,nan,36,,,,,,,\n", "lat is 'nan', not a number"),
        ("a,A,poi,50,36,,Ukraine,,,,,\n", "country is 'Ukraine', not a code of two letters"),
        (
            "a,A, B,poi,50,36,,,,,,,verified\n",
            "13 cells, the header 12; does a cell with a separator lack",
        ),
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


_ANYTHING = st.one_of(
    st.binary(max_size=200),
    st.text(alphabet='ab,;"\n\r\t\x00-.0159e_|:é', max_size=200).map(str.encode),
)


@given(content=_ANYTHING)
def test_whatever_a_table_holds_its_rows_are_places_or_are_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.csv"
    path.write_bytes(b"name,lat,lon,names,population,extent_m\n" + content)
    told: list[str] = []
    rows = [record.row for record in tables.read(path, bad=told.append)]
    assert rows == sorted(set(rows))
    assert all(problem.startswith(f"{path}: row ") for problem in told)


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


def test_bytes_that_are_no_utf8_spoil_their_row_only(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    rows = "a,Депо,50,36\n".encode("cp1251") + "b,Порт,50,36\n".encode()
    path.write_bytes(b"place_id,name,lat,lon\n" + rows)
    told: list[str] = []
    assert [record.name for record in tables.read(path, bad=told.append)] == ["Порт"]
    assert told == [f"{path}: row 2: it is not in UTF-8; save the table as UTF-8"]


def test_a_header_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes("name,lat,lon,примітка\n".encode("cp1251"))
    with pytest.raises(SourceError, match=r"row 1: is not in UTF-8; save the table as UTF-8"):
        list(tables.read(path))


def test_a_missing_quotation_mark_spoils_what_it_runs_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    rest = "".join(f"c{n},C,50,36\n" for n in range(20_000))
    path.write_text(f'place_id,name,lat,lon\na,A,50,36\nb,"B,50,36\n{rest}')
    told: list[str] = []
    found = [record.name for record in tables.read(path, bad=told.append)]
    assert found[0] == "A"
    assert "is a quotation mark missing?" in told[0]


def test_semicolons_part_cells_where_the_header_has_them(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name;lat;lon\nDepot;50.5;36.2\n")
    (record,) = tables.read(path)
    assert (record.name, record.lat, record.kind) == ("Depot", 50.5, PlaceKind.POI)


def test_a_mapped_column_of_ours_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,lat,lon\n")
    with pytest.raises(SourceError, match="'title' is none of our columns: place_id, name"):
        list(tables.read(path, columns={"title": "name"}))


def test_a_table_without_positions_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,y,x\nA,50,36\n")
    with pytest.raises(SourceError, match=r"no column 'lat' for lat; .* with --column lat=COLUMN"):
        list(tables.read(path))


def test_a_wrong_polygon_is_repaired_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "sites.gpkg"
    bow_tie = shapely.Polygon([(36, 49), (37, 50), (37, 49), (36, 50)])
    flat = shapely.Polygon([(36, 49), (37, 50), (36, 49), (36, 49)])
    frame = gpd.GeoDataFrame({"name": ["Tie", "Flat"]}, geometry=[bow_tie, flat], crs=4326)
    frame.to_file(path)
    told: list[str] = []
    (record,) = vector.read(path, bad=told.append)
    assert record.footprint is not None
    assert shapely.from_wkb(record.footprint).area == pytest.approx(0.5)
    assert told[0].startswith(f"{path}: feature 1: its polygon is wrong (Self-intersection")
    assert told[1].startswith(f"{path}: feature 2: its polygon is wrong (")
    assert told[1].endswith("and has no area")


def test_a_geometry_that_cannot_be_read_does_not_spoil_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sites.geojson"
    ring = "[[[36,49],[37,50]]]"
    features = (
        f'{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{geometry}}}'
        for name, geometry in (
            ("Ring", f'{{"type":"Polygon","coordinates":{ring}}}'),
            ("Well", '{"type":"Point","coordinates":[36,49]}'),
        )
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}')
    told: list[str] = []
    assert [record.name for record in vector.read(path, bad=told.append)] == ["Well"]
    assert told == [f"{path}: feature 1: it has no geometry, or one that cannot be read"]


def test_a_layer_without_names_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "sites.gpkg"
    gpd.GeoDataFrame({"NAZWA": ["A"]}, geometry=[shapely.Point(36, 50)], crs=4326).to_file(path)
    with pytest.raises(SourceError, match="no column 'name' for name; the file has NAZWA, geom"):
        list(vector.read(path))


def test_the_files_of_a_shapefile_belong_together(tmp_path: Path) -> None:
    path = tmp_path / "sites.shp"
    gpd.GeoDataFrame({"name": ["A"]}, geometry=[shapely.Point(36, 50)], crs=4326).to_file(path)
    (tmp_path / "sites.csv").write_text("another file\n")
    assert {file.suffix for file in vector.files(path)} == {".shp", ".dbf", ".shx", ".prj", ".cpg"}
