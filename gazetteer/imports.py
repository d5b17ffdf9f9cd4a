"""Imports that go on where they were broken off.

What is read goes to a file beside the store. The transaction that makes it durable also saves how
far the source has been read, so the two can never disagree, whatever ends the process. When all is
read, the store is compiled from that file, checked, and moved to its place.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gazetteer.build import CHUNK, BuildReport, Filling, finish, temporary_of
from gazetteer.errors import SourceError, StoreError
from gazetteer.importers.records import Progress, silent
from gazetteer.store import gathering, remove_part, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from gazetteer.importers.records import PlaceRecord
    from gazetteer.store import PartWriter

Note = Callable[[str], None]
"""Is told something in a sentence."""

_SAVED_S = 2.0
"""Seconds between two savings: a disk takes up to 0.1 s for one; so much work can be lost."""
_EDGE = 65_536
"""Bytes of a file's beginning and end that tell, with its size and time, whether it changed."""


def unheard(sentence: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Something that an import reads: a file, or the places that the store holds already."""

    read: Callable[[int], Iterator[PlaceRecord]]
    """Yields the records after so many rows, with their `row`."""
    prepare: Callable[[list[PlaceRecord]], list[PlaceRecord]] = list
    """Completes a chunk of records, and leaves out what cannot be used."""


@dataclass(frozen=True, slots=True)
class _Position:
    """How far an import has come."""

    stage: int = 0
    row: int = 0


def import_in_parts(
    stages: Sequence[Stage],
    report: BuildReport,
    made_from: Mapping[str, str],
    *,
    progress: Progress = silent,
    note: Note = unheard,
) -> BuildReport:
    """Make a store of several stages; one that was broken off is gone on with.

    Parameters
    ----------
    stages
        What is read, in this order; of two places with one id the first stays.
    report
        Names the store, and gathers what happened.
    made_from
        What the result depends on, by what a person calls it. Where anything differs from what it
        was before the interruption the import begins afresh.
    progress
        Is told of the progress.
    note
        Is told when an import goes on, or begins afresh although there was one to go on with.

    Raises
    ------
    SourceError
        A source cannot be read, or there was not a single usable record.
    StoreError
        The store cannot be written.
    """
    part = part_of(report.path)
    try:
        report.path.parent.mkdir(parents=True, exist_ok=True)
        with gathering(part) as writer:
            position = _resume(writer, made_from, report, note)
            _gather(writer, stages, position, report, made_from)
        with writing(temporary_of(report.path)) as final:
            final.take(part)
            finish(final, report.path, report, progress)
        remove_part(part)
    except SourceError:
        remove_part(part)
        raise
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(f"{report.path}: cannot be written: {error.strerror or error}") from error
    return report


def part_of(path: Path) -> Path:
    """Return the file beside a store that holds what an unfinished import has read.

    Examples
    --------
    >>> from pathlib import Path
    >>> part_of(Path("mine.sqlite")).name
    'mine.sqlite.part'
    """
    return path.with_name(f"{path.name}.part")


def described(files: Sequence[Path]) -> str:
    """Describe files so that any change of them shows: name, size, time, hash of both ends."""
    return " ".join(_described(file) for file in files if file.exists())


def _described(file: Path) -> str:
    """Describe one file."""
    status = file.stat()
    with file.open("rb") as handle:
        digest = hashlib.sha256(handle.read(_EDGE))
        handle.seek(max(0, status.st_size - _EDGE), os.SEEK_SET)
        digest.update(handle.read(_EDGE))
    return f"{file.name} {status.st_size} {status.st_mtime_ns} {digest.hexdigest()[:16]}"


def _resume(
    writer: PartWriter, made_from: Mapping[str, str], report: BuildReport, note: Note
) -> _Position:
    """Return where to go on, and set the report to what it was; or begin afresh."""
    if writer.state is None:
        return _Position()
    state = json.loads(writer.state)
    before = state["made_from"]
    changed = [what for what, now in made_from.items() if before.get(what) != now]
    if changed:
        note(f"{' and '.join(changed)} changed since the import was broken off; starting afresh")
        writer.clear()
        return _Position()
    position = _Position(**state["position"])
    for name, value in state["report"].items():
        setattr(report, name, value)
    where = "the end of the file" if position.stage else f"row {position.row + 1:,}"
    note(f"resuming at {where}; {report.places:,} places are in already")
    return position


def _gather(
    writer: PartWriter,
    stages: Sequence[Stage],
    position: _Position,
    report: BuildReport,
    made_from: Mapping[str, str],
) -> None:
    """Read what has not been read, and save every now and then how far that is."""

    def save(stage: int, row: int) -> None:
        counts = {name: value for name, value in asdict(report).items() if name != "path"}
        state = {
            "made_from": dict(made_from),
            "position": asdict(_Position(stage, row)),
            "report": counts,
        }
        writer.save(json.dumps(state))

    filling = Filling(writer, report)
    saved = time.monotonic()
    for number, stage in enumerate(stages[position.stage :], position.stage):
        records = stage.read(position.row if number == position.stage else 0)
        while chunk := list(islice(records, CHUNK)):
            row = chunk[-1].row
            filling.add(stage.prepare(chunk))
            if time.monotonic() - saved >= _SAVED_S:
                save(number, row)
                saved = time.monotonic()
        save(number + 1, 0)
