"""GeoNames dumps: country files, allCountries, alternateNamesV2, hierarchy.

Give one file (`UA.txt`, `UA.zip`, `allCountries.zip`) or a folder of them. What lies beside it is
used: `alternateNamesV2.txt` for names with their language, `hierarchy.txt` for parents; both may be
zipped. See https://download.geonames.org/export/dump/readme.txt for the format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gazetteer.importers.geonames_files import (
    dumps,
    files,
    is_dump_name,
    numbered,
    parts,
    read_hierarchy,
)
from gazetteer.importers.records import (
    TOLD_ROWS,
    BadRow,
    PlaceRecord,
    Progress,
    is_broken,
    refuse,
    silent,
)
from gazetteer.places import PlaceKind, PlaceName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.importers.geonames_files import Names

__all__ = ["files", "is_dump_name", "read"]

SOURCE = "GeoNames"
LICENCE = "CC BY 4.0"

_COLUMNS = 19
_CODE = re.compile(r"[A-Z]{3,4}|[A-Z]{5}")
"""Airport and port codes among the alternate names of a dump without alternateNamesV2."""

_KIND_BY_CODE = {
    "PPLX": PlaceKind.DISTRICT,
    "SQR": PlaceKind.SQUARE,
    "ST": PlaceKind.STREET,
    "STM": PlaceKind.WATER,
    "RD": PlaceKind.STREET,
}
_KIND_BY_CLASS = {
    "A": PlaceKind.REGION,
    "P": PlaceKind.SETTLEMENT,
    "H": PlaceKind.WATER,
    "L": PlaceKind.AREA,
    "R": PlaceKind.OTHER,
    "S": PlaceKind.POI,
    "T": PlaceKind.AREA,
    "U": PlaceKind.WATER,
    "V": PlaceKind.AREA,
}
_COUNTRY = re.compile(r"PCL[A-Z]*")
_LEVELS = {"ADM1": 1, "ADM2": 2}


@dataclass(slots=True)
class _Units:
    """The administrative units of a dump, by their codes."""

    countries: dict[str, int] = field(default_factory=dict)
    first: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    second: dict[tuple[str, str, str], int] = field(default_factory=dict)


def read(
    path: Path,
    *,
    bad: BadRow | None = None,
    skip: int = 0,
    progress: Progress = silent,
) -> Iterator[PlaceRecord]:
    """Yield the places of a GeoNames dump.

    Memory stays bounded: large files are worked through in parts, each with its names.

    Parameters
    ----------
    path
        A dump, zipped or not, or a folder with one or several.
    bad
        Told of rows that cannot be used; without it the first one is an error.
    skip
        Rows to pass over: those that were read before an interruption.
    progress
        Told of the progress.

    Raises
    ------
    SourceError
        There is no dump, it cannot be read, or a row is bad and `bad` is None.
    """
    path = Path(path)
    folder = path if path.is_dir() else path.parent
    row = total = 0
    for dump in dumps(path):
        units, count = _read_units(dump)
        total += count
        if row + count <= skip:
            row += count
            continue
        # What lies beside the dumps is read before each, and told of before the first row of all.
        tell_beside = _pass_over if row or skip else bad or refuse
        parents = read_hierarchy(folder, tell_beside)
        with TemporaryDirectory() as temporary:
            reading = _Dump(dump, units, parents, bad or refuse)
            for rows, names in parts(dump, folder, Path(temporary), tell_beside):
                for number, line in rows:
                    row += 1
                    if row % TOLD_ROWS == 0:
                        progress(row, total, "rows")
                    if row > skip and (record := reading.record(number, line, names)) is not None:
                        record.row = row
                        yield record


def _pass_over(problem: str) -> None:
    """Tell nobody."""


def _read_units(dump: Path) -> tuple[_Units, int]:
    """Read the countries and the first- and second-level units, and count the rows."""
    units = _Units()
    rows = 0
    for rows, (_, line) in enumerate(numbered(dump), 1):  # noqa: B007 - its last value counts
        if "\tA\t" not in line:
            continue
        cells = line.rstrip("\n").split("\t")
        if len(cells) != _COLUMNS or not cells[0].isdigit():
            continue
        number, country, code = int(cells[0]), cells[8], cells[7]
        if _COUNTRY.fullmatch(code):
            units.countries.setdefault(country, number)
        elif code == "ADM1":
            units.first[country, cells[10]] = (number, cells[1])
        elif code == "ADM2":
            units.second[country, cells[10], cells[11]] = number
    return units, rows


@dataclass(frozen=True, slots=True)
class _Dump:
    """A dump, with all that is needed to make a record of one of its rows."""

    path: Path
    units: _Units
    hierarchy: dict[int, int]
    tell: BadRow

    def record(self, number: int, line: str, names: Names | None) -> PlaceRecord | None:
        """Make a record of a row, or tell why it is none."""
        where = f"{self.path}: row {number}"
        try:
            record = _record(line, names, self.units, self.hierarchy)
        except ValueError as error:
            self.tell(f"{where}: {error}")
            return None
        record.where = where
        return record


def _record(
    line: str, names: Names | None, units: _Units, hierarchy: dict[int, int]
) -> PlaceRecord:
    """Make a record of a row.

    Raises
    ------
    ValueError
        The row is not what GeoNames writes.
    """
    if is_broken(line):
        raise ValueError("is not in UTF-8")
    cells = line.rstrip("\n").split("\t")
    if len(cells) != _COLUMNS:
        raise ValueError(f"has {len(cells)} columns, not {_COLUMNS}")
    for column, what in ((0, "the number"), (14, "the population")):
        if not (cells[column] or "0").isdecimal():
            raise ValueError(f"{what} is {cells[column]!r}, not a whole number")
    geoname_id, country, code = int(cells[0]), cells[8], cells[7]
    first = units.first.get((country, cells[10]))
    kind = _KIND_BY_CODE.get(code) or _KIND_BY_CLASS.get(cells[6], PlaceKind.OTHER)
    known = _flat_names(cells[1], cells[3]) if names is None else names.get(geoname_id, ())
    return PlaceRecord(
        place_id=f"geonames:{geoname_id}",
        name=cells[1],
        kind=PlaceKind.COUNTRY if _COUNTRY.fullmatch(code) else kind,
        lat=float(cells[4]),
        lon=float(cells[5]),
        country=country or None,
        admin1=first[1] if first and first[0] != geoname_id else None,
        parents=_parents(geoname_id, cells, units, hierarchy),
        population=int(cells[14] or 0) or None,
        names=tuple(name for name in known if name.text != cells[1]),
        admin_level=_LEVELS.get(code),
        is_capital=code == "PPLC",
        source=SOURCE,
        licence=LICENCE,
    )


def _flat_names(name: str, cell: str) -> tuple[PlaceName, ...]:
    """Read the column of alternate names, which says no languages."""
    texts = dict.fromkeys(text for text in cell.split(",") if text and text != name)
    return tuple(PlaceName(text) for text in texts if not _CODE.fullmatch(text))


def _parents(
    geoname_id: int, cells: list[str], units: _Units, hierarchy: dict[int, int]
) -> tuple[str, ...]:
    """Return what contains a place, nearest first: by the hierarchy, then by the codes."""
    country, first, second = cells[8], cells[10], cells[11]
    chain: list[int] = []
    parent = hierarchy.get(geoname_id)
    while parent is not None and parent not in chain and parent != geoname_id:
        chain.append(parent)
        parent = hierarchy.get(parent)
    codes = (
        units.second.get((country, first, second)),
        units.first.get((country, first), (None, ""))[0],
        units.countries.get(country),
    )
    seen = {geoname_id, *chain}
    chain += [number for number in codes if number is not None and number not in seen]
    return tuple(f"geonames:{number}" for number in chain)
