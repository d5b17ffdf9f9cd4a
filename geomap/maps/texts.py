"""Quotes as word numbers, in chunks: small in the file, and opened one chunk at a time.

Deflate sees 32 kB, some 160 quotes. Words that return in every thousandth quote are out of its
sight, so prose shrinks by 2.7 only. Here every distinct word is written once, in one list, and a
quote is a row of numbers into it, the frequent ones in a single byte; deflate then shrinks those.
Together that is 40 % smaller than deflate alone, and faster, because it squeezes less.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geomap.maps.blocks import Block, pack, pack_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CHUNK_ROWS = 4096
"""Rows per chunk: about 0.8 MB of prose, which a browser opens in some 10 ms."""

THREADS = 2
"""zlib lets go of the interpreter lock; two cores halve the time, more seldom help."""

TIERS = ((1, 0, 128), (2, 128, 112), (3, 240, 15), (4, 255, 1))
"""Bytes of a number, the first byte that announces it, and how many such first bytes there are.
128 words take one byte, 28,672 two, 983,040 three, and the rest, up to 16.7 million, four."""

_SPACE = 0x20
_CJK_LEAD = (0xE3, 0xE9)
"""First UTF-8 bytes of the scripts that write no spaces: there every character is a word."""


def pack_texts(texts: Sequence[str]) -> tuple[list[Block], dict[str, Any]]:
    """Compress texts in order.

    Parameters
    ----------
    texts
        One per row; may be empty.

    Returns
    -------
    tuple
        The blocks (`words`, then `texts-0`, `texts-1` …), and what the page must know to read
        them.
    """
    offsets, tokens, row_starts = _split(texts)
    words, numbers = _rank(offsets, tokens)
    data, starts = _bytes_of(numbers)
    edges = starts[row_starts]
    counts = np.diff(row_starts).astype("<u4")
    spans = [
        (first, min(first + CHUNK_ROWS, len(texts))) for first in range(0, len(texts), CHUNK_ROWS)
    ]
    pieces = [
        counts[first:last].tobytes() + data[edges[first] : edges[last]].tobytes()
        for first, last in spans
    ]
    names = [f"texts-{number}" for number in range(len(spans))]
    with ThreadPoolExecutor(THREADS) as threads:
        blocks = list(threads.map(pack, names, pieces))
    return [pack_json("words", words), *blocks], {"chunk_rows": CHUNK_ROWS}


def _split(texts: Sequence[str]) -> tuple[NDArray[Any], Any, NDArray[np.int64]]:
    """Cut texts after every space, without copying: a word keeps the space that follows it.

    Returns the offsets of the words, the buffer they lie in, and the number of the first word of
    each row, with the number of all words at the end.
    """
    array = _utf8(texts)
    if not len(array):
        return np.zeros(1, dtype=np.int32), pa.py_buffer(b""), np.zeros(1, dtype=np.int64)
    _, offset_buffer, buffer = array.buffers()
    rows = np.frombuffer(offset_buffer, dtype=np.int32)[: len(array) + 1]
    data = np.frombuffer(buffer, dtype=np.uint8)[: rows[-1]] if rows[-1] else np.zeros(0, np.uint8)
    starts = np.zeros(len(data) + 1, dtype=bool)
    starts[1:] = data == _SPACE
    low, high = _CJK_LEAD
    starts[:-1] |= (data >= low) & (data <= high)
    starts[rows] = True
    offsets = np.flatnonzero(starts).astype(np.int32)
    return offsets, buffer, np.searchsorted(offsets, rows)


def _utf8(texts: Sequence[str]) -> Any:
    """Texts as one arrow array; what UTF-8 cannot hold (lone surrogates) becomes U+FFFD."""
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return pa.array(clean, pa.string())


def _rank(offsets: NDArray[Any], buffer: Any) -> tuple[list[str], NDArray[np.int64]]:
    """Rank the distinct words by how often they occur; the rare ones by the alphabet."""
    total = len(offsets) - 1
    if total < 1:
        return [], np.zeros(0, dtype=np.int64)
    words = pa.StringArray.from_buffers(total, pa.py_buffer(offsets), buffer)
    coded = words.dictionary_encode()
    codes = coded.indices.to_numpy()
    distinct = coded.dictionary
    frequency = np.bincount(codes, minlength=len(distinct))
    by_frequency = np.empty(len(distinct), dtype=np.int64)
    by_frequency[np.argsort(-frequency, kind="stable")] = np.arange(len(distinct))
    # Among the rare, a frequency tells nothing, and neighbours in the alphabet compress well.
    coarse = np.minimum(by_frequency, _tier_starts()[2])
    order = pc.sort_indices(
        pa.table({"rank": coarse, "word": distinct}),
        sort_keys=[("rank", "ascending"), ("word", "ascending")],
    ).to_numpy()
    number = np.empty(len(distinct), dtype=np.int64)
    number[order] = np.arange(len(distinct))
    return distinct.take(pa.array(order)).to_pylist(), number[codes]


def _tier_starts() -> NDArray[np.int64]:
    """Give the number with which each tier begins."""
    sizes = [leads * 256 ** (width - 1) for width, _, leads in TIERS]
    return np.concatenate([[0], np.cumsum(sizes[:-1])])


def _bytes_of(numbers: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Write numbers in one to four bytes each; also give where each begins, and the end."""
    tier_starts = _tier_starts()
    tier = np.searchsorted(tier_starts, numbers, side="right") - 1
    ends = np.cumsum(tier + 1)
    starts = np.concatenate([[0], ends])
    data = np.zeros(starts[-1], dtype=np.uint8)
    for index, (width, lead, _) in enumerate(TIERS):
        chosen = np.flatnonzero(tier == index)
        rest = numbers[chosen] - tier_starts[index]
        at = starts[chosen]
        for byte in range(width - 1, 0, -1):
            data[at + byte] = rest & 0xFF
            rest >>= 8
        data[at] = lead + rest
    return data, starts
