"""The capital of a region is a town."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Mud fell in the capital of western Putumayo province.", "Putumayo province", "Mocoa"),
        ("A bomb hit the capital of Borno state, Nigeria.", "Borno state", "Maiduguri"),
        ("They raided the capital of the war-torn Tigray region.", "Tigray region", "Mekelle"),
        ("A raid on the capital of the war-torn Tigray region.", "Tigray region", "Mekelle"),
        ("A bomb went off in the capital of Syria.", "Syria", "Damascus"),
        ("Shells hit Sittwe, the capital of Rakhine state.", "Rakhine state", "Rakhine State"),
        ("The capital of the Tigray region, Mekelle, was hit.", "Tigray region", "Tigray"),
    ],
)
def test_the_capital_of_a_region(gazetteer: Gazetteer, text: str, name: str, place: str) -> None:
    found = resolve_mentions(
        find_mentions(parse(text, "en"), gazetteer), from_text(text), gazetteer, Settings()
    )
    (mention,) = [item for item in found if item.mention.text == name]
    assert mention.resolution.place is not None
    assert mention.resolution.place.name == place
    assert mention.relation is None
