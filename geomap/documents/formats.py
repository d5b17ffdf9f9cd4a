"""The formats of articles: bytes to text and to what the format itself says about it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.documents.decoding import decode
from geomap.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from email.message import EmailMessage

    Reader = Callable[[bytes, str], Iterator["Content"]]

SNIFFED_BYTES = 1_000
"""Bytes at the beginning that tell the format of an input without a known ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One article as its format gives it."""

    text: str
    """The article."""
    row: int | None = None
    """Number of its row or line, counted from 1; None when it is a file of its own."""
    title: str | None = None
    """Headline, when the format has a place for it."""
    publisher: str | None = None
    """Outlet, likewise."""
    author: str | None = None
    """Byline, likewise."""
    published: dt.date | None = None
    """Date, likewise."""
    url: str | None = None
    """Address, likewise."""
    archived_url: str | None = None
    """Address of a kept copy, likewise."""
    retrieved_at: str | None = None
    """When it was fetched, likewise."""
    language: str | None = None
    """ISO 639-1 code, likewise."""


def read_content(data: bytes, suffix: str, text_column: str) -> Iterator[Content]:
    """Read the articles in a file's bytes.

    Parameters
    ----------
    data
        The bytes as they came.
    suffix
        The file's ending, lower case, with its dot; an unknown one leaves the bytes to tell.
    text_column
        Column of .csv and .jsonl that holds the article.

    Yields
    ------
    Content
        One for a file, one for each row of a table.

    Raises
    ------
    InputError
        When it is not what its ending says.

    Examples
    --------
    >>> next(read_content(b"Shells hit Lyman.", ".txt", "text")).text
    'Shells hit Lyman.'
    """
    reader = READERS.get(suffix) or READERS[_sniff(data)]
    return reader(data, text_column)


def _sniff(data: bytes) -> str:
    """Guess a format's ending from the first bytes."""
    head = data[:SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx"
    if re.match(rb"(?i)<(!doctype html|html|head|body|\?xml[^>]*>\s*<!doctype html)", head):
        return ".html"
    if head.startswith(b'{"'):
        return ".jsonl"
    if re.match(rb"(?i)(return-path|received|delivered-to|mime-version|message-id): ", head):
        return ".eml"
    return ".txt"


def _read_text(data: bytes, _: str) -> Iterator[Content]:
    yield Content(text=decode(data))


def _read_html(data: bytes, _: str) -> Iterator[Content]:
    yield _from_html(data if _declares_charset(data) else decode(data))


def _declares_charset(data: bytes) -> bool:
    """Whether a page names its own encoding, which its reader then follows."""
    return re.search(rb"(?i)charset\s*=|encoding\s*=", data[:SNIFFED_BYTES]) is not None


def _from_html(page: bytes | str) -> Content:
    """Take the article out of a web page, and what its metadata say."""
    from trafilatura import bare_extraction, html2txt

    found: Any = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        text = html2txt(page)
        if not text.strip():
            raise InputError("is a web page without text; save the article itself")
        return Content(text=text)
    return Content(
        text=found.text,
        title=found.title or None,
        publisher=found.sitename or None,
        author=found.author or None,
        published=read_date(found.date),
        url=found.url or None,
        language=found.language or None,
    )


def _read_pdf(data: bytes, _: str) -> Iterator[Content]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError("is a PDF with a password; save it without one")
    text = "\n\n".join(page.extract_text() for page in reader.pages)
    if not text.strip():
        raise InputError("is a PDF without text (a scan?); run text recognition on it first")
    metadata = reader.metadata
    yield Content(
        text=text,
        title=(metadata and metadata.title) or None,
        author=(metadata and metadata.author) or None,
    )


def _read_docx(data: bytes, _: str) -> Iterator[Content]:
    import docx

    file = docx.Document(io.BytesIO(data))
    blocks = [paragraph.text for paragraph in file.paragraphs]
    blocks += [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    properties = file.core_properties
    yield Content(
        text="\n".join(block for block in blocks if block.strip()),
        title=properties.title or None,
        author=properties.author if properties.author != "python-docx" else None,
    )


def _read_email(data: bytes, _: str) -> Iterator[Content]:
    from email import message_from_bytes, policy
    from email.utils import parseaddr, parsedate_to_datetime

    message: EmailMessage = message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise InputError("is a message without a text part")
    content = body.get_content()
    inner = _from_html(content) if body.get_content_subtype() == "html" else Content(text=content)
    date = message["date"]
    yield Content(
        text=inner.text,
        title=str(message["subject"]) if message["subject"] else inner.title,
        publisher=inner.publisher,
        author=parseaddr(str(message["from"]))[0] or None,
        published=parsedate_to_datetime(str(date)).date() if date else inner.published,
        url=inner.url,
    )


def _read_jsonl(data: bytes, text_column: str) -> Iterator[Content]:
    for number, line in enumerate(decode(data).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"line {number} is no JSON ({error.msg})") from error
        if not isinstance(row, dict) or text_column not in row:
            raise InputError(
                f"line {number} has no field {text_column!r}; name the one that holds the article "
                "with --text-column"
            )
        yield _from_row(row, text_column, number)


def _read_csv(data: bytes, text_column: str) -> Iterator[Content]:
    csv.field_size_limit(sys.maxsize)
    text = decode(data).removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = rows.fieldnames or ()
    if text_column not in columns:
        raise InputError(
            f"has no column {text_column!r} among {', '.join(columns) or 'none'}; name the one "
            "that holds the article with --text-column"
        )
    for number, row in enumerate(rows, start=1):
        yield _from_row(row, text_column, number)


_FIELDS = {
    "title": ("title", "headline", "document_title"),
    "publisher": ("publisher", "source", "outlet", "sitename", "site_name", "media"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "published_at", "publish_date", "date_published", "pubdate"),
    "url": ("url", "link", "source_url"),
    "archived_url": ("archived_url",),
    "retrieved_at": ("retrieved_at",),
    "language": ("language", "lang"),
}
"""The columns of a table of articles in which each piece of metadata is looked for, in order."""


def _from_row(row: Mapping[str | None, Any], text_column: str, number: int) -> Content:
    """Make an article of a row, by the commonest names of columns."""
    folded = {str(key).strip().lower(): value for key, value in row.items() if key is not None}

    def field(name: str) -> str | None:
        values = (folded.get(column) for column in _FIELDS[name])
        return next((str(value).strip() for value in values if value not in (None, "")), None)

    return Content(
        text=str(row[text_column] or ""),
        row=number,
        title=field("title"),
        publisher=field("publisher"),
        author=field("author"),
        published=read_date(field("published")),
        url=field("url"),
        archived_url=field("archived_url"),
        retrieved_at=field("retrieved_at"),
        language=field("language"),
    )


def read_date(value: str | None) -> dt.date | None:
    """Read an ISO date, with or without a time; None when it is none.

    Examples
    --------
    >>> read_date("2024-01-02T10:00:00Z")
    datetime.date(2024, 1, 2)
    """
    try:
        return dt.date.fromisoformat((value or "").strip()[:10])
    except ValueError:
        return None


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".text": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".eml": _read_email,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".csv": _read_csv,
}
"""Ending → reader."""

UNREAD = {".doc": ".docx", ".rtf": ".docx", ".odt": ".docx", ".pages": ".docx", ".epub": ".html"}
"""Endings of articles that we do not read, and what to save them as."""
