from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sudan army: drones hit Port Sudan", "official"),
        ("Drones hit Port Sudan - doctors", "organisation"),
        ("Moscow: Ukrainian shells hit Luhansk market", "official"),
        ("Tokyo: quake shakes Osaka", "official"),
        ("Kabul: blast hits market", "media"),
        ("Source: drones hit Port Sudan", "media"),
        ("Drones hit Port Sudan - Chad", "official"),
        ("Drones hit Port Sudan - Sudan", "media"),
    ],
)
def test_a_heading_is_its_speakers(text: str, kind: str, gazetteer: Gazetteer) -> None:
    (heading,) = Reading(text, gazetteer).attributions
    assert (heading.origin, heading.claimant.kind) == ("heading", kind)
