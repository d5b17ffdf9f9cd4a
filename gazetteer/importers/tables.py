"""Places in a CSV or TSV table with one place a row.

Columns: place_id, name, kind, lat, lon and, where known, extent_m, country, parent, names, former,
abbreviations, population, admin_level, source, licence, certainty. Cells with several items part
them by `|`; a name may begin with its language (`uk:Харків`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast, get_args

from gazetteer.errors import SourceError
from gazetteer.importers.records import PlaceRecord
from gazetteer.places import Certainty, NameKind, PlaceKind, PlaceName

BadRow = Callable[[str], None]
"""Is told of each row that cannot be used: file, row and reason in one line."""

_CERTAINTIES = get_args(Certainty)
_LANGUAGE_LETTERS = 2


def read(
    path: Path, *, columns: Mapping[str, str] | None = None, bad: BadRow | None = None
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

    Raises
    ------
    SourceError
        A needed column is missing, or a row is bad and `bad` is None.
    """
    path = Path(path)
    delimiter = "\t" if path.suffix.lower() in {".tsv", ".tab"} else ","
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle, delimiter=delimiter)
        mapping = check_columns(path, reader.fieldnames or [], columns or {})
        for row in reader:
            cells = {ours: (row.get(theirs) or "").strip() for ours, theirs in mapping.items()}
            where = f"{path}: row {reader.line_num}"
            try:
                yield record_of(cells, default_id=f"{path.stem}:{reader.line_num}", where=where)
            except ValueError as error:
                if bad is None:
                    raise SourceError(f"{where}: {error}") from error
                bad(f"{where}: {error}")


NEEDED = ("name",)
"""Columns that a table must have."""
KNOWN = (
    *("place_id", "name", "kind", "lat", "lon", "extent_m", "country", "admin1", "parent"),
    *("names", "former", "abbreviations", "population", "admin_level"),
    *("source", "licence", "certainty"),
)
"""Columns that are understood; others are left alone."""


def check_columns(path: Path, found: object, columns: Mapping[str, str]) -> dict[str, str]:
    """Return our columns' names in the file.

    Raises
    ------
    SourceError
        A column is missing, with the ones that are there.
    """
    names = [str(name) for name in found]  # type: ignore[attr-defined]
    mapping = {ours: columns.get(ours, ours) for ours in KNOWN}
    for ours, theirs in mapping.items():
        if theirs not in names and (ours in NEEDED or ours in columns):
            raise SourceError(
                f"{path}: no column {theirs!r} for {ours}; the file has {', '.join(names)}"
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
        name=cells["name"],
        kind=_kind(cells.get("kind", "")),
        lon=_number(cells, "lon"),
        lat=_number(cells, "lat"),
        uncertainty_m=_number(cells, "extent_m"),
        country=cells.get("country") or None,
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
    return tuple(_parse_name(item, kind, language) for item in cell.split("|") if item)


def _parse_name(item: str, kind: NameKind, language: str | None) -> PlaceName:
    """Read one name."""
    if item[_LANGUAGE_LETTERS : _LANGUAGE_LETTERS + 1] == ":":
        return PlaceName(item[_LANGUAGE_LETTERS + 1 :].strip(), item[:_LANGUAGE_LETTERS], kind)
    return PlaceName(item.strip(), language, kind)


def _kind(cell: str) -> PlaceKind | None:
    """Read a kind."""
    try:
        return PlaceKind(cell) if cell else None
    except ValueError:
        known = ", ".join(PlaceKind)
        raise ValueError(f"kind is {cell!r}, not one of {known}") from None


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
        return float(cell) if cell else None
    except ValueError:
        raise ValueError(f"{column} is {cell!r}, not a number") from None
