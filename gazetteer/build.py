"""From records of places to a compiled store: temporary file, checks, atomic move."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from gazetteer.errors import SourceError, StoreError
from gazetteer.extents import typical_radius_m
from gazetteer.importers import bundled
from gazetteer.importers.records import PlaceRecord, Progress, problem_of, silent, valid_footprints
from gazetteer.names import KEY_VERSION, search_key
from gazetteer.store import SCHEMA, STORE_VERSION, Store, checking, verify_daily, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gazetteer.store import PartWriter, StoreWriter

CHUNK = 5_000
"""Records that are written at once, and that an interruption may cost."""
_WHOLE_FILE = 1_000_000
"""Bytes: of larger files the fingerprint takes size and end, where Parquet keeps its index."""
_END = 65_536
"""Bytes of that end."""
_KEPT_PROBLEMS = 100
"""So many bad rows are described; the others are only counted."""
_KEPT_S = 86_400.0
"""Seconds: stores of other versions are kept for a day, somebody may be working with them."""
_LOCK_WAIT_S = 300.0
"""Seconds to wait for another process that is building the same store."""


@dataclass(slots=True)
class BuildReport:
    """What came of a build or an import."""

    path: Path
    """The store."""
    places: int = 0
    """Places written."""
    names: int = 0
    """Names written."""
    repeated: int = 0
    """Places that were left out because one of the same id had come before."""
    bad_rows: int = 0
    """Rows that could not be used."""
    problems: list[str] = field(default_factory=list)
    """The first of them: file, row and reason."""

    def add_problem(self, problem: str) -> None:
        """Count a row that cannot be used, and keep its description while there is room."""
        self.bad_rows += 1
        if len(self.problems) < _KEPT_PROBLEMS:
            self.problems.append(problem)


def bundled_store(*, force: bool = False, progress: Progress | None = None) -> Path:
    """Return the store of the bundled data, compiling it when there is no sound one yet.

    The file lies in the user's cache folder; its name carries a fingerprint of the data and of
    the code that matters, so a new version builds its own. Several processes may ask at once:
    one builds, the others wait.

    Parameters
    ----------
    force
        Build even when there is a sound store.
    progress
        Is told of the progress of a build.

    Raises
    ------
    StoreError
        The store cannot be written.

    Examples
    --------
    >>> bundled_store().suffix
    '.sqlite'
    """
    path = checking.cache_folder() / f"bundled-{fingerprint()}.sqlite"
    if not force and is_sound(path):
        return path
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=_LOCK_WAIT_S):
            if force or not is_sound(path):
                build_store(bundled.read(), path, progress=progress, total=bundled.count())
                _remove_older(path)
    except StoreError:
        raise
    except (OSError, Timeout) as error:
        raise StoreError(f"{path}: cannot be built: {error}") from error
    return path


def fingerprint() -> str:
    """Return a short hash of the bundled data and of the code that decides what is written."""
    digest = hashlib.sha256(f"{STORE_VERSION} {KEY_VERSION}".encode())
    for path in (SCHEMA, *bundled.files()):
        size = path.stat().st_size
        digest.update(f"{path.name} {size}".encode())
        with path.open("rb") as handle:
            if size > _WHOLE_FILE:
                handle.seek(-_END, os.SEEK_END)
            digest.update(handle.read())
    return digest.hexdigest()[:16]


def build_store(
    records: Iterable[PlaceRecord],
    path: Path,
    *,
    progress: Progress | None = None,
    total: int = 0,
    report: BuildReport | None = None,
) -> BuildReport:
    """Compile records to a store; the file at `path` changes only when all went well.

    Parameters
    ----------
    records
        The places; regions before what lies in them, so that these learn the region's name.
    path
        Where the store is to be; its folder must exist.
    progress
        Is told of the progress.
    total
        About how many records there are; 0 when not known.
    report
        Gathers what happened; importers add the rows that they could not read.

    Raises
    ------
    SourceError
        There was not a single usable record.
    StoreError
        The new store did not pass its checks.
    """
    report = report or BuildReport(path)
    temporary = temporary_of(path)
    tell = progress or silent
    with writing(temporary) as writer:
        filling = Filling(writer, report)
        iterator = iter(records)
        while chunk := list(islice(iterator, CHUNK)):
            filling.add(chunk)
            tell(report.places, max(total, report.places), "places")
        finish(writer, path, report, tell)
    return report


def temporary_of(path: Path) -> Path:
    """Return where a new store is written before it is moved to its place."""
    return path.with_name(f"{path.name}.{os.getpid()}.tmp")


def finish(writer: StoreWriter, path: Path, report: BuildReport, tell: Progress) -> None:
    """Index a filled store, check it, and move it to its place.

    Raises
    ------
    SourceError
        There is not a single place in it.
    StoreError
        It did not pass its checks.
    """
    _check_any(report)
    tell(0, 0, f"indexes of {report.places:,} places")
    writer.finish(_meta(report))
    _check(writer.path, report)
    writer.path.replace(path)


class Filling:
    """Turns records into rows of the tables, in chunks.

    Parameters
    ----------
    writer
        What they are written with.
    report
        Gathers what was written and what could not be.
    """

    def __init__(self, writer: StoreWriter | PartWriter, report: BuildReport) -> None:
        self.writer = writer
        self.report = report
        self.sources = writer.sources
        self.region_names = writer.region_names

    def add(self, chunk: list[PlaceRecord]) -> None:
        """Write the usable ones of some records."""
        good = []
        for record in chunk:
            problem = problem_of(record)
            if problem is None:
                good.append(record)
            else:
                self.report.add_problem(f"{record.where or record.place_id}: {problem}")
        good = valid_footprints(good, self.report.add_problem)
        first = self.report.places + self.report.repeated
        numbered = list(enumerate(good, first))
        written = self.writer.add_places(self._place_rows(numbered))
        self.writer.add_names(self._name_rows(numbered))
        self.writer.add_footprints(
            (number, record.footprint) for number, record in numbered if record.footprint
        )
        self.report.places += written
        self.report.repeated += len(good) - written

    def _place_rows(self, numbered: list[tuple[int, PlaceRecord]]) -> Iterator[tuple[object, ...]]:
        """Yield the rows of the table of places."""
        for number, record in numbered:
            if record.admin_level == 1:
                self.region_names.setdefault(record.place_id, record.name)
            assert record.kind is not None  # noqa: S101 - problem_of refuses records without
            yield (
                number,
                record.place_id,
                record.name,
                record.kind,
                record.lon,
                record.lat,
                record.uncertainty_m
                or typical_radius_m(record.kind, record.population, record.admin_level),
                record.country,
                record.admin1 or self._region_of(record),
                " ".join(record.parents),
                record.population,
                record.admin_level,
                record.is_capital,
                record.certainty,
                self._source(record.source, record.licence),
                "\n".join(f"{n.text}\t{n.language or ''}\t{n.kind}" for n in record.names),
            )

    def _name_rows(self, numbered: list[tuple[int, PlaceRecord]]) -> Iterator[tuple[str, int, int]]:
        """Yield the keys of all names; the canonical one is line -1."""
        for number, record in numbered:
            yield search_key(record.name), number, -1
            self.report.names += 1 + len(record.names)
            for line, name in enumerate(record.names):
                yield search_key(name.text), number, line

    def _region_of(self, record: PlaceRecord) -> str | None:
        """Return the name of the first-level unit among the parents."""
        for parent in record.parents:
            name = self.region_names.get(parent)
            if name is not None:
                return name
        return None

    def _source(self, source: str, licence: str) -> int:
        """Return a source's number, writing it when it is new."""
        known = self.sources.get((source, licence))
        if known is None:
            known = self.sources[source, licence] = len(self.sources)
            self.writer.add_source(known, source, licence)
        return known


def _meta(report: BuildReport) -> dict[str, str]:
    """Return what a store says of itself."""
    return {
        "store_version": str(STORE_VERSION),
        "key_version": str(KEY_VERSION),
        "names": str(report.names),
    }


def _check(path: Path, report: BuildReport) -> None:
    """Open the new store and count: what was written must be there."""
    with Store.open(path) as store:
        found = sum(store.info()["places"].values())
    if found != report.places:
        raise StoreError(f"{path}: holds {found} places, {report.places} were written")


def is_sound(path: Path) -> bool:
    """Tell whether there is a store that opens and, as of today, is as it was written."""
    try:
        Store.open(path).close()
        verify_daily(path)
    except StoreError:
        return False
    return True


def _remove_older(path: Path) -> None:
    """Remove the bundled stores of other versions, but for those that may still be in use."""
    for other in path.parent.glob("bundled-*.sqlite"):
        with suppress(OSError):
            if other != path and path.stat().st_mtime - other.stat().st_mtime > _KEPT_S:
                other.unlink()
                checking.stamp(other).unlink(missing_ok=True)


def _check_any(report: BuildReport) -> None:
    """Check that there was something to write, or say why not."""
    if report.places:
        return
    first = f"; the first problem: {report.problems[0]}" if report.problems else ""
    raise SourceError(f"no usable place was found, {report.bad_rows} rows were bad{first}")
