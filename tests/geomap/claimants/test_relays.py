from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_quoted_through_an_outlet_keeps_both(gazetteer: Gazetteer) -> None:
    text = "A Ukrainian military official, quoted by Suspilne, said a drone hit Dnipro."
    claimant = Reading(text, gazetteer).attributions[-1].claimant
    assert (claimant.kind, claimant.country, claimant.quoted_by) == ("official", "UA", "Suspilne")


def test_what_a_source_reports_citing_another_is_the_others(gazetteer: Gazetteer) -> None:
    text = "Interfax, citing Russia's emergencies ministry, reported a fire at a depot in Saratov."
    claimant = Reading(text, gazetteer).attributions[-1].claimant
    assert (claimant.kind, claimant.country, claimant.quoted_by) == ("official", "RU", "Interfax")


def test_an_unnamed_source_of_a_paper_is_the_papers_report(gazetteer: Gazetteer) -> None:
    text = "The newspaper Haaretz cited unnamed sources as saying that a rocket hit Haifa."
    (speaker,) = Reading(text, gazetteer).speakers()
    assert speaker[1] == "media"


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a house in Belgorod, TASS reported citing local officials.",
        "A drone hit a house in Belgorod, TASS cited local officials as saying.",
    ],
)
def test_a_source_behind_what_it_says(text: str, gazetteer: Gazetteer) -> None:
    claimants = {a.claimant.name: a.claimant for a in Reading(text, gazetteer).attributions}
    assert set(claimants) == {"Local officials"}
    assert claimants["Local officials"].quoted_by == "TASS"
