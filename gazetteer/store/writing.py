"""Writing a store: in one go, or in parts that survive an interruption."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from gazetteer.errors import StoreError
from gazetteer.store.checking import seal
from gazetteer.store.layout import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_WRITING = f"""
    PRAGMA application_id = {APPLICATION_ID};
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -65536;  -- 64 MB
    PRAGMA temp_store = FILE;
    CREATE TEMP TABLE unsorted (key TEXT, number INTEGER, line INTEGER);
"""
_WRITING_PARTS = """
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA synchronous = FULL;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -65536;  -- 64 MB
"""
_PART_TABLES = """
    CREATE TABLE unsorted (key TEXT, number INTEGER, line INTEGER);
    CREATE TABLE checkpoint (state TEXT NOT NULL);
"""
_ADD_PLACE = """
    INSERT OR IGNORE INTO place (
        number, place_id, name, kind, lon, lat, uncertainty_m, country, admin1, parents,
        population, admin_level, is_capital, certainty, source, names
    )
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_BOX = "INSERT INTO footprint_box VALUES (?, ?, ?, ?, ?)"
_TAKE = """
    INSERT INTO source SELECT * FROM part.source;
    INSERT INTO place (
        number, place_id, name, kind, lon, lat, uncertainty_m, country, admin1, parents,
        population, admin_level, is_capital, certainty, source, names
    )
    SELECT number, place_id, name, kind, lon, lat, uncertainty_m, country, admin1, parents,
           population, admin_level, is_capital, certainty, source, names
    FROM part.place ORDER BY number;
    INSERT INTO footprint SELECT * FROM part.footprint ORDER BY number;
    INSERT INTO footprint_box SELECT * FROM part.footprint_box ORDER BY number;
    DROP TABLE temp.unsorted;
"""
_SORT_NAMES = """
    INSERT INTO name SELECT key, number, min(line) FROM unsorted
    WHERE key != '' AND EXISTS (SELECT 1 FROM place WHERE place.number = unsorted.number)
    GROUP BY key, number ORDER BY key, number
"""


class _Writer:
    """The tables of a store, being filled."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def region_names(self) -> dict[str, str]:
        """Names of the first-level units that are in it, by place_id."""
        query = "SELECT place_id, name FROM place WHERE admin_level = 1"
        return dict(self._connection.execute(query).fetchall())

    @property
    def sources(self) -> dict[tuple[str, str], int]:
        """Numbers of the sources that are in it, by source and licence."""
        rows = self._connection.execute("SELECT source, licence, number FROM source")
        return {(source, licence): number for source, licence, number in rows}

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
            self._connection.execute(
                "INSERT INTO footprint VALUES (?, ?, ?)", (number, wkb, zlib.crc32(wkb))
            )
            self._connection.execute(_ADD_BOX, (number, west, east, south, north))

    def add_names(self, rows: Iterable[tuple[str, int, int]]) -> None:
        """Add keys: key, number of the place, line of its names; the lowest line counts."""
        self._connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Close the file, finished or not."""
        self._connection.close()


class StoreWriter(_Writer):
    """A new store, being written in one go; nobody reads it before it is finished."""

    def __init__(self, path: Path) -> None:
        uri = path.absolute().as_uri()
        super().__init__(sqlite3.connect(uri, uri=True, isolation_level=None))
        self.path = path
        """The file; it must not exist."""
        self._connection.executescript(_WRITING)
        self._connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        self._connection.execute("BEGIN")

    def take(self, part: Path) -> None:
        """Fill the empty store with all that a writer of parts has gathered."""
        run = self._connection.execute
        run("COMMIT")
        run("ATTACH ? AS part", (f"{part.resolve().as_uri()}?mode=ro",))
        run("BEGIN")
        # Without its own table of unsorted names, `finish` sorts those of the part.
        for statement in _TAKE.split(";"):
            run(statement)

    def finish(self, meta: dict[str, str]) -> None:
        """Sort the names, build the indexes and the tries, close the file and seal it."""
        import marisa_trie

        run = self._connection.execute
        run(_SORT_NAMES)
        run("INSERT INTO place_box SELECT number, lon, lon, lat, lat FROM place")
        run("CREATE INDEX place_parent ON place (parent)")
        keys = "SELECT DISTINCT key FROM name"
        for name, step in (("forward", 1), ("backward", -1)):
            data = marisa_trie.Trie(key[::step] for (key,) in run(keys)).tobytes()
            run("INSERT INTO trie VALUES (?, ?, ?)", (name, data, zlib.crc32(data)))
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        run("COMMIT")
        run("ANALYZE main")
        self._connection.close()
        seal(self.path)


class PartWriter(_Writer):
    """What has been read so far of an import, in a file that outlives an interruption.

    What is added counts from the next `save` on, together with the state that is saved with it:
    whatever happens in between, the file holds what the last `save` left. Make one with
    `gathering`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """The file."""
        try:
            super().__init__(_open_part(path))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged: nothing to go on with
            remove_part(path)
            super().__init__(_open_part(path))

    @property
    def state(self) -> str | None:
        """What was saved last; None in a new file."""
        rows = self._connection.execute("SELECT state FROM checkpoint").fetchall()
        return rows[0][0] if rows else None

    def save(self, state: str) -> None:
        """Make all that was added since the last time durable, with a state that goes with it."""
        run = self._connection.execute
        run("DELETE FROM checkpoint")
        run("INSERT INTO checkpoint VALUES (?)", (state,))
        run("COMMIT")
        run("BEGIN EXCLUSIVE")

    def clear(self) -> None:
        """Begin anew."""
        self.close()
        remove_part(self.path)
        super().__init__(_open_part(self.path))


def _open_part(path: Path) -> sqlite3.Connection:
    """Open a part for this process alone, with its tables."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        connection.executescript(_WRITING_PARTS)
        connection.execute("BEGIN EXCLUSIVE")
        if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            for statement in f"{SCHEMA.read_text(encoding='utf-8')}{_PART_TABLES}".split(";\n"):
                connection.execute(statement)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def remove_part(part: Path) -> None:
    """Remove a part and its journal."""
    for path in (part.with_name(f"{part.name}-journal"), part):
        path.unlink(missing_ok=True)


@contextmanager
def gathering(path: Path) -> Iterator[PartWriter]:
    """Yield the writer of what an import gathers, and keep the file whatever goes wrong.

    Parameters
    ----------
    path
        The file; one that an interrupted import left is gone on with, if it is sound.

    Raises
    ------
    StoreError
        Another process is writing it, or it cannot be written.
    """
    try:
        with closing(PartWriter(path)) as writer:
            yield writer
    except sqlite3.Error as error:
        busy = getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY"
        reason = "another import into this store is running" if busy else str(error)
        raise StoreError(f"{path}: cannot be written: {reason}") from error


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
