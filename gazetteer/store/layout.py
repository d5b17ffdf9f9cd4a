"""What a store's file looks like: what its writer and its readers agree on."""

from __future__ import annotations

from pathlib import Path

STORE_VERSION = 9
"""Raise when what is written changes: stores of other versions are built again."""

APPLICATION_ID = 0x67617A31
"""Marks the file as ours ("gaz1") in SQLite's header."""

MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""

CHECKSUM_AT = 60
"""Byte of SQLite's header where the user's version number stands; ours is the file's checksum."""

CHECKSUM_BYTES = 4
"""Length of that number, big-endian."""

SCHEMA = Path(__file__).parents[1] / "schema.sql"
"""The tables."""
