from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Poltava Mayor Ivan Petrenko said two shells hit Poltava.",
         ("Ivan Petrenko", "official", "UA")),
        ("Two shells hit Poltava, the mayor of Poltava said.",
         ("Mayor of Poltava", "official", "UA")),
        ("According to Turkey's interior ministry, a blast shook Ankara.",
         ("Turkey's interior ministry", "official", "TR")),
        ("A blast shook Ankara, according to Turkish officials.",
         ("Turkish officials", "official", "TR")),
        ("Damascus accused Israel of bombing Homs.", ("Damascus", "official", "SY")),
        ('"The flood took two bridges," said Anna Novak, a baker.',
         ("Anna Novak", "witness", None)),
        ("Residents of Aleppo said shells fell there.", ("Residents of Aleppo", "witness", "SY")),
        ("Doctors Without Borders said its hospital in Goma was hit.",
         ("Doctors Without Borders", "organisation", None)),
        ("Officials in Goma said suspected rebels killed ten people.",
         ("Officials in Goma", "official", "CD")),
        ("Two people died in Odesa, a port in Ukraine, said Oleh Koval, the mayor.",
         ("Oleh Koval", "official", "UA")),
        ("Oleh Koval, the mayor of Odesa, said Ivan Bilyk, a docker, was killed.",
         ("Oleh Koval", "official", "UA")),
        ("Doctors in Goma reported nine deaths.", ("Doctors in Goma", "organisation", "CD")),
        ("The Red Cross said shelling killed two in Goma.", ("Red Cross", "organisation", None)),
        ("Amir Khan, a spokesman for Pakistan's army, said drones hit Lahore.",
         ("Amir Khan", "official", "PK")),
        ("The newspaper Le Monde reported an explosion in Lyon.",
         ("Newspaper Le Monde", "media", None)),
        ("The IDF said it struck Rafah.", ("IDF", "official", "IL")),
        ('"The cellar shook," a shoemaker in Lyman said.', ("Shoemaker in Lyman", "witness", None)),
        ("A plumber from Lyman, Oleh Kravets, said a shell hit his house.",
         ("Oleh Kravets", "witness", None)),
        ("The refinery said a drone hit Tuapse.", ("Refinery", "organisation", None)),
        ("A hospital in Izmir took in nine injured, its director said.",
         ("Its director", "organisation", None)),
        ("Solvane, which runs the pipeline, said a drone hit Tuapse.",
         ("Solvane", "organisation", None)),
        ("Russian-installed officials said a shell hit Donetsk.",
         ("Russian-installed officials", "official", "RU")),
        ("Fighting went on, with Tripoli saying that 12 were killed in Sirte.",
         ("Tripoli", "official", "LY")),
        ("A house burned in Poltava, according to Mayor Ivan Hrab. Poland said it was hit.",
         ("Ivan Hrab", "official", "UA")),
        ("The Houthi-run health ministry said shells fell on Taiz.",
         ("Houthi-run health ministry", "official", "YE")),
        ("The mayor of Odesa, Anna Koval, said by telephone that two houses burned.",
         ("Anna Koval", "official", "UA")),
        ("The Coastal Founding Alliance (Tasu) accused the army of killing ten people in Goma.",
         ("Coastal Founding Alliance", "organisation", None)),
        ("A drone hit Kabul, a claim the Taliban denies.", ("Taliban", "official", "AF")),
        ("In Poltava region the army said a shell hit Poltava.", ("Army", "official", "UA")),
        ("Officials in Vigo were blaming arson for a fire in Vigo.",
         ("Officials in Vigo", "official", "ES")),
        ("The Meteorology, Climatology, and Geophysics Agency said a quake hit Palu, Indonesia.",
         ("Meteorology, Climatology, and Geophysics Agency", "official", "ID")),
        ("Turkey's Ministry of Health and Social Care said a bomb hit Ankara.",
         ("Turkey's Ministry of Health and Social Care", "official", "TR")),
        ("Police confirmed the social media report of a blast in Goma.",
         ("Police", "official", "CD")),
        ("Ten people died in Goma, according to a list released by Amber Mining Company.",
         ("Amber Mining Company", "organisation", None)),
        ("A coalition statement carried by Amber TV said a bomb hit Sanaa.",
         ("Coalition statement", "organisation", None)),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaker: tuple[str, str, str | None], gazetteer: Gazetteer) -> None:
    assert speaker in Reading(text, gazetteer).speakers()


def test_a_party_to_a_conflict_has_a_group_of_its_own(gazetteer: Gazetteer) -> None:
    text = (
        "The Northern Liberation Front (NLF) said it attacked Goma. "
        "The NLF denied that it had hit a hospital in Goma."
    )
    groups = {claim.source_group for claim in Reading(text, gazetteer).claims}
    assert groups == {"Northern Liberation Front"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A depot in Volgograd burned after a drone attack blamed on Ukraine, the governor said.",
         ("Governor", "official", "RU")),
        ("The Russian-backed governor of the city, Mikhail Orlov said a drone hit Sevastopol.",
         ("Mikhail Orlov", "official", "RU")),
        ("The governor in the Black Sea port of Odesa, Oleh Koval, said two houses burned.",
         ("Oleh Koval", "official", "UA")),
        ("Ukraine's National Security and Defence Council said a drone hit Saratov.",
         ("Ukraine's National Security and Defence Council", "official", "UA")),
        ("Two houses burned in Goma, RVNX added.", ("RVNX", "organisation", None)),
        ("A drone hit a depot in Tver, officials said on Sunday as rescuers searched the site.",
         ("Officials", "official", "RU")),
    ],
)  # fmt: skip
def test_whose_office_it_is(
    text: str, speaker: tuple[str, str, str | None], gazetteer: Gazetteer
) -> None:
    assert Reading(text, gazetteer).speakers() == [speaker]


def test_a_government_says_nothing_of_its_palace(gazetteer: Gazetteer) -> None:
    text = "Two missiles hit Sumy. The Kremlin this morning said it only struck a barracks."
    assert Reading(text, gazetteer).rows()[-1] == ("Russian officials", "asserts", "Sumy")


def test_an_office_without_a_country_is_of_the_place_told_of(gazetteer: Gazetteer) -> None:
    text = "Shells hit Aleppo, police said. In Ankara, the interior ministry said a bomb exploded."
    assert [s[2] for s in Reading(text, gazetteer).speakers()] == ["SY", "TR"]


def test_the_ministry_is_the_one_named_before(gazetteer: Gazetteer) -> None:
    text = (
        "Russia's Defence Ministry said drones hit Sumy. The ministry added that Sumy was on fire."
    )
    assert Reading(text, gazetteer).speakers() == [("Russia's Defence Ministry", "official", "RU")]


def test_the_listener_is_no_part_of_what_is_said(gazetteer: Gazetteer) -> None:
    text = "Ukrainian officials told reporters in Vienna that a missile hit Odesa."
    (said,) = [a for a in Reading(text, gazetteer).attributions if a.cue]
    assert text[said.start : said.end].startswith("that a missile")


def test_every_sentence_of_a_quotation_is_its_speakers(gazetteer: Gazetteer) -> None:
    text = '"The shelling began at dawn. Two houses in Lyman burned," police chief Oleh Bilyk said.'
    names = {a.claimant.name for a in Reading(text, gazetteer).attributions}
    assert names == {"Oleh Bilyk"}


def test_verbs_of_saying_inside_a_quotation_do_not_count(gazetteer: Gazetteer) -> None:
    text = '"Moscow says it did not hit Lviv," Lviv Mayor Andriy Koval said.'
    assert Reading(text, gazetteer).speakers() == [("Andriy Koval", "official", "UA")]


def test_nobody_speaks_who_declines_to(gazetteer: Gazetteer) -> None:
    assert Reading("Israel has not confirmed the strike on Homs.", gazetteer).speakers() == []


PARTS = (
    "Kyiv said", "according to the mayor of Lviv,", "shells hit Odesa", '"Two are dead,"', "and",
    "he added", "which", "the ministry denied", ", ", ". ", "blaming", "“", "”", "(", "\n", "Haifa",
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(st.sampled_from(PARTS), max_size=14))
def test_attributions_never_overlap(parts: list[str], gazetteer: Gazetteer) -> None:
    reading = Reading(" ".join(["The mayor spoke.", *parts]), gazetteer)
    spans = [(a.start, a.end) for a in reading.attributions]
    assert all(0 <= start < end <= len(reading.document.text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(
        c.quote == reading.document.text[c.quote_start : c.quote_end] for c in reading.claims
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two killed in Poltava - mayor", ("Mayor", "official", "UA")),
        ("Strikes kill 13 in southern Lebanon: health ministry",
         ("Health ministry", "official", "LB")),
        ("UN: shelling of Goma kills five", ("UN", "organisation", None)),
    ],
)  # fmt: skip
def test_a_heading_may_name_its_speaker(
    text: str, speaker: tuple[str, str, str | None], gazetteer: Gazetteer
) -> None:
    (heading,) = Reading(text, gazetteer).attributions
    claimant = heading.claimant
    assert (claimant.name, claimant.kind, claimant.country) == speaker
    assert heading.origin == "heading"


@pytest.mark.parametrize("text", ["Goma: five killed in strike", "War live: two killed in Homs"])
def test_a_place_before_a_colon_is_no_speaker(text: str, gazetteer: Gazetteer) -> None:
    assert {a.claimant.kind for a in Reading(text, gazetteer).attributions} == {"media"}


def test_who_closes_an_item_of_a_list_says_all_of_it(gazetteer: Gazetteer) -> None:
    text = (
        "- A drone fell in Odesa. Traffic is blocked, Mayor Oleh Koval said.\n\n"
        "- A house burned in Lviv."
    )
    claims = Reading(text, gazetteer).claims
    assert [c.claimant.kind for c in claims] == ["official", "media"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("According to police, residents said a bomb hit Goma.", ["official"]),
        ("Police said a bomb hit Goma, while residents said two died there.",
         ["official", "witness"]),
    ],
)  # fmt: skip
def test_unnamed_witnesses_within_a_report_are_the_reports(
    text: str, kinds: list[str], gazetteer: Gazetteer
) -> None:
    assert [kind for _, kind, _ in Reading(text, gazetteer).speakers()] == kinds


def test_a_source_right_behind_another_one_is_read(gazetteer: Gazetteer) -> None:
    text = "A strike in Odesa was reported by police as per the mayor."
    (claim,) = Reading(text, gazetteer).claims
    assert claim.claimant.name == "Police"


def test_a_region_sees_no_losses(gazetteer: Gazetteer) -> None:
    text = "The Belgorod region, which borders Ukraine, saw heavy losses."
    assert [a.claimant.name for a in Reading(text, gazetteer).attributions] == ["The article"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Armenia and Azerbaijan accused each other of shelling Goris.", "en"),
        ("Вірменія і Азербайджан звинуватили одне одного в обстрілі Горіса.", "uk"),
        ("Армения и Азербайджан обвинили друг друга в обстреле Гориса.", "ru"),
    ],
)
def test_two_who_blame_each_other_both_speak(
    text: str, language: str, gazetteer: Gazetteer
) -> None:
    reading = Reading(text, gazetteer, language=language)
    assert {country for _, _, country in reading.speakers()} == {"AM", "AZ"}
    assert all(claim.event.alleged_actor is None for claim in reading.claims)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TYRE: Six people died in a blast in Homs, a monitor said Sunday in a new toll.",
         ["Monitor"]),
        ("Shells hit Homs, SANA reported, citing residents.\nTwo died in Hama, it said.",
         ["SANA"]),
        (("The Marsh Front claimed attacks in Quetta. In a separate incident, gunmen shot dead a "
          "man in Quetta."), ["Marsh Front", "The article"]),
    ],
)  # fmt: skip
def test_whose_words_a_claim_is(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    found = [claim.claimant.name for claim in Reading(text, gazetteer).claims]
    assert list(dict.fromkeys(found)) == names
