from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two shells hit Poltava, a trucker said.", ("Trucker", "witness")),
        ("Two shells hit Poltava, the refinery said.", ("Refinery", "organisation")),
    ],
)
def test_who_speaks_by_trade(text: str, speaker: tuple[str, str], gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).speakers()[0][:2] == speaker
