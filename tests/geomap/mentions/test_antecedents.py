import pytest

from gazetteer import Gazetteer
from geomap.mentions import find_mentions
from geomap.parsing import parse


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Shells hit Sumy. Officials in Kyiv said the city was calm.", "the city", "Sumy"),
        (
            "Planes left El Obeid Airport. El Obeid Hospital was hit. The airport is shut.",
            "The airport",
            "El Obeid Airport",
        ),
        (
            "It was felt in Pokhara, Kathmandu and New Delhi, said Nepal. He left the capital.",
            "the capital",
            "Kathmandu",
        ),
        (
            "It was felt in Delhi and Agra. It lay 300 miles west of Kathmandu, the capital.",
            "the capital",
            "Kathmandu",
        ),
        (
            "Okhmatdyt hospital was hit. The Kremlin spokesman denied it. The hospital burned.",
            "The hospital",
            "Okhmatdyt hospital",
        ),
        ("Drones flew over Crimea. Nine fell on the peninsula.", "the peninsula", "Crimea"),
        (
            "Shells fell on Sloviansk. A team that visited Kramatorsk said the town was in ruins.",
            "the town",
            "Kramatorsk",
        ),
    ],
)
def test_what_a_noun_refers_to(gazetteer: Gazetteer, text: str, noun: str, expected: str) -> None:
    found = find_mentions(parse(text, "en"), gazetteer)
    nominal = next(mention for mention in found if mention.text == noun)
    assert nominal.antecedent is not None
    assert found[nominal.antecedent].text == expected


def test_a_site_of_another_sort_is_not_meant(gazetteer: Gazetteer) -> None:
    found = find_mentions(
        parse("Planes left El Obeid Airport. The hospital burned.", "en"), gazetteer
    )
    assert [mention.text for mention in found] == ["El Obeid Airport"]
