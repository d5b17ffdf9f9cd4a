"""Files to documents: text, provenance, and a date with the way it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article and where it is from."""

    path: str
    """The path as the user gave it; for a row of a table, `file.csv#row`."""
    text: str
    """The text as read, newlines kept; all offsets count its `str` indices."""
    sha256: str
    """Hash of the bytes as they came."""
    language: str | None = None
    """ISO 639-1 code; None when it could not be told."""
    title: str | None = None
    """Headline."""
    publisher: str | None = None
    """The outlet: who printed it, which is not who claims it."""
    author: str | None = None
    """Byline."""
    published: dt.date | None = None
    """Date of publication."""
    published_basis: str | None = None
    """How `published` is known: "metadata", "printed", "dateline", "weekday", "given" …"""
    url: str | None = None
    """Where it was published."""
    archived_url: str | None = None
    """Where a copy is kept."""
    retrieved_at: str | None = None
    """When it was fetched, ISO 8601, as its metadata say."""
