"""Text to sentences, quotations and named entities: the only module that imports NLP libraries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityLabel = Literal["person", "organisation", "place", "facility", "group", "date", "other"]
"""What a named entity is; `group` is a nationality, a religious or a political group."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `text[start:end]` has no white space around it."""

    start: int
    end: int
    paragraph: int
    """Number of its paragraph, from 0."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation; the marks stand outside `start` and `end`. It may run over sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the NLP library found."""

    start: int
    end: int
    label: EntityLabel


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A document's text with its structure; all spans are `str` indices, end exclusive."""

    text: str
    language: str
    """ISO 639-1 code of the lexicon and model that were used."""
    sentences: tuple[Sentence, ...]
    """In order; they never overlap."""
    quotations: tuple[Quotation, ...]
    """In order."""
    entities: tuple[Entity, ...]
    """In order; they never overlap."""
    boilerplate: tuple[tuple[int, int], ...] = ()
    """Spans that are no news: bylines, "Read more" lines, repeated headings and paragraphs."""
    captions: tuple[tuple[int, int], ...] = ()
    """Spans of picture captions."""
