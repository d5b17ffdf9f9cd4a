"""Everything a user can choose, in one frozen object, built at the edge and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices that change results.

    Examples
    --------
    >>> Settings(country_bias=("UA",)).workers
    1
    """

    gazetteers: tuple[Path, ...] = ()
    """Stores of the user's own places, searched before the bundled one."""
    borders: Path | None = None
    """A file of borders to measure against instead of the bundled ones."""
    lines: tuple[tuple[str, Path], ...] = ()
    """Named lines that the user supplies, e.g. ("front", front.geojson)."""
    country_bias: tuple[str, ...] = ()
    """ISO alpha-2 codes that the documents are likely to speak of, likeliest first."""
    demonyms: bool = False
    """Whether "Turkish" and "Kenyans" are listed among the places, as mentions of their country."""
    outlets: tuple[tuple[str, str], ...] = ()
    """Where outlets, by domain or name, usually report from: ("thestate.com", "South Carolina")."""
    language: str | None = None
    """ISO 639-1 code of all documents; None detects it for each."""
    date: dt.date | None = None
    """Date of all documents that print none; None infers it."""
    publisher: str | None = None
    """Publisher of all documents that name none."""
    online: str | None = None
    """Name of the online geocoder to ask for what the store lacks; None asks nobody."""
    workers: int = 1
    """Processes that read documents."""
    scheduler: str | None = None
    """Address of a Dask scheduler; None stays on this machine."""
    text_column: str = "text"
    """Column of .csv and .jsonl inputs that holds the article."""
    source_column: str | None = None
    """Column of a foreign table that says who reports the row."""
