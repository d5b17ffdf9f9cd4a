"""Whether a store is what was written: its header at each opening, all of it when asked.

The CRC-32 of the whole file stands in the file's own header, in the field that SQLite leaves to the
application; it is computed as if that field were zero.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from gazetteer.errors import StoreError
from gazetteer.names import KEY_VERSION
from gazetteer.store.layout import (
    APPLICATION_ID,
    CHECKSUM_AT,
    CHECKSUM_BYTES,
    MAGIC,
    STORE_VERSION,
)

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = 1 << 20
"""Bytes read at once."""
_SMALL = 4_000_000
"""Bytes: stores up to this size are checked whole at each opening, in some 4 ms."""
_TRUSTED_S = 86_400.0
"""Seconds: every byte of larger ones is checked once a day, in 0.1 s for 200 MB."""
_VERSIONS = {"store_version": str(STORE_VERSION), "key_version": str(KEY_VERSION)}
"""What the table `meta` says of a store that this code wrote."""


def checksum(path: Path) -> int:
    """Return the CRC-32 of a file, the field of the checksum taken as zero."""
    with path.open("rb") as file:
        head = bytearray(file.read(_BLOCK))
        head[CHECKSUM_AT : CHECKSUM_AT + CHECKSUM_BYTES] = bytes(CHECKSUM_BYTES)
        crc = zlib.crc32(head)
        while block := file.read(_BLOCK):
            crc = zlib.crc32(block, crc)
    return crc


def seal(path: Path) -> None:
    """Write a finished file's checksum into its header, and have the disk hold all of it."""
    crc = checksum(path)
    with path.open("r+b") as file:
        file.seek(CHECKSUM_AT)
        file.write(crc.to_bytes(CHECKSUM_BYTES, "big"))
        file.flush()
        os.fsync(file.fileno())


def verify(path: Path) -> None:
    """Check every byte of a store; 0.1 s for 200 MB.

    Raises
    ------
    StoreError
        The file is not as it was written.
    """
    with path.open("rb") as file:
        file.seek(CHECKSUM_AT)
        written = int.from_bytes(file.read(CHECKSUM_BYTES), "big")
    if checksum(path) != written:
        raise StoreError(damaged(path, "it is not as it was written"))


def verify_daily(path: Path) -> None:
    """Check every byte of a store, if that was not done since it was written, or for a day.

    Small ones are left out: each opening checks them.

    Raises
    ------
    StoreError
        It is not as it was written.
    """
    status = path.stat()
    if status.st_size <= _SMALL:
        return
    mark = stamp(path)
    checked_s = mark.stat().st_mtime if mark.exists() else 0.0
    if checked_s < max(status.st_mtime, time.time() - _TRUSTED_S):
        verify(path)
        with suppress(OSError):  # without a stamp it is checked more often, no more
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()


def stamp(path: Path) -> Path:
    """Return the file whose time says when every byte of a store was checked.

    It is removed when damage is met, so that the next opening checks everything.
    """
    import hashlib

    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return cache_folder() / "checked" / name


def cache_folder() -> Path:
    """Return the folder of compiled stores in the user's cache."""
    from platformdirs import user_cache_path

    return user_cache_path("geomap") / "gazetteer"


def check_header(connection: sqlite3.Connection, path: Path) -> None:
    """Check that a file is a store of this version and is whole; small ones to the last byte.

    Raises
    ------
    sqlite3.DatabaseError
        It is no store, or it is damaged: the text says why.
    StoreError
        Another version wrote it, or a byte of it has changed.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise sqlite3.DatabaseError("it was not made by geomap")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page_bytes = connection.execute("PRAGMA page_size").fetchone()[0]
    size = path.stat().st_size
    if size != pages * page_bytes:
        raise sqlite3.DatabaseError("its end is missing")
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    if any(meta.get(key) != version for key, version in _VERSIONS.items()):
        raise StoreError(
            f"{path}: was made by another version of geomap; delete it and import its sources again"
        )
    if size <= _SMALL:
        verify(path)


def unsound(path: Path, error: Exception) -> str:
    """Say why a file cannot be opened as a store, and what to do."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) == MAGIC:
            return damaged(path, str(error))
    return (
        f"{path}: is no compiled store; make one with"
        f" `geomap gazetteer import {path.name} -o {path.stem}.sqlite`"
    )


def damaged(path: Path, reason: str) -> str:
    """Say that a store is damaged, and what to do."""
    return (
        f"{path}: the store is damaged ({reason}); delete it and import its sources again,"
        " or if it is the bundled one run `geomap gazetteer build`"
    )
