"""Names in other letters."""

from __future__ import annotations

import pytest

from gazetteer.held import ANYTHING
from gazetteer.romanisations import consonants, respelt, to_latin


def test_national_table_of_2010() -> None:
    assert to_latin("згурський їжак юрій", "uk") == "zghurskyi yizhak yurii"


@pytest.mark.parametrize(
    ("key", "script", "other"),
    [
        ("kharkiv", "latin", "kharkov"),
        ("deir el balah", "latin", "deir al balah"),
        ("коренєво", "cyrillic", "коренево"),
    ],
)
def test_letters_stand_for_one_another(key: str, script: str, other: str) -> None:
    assert other in {text for text, _ in respelt(key, script, ANYTHING)}


def test_a_word_is_not_its_own_other_spelling() -> None:
    assert "kharkiv" not in {text for text, _ in respelt("kharkiv", "latin", ANYTHING)}


def test_consonants_are_what_spellings_share() -> None:
    assert consonants("hassakeh") == consonants("al hasakeh")
    assert consonants("hassakeh") != consonants("raqqa")
