"""Findings become rows: every place is listed, nothing is guessed, order never changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from gazetteer import Candidate, PlaceName
from geomap.incidents import Incident
from geomap.tables import (
    CHECK_COLUMNS,
    CLAIM_COLUMNS,
    PLACE_COLUMNS,
    checks_table,
    claims_table,
    places_table,
    unresolved_texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.claims import Claim
    from geomap.findings import Findings
    from geomap.resolution import ResolvedMention


def test_one_row_per_claim_and_place(findings: Findings) -> None:
    table = claims_table(findings.claims)
    assert list(table.columns) == [*CLAIM_COLUMNS, "geometry"]
    assert table[["claim_id", "place_text"]].to_numpy().tolist() == [
        ["c1", "Kharkiv"],
        ["c2", "Kharkiv"],
        ["c2", "Poltava"],
    ]
    assert table.crs == "EPSG:4326"


def test_an_unresolved_place_is_listed_without_a_point(findings: Findings) -> None:
    table = claims_table(findings.claims)
    lost = table[table["place_text"] == "Poltava"].iloc[0]
    assert lost.geometry is None
    assert pd.isna(lost["place"])
    assert pd.isna(lost["latitude"])
    assert unresolved_texts(table) == ["Poltava"]


def test_counts_keep_their_open_end(make_claim: Callable[..., Claim]) -> None:
    row = claims_table([make_claim()]).iloc[0]
    assert row["injured_min"] == 22
    assert row[["injured_max", "killed_min", "killed_max"]].isna().all()


def test_incidents_give_their_id(make_claim: Callable[..., Claim]) -> None:
    claims = [make_claim("c1"), make_claim("c2")]
    table = claims_table(claims, [Incident(incident_id="i7", claims=(claims[1],))])
    assert table["incident_id"].tolist()[1] == "i7"
    assert pd.isna(table["incident_id"].iloc[0])


def test_the_order_of_claims_does_not_matter(findings: Findings) -> None:
    there, back = claims_table(findings.claims), claims_table(reversed(findings.claims))
    assert there.equals(back)


def test_the_quote_is_verbatim(findings: Findings) -> None:
    for _, row in claims_table(findings.claims).iterrows():
        text = findings.document.text
        assert text[row["quote_start"] : row["quote_end"]] == row["quote"]


def test_at_most_three_alternatives_and_never_the_chosen(
    make_claim: Callable[..., Claim], make_place: Callable[..., ResolvedMention]
) -> None:
    from dataclasses import replace

    resolved = make_place()
    chosen = resolved.resolution.place
    assert chosen is not None
    candidates = tuple(
        Candidate(replace(chosen, place_id=place_id), PlaceName("Kharkiv"))
        for place_id in (chosen.place_id, "a:1", "a:2", "a:3", "a:4")
    )
    resolved = replace(resolved, resolution=replace(resolved.resolution, candidates=candidates))
    row = claims_table([make_claim(places=(resolved,))]).iloc[0]
    assert json.loads(row["alternatives"]) == ["a:1", "a:2", "a:3"]


def test_places_lists_every_mention(findings: Findings) -> None:
    table = places_table([findings])
    assert list(table.columns) == [*PLACE_COLUMNS, "geometry"]
    assert table["text"].tolist() == ["Kharkiv", "Poltava"]
    assert table["reason"].tolist()[1] == "no place of that name is known"


def test_nominal_mentions_only_on_demand(findings: Findings) -> None:
    from dataclasses import replace

    kharkiv = findings.mentions[0]
    nominal = replace(kharkiv, mention=replace(kharkiv.mention, nominal=True))
    found = replace(findings, mentions=(nominal,))
    assert places_table([found]).empty
    assert len(places_table([found], nominal=True)) == 1


def test_checks_draw_a_line_to_the_nearest_point(findings: Findings) -> None:
    table = checks_table([findings])
    assert list(table.columns) == [*CHECK_COLUMNS, "geometry"]
    row = table.iloc[0]
    assert row.geometry.wkt == "LINESTRING (36.25272 49.98081, 36.3 50.29)"
    assert (row["measured_km"], row["stated_km_min"], row["bearing_deg"]) == (34.512, 30.0, 5.7)
    assert not row["negated"]


def test_no_findings_give_empty_tables_with_all_columns() -> None:
    assert list(claims_table([]).columns) == [*CLAIM_COLUMNS, "geometry"]
    assert list(places_table([]).columns) == [*PLACE_COLUMNS, "geometry"]
    assert list(checks_table([]).columns) == [*CHECK_COLUMNS, "geometry"]
