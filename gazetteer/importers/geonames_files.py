"""The files of a GeoNames dump: which there are, their rows, and the names that belong to them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING

from gazetteer.errors import SourceError
from gazetteer.importers.records import is_broken
from gazetteer.places import NameKind, PlaceName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gazetteer.importers.records import BadRow

Names = dict[int, list[PlaceName]]
"""Names of places by GeoNames' number."""

_NAME_FILES = ("alternateNamesV2", "alternateNames")
_NAME_COLUMNS = 10
_LEAST_NAME_TABS = 3
"""Of a row of alternate names that says something: number, place, language, name."""
_PART_BYTES = 32_000_000
"""Larger files are worked through in parts of about this size, with the names of each part."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)*")
_NO_LANGUAGE = {"post", "link", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny"}
"""What alternateNamesV2 lists in the column of languages and is no name."""


def files(path: Path) -> list[Path]:
    """Return the files that an import reads: the dumps, and what lies beside them."""
    folder = path if path.is_dir() else path.parent
    beside = (_beside(folder, name) for name in (*_NAME_FILES, "hierarchy"))
    return [*dumps(path), *(file for file in beside if file is not None)]


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


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    """Open a dump, also inside its zip.

    Raises
    ------
    SourceError
        The zip is damaged, or is none of GeoNames'.
    """
    with ExitStack() as stack:
        try:
            raw: IO[bytes]
            if path.suffix == ".zip":
                archive = stack.enter_context(zipfile.ZipFile(path))
                raw = stack.enter_context(archive.open(f"{path.stem}.txt"))
            else:
                raw = stack.enter_context(path.open("rb"))
            # Bytes that are no UTF-8 spoil their row, not the file.
            text = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="\n")
            yield stack.enter_context(text)
        except KeyError as error:
            raise SourceError(f"{path}: holds no {path.stem}.txt as GeoNames' files do") from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise SourceError(f"{path}: the zip is damaged: {error}; download it again") from error


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


def parts(
    dump: Path, folder: Path, temporary: Path, tell: BadRow
) -> Iterator[tuple[Iterator[tuple[int, str]], Names | None]]:
    """Yield numbered rows with the names that belong to them, in parts that fit into memory."""
    beside = (_beside(folder, name) for name in _NAME_FILES)
    names = next((path for path in beside if path is not None and path != dump), None)
    if names is None:
        yield numbered(dump), None
        return
    count = 1 + _uncompressed_size(dump) // _PART_BYTES
    if count == 1:
        wanted = {geoname_id for _, line in numbered(dump) for geoname_id in _ids(line, 0)}
        rows = (line for geoname_id, line in _name_rows(names, tell) if geoname_id in wanted)
        yield numbered(dump), _collect(rows)
        return
    with ExitStack() as stack:
        files: list[IO[str]] = [
            stack.enter_context(_scratch(temporary / f"{part}.txt")) for part in range(2 * count)
        ]
        for number, line in numbered(dump):
            part = next((geoname_id % count for geoname_id in _ids(line, 0)), 0)
            files[part].write(f"{number}\t{line}")
        for geoname_id, line in _name_rows(names, tell):
            files[count + geoname_id % count].write(line)
        for part_rows, part_names in zip(files[:count], files[count:], strict=True):
            part_rows.seek(0)
            part_names.seek(0)
            split = (line.partition("\t") for line in part_rows)
            yield ((int(number), line) for number, _, line in split), _collect(part_names)


def _scratch(path: Path) -> IO[str]:
    """Open a file to write to and then read from."""
    return path.open("w+", encoding="utf-8", errors="surrogateescape", newline="\n")


def _uncompressed_size(path: Path) -> int:
    """Return the size of a dump in bytes."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.getinfo(f"{path.stem}.txt").file_size
    return path.stat().st_size


def numbered(dump: Path) -> Iterator[tuple[int, str]]:
    """Yield the rows of a dump with their numbers, from 1; each ends with a line break."""
    with _text(dump) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line if line.endswith("\n") else f"{line}\n"


def _ids(line: str, column: int) -> tuple[int, ...]:
    """Return the number of the place in a column of a row, if there is one."""
    cells = line.split("\t", column + 1)
    return (int(cells[column]),) if len(cells) > column and cells[column].isdecimal() else ()


def _name_rows(path: Path, tell: BadRow) -> Iterator[tuple[int, str]]:
    """Yield the rows of alternateNamesV2, each with the number of its place."""
    for number, line in numbered(path):
        ids = _ids(line, 1)
        if ids and line.count("\t") >= _LEAST_NAME_TABS and not is_broken(line):
            yield ids[0], line
        else:
            tell(f"{path}: row {number}: is no row of alternate names, or not in UTF-8")


def _collect(lines: Iterable[str]) -> Names:
    """Collect names by place."""
    names: Names = defaultdict(list)
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        name = _name(cells + [""] * (_NAME_COLUMNS - len(cells)))
        if name is not None:
            names[int(cells[1])].append(name)
    return names


def read_hierarchy(folder: Path, tell: BadRow) -> dict[int, int]:
    """Read each place's parent, administrative ones only."""
    path = _beside(folder, "hierarchy")
    parents: dict[int, int] = {}
    for number, line in numbered(path) if path is not None else ():
        parent, child, kind = (*line.rstrip("\n").split("\t"), "", "")[:3]
        if not (parent.isdigit() and child.isdigit()):
            tell(f"{path}: row {number}: has no two numbers of places")
        elif kind in {"", "ADM"}:
            parents[int(child)] = int(parent)
    return parents


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
