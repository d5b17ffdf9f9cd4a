"""Other people's tables of points, read as claims: each row is what its source asserts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError
from geomap.tables.columns import CLAIM_COLUMNS
from geomap.tables.positions import row_number

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from geopandas import GeoDataFrame

SOURCE_NAMES = ("source_group", "source", "claimant", "reported_by", "publisher")
"""Usual names of the column that says who reports a row, the likeliest first."""

USUAL_NAMES = {
    "place": ("place", "name", "location", "title"),
    "quote": ("quote", "text", "notes", "description", "summary"),
    "event_start": ("event_start", "event_date", "date", "start_date", "day"),
    "event_end": ("event_end", "end_date", "event_date", "date", "day"),
    "event_type": ("event_type", "type", "category"),
    "url": ("url", "link"),
}
"""Where other tables keep what a claim needs, in lower case, the likeliest first."""

DEFAULTS = {
    "stance": "asserts",
    "claimant_kind": "unknown",
    "event_type": "other",
    "reliability": "F",
    "credibility": "6",
}
"""What a row of a foreign table is when it does not say."""

ID_CHARACTERS = 16
"""Length of a claim's id: 64 bits."""


def adopt(table: GeoDataFrame, path: Path, source_column: str | None) -> GeoDataFrame:
    """Lay a foreign table out as claims.

    Parameters
    ----------
    table
        Points with any columns.
    path
        Its file, for errors and for the `document` column.
    source_column
        The column that says who reports the row; None looks for the usual names.

    Returns
    -------
    GeoDataFrame
        The same rows with the columns of claims that could be filled.

    Raises
    ------
    InputError
        When there is no source column, or a row's source is empty.
    """
    lower = {str(name).strip().lower(): name for name in reversed(list(table.columns))}
    sources = _sources(table, lower, path, source_column)
    adopted = table.copy()
    adopted["source_group"] = sources
    adopted["claimant"] = table.get("claimant", sources)
    for wanted, usual in USUAL_NAMES.items():
        found = next((lower[name] for name in usual if name in lower), None)
        if wanted not in table and found is not None:
            adopted[wanted] = table[found]
    for name, value in DEFAULTS.items():
        adopted[name] = table[name].fillna(value) if name in table else value
    adopted["place_text"] = adopted.get("place_text", adopted.get("place"))
    adopted["document"] = table.get("document", str(path))
    if "claim_id" not in table:
        adopted["claim_id"] = _ids(adopted)
    return adopted


def _sources(
    table: pd.DataFrame, lower: dict[str, Any], path: Path, source_column: str | None
) -> pd.Series[Any]:
    if source_column is not None and source_column not in table:
        raise InputError(
            f"{path}: no column {source_column!r}; it has {', '.join(map(str, table.columns))}"
        )
    name = source_column or next((lower[usual] for usual in SOURCE_NAMES if usual in lower), None)
    if name is None:
        raise InputError(f"{path}: no column says who reports; name it with --source-column")
    sources = table[name].astype("string").str.strip()
    empty = sources.isna() | (sources == "")
    if empty.any():
        raise InputError(
            f"{path}, row {row_number(int(empty.to_numpy().argmax()), path)}, column {name}: "
            "no source given"
        )
    return sources


def _ids(table: GeoDataFrame) -> list[str]:
    """Hash what each row says; rows that say the same are told apart by their number."""
    names = [name for name in CLAIM_COLUMNS if name in table]
    seen: dict[str, int] = {}
    ids = []
    for values, shape in zip(
        table[names].astype("string").itertuples(index=False), table.geometry, strict=True
    ):
        content = "\n".join("" if value is None else str(value) for value in values)
        content += "" if shape is None else shape.wkt
        seen[content] = seen.get(content, 0) + 1
        digest = hashlib.sha256(f"{content}\n{seen[content]}".encode())
        ids.append(digest.hexdigest()[:ID_CHARACTERS])
    return ids
