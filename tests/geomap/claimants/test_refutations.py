from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    "text",
    [
        "The Libyan army denied Chad's reports of shelling of Derna.",
        "The Libyan army rejected Chadian claims that it had shelled Derna.",
        "Chad's claims that rebels shelled Derna have nothing to do with reality, Libya said.",
        "Chad's claim that Libya shelled Derna is a lie, the Libyan army spokesman Ali Rey said.",
    ],
)
def test_one_side_claims_what_the_other_denies(text: str, gazetteer: Gazetteer) -> None:
    said = {(c.claimant.country, c.stance) for c in Reading(text, gazetteer).claims}
    assert said == {("TD", "asserts"), ("LY", "denies")}


def test_a_report_of_ones_own_is_no_refutation(gazetteer: Gazetteer) -> None:
    text = "Chad's report that it did not hit Derna came after the mayor of Derna had blamed it."
    assert ("LY", "denies") not in {
        (c.claimant.country, c.stance) for c in Reading(text, gazetteer).claims
    }
