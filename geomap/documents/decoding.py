"""Bytes to text, in whatever encoding they came."""

from __future__ import annotations

import codecs

from geomap.errors import InputError
from geomap.texts.languages import count_common_words

SAMPLE_BYTES = 200_000
"""Bytes that the encoding is guessed from; more changes nothing and costs time."""

MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text: prose has none."""

LEAST_ZEROS = 0.02
"""Share of zero bytes at even or odd places from which text is taken for UTF-16: its spaces and
digits have one each, and other text has none."""

ENCODINGS = (
    "cp1251",
    "koi8_u",
    "cp1252",
    "cp1250",
    "iso8859_5",
    "cp866",
    "cp1254",
    "cp1256",
    "cp1255",
)
"""What is tried first when bytes are neither UTF-8 nor UTF-16; of two that read equally well, the
former."""

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
        encoding = _wide(data[:SAMPLE_BYTES]) or ("utf-8" if _is_utf8(data) else _guess(data))
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


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero bytes of its spaces; None when it is not that."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= len(sample) * LEAST_ZEROS or min(even, odd) > 0:
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _guess(data: bytes) -> str:
    """Guess the encoding of bytes that are not UTF-8: the one in which the most words are known."""
    sample = data[:SAMPLE_BYTES]
    scores = {encoding: _known_words(sample, encoding) for encoding in ENCODINGS}
    best = max(scores, key=scores.__getitem__)
    if scores[best] > 0:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    if guess is None:
        raise InputError("is text in no encoding that can be told; save it as UTF-8")
    return guess.encoding


def _known_words(sample: bytes, encoding: str) -> int:
    """Count the commonest words of all languages in bytes read in one encoding."""
    try:
        return count_common_words(sample.decode(encoding))
    except UnicodeDecodeError:
        return 0
