"""Mentions to places: the whole document resolved jointly through the gazetteer."""

from geomap.resolution.last_resort import in_country
from geomap.resolution.resolved import ResolvedMention
from geomap.resolution.resolver import resolve_mentions

__all__ = [
    "ResolvedMention",
    "in_country",
    "resolve_mentions",
]
