"""Findings to tables: one row per claim and place, per mention, per stated distance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.tables.columns import (
    CHECK_COLUMNS,
    CLAIM_COLUMNS,
    COORDINATE_DIGITS,
    KILOMETRE_DIGITS,
    METRE_DIGITS,
    PLACE_COLUMNS,
)
from geomap.tables.corrections import row_key, signed
from geomap.tables.frames import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from gazetteer import Point
    from geomap.checks import Check
    from geomap.claims import Claim
    from geomap.documents import Document
    from geomap.findings import Findings
    from geomap.incidents import Incident
    from geomap.resolution import ResolvedMention

ALTERNATIVES = 3
"""How many other candidates a row names, at most."""

CONFIDENCE_DIGITS = 3
"""Decimals of a confidence; more would claim a calibration that no gold standard supports."""

BEARING_DIGITS = 1
"""Decimals of bearings in degrees."""

UNJUDGED = {"reliability": "F", "credibility": "6"}
"""Admiralty codes for "cannot be judged", until a person rates source and report."""


def claims_table(claims: Iterable[Claim], incidents: Iterable[Incident] = ()) -> GeoDataFrame:
    """Lay claims out, one row per claim and place.

    Parameters
    ----------
    claims
        The claims of any number of documents.
    incidents
        The incidents that they were joined to.

    Returns
    -------
    GeoDataFrame
        Points in EPSG:4326, null where the place could not be resolved; sorted by document and
        position, so that the same claims always give the same table.
    """
    incident_of = {
        claim.claim_id: incident.incident_id for incident in incidents for claim in incident.claims
    }
    pairs = [(claim, place) for claim in claims for place in claim.places]
    pairs.sort(key=lambda pair: _claim_order(*pair))
    rows = (_claim_row(claim, place, incident_of.get(claim.claim_id)) for claim, place in pairs)
    table = frame(rows, CLAIM_COLUMNS, [_point(place.point) for _, place in pairs])
    keys = [row_key(claim.claim_id, place.mention.start) for claim, place in pairs]
    return signed(table, keys)


def places_table(findings: Iterable[Findings], *, nominal: bool = False) -> GeoDataFrame:
    """Lay place mentions out, one row per mention, also of those that were not resolved.

    Parameters
    ----------
    findings
        What was found in each document.
    nominal
        Whether to list common nouns that refer to a place ("the city") as well as names.

    Returns
    -------
    GeoDataFrame
        Points in EPSG:4326 of the places that are named, whatever the `relation` to them; geometry,
        latitude and longitude are null where the gazetteer abstained, and `reason` says why.
    """
    pairs = [
        (found.document, place)
        for found in findings
        for place in found.mentions
        if nominal or not place.mention.nominal
    ]
    pairs.sort(key=lambda pair: (pair[0].path, pair[1].mention.start, pair[1].mention.end))
    rows = (
        {
            "document": document.path,
            "sha256": document.sha256,
            "start": place.mention.start,
            "end": place.mention.end,
            "text": place.mention.text,
            "reading": place.mention.reading,
            "role": place.mention.role,
            "reason": place.resolution.reason,
            **_place_columns(place),
            **_position("", _named_point(place)),
        }
        for document, place in pairs
    )
    return frame(rows, PLACE_COLUMNS, [_point(_named_point(place)) for _, place in pairs])


def checks_table(findings: Iterable[Findings]) -> GeoDataFrame:
    """Lay checks out, one row per stated distance, adjacency or direction.

    Parameters
    ----------
    findings
        What was found in each document.

    Returns
    -------
    GeoDataFrame
        Lines in EPSG:4326 from the subject to the nearest point of the object, null where either
        is not known.
    """
    pairs = [(found.document, check) for found in findings for check in found.checks]
    pairs.sort(key=lambda pair: (pair[0].path, pair[1].phrase.start, pair[1].phrase.end))
    rows = (_check_row(document, check) for document, check in pairs)
    return frame(rows, CHECK_COLUMNS, [_line(check) for _, check in pairs])


def unresolved_texts(table: GeoDataFrame) -> list[str]:
    """Name the places of a table that could not be resolved, each once, in order.

    Parameters
    ----------
    table
        A table of claims or places.

    Returns
    -------
    list of str
        Their words as printed.
    """
    texts = table.loc[table.geometry.isna(), "place_text"].dropna()
    return list(dict.fromkeys(texts))


def _claim_order(claim: Claim, place: ResolvedMention) -> tuple[str, int, int, str, int]:
    return (
        claim.document.path,
        claim.quote_start,
        claim.quote_end,
        claim.claim_id,
        place.mention.start,
    )


def _claim_row(claim: Claim, place: ResolvedMention, incident_id: str | None) -> dict[str, Any]:
    event, claimant = claim.event, claim.claimant
    return {
        "claim_id": claim.claim_id,
        "incident_id": incident_id,
        "event_type": event.event_type,
        "event_start": _iso(event.first_day),
        "event_end": _iso(event.last_day),
        "date_basis": event.date_basis,
        "stance": claim.stance,
        "claimant": claimant.name,
        "claimant_role": claimant.role,
        "claimant_kind": claimant.kind,
        "claimant_country": claimant.country,
        "source_group": claim.source_group,
        "alleged_actor": event.alleged_actor,
        "killed_min": event.killed.minimum,
        "killed_max": event.killed.maximum,
        "injured_min": event.injured.minimum,
        "injured_max": event.injured.maximum,
        "quote": claim.quote,
        "quote_start": claim.quote_start,
        "quote_end": claim.quote_end,
        "weapon": event.weapon,
        "target": event.target,
        "quoted_by": claimant.quoted_by,
        **_place_columns(place),
        **_provenance_columns(claim.document),
        **UNJUDGED,
    }


def _provenance_columns(document: Document) -> dict[str, Any]:
    return {
        "document": document.path,
        "document_title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": _iso(document.published),
        "published_basis": document.published_basis,
        "url": document.url,
        "archived_url": document.archived_url,
        "retrieved_at": document.retrieved_at,
        "sha256": document.sha256,
        "language": document.language,
    }


def _place_columns(resolved: ResolvedMention) -> dict[str, Any]:
    resolution, place = resolved.resolution, resolved.resolution.place
    others = [
        candidate.place.place_id
        for candidate in resolution.candidates
        if place is None or candidate.place.place_id != place.place_id
    ]
    return {
        "place": place and place.name,
        "place_text": resolved.mention.text,
        "place_id": place and place.place_id,
        "place_kind": place and place.kind.value,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "relation": resolved.relation,
        "precision": resolved.precision,
        "uncertainty_m": _rounded(resolved.uncertainty_m, METRE_DIGITS),
        "confidence": _rounded(resolution.confidence, CONFIDENCE_DIGITS),
        "alternatives": json.dumps(others[:ALTERNATIVES]),
        **_position("", resolved.point),
    }


def _check_row(document: Document, check: Check) -> dict[str, Any]:
    phrase = check.phrase
    return {
        "document": document.path,
        "sha256": document.sha256,
        "start": phrase.start,
        "end": phrase.end,
        "text": phrase.text,
        "subject": check.subject,
        "object": check.object,
        "relation": phrase.relation,
        "stated_km_min": _rounded(phrase.stated_km_min, KILOMETRE_DIGITS),
        "stated_km_max": _rounded(phrase.stated_km_max, KILOMETRE_DIGITS),
        "hedge": phrase.hedge,
        "direction": phrase.direction,
        "negated": phrase.negated,
        "measured_km": _rounded(check.measured_km, KILOMETRE_DIGITS),
        "measured_km_min": _rounded(check.measured_km_min, KILOMETRE_DIGITS),
        "measured_km_max": _rounded(check.measured_km_max, KILOMETRE_DIGITS),
        **_position("nearest_", check.nearest),
        **_position("subject_", check.subject_point),
        "bearing_deg": _rounded(check.bearing_deg, BEARING_DIGITS),
        "verdict": check.verdict,
        "explanation": check.explanation,
        "borders": check.borders,
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(float(value), digits)


def _position(prefix: str, point: Point | None) -> dict[str, float | None]:
    lat, lon = (None, None) if point is None else (point.lat, point.lon)
    return {
        f"{prefix}latitude": _rounded(lat, COORDINATE_DIGITS),
        f"{prefix}longitude": _rounded(lon, COORDINATE_DIGITS),
    }


def _named_point(resolved: ResolvedMention) -> Point | None:
    place = resolved.resolution.place
    return None if place is None else place.point


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _point(point: Point | None) -> BaseGeometry | None:
    from shapely import Point as Geometry

    if point is None:
        return None
    return Geometry(round(point.lon, COORDINATE_DIGITS), round(point.lat, COORDINATE_DIGITS))


def _line(check: Check) -> BaseGeometry | None:
    from shapely import LineString

    subject, nearest = _point(check.subject_point), _point(check.nearest)
    if subject is None or nearest is None:
        return None
    return LineString([*subject.coords, *nearest.coords])
