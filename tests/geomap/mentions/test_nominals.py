import pytest

from geomap.mentions.nominals import find_nominals
from geomap.texts.tokens import Tokens


def nominals(text: str, language: str = "en") -> list[tuple[str, str]]:
    countries = {"Syrian": "SY", "South Sudan": "SS"}
    found = find_nominals(Tokens(text), language, countries.get)
    return [(text[n.start : n.end], n.refers_to) for n in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hit the city again.", [("the city", "settlement")]),
        ("The town burned.", [("The town", "settlement")]),
        ("in the Syrian capital on Friday", [("the Syrian capital", "capital")]),
        (
            "damage in the city center and at the border",
            [("city center", "settlement"), ("the border", "border")],
        ),
        ("people living there fled", [("there", "any")]),
        ("there were shells, and There is no city council in the city of Homs", []),
        ("the border guards of the region's governor", []),
        ("Lyman city center", []),
        ("a city, one region, the capital of Syria", []),
        ("a blast in South Sudan's capital", [("capital", "capital")]),
        ("in South Sudan's capital, Juba", []),
        ("people of this locality", [("this locality", "settlement")]),
        ("the Syrian border", []),
        ("facades in this sprawling capital", [("this sprawling capital", "capital")]),
        ("a bomb in the Syrian capital Sunday", [("the Syrian capital", "capital")]),
        ("shells hit the next town", []),
    ],
)
def test_what_refers_back(text: str, expected: list[tuple[str, str]]) -> None:
    assert nominals(text) == expected


def test_parts_and_countries_are_told() -> None:
    tokens = Tokens("the outskirts of the city and the Syrian capital")
    part, capital = find_nominals(tokens, "en", {"Syrian": "SY"}.get)
    assert (part.relation, capital.country) == ("outskirts of", "SY")


def test_ukrainian_needs_a_demonstrative_a_preposition_or_a_part() -> None:
    text = "у центрі міста та в цьому місті, вибух у місті, але місто це не все"
    found = [found for found, _ in nominals(text, "uk")]
    assert found == ["центрі міста", "цьому місті", "місті"]
