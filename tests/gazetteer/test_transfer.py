from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from gazetteer import Gazetteer, export_store, exporting, import_file
from gazetteer.errors import SourceError, StoreError
from gazetteer.places import PlaceKind
from gazetteer.store import Store
from gazetteer.transfer import kind_of

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "place_id,name,kind,lat,lon,country,names,population\n"
DEPOT = "mine:1,Depot,poi,50.0050,36.2304,,uk:Депо,\n"
FERRY = "mine:2,Ferry,poi,44.95,34.1,,,12\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + DEPOT + FERRY, encoding="utf-8")
    return path


def test_a_table_becomes_a_store_of_its_own(table: Path, tmp_path: Path) -> None:
    into = tmp_path / "stores" / "mine.sqlite"
    report = import_file(table, into)
    assert (report.path, report.places, report.names) == (into, 2, 3)
    with Store.open(into) as store:
        assert store.info()["places"] == {"poi": 2}


def test_country_and_region_are_filled_in_by_where_a_place_lies(
    table: Path, tmp_path: Path
) -> None:
    import_file(table, tmp_path / "mine.sqlite")
    with Store.open(tmp_path / "mine.sqlite") as store:
        depot, ferry = store.all_places()
    assert (depot.country, depot.admin1) == ("UA", "Kharkiv Oblast")
    assert depot.parents == ("geonames:706482", "geonames:690791")
    assert (ferry.country, ferry.admin1) == ("UA", "Crimea")


def test_a_layer_lies_above_the_bundled_places(table: Path, tmp_path: Path) -> None:
    import_file(table, tmp_path / "mine.sqlite")
    with Gazetteer.open(tmp_path / "mine.sqlite") as gazetteer:
        assert gazetteer.find("Депо")[0].place.place_id == "mine:1"
        assert gazetteer.find("Kharkiv")[0].place.place_id == "geonames:706483"


def test_a_second_import_adds_and_replaces(table: Path, tmp_path: Path) -> None:
    into = tmp_path / "mine.sqlite"
    import_file(table, into)
    table.write_text(HEADER + "mine:2,Port,poi,44.95,34.1,UA,,\nmine:3,Pier,poi,44.9,34.2,UA,,\n")
    import_file(table, into)
    with Store.open(into) as store:
        names = {place.place_id: place.name for place in store.all_places()}
        depot = store.get("mine:1")
    assert names == {"mine:1": "Depot", "mine:2": "Port", "mine:3": "Pier"}
    assert depot is not None
    assert depot.names[0].text == "Депо"


def test_an_import_that_fails_leaves_the_store_as_it_was(table: Path, tmp_path: Path) -> None:
    into = tmp_path / "mine.sqlite"
    import_file(table, into)
    before = into.read_bytes()
    table.write_text("town,y,x\nSumy,50.9,34.8\n")
    with pytest.raises(SourceError, match=r"mine\.csv: no column 'name'"):
        import_file(table, into)
    assert into.read_bytes() == before


def test_swapped_coordinates_are_reported_with_file_and_row(table: Path, tmp_path: Path) -> None:
    table.write_text(HEADER + DEPOT + "mine:4,Sapporo,settlement,141.35,43.06,JP,,\n")
    report = import_file(table, tmp_path / "mine.sqlite")
    assert report.places == 1
    assert report.problems == [
        f"{table}: row 3: latitude 141.35 is beyond 90 degrees; are latitude and longitude swapped?"
    ]


def test_swapped_shapes_of_a_layer_are_reported_with_file_and_feature(tmp_path: Path) -> None:
    path = tmp_path / "sites.gpkg"
    shapes = [shapely.box(49, 34.5, 50, 35.5), shapely.box(49, 135, 50, 136), shapely.Point(36, 50)]
    names = {"name": ["Field", "Bay", "Depot"], "country": ["UA", "JP", "UA"]}
    gpd.GeoDataFrame(names, geometry=shapes, crs=4326).to_file(path)
    report = import_file(path, tmp_path / "mine.sqlite")
    assert report.places == 1
    field, bay = report.problems
    assert field.startswith(f"{path}: feature 1: 35.0, 49.5 is not in UA, but 49.5, 35.0 is; are")
    assert bay.startswith(f"{path}: feature 2: latitude 135.5 is beyond 90 degrees; are latitude")


def test_coordinates_that_are_both_possible_are_checked_by_the_stated_country(
    table: Path, tmp_path: Path
) -> None:
    table.write_text(
        HEADER
        + DEPOT
        + "mine:5,Sumy,settlement,34.8,50.91,UA,,\n"
        + "mine:6,Embassy,poi,55.75,37.6,UA,,\n"
    )
    report = import_file(table, tmp_path / "mine.sqlite")
    assert report.places == 2
    (problem,) = report.problems
    assert problem.startswith(f"{table}: row 3: 34.8, 50.91 is not in UA, but 50.91, 34.8 is;")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.csv: no such file"):
        import_file(tmp_path / "none.csv", tmp_path / "mine.sqlite")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ukraine-latest.osm.pbf", "osm"),
        ("UA.zip", "geonames"),
        ("allCountries.txt", "geonames"),
        ("towns.tsv", "table"),
        ("shapes.zip", "layer"),
        ("sites.gpkg", "layer"),
    ],
)
def test_files_are_known_by_their_names(tmp_path: Path, name: str, kind: str) -> None:
    assert kind_of(tmp_path / name) == kind


def test_a_geopackage_holds_shapes_beside_the_points(tmp_path: Path) -> None:
    shapes = [
        shapely.Point(36, 50),
        shapely.box(36, 49, 37, 50),
        shapely.LineString([(36, 50), (37, 51)]),
        shapely.GeometryCollection([shapely.box(35, 49, 36, 50), shapely.Point(35, 49)]),
    ]
    frame = gpd.GeoDataFrame({"name": ["A", "B", "C", "D"]}, geometry=shapes, crs=4326)
    frame.to_file(tmp_path / "sites.gpkg")
    import_file(tmp_path / "sites.gpkg", tmp_path / "mine.sqlite")
    path = tmp_path / "out.gpkg"
    assert export_store(tmp_path / "mine.sqlite", path) == 4
    found = {name: gpd.read_file(path, layer=name) for name in ("places", "areas", "lines")}
    assert {name: list(frame["name"]) for name, frame in found.items()} == {
        "places": ["A", "B", "C", "D"],
        "areas": ["B", "D"],
        "lines": ["C"],
    }
    assert set(found["areas"].geom_type) == {"MultiPolygon"}
    assert set(found["lines"].geom_type) == {"MultiLineString"}
    told: list[str] = []
    import_file(path, tmp_path / "again.sqlite", note=told.append)
    assert told == ["other layers are not read: areas, lines; choose one with --layer"]
    import_file(path, tmp_path / "again.sqlite", layer="areas")
    import_file(path, tmp_path / "again.sqlite", layer="lines")
    with Store.open(tmp_path / "again.sqlite") as store:
        assert {place.name for place in store.all_places() if place.has_footprint} == set("BCD")
    with pytest.raises(SourceError, match="no layer 'roads'; the file has places, areas, lines"):
        import_file(path, tmp_path / "again.sqlite", layer="roads")
    again = path.read_bytes()
    assert int.from_bytes(again[60:64], "big") == 10_200  # GeoPackage 1.2: older QGIS reads it
    export_store(tmp_path / "mine.sqlite", path)
    assert path.read_bytes() == again


@pytest.mark.parametrize("at_once", [1, 100])
@pytest.mark.parametrize("ending", [".gpkg", ".geojson", ".parquet"])
def test_what_is_exported_opens_as_a_map_layer(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, at_once: int
) -> None:
    write = exporting._WRITERS[ending][0]  # noqa: SLF001 - written in two goes, as if it were long
    monkeypatch.setitem(exporting._WRITERS, ending, (write, at_once))  # noqa: SLF001 - the same
    import_file(table, tmp_path / "mine.sqlite")
    path = tmp_path / f"out{ending}"
    assert export_store(tmp_path / "mine.sqlite", path) == 2
    frame = gpd.read_parquet(path) if ending == ".parquet" else gpd.read_file(path)
    assert frame.crs == 4326
    assert list(frame["name"]) == ["Depot", "Ferry"]
    assert frame.geometry.iloc[0].x == pytest.approx(36.2304)


def test_what_is_exported_can_be_imported_again(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = exporting._WRITERS[".csv"][0]  # noqa: SLF001 - written in two goes, as if it were long
    monkeypatch.setitem(exporting._WRITERS, ".csv", (write, 1))  # noqa: SLF001 - the same
    import_file(table, tmp_path / "mine.sqlite")
    export_store(tmp_path / "mine.sqlite", tmp_path / "out.csv")
    import_file(tmp_path / "out.csv", tmp_path / "again.sqlite")
    with Store.open(tmp_path / "mine.sqlite") as one, Store.open(tmp_path / "again.sqlite") as two:
        assert list(one.all_places()) == list(two.all_places())


def test_an_export_can_be_of_one_country_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "regions.csv"
    assert export_store(None, path, country="UA", kind=PlaceKind.REGION) > 27
    table = pd.read_csv(path)
    assert set(table["country"]) == {"UA"}
    assert set(table["kind"]) == {"region"}


def test_an_export_that_cannot_be_written_is_named(table: Path, tmp_path: Path) -> None:
    import_file(table, tmp_path / "mine.sqlite")
    with pytest.raises(StoreError, match=r"\.xyz is none of"):
        export_store(tmp_path / "mine.sqlite", tmp_path / "out.xyz")
    with pytest.raises(StoreError, match="no place fits"):
        export_store(tmp_path / "mine.sqlite", tmp_path / "out.csv", country="FR")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.csv", "mine.sqlite"]
