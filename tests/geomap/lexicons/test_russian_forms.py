"""The endings of Russian make words that a dictionary knows."""

from __future__ import annotations

import re
from importlib.resources import files

import pymorphy3
import pytest

from geomap.lexicons import load
from geomap.lexicons.inflection import forms, read_paradigms

SUBJECTS = ("claimants", "events", "places", "speech", "stances")
LEAST_KNOWN = 0.9
"""Share of forms; the rest are names of bodies and weapons that are younger than the dictionary,
and forms that nobody uses ("помощями")."""


@pytest.fixture(scope="module")
def dictionary() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_most_forms_are_words(subject: str, dictionary: pymorphy3.MorphAnalyzer) -> None:
    paradigms = read_paradigms(load("ru", "inflection"))
    text = (files("geomap.lexicons") / "ru" / f"{subject}.toml").read_text(encoding="utf-8")
    marked = set(re.findall(r'"([^"]*~[^"]*)"', text))
    words = {
        word for phrase in marked for form in forms(phrase, paradigms) for word in form.split()
    }
    known = sum(dictionary.word_is_known(word.lower()) for word in words)
    assert known / len(words) > LEAST_KNOWN
