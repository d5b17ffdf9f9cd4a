"""Tables survive every format, byte for byte the same each time, and bad ones are named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from geomap.errors import InputError, OutputError, UsageError
from geomap.tables import (
    FORMATS,
    checks_table,
    claims_table,
    dump_table,
    is_table,
    places_table,
    read_claims,
    write_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geomap.claims import Claim
    from geomap.documents import Document
    from geomap.findings import Findings


@pytest.mark.parametrize("ending", FORMATS)
def test_claims_come_back_as_they_went(findings: Findings, tmp_path: Path, ending: str) -> None:
    claims = claims_table(findings.claims)
    write_table(claims, tmp_path / f"claims.{ending}")
    back = read_claims(tmp_path / f"claims.{ending}")
    assert_geodataframe_equal(back, claims, check_like=False)
    assert back["edited"].isna().all()


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_table_gives_the_same_bytes(
    findings: Findings, tmp_path: Path, ending: str
) -> None:
    for name in ("one", "two"):
        write_table(claims_table(findings.claims), tmp_path / name / f"t.{ending}")
    assert (tmp_path / "one" / f"t.{ending}").read_bytes() == (
        tmp_path / "two" / f"t.{ending}"
    ).read_bytes()


@pytest.mark.parametrize("ending", FORMATS)
def test_places_and_checks_can_be_written(findings: Findings, tmp_path: Path, ending: str) -> None:
    for name, table in (
        ("places", places_table([findings])),
        ("checks", checks_table([findings])),
        ("nothing", checks_table([])),
    ):
        write_table(table, tmp_path / f"{name}.{ending}")
        assert (tmp_path / f"{name}.{ending}").stat().st_size > 0


def test_geojson_is_rfc_7946(findings: Findings) -> None:
    collection = json.loads(dump_table(claims_table(findings.claims), "geojson"))
    first, *_, last = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert first["geometry"] == {"type": "Point", "coordinates": [36.25272, 49.98081]}
    assert last["geometry"] is None
    assert "latitude" not in first["properties"]
    assert first["properties"]["injured_min"] == 22
    assert first["properties"]["injured_max"] is None


def test_csv_carries_the_position_of_a_point_that_was_moved_in_memory(findings: Findings) -> None:
    claims = claims_table(findings.claims)
    claims.loc[0, "geometry"] = Point(36.0, 50.0)
    row = json.loads(dump_table(claims, "json"))[0]
    assert (row["latitude"], row["longitude"]) == (50.0, 36.0)


hostile = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1
).map(lambda text: f"{text}.")


@given(text=hostile)
def test_any_words_survive_csv_and_json(text: str) -> None:
    table = gpd.GeoDataFrame(
        {"latitude": [1.0], "longitude": [2.0], "quote": [text]}, geometry=[Point(2, 1)]
    )
    assert json.loads(dump_table(table, "json"))[0]["quote"] == text
    assert json.loads(dump_table(table, "geojson"))["features"][0]["properties"]["quote"] == text


def test_hostile_words_survive_every_file(
    make_claim: Callable[..., Claim], make_document: Callable[..., Document], tmp_path: Path
) -> None:
    words = "=HYPERLINK('x') \"quoted\", <script>alert(1)</script> ${x} \u2028 \u202e; O'Neil\\"
    claim = make_claim(document=make_document(publisher=words))
    for ending in FORMATS:
        write_table(claims_table([claim]), tmp_path / f"claims.{ending}")
        back = read_claims(tmp_path / f"claims.{ending}")
        assert back["publisher"].tolist() == [words], ending


def test_a_table_without_any_resolved_place_comes_back(
    make_claim: Callable[..., Claim], make_place: Callable[..., object], tmp_path: Path
) -> None:
    claims = claims_table([make_claim(places=(make_place("Poltava", lon=None),))])
    for ending in FORMATS:
        write_table(claims, tmp_path / f"claims.{ending}")
        assert read_claims(tmp_path / f"claims.{ending}").geometry.isna().all(), ending


def test_an_empty_table_comes_back_empty(tmp_path: Path) -> None:
    for ending in FORMATS:
        write_table(claims_table([]), tmp_path / f"claims.{ending}")
        assert read_claims(tmp_path / f"claims.{ending}").empty, ending


def test_an_unknown_ending_is_refused(findings: Findings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"claims\.xlsx: cannot tell the format; use one of"):
        write_table(claims_table(findings.claims), tmp_path / "claims.xlsx")


def test_a_failed_write_leaves_what_was_there(findings: Findings, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").mkdir()
    with pytest.raises(OutputError, match=r"claims\.csv: cannot be written"):
        write_table(claims_table(findings.claims), tmp_path / "claims.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]


def test_a_foreign_table_needs_only_points_and_a_source(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(
        "event_date,source,notes,lat,lon\n2024-01-02,Radio A,A shell hit,50.0,36.2\n", "utf-8"
    )
    assert is_table(path)
    row = read_claims(path).iloc[0]
    assert (row["source_group"], row["claimant"], row["quote"]) == (
        "Radio A",
        "Radio A",
        "A shell hit",
    )
    assert (row["event_start"], row["event_end"]) == ("2024-01-02", "2024-01-02")
    assert (row["stance"], row["claimant_kind"]) == ("asserts", "unknown")
    assert (row["latitude"], row["longitude"]) == (50.0, 36.2)
    assert pd.isna(row["uncertainty_m"])
    assert pd.isna(row["edited"])


def test_foreign_points_in_any_projection(tmp_path: Path) -> None:
    points = gpd.GeoDataFrame({"who": ["A", "A"]}, geometry=[Point(36.2, 50.0)] * 2, crs=4326)
    points.to_crs(3857).to_file(tmp_path / "points.gpkg")
    claims = read_claims(tmp_path / "points.gpkg", source_column="who")
    assert claims["latitude"].tolist() == [50.0, 50.0]
    assert claims["claim_id"].is_unique


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("source,lat,lon\nA,50,36\nB,abc,36\n", r"row 3, column lat: 'abc' is no number from -90"),
        ("source,lat,lon\nA,95,36\n", r"row 2, column lat: '95' is no number from -90 to 90"),
        ("source,lat,lon\nA,50,200\n", r"row 2, column lon: '200' is no number from -180"),
        ("who,lat,lon\nA,50,36\n", r"no column says who reports; name it with --source-column"),
        ("source,lat,lon\nA,50,36\n ,50,36\n", r"row 3, column source: no source given"),
        ("source,place\nA,Kharkiv\n", r"no points, and no columns latitude and longitude"),
        ("source,lat,lon,killed_min\nA,50,36,1.5\n", r"row 2, column killed_min: .* no whole"),
        ("", r"cannot be read as a table"),
    ],
)
def test_a_bad_row_is_named_with_file_row_and_column(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "points.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=rf"points\.csv.*{message}"):
        read_claims(path)


def test_a_wrong_source_column_lists_the_right_ones(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("who,lat,lon\nA,50,36\n", "utf-8")
    with pytest.raises(InputError, match=r"no column 'by'; it has who"):
        read_claims(path, source_column="by")


def test_lines_are_no_claims(tmp_path: Path) -> None:
    lines = gpd.GeoDataFrame({"source": ["A"]}, geometry=[LineString([(0, 0), (1, 1)])], crs=4326)
    lines.to_file(tmp_path / "lines.geojson")
    with pytest.raises(InputError, match=r"row 1: a LineString; only points can be mapped"):
        read_claims(tmp_path / "lines.geojson")


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet", "kml", "json", "csv"])
def test_a_broken_file_is_named(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"broken.{ending}"
    path.write_bytes(b"\x00\xff not a table")
    with pytest.raises(InputError, match=rf"broken\.{ending}"):
        read_claims(path)
    with pytest.raises(InputError, match=r"missing\.\w+"):
        read_claims(tmp_path / f"missing.{ending}")


def test_articles_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text("text\nA shell hit Kharkiv.\n", "utf-8")
    assert not is_table(path)
    assert not is_table(tmp_path)
