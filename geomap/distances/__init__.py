"""Stated distances: "about 30 km north of X", with who lies how far from what."""

from geomap.distances.finder import (
    DistancePhrase,
    find_distances,
)

__all__ = [
    "DistancePhrase",
    "find_distances",
]
