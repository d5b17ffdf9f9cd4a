"""Files to documents: text, provenance, and a date with the way it is known."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.documents.dating import find_publication_date
from geomap.documents.formats import READERS, UNREAD, Content, read_content
from geomap.documents.imprint import read_imprint
from geomap.errors import InputError
from geomap.lexicons import LANGUAGES
from geomap.texts.languages import detect_language
from geomap.texts.sentences import find_paragraphs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geomap.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article and where it is from."""

    path: str
    """The path as the user gave it; for a row of a table, `file.csv#row`."""
    text: str
    """The text as read, newlines kept; all offsets count its `str` indices."""
    sha256: str
    """Hash of the bytes as they came."""
    language: str | None = None
    """ISO 639-1 code; None when it could not be told."""
    title: str | None = None
    """Headline."""
    publisher: str | None = None
    """The outlet: who printed it, which is not who claims it."""
    author: str | None = None
    """Byline."""
    published: dt.date | None = None
    """Date of publication."""
    published_basis: str | None = None
    """How `published` is known: "metadata", "printed", "dateline", "weekday", "given" …"""
    url: str | None = None
    """Where it was published."""
    archived_url: str | None = None
    """Where a copy is kept."""
    retrieved_at: str | None = None
    """When it was fetched, ISO 8601, as its metadata say."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that is no document, and why."""

    path: str
    """The path as the user gave it, or as it was found in a folder."""
    reason: str
    """What is wrong and what to do; it reads on after the path: "is empty"."""


LONGEST_LINE = 1_000_000
"""Characters on one line above which a file is no article: it has no paragraphs to read."""

LONGEST_TEXT = 5_000_000
"""Characters above which a text is no article but a collection of them."""


def read_documents(
    inputs: Sequence[str | Path], settings: Settings
) -> Iterator[Document | Unreadable]:
    """Read articles, one after the other, so that many need no more memory than one.

    Parameters
    ----------
    inputs
        Files, folders (recursively, by name) and "-" for standard input.
    settings
        Language, date and publisher of all documents, and the name of the text column.

    Yields
    ------
    Document or Unreadable
        In order; an input that cannot be read never stops the others.

    Examples
    --------
    >>> from geomap.settings import Settings
    >>> list(read_documents(["missing.txt"], Settings()))
    [Unreadable(path='missing.txt', reason='does not exist')]
    """
    seen: set[Path] = set()
    for given in inputs:
        if str(given) == "-":
            yield from _read_bytes("-", sys.stdin.buffer.read(), "", settings)
            continue
        for path in _files(Path(given)):
            absolute = path.absolute()
            if absolute not in seen:
                seen.add(absolute)
                yield from _read_file(path, settings)


def _files(path: Path) -> Iterator[Path]:
    """Expand a folder into the articles in it; anything else stays as it is."""
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        known = inner.suffix.lower() in READERS or inner.suffix.lower() in UNREAD
        if known and not hidden and not inner.is_dir():
            yield inner


def _read_file(path: Path, settings: Settings) -> Iterator[Document | Unreadable]:
    suffix = path.suffix.lower()
    if suffix in UNREAD:
        yield Unreadable(str(path), f"is a {suffix} file; save it as {UNREAD[suffix]}")
        return
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        yield Unreadable(str(path), "does not exist")
    except OSError as error:
        yield Unreadable(str(path), f"cannot be opened ({error.strerror})")
    else:
        yield from _read_bytes(str(path), data, suffix, settings)


def _read_bytes(
    path: str, data: bytes, suffix: str, settings: Settings
) -> Iterator[Document | Unreadable]:
    """Read the documents in one input's bytes; whatever is wrong with them becomes a reason."""
    if not data.strip():
        yield Unreadable(path, "is empty")
        return
    try:
        for content in read_content(data, suffix, settings.text_column):
            yield _document(path, data, content, settings)
    except InputError as error:
        yield Unreadable(path, str(error))
    except Exception as error:  # noqa: BLE001 a broken file raises anything in its format's library
        kind = suffix.lstrip(".") or "known"
        yield Unreadable(path, f"is no sound {kind} file ({type(error).__name__}: {error})")


def from_text(text: str, *, path: str = "-", settings: Settings | None = None) -> Document:
    """Make a document of a text, e.g. of a sentence to check.

    Examples
    --------
    >>> from_text("Kharkiv lies about 30 km from the Russian border.").language
    'en'
    """
    from geomap.settings import Settings

    return _infer(
        path, text.encode("utf-8", "surrogatepass"), Content(text=text), settings or Settings()
    )


def _document(
    path: str, data: bytes, content: Content, settings: Settings
) -> Document | Unreadable:
    """Make a document of a content, or say why it is none."""
    if content.row is not None:
        path, data = f"{path}#{content.row}", content.text.encode("utf-8", "surrogatepass")
    problem = _problem(content.text)
    if problem is not None:
        return Unreadable(path, problem)
    document = _infer(path, data, content, settings)
    if document.language is not None and document.language not in LANGUAGES:
        return Unreadable(
            path,
            f"is in a language that is not read ({document.language}); "
            f"--language can say otherwise, one of {', '.join(LANGUAGES)}",
        )
    return document


def _infer(path: str, data: bytes, content: Content, settings: Settings) -> Document:
    """Add what the text says about itself to what its format and the settings say."""
    text = content.text
    language = settings.language or detect_language(text) or content.language
    paragraphs = find_paragraphs(text)
    imprint = read_imprint(text, paragraphs, language)
    published, basis = content.published, "metadata" if content.published else None
    if published is None:
        published, basis = find_publication_date(text, paragraphs, language)
    if settings.date is not None and basis not in ("metadata", "printed", "dateline"):
        published, basis = settings.date, "given"
    return Document(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        language=language,
        title=content.title or imprint.title,
        publisher=content.publisher or imprint.publisher or settings.publisher,
        author=content.author or imprint.author,
        published=published,
        published_basis=basis,
        url=content.url or imprint.url,
        archived_url=content.archived_url,
        retrieved_at=content.retrieved_at,
    )


def _problem(text: str) -> str | None:
    """Why a text is no article, or None when it is one."""
    if not text.strip():
        return "is empty"
    if len(text) > LONGEST_TEXT:
        return f"has {len(text):,} characters, no article has; split it into its articles"
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        return f"has {longest:,} characters on one line, no article has; break it into paragraphs"
    return None
