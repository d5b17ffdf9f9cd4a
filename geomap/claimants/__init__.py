"""Who says it: spans of text and the person, office or outlet that answers for them."""

from geomap.claimants.attributions import (
    Attribution,
    Claimant,
    Stance,
    find_attributions,
)

__all__ = [
    "Attribution",
    "Claimant",
    "Stance",
    "find_attributions",
]
