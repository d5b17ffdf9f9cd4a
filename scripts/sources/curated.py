"""What the tables kept by hand already have: no second row is made of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gazetteer.names import search_key
from sources.tables import radius_m

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """A place of a table kept by hand."""

    place_id: str
    """Its id."""
    keys: frozenset[str]
    """Search keys of its names."""
    lon: float
    """Longitude in degrees."""
    lat: float
    """Latitude in degrees."""


def known_places(table: Path, kind: str) -> Iterator[Known]:
    """Yield the places of a kind."""
    with table.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["kind"] == kind:
                names = [row["name"], *row["names"].split("|")]
                keys = frozenset(search_key(name.removeprefix("en:")) for name in names if name)
                yield Known(row["place_id"], keys, float(row["lon"]), float(row["lat"]))


def is_same(known: Known, row: dict[str, Any], within_m: float) -> bool:
    """Tell whether a row is of a known place: its name, and near."""
    if search_key(row["name"]) not in known.keys:
        return False
    return radius_m((row["lon"], row["lat"]), np.array([(known.lon, known.lat)])) < within_m
