"""The compiled store of places: one SQLite file, opened read-only. The only SQL of the package.

Reader and writer stand in one long module because the schema and all that is asked of it do.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self

from gazetteer.errors import StoreError
from gazetteer.places import NameSpan, Place, PlaceKind, PlaceName, Point
from gazetteer.typos import similar_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    import marisa_trie

APPLICATION_ID = 0x67617A31
"""Marks the file as ours ("gaz1") in SQLite's header."""

_MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""
_NAMED_CACHE = 4096
"""Look-ups by key that are remembered: a document asks for the same names again and again."""
_LONGEST_KEY = 100
"""Characters of a text that are looked at for one name; longer names are not spotted."""

SCHEMA = Path(__file__).with_name("schema.sql")
"""The tables."""

_WRITING = f"""
    PRAGMA application_id = {APPLICATION_ID};
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -65536;  -- 64 MB
    PRAGMA temp_store = FILE;
    CREATE TEMP TABLE unsorted (key TEXT, number INTEGER, line INTEGER);
"""
_ADD_PLACE = """
    INSERT OR IGNORE INTO place (
        number, place_id, name, kind, lon, lat, uncertainty_m, country, admin1, parents,
        population, admin_level, is_capital, certainty, source, names
    )
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_BOX = "INSERT INTO footprint_box VALUES (?, ?, ?, ?, ?)"
_SORT_NAMES = """
    INSERT INTO name SELECT key, number, min(line) FROM unsorted
    WHERE key != '' AND EXISTS (SELECT 1 FROM place WHERE place.number = unsorted.number)
    GROUP BY key, number ORDER BY key, number
"""

_BY_ID = "SELECT * FROM listed WHERE place_id = ?"
_NAMED = """
    SELECT listed.*, name.line FROM name JOIN listed USING (number) WHERE name.key = ?
"""
_ALL = """
    SELECT * FROM listed WHERE (?1 IS NULL OR country = ?1) AND (?2 IS NULL OR kind = ?2)
    ORDER BY number
"""
_CHILDREN = """
    SELECT * FROM listed WHERE parent = ?1 AND (?2 IS NULL OR kind = ?2)
    ORDER BY population DESC, number
"""
_IN_BOX = """
    SELECT listed.* FROM place_box JOIN listed USING (number)
    WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?
      AND (?5 IS NULL OR kind IN (SELECT value FROM json_each(?5)))
      AND coalesce(population, 0) >= ?6
    ORDER BY population DESC, number LIMIT ?7
"""
_OVERLAPPING = """
    SELECT listed.* FROM footprint_box JOIN listed USING (number)
    WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?
      AND (?5 IS NULL OR kind IN (SELECT value FROM json_each(?5)))
    ORDER BY uncertainty_m, number
"""
_FOOTPRINT = """
    SELECT wkb FROM footprint JOIN place USING (number) WHERE place_id = ?
"""


class Store:
    """A compiled store, open for reading; may be shared by threads.

    Examples
    --------
    >>> from gazetteer.build import bundled_store
    >>> with Store.open(bundled_store()) as store:
    ...     [place.name for place, name in store.places_named("харків")][:1]
    ['Kharkiv']
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        """The file."""
        self._connection = connection
        self._named = lru_cache(_NAMED_CACHE)(self._read_named)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a compiled store.

        Raises
        ------
        StoreError
            There is no such file, or it is no store, or it is damaged.
        """
        path = Path(path)
        if not path.is_file():
            raise StoreError(f"{path}: no such store; make one with `geomap gazetteer import`")
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            check_header(connection, path)
            connection.row_factory = sqlite3.Row
        except sqlite3.DatabaseError as error:
            raise StoreError(_unsound(path, error)) from error
        return cls(path, connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def _rows(self, query: str, arguments: Sequence[Any]) -> list[Any]:
        """Run a query; a damaged file is named instead of a traceback of SQLite."""
        try:
            return self._connection.execute(query, arguments).fetchall()
        except sqlite3.DatabaseError as error:
            self._damaged(error)

    def _damaged(self, error: Exception) -> NoReturn:
        """Raise the error that names the damaged file."""
        raise StoreError(
            f"{self.path}: the store is damaged ({error}); delete it, or run"
            " `geomap gazetteer build --force`"
        ) from error

    def get(self, place_id: str) -> Place | None:
        """Return one place with all its names, or None."""
        rows = self._rows(_BY_ID, (place_id,))
        return _place(rows[0], names=True) if rows else None

    def places(self, ids: Iterable[str], *, names: bool = False) -> dict[str, Place]:
        """Return places by id; ids that the store does not hold are left out."""
        found: dict[str, Place] = {}
        for place_id in ids:
            for row in self._rows(_BY_ID, (place_id,)):
                found[place_id] = _place(row, names=names)
        return found

    def places_named(self, key: str) -> tuple[tuple[Place, PlaceName], ...]:
        """Return the places that bear a name, each with the name that the key was made of.

        Parameters
        ----------
        key
            A name folded by `gazetteer.names.search_key`.
        """
        return self._named(key)

    def _read_named(self, key: str) -> tuple[tuple[Place, PlaceName], ...]:
        """Read what `places_named` returns."""
        found = []
        for row in self._rows(_NAMED, (key,)):
            place, line = _place(row, names=False), row["line"]
            name = _name(row["names"], line) if line >= 0 else _preferred(place)
            found.append((place, name))
        return tuple(found)

    def has_key(self, key: str) -> bool:
        """Tell whether any place bears a name with this key; a few microseconds."""
        return key in self._trie

    def keys_like(self, key: str, limit: int = 10) -> list[str]:
        """Return the keys that differ from `key` by a typo, nearest first."""
        return similar_keys(key, self._trie, self._backward_trie, limit)

    def spot(self, folded: str) -> list[NameSpan]:
        """Return the longest names in a text whose words are folded and parted by single spaces.

        Names do not overlap: the search goes on after the end of each.

        Examples
        --------
        >>> from gazetteer.build import bundled_store
        >>> with Store.open(bundled_store()) as store:
        ...     [span.key for span in store.spot("kharkiv oblast new york city")]
        ['kharkiv oblast', 'new york city']
        """
        prefixes = self._trie.prefixes
        spans = []
        start, length = 0, len(folded)
        while start < length:
            window = folded[start : start + _LONGEST_KEY]
            for key in reversed(prefixes(window)):
                end = start + len(key)
                if end == length or folded[end] == " ":
                    spans.append(NameSpan(start, end, key))
                    start = end
                    break
            start = folded.find(" ", start) + 1 or length
        return spans

    def footprint_wkb(self, place_id: str) -> bytes | None:
        """Return a place's true shape as WKB, or None when the store holds none."""
        rows = self._rows(_FOOTPRINT, (place_id,))
        return bytes(rows[0][0]) if rows else None

    def in_box(  # noqa: PLR0913 - a box has four sides
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        *,
        kinds: Iterable[PlaceKind] | None = None,
        min_population: int = 0,
        limit: int | None = None,
    ) -> list[Place]:
        """Return the places whose point lies in a box of degrees, most populous first.

        A box with `west` > `east` spans the antimeridian.
        """
        if west > east:
            boxes: list[tuple[float, float]] = [(west, 180.0), (-180.0, east)]
        else:
            boxes = [(west, east)]
        wanted = _json(kinds)
        most = -1 if limit is None else limit
        found = [
            _place(row, names=False)
            for left, right in boxes
            for row in self._rows(
                _IN_BOX, (left, right, south, north, wanted, min_population, most)
            )
        ]
        if len(boxes) > 1:
            found.sort(key=lambda place: -(place.population or 0))
        return found[:limit]

    def overlapping(
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        *,
        kinds: Iterable[PlaceKind] | None = None,
    ) -> list[Place]:
        """Return the places whose footprint's bounding box meets a box, smallest first."""
        rows = self._rows(_OVERLAPPING, (west, east, south, north, _json(kinds)))
        return [_place(row, names=False) for row in rows]

    def children(self, place_id: str, kind: PlaceKind | None = None) -> list[Place]:
        """Return the places directly inside a place, most populous first."""
        rows = self._rows(_CHILDREN, (place_id, kind))
        return [_place(row, names=False) for row in rows]

    def all_places(
        self, *, country: str | None = None, kind: PlaceKind | None = None
    ) -> Iterator[Place]:
        """Yield all places with their names, or those of a country or kind, in stored order."""
        try:
            for row in self._connection.execute(_ALL, (country, kind)):
                yield _place(row, names=True)
        except sqlite3.DatabaseError as error:
            self._damaged(error)

    def info(self) -> dict[str, Any]:
        """Return counts, sources with licences, versions and the file."""
        kinds = self._rows("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind", ())
        sources = self._rows("SELECT source, licence FROM source ORDER BY number", ())
        return {
            "path": str(self.path),
            "size_bytes": self.path.stat().st_size,
            "places": dict(map(tuple, kinds)),
            "sources": [{"source": source, "licence": licence} for source, licence in sources],
            **dict(map(tuple, self._rows("SELECT key, value FROM meta ORDER BY key", ()))),
        }

    @cached_property
    def _trie(self) -> marisa_trie.Trie:
        """All keys."""
        return self._load_trie("forward")

    @cached_property
    def _backward_trie(self) -> marisa_trie.Trie:
        """All keys, written backwards."""
        return self._load_trie("backward")

    def _load_trie(self, name: str) -> marisa_trie.Trie:
        """Read one of the tries out of the file."""
        import marisa_trie

        rows = self._rows("SELECT data FROM trie WHERE name = ?", (name,))
        try:
            return marisa_trie.Trie().frombytes(rows[0][0])
        except (IndexError, RuntimeError) as error:
            self._damaged(error)


class StoreWriter:
    """A new store, being written; nobody reads it before it is finished."""

    def __init__(self, path: Path) -> None:
        self.path = path
        """The file; it must not exist."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_WRITING)
        self._connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        self._connection.execute("BEGIN")

    def add_source(self, number: int, source: str, licence: str) -> None:
        """Add a source, with its licence, that places refer to by number."""
        self._connection.execute("INSERT INTO source VALUES (?, ?, ?)", (number, source, licence))

    def add_places(self, rows: Iterable[Sequence[Any]]) -> int:
        """Add places: number, then the columns up to `names`; return how many were new ids."""
        return self._connection.executemany(_ADD_PLACE, rows).rowcount

    def add_footprints(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Add shapes: number, WKB."""
        import shapely

        for number, wkb in rows:
            west, south, east, north = shapely.from_wkb(wkb).bounds
            self._connection.execute("INSERT INTO footprint VALUES (?, ?)", (number, wkb))
            self._connection.execute(_ADD_BOX, (number, west, east, south, north))

    def add_names(self, rows: Iterable[tuple[str, int, int]]) -> None:
        """Add keys: key, number of the place, line of its names; the lowest line counts."""
        self._connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?)", rows)

    def finish(self, meta: dict[str, str]) -> None:
        """Sort the names, build the indexes and the tries, and close the file."""
        import marisa_trie

        run = self._connection.execute
        run(_SORT_NAMES)
        run("DROP TABLE unsorted")
        run("INSERT INTO place_box SELECT number, lon, lon, lat, lat FROM place")
        run("CREATE INDEX place_parent ON place (parent)")
        keys = "SELECT DISTINCT key FROM name"
        for name, step in (("forward", 1), ("backward", -1)):
            trie = marisa_trie.Trie(key[::step] for (key,) in run(keys))
            run("INSERT INTO trie VALUES (?, ?)", (name, trie.tobytes()))
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        run("COMMIT")
        run("ANALYZE")
        self._connection.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        self._connection.close()


@contextmanager
def writing(path: Path) -> Iterator[StoreWriter]:
    """Yield the writer of a new store; when anything goes wrong no file is left.

    Raises
    ------
    StoreError
        The file cannot be written.
    """
    path.unlink(missing_ok=True)
    try:
        writer = StoreWriter(path)
        with closing(writer):
            yield writer
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"{path}: cannot be written: {error}") from error
        raise


def _unsound(path: Path, error: Exception) -> str:
    """Say what is wrong with a file, and what to do."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            return f"{path}: not a sound store ({error}); build it again"
    return (
        f"{path}: is no compiled store; make one with"
        f" `geomap gazetteer import {path.name} -o {path.stem}.sqlite`"
    )


def check_header(connection: sqlite3.Connection, path: Path) -> None:
    """Check that a file is a store and is whole.

    Raises
    ------
    sqlite3.DatabaseError
        It is not: the text says why.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise sqlite3.DatabaseError("it was not made by geomap")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    if path.stat().st_size != pages * size:
        raise sqlite3.DatabaseError("its end is missing")
    connection.execute("SELECT count(*) FROM meta").fetchone()


def _json(kinds: Iterable[PlaceKind] | None) -> str | None:
    """Write kinds as the JSON list that the queries unpack."""
    return None if kinds is None else "[" + ",".join(f'"{kind}"' for kind in kinds) + "]"


def _preferred(place: Place) -> PlaceName:
    """Return the canonical name as a name."""
    return PlaceName(place.name, None, "preferred")


def _name(names: str, line: int) -> PlaceName:
    """Unpack one line of the column `names`."""
    text, language, kind = names.split("\n", line + 1)[line].split("\t")
    return PlaceName(text, language or None, kind)  # type: ignore[arg-type]


def _place(row: sqlite3.Row, *, names: bool) -> Place:
    """Make a place of a row of the view `listed`."""
    lines = row["names"].split("\n") if names and row["names"] else ()
    return Place(
        place_id=row["place_id"],
        name=row["name"],
        kind=PlaceKind(row["kind"]),
        point=Point(lon=row["lon"], lat=row["lat"]),
        uncertainty_m=row["uncertainty_m"],
        country=row["country"],
        admin1=row["admin1"],
        parents=tuple(row["parents"].split()),
        population=row["population"],
        admin_level=row["admin_level"],
        is_capital=bool(row["is_capital"]),
        certainty=row["certainty"],
        source=row["source"],
        licence=row["licence"],
        has_footprint=bool(row["has_footprint"]),
        names=tuple(_name(line, 0) for line in lines),
    )
