from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_what_stands_between_two_reports_of_an_official_is_theirs(gazetteer: Gazetteer) -> None:
    text = (
        "Shells hit villages of the Kharkiv region, Governor Oleh Koval said.\n\n"
        "In Kupiansk, a house was damaged.\n\n"
        "Two people were hurt in Izium, Koval said.\n\n"
        "In Lviv, a fire broke out."
    )
    claims = Reading(text, gazetteer).claims
    assert [c.claimant.kind for c in claims] == ["official", "official", "official", "media"]


def test_a_further_deed_of_the_speakers_side_is_told_by_the_speaker(gazetteer: Gazetteer) -> None:
    text = (
        "Turkish forces hit a depot in Afrin, Turkey's defence ministry said.\n\n"
        "A house burned in Aleppo.\n\nTurkish drones also struck a bridge in Kobani."
    )
    rows = [(c.claimant.name, p.mention.text) for c in Reading(text, gazetteer).claims
            for p in c.places]  # fmt: skip
    assert rows == [
        ("Turkey's defence ministry", "Afrin"),
        ("The article", "Aleppo"),
        ("Turkey's defence ministry", "Kobani"),
    ]


def test_another_persons_judgement_is_not_carried(gazetteer: Gazetteer) -> None:
    text = (
        "Gunmen killed five soldiers in Arauca, the army said. President Ana Rey condemned the "
        "deaths as barbaric."
    )
    assert [a.claimant.name for a in Reading(text, gazetteer).attributions][-1] != "Army"


def test_an_account_ends_where_an_office_speaks(gazetteer: Gazetteer) -> None:
    text = "Residents of Goma said shells hit Goma. The police station in Goma was hit as well."
    origins = [a.origin for a in Reading(text, gazetteer).attributions]
    assert origins == ["cue", "narration"]


def test_nobody_goes_on_in_what_an_outlet_found_out(gazetteer: Gazetteer) -> None:
    text = "Officials spoke of 30 dead in Goma. An Amber News investigation found 60 dead in Goma."
    assert [c.claimant.kind for c in Reading(text, gazetteer).claims] == ["official", "media"]


def test_nobody_goes_on_where_no_group_takes_the_responsibility(gazetteer: Gazetteer) -> None:
    text = (
        "A bomb killed six in Quetta, police said. No group has claimed responsibility for the "
        "attack."
    )
    assert len(Reading(text, gazetteer).claims) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Six drones were downed over Russia, the army said.\n\nThree were shot down over Kursk.",
         ["official", "official"]),
        ("A bomb hit Homs, police said.\n\nIt is also noted that a bomb hit Aleppo.",
         ["official", "official"]),
        ("A bomb hit Homs, police said.\n\nTwo people were killed in Aleppo by a storm.",
         ["official", "media"]),
        ("A bomb hit Homs, police said.\n\nTwo others were reportedly killed in Aleppo.",
         ["official", "media"]),
    ],
)  # fmt: skip
def test_a_report_goes_on_in_the_next_paragraph(
    text: str, kinds: list[str], gazetteer: Gazetteer
) -> None:
    assert [c.claimant.kind for c in Reading(text, gazetteer).claims] == kinds
