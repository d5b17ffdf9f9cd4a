from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.events import Event


def test_that_nothing_was_destroyed_denies_no_attack(gazetteer: Gazetteer) -> None:
    assert not event("A drone fell in Sumy and caused no destruction.", gazetteer).denied
    assert not event("No injuries due to the fire in Sumy were reported.", gazetteer).denied
    assert event("There was no attack on Sumy.", gazetteer).denied
    assert not event("Not fewer than 20 were burnt to death in Sumy.", gazetteer).denied


def test_an_alert_is_no_event(gazetteer: Gazetteer) -> None:
    text = "The service issued a red alert for Assam, predicting heavy rainfall."
    assert Reading(text, gazetteer).events == []


def test_the_middle_east_is_no_place_of_an_event(gazetteer: Gazetteer) -> None:
    assert event("Missiles hit a ship in the Middle East.", gazetteer).places == ()


def event(text: str, gazetteer: Gazetteer) -> Event:
    (found,) = Reading(text, gazetteer).events
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two missiles struck Dnipro on Monday.", "missile_strike"),
        ("A drone hit a school in Goma.", "drone_attack"),
        ("Warplanes bombed Idlib.", "air_strike"),
        ("Artillery shelled Nikopol.", "shelling"),
        ("A car bomb exploded in Kabul.", "explosion"),
        ("Nine rockets were shot down over Haifa.", "interception"),
        ("Rebels captured Bukavu after clashes.", "fighting"),
        ("A fire broke out in Manila.", "fire"),
        ("A magnitude 6.1 earthquake shook Lima.", "earthquake"),
        ("Floods swept through Derna.", "flood"),
        ("The station in Lviv was damaged.", "damage"),
        ("Three people died in Oslo.", "casualties"),
        ("A man was shot in Oslo.", "other"),
        ("Residents of Oslo could hear explosions.", "explosion"),
        ("Two workers were electrocuted near Oslo.", "other"),
        ("Forty people are unaccounted for in Oslo.", "casualties"),
        ("A cleric was assassinated in Herat.", "casualties"),
        ("Two men were beaten to death in Oslo.", "casualties"),
        ("Pirates hijacked a dhow near Mombasa.", "fighting"),
        ("A ferry went down near Mombasa.", "other"),
        ("A man drove into a crowd in Oslo.", "other"),
        ("Two loud bangs were heard in Oslo.", "explosion"),
        ("The wreckage of a drone was found in Sumy.", "interception"),
        ("A missile hit the market in Sumy.", "missile_strike"),
        ("Three died in a bombing in Quetta.", "explosion"),
        ("A roadside bomb hit a bus in Quetta.", "explosion"),
        ("Israeli bombing of Tyre killed three.", "air_strike"),
        ("The army bombed a village near Sagaing.", "air_strike"),
        ("Militants bombed a pipeline in Warri.", "explosion"),
        ("A drone killed two in Sumy.", "drone_attack"),
        ("Suicide bombers attacked a police station in Quetta.", "explosion"),
        ("A strike by Storm Shadow missiles hit Sumy.", "missile_strike"),
        ("A plane disappeared near Kochi.", "other"),
        ("A lorry rolled over near Kochi.", "other"),
        ("A hotel fell down in Kochi.", "damage"),
        ("The remains of three men were found near Kochi.", "casualties"),
        ("Two people in Sumy were wounded by a Russian missile.", "missile_strike"),
        ("The drone operator was killed in Sumy.", "casualties"),
        ("The rebels took Bukavu.", "fighting"),
        ("The rebels are in full control of Bukavu.", "fighting"),
        ("The army says that Bukavu has fallen.", "fighting"),
        ("Troops drove the rebels out of the town of Sake.", "fighting"),
        ("Rebels entered Bukavu.", "fighting"),
        ("The militia lost control of Bukavu.", "fighting"),
        ("The army withdrew from Bukavu.", "fighting"),
        ("Settlers beat a man to death in Nablus.", "casualties"),
        ("A plane crashed shortly after leaving Kochi.", "other"),
    ],
)
def test_kinds(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert event(text, gazetteer).event_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met in Geneva.",
        "He had a heart attack in Paris.",
        "The unions in Lyon went on strike.",
        "A missile could hit Kyiv, he fears.",
        "The army will hold a drill in Tartu against an attack on Tartu.",
        "Officials warned of floods in Bonn.",
        "The film was a box office hit in Mumbai.",
        "Air raid sirens sounded in Haifa.",
        "A court in Delhi overturned the conviction.",
        "Shares plunged in Tokyo.",
        "A shelter for homeless people opened in Chicago.",
        "Robert Burns lives in Glasgow.",
        "The film, shot in Paris, opens on Sunday.",
        "The firm breached its contract with a bank in Bremen.",
        "Growth in Lagos has been explosive.",
        "No casualties were reported in Izmir.",
        "A car bomb was defused in Kabul.",
        "A car disappeared in Kabul.",
        "Nobody was killed in Kabul.",
        "A man fell down in Kabul.",
        "Support for Kyiv has fallen.",
        "Gas supplies to Kyiv fell overnight.",
        "Ukraine has taken Russia to court.",
        "The company is in full control of a bank in Lagos.",
        "The film took Lagos by storm.",
        "A movement fighting for independence in Papua freed a pilot.",
        "An attack on a church in Jos was foiled.",
        "Rents in Lviv have fallen.",
        "An aid convoy entered Rafah.",
        "The minister took the train to Lviv.",
        "The wounded were taken to Lviv.",
    ],
)
def test_no_events(text: str, gazetteer: Gazetteer) -> None:
    found = Reading(text, gazetteer).events
    assert [e for e in found if not e.reference and e.places] == []


def test_figures_actor_weapon_and_day(gazetteer: Gazetteer) -> None:
    found = event("On May 7, Russian drones hit Sumy, killing at least two people.", gazetteer)
    assert (found.killed.minimum, found.killed.maximum) == (2, None)
    assert (found.alleged_actor, found.weapon) == ("Russian", "drones")
    assert (found.first_day, found.date_basis) == (dt.date(2024, 5, 7), "relative to the article")


def test_a_force_acts_with_its_name(gazetteer: Gazetteer) -> None:
    assert (
        event("Ethiopian troops attacked Mekelle.", gazetteer).alleged_actor == "Ethiopian troops"
    )


def test_a_negated_event_is_denied_but_a_negated_result_is_not(gazetteer: Gazetteer) -> None:
    assert event("No missile strike took place in Haifa.", gazetteer).denied
    assert not event("A missile hit Haifa but no casualties followed.", gazetteer).denied


def test_air_defence_is_a_cause_only_when_it_does_the_damage(gazetteer: Gazetteer) -> None:
    assert event("The house in Kyiv was damaged by air defence.", gazetteer).other_cause
    assert not event("Air defence shot down nine drones over Kyiv.", gazetteer).other_cause


def test_a_date_that_only_bounds_is_no_day_of_an_event(gazetteer: Gazetteer) -> None:
    assert (
        event("Shells hit Avdiivka, as since the war began in 2022.", gazetteer).first_day is None
    )


def test_what_could_not_be_verified_is_no_news(gazetteer: Gazetteer) -> None:
    assert Reading("Wire could not verify reports of casualties in Odesa.", gazetteer).events == []


def test_a_negation_ends_where_another_subject_begins(gazetteer: Gazetteer) -> None:
    text = "They are not military targets and the attacks in Odesa seem random."
    (event,) = Reading(text, gazetteer).events
    assert not event.denied
