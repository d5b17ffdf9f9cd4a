"""What a report says, as plain blocks that every format can write."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.incidents.comparison import compare_rows
from geomap.reports.picture import group_counts
from geomap.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from geopandas import GeoDataFrame

    from geomap.maps import Provenance


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """Where the map stands, and what is written under it."""

    caption: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Map | Table

IN_HEADING = 3
"""Places, and kinds of event, that the heading of an incident names; its table has all."""

STANCES = {
    "asserts": "asserts",
    "denies": "denies",
    "attributes_elsewhere": "names another cause",
}


def content(
    claims: GeoDataFrame, checks: GeoDataFrame | None, provenance: Provenance, title: str
) -> list[Block]:
    """Put a report together.

    Parameters
    ----------
    claims
        The claims table, from articles or corrected by hand.
    checks
        The stated distances, measured; None when there are none.
    provenance
        Where all of it is from.
    title
        The headline.

    Returns
    -------
    list of blocks
        In reading order; the words of articles are unchanged in them.
    """
    return [
        Heading(title, 1),
        Paragraph(_summary(claims)),
        Map("Each dot is a place that a source names, coloured by who says so."),
        *_incidents(claims),
        *_checks(checks),
        *_unresolved(claims),
        *_provenance(provenance),
    ]


def _summary(claims: GeoDataFrame) -> str:
    number = claims["claim_id"].nunique()
    groups = ", ".join(f"{group} ({count})" for group, count in group_counts(claims))
    documents = claims["document"].nunique()
    edited = int(claims["edited"].notna().sum())
    hand = f" {counted(edited, 'row')} corrected by hand." if edited else ""
    return (
        f"{counted(number, 'claim')} from {counted(documents, 'document')}, by who makes them: "
        f"{groups or 'none'}. A claim is somebody's statement; none is averaged with another.{hand}"
    )


def _incidents(claims: GeoDataFrame) -> Iterator[Block]:
    """One section an incident, earliest first; claims without one come each alone."""
    keyed = claims.assign(
        _incident=claims["incident_id"].fillna(claims["claim_id"]),
        _start=claims["event_start"].fillna("9999"),
    )
    groups = [rows for _, rows in keyed.groupby("_incident", sort=False)]
    groups.sort(key=lambda rows: (rows["_start"].min(), str(rows["_incident"].iloc[0])))
    for rows in groups:
        yield Heading(_incident_title(rows))
        yield from _comparison(rows)
        yield Table(
            ("Who says so", "What they say", "Where", "Exact words", "Source"),
            tuple(_claim_row(claim) for _, claim in rows.groupby("claim_id", sort=False)),
        )


def _incident_title(rows: pd.DataFrame) -> str:
    places = _commonest(rows["place"].fillna(rows["place_text"]))
    kinds = _commonest(rows["event_type"].str.replace("_", " "))
    days = _unique(rows["event_start"])
    when = f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}" if days else ""
    return f"{', '.join(places) or 'Place not known'}: {', '.join(kinds)}{when}"


def _comparison(rows: pd.DataFrame) -> Iterator[Block]:
    """Say what the claims of an incident have in common and on what they differ."""
    plain = rows.drop(columns="geometry").astype(object)
    records = plain.where(plain.notna(), None).to_dict("records")
    told = compare_rows([{str(name): cell for name, cell in row.items()} for row in records])
    for heading, sentences in zip(("Alike", "Different"), told, strict=True):
        if sentences:
            yield Paragraph(f"{heading}: {' '.join(sentences)}")


def _claim_row(rows: pd.DataFrame) -> tuple[str, ...]:
    first = rows.iloc[0]
    role = _text(first["claimant_role"])
    claimant = f"{_text(first['claimant'])}{f', {role}' if role else ''}"
    return (
        f"{_text(first['source_group'])}: {claimant}",
        _statement(first),
        "; ".join(_where(place) for _, place in rows.iterrows()),
        f"“{_text(first['quote'])}”",
        _source(first),
    )


def _statement(claim: pd.Series[Any]) -> str:
    stance = STANCES.get(_text(claim["stance"]), _text(claim["stance"]))
    what = f"{stance} {_text(claim['event_type']).replace('_', ' ')}"
    actor = f"by {_text(claim['alleged_actor'])}" if _text(claim["alleged_actor"]) else ""
    figures = [
        f"{figure} {kind}" for kind in ("killed", "injured") if (figure := _interval(claim, kind))
    ]
    return ", ".join(filter(None, (what, actor, *figures)))


def _interval(claim: pd.Series[Any], what: str) -> str:
    import pandas as pd

    low, high = claim[f"{what}_min"], claim[f"{what}_max"]
    if pd.isna(low) and pd.isna(high):
        return ""
    if pd.isna(high):
        return f"at least {low}"
    if pd.isna(low):
        return f"at most {high}"
    return str(low) if low == high else f"{low} to {high}"


def _where(place: pd.Series[Any]) -> str:
    import pandas as pd

    name = _text(place["place"]) or _text(place["place_text"])
    if place.geometry is None:
        return f"{name} (not resolved)"
    relation = f"{_text(place['relation'])} " if _text(place["relation"]) else ""
    radius = place["uncertainty_m"]
    return f"{relation}{name}" + ("" if pd.isna(radius) else f" ± {radius / 1000:.1f} km")


def _source(claim: pd.Series[Any]) -> str:
    named = (claim["publisher"], claim["document_title"], claim["published"], claim["url"])
    return ", ".join(filter(None, map(_text, named))) or _text(claim["document"])


def _checks(checks: GeoDataFrame | None) -> Iterator[Block]:
    if checks is None or checks.empty:
        return
    yield Heading("Stated distances, measured")
    yield Table(
        ("Exact words", "Verdict", "Why", "Source"),
        tuple(
            (
                f"“{_text(check['text'])}”",
                _text(check["verdict"]),
                _text(check["explanation"]),
                _text(check["document"]),
            )
            for _, check in checks.iterrows()
        ),
    )


def _unresolved(claims: GeoDataFrame) -> Iterator[Block]:
    lost = _unique(claims.loc[claims.geometry.isna(), "place_text"])
    if lost:
        yield Heading("Places that could not be resolved")
        yield Paragraph(f"{', '.join(lost)}. They are listed above and not on the map.")


def _provenance(provenance: Provenance) -> Iterator[Block]:
    yield Heading("Where this is from")
    yield Table(
        ("Input", "SHA-256"), tuple((source.path, source.sha256) for source in provenance.inputs)
    )
    versions = ", ".join(f"{name} {number}" for name, number in (provenance.versions or {}).items())
    lines = {
        "Made by": versions,
        "Gazetteer": provenance.gazetteer,
        "Borders": provenance.borders,
        "Data": "; ".join(provenance.credits),
    }
    yield Table(("What", "Which"), tuple((name, text) for name, text in lines.items() if text))


def _unique(values: Any) -> list[str]:
    return sorted(set(values.dropna().astype(str)))


def _commonest(values: pd.Series[Any]) -> list[str]:
    """Give the commonest values, few enough for a heading; ties by name."""
    counted = sorted(
        Counter(values.dropna().astype(str)).items(), key=lambda one: (-one[1], one[0])
    )
    return [value for value, _ in counted[:IN_HEADING]]


def _text(value: Any) -> str:
    import pandas as pd

    return "" if pd.isna(value) else " ".join(str(value).split())
