"""What a person changes in a table is noticed, marked, and survives the next extraction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from geomap.tables import FORMATS, claims_table, keep_corrections, read_claims, write_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geomap.claims import Claim
    from geomap.documents import Document
    from geomap.findings import Findings


def edited(claims: gpd.GeoDataFrame) -> list[list[str]]:
    return [[] if pd.isna(cell) else json.loads(cell) for cell in claims["edited"]]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_changed_cell_and_a_moved_point_are_marked(
    findings: Findings, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"claims.{ending}"
    claims = claims_table(findings.claims)
    claims.loc[0, "stance"] = "denies"
    claims.loc[1, "geometry"] = Point(36.23, 50.005)
    write_table(claims, path)
    assert edited(read_claims(path)) == [["stance"], ["latitude", "longitude"], []]


def test_corrections_survive_the_next_extraction(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "claims.gpkg"
    fresh = claims_table(findings.claims)
    corrected = fresh.copy()
    corrected.loc[0, "stance"] = "denies"
    corrected.loc[1, "geometry"] = Point(36.23, 50.005)
    write_table(corrected.drop(index=2), path)
    kept = keep_corrections(fresh, read_claims(path))
    assert kept["stance"].tolist() == ["denies", "asserts"]
    assert kept.geometry.x.tolist() == [36.25272, 36.23]
    assert edited(kept) == [["stance"], ["latitude", "longitude"]]


def test_corrections_survive_two_rounds(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    fresh = claims_table(findings.claims)
    fresh.loc[0, "stance"] = "denies"
    write_table(fresh, path)
    for _ in range(2):
        write_table(keep_corrections(claims_table(findings.claims), read_claims(path)), path)
    back = read_claims(path)
    assert edited(back)[0] == ["stance"]
    assert back["stance"].tolist() == ["denies", "asserts", "asserts"]


def test_a_row_added_by_hand_stays(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    write_table(claims_table(findings.claims), path)
    table = pd.read_csv(path, dtype=str)
    added = {
        "claimant": "a nurse",
        "source_group": "Witnesses",
        "latitude": "50",
        "longitude": "36",
    }
    pd.concat([table, pd.DataFrame([added])]).to_csv(path, index=False)
    kept = keep_corrections(claims_table(findings.claims), read_claims(path))
    assert kept["claimant"].tolist()[-1] == "a nurse"
    assert edited(kept)[-1] == ["claimant", "source_group", "latitude", "longitude"]
    assert len(kept) == 4


def test_a_copied_row_stays_beside_its_original(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    claims = claims_table(findings.claims)
    copied = gpd.GeoDataFrame(pd.concat([claims, claims.iloc[:1]], ignore_index=True))
    copied.loc[3, "claimant"] = "a nurse"
    write_table(copied, path)
    kept = keep_corrections(claims, read_claims(path))
    assert kept["claimant"].tolist() == ["the mayor", "the mayor", "the mayor", "a nurse"]


def test_a_document_whose_only_row_was_deleted_stays_away(
    findings: Findings,
    make_claim: Callable[..., Claim],
    make_document: Callable[..., Document],
    tmp_path: Path,
) -> None:
    path = tmp_path / "claims.geojson"
    other = make_claim("c9", document=make_document(path="articles/b.txt", sha256="cd" * 32))
    fresh = claims_table([*findings.claims, other])
    write_table(fresh[fresh["claim_id"] != "c9"], path)
    kept = keep_corrections(fresh, read_claims(path))
    assert kept["claim_id"].tolist() == ["c1", "c2", "c2"]


def test_new_documents_come_in(
    findings: Findings,
    make_claim: Callable[..., Claim],
    make_document: Callable[..., Document],
    tmp_path: Path,
) -> None:
    path = tmp_path / "claims.geojson"
    write_table(claims_table(findings.claims), path)
    other = make_claim("c9", document=make_document(path="articles/b.txt", sha256="cd" * 32))
    kept = keep_corrections(claims_table([*findings.claims, other]), read_claims(path))
    assert kept["claim_id"].tolist() == ["c1", "c2", "c2", "c9"]


def test_a_correction_of_a_claim_that_is_not_found_any_more_stays(
    findings: Findings, tmp_path: Path
) -> None:
    path = tmp_path / "claims.geojson"
    claims = claims_table(findings.claims)
    claims.loc[0, "stance"] = "denies"
    write_table(claims, path)
    kept = keep_corrections(claims_table(findings.claims[1:]), read_claims(path))
    assert sorted(kept["claim_id"]) == ["c1", "c2", "c2"]
