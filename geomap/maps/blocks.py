"""Bytes into a page: numbers and names as compressed text that no HTML parser can misread."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEFLATE_LEVEL = 6
"""Level 9 takes three times as long and saves one percent on prose."""


@dataclass(frozen=True, slots=True)
class Block:
    """A named piece of data in the page, inside a script element that browsers do not run.

    It is raw deflate in base64, which holds neither `<` nor quotes: nothing can end the element.
    """

    name: str
    data: bytes
    """Base64."""

    def element(self) -> bytes:
        """Give the HTML element."""
        name = self.name.encode("ascii")
        return b'<script type="application/octet-stream" id="geomap-%b">%b</script>\n' % (
            name,
            self.data,
        )


def pack(name: str, data: bytes) -> Block:
    """Compress bytes into a block.

    Examples
    --------
    >>> pack("a", b"x" * 1000).data.decode()
    'q6gYBaNgFAx3AAA='
    """
    squeezer = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Block(name, base64.b64encode(squeezer.compress(data) + squeezer.flush()))


def pack_json(name: str, value: Any) -> Block:
    """Compress a value into a block as JSON in UTF-8; lone surrogates stay as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = json.dumps(value, separators=(",", ":")).encode("ascii")
    return pack(name, data)


@dataclass(slots=True)
class ArrayStore:
    r"""Integer arrays, one after the other, each split into its byte planes.

    A plane of high bytes is nearly constant; kept together it compresses to almost nothing.
    The page finds an array by the slot that `add` gives: offset, length, width in bytes.

    Examples
    --------
    >>> store = ArrayStore()
    >>> store.add(np.array([1, 2, 3], dtype=np.uint16))
    [0, 3, 2]
    >>> store.tobytes()
    b'\x01\x02\x03\x00\x00\x00'
    """

    _pieces: list[bytes] = field(default_factory=list)
    _size: int = 0

    def add(self, values: NDArray[Any]) -> list[int]:
        """Append an array of 1-, 2- or 4-byte integers; return its slot."""
        width = values.dtype.itemsize
        little = np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<"))
        planes = little.view(np.uint8).reshape(-1, width).T
        piece = planes.tobytes()
        slot = [self._size, len(values), width]
        self._pieces.append(piece)
        self._size += len(piece)
        return slot

    def tobytes(self) -> bytes:
        """All planes, in order."""
        return b"".join(self._pieces)


def narrow(codes: NDArray[Any]) -> NDArray[Any]:
    """Give non-negative integers the narrowest unsigned type that holds them.

    Examples
    --------
    >>> narrow(np.array([0, 300])).dtype
    dtype('uint16')
    """
    top = int(codes.max(initial=0))
    return codes.astype(np.uint8 if top <= 0xFF else np.uint16 if top <= 0xFFFF else np.uint32)  # noqa: PLR2004
