"""Unknown capitalised words behind prepositions of place are taken for places."""

from __future__ import annotations

import pytest

from geomap.parsing import parse
from geomap.parsing.guesses import find_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Люди виїхали з міста до Самандага.", ["Самандага"]),
        ("Пошкоджено дім у Кір'ят-Біаліку.", ["Кір'ят-Біаліку"]),
        ("Про це сказали в Міністерстві оборони.", []),
        ("Листа передали до ООН.", []),
    ],
)
def test_guesses(text: str, places: list[str]) -> None:
    assert [text[start:end] for start, end in find_places(text, "uk")] == places


def test_a_person_is_no_place() -> None:
    labels = [entity.label for entity in parse("Поїхали до Олега Коваля.", "uk").entities]
    assert labels == ["person"]
