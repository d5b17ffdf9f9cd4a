"""Outputs that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geomap.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def check_writable(path: Path) -> None:
    """Make sure that a file can be written, before any work is done for it.

    Parameters
    ----------
    path
        The file to be written; folders that are missing will be made then.

    Raises
    ------
    OutputError
        When it is a folder, or stands where nothing can be written.
    """
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file")
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


def ending_among(path: Path, endings: Sequence[str]) -> str:
    """Tell a file's format by its ending.

    Parameters
    ----------
    path
        The file.
    endings
        Those that can be written, without the dot.

    Raises
    ------
    UsageError
        When it is none of them.

    Examples
    --------
    >>> from pathlib import Path
    >>> ending_among(Path("claims.GeoJSON"), ("geojson", "csv"))
    'geojson'
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in endings:
        known = ", ".join(f".{name}" for name in endings)
        raise UsageError(f"{path}: cannot tell the format; use one of {known}")
    return ending


def make_folder(path: Path) -> None:
    """Make the folder that a file is to stand in.

    Parameters
    ----------
    path
        The file to be written.

    Raises
    ------
    OutputError
        When the folder cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write to a temporary neighbour that takes the file's place when all went well.

    Parameters
    ----------
    path
        The file to write; missing folders are made.

    Yields
    ------
    Path
        Where to write instead; it has the same ending.

    Raises
    ------
    OutputError
        When the folder cannot be made or the file not be moved; then `path` is as it was.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> target = Path(tempfile.mkdtemp()) / "a.txt"
    >>> with replacing(target) as temporary:
    ...     _ = temporary.write_text("whole")
    >>> target.read_text()
    'whole'
    """
    make_folder(path)
    temporary = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        temporary.unlink(missing_ok=True)
