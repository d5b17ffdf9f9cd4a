"""Stated distances as lines: from where it was measured to the nearest point of the other place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geomap.maps.columns import blur, numbers

if TYPE_CHECKING:
    import geopandas as gpd

ENDS = ("subject_longitude", "subject_latitude", "nearest_longitude", "nearest_latitude")
"""Columns without which a check is told in the panel but not drawn."""

TEXTS = ("subject", "object", "relation", "text", "hedge", "verdict", "explanation", "borders",
         "document")  # fmt: skip
NUMBERS = ("stated_km_min", "stated_km_max", "measured_km", "measured_km_min", "measured_km_max",
           "bearing_deg")  # fmt: skip

DIGITS = {"measured_km": 1, "measured_km_min": 1, "measured_km_max": 1, "bearing_deg": 0}
"""Digits after the point; ends of lines have 5, one metre."""


def encode_checks(checks: gpd.GeoDataFrame | None, *, blur_m: float = 0.0) -> list[dict[str, Any]]:
    """Turn a checks table into what the page draws and tells.

    Parameters
    ----------
    checks
        The contract's columns; absent ones count as null.
    blur_m
        As for the claims: where positions are blurred, no end of a line may give them away.

    Returns
    -------
    list of dict
        One per row; nulls are left out.

    Examples
    --------
    >>> encode_checks(pd.DataFrame({"verdict": ["consistent"], "measured_km": [32.21]}))
    [{'verdict': 'consistent', 'measured_km': 32.2}]
    """
    if checks is None:
        return []
    if blur_m:
        checks = _blurred(checks, blur_m)
    present = [name for name in (*TEXTS, *NUMBERS, *ENDS) if name in checks]
    rows = checks[present].to_dict("records")
    return [
        {name: _plain(name, row[name]) for name in present if _known(row[name])} for row in rows
    ]


def _blurred(checks: gpd.GeoDataFrame, blur_m: float) -> gpd.GeoDataFrame:
    checks = checks.copy()
    for lon_name, lat_name in (ENDS[:2], ENDS[2:]):
        lon, lat = blur(numbers(checks, lon_name), numbers(checks, lat_name), blur_m)
        checks[lon_name], checks[lat_name] = lon, lat
    return checks


def _known(value: Any) -> bool:
    return not pd.isna(value)


def _plain(name: str, value: Any) -> str | float:
    if name in TEXTS:
        return str(value)
    return round(float(np.float64(value)), DIGITS.get(name, 5))
