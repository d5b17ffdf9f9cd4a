from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import SourceError
from gazetteer.importers import geonames, geonames_files
from gazetteer.places import PlaceKind, PlaceName

if TYPE_CHECKING:
    from pathlib import Path


def row(number: int, name: str, code: str, **cells: object) -> str:
    """Write a row as GeoNames does; say only what matters."""
    feature, _, kind = code.partition(".")
    columns = {
        "ascii": name,
        "alternates": "",
        "lat": 49.98,
        "lon": 36.25,
        "country": "UA",
        "admin1": "07",
        "admin2": "",
        "population": 0,
        **cells,
    }
    return "\t".join(
        str(cell)
        for cell in (
            *(number, name, columns["ascii"], columns["alternates"]),
            *(columns["lat"], columns["lon"], feature, kind, columns["country"], ""),
            *(columns["admin1"], columns["admin2"], "", ""),
            *(columns["population"], "", 120, "Europe/Kyiv", "2026-01-01"),
        )
    )


DUMP = (
    row(706483, "Kharkiv", "P.PPLA", alternates="HRK,Kharkov,Харків", population=1421125,
        admin2="6312"),
    row(690791, "Ukraine", "A.PCLI", admin1="00"),
    row(706482, "Kharkivska oblast", "A.ADM1"),
    row(9114284, "Kharkiv Raion", "A.ADM2", admin2="6312"),
    row(1, "Sloboda", "P.PPLX", admin2="6312"),
    row(2, "Ploshcha Svobody", "S.SQR"),
    row(703448, "Kyiv", "P.PPLC", admin1="12", population=2797553),
)  # fmt: skip
NAMES = (
    "1\t706483\tuk\tХарків\t1\t\t\t\t\t",
    "2\t706483\ten\tKharkov\t\t\t\t1\t\t1991",
    "3\t706483\tiata\tHRK\t\t\t\t\t\t",
    "4\t706483\tlink\thttps://en.wikipedia.org/wiki/Kharkiv\t\t\t\t\t\t",
    "5\t706483\tabbr\tKh.\t\t\t\t\t\t",
    "6\t999\ten\tElsewhere\t\t\t\t\t\t",
)
HIERARCHY = ("706483\t1\t", "9114284\t706483\tADM", "706482\t9114284\tADM", "690791\t706482\tADM")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "UA.txt").write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return tmp_path


def test_kinds_come_from_the_feature_codes(folder: Path) -> None:
    kinds = {record.name: record.kind for record in geonames.read(folder / "UA.txt")}
    assert kinds == {
        "Kharkiv": PlaceKind.SETTLEMENT,
        "Ukraine": PlaceKind.COUNTRY,
        "Kharkivska oblast": PlaceKind.REGION,
        "Kharkiv Raion": PlaceKind.REGION,
        "Sloboda": PlaceKind.DISTRICT,
        "Ploshcha Svobody": PlaceKind.SQUARE,
        "Kyiv": PlaceKind.SETTLEMENT,
    }


def test_facts_and_codes_are_read(folder: Path) -> None:
    kharkiv, *_, kyiv = geonames.read(folder / "UA.txt")
    assert (kharkiv.place_id, kharkiv.population, kharkiv.admin1) == (
        "geonames:706483",
        1_421_125,
        "Kharkivska oblast",
    )
    assert kharkiv.parents == ("geonames:9114284", "geonames:706482", "geonames:690791")
    assert kharkiv.names == (PlaceName("Kharkov"), PlaceName("Харків"))
    assert kyiv.is_capital
    assert kyiv.parents == ("geonames:690791",)


def test_names_with_languages_are_taken_from_beside(folder: Path) -> None:
    (folder / "alternateNamesV2.txt").write_text("\n".join(NAMES) + "\n", encoding="utf-8")
    kharkiv, *_ = geonames.read(folder / "UA.txt")
    assert kharkiv.names == (
        PlaceName("Харків", "uk", "preferred"),
        PlaceName("Kharkov", "en", "former"),
        PlaceName("Kh.", None, "abbreviation"),
    )


def test_the_hierarchy_gives_parents(folder: Path) -> None:
    (folder / "hierarchy.txt").write_text("\n".join(HIERARCHY) + "\n", encoding="utf-8")
    parents = {record.name: record.parents for record in geonames.read(folder)}
    assert parents["Sloboda"] == (
        "geonames:706483",
        "geonames:9114284",
        "geonames:706482",
        "geonames:690791",
    )


def test_large_files_are_worked_through_in_parts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "alternateNamesV2.txt").write_text("\n".join(NAMES) + "\n", encoding="utf-8")
    whole = {record.place_id: record for record in geonames.read(folder)}
    monkeypatch.setattr(geonames_files, "_PART_BYTES", 100)
    parts = list(geonames.read(folder))
    assert [record.row for record in parts] == list(range(1, len(whole) + 1))
    for record in parts:
        assert record == replace(whole[record.place_id], row=record.row)


def test_zipped_dumps_are_read(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.write(folder / "UA.txt", "UA.txt")
    assert len(list(geonames.read(tmp_path / "UA.zip"))) == len(DUMP)


def test_bad_rows_are_reported_with_file_and_row(folder: Path) -> None:
    path = folder / "UA.txt"
    bad = [row(3, "Nowhere", "P.PPL", lat="north"), "too\tshort"]
    path.write_text("\n".join([*DUMP, *bad]) + "\n", encoding="utf-8")
    told: list[str] = []
    assert len(list(geonames.read(path, bad=told.append))) == len(DUMP)
    assert told[0].startswith(f"{path}: row 8: ")
    assert told[1] == f"{path}: row 9: has 2 columns, not 19"
    with pytest.raises(SourceError, match="row 8"):
        list(geonames.read(path))


def test_a_folder_without_a_dump_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no GeoNames dump; expected allCountries\.zip"):
        list(geonames.read(tmp_path))


def test_bad_rows_of_any_file_are_reported_and_passed_over(folder: Path) -> None:
    broken = row(99, "Xx", "P.PPL").replace("Xx", "\udcd5").encode(errors="surrogateescape")
    many = row(98, "Big", "P.PPL", population="many").encode()
    dump = folder / "UA.txt"
    dump.write_bytes(dump.read_bytes() + broken + b"\n" + many + b"\n")
    (folder / "alternateNamesV2.txt").write_text("no names\n" + "\n".join(NAMES) + "\n")
    (folder / "hierarchy.txt").write_text("no parents\n" + "\n".join(HIERARCHY) + "\n")
    told: list[str] = []
    records = list(geonames.read(folder, bad=told.append))
    assert len(records) == len(DUMP)
    assert [problem.removeprefix(f"{folder}/") for problem in told] == [
        "hierarchy.txt: row 1: has no two numbers of places",
        "alternateNamesV2.txt: row 1: is no row of alternate names, or not in UTF-8",
        f"UA.txt: row {len(DUMP) + 1}: is not in UTF-8",
        f"UA.txt: row {len(DUMP) + 2}: the population is 'many', not a whole number",
    ]


@given(lines=st.lists(st.lists(st.text(max_size=4), max_size=21), max_size=6), cut=st.binary())
def test_whatever_a_dump_holds_its_rows_are_places_or_are_told(
    tmp_path_factory: pytest.TempPathFactory, lines: list[list[str]], cut: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = "".join("\t".join(cells) + "\n" for cells in lines).encode(errors="replace")
    for name in ("UA.txt", "alternateNamesV2.txt", "hierarchy.txt"):
        (folder / name).write_bytes(text + cut)
    told: list[str] = []
    rows = [record.row for record in geonames.read(folder / "UA.txt", bad=told.append)]
    assert rows == sorted(set(rows))
    assert all(problem.startswith(f"{folder}/") for problem in told)


def test_a_damaged_or_foreign_zip_is_named(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(folder / "UA.txt", "UA.txt")
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    with pytest.raises(SourceError, match=r"UA\.zip: the zip is damaged: .*; download it again"):
        list(geonames.read(path))
    path.write_bytes(whole[:200] + b"#" * 50 + whole[250:])
    with pytest.raises(SourceError, match=r"UA\.zip: the zip is damaged"):
        list(geonames.read(path))
    path.write_bytes(whole.replace(b"UA.txt", b"UB.txt"))
    with pytest.raises(SourceError, match=r"UA\.zip: holds no UA\.txt"):
        list(geonames.read(path))
