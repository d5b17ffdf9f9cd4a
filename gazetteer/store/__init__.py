"""The compiled store of places: one SQLite file, written once, then only read. All SQL is here."""

from __future__ import annotations

from gazetteer.store.checking import stamp, verify
from gazetteer.store.layout import SCHEMA, STORE_VERSION
from gazetteer.store.reading import Store
from gazetteer.store.writing import PartWriter, StoreWriter, gathering, remove_part, writing

__all__ = [
    "SCHEMA",
    "STORE_VERSION",
    "PartWriter",
    "Store",
    "StoreWriter",
    "gathering",
    "remove_part",
    "stamp",
    "verify",
    "writing",
]
