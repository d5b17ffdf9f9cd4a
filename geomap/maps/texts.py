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

    import pandas as pd
    from numpy.typing import NDArray

CHUNK_ROWS = 4096
"""Rows per chunk: about 0.8 MB of prose, which a browser opens in some 10 ms."""

THREADS = 2
"""zlib lets go of the interpreter lock; two cores halve the time, more seldom help."""

TIERS = ((1, 0, 128), (2, 128, 112), (3, 240, 15), (4, 255, 1))
"""Bytes of a number, the first byte that announces it, and how many such first bytes there are.
128 words take one byte, 28,672 two, 983,040 three, and the rest, up to 16.7 million, four."""

_TIER_STARTS = np.cumsum([0, *(leads * 256 ** (width - 1) for width, _, leads in TIERS[:-1])])

_SPACE = 0x20
_CJK_LEAD = (0xE3, 0xE9)
"""First UTF-8 bytes of the scripts that write no spaces: there every character is a word."""


def pack_texts(texts: Sequence[str | None] | pd.Series[Any]) -> tuple[list[Block], dict[str, Any]]:
    """Compress texts in order.

    Parameters
    ----------
    texts
        One per row; None counts as empty.

    Returns
    -------
    tuple
        The blocks (`words`, then `texts-0`, `texts-1` …), and what the page must know to read
        them.
    """
    offsets, buffer, row_starts = _split(_utf8(texts))
    words, rank, codes = _rank(offsets, buffer)
    spans = [
        (first, min(first + CHUNK_ROWS, len(texts))) for first in range(0, len(texts), CHUNK_ROWS)
    ]

    def chunk(number: int) -> Block:
        first, last = spans[number]
        counts = np.diff(row_starts[first : last + 1]).astype("<u4")
        numbers = rank[codes[row_starts[first] : row_starts[last]]]
        return pack(f"texts-{number}", counts.tobytes() + _bytes_of(numbers))

    with ThreadPoolExecutor(THREADS) as threads:
        blocks = list(threads.map(chunk, range(len(spans))))
    return [pack_json("words", words), *blocks], {"chunk_rows": CHUNK_ROWS}


def _utf8(texts: Sequence[str | None] | pd.Series[Any]) -> Any:
    """Make one arrow array; what UTF-8 cannot hold (lone surrogates) becomes U+FFFD."""
    try:
        array = pa.array(texts, pa.string(), from_pandas=True)
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        array = pa.array([_plain(text) for text in texts], pa.string())
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    return array.fill_null("")


def _plain(text: Any) -> str:
    known = text if isinstance(text, str) else ""
    return known.encode("utf-8", "replace").decode("utf-8")


def _split(array: Any) -> tuple[NDArray[np.int32], Any, NDArray[np.int64]]:
    """Cut texts after every space, without copying: a word keeps the space that follows it.

    Returns the offsets of the words, the buffer they lie in, and the number of the first word of
    each row, with the number of all words at the end.
    """
    _, offset_buffer, buffer = array.buffers()
    if not len(array) or buffer is None:
        return np.zeros(1, np.int32), pa.py_buffer(b""), np.zeros(len(array) + 1, np.int64)
    rows = np.frombuffer(offset_buffer, np.int32)[array.offset : array.offset + len(array) + 1]
    data = np.frombuffer(buffer, np.uint8)[: rows[-1]]
    starts = np.zeros(len(data) + 1, dtype=bool)
    np.equal(data, _SPACE, out=starts[1:])
    low, high = _CJK_LEAD
    # Subtraction wraps around, so one comparison tells whether a byte is in the range.
    starts[:-1] |= (data - np.uint8(low)) <= high - low
    starts[: rows[0]] = False
    starts[rows] = True
    offsets = np.flatnonzero(starts).astype(np.int32)
    return offsets, buffer, np.searchsorted(offsets, rows)


def _rank(
    offsets: NDArray[np.int32], buffer: Any
) -> tuple[list[str], NDArray[np.int32], NDArray[np.int32]]:
    """Rank the distinct words by how often they occur; the rare ones by the alphabet.

    Returns the words by rank, the rank of each code, and the code of each word of the texts.
    """
    total = len(offsets) - 1
    if total < 1:
        return [], np.zeros(0, np.int32), np.zeros(0, np.int32)
    coded = pa.StringArray.from_buffers(total, pa.py_buffer(offsets), buffer).dictionary_encode()
    codes = coded.indices.to_numpy()
    distinct = coded.dictionary
    frequency = np.bincount(codes, minlength=len(distinct))
    by_frequency = np.empty(len(distinct), dtype=np.int64)
    by_frequency[np.argsort(-frequency, kind="stable")] = np.arange(len(distinct))
    # Among the rare, a frequency tells nothing, and neighbours in the alphabet compress well.
    coarse = np.minimum(by_frequency, _TIER_STARTS[2])
    order = pc.sort_indices(
        pa.table({"rank": coarse, "word": distinct}),
        sort_keys=[("rank", "ascending"), ("word", "ascending")],
    )
    rank = np.empty(len(distinct), dtype=np.int32)
    rank[order.to_numpy()] = np.arange(len(distinct), dtype=np.int32)
    return distinct.take(order).to_pylist(), rank, codes


def _bytes_of(numbers: NDArray[np.int32]) -> bytes:
    """Write numbers in one to four bytes each."""
    tier = np.searchsorted(_TIER_STARTS, numbers, side="right") - 1
    starts = np.cumsum(tier + 1) - tier - 1
    data = np.zeros(int(tier.sum()) + len(tier), dtype=np.uint8)
    for index, (width, lead, _) in enumerate(TIERS):
        chosen = np.flatnonzero(tier == index)
        rest = numbers[chosen] - _TIER_STARTS[index]
        at = starts[chosen]
        for byte in range(width - 1, 0, -1):
            data[at + byte] = rest & 0xFF
            rest >>= 8
        data[at] = lead + rest
    return data.tobytes()
