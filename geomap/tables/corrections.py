"""What a person changed in a table, told by checksums of what was written.

Every extracted row carries, in `as_extracted`, its own key, checksums of the row and of each cell,
and which documents stood before and after its own. A table that comes back from QGIS or a
spreadsheet therefore tells by itself which cells were changed, which rows were added and which are
missing, whatever program saved it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

from geomap.tables.columns import CLAIM_COLUMNS, COORDINATE_DIGITS
from geomap.tables.frames import frame, slices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from geopandas import GeoDataFrame

SIGNED = tuple(name for name in CLAIM_COLUMNS if name not in {"edited", "as_extracted"})
"""The columns whose changes are noticed."""

CELL_CHARACTERS = 3
"""Length of a cell's checksum, 18 bits: it only has to tell which cell of a changed row changed."""

ROW_CHARACTERS = 8
"""Length of a row's checksum, 48 bits: a changed row goes unnoticed once in 3e14 times."""

KEY_CHARACTERS = 12
"""Length of a row's key, 72 bits: keys of a million rows differ."""


DOCUMENT_CHARACTERS = 5
"""Length of a neighbouring document's checksum: 30 bits."""


def row_key(claim_id: str, position: int) -> str:
    """Name a row for good: by its claim, and where in the document its place stands.

    Parameters
    ----------
    claim_id
        The claim's id.
    position
        Where the mention of its place begins.

    Examples
    --------
    >>> row_key("c1", 17) == row_key("c1", 17) != row_key("c1", 18)
    True
    """
    return _digest(f"{claim_id}\n{position}", KEY_CHARACTERS)


def signed(claims: GeoDataFrame, keys: Sequence[str]) -> GeoDataFrame:
    """Write into each row what tells its later changes.

    Parameters
    ----------
    claims
        The claims as extracted.
    keys
        The key of each row.

    Returns
    -------
    GeoDataFrame
        The same rows, `as_extracted` filled: `key:row:cells:documents`.
    """
    import pandas as pd

    neighbours = _neighbours(claims["sha256"].tolist())
    rows = zip(keys, _row_texts(claims), claims["sha256"].tolist(), strict=True)
    signatures = [
        f"{key}:{_row_digest(texts)}:{''.join(map(_cell_digest, texts))}:{neighbours[document]}"
        for key, texts, document in rows
    ]
    return claims.assign(as_extracted=pd.Series(signatures, index=claims.index, dtype="string"))


def mark_edited(claims: GeoDataFrame) -> GeoDataFrame:
    """Fill the `edited` column of a claims table that came back from a person.

    Parameters
    ----------
    claims
        A table with the contract's columns. When no row carries `as_extracted` the program did
        not write it, and nothing is marked.

    Returns
    -------
    GeoDataFrame
        The same rows; `edited` names what was changed, in this and in earlier rounds. Of a row
        that was added by hand it names all that is filled.
    """
    import pandas as pd

    signatures = _texts(claims["as_extracted"], "text")
    if not any(signatures):
        return claims
    edited: list[str | None] = []
    rows = zip(_row_texts(claims), signatures, claims["edited"].tolist(), strict=True)
    for texts, signature, before in rows:
        names = {*_changed(texts, signature), *listed(before)}
        edited.append(json.dumps([name for name in SIGNED if name in names]) if names else None)
    return claims.assign(edited=pd.Series(edited, index=claims.index, dtype="string"))


def keep_corrections(fresh: GeoDataFrame, kept: GeoDataFrame) -> GeoDataFrame:
    """Carry a person's corrections from an earlier table into a fresh extraction.

    Of a document that the earlier table was made from, a row that is missing there was deleted and
    stays deleted, also when it was the document's only one and a neighbouring document is left. A
    changed cell keeps the person's value. A row that was added stays, and so does a corrected row
    that is not found any more. Rows of other documents are taken as extracted.

    Parameters
    ----------
    fresh
        The claims as extracted now.
    kept
        The earlier table, as `read_claims` gives it.

    Returns
    -------
    GeoDataFrame
        The fresh table with the corrections, `edited` filled.
    """
    known = set(kept["sha256"].dropna()) | _remembered(kept, fresh)
    corrected, added = _by_key(kept)
    rows = []
    for row in _records(fresh):
        before = corrected.pop(_key(row["as_extracted"]), None)
        if before is not None:
            changes = {name: before[name] for name in (*listed(before["edited"]), "edited")}
            rows.append({**row, **changes})
        elif row["sha256"] not in known:
            rows.append(row)
    lost = [row for row in corrected.values() if row["edited"] is not None]
    rows += [*lost, *added]
    return frame(rows, CLAIM_COLUMNS, [_point(row) for row in rows])


def listed(cell: Any) -> list[str]:
    """Read an `edited` cell: JSON as we write it, or names with commas as a person would.

    Examples
    --------
    >>> listed('["stance"]'), listed("stance, place"), listed(None)
    (['stance'], ['stance', 'place'], [])
    """
    if not isinstance(cell, str) or not cell.strip():
        return []
    try:
        names = json.loads(cell)
    except ValueError:
        names = [name.strip() for name in cell.split(",")]
    return [name for name in names if name in SIGNED] if isinstance(names, list) else []


def _changed(texts: Sequence[str], signature: str) -> list[str]:
    """Name the columns of a row whose text is not what the signature was made from."""
    _, row, cells, *_ = *signature.split(":"), "", ""
    if row == _row_digest(texts):
        return []
    if len(cells) != CELL_CHARACTERS * len(SIGNED):
        return [name for name, text in zip(SIGNED, texts, strict=True) if text]
    starts = range(0, len(cells), CELL_CHARACTERS)
    return [
        name
        for name, text, start in zip(SIGNED, texts, starts, strict=True)
        if _cell_digest(text) != cells[start : start + CELL_CHARACTERS]
    ]


def _neighbours(documents: Sequence[str]) -> dict[str, str]:
    """Give for each document the checksums of the one before and the one after it."""
    order = list(dict.fromkeys(documents))
    digests = ["", *(_digest(document, DOCUMENT_CHARACTERS) for document in order), ""]
    around = zip(digests, digests[2:], strict=False)
    return {document: ",".join(pair) for document, pair in zip(order, around, strict=True)}


def _remembered(kept: GeoDataFrame, fresh: GeoDataFrame) -> set[str]:
    """Tell which documents stood beside those of the earlier table, if no row of them is left."""
    told = {
        digest
        for signature in _texts(kept["as_extracted"], "text")
        for digest in signature.rpartition(":")[2].split(",")
    }
    documents = fresh["sha256"].dropna().unique()
    return {name for name in documents if _digest(name, DOCUMENT_CHARACTERS) in told}


def _by_key(kept: GeoDataFrame) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Part a table into extracted rows by their key, and rows that a person added or copied."""
    extracted: dict[str, dict[str, Any]] = {}
    added = []
    for row in _records(kept):
        key = _key(row["as_extracted"])
        if not key or key in extracted:
            added.append(row)
        else:
            extracted[key] = row
    return extracted, added


def _records(table: GeoDataFrame) -> Iterator[dict[str, Any]]:
    plain = table[list(CLAIM_COLUMNS)].astype(object)
    yield from plain.where(plain.notna(), None).to_dict("records")


def _point(row: dict[str, Any]) -> Any:
    from shapely import Point

    if row["latitude"] is None or row["longitude"] is None:
        return None
    return Point(row["longitude"], row["latitude"])


def _key(signature: str | None) -> str:
    key, colon, _ = (signature or "").partition(":")
    return key if colon else ""


def _row_texts(table: GeoDataFrame) -> Iterator[tuple[str, ...]]:
    for part in slices(table):
        yield from zip(*(_texts(part[name], CLAIM_COLUMNS[name]) for name in SIGNED), strict=True)


def _texts(column: pd.Series[Any], kind: str) -> list[str]:
    """Cells as texts that no file format changes: missing is empty, line ends are one kind."""
    missing = column.isna().tolist()
    if kind == "number":
        cells = [f"{value:.{COORDINATE_DIGITS}f}" for value in column.tolist()]
    elif kind in {"text", "list"}:
        cells = [str(value).replace("\r\n", "\n").strip() for value in column.tolist()]
    else:
        cells = [str(value) for value in column.tolist()]
    return ["" if absent else cell for absent, cell in zip(missing, cells, strict=True)]


def _row_digest(texts: Sequence[str]) -> str:
    return _digest("\x1f".join(texts), ROW_CHARACTERS)


def _cell_digest(text: str) -> str:
    return _digest(text, CELL_CHARACTERS)


def _digest(text: str, characters: int) -> str:
    digest = hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")[:characters]
