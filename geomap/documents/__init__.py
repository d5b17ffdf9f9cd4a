"""Files to documents: text, provenance, and a date with the way it is known."""

from geomap.documents.reading import (
    Document,
    Unreadable,
    from_text,
    read_documents,
)

__all__ = [
    "Document",
    "Unreadable",
    "from_text",
    "read_documents",
]
