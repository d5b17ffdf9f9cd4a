"""What an article's own text says about its headline, its outlet, its writer and its address."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.lexicons import LANGUAGES, load
from geomap.texts.layout import find_boilerplate

if TYPE_CHECKING:
    from geomap.texts.sentences import Span

HEAD_PARAGRAPHS = 12
"""Paragraphs at the beginning in which headline, byline and date stand, if anywhere."""

FOOT_PARAGRAPHS = 4
"""Paragraphs at the end in which a source or an address may stand."""

LONGEST_TITLE = 250
"""Characters; headlines are shorter, first paragraphs often longer."""

_URL_LINE = re.compile(r"^(?:[\w ]{2,20}:\s*)?<?(https?://\S+?)>?$")
_NAME_LINE = re.compile(r"[^\W\d_a-zа-я][\w.'’-]+(?: [^\W\d_a-zа-я][\w.'’-]+){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the text itself says about its origin; None where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


@cache
def _patterns(language: str, subject: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load(language, "provenance")[subject])


def read_imprint(text: str, paragraphs: list[Span], language: str | None) -> Imprint:
    r"""Read headline, outlet, writer and address off an article's text.

    Examples
    --------
    >>> text = "Port shelled\nBy Ann Lee\nLATAKIA, Syria (Wire) - Shells fell."
    >>> read_imprint(text, [(0, 12), (13, 23), (24, 60)], "en").publisher
    'Wire'
    """
    lexicon = language if language in LANGUAGES else "en"
    lines = [text[start:end].lstrip("\ufeff") for start, end in paragraphs]
    return Imprint(
        title=_title(text, paragraphs, lexicon),
        publisher=_publisher(lines, lexicon),
        author=_author(lines[:HEAD_PARAGRAPHS], lexicon),
        url=_url(lines),
    )


def _title(text: str, paragraphs: list[Span], language: str) -> str | None:
    """Give the first paragraph that is a headline: short, no sentence, no byline."""
    head = paragraphs[:HEAD_PARAGRAPHS]
    skipped = set(find_boilerplate(text, head, language))
    for span in head:
        line = text[slice(*span)].lstrip("\ufeff# ").strip()
        if span in skipped or not re.search(r"\w\W+\w", line):
            continue
        if len(line) > LONGEST_TITLE or line.endswith((".", ":", "”", '"')) or len(paragraphs) == 1:
            return None
        return re.sub(load(language, "provenance")["headline_tail"], "", line)
    return None


def _publisher(lines: list[str], language: str) -> str | None:
    """Give the outlet that a line names, by the pattern that is surest."""
    refused = load(language, "provenance")["no_publishers"]
    for pattern in _patterns(language, "publishers"):
        for line in lines:
            found = pattern.search(line)
            if found is None or any(map(str.isdigit, found["publisher"])):
                continue
            if found["publisher"].split()[0] not in refused:
                return found["publisher"].strip()
    return None


def _author(lines: list[str], language: str) -> str | None:
    """Give the writer whom a byline names, or a line that is a name and stands before a date."""
    dates = load(language, "provenance")["no_names"]
    for line in lines:
        for pattern in _patterns(language, "authors"):
            found = pattern.search(line)
            words = found["author"].split() if found else []
            while words and words[-1].rstrip(".,") in dates:
                words.pop()
            if words:
                return " ".join(words)
    for line, following in itertools.pairwise(lines):
        if _NAME_LINE.fullmatch(line) and re.match(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b", following):
            return line
    return None


def _url(lines: list[str]) -> str | None:
    """Give the address that stands on a line of its own at the beginning or the end."""
    for line in (*lines[:HEAD_PARAGRAPHS], *lines[-FOOT_PARAGRAPHS:]):
        found = _URL_LINE.match(line)
        if found:
            return found[1]
    return None
