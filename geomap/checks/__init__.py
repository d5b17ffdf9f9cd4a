"""Stated distances measured: the interval the words allow against the one the ground allows."""

from geomap.checks.checker import (
    Check,
    Measurement,
    check_phrases,
    check_text,
    find_end,
    measure,
)

__all__ = [
    "Check",
    "Measurement",
    "check_phrases",
    "check_text",
    "find_end",
    "measure",
]
