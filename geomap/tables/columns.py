"""The columns of each table, in their order, and the type of each."""

from __future__ import annotations

from typing import Literal

ColumnType = Literal["text", "integer", "number", "list", "flag"]
"""`list` columns hold JSON text, so that every file format can carry them."""

LOCATION_COLUMNS: dict[str, ColumnType] = {
    "place": "text",
    "place_text": "text",
    "place_id": "text",
    "place_kind": "text",
    "country": "text",
    "admin1": "text",
    "relation": "text",
    "precision": "text",
    "uncertainty_m": "number",
    "confidence": "number",
    "alternatives": "list",
    "latitude": "number",
    "longitude": "number",
}
"""A resolved mention; claims and places have the same."""

CLAIM_COLUMNS: dict[str, ColumnType] = {
    "claim_id": "text",
    "incident_id": "text",
    "event_type": "text",
    "event_start": "text",
    "event_end": "text",
    "date_basis": "text",
    "stance": "text",
    "claimant": "text",
    "claimant_role": "text",
    "claimant_kind": "text",
    "claimant_country": "text",
    "source_group": "text",
    "alleged_actor": "text",
    "killed_min": "integer",
    "killed_max": "integer",
    "injured_min": "integer",
    "injured_max": "integer",
    **LOCATION_COLUMNS,
    "quote": "text",
    "quote_start": "integer",
    "quote_end": "integer",
    "document": "text",
    "document_title": "text",
    "publisher": "text",
    "author": "text",
    "published": "text",
    "published_basis": "text",
    "url": "text",
    "archived_url": "text",
    "retrieved_at": "text",
    "sha256": "text",
    "language": "text",
    "reliability": "text",
    "credibility": "text",
    "edited": "list",
    "weapon": "text",
    "target": "text",
    "quoted_by": "text",
    "as_extracted": "text",
}

PLACE_COLUMNS: dict[str, ColumnType] = {
    "document": "text",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "reading": "text",
    **LOCATION_COLUMNS,
    "role": "text",
    "reason": "text",
    "sha256": "text",
}

CHECK_COLUMNS: dict[str, ColumnType] = {
    "document": "text",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "subject": "text",
    "object": "text",
    "relation": "text",
    "stated_km_min": "number",
    "stated_km_max": "number",
    "hedge": "text",
    "measured_km": "number",
    "measured_km_min": "number",
    "measured_km_max": "number",
    "nearest_latitude": "number",
    "nearest_longitude": "number",
    "bearing_deg": "number",
    "verdict": "text",
    "explanation": "text",
    "borders": "text",
    "subject_latitude": "number",
    "subject_longitude": "number",
    "direction": "text",
    "negated": "flag",
    "sha256": "text",
}

PANDAS_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "integer": "Int64",
    "number": "float64",
    "list": "string",
    "flag": "boolean",
}
"""How each type is held in memory; all of them have a missing value."""

COORDINATE_DIGITS = 6
"""Decimals of degrees in every file: 0.1 m on the ground, finer than any evidence here."""

METRE_DIGITS = 1
"""Decimals of uncertainties in metres."""

KILOMETRE_DIGITS = 3
"""Decimals of measured distances in kilometres: a metre."""
