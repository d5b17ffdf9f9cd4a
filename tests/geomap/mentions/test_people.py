"""Names of people that are names of places, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.mentions import find_mentions
from geomap.parsing import parse

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def _names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [m.text for m in find_mentions(parse(text, "en"), gazetteer) if not m.nominal]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dale Houston was held. Houston had called his brother, Chad.", []),
        ("The Mehr news agency said shells had hit Homs.", ["Homs"]),
        ("Ban Ki-moon spoke. Ban recalled that shells had hit Homs.", ["Homs"]),
        ("In Yemen Iran-backed men struck. Yemen burned.", ["Yemen", "Yemen"]),
        (
            "Dale Houston was born in Houston and lives in Houston, Texas.",
            ["Houston", "Houston", "Texas"],
        ),
        ("Commissioner Troy Madison voted no. The city should repair mains, Madison said.", []),
        (
            "Marcus York drove from Elizabethtown and York to Baltimore.",
            ["Elizabethtown", "York", "Baltimore"],
        ),
        ("The minister will pay Rs 2 lakh, police in Thane said.", ["Thane"]),
        ("An Albany driver was hurt on Monday.", ["Albany"]),
        ("The mayor of Homs, Ahmed al-Sufi, said so.", ["Homs"]),
        ("The Region's Directorate said so in Homs.", ["Homs"]),
        ("Governor Dale Lyman spoke. According to Lyman, Ukraine's army left.", ["Ukraine"]),
        ("The mayor of Austin, Texas, said so.", ["Austin", "Texas"]),
        ("Assistant District Attorney Karen Lincoln spoke in Boston.", ["Boston"]),
    ],
)
def test_people_and_places(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert _names(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He bought it in Swift Current on Monday.", ["Swift Current"]),
        ("Guests come from Monroe, La. on Fridays.", ["Monroe", "La."]),
        (
            "Kerry Group will close a plant. Farmers in Cork and Kerry protested.",
            ["Kerry", "Cork", "Kerry"],
        ),
    ],
)
def test_ordinary_words_in_names(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert _names(text, gazetteer) == names


def test_what_is_based_somewhere_is_of_there(gazetteer: Gazetteer) -> None:
    found = find_mentions(parse("Dallas-based firms sell to Iran-backed groups.", "en"), gazetteer)
    assert [(m.text, m.reading) for m in found] == [("Dallas", "associative")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Deputies closed U.S. 41 near Venice.", ["Venice"]),
        ("Sen. John Cornyn, R-Texas, voted no.", ["Texas"]),
        ("Flights from Minneapolis-St. Paul were late.", ["Minneapolis", "St. Paul"]),
        ("L.A. police met in D.C. on Monday.", ["L.A.", "D.C."]),
        ("He moved from NYC to the UAE.", ["NYC", "UAE"]),
        ("Defence QC Gordon Jackson spoke.", []),
        ("Toyota and Nokia said sales rose in Finland.", ["Finland"]),
    ],
)
def test_marks_and_letters(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert _names(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The board in Plymouth, Mass., will meet.", ["Plymouth", "Mass"]),
        ("A Fairlie contractor was fined.", ["Fairlie"]),
        ("A man from Kilrush stole diesel.", ["Kilrush"]),
        ("Noel Clare, 50, of Kilrush, bought it.", ["Kilrush"]),
        ("The Wildcats beat Carlisle in Hershey.", ["Carlisle", "Hershey"]),
        ("He came from Cebu Pacific in Iloilo.", ["Cebu", "Iloilo"]),
        ("He told The Irrawaddy that a house in Muse burned.", ["Muse"]),
        ("A drone hit a Niva car in Salem.", ["Salem"]),
        ("Photo: REUTERS/Washington Alves. Salem burned in Oregon.", ["Salem", "Oregon"]),
        ("It came after a Kharkiv Day rally in Salem.", ["Salem"]),
        ("The Islamic State hit Salem in Oregon.", ["Salem", "Oregon"]),
        ("The Hague and The Gambia met.", ["The Hague", "The Gambia"]),
        ("They flew eleven to Peshawar, he told Dawn Peshawar.", ["Peshawar"]),
        ("Suicide Car Bombs Kill 26 in Salem, Oregon", ["Salem", "Oregon"]),
        ("The Telegram channel Baza said that Salem burned in Oregon.", ["Salem", "Oregon"]),
        ("It burned in Russia-annexed Crimea.", ["Crimea"]),
        ("In the Ukranian raid, Salem in Oregon burned.", ["Salem", "Oregon"]),
        ("Services begin Saturday at Lutheran Church in Salem.", ["Salem"]),
    ],
)
def test_local_news(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    found = [name for name in _names(text, gazetteer) if not name.endswith("Church")]
    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Snow fell across the Midwest and the Pacific Northwest.",
            ["Midwest", "Pacific Northwest"],
        ),
        ("The mayor of Cape Town, Patricia de Lille, spoke.", ["Cape Town"]),
        ("A Kent man read it in the Sydney Morning Herald.", ["Kent"]),
    ],
)
def test_small_words_before_names(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert _names(text, gazetteer) == names


def test_an_unknown_university_is_where_its_name_says(gazetteer: Gazetteer) -> None:
    text = "She teaches at the University of Calabar and studied at the University of Oxford."
    found = find_mentions(parse(text, "en"), gazetteer)
    assert [m.text for m in found] == ["University of Calabar", "University of Oxford"]
    assert found[0].name == "Calabar"


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff York said that Deputy Houston left.",
        "Rev. Lincoln spoke with Cllr Preston.",
        "Officer Madison and Trooper Austin were hurt.",
    ],
)
def test_titles_make_people(text: str, gazetteer: Gazetteer) -> None:
    assert _names(text, gazetteer) == []
