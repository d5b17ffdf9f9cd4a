"""Where a page came from, written into it, and the proof that it was not changed since."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geomap.errors import InputError

HASH_PLACE = b"0" * 64
"""Stands where the hash will be while the hash is taken."""

_HASH_TAG = re.compile(rb'<meta name="geomap-sha256" content="([0-9a-f]{64})">')
_PROVENANCE_BLOCK = re.compile(
    rb'<script type="application/json" id="geomap-provenance">(.*?)</script>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One input of a map."""

    path: str
    """As given."""
    sha256: str
    """Of its bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a map was made from and with; it stands in the page and is hashed with it.

    Examples
    --------
    >>> Provenance(versions={"geomap": "0.1.0"}).inputs
    ()
    """

    inputs: tuple[SourceFile, ...] = ()
    """The files that were read."""
    versions: dict[str, str] | None = None
    """Program or library: version."""
    gazetteer: str | None = None
    """Data sets of the gazetteer, with versions."""
    borders: str | None = None
    """Data set of the borders, with version and policy on disputed lines."""
    settings: dict[str, Any] | None = None
    """The choices that changed the result."""
    credits: tuple[str, ...] = ()
    """What the licences of the data ask to be printed: "GeoNames, CC BY 4.0" …"""

    def as_json(self) -> dict[str, Any]:
        """Give the fields as JSON can hold them, keys sorted."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), sort_keys=True, default=str))
        return plain


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a page is as it was made."""

    path: str
    """The page."""
    unchanged: bool
    """Whether the hash that it carries is the hash of the rest."""
    stated_sha256: str
    """What it carries."""
    computed_sha256: str
    """What it should carry."""
    provenance: dict[str, Any]
    """What it says about its making."""


def seal(pieces: list[bytes]) -> list[bytes]:
    """Put the hash of the page in the place kept for it; the piece that holds it is the first.

    Parameters
    ----------
    pieces
        The page in order; `HASH_PLACE` occurs in the first piece, once.
    """
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    first = pieces[0].replace(HASH_PLACE, digest.hexdigest().encode("ascii"), 1)
    return [first, *pieces[1:]]


def verify_page(path: str | Path) -> Verification:
    """Recompute the hash of a page that geomap made.

    Parameters
    ----------
    path
        The HTML file.

    Raises
    ------
    InputError
        It cannot be read, or it carries no hash of ours.
    """
    try:
        page = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    tag = _HASH_TAG.search(page)
    if tag is None:
        raise InputError(
            f"{path}: carries no geomap hash; only pages made by geomap can be verified"
        )
    digest = hashlib.sha256(page[: tag.start(1)])
    digest.update(HASH_PLACE)
    digest.update(memoryview(page)[tag.end(1) :])
    stated, computed = tag.group(1).decode("ascii"), digest.hexdigest()
    block = _PROVENANCE_BLOCK.search(page)
    try:
        provenance = json.loads(block.group(1)) if block else {}
    except ValueError:
        provenance = {}
    return Verification(str(path), stated == computed, stated, computed, provenance)
