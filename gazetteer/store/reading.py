"""Reading a store: places by id, by name, by where they lie; names in running text."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar

from gazetteer.errors import StoreError
from gazetteer.places import NameSpan, Place, PlaceKind, PlaceName, Point
from gazetteer.store.checking import check_header, damaged, stamp, unsound, verify
from gazetteer.typos import similar_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    import marisa_trie

_NAMED_CACHE = 4096
"""Look-ups by key that are remembered: a document asks for the same names again and again."""
_LONGEST_KEY = 100
"""Characters of a text that are looked at for one name; longer names are not spotted."""

_BY_ID = "SELECT * FROM listed WHERE place_id = ?"
_NAMED = """
    SELECT listed.*, name.line FROM name JOIN listed USING (number) WHERE name.key = ?
"""
_ALL = """
    SELECT * FROM listed WHERE (?1 IS NULL OR country = ?1) AND (?2 IS NULL OR kind = ?2)
    ORDER BY number LIMIT -1 OFFSET ?3
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
    SELECT wkb, crc32 FROM footprint JOIN place USING (number) WHERE place_id = ?
"""
_TRIE = "SELECT data, crc32 FROM trie WHERE name = ?"

_DAMAGE = (sqlite3.DatabaseError, ValueError, IndexError, TypeError, AttributeError)
"""What reading a damaged file may raise: SQLite's own, or from cells that are not what we wrote."""


T = TypeVar("T")


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
        self._like = lru_cache(_NAMED_CACHE)(self._search_like)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a compiled store.

        Raises
        ------
        StoreError
            There is no such file, or it is no store of this version, or it is damaged.
        """
        path = Path(path)
        if not path.is_file():
            raise StoreError(f"{path}: no such store; make one with `geomap gazetteer import`")
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        try:
            check_header(connection, path)
        except (sqlite3.DatabaseError, StoreError, *_DAMAGE) as error:
            connection.close()
            if isinstance(error, StoreError):
                raise
            raise StoreError(unsound(path, error)) from error
        connection.execute("PRAGMA temp_store = MEMORY")  # reading writes nothing, not even sorting
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

    def _read(self, query: str, arguments: Sequence[Any], make: Callable[[Any], T]) -> list[T]:
        """Run a query and make something of each row; a damaged file is named."""
        try:
            return [make(row) for row in self._connection.execute(query, arguments)]
        except _DAMAGE as error:
            self._damaged(error)

    def _damaged(self, error: Exception) -> NoReturn:
        """Raise the error that names the damaged file."""
        with suppress(OSError):
            stamp(self.path).unlink(missing_ok=True)
        raise StoreError(damaged(self.path, str(error))) from error

    def get(self, place_id: str) -> Place | None:
        """Return one place with all its names, or None."""
        return next(iter(self._read(_BY_ID, (place_id,), _place_with_names)), None)

    def places(self, ids: Iterable[str], *, names: bool = False) -> dict[str, Place]:
        """Return places by id; ids that the store does not hold are left out."""
        make = _place_with_names if names else _place
        found: dict[str, Place] = {}
        for place_id in ids:
            for place in self._read(_BY_ID, (place_id,), make):
                found[place_id] = place
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
        return tuple(self._read(_NAMED, (key,), _place_and_name))

    def has_key(self, key: str) -> bool:
        """Tell whether any place bears a name with this key; a few microseconds."""
        return key in self._trie

    def has_beginning(self, letters: str) -> bool:
        """Tell whether any key begins with these letters; as quick as `has_key`."""
        return next(self._trie.iterkeys(letters), None) is not None

    def keys_like(self, key: str, limit: int = 10) -> list[str]:
        """Return the keys that differ from `key` by a typo, nearest first."""
        return list(self._like(key, limit))

    def _search_like(self, key: str, limit: int) -> tuple[str, ...]:
        """Search what `keys_like` returns."""
        return tuple(similar_keys(key, self._trie, self._backward_trie, limit))

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
        return next(iter(self._read(_FOOTPRINT, (place_id,), _unchanged)), None)

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
            place
            for left, right in boxes
            for place in self._read(
                _IN_BOX, (left, right, south, north, wanted, min_population, most), _place
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
        return self._read(_OVERLAPPING, (west, east, south, north, _json(kinds)), _place)

    def children(self, place_id: str, kind: PlaceKind | None = None) -> list[Place]:
        """Return the places directly inside a place, most populous first."""
        return self._read(_CHILDREN, (place_id, kind), _place)

    def all_places(
        self, *, country: str | None = None, kind: PlaceKind | None = None, skip: int = 0
    ) -> Iterator[Place]:
        """Yield all places with their names, or those of a country or kind, in stored order.

        The first `skip` of them are passed over.
        """
        try:
            for row in self._connection.execute(_ALL, (country, kind, skip)):
                yield _place_with_names(row)
        except _DAMAGE as error:
            self._damaged(error)

    def info(self) -> dict[str, Any]:
        """Return counts, sources with licences, versions and the file."""
        kinds = self._read(
            "SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind", (), tuple
        )
        sources = self._read("SELECT source, licence FROM source ORDER BY number", (), tuple)
        meta = self._read("SELECT key, value FROM meta ORDER BY key", (), tuple)
        return {
            "path": str(self.path),
            "size_bytes": self.path.stat().st_size,
            "places": dict(kinds),
            "sources": [{"source": source, "licence": licence} for source, licence in sources],
            **dict(meta),
        }

    def verify(self) -> None:
        """Check every byte of the file.

        Raises
        ------
        StoreError
            It is not as it was written.
        """
        verify(self.path)

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

        # A changed trie may end the process instead of raising: it is never loaded.
        (data,) = self._read(_TRIE, (name,), _unchanged) or [b""]
        try:
            return marisa_trie.Trie().frombytes(data)
        except RuntimeError as error:
            self._damaged(error)


def _json(kinds: Iterable[PlaceKind] | None) -> str | None:
    """Write kinds as the JSON list that the queries unpack."""
    return None if kinds is None else "[" + ",".join(f'"{kind}"' for kind in kinds) + "]"


def _preferred(place: Place) -> PlaceName:
    """Return the canonical name as a name."""
    return PlaceName(place.name, None, "preferred")


def _name(names: str, line: int) -> PlaceName:
    """Unpack one line of the column `names`."""
    text, language, kind = names.split("\n", line + 1)[line].split("\t")
    return PlaceName(text, language or None, kind)  # type: ignore[arg-type]  # the store holds only kinds of names


def _unchanged(row: tuple[bytes, int]) -> bytes:
    """Return a blob that its checksum vouches for.

    Raises
    ------
    ValueError
        It is not as it was written.
    """
    data, crc = row
    if zlib.crc32(data) != crc:
        raise ValueError("a part of it is not as it was written")
    return bytes(data)


def _place_and_name(row: tuple[Any, ...]) -> tuple[Place, PlaceName]:
    """Make a place, and the name that it was found by, whose line stands last."""
    place, names, line = _place(row), row[_NAMES], row[-1]
    return place, _name(names, line) if line >= 0 else _preferred(place)


def _place_with_names(row: tuple[Any, ...]) -> Place:
    """Make a place with all its names of a row of the view `listed`."""
    lines = row[_NAMES].split("\n") if row[_NAMES] else ()
    return _place(row, tuple(_name(line, 0) for line in lines))


_NAMES = 17
"""Column of the view `listed` that holds a place's names."""


def _place(row: tuple[Any, ...], names: tuple[PlaceName, ...] = ()) -> Place:
    """Make a place of a row of the view `listed`, by the order of its columns: it is quick."""
    _, place_id, name, kind, lon, lat, uncertainty_m, country, admin1, parents, *rest = row
    _, population, admin_level, is_capital, certainty, source, licence, _, has_footprint, *_ = rest
    return Place(
        place_id=place_id,
        name=name,
        kind=PlaceKind(kind),
        point=Point(lon=lon, lat=lat),
        uncertainty_m=uncertainty_m,
        country=country,
        admin1=admin1,
        parents=tuple(parents.split()),
        population=population,
        admin_level=admin_level,
        is_capital=bool(is_capital),
        certainty=certainty,
        source=source,
        licence=licence,
        has_footprint=bool(has_footprint),
        names=names,
    )
