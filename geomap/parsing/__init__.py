"""Text to sentences, quotations and named entities: the only module that imports NLP libraries."""

from geomap.parsing.full_names import is_given_name
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
    "is_given_name",
    "parse",
]
