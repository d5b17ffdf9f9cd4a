"""A table of claims into compact columns: dictionary codes, whole numbers, texts in chunks.

No loop runs over rows: everything is done for whole columns, or for their distinct values.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geomap.maps.blocks import ArrayStore, Block, narrow, pack
from geomap.maps.texts import pack_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import geopandas as gpd
    from numpy.typing import NDArray

DEGREE_STEPS = 100_000
"""Positions are whole steps of 1e-5 degree: 1.1 m, finer than any claim is known."""

METRES_PER_DEGREE = 111_320.0
"""Of latitude, and of longitude at the equator (WGS84, rounded)."""

FOCUS_M = 200_000.0
"""A claim "somewhere in Russia" has its mark in Siberia; it must not set the map's frame."""

REACH_M = 400_000.0
"""Regions are within it; large countries are not."""

MAX_LATITUDE = 90.0
MAX_LONGITUDE = 180.0

NO_NUMBER = -(2**31)
"""Stands for null in columns of whole numbers."""

HOT_CODES = (
    "incident_id", "event_type", "stance", "source_group", "precision", "place_id", "place",
    "relation", "claimant",
)  # fmt: skip
"""What the first drawing, the legend, the filters and the list of incidents need."""

COLD_CODES = (
    "claimant_role", "claimant_kind", "claimant_country", "quoted_by", "alleged_actor", "weapon",
    "target", "date_basis", "place_text", "place_kind", "country", "admin1",
    "alternatives", "document", "document_title", "publisher", "author", "published",
    "published_basis", "url", "archived_url", "retrieved_at", "language", "reliability",
    "credibility", "edited",
)  # fmt: skip
"""What cards and the table show once a claim is chosen."""

COLD_NUMBERS = ("killed_min", "killed_max", "injured_min", "injured_max")

PARENTS = {
    **dict.fromkeys(
        ("document_title", "publisher", "author", "published", "published_basis", "url",
         "archived_url", "retrieved_at", "language"),
        "document",
    ),
    "place_id": "point",
    **dict.fromkeys(("place_kind", "country", "admin1", "place"), "place_id"),
    **dict.fromkeys(("claimant_role", "claimant_kind", "claimant_country"), "claimant"),
}  # fmt: skip
"""Columns that another one usually determines: then one value per value of that is enough."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as codes into its distinct values; code 0 is null."""

    codes: NDArray[Any]
    labels: list[str]

    def counts(self) -> dict[str, int]:
        """Value: number of rows."""
        found = np.bincount(self.codes, minlength=len(self.labels) + 1)[1:]
        return dict(zip(self.labels, found.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """The table in the form in which the page holds it."""

    head: dict[str, Any]
    """Names, values and slots of the columns: what `geomap-head` tells the script."""
    blocks: list[Block]
    """The columns, then the texts."""
    bounds: tuple[float, float, float, float] | None
    """west, south, east, north of the positions; None when there is none."""
    focus: tuple[float, float, float, float] | None
    """The same of the positions that are known to `FOCUS_M`: what the page shows first."""
    reach: tuple[float, float, float, float] | None
    """The same of those known to `REACH_M`: what is drawn in detail."""


def code(series: pd.Series[Any]) -> Coded:
    """Code a column by its distinct values, in the order in which they first occur.

    Examples
    --------
    >>> coded = code(pd.Series(["b", None, "a", "b"]))
    >>> coded.codes.tolist(), coded.labels
    ([1, 0, 2, 1], ['b', 'a'])
    """
    codes, values = pd.factorize(series)
    plain = np.asarray(values, dtype=object).tolist()
    texts = [value if type(value) is str else str(value) for value in plain]
    return Coded(narrow(codes + 1), texts)


def encode(claims: gpd.GeoDataFrame, *, blur_m: float = 0.0) -> Table:
    """Encode a claims table.

    Parameters
    ----------
    claims
        The contract's columns; absent ones count as null. Rows without a geometry stay in the
        table and off the map.
    blur_m
        Side of the grid that positions are rounded to, in metres.
    """
    lon, lat = positions(claims)
    uncertainty = numbers(claims, "uncertainty_m")
    if blur_m:
        lon, lat = blur(lon, lat, blur_m)
        uncertainty = uncertainty + blur_m / math.sqrt(2)
    hot, cold = ArrayStore(), ArrayStore()
    columns: dict[str, Any] = {}
    point_columns, points = _point_columns(lon, lat, hot)
    columns.update(point_columns)
    coded = {name: code(claims[name]) for name in _present(claims, (*HOT_CODES, *COLD_CODES))}
    if "point" in columns:
        coded["point"] = points
    columns.update(_code_columns(coded, HOT_CODES, hot, "hot"))
    columns.update(_code_columns(coded, COLD_CODES, cold, "cold"))
    columns["uncertainty_m"] = _number_column(uncertainty, hot, "hot")
    first, last = days(claims, "event_start"), days(claims, "event_end")
    columns["event_start"] = _number_column(first, hot, "hot")
    # Most events last a day: their lengths are zeros, where their ends would be dates again.
    columns["event_days"] = _number_column(np.fmax(last - first, 0), hot, "hot")
    for name in _present(claims, COLD_NUMBERS):
        columns[name] = _number_column(numbers(claims, name), cold, "cold")
    if "confidence" in claims:
        columns["confidence"] = _number_column(numbers(claims, "confidence") * 100, cold, "cold")
    claim_count = _add_claims(claims, columns, hot)
    texts, text_head = pack_texts(claims["quote"] if "quote" in claims else [None] * len(claims))
    head = {
        "rows": len(claims),
        "claims": claim_count,
        "columns": columns,
        "texts": text_head,
    }
    blocks = [pack("hot", hot.tobytes()), pack("cold", cold.tobytes()), *texts]
    bounds = [
        _bounds(np.where(uncertainty > limit, np.nan, lon), lat)
        for limit in (math.inf, FOCUS_M, REACH_M)
    ]
    return Table(head, blocks, *bounds)


def positions(claims: gpd.GeoDataFrame) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes in degrees, one per row, NaN where there is no geometry."""
    geometry = claims.geometry
    if geometry.crs is not None and not geometry.crs.equals("EPSG:4326"):
        geometry = geometry.to_crs("EPSG:4326")
    if not (geometry.geom_type.isin(["Point"]) | geometry.isna()).all():
        geometry = geometry.representative_point()
    lon = geometry.x.to_numpy(dtype=np.float64)
    lat = geometry.y.to_numpy(dtype=np.float64)
    good = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lat) <= MAX_LATITUDE)
    lon, lat = np.where(good, lon, np.nan), np.where(good, lat, np.nan)
    outside = np.abs(lon) > MAX_LONGITUDE
    lon[outside] = (lon[outside] + MAX_LONGITUDE) % 360.0 - MAX_LONGITUDE
    return lon, lat


def blur(
    lon: NDArray[np.float64], lat: NDArray[np.float64], blur_m: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Round positions to a grid of about `blur_m` by `blur_m` metres.

    Examples
    --------
    >>> lon, lat = blur(np.array([36.2304]), np.array([50.005]), 10_000)
    >>> round(float(lon[0]), 3), round(float(lat[0]), 3)
    (36.223, 50.036)
    """
    step = blur_m / METRES_PER_DEGREE
    rounded = np.clip(np.round(lat / step) * step, -90.0, 90.0)
    # The row's own latitude sets its step of longitude, so that a row is one row of cells.
    lon_step = step / np.maximum(np.cos(np.radians(rounded)), step / 180.0)
    return np.clip(np.round(lon / lon_step) * lon_step, -180.0, 180.0), rounded


def numbers(claims: pd.DataFrame, name: str) -> NDArray[np.float64]:
    """Read a column as floats, NaN for null and for what is no number."""
    if name not in claims:
        return np.full(len(claims), np.nan)
    column = claims[name]
    if not pd.api.types.is_numeric_dtype(column):
        column = pd.to_numeric(column, errors="coerce")
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def days(claims: pd.DataFrame, name: str) -> NDArray[np.float64]:
    """Read ISO dates as days since 1970-01-01, NaN for null and for what is no date."""
    if name not in claims:
        return np.full(len(claims), np.nan)
    coded = code(claims[name])
    known = np.array([math.nan, *(_day(value) for value in coded.labels)])
    spread: NDArray[np.float64] = known[coded.codes]
    return spread


def _day(text: str) -> float:
    try:
        return float((dt.date.fromisoformat(text[:10]) - dt.date(1970, 1, 1)).days)
    except ValueError:
        return math.nan


def _add_claims(claims: pd.DataFrame, columns: dict[str, Any], store: ArrayStore) -> int:
    """Say which rows are of one claim, where a claim has several; return how many claims there are.

    The rows of a claim follow each other, so the steps between their numbers compress to nothing.
    """
    if "claim_id" not in claims:
        return len(claims)
    numbers, distinct = pd.factorize(claims["claim_id"])
    # A row without an id is a claim of its own.
    alone = np.flatnonzero(numbers < 0)
    numbers[alone] = len(distinct) + np.arange(len(alone))
    count = len(distinct) + len(alone)
    if count < len(claims):
        steps = np.diff(numbers, prepend=0).astype(np.int32)
        columns["claim"] = {**_slot("hot", store, steps), "sum": True}
    return count


def _present(claims: pd.DataFrame, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name in claims)


def _point_columns(
    lon: NDArray[np.float64], lat: NDArray[np.float64], store: ArrayStore
) -> tuple[dict[str, Any], Coded]:
    """Positions as steps; through a table of distinct points where rows share them."""
    x, y = _steps(lon), _steps(lat)
    keys = (x.astype(np.int64) << 32) ^ (y.astype(np.int64) & 0xFFFFFFFF)
    distinct, index = np.unique(keys, return_inverse=True)
    points = Coded(narrow(index), [""] * len(distinct))
    if len(distinct) * 2 > len(keys):
        return {"lon": _slot("hot", store, x), "lat": _slot("hot", store, y)}, points
    x, y = (distinct >> 32).astype(np.int32), distinct.astype(np.int32)
    return {
        "point": _slot("hot", store, points.codes),
        "lon": {**_slot("hot", store, np.diff(x, prepend=np.int32(0))), "of": "point", "sum": True},
        "lat": {**_slot("hot", store, y), "of": "point"},
    }, points


def _steps(degrees: NDArray[np.float64]) -> NDArray[np.int32]:
    return _whole(degrees * DEGREE_STEPS)


def _whole(values: NDArray[np.float64]) -> NDArray[np.int32]:
    limit = 2**31 - 1
    return np.where(
        np.isnan(values), NO_NUMBER, np.round(np.clip(np.nan_to_num(values), -limit, limit))
    ).astype(np.int32)


def _slot(block: str, store: ArrayStore, values: NDArray[Any]) -> dict[str, Any]:
    return {"in": block, "slot": store.add(values)}


def _number_column(values: NDArray[np.float64], store: ArrayStore, block: str) -> dict[str, Any]:
    whole = _whole(values)
    if len(whole) and (whole == whole[0]).all():
        return {"all": int(whole[0])}
    return _slot(block, store, whole)


def _code_columns(
    coded: dict[str, Coded], names: Iterable[str], store: ArrayStore, block: str
) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in names:
        if name not in coded:
            continue
        column = coded[name]
        parent = PARENTS.get(name)
        # Nobody reads the hashes of incidents, and there may be a million.
        out[name] = {"values": [] if name == "incident_id" else column.labels}
        if len(column.labels) <= 1 and (column.codes == len(column.labels)).all():
            out[name]["all"] = len(column.labels)
            continue
        follows = _follows(column, coded[parent]) if parent in coded else None
        if follows is None:
            out[name] |= _slot(block, store, column.codes)
        else:
            out[name] |= {**_slot(block, store, follows), "of": parent}
    return out


def _follows(column: Coded, parent: Coded) -> NDArray[Any] | None:
    """One code per code of the parent column, if that determines this one; else None."""
    known = np.zeros(len(parent.labels) + 1, dtype=column.codes.dtype)
    known[parent.codes] = column.codes
    return known if bool((known[parent.codes] == column.codes).all()) else None


def _bounds(
    lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> tuple[float, float, float, float] | None:
    good = ~np.isnan(lon)
    if not good.any():
        return None
    lon, lat = lon[good], lat[good]
    return (float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))
