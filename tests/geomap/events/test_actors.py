from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Turkish forces shelled Afrin.", "Turkish forces"),
        ("A Turkish drone attack killed two people in Afrin.", "Turkish"),
        ("Militants attacked a market in Afrin.", "Militants"),
        ("A market was destroyed in an explosion set off by Turkey's special forces.", "Turkey"),
        ("Turkish troops were killed by Syrian shelling in Afrin.", "Syrian"),
        ("A strike in Afrin targeted a Turkish army barracks.", None),
        ("Footage obtained by the RSF showed a fire in Afrin.", None),
        ("Three Turkish soldiers were killed in Afrin by a mine.", None),
        ("Turkish soldiers were shelling Afrin.", "Turkish soldiers"),
        ("Nine Turkish drones were shot down over Afrin.", "Turkish"),
        ("Six workers of Global Aid Watch were killed in Afrin.", None),
        ("On the Turkish side, shells wrecked a farm in Afrin.", None),
        ("A Karachi-bound train was bombed near Sukkur.", None),
        ("Turkish bombing of Afrin killed two.", "Turkish"),
        ("Two people were killed in Turkish shelling of Afrin.", "Turkish"),
        ("Greece sent ships as Turkey struck Afrin.", "Turkey"),
        ("Three soldiers were killed in an ambush in Afrin.", None),
        ("Shells hit a market in Afrin.", None),
        ("The mayor wrote on Telegram that debris hit Afrin.", None),
        ("Shahed drones hit Afrin.", None),
        ("Myanmar's military bombed Sittwe.", "Myanmar's military"),
        ("Suspected U.S. airstrikes hit Sanaa.", "U.S."),
    ],
)
def test_who_is_said_to_have_done_it(text: str, actor: str | None, gazetteer: Gazetteer) -> None:
    (event,) = Reading(text, gazetteer).events
    assert event.alleged_actor == actor
