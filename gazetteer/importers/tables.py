"""Places in a CSV or TSV table with one place a row.

Columns: place_id, name, kind, lat, lon and, where known, extent_m, country, parent, names, former,
abbreviations, population, admin_level, source, licence, certainty. Cells with several items part
them by `|`; a name may begin with its language (`uk:Харків`).
"""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast, get_args

from gazetteer.errors import SourceError
from gazetteer.importers.records import TOLD_ROWS, BadRow, PlaceRecord, Progress, is_broken, silent
from gazetteer.places import Certainty, NameKind, PlaceKind, PlaceName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_BLOCK = 1 << 20
"""Bytes read at once to count lines."""
_COUNTRY = re.compile("[A-Z]{2}")
_CERTAINTIES = get_args(Certainty)
_LANGUAGE_LETTERS = 2


def read(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    bad: BadRow | None = None,
    skip: int = 0,
    progress: Progress = silent,
) -> Iterator[PlaceRecord]:
    """Yield the places of a CSV or TSV file.

    Parameters
    ----------
    path
        The file, in UTF-8, with a header; `.tsv` and `.tab` files are parted by tabs.
    columns
        Our column names to the file's, where they differ: `{"name": "TOWN"}`.
    bad
        Told of rows that cannot be used; without it the first one is an error.
    skip
        Rows to pass over: those that were read before an interruption.
    progress
        Told of the progress.

    Raises
    ------
    SourceError
        The file cannot be read, a needed column is missing, or a row is bad and `bad` is None.
    """
    path = Path(path)
    total = _line_count(path)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as handle:
        rows = _rows(path, handle)
        header = next(rows, (0, []))[1]
        mapping = _check_table(path, header, columns or {})
        for number, (line, cells) in enumerate(rows, 1):
            if number % TOLD_ROWS == 0:
                progress(number, total, "rows")
            if number <= skip:
                continue
            where = f"{path}: row {line}"
            try:
                texts = _texts(cells, header, mapping)
                record = record_of(texts, default_id=f"{path.stem}:{line}", where=where)
            except ValueError as error:
                if bad is None:
                    raise SourceError(f"{where}: {error}") from error
                bad(f"{where}: {error}")
                continue
            record.row = number
            yield record


def _line_count(path: Path) -> int:
    """Count the lines after the header, for a progress bar."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b"")) - 1


def _rows(path: Path, handle: IO[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row that is not blank, with the number of its last line.

    A row that cannot be parted into cells is yielded without any.
    """
    reader = csv.reader(handle, delimiter=_delimiter(path, handle))
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield reader.line_num, []
        else:
            if cells:
                yield reader.line_num, cells


def _delimiter(path: Path, handle: IO[str]) -> str:
    """Tell what parts the cells: tabs by the file's ending; else what the header has more of."""
    if path.suffix.lower() in {".tsv", ".tab"}:
        return "\t"
    header = handle.readline()
    handle.seek(0)
    return ";" if header.count(";") > header.count(",") else ","


def _check_table(path: Path, header: list[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return our columns' names in a table, which must have a name and a position.

    Raises
    ------
    SourceError
        One of them is missing, or the header is not text.
    """
    if any(map(is_broken, header)):
        raise SourceError(f"{path}: row 1: is not in UTF-8; save the table as UTF-8")
    return check_columns(path, header, columns, needed=("name", "lat", "lon"))


def _texts(cells: list[str], header: list[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a row's cells by our names of their columns.

    Raises
    ------
    ValueError
        They are not what the header promises.
    """
    if not cells:
        raise ValueError("a cell has no end; is a quotation mark missing?")
    if any(cell.strip() for cell in cells[len(header) :]):
        raise ValueError(
            f"it has {len(cells)} cells, the header {len(header)}; does a cell with a"
            " separator lack its quotation marks?"
        )
    if any(map(is_broken, cells)):
        raise ValueError("it is not in UTF-8; save the table as UTF-8")
    row = dict(zip(header, cells, strict=False))
    texts = {ours: row.get(theirs, "").strip() for ours, theirs in mapping.items()}
    texts.setdefault("kind", PlaceKind.POI)
    return texts


KNOWN = (
    *("place_id", "name", "kind", "lat", "lon", "extent_m", "country", "admin1", "parent"),
    *("names", "former", "abbreviations", "population", "admin_level"),
    *("source", "licence", "certainty"),
)
"""Columns that are understood; others are left alone."""

ALSO = {"lat": ("latitude",), "lon": ("longitude", "lng")}
"""What positions are called as well, in tables that nobody prepared."""


def check_columns(
    path: Path,
    found: Iterable[object],
    columns: Mapping[str, str],
    *,
    needed: Sequence[str] = ("name",),
) -> dict[str, str]:
    """Return our columns' names in the file.

    Raises
    ------
    SourceError
        A needed or mapped column is missing, or what was mapped is no column of ours.
    """
    names = [str(name) for name in found]
    for ours in columns:
        if ours not in KNOWN:
            raise SourceError(f"{path}: {ours!r} is none of our columns: {', '.join(KNOWN)}")
    mapping = {
        ours: columns.get(ours)
        or next((name for name in (ours, *ALSO.get(ours, ())) if name in names), ours)
        for ours in KNOWN
    }
    for ours, theirs in mapping.items():
        if theirs not in names and (ours in needed or ours in columns):
            raise SourceError(
                f"{path}: no column {theirs!r} for {ours}; the file has {', '.join(names)};"
                f" name the right one with --column {ours}=COLUMN"
            )
    return {ours: theirs for ours, theirs in mapping.items() if theirs in names}


def record_of(cells: Mapping[str, str], *, default_id: str, where: str = "") -> PlaceRecord:
    """Make a record of a row's cells.

    Raises
    ------
    ValueError
        A cell is not what its column asks for.
    """
    names = (
        *parse_names(cells.get("names"), "alternate"),
        *parse_names(cells.get("former"), "former"),
        *parse_names(cells.get("abbreviations"), "abbreviation"),
    )
    population = _number(cells, "population")
    level = _number(cells, "admin_level")
    return PlaceRecord(
        place_id=cells.get("place_id") or default_id,
        name=" ".join(cells["name"].split()),
        kind=_kind(cells.get("kind", "")),
        lon=_number(cells, "lon"),
        lat=_number(cells, "lat"),
        uncertainty_m=_number(cells, "extent_m"),
        country=_country(cells.get("country", "")),
        admin1=cells.get("admin1") or None,
        parents=tuple(parent for parent in cells.get("parent", "").split("|") if parent),
        population=None if population is None else int(population),
        names=names,
        admin_level=None if level is None else int(level),
        source=cells.get("source", ""),
        licence=cells.get("licence", ""),
        certainty=_certainty(cells.get("certainty", "")),
        where=where,
    )


def parse_names(
    cell: str | None, kind: NameKind, language: str | None = None
) -> tuple[PlaceName, ...]:
    """Read a cell of names parted by `|`, each with its language in front or not.

    Examples
    --------
    >>> parse_names("uk:Харків|Kharkov", "alternate")[0]
    PlaceName(text='Харків', language='uk', kind='alternate')
    """
    if not cell:
        return ()
    return tuple(_parse_name(item, kind, language) for item in cell.split("|") if item.strip())


def _parse_name(item: str, kind: NameKind, language: str | None) -> PlaceName:
    """Read one name; line breaks in it become blanks."""
    text = " ".join(item.split())
    if text[_LANGUAGE_LETTERS : _LANGUAGE_LETTERS + 1] == ":":
        return PlaceName(text[_LANGUAGE_LETTERS + 1 :].strip(), text[:_LANGUAGE_LETTERS], kind)
    return PlaceName(text, language, kind)


def _kind(cell: str) -> PlaceKind | None:
    """Read a kind."""
    try:
        return PlaceKind(cell) if cell else None
    except ValueError:
        known = ", ".join(PlaceKind)
        raise ValueError(f"kind is {cell!r}, not one of {known}") from None


def _country(cell: str) -> str | None:
    """Read a country's code; blank is not known."""
    code = cell.upper()
    if code and not _COUNTRY.fullmatch(code):
        raise ValueError(f"country is {cell!r}, not a code of two letters such as UA")
    return code or None


def _certainty(cell: str) -> Certainty:
    """Read how sure the source is; blank is verified."""
    if not cell:
        return "verified"
    if cell not in _CERTAINTIES:
        raise ValueError(f"certainty is {cell!r}, not one of {', '.join(_CERTAINTIES)}")
    return cast("Certainty", cell)


def _number(cells: Mapping[str, str], column: str) -> float | None:
    """Read a number, or None when the cell is blank."""
    cell = cells.get(column, "")
    try:
        number = float(cell) if cell else None
    except ValueError:
        number = math.nan
    if number is not None and not math.isfinite(number):
        raise ValueError(f"{column} is {cell!r}, not a number")
    return number
