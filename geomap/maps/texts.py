"""Quotes in chunks, so that a page opens one of them when a claim is chosen, not all at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from geomap.maps.blocks import Block, pack_json

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK_ROWS = 4096
"""Rows per chunk: about 0.8 MB of prose, which a browser inflates in some 10 ms."""

THREADS = 2
"""zlib lets go of the interpreter lock; two cores halve the time, more seldom help."""


def pack_texts(texts: Sequence[str]) -> tuple[list[Block], dict[str, Any]]:
    """Compress texts in order.

    Returns
    -------
    tuple
        The blocks, and what the page must know to read them.
    """
    chunks = [texts[start : start + CHUNK_ROWS] for start in range(0, len(texts), CHUNK_ROWS)]
    names = [f"texts-{number}" for number in range(len(chunks))]
    with ThreadPoolExecutor(THREADS) as threads:
        blocks = list(threads.map(pack_json, names, chunks))
    return blocks, {"chunk_rows": CHUNK_ROWS}
