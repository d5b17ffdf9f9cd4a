from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer

ARTICLE = """Blasts in Odesa as both sides trade blame

Two missiles hit a warehouse in Odesa on Thursday, Odesa Governor Petro Hnatiuk said.

"Four people are dead and nine are injured," Hnatiuk added.

Russia's Defence Ministry denied that its forces had attacked Odesa. It blamed Ukrainian air \
defence for the damage.

In Belgorod, a drone hit a bus, local officials said.
"""


def test_each_side_has_its_rows(gazetteer: Gazetteer) -> None:
    assert Reading(ARTICLE, gazetteer).rows() == [
        ("Ukrainian officials", "asserts", "Odesa"),
        ("Ukrainian officials", "asserts", "Odesa"),
        ("Russian officials", "denies", "Odesa"),
        ("Russian officials", "attributes_elsewhere", "Odesa"),
        ("Russian officials", "asserts", "Belgorod"),
    ]


def test_a_statement_without_a_place_or_day_continues_the_one_before(gazetteer: Gazetteer) -> None:
    first, second, *_ = Reading(ARTICLE, gazetteer).claims
    assert (first.event.event_type, second.event.event_type) == ("missile_strike", "casualties")
    assert (second.event.killed.minimum, second.event.injured.minimum) == (4, 9)
    assert second.event.first_day == first.event.first_day == dt.date(2024, 5, 9)
    assert (first.event.date_basis, second.event.date_basis) == (
        "relative to the article",
        "the event it continues",
    )


def test_a_heading_with_a_speaker_adds_what_the_text_does_not_tell(gazetteer: Gazetteer) -> None:
    text = (
        "Drones hit Poltava, the mayor of Poltava said.\n\n"
        "Blast kills two in Odesa - police\n\nThree hurt in Kherson"
    )
    places = {place.mention.text for c in Reading(text, gazetteer).claims for place in c.places}
    assert places == {"Poltava", "Odesa"}


def test_headings_do_not_repeat_what_the_text_says(gazetteer: Gazetteer) -> None:
    text = "Missile hits Lviv\n\nA missile hit Lviv on Monday, the mayor of Lviv said."
    assert Reading(text, gazetteer).rows() == [("Ukrainian officials", "asserts", "Lviv")]


def test_captions_are_the_outlets(gazetteer: Gazetteer) -> None:
    text = (
        "A missile hit Lviv on Monday, the mayor of Lviv said.\n\n"
        "Firefighters at the site of a drone strike in Dnipro, May 3, 2024. (Reuters)"
    )
    assert ("Media", "asserts", "Dnipro") in Reading(text, gazetteer).rows()


def test_a_claim_that_another_rejects_is_denied_there(gazetteer: Gazetteer) -> None:
    text = "Russia said on Monday its forces had captured Pokrovsk, a claim that Ukraine rejected."
    said, denied = Reading(text, gazetteer).claims
    assert (said.claimant.country, said.stance) == ("RU", "asserts")
    assert (denied.claimant.country, denied.stance) == ("UA", "denies")
    assert said.event.alleged_actor == "Russia"


def test_nothing_happened_where_a_journey_was_to_end(gazetteer: Gazetteer) -> None:
    text = "A bus on its way from Lviv to Odesa crashed near Uman, Ukrainian officials said."
    assert "Odesa" not in [row[2] for row in Reading(text, gazetteer).rows()]


def test_another_cause_is_no_denial(gazetteer: Gazetteer) -> None:
    text = "Drones hit Omdurman, the army said. The rebels said a stray army shell hit Omdurman."
    assert [row[1] for row in Reading(text, gazetteer).rows()] == [
        "asserts",
        "attributes_elsewhere",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Two died in Lviv, police said, while the mayor of Lviv spoke of 12.",
            [("asserts", "Lviv", 2), ("asserts", "Lviv", 12)],
        ),
        (
            "A blast killed 20 in Aden, medics said. The government put the figure at 33.",
            [("asserts", "Aden", 20), ("asserts", "Aden", 33)],
        ),
        (
            "Rescue work has finished in Lviv. The death toll is 38.",
            [("asserts", "Lviv", 38)],
        ),
        (
            "The army said 38 people were killed in Sudan, including 12 in Omdurman.",
            [("asserts", "Sudan", 12), ("asserts", "Omdurman", 12)],
        ),
        (
            "Explosions rang out in Odesa. An hour later they were heard in Izmail.",
            [("asserts", "Odesa", None), ("asserts", "Izmail", None)],
        ),
        (
            "The plant in Lviv was not damaged, Lviv's mayor said, dismissing reports of a strike.",
            [("denies", "Lviv", None)],
        ),
    ],
)
def test_tolls_and_repeats(
    text: str, rows: list[tuple[str, str, int | None]], gazetteer: Gazetteer
) -> None:
    claims = Reading(text, gazetteer).claims
    assert [
        (claim.stance, place.mention.text, claim.event.killed.minimum)
        for claim in claims
        for place in claim.places
    ] == rows


def test_a_charge_of_something_else_is_no_claim(gazetteer: Gazetteer) -> None:
    text = "Militants killed two workers in Aden, accusing them of spying."
    assert Reading(text, gazetteer).rows() == [("Media", "asserts", "Aden")]


def test_a_depot_that_explodes_is_no_other_cause(gazetteer: Gazetteer) -> None:
    text = "An arms depot exploded in Omdurman, the army said."
    assert [row[1] for row in Reading(text, gazetteer).rows()] == ["asserts"]


def test_the_day_of_a_dateline_is_no_events_day(gazetteer: Gazetteer) -> None:
    text = "KHARTOUM, May 8, 2024 (Wire) - A drone hit Omdurman on Tuesday, the army said."
    (claim,) = Reading(text, gazetteer).claims
    assert claim.event.first_day == dt.date(2024, 5, 7)


def test_what_goes_on_again_and_again_is_background(gazetteer: Gazetteer) -> None:
    assert Reading("Nikopol has repeatedly come under attack.", gazetteer).rows() == []


def test_quotes_are_verbatim_and_ids_stable(gazetteer: Gazetteer) -> None:
    one, other = Reading(ARTICLE, gazetteer), Reading(ARTICLE, gazetteer)
    assert all(claim.quote in ARTICLE and claim.quote for claim in one.claims)
    assert [c.claim_id for c in one.claims] == [c.claim_id for c in other.claims]
    assert len({c.claim_id for c in one.claims}) == len(one.claims)
    assert one.claims[0].quote.startswith("Two missiles hit")


def test_they_in_a_quotation_are_others_and_we_the_speaker(gazetteer: Gazetteer) -> None:
    theirs = '"They struck Odesa at night," the mayor of Odesa said.'
    ours = '"We struck Odesa at night," Russia\'s Defence Ministry said.'
    (quoted,) = Reading(theirs, gazetteer).claims
    (own,) = Reading(ours, gazetteer).claims
    assert quoted.event.alleged_actor is None
    assert own.event.alleged_actor == "Russia's Defence Ministry"


def test_what_a_side_says_it_always_does_is_no_event(gazetteer: Gazetteer) -> None:
    text = '"Our forces strike only military targets in Odesa," Russia\'s Defence Ministry said.'
    assert Reading(text, gazetteer).rows() == []


def test_an_outlet_denies_nothing_itself(gazetteer: Gazetteer) -> None:
    assert not Reading("Lviv was calm, with no clashes reported there.", gazetteer).rows()
    assert not Reading("No significant damage has been recorded in Lviv.", gazetteer).rows()


def test_what_is_denied_stands_in_the_same_sentence(gazetteer: Gazetteer) -> None:
    text = (
        "Shells fell on Sumy, police said. The firm Orlan said that its works in Izium had stopped "
        "but denied that furnaces were damaged."
    )
    assert ("Organisations", "denies", "Izium") in [
        (row[0], row[1], row[2]) for row in Reading(text, gazetteer).rows()
    ]


def test_a_denial_may_name_no_event(gazetteer: Gazetteer) -> None:
    text = (
        "A missile hit Izium, the mayor of Izium said. According to Russia's defence ministry, "
        "accusations that its army had any positions around Izium were groundless."
    )
    assert Reading(text, gazetteer).rows()[-1] == ("Russian officials", "denies", "Izium")


def test_a_caption_shows_what_came_before(gazetteer: Gazetteer) -> None:
    text = "Photo: A resident clears glass in Izium after a Russian missile attack. Photo by EPA"
    assert "Izium" in [row[2] for row in Reading(text, gazetteer).rows()]


def test_a_place_may_stand_between_commas_before_the_speaker(gazetteer: Gazetteer) -> None:
    text = "A few miles off, in Izium, the mayor said that two houses were destroyed."
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Izium"]


def test_what_goes_on_all_year_is_background_whoever_says_so(gazetteer: Gazetteer) -> None:
    text = (
        "The Belgorod region has experienced ongoing shelling throughout the year, according to "
        "Russian authorities."
    )
    assert not Reading(text, gazetteer).rows()


def test_what_is_said_of_a_place_asked_about(gazetteer: Gazetteer) -> None:
    text = (
        "A shell fell in Sumy, police said. Asked about the blast in Izium, the mayor of Izium "
        "said two people were dead."
    )
    assert [row[2] for row in Reading(text, gazetteer).rows()][-1] == "Izium"


def test_what_happened_since_thursday_is_news_and_since_a_year_background(
    gazetteer: Gazetteer,
) -> None:
    assert Reading("Twelve people have died in floods in Izium since Thursday.", gazetteer).rows()
    assert not Reading("Izium has been shelled since 2022.", gazetteer).rows()


def test_a_frequent_target_is_background(gazetteer: Gazetteer) -> None:
    text = "Two drones hit Odesa. Izmail has been the target of many attacks."
    assert [place for _, _, place in Reading(text, gazetteer).rows()] == ["Odesa"]


def test_drones_over_a_place_are_news_and_drones_at_a_base_are_not(gazetteer: Gazetteer) -> None:
    over = "Russia's defence ministry said: nine drones over Bryansk."
    base = "A laboratory said 43 drones were parked at the airport of Nyala."
    assert [place for _, _, place in Reading(over, gazetteer).rows()] == ["Bryansk"]
    assert Reading(base, gazetteer).rows() == []


def test_another_cause_is_a_claim_without_a_word_for_an_event(gazetteer: Gazetteer) -> None:
    text = "Ukraine's army said the incident on the Crimean Bridge was a provocation by Russia."
    (row,) = Reading(text, gazetteer).rows()
    assert row == ("Ukrainian officials", "attributes_elsewhere", "Crimean Bridge")


def test_a_charge_that_names_no_event_is_denied_nowhere(gazetteer: Gazetteer) -> None:
    text = (
        "Rebels attacked Goma, the army said. The government accused Rwanda of helping the rebels, "
        "a charge denied by Kigali."
    )
    assert [row[1:] for row in Reading(text, gazetteer).rows()] == [("asserts", "Goma")]


def test_an_accusation_names_somebody_before_or_behind_what_it_is_of(gazetteer: Gazetteer) -> None:
    text = (
        "Officials blamed the fire in Lviv on arsonists. Russia blamed Ukraine for the strike on "
        "Sudzha. Kyiv accused Russian troops of shelling Kherson on Monday."
    )
    claims = Reading(text, gazetteer).claims
    assert [c.event.alleged_actor for c in claims] == ["arsonists", "Ukraine", "Russian troops"]


def test_its_missiles_are_the_speakers_own(gazetteer: Gazetteer) -> None:
    text = (
        "A Russian strike killed 34 people in Sumy, officials said. Russia's Defence Ministry said "
        "two of its missiles had struck a meeting of Ukrainian officers in Sumy."
    )
    assert Reading(text, gazetteer).rows()[-1] == ("Russian officials", "asserts", "Sumy")


def test_of_whom_their_own_side_killed_the_outlet_tells(gazetteer: Gazetteer) -> None:
    text = (
        "Both sides reported deaths. Turkish officials said two soldiers died in Kilis, while "
        "Turkish shelling of Afrin killed ten people."
    )
    assert Reading(text, gazetteer).rows() == [
        ("Turkish officials", "asserts", "Kilis"),
        ("Media", "asserts", "Afrin"),
    ]


def test_a_list_of_drones_over_regions_is_told_by_who_opens_it(gazetteer: Gazetteer) -> None:
    text = (
        "Ukraine's air force announced the destruction of nine drones overnight:\n\n"
        "- 5 were shot down over the Kharkiv region,\n\n- 3 — over Kherson,\n\n"
        "- one over Odesa.\n\nNothing else was told."
    )
    assert [row[2] for row in Reading(text, gazetteer).rows()] == [
        "Kharkiv region",
        "Kherson",
        "Odesa",
    ]


def test_who_confirms_the_attack_says_that_it_happened(gazetteer: Gazetteer) -> None:
    text = "Ukraine said its drones hit Voronezh. The Kremlin acknowledged the attack."
    assert Reading(text, gazetteer).rows()[-1] == ("Russian officials", "asserts", "Voronezh")


def test_the_largest_attack_since_a_year_is_one_event(gazetteer: Gazetteer) -> None:
    text = "Drones hit Voronezh, the largest attack on the city since 2022, the mayor said."
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Voronezh"]


def test_a_bare_accusation_is_of_the_sentence_before(gazetteer: Gazetteer) -> None:
    text = "A blast killed two people in Lahore on Monday. Pakistan blamed India."
    claim = Reading(text, gazetteer).claims[-1]
    assert (claim.claimant.name, claim.event.alleged_actor, claim.places[0].mention.text) == (
        "Pakistan",
        "India",
        "Lahore",
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A shell hit Homs, police and residents said.", ["Police", "Residents"]),
        ("Iraqi and Turkish officials said a bomb hit Sinjar.",
         ["Turkish officials", "Iraqi officials"]),
        ("Two died in Sinjar, according to Turkish and Iraqi officials.",
         ["Iraqi officials", "Turkish officials"]),
        ("Two died in Homs, according to medics and the police.", ["Medics", "Police"]),
        ("Turkey and Syria said a bomb hit Afrin.", ["Turkey", "Syria"]),
        ("The army and the police said a shell hit Homs.", ["Army"]),
        ("Residents and local media reported a blast in Homs.", ["Residents"]),
    ],
)  # fmt: skip
def test_two_who_say_the_same_each_claim_it(
    text: str, who: list[str], gazetteer: Gazetteer
) -> None:
    assert sorted(c.claimant.name for c in Reading(text, gazetteer).claims) == sorted(who)


@pytest.mark.parametrize(
    ("answer", "group"),
    [
        ("The Marsh Front claimed responsibility.", "Marsh Front"),
        ("No group claimed responsibility.", None),
    ],
)
def test_who_claims_responsibility_says_that_it_happened(
    answer: str, group: str | None, gazetteer: Gazetteer
) -> None:
    claims = Reading(f"A bomb killed five in Quetta, police said. {answer}", gazetteer).claims
    assert next((c.claimant.name for c in claims[1:]), None) == group


def test_what_is_called_false_is_denied(gazetteer: Gazetteer) -> None:
    text = "Soldiers killed ten in Sittwe, villagers said. The military called the report false."
    assert Reading(text, gazetteer).rows()[-1][1:] == ("denies", "Sittwe")


@pytest.mark.parametrize(
    "text",
    [
        "The information about the shelling of Derna is an absolute lie, the army said.",
        "A bomb hit a bus in Derna, medics said. The rebels denied they were responsible.",
        "No shells hit Derna, the mayor said.",
    ],
)
def test_what_denies(text: str, gazetteer: Gazetteer) -> None:
    assert Reading(text, gazetteer).rows()[-1][1:] == ("denies", "Derna")


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Derna. Locals said the shelling was unprovoked as there was no fighting.",
        "There were no further details on the blast that struck Derna, according to police.",
        "Though our army is not conducting fire, Chad keeps shelling Derna, the mayor said.",
    ],
)
def test_what_is_no_denial(text: str, gazetteer: Gazetteer) -> None:
    assert {stance for _, stance, _ in Reading(text, gazetteer).rows()} == {"asserts"}


def test_an_attack_at_a_place_that_nobody_knows_is_the_one_told_of(gazetteer: Gazetteer) -> None:
    text = "Gunmen shot a man in Derna. Police said the attack occurred near Qwarghab Lane."
    assert {place for _, _, place in Reading(text, gazetteer).rows()} == {"Derna"}


@pytest.mark.parametrize(
    "text",
    ["Chad denied suggestions it would try to retake Derna.", "Chad denied planning to hit Derna."],
)
def test_a_denied_plan_is_no_claim(text: str, gazetteer: Gazetteer) -> None:
    assert not Reading(text, gazetteer).claims


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Москва заперечила плани наступу на Суми."),
        ("ru", "Москва отрицает, что собирается атаковать Сумы."),
    ],
)
def test_a_denied_plan_is_no_claim_elsewhere(
    language: str, text: str, gazetteer: Gazetteer
) -> None:
    assert not Reading(text, gazetteer, language=language).claims


def test_a_speaker_of_a_region_is_not_where_that_region_lies(gazetteer: Gazetteer) -> None:
    text = "Idris Rey, governor of Kursk oblast north of Belgorod, said a drone had been shot down."
    assert [row[2] for row in Reading(text, gazetteer).rows()] == ["Kursk oblast"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "A Russian missile hit a hotel in Sumy, the mayor said. Russia said troops hid in it.",
            [("Ukrainian officials", "asserts", "Sumy"), ("Russian officials", "asserts", "Sumy")],
        ),
        (
            "A strike hit a school in Tyre, the mayor said. Israel said militants hid in it.",
            [("Lebanese officials", "asserts", "Tyre"), ("Israeli officials", "asserts", "Tyre")],
        ),
        (
            "An explosion rocked Derna. Libyan officials said a Turkish drone had caused it.",
            [("Media", "asserts", "Derna"), ("Libyan officials", "asserts", "Derna")],
        ),
        (
            "A drone hit a depot in Tokmak, the army said. Police said militants were hiding.",
            [("Ukrainian officials", "asserts", "Tokmak")],
        ),
        (
            (
                "Rockets hit Derna, police said. Chad denied launching an attack, which came as "
                "militias were shelling Sirte."
            ),
            [
                ("Libyan officials", "asserts", "Derna"),
                ("Chadian officials", "denies", "Derna"),
                ("Media", "asserts", "Sirte"),
            ],
        ),
        (
            "Moscow accused Kyiv of using drones against a hospital in Horlivka.",
            [("Russian officials", "asserts", "Horlivka")],
        ),
        (
            "Power was out in Merowe after what the governor described as a drone attack.",
            [("Sudanese officials", "asserts", "Merowe")],
        ),
        (
            "Witnesses said planes bombed Bryansk. The Ukrainian defence ministry called it fake.",
            [("Witnesses", "asserts", "Bryansk"), ("Ukrainian officials", "denies", "Bryansk")],
        ),
    ],
)
def test_who_answers_for_what_was_told_before(
    gazetteer: Gazetteer, text: str, rows: list[tuple[str, str, str]]
) -> None:
    assert Reading(text, gazetteer).rows() == rows


def test_who_refutes_a_denial_denies_nothing(gazetteer: Gazetteer) -> None:
    text = (
        "The army claimed that reports of an air strike in Sittwe were fake news. "
        "Monks refuted the army's claim, saying jets bombed a concert in Sittwe."
    )
    assert [row[1] for row in Reading(text, gazetteer).rows()] == ["denies", "asserts"]


@pytest.mark.parametrize(
    ("told", "group"),
    [
        ("The mayor wrote about it on Telegram.", "Syrian officials"),
        ("The mayor reported the attack on his Telegram channel.", "Syrian officials"),
        ("The mayor reported the attack on the town of Idlib.", "Media"),
    ],
)
def test_who_posts_of_an_attack_tells_of_it(told: str, group: str, gazetteer: Gazetteer) -> None:
    rows = Reading(f"Drones attacked Homs at night. {told}", gazetteer).rows()
    assert rows[0] == (group, "asserts", "Homs")
