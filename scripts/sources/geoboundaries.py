"""Second- and third-level units as geoBoundaries draws them: names, points and how far they reach.

The package holds the lowest level up to the third that geoBoundaries has of each country, with
much simplified outlines. `layers.csv` says which of the layers are read; left out are those whose
units are no larger than villages, which the settlements have, and those without real names.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from gazetteer.inflections import script_languages
from gazetteer.names import search_key
from gazetteer.romanisations import to_latin
from sources.packages import GEOBOUNDARIES, fetch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from sources.geonames import Settlement

LAYERS = Path(__file__).parent / "layers.csv"
_MEMBER = "gazetteer/data/data.db"
_MOJIBAKE = re.compile("[ÃÂÄÅ][\x80-\xbf\u0152-\u2122]")
"""UTF-8 that was read as Latin: "DatÃ©kro"."""
_UNUSABLE = re.compile(
    r"[\d?\ufffd;<>|]|\b[IVX]+$|^[^\w'`’]*$|(?i:Area Outside|Kreisfreie|Unknown)"
)
"""Numbers, wards by their number, and letters that were lost."""
_REMARK = re.compile(r" ?[([][^)\]]*[)\]]?| - [A-Z]{2}$|, .*|(?i:closed administrative.* of )")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CUT_SHORT = re.compile(" городск[а-я]*(?: о[а-я]*)?$")
"""Names were cut at 26 letters: "Арамильский городской окру"."""
_SMALL_WORDS = {"De", "Del", "Da", "Do", "Dos", "Das", "La", "Du", "Des", "El", "Y", "E", "Of"}
"""Of names in capitals: "Bom Jesus do Sul"."""
_BEFORE = """
    amphoe, arrondissement, cercle, cidade, circunscricao, city, commune, concelho, county,
    degmada, departamento, departement, district, distrito, distrito municipal, gorad, gorod,
    gorodskoy okrug, grad, horad, huyen, kabupaten, kota, markaz, muang, mudiriyat, muhafazat,
    municipal okrug, municipality, municipio, opcina, opstina, province, provincia, qism,
    sector, setor, sous prefecture, subprefecture, territoire, territory, thanh pho, thi xa,
    ville, wilaya, wilayat
"""
_BETWEEN = "d, da, de, de la, des, do, du, of"
_BEHIND = """
    administrative, aimag, arrondissement, audany, autonomous, bakhsh, banner, canton, centre,
    chiefdom, city, commune, constituency, council, county, ctre, department, district, district
    and city, districts, division, etraby, etrap, gorod, gorodskaya administratsiya, gorodskoy
    okrug, gorsoviet, government area, governorate, gu, gun, guyeok, guyok, ilcesi, khoroo,
    kozhuun, kreis, ku, landkreis, league, lg, llg, local, local government area, locality,
    metropolitan, municipal, municipal district, municipal okrug, municipality, municipio,
    munitsipal nyy okrug, munitsypal nyy okrug, national, natsional nyy, nohiya, nohiyai, okrug,
    parish, prefecture, province, qalalyq akimshiligi, qalasy, qu, raion, raionul, rayon,
    rayonu, regency, region, rural, sadar, sector, shahri, shi, si, soum, special, sub
    prefecture, subdistrict, subprefecture, subregion, sum, tehsil, territoire, territory, town,
    township, tuman, tumani, ulus, upazila, urban, urban okrug, ward, woreda, wuleswali, xian,
    губерния, область, oblast, город, городской округ, муниципальный округ, округ, район, районы
"""
"""Words of an administrative unit, as search keys, in the languages that the sources use."""


def _any(words: str) -> str:
    """Return a pattern for any of some phrases, longest first."""
    phrases = {" ".join(phrase.split()) for phrase in words.split(",")}
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


_ADMINISTRATIVE = re.compile(
    rf"^(?:(?:{_any(_BEFORE)}) (?:(?:{_any(_BETWEEN)}) )?)?(.+?)(?: (?:{_any(_BEHIND)}))*$"
)
"""A name with such words about it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One level of one country."""

    layer_id: str
    """geoBoundaries's number of the layer, with which the ids of its units begin."""
    country: str
    """ISO 3166-1 alpha-2."""
    level: int
    """2 or 3."""
    word: str
    """What English newspapers call such a unit."""
    source: str
    """geoBoundaries's id of the layer, and who made it."""
    licence: str
    """The licence that geoBoundaries states."""


@dataclass(slots=True)
class Division:
    """One unit of a layer."""

    layer: Layer
    shape_id: str
    name: str
    shape: BaseGeometry
    country: str
    keys: frozenset[str]
    """What its name is compared by."""
    parent: int | None = None
    """GeoNames id of the first-level unit that it lies in."""
    settlements: list[Settlement] = field(default_factory=list)
    """The settlements inside."""


def core_key(name: str) -> str:
    """Return a name's search key without the words for what kind of unit it is.

    Examples
    --------
    >>> core_key("Shebekinskiy Rayon"), core_key("Municipio de Acapulco de Juárez")
    ('shebekinskiy', 'acapulco de juarez')
    """
    found = _ADMINISTRATIVE.match(search_key(name))
    return found.group(1) if found else search_key(name)


def latin_key(name: str, language: str = "ru") -> str:
    """Return a name's bare key in Latin letters; a Cyrillic one as of a language.

    Examples
    --------
    >>> latin_key("ru:Лискинский район")
    'liskinskiy'
    """
    key = core_key(name[3:] if name[2:3] == ":" else name)
    return to_latin(key, language) if script_languages(key) else key


_SOUNDS = (
    (re.compile(r"(?:sk|ck)(?:iy|yy|yi|ii|ij|yj|y|i|aya|oye|ogo|e)\b"), "sk"),
    (re.compile(r"(?<=[bcdfghklmnprstvz])(?:iy|yy|yi|ii|ij|yj)\b"), "i"),
    (re.compile("shch|sch"), "s"),
    (re.compile("kh|gh"), "h"),
    (re.compile("ts|tz|cz"), "c"),
    (re.compile("zh|dj|dzh"), "j"),
    (re.compile("ch"), "c"),
    (re.compile("sh"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("ou|oo"), "u"),
    (re.compile("i?y[eo]|ie|io"), "e"),
    (re.compile("[yj]"), "i"),
    (re.compile("w"), "v"),
    (re.compile("q|ck"), "k"),
    (re.compile("x"), "h"),
    (re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|an|the|la|le)\b"), ""),
    (re.compile("(.)\\1+"), r"\1"),
    (re.compile(r"[^\w]|_"), ""),
)


def sound(key: str) -> str:
    """Return what is left of a Latin key when romanisations are told apart no more.

    Examples
    --------
    >>> sound("dyatkovskiy") == sound("diatkovsky"), sound("al qunaytirah") == sound("qunaytira")
    (True, False)
    """
    for pattern, instead in _SOUNDS:
        key = pattern.sub(instead, key)
    return key


def clean_name(name: str) -> str:
    """Return a name as people write it, or nothing when it cannot be used.

    Examples
    --------
    >>> clean_name("BOSSASO"), clean_name("Kouassi-DatÃ©kro"), clean_name("Gutu 23")
    ('Bossaso', 'Kouassi-Datékro', '')
    """
    if _MOJIBAKE.search(name):
        try:
            name = name.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return ""
    name = " ".join(_REMARK.sub("", name.replace("_", " ").replace("`", "’")).split())
    name = _CUT_SHORT.sub(" городской округ", name)
    if _UNUSABLE.search(name) or not name:
        return ""
    if name.isupper() and _LATIN.search(name):
        words = re.sub(r"[^\W_]+(?:['’][^\W_]+)?", lambda word: word.group().capitalize(), name)
        first, *others = words.split(" ")
        name = " ".join([first, *(w.lower() if w in _SMALL_WORDS else w for w in others)])
    return name


def read_layers() -> dict[str, Layer]:
    """Return by their numbers the layers that are read."""
    with LAYERS.open(encoding="utf-8", newline="") as handle:
        return {
            row["layer"]: Layer(
                row["layer"],
                row["country"],
                int(row["level"]),
                row["word"],
                row["source"],
                row["licence"],
            )
            for row in csv.DictReader(handle)
        }


def read_divisions(
    folder: Path,
    countries: Mapping[str, BaseGeometry],
    regions: Mapping[int, BaseGeometry],
    region_countries: Mapping[int, str],
    settlements: list[Settlement],
) -> list[Division]:
    """Return the units of all layers, with where they lie and the settlements inside.

    Parameters
    ----------
    folder
        The folder of packages.
    countries
        Outlines of the countries; they say whose a unit is.
    regions
        Outlines of first-level units by GeoNames id.
    region_countries
        Their countries.
    settlements
        The settlements.
    """
    layers = read_layers()
    divisions = []
    for shape_id, name, wkb in _rows(folder):
        layer = layers.get(shape_id.partition("B")[0])
        text = clean_name(name) if layer is not None else ""
        if layer is not None and text:
            shape = shapely.make_valid(shapely.from_wkb(wkb))
            keys = frozenset({latin_key(text)})
            divisions.append(Division(layer, shape_id, text, shape, layer.country, keys))
    _place(divisions, countries, regions, region_countries)
    points = shapely.points([(place.lon, place.lat) for place in settlements])
    inside = shapely.STRtree(points).query([d.shape for d in divisions], predicate="contains")
    for number, place in inside.T:
        if settlements[place].country == divisions[number].country:
            divisions[number].settlements.append(settlements[place])
    return divisions


def read_outlines_of(folder: Path, layer: str) -> list[tuple[str, BaseGeometry]]:
    """Return names and outlines of the units of one layer, by its number."""
    return [
        (name, shapely.make_valid(shapely.from_wkb(wkb)))
        for shape_id, name, wkb in _rows(folder)
        if shape_id.startswith(f"{layer}B")
    ]


def _rows(folder: Path) -> list[tuple[str, str, bytes]]:
    """Return id, name and outline of all units."""
    path = fetch(GEOBOUNDARIES, folder)
    with tempfile.TemporaryDirectory() as temporary:
        with zipfile.ZipFile(path) as archive:
            database = archive.extract(_MEMBER, temporary)
        connection = sqlite3.connect(database)
        query = "SELECT shape_id, name, coordinates FROM location_data ORDER BY shape_id"
        rows = connection.execute(query).fetchall()
        connection.close()
    return rows


def _place(
    divisions: list[Division],
    countries: Mapping[str, BaseGeometry],
    regions: Mapping[int, BaseGeometry],
    region_countries: Mapping[int, str],
) -> None:
    """Set country and first-level unit of each unit by the outlines that hold its middle."""
    tree = shapely.STRtree([shapely.point_on_surface(division.shape) for division in divisions])
    codes = list(countries)
    for code, number in tree.query(list(countries.values()), predicate="contains").T:
        divisions[number].country = codes[code]
    ids = list(regions)
    for region, number in tree.query(list(regions.values()), predicate="contains").T:
        if region_countries[ids[region]] == divisions[number].country:
            divisions[number].parent = ids[region]


def middle(shape: BaseGeometry) -> tuple[float, float]:
    """Return the middle of a shape's largest part, or a point in it where that lies outside."""
    parts = shapely.get_parts(shape)
    part = parts[np.argmax(shapely.area(parts))]
    centre = part.centroid
    if not part.contains(centre):
        centre = part.representative_point()
    return centre.x, centre.y
