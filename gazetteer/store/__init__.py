"""The compiled store of places: one SQLite file, written once, then only read. All SQL is here."""

from __future__ import annotations

from gazetteer.store.checking import cache_folder, stamp, verify, verify_daily
from gazetteer.store.layout import SCHEMA, STORE_VERSION
from gazetteer.store.reading import Store
from gazetteer.store.writing import PartWriter, StoreWriter, gathering, remove_part, writing

__all__ = [
    "SCHEMA",
    "STORE_VERSION",
    "PartWriter",
    "Store",
    "StoreWriter",
    "cache_folder",
    "gathering",
    "remove_part",
    "stamp",
    "verify",
    "verify_daily",
    "writing",
]
