"""Places, claimants and events joined: who says that what happened where."""

from geomap.claims.builder import (
    Claim,
    build_claims,
)

__all__ = [
    "Claim",
    "build_claims",
]
