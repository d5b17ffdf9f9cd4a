from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, PlaceKind
from geomap.mentions import Mention, find_mentions
from geomap.parsing import parse

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "dev" / "articles").glob("*.txt"))
LANGUAGE = {path: path.name[:2] for path in ARTICLES}


def mentions(gazetteer: Gazetteer, text: str, language: str = "en") -> list[Mention]:
    return find_mentions(parse(text, language), gazetteer)


def named(gazetteer: Gazetteer, text: str, language: str = "en") -> list[str]:
    return [m.text for m in mentions(gazetteer, text, language) if not m.nominal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells hit Lyman and Sloviansk in the Donetsk region.",
            ["Lyman", "Sloviansk", "Donetsk region"],
        ),
        (
            "Nine air strikes on Stepnohirsk, Huliaipole and Mala Tokmachka were counted.",
            ["Stepnohirsk", "Huliaipole", "Mala Tokmachka"],
        ),
        ("The attack on Anna Maria Koval was condemned.", []),
        (
            "Russia Attacks Kramatorsk Train Station In Ukraine",
            ["Russia", "Kramatorsk Train Station", "Ukraine"],
        ),
        ("Drones Strike Three Districts in Belgorod Region", ["Belgorod Region"]),
        (
            "It hit the school in North Darfur, Kalbis in West Darfur and Dellinka in Sudan.",
            ["North Darfur", "Kalbis", "West Darfur", "Dellinka", "Sudan"],
        ),
        ("A train derailed at Datiyah, 280 km north of Bhopal.", ["Datiyah", "Bhopal"]),
        ("The army hit “Stepanakert, Hadrut and Shusha”.", ["Stepanakert", "Hadrut", "Shusha"]),
        ("In Kyiv, Zelensky and Biden spoke.", ["Kyiv"]),
        (
            "It hit territory between Al-Sawwaneh and Khirbet Selm.",
            ["Al-Sawwaneh", "Khirbet Selm"],
        ),
        ("Talks between Hamas and Fatah failed.", []),
        ("Pro-Turkey and pro-Damascus factions hit Manbij.", ["Manbij"]),
        ("The SNA shelled Manbij.", ["Manbij"]),
        ("A fire in NYC killed two.", ["NYC"]),
        ("They hit two bases in the lower Shabelle region.", ["lower Shabelle region"]),
        ("They fought in the western Darfur region.", ["Darfur region"]),
        ("Russian forces shell Kherson, wounding a woman.", ["Kherson"]),
        ("Rebels said they captured Tal Rifaat.", ["Tal Rifaat"]),
        ("Rebels drove the army out of Robotyne.", ["Robotyne"]),
        ("Parachinar came under attack.", ["Parachinar"]),
        ("Parachinar was the scene of a bombing.", ["Parachinar"]),
        ("Adan Yabal has fallen, the minister said.", ["Adan Yabal"]),
        ("Ahmed Karimi has fallen.", []),
        (
            "They shelled three of its towns – Beylagan, Barda, and Terter – on Sunday.",
            ["Beylagan", "Barda", "Terter"],
        ),
        ("They shelled villages, including Bila Hora and Nove.", ["Bila Hora", "Nove"]),
        ("Residents of villages, including Ahmed Karimi, 30, left.", []),
        ("Hurricane Florence flooded the coast. Florence killed 51.", []),
        ("Militants broke the Minsk agreements near Lyman.", ["Lyman"]),
        ("Gunmen killed ten in the central Mexico state of Guanajuato.", ["Mexico", "Guanajuato"]),
        ("They shot at the Muslim district of Tokoyo in Bangassou.", ["Bangassou"]),
        ("A yacht lay off the coast of Porticello.", ["Porticello"]),
        ("The sound of blasts in Kyiv woke us.", ["Kyiv"]),
        ("Nine bodies lay in Apa LGA and in Minjar Woreda.", ["Apa LGA", "Minjar Woreda"]),
        (
            "The RSF accused the army of burning a market in Abu Qamra in North Darfur.",
            ["Abu Qamra", "North Darfur"],
        ),
        ("A strike hit the Umm-ul-Qura Mosque.", ["Umm-ul-Qura Mosque"]),
        ("Three died in the occupied West Bank, medics said.", ["West Bank"]),
        ("It may harm the cooling of the ZNPP.", ["ZNPP"]),
        ("They claimed the Burkina attack.", ["Burkina"]),
        ("Troops swept the periphery of Alma Al-Shaab.", ["Alma Al-Shaab"]),
        ("They were buried in Ghasr-e Shirin.", ["Ghasr-e Shirin"]),
        ("Shells hit al-Bab and as-Suwayda in Syria.", ["al-Bab", "as-Suwayda", "Syria"]),
        ("A blast at al-Dabit Hospital in Tel al-Hawa.", ["al-Dabit Hospital", "Tel al-Hawa"]),
        ("An attack in the Ukraine city of Odesa", ["Ukraine", "Odesa"]),
        ("A blast in the Black Sea port of Odesa", ["Black Sea", "Odesa"]),
        ("Serhii Lyman spoke.", []),
        ("The Kyiv Independent and The Washington Post reported it.", []),
        ("Moscow-backed fighters and Russian troops left.", []),
        ("Ranjit Singh and Paris Hilton met.", []),
        ("On Sunday, Of all days, Nice words were said.", []),
        ("the Armed Forces of Ukraine", ["Ukraine"]),
        (
            "on Sumska, Pushkinska and Myronosytska streets",
            ["Sumska", "Pushkinska", "Myronosytska"],
        ),
        (
            "the towns of Rubizhne, Novodruzhesk and Pryvillia",
            ["Rubizhne", "Novodruzhesk", "Pryvillia"],
        ),
        (
            "It fell near the Orlovka chemical plant on Green Street.",
            ["Orlovka chemical plant", "Green Street"],
        ),
        (
            "at the Syrian-Turkish border and the border with Iraq",
            ["Syrian-Turkish border", "border with Iraq"],
        ),
        ("the Russian border town and Ukraine's border", ["Ukraine's border"]),
        ("U.S. President Joe Biden spoke.", ["U.S."]),
        ("The governor in Zaporizhzhia, Oleksandr Bilyk, said so.", ["Zaporizhzhia"]),
        ("a hospital in Aleppo, at Beirut airport", ["Aleppo", "Beirut airport"]),
        ("Poland borders Ukraine.", ["Poland", "Ukraine"]),
        ("Shebekino is a town in Russia.", ["Shebekino", "Russia"]),
        ("the California town of Paradise", ["California", "Paradise"]),
        ("an attack by JNIM on Sevare", ["Sevare"]),
        ("a hotel in Odesa", ["Odesa"]),
        ("Lake Chad and the Gulf of Aden", ["Lake Chad", "Gulf of Aden"]),
        ("KHARKIV, Ukraine (Wire) - Shells fell.", ["KHARKIV", "Ukraine"]),
    ],
)
def test_what_names_a_place(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert named(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Обстріляно село Гроза Харківської області.", ["Гроза", "Харківської області"]),
        ("uk", "За даними Одеської обласної прокуратури, постраждалих немає.", ["Одеської"]),
        ("uk", "У Донецьку пролунав вибух.", ["Донецьку"]),
        ("uk", "До російського кордону від Сум близько 30 км.", ["російського кордону", "Сум"]),
        ("uk", "Про це повідомив Олег Харків.", []),
        ("ru", "Мэр Липецка сообщил о взрыве в Туле.", ["Липецка", "Туле"]),
        ("ru", "Удар пришёлся по улице Титова в Белгороде.", ["Титова", "Белгороде"]),
        ("ru", "Вечером с Иваном Тамбовым говорили.", []),
    ],
)
def test_inflected_names(
    gazetteer: Gazetteer, language: str, text: str, expected: list[str]
) -> None:
    assert named(gazetteer, text, language) == expected


def test_a_preposition_with_a_capital_is_no_name(gazetteer: Gazetteer) -> None:
    found = mentions(gazetteer, "Обстріляно Сумщину. В області горять будинки.", "uk")
    assert [(m.text, m.nominal) for m in found] == [("Сумщину", False), ("області", True)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Голова Сумської ОВА розповів про удар.", "uk", "Сумської область"),
        ("Глава Сумской ОВА рассказал об ударе.", "ru", "Сумской область"),
    ],
)
def test_a_regions_office_names_the_region(
    gazetteer: Gazetteer, text: str, language: str, name: str
) -> None:
    (found,) = mentions(gazetteer, text, language)
    assert (found.name, found.reading) == (name, "associative")


def test_a_name_that_is_a_place_once_is_one_everywhere(gazetteer: Gazetteer) -> None:
    text = "Vovchansk shelled\nShells hit the town of Vovchansk. Vovchansk again!"
    assert named(gazetteer, text) == ["Vovchansk"] * 3


def test_names_that_share_a_generic_word_are_looked_up_with_it(gazetteer: Gazetteer) -> None:
    first, second = mentions(gazetteer, "on Sumska and Myronosytska streets")
    assert (first.name, second.name) == ("Sumska street", "Myronosytska street")
    assert first.kind is second.kind is PlaceKind.STREET


def test_what_the_text_says_contains_what(gazetteer: Gazetteer) -> None:
    town, region, country = mentions(gazetteer, "in Lyman in the Donetsk region, Ukraine, today")
    assert (town.within, region.within, country.within) == (1, 2, None)
    assert (region.role, country.role) == ("container", "container")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire in Cox’s Bazar, police said.", "Cox’s Bazar"),
        ("A fire in Cox's Bazar district today.", "Cox's Bazar district"),
        ("A fire in Russia's Kursk region today.", "Kursk region"),
        ("A boat sank off Pylos today.", "Pylos"),
    ],
)
def test_names_behind_a_preposition_are_whole(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert mentions(gazetteer, text)[-1].text == name


def test_a_speaker_contains_no_place(gazetteer: Gazetteer) -> None:
    town, speaker = mentions(gazetteer, "Jets struck Lyman, Ukraine said.")
    assert (town.within, speaker.reading, speaker.role) == (None, "metonymic", None)


def test_where_the_region_of_an_office_lies_is_no_scene(gazetteer: Gazetteer) -> None:
    _, town = mentions(gazetteer, "The governor of Kursk Oblast north of Belgorod said so.")
    assert town.role == "anchor"


def test_a_river_runs_on_so_that_what_it_is_near_says_where(gazetteer: Gazetteer) -> None:
    _, town = mentions(gazetteer, "A boat sank on the Congo River near Mbandaka.")
    assert town.role is None


def test_nouns_refer_back_past_what_is_only_an_aside(gazetteer: Gazetteer) -> None:
    text = "Shells hit Lyman, 30 km north of Sloviansk. The city burned. The region mourned."
    found = mentions(gazetteer, text)
    city, region = found[2:]
    assert (city.nominal, city.antecedent, region.antecedent) == (True, 0, 0)
    assert (city.kind, region.kind) == (PlaceKind.SETTLEMENT, PlaceKind.REGION)
    assert found[1].role == "anchor"


def test_a_noun_may_contain_a_place(gazetteer: Gazetteer) -> None:
    found = mentions(
        gazetteer, "Kharkiv was hit. A house in the Kyivskyi district of the city burned."
    )
    district, city = found[1:]
    assert (district.text, district.within, city.role) == ("Kyivskyi district", 2, "container")


def check(text: str, found: list[Mention]) -> None:
    ends = 0
    for index, mention in enumerate(found):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text
        assert mention.text
        assert ends <= mention.start
        ends = mention.end
        assert mention.antecedent is None or mention.antecedent < index
        assert mention.within is None or 0 <= mention.within < len(found)
        assert mention.within != index


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_mention_is_a_slice_of_its_article(gazetteer: Gazetteer, path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    check(text, mentions(gazetteer, text, LANGUAGE[path]))


WORDS = st.sampled_from(
    [
        *(
            "Kyiv",
            "Kharkiv",
            "Russia",
            "Ukraine's",
            "border",
            "the",
            "city",
            "center",
            "street",
            "of",
        ),
        *(
            "town",
            "towns",
            "and",
            ",",
            ".",
            "in",
            "near",
            "12",
            "km",
            "north",
            "\n",
            "“",
            "”",
            "said",
        ),
        *(
            "Mayor",
            "U.S.",
            "-",
            "Lake",
            "region",
            "'s",
            "(",
            ")",
            "Київ",
            "область",
            "Москве",
            "граница",
        ),
    ]
)


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, max_size=30))
def test_any_order_of_words_can_be_read(
    gazetteer: Gazetteer, language: str, words: list[str]
) -> None:
    text = " ".join(words)
    check(text, mentions(gazetteer, text, language))


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_any_text_can_be_read(gazetteer: Gazetteer, text: str) -> None:
    check(text, mentions(gazetteer, text))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("KHARKIV, Ukraine (Wire) - Shells fell.", ["dateline", "dateline"]),
        ("KYIV - Odesa was shelled.", ["dateline", None]),
    ],
)
def test_a_dateline_ends_at_its_dash(
    gazetteer: Gazetteer, text: str, roles: list[str | None]
) -> None:
    assert [m.role for m in find_mentions(parse(text, "en"), gazetteer)] == roles


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Крейсер «Москва» затонул у Севастополя.", ["Севастополя"]),
        ("uk", "Корабель «Новочеркаськ» горів у Феодосії.", ["Феодосії"]),
        ("en", "The tanker Verona was hit off Hodeidah.", ["Hodeidah"]),
        ("en", "A Jeju Air plane crashed in Muan.", ["Muan"]),
        ("en", "An Air Algerie flight crashed near Gossi.", ["Gossi"]),
        ("en", "Drones hit the Saky Air Base.", ["Saky Air Base"]),
    ],
)
def test_ships_and_the_like_bear_names_of_places(
    gazetteer: Gazetteer, language: str, text: str, expected: list[str]
) -> None:
    assert [m.text for m in mentions(gazetteer, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Удару завдали по пункту ХАМАС у Рафаху.", ["Рафаху"]),
        ("ru", "Удар нанесли по пункту ХАМАС в Рафахе.", ["Рафахе"]),
    ],
)
def test_letters_that_stand_for_an_armed_group_are_no_town(
    language: str, text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    assert named(gazetteer, text, language) == expected
