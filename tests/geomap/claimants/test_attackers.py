from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israel struck Sidon, the army said.", "IL"),
        ("Turkish jets bombed Sinjar, the defence ministry said.", "TR"),
        ("On Monday, Pakistan shelled Asadabad, a military spokesman said.", "PK"),
        ("Israeli forces bombed Sidon. The military said it hit a depot.", "IL"),
        ("Israeli forces bombed Sidon. The army said two of its soldiers were killed.", "LB"),
        ("After Israel struck Sidon, the army said two soldiers were killed.", "LB"),
        ("An Israeli strike hit Sidon, the army said.", "LB"),
        ("Israel was struck by rockets fired at Haifa, the army said.", "IL"),
        ("Russia attacked Odesa with drones, the air force said.", "UA"),
        ("Ukraine attacked Belgorod with drones, the defence ministry said.", "RU"),
        ("Russian troops captured Lyman, the defence ministry said.", "RU"),
        ("Two Turkish soldiers were killed in Idlib, the defence ministry said.", "TR"),
        ("Two Israeli soldiers were killed in Jenin, the health ministry said.", "PS"),
        ("Drones hit a depot in Kerch, the General Staff said.", "UA"),
        ("Drones hit a depot in Kerch, the Defence Ministry said.", "RU"),
        ("Israel struck Sidon, killing two people, the army said.", "LB"),
        ("Israel struck Sidon, killing a commander of the group, the army said.", "IL"),
        ("Israel struck Homs, state media said, citing the army.", "SY"),
        ("A missile fired from Yemen hit Haifa, the army said.", "IL"),
    ],
)
def test_whose_army_tells_of_a_strike(text: str, country: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).speakers()[-1][1:] == ("official", country)
