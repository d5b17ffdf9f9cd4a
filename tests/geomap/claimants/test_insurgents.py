from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer

ATTACK = "A bomb killed three soldiers in Ghazni, the governor said. "


@pytest.mark.parametrize(
    ("day", "text", "kind"),
    [
        (dt.date(2019, 5, 10), "The Taliban said six died.", "organisation"),
        (dt.date(2023, 5, 10), "The Taliban said six died.", "official"),
        (dt.date(2023, 5, 10), "The Taliban claimed responsibility in 2020.", "official"),
        (None, "Ali Rey, a Taliban spokesman, claimed responsibility.", "organisation"),
        (None, "The Taliban said it was looking for those who did it.", "official"),
    ],
)
def test_a_group_fought_the_state_before_it_governed(
    day: dt.date | None, text: str, kind: str, gazetteer: Gazetteer
) -> None:
    found = Reading(ATTACK + text, gazetteer, date=day).speakers()
    assert [speaker[1] for speaker in found] == ["official", kind]
