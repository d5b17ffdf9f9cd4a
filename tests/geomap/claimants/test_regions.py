from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def said(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    """What each claimant says, joined."""
    found: dict[str, str] = {}
    for a in Reading(text, gazetteer).attributions:
        found[a.claimant.name] = found.get(a.claimant.name, "") + text[a.start : a.end]
    return found


def test_words_on_both_sides_of_said_with_a_colon_are_the_speakers(gazetteer: Gazetteer) -> None:
    text = "The number of dead in Cebu rose to 73, Philippine officials said: 39 died in Bogo."
    assert "rose to 73" in said(text, gazetteer)["Philippine officials"]
    assert "39 died" in said(text, gazetteer)["Philippine officials"]


def test_who_told_a_listener_at_the_scene_said_the_quotation(gazetteer: Gazetteer) -> None:
    text = '"Two coaches burned in Pune," magistrate Asha Rao told reporters at the accident site.'
    assert "coaches burned" in said(text, gazetteer)["Asha Rao"]


def test_this_is_the_sentence_before(gazetteer: Gazetteer) -> None:
    text = "Two shells hit Poltava.\n\nPoltava Mayor Ivan Petrenko said this in a post on Telegram."
    assert "Two shells" in said(text, gazetteer)["Ivan Petrenko"]


def test_a_speaker_goes_on_with_towns_of_the_same_region_only(gazetteer: Gazetteer) -> None:
    text = (
        "A shell hit Lubny, the governor of the Poltava region, Ivan Petrenko, said. "
        "Drones hit Kremenchuk. Drones hit Odesa."
    )
    found = said(text, gazetteer)["Ivan Petrenko"]
    assert "Kremenchuk" in found
    assert "Odesa" not in found


def test_lives_are_claimed_by_nobody(gazetteer: Gazetteer) -> None:
    assert Reading("The flood in Derna claimed 12 lives.", gazetteer).speakers() == []


def test_who_stands_before_a_relative_speaks(gazetteer: Gazetteer) -> None:
    text = "Turkish President Kemal Aydin, who said nine drones hit Ankara, flew to Izmir."
    assert "nine drones" in said(text, gazetteer)["Kemal Aydin"]


def test_what_a_speaker_is_asked_about_is_the_speakers(gazetteer: Gazetteer) -> None:
    text = "Asked about the blast in Haifa, Israeli police said a gas tank had exploded."
    assert "blast in Haifa" in said(text, gazetteer)["Israeli police"]


def test_this_was_reported_by_gives_the_sentence_before(gazetteer: Gazetteer) -> None:
    text = "A blast shook a depot in Tyre. This was confirmed by the Lebanese army on Monday."
    assert "shook a depot" in said(text, gazetteer)["Lebanese army"]


def test_a_clause_behind_a_speaker_and_a_comma_is_the_outlets(gazetteer: Gazetteer) -> None:
    text = "Two people died in Goma, police said, as shells fell on Kigali."
    assert "shells fell" in said(text, gazetteer)["The article"]
