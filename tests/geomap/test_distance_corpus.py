"""Stated distances end to end: sentences of three languages from all over the world, with traps.

Each line of tests/corpus_distances/*.jsonl is a text with the distances it states: `figure` as
printed, the two places, `true_km` along the geodesic between GeoNames' points (or to the nearest
point of the border), and the verdict that follows from it: consistent when the stated figure is
0.75 to 1.33 times the true one, and its compass word is right. Lines without claims are traps.
A third of the lines, held.jsonl, was held out while the rules were made.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap.checks import check_text
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.checks import Check

CORPUS = Path(__file__).parents[1] / "corpus_distances"
LEAST_FOUND = 0.95
LEAST_RIGHT = {"dev": 0.92, "held": 0.88}


def match(claim: dict, checks: list[Check]) -> Check | None:
    """Find the check of a claim's figure."""
    for check in checks:
        figure = check.phrase.figure or ""
        if claim["figure"] in figure or figure in claim["figure"]:
            return check
    return None


@pytest.mark.parametrize("part", ["dev", "held"])
def test_corpus(part: str, gazetteer: Gazetteer) -> None:
    found = stated = right = judged = 0
    surplus: list[str] = []
    for line in (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        settings = Settings(language=row["language"])
        checks = [c for c in check_text(row["text"], gazetteer, settings) if c.phrase.figure]
        matches = [match(claim, checks) for claim in row["claims"]]
        surplus += [c.phrase.text for c in checks if all(c is not m for m in matches)]
        for claim, check in zip(row["claims"], matches, strict=True):
            stated += 1
            found += check is not None
            if claim["verdict"] is not None:
                judged += 1
                right += check is not None and check.verdict == claim["verdict"]
    assert surplus == []
    assert found / stated >= LEAST_FOUND
    assert right / judged >= LEAST_RIGHT[part]
