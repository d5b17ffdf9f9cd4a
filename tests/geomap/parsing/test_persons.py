"""Full names are found by their given names."""

from __future__ import annotations

import pytest

from geomap.parsing import parse
from geomap.parsing.persons import find_persons


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("сказав Олег Кіпер.", ["Олег Кіпер"]),
        ("за словами Юрія Зарка", ["Юрія Зарка"]),
        ("Марія Іваненко-Петренко додала", ["Марія Іваненко-Петренко"]),
        ("Іван Петрович Багряний", ["Іван Петрович Багряний"]),
        ("у місті Володимир на Волині", []),
        ("Київська область", []),
    ],
)
def test_full_names(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_persons(text, "uk")] == names


def test_a_name_does_not_run_over_a_line() -> None:
    assert list(find_persons("Олег\nКиїв", "uk")) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Губернатор Александр Гусев приехал.", "ru", "Александр Гусев"),
        ("Губернатор Олександр Прокудін приїхав.", "uk", "Олександр Прокудін"),
        ("Governor Alexander Gusev arrived.", "en", "Alexander Gusev"),
    ],
)
def test_every_language_knows_persons(text: str, language: str, name: str) -> None:
    persons = [entity for entity in parse(text, language).entities if entity.label == "person"]
    assert [text[person.start : person.end] for person in persons] == [name]
