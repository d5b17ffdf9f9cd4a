"""Small towns in countries of which a text says nothing."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, Resolution
from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.resolution.strays import Strays
from geomap.settings import Settings


def country_taken_for(
    gazetteer: Gazetteer, name: str, text: str, settings: Settings | None = None
) -> str:
    """Give the country of the place that a name in a text is taken for; "" where it has none."""
    chosen = settings or Settings()
    document = from_text(text, settings=chosen)
    mentions = find_mentions(parse(document.text, document.language or "en"), gazetteer)
    found = resolve_mentions(mentions, document, gazetteer, chosen)
    place = next(item.resolution.place for item in found if item.mention.text == name)
    return "" if place is None else place.country or ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Soro", "Burkina Faso's army killed people in the villages of Nondin and Soro."),
        ("Barsa", "Militants attacked the villages of Barsa and Kodo in Niger on Monday."),
    ],
)
def test_a_village_in_a_country_of_which_nothing_is_said_is_not_meant(
    gazetteer: Gazetteer, name: str, text: str
) -> None:
    assert not country_taken_for(gazetteer, name, text)


@pytest.mark.parametrize(
    ("name", "text", "country"),
    [
        ("Ulm", "She was born in Ulm in 1879. She later moved to the United States.", "DE"),
        ("Eastbourne", "Players from Serbia and Spain lost the final in Eastbourne.", "GB"),
        ("Namur", "Officials of Kenya spoke in the Belgian town of Namur.", "BE"),
    ],
)
def test_a_town_that_goes_by_its_name_or_whose_country_is_spoken_of_is_meant(
    gazetteer: Gazetteer, name: str, text: str, country: str
) -> None:
    assert country_taken_for(gazetteer, name, text) == country


def test_an_adjective_speaks_of_a_country(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Bârsa", country="RO")
    answer = Resolution("Bârsa", found[0].place, 0.5, tuple(found), "")
    niger = Resolution("Niger", gazetteer.find("Niger")[0].place, 0.5, (), "")
    assert Strays(["RO"], [answer, niger], (), gazetteer).without(answer) == answer
    assert Strays([], [answer, niger], (), gazetteer).without(answer).place is None


def test_the_country_of_the_outlet_need_not_be_named(gazetteer: Gazetteer) -> None:
    text = "Guests from Niger met the farmers in Barsa on Monday."
    assert not country_taken_for(gazetteer, "Barsa", text)
    assert country_taken_for(gazetteer, "Barsa", text, Settings(country_bias=("RO",))) == "RO"


def test_a_text_that_names_no_country_may_be_about_any(gazetteer: Gazetteer) -> None:
    assert country_taken_for(gazetteer, "Soro", "The storm hit the town of Soro on Monday.") == "IN"


@pytest.mark.parametrize(
    ("name", "text", "country"),
    [
        ("Kobani", "Turkey said its jets hit Kobani.", "SY"),
        ("Aitaroun", "Israeli jets struck Aitaroun, Israel said.", "LB"),
        ("Poipet", "Thai jets struck Poipet, Bangkok said.", "KH"),
    ],
)
def test_who_strikes_across_its_border_need_not_name_the_neighbour(
    gazetteer: Gazetteer, name: str, text: str, country: str
) -> None:
    assert country_taken_for(gazetteer, name, text) == country
