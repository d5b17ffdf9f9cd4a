from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("The self-proclaimed authorities there said a shell hit Goma.", "organisation", None),
        ("Separatist authorities in Donetsk said a shell hit Donetsk.", "official", "RU"),
        ("The breakaway region's Armenian authorities said a shell hit Goris.", "official", "AM"),
        ('The "DPR" head said a shell hit Volnovakha.', "official", "RU"),
        (
            "The so-called governor of the Luhansk region said a shell hit Svatove.",
            "official",
            "RU",
        ),
        ("The republic's head said a shell hit Volnovakha.", "official", "RU"),
        ("The republic's health ministry said a bomb hit Bangui.", "official", "CF"),
        ("The governor of Donetsk said a shell hit Lyman.", "official", "UA"),
        ("The head of the Donetsk OVA said a shell hit Lyman.", "official", "UA"),
        ("The Russian-backed head of Donetsk said a shell hit Donetsk.", "official", "RU"),
    ],
)
def test_authorities_that_no_state_has_made(
    text: str, kind: str, country: str | None, gazetteer: Gazetteer
) -> None:
    assert Reading(text, gazetteer).speakers()[0][1:] == (kind, country)
