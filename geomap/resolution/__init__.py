"""Mentions to places: the whole document resolved jointly through the gazetteer."""

from geomap.resolution.resolved import ResolvedMention
from geomap.resolution.resolver import resolve_mentions

__all__ = [
    "ResolvedMention",
    "resolve_mentions",
]
