"""Parsed text to mentions: which spans name a place, and how each is meant."""

from geomap.mentions.finder import (
    Mention,
    find_mentions,
)

__all__ = [
    "Mention",
    "find_mentions",
]
