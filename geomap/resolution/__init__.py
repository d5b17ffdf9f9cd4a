"""Mentions to places: the whole document resolved jointly through the gazetteer."""

from geomap.resolution.resolver import (
    ResolvedMention,
    resolve_mentions,
)

__all__ = [
    "ResolvedMention",
    "resolve_mentions",
]
