"""Text to sentences, quotations and named entities: the only module that imports NLP libraries."""

from geomap.parsing.parser import (
    Entity,
    ParsedText,
    Quotation,
    Sentence,
    parse,
)

__all__ = [
    "Entity",
    "ParsedText",
    "Quotation",
    "Sentence",
    "parse",
]
