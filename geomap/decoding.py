"""Bytes to text, in whatever encoding they came."""

from __future__ import annotations

import codecs

from geomap.errors import InputError

SAMPLE_BYTES = 200_000
"""Bytes that the encoding is guessed from; more changes nothing and costs time."""

MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text: prose has none."""

ENCODINGS = (
    "cp1251",
    "koi8_u",
    "cp1252",
    "cp1250",
    "iso8859_5",
    "cp866",
    "cp1256",
    "cp1255",
    "gb18030",
    "shift_jis",
    "euc_kr",
)
"""What is tried when bytes are neither UTF-8 nor UTF-16."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Decode a file's bytes; line ends stay as they are.

    Parameters
    ----------
    data
        The bytes as they came: UTF-8, UTF-16, UTF-32, Windows-1251, KOI8-U and other encodings.

    Returns
    -------
    str
        A byte order mark of UTF-8 stays its first character, so that offsets are those of the
        file read as UTF-8.

    Raises
    ------
    InputError
        When the bytes are no text.

    Examples
    --------
    >>> decode("Харків".encode("utf-16"))
    'Харків'
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        encoding = "utf-8" if _is_utf8(data) else _guess(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is no text in {encoding} (byte {error.start}); save it as UTF-8"
        ) from error
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text[:SAMPLE_BYTES])
    if "\0" in text or controls > MOST_CONTROLS * min(len(text), SAMPLE_BYTES):
        raise InputError("is no text but binary data; give an article")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> str:
    """Guess the encoding of bytes that are not UTF-8 and bear no mark."""
    sample = data[:SAMPLE_BYTES]
    nuls_even, nuls_odd = sample[::2].count(0), sample[1::2].count(0)
    if max(nuls_even, nuls_odd) > len(sample) // 20:
        return "utf-16-le" if nuls_odd > nuls_even else "utf-16-be"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(ENCODINGS)).best()
    if best is None:
        raise InputError("is text in no encoding that can be told; save it as UTF-8")
    return best.encoding
