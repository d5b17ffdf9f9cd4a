from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    "text",
    [
        "Baza said a drone hit Tula.",
        "The agency Wafa said a bomb hit Jenin.",
        "State agency SANA said a bomb hit Homs.",
        "Sudan Herald said a bomb hit Nyala.",
        "The Washington Post reported a strike in Homs.",
        "Suspilne Poltava said a drone hit Lubny.",
        "Vestnik.info said a drone hit Tula.",
        "A resident told the Vestnik that a drone hit Tula. The Vestnik said two drones hit Tula.",
        "The Tula Radio Station (TRS) said a drone hit Tula. The TRS said two drones hit Tula.",
    ],
)
def test_what_is_an_outlet(text: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).speakers()[-1][1] == "media"
