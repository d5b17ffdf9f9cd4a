"""GeoNames dumps: country files, allCountries, alternateNamesV2, hierarchy.

Give one file (`UA.txt`, `UA.zip`, `allCountries.zip`) or a folder of them. What lies beside it is
used: `alternateNamesV2.txt` for names with their language, `hierarchy.txt` for parents; both may be
zipped. See https://download.geonames.org/export/dump/readme.txt for the format.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from gazetteer.errors import SourceError
from gazetteer.importers.records import PlaceRecord
from gazetteer.places import NameKind, PlaceKind, PlaceName

BadRow = Callable[[str], None]
"""Is told of each row that cannot be used: file, row and reason in one line."""

SOURCE = "GeoNames"
LICENCE = "CC BY 4.0"

_COLUMNS = 19
_NAME_COLUMNS = 10
_PART_BYTES = 32_000_000
"""Larger files are worked through in parts of about this size, with the names of each part."""
_CODE = re.compile(r"[A-Z]{3,4}|[A-Z]{5}")
"""Airport and port codes among the alternate names of a dump without alternateNamesV2."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)*")
_NO_LANGUAGE = {"post", "link", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny"}
"""What alternateNamesV2 lists in the column of languages and is no name."""

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

Names = dict[int, list[PlaceName]]


@dataclass(slots=True)
class _Units:
    """The administrative units of a dump, by their codes."""

    countries: dict[str, int] = field(default_factory=dict)
    first: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    second: dict[tuple[str, str, str], int] = field(default_factory=dict)


def read(path: Path, *, bad: BadRow | None = None) -> Iterator[PlaceRecord]:
    """Yield the places of a GeoNames dump.

    Memory stays bounded: large files are worked through in parts, each with its names.

    Parameters
    ----------
    path
        A dump, zipped or not, or a folder with one or several.
    bad
        Told of rows that cannot be used; without it the first one is an error.

    Raises
    ------
    SourceError
        There is no dump, or a row is bad and `bad` is None.
    """
    path = Path(path)
    tell = bad or _refuse
    folder = path if path.is_dir() else path.parent
    for dump in dumps(path):
        units = _read_units(dump)
        parents = _read_hierarchy(folder)
        with TemporaryDirectory() as temporary:
            for rows, names in _parts(dump, folder, Path(temporary)):
                yield from _records(dump, rows, names, units, parents, tell)


def is_dump_name(path: Path) -> bool:
    """Tell whether a file is called as GeoNames calls its dumps: UA.zip, allCountries.txt."""
    stem = path.stem
    return len(stem) == len("UA") or stem.startswith(("allCountries", "cities"))


def dumps(path: Path) -> list[Path]:
    """Return the dumps that a path stands for.

    Raises
    ------
    SourceError
        There is none.
    """
    if path.is_file():
        return [path]
    found = sorted(
        file for file in path.glob("*") if file.suffix in {".txt", ".zip"} and is_dump_name(file)
    )
    if not found:
        raise SourceError(
            f"{path}: no GeoNames dump; expected allCountries.zip or a country's file, e.g. UA.zip"
        )
    return found


def _refuse(problem: str) -> None:
    """Make an error of a bad row."""
    raise SourceError(problem)


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    """Open a dump, also inside its zip."""
    with ExitStack() as stack:
        if path.suffix == ".zip":
            archive = stack.enter_context(zipfile.ZipFile(path))
            raw = stack.enter_context(archive.open(f"{path.stem}.txt"))
            yield stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8", newline="\n"))
        else:
            yield stack.enter_context(path.open(encoding="utf-8", newline="\n"))


def _beside(folder: Path, name: str) -> Path | None:
    """Return an accompanying file, zipped or not."""
    return next(
        (
            folder / f"{name}{ending}"
            for ending in (".txt", ".zip")
            if (folder / f"{name}{ending}").exists()
        ),
        None,
    )


def _read_units(dump: Path) -> _Units:
    """Read the countries and the first- and second-level units: they are few."""
    units = _Units()
    with _text(dump) as lines:
        for line in lines:
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
    return units


def _read_hierarchy(folder: Path) -> dict[int, int]:
    """Read each place's parent, administrative ones only."""
    path = _beside(folder, "hierarchy")
    parents: dict[int, int] = {}
    if path is not None:
        with _text(path) as lines:
            for line in lines:
                parent, child, *kind = line.rstrip("\n").split("\t")
                if not kind or kind[0] in {"", "ADM"}:
                    parents[int(child)] = int(parent)
    return parents


def _parts(
    dump: Path, folder: Path, temporary: Path
) -> Iterator[tuple[Iterator[tuple[int, str]], Names | None]]:
    """Yield numbered rows with the names that belong to them, in parts that fit into memory."""
    names = _beside(folder, "alternateNamesV2") or _beside(folder, "alternateNames")
    if names is None or names == dump:
        yield _numbered(dump), None
        return
    count = 1 + _uncompressed_size(dump) // _PART_BYTES
    if count == 1:
        wanted = {int(line.partition("\t")[0]) for _, line in _numbered(dump) if line[0].isdigit()}
        yield _numbered(dump), _read_names(names, wanted)
        return
    with ExitStack() as stack:
        files = [
            stack.enter_context((temporary / f"{part}.txt").open("w+", encoding="utf-8"))
            for part in range(2 * count)
        ]
        for number, line in _numbered(dump):
            geoname_id = line.partition("\t")[0]
            part = int(geoname_id) % count if geoname_id.isdigit() else 0
            files[part].write(f"{number}\t{line}")
        with _text(names) as lines:
            for line in lines:
                geoname_id = line.split("\t", 2)[1]
                files[count + int(geoname_id) % count].write(line)
        for part in range(count):
            rows, part_names = files[part], files[count + part]
            rows.seek(0)
            part_names.seek(0)
            split = (line.partition("\t") for line in rows)
            yield ((int(number), line) for number, _, line in split), _collect(part_names, None)


def _uncompressed_size(path: Path) -> int:
    """Return the size of a dump in bytes."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.getinfo(f"{path.stem}.txt").file_size
    return path.stat().st_size


def _numbered(dump: Path) -> Iterator[tuple[int, str]]:
    """Yield the rows of a dump with their numbers, from 1."""
    with _text(dump) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line


def _read_names(path: Path, wanted: set[int]) -> Names:
    """Read the names of some places."""
    with _text(path) as lines:
        return _collect(lines, wanted)


def _collect(lines: Iterator[str] | IO[str], wanted: set[int] | None) -> Names:
    """Collect names by place."""
    names: Names = defaultdict(list)
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        geoname_id = int(cells[1])
        if wanted is None or geoname_id in wanted:
            name = _name(cells + [""] * (_NAME_COLUMNS - len(cells)))
            if name is not None:
                names[geoname_id].append(name)
    return names


def _name(cells: list[str]) -> PlaceName | None:
    """Make a name of a row of alternateNamesV2; None when it is a code or a link."""
    language, text = cells[2], cells[3]
    if language in _NO_LANGUAGE or not text:
        return None
    kind: NameKind = "alternate"
    if cells[7] == "1":
        kind = "former"
    elif language == "abbr":
        kind = "abbreviation"
    elif cells[4] == "1":
        kind = "preferred"
    known = language if _LANGUAGE.fullmatch(language) else None
    return PlaceName(" ".join(text.split()), known, kind)


def _records(  # noqa: PLR0913, PLR0917 - one row needs all that was read beside it
    dump: Path,
    rows: Iterator[tuple[int, str]],
    names: Names | None,
    units: _Units,
    hierarchy: dict[int, int],
    tell: BadRow,
) -> Iterator[PlaceRecord]:
    """Yield the records of some rows."""
    for number, line in rows:
        where = f"{dump}: row {number}"
        cells = line.rstrip("\n").split("\t")
        try:
            record = _record(cells, names, units, hierarchy)
        except ValueError as error:
            tell(f"{where}: {error}")
            continue
        record.where = where
        yield record


def _record(
    cells: list[str], names: Names | None, units: _Units, hierarchy: dict[int, int]
) -> PlaceRecord:
    """Make a record of a row.

    Raises
    ------
    ValueError
        The row is not what GeoNames writes.
    """
    if len(cells) != _COLUMNS:
        raise ValueError(f"has {len(cells)} columns, not {_COLUMNS}")
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
