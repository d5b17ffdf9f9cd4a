"""Bytes into a page: numbers and names as compressed text that no HTML parser can misread."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEFLATE_LEVEL = 6
"""Level 9 takes three times as long and saves one percent on prose."""


ALPHABET = bytes(code for code in range(0x21, 0x7F) if code not in b"<&\\\\")
"""91 printable characters, none of which means anything to HTML inside a script element.

Two of them carry 13 bits (91 * 91 = 8281 > 8192): 8 % smaller than base64's four for 24.
"""

_BITS = 13


@dataclass(frozen=True, slots=True)
class Block:
    """A named piece of data in the page, inside a script element that browsers do not run.

    It is raw deflate as text of `ALPHABET`, which holds no `<`: nothing can end the element.
    """

    name: str
    text: bytes
    size: int
    """Bytes before they became text."""

    def element(self) -> list[bytes]:
        """Give the HTML element in pieces."""
        tag = '<script type="application/octet-stream" id="geomap-{}" data-size="{}">'
        return [tag.format(self.name, self.size).encode("ascii"), self.text, b"</script>\n"]


def as_text(data: bytes) -> bytes:
    """Write bytes as text of `ALPHABET`, lowest bits first, padded with zeros to 13 bytes.

    Examples
    --------
    >>> as_text(bytes(13))
    b'!!!!!!!!!!!!!!!!'
    """
    groups = -(-len(data) // _BITS)
    padded = np.zeros((groups, _BITS), dtype=np.uint8)
    padded.reshape(-1)[: len(data)] = np.frombuffer(data, dtype=np.uint8)
    letters = np.frombuffer(ALPHABET, dtype=np.uint8)
    out = np.empty((groups, 16), dtype=np.uint8)
    for place in range(8):
        byte, shift = divmod(place * _BITS, 8)
        value = padded[:, byte].astype(np.uint32) | padded[:, byte + 1].astype(np.uint32) << 8
        if byte + 2 < _BITS:
            value |= padded[:, byte + 2].astype(np.uint32) << 16
        high, low = np.divmod(value >> shift & 0x1FFF, len(ALPHABET))
        out[:, 2 * place], out[:, 2 * place + 1] = letters[high], letters[low]
    return out.tobytes()


def pack(name: str, data: bytes) -> Block:
    """Compress bytes into a block.

    Examples
    --------
    >>> pack("a", b"x" * 1000).size
    11
    """
    squeezer = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    squeezed = squeezer.compress(data) + squeezer.flush()
    return Block(name, as_text(squeezed), len(squeezed))


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
    return codes.astype(np.uint8 if top <= 0xFF else np.uint16 if top <= 0xFFFF else np.uint32)  # noqa: PLR2004 - what an integer holds
