"""Parsed text to mentions: which spans name a place, and how each is meant."""

from geomap.mentions.demonyms import find_demonyms
from geomap.mentions.finder import find_mentions
from geomap.mentions.mention import Mention

__all__ = [
    "Mention",
    "find_demonyms",
    "find_mentions",
]
