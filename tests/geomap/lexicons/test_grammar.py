"""Forms of words by rules, and marks that stand beside names."""

from __future__ import annotations

import pytest

from geomap.lexicons import LANGUAGES
from geomap.lexicons.grammar import grammar
from geomap.texts.tokens import Tokens


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        ("highway", "plural", "highways"),
        ("church", "plural", "churches"),
        ("county", "plural", "counties"),
        ("counties", "singular", "county"),
        ("crosses", "singular", "cross"),
        ("shell", "third_person", "shells"),
        ("deny", "third_person", "denies"),
        ("launch", "third_person", "launches"),
        ("deny", "past", "denied"),
        ("seize", "past", "seized"),
        ("plan", "past_doubled", "planned"),
        ("seize", "ongoing", "seizing"),
        ("flee", "ongoing", "fleeing"),
    ],
)
def test_english_words_are_inflected_by_rules(word: str, form: str, expected: str) -> None:
    assert grammar("en").form(word, form) == expected


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_languages_without_articles_have_none(language: str) -> None:
    small = grammar(language)
    assert not small.definite | small.indefinite | small.owners | small.of
    assert small.form("область", "plural") == "область"
    assert small.without_plural("Facebooks") == "Facebooks"


@pytest.mark.parametrize("mark", ["'s", "’s", "'S"])
def test_the_mark_of_an_owner_is_a_word_of_its_own(mark: str) -> None:
    assert Tokens(f"Kyiv{mark} centre").words == ["Kyiv", mark, "centre"]


def test_an_apostrophe_within_a_word_is_none() -> None:
    assert Tokens("у Слов'янську").words == ["у", "Слов'янську"]
