"""Every language has every subject, and none of its words is read twice in two ways."""

from __future__ import annotations

import ast
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

import geomap
from geomap.lexicons import LANGUAGES, load

LEXICONS = files("geomap.lexicons")
SUBJECTS = sorted(
    file.name.removesuffix(".toml")
    for file in (LEXICONS / "en").iterdir()
    if file.name.endswith(".toml")
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_language_has_every_subject(language: str, subject: str) -> None:
    assert load(language, subject)


@pytest.mark.parametrize("language", LANGUAGES)
def test_verbs_say_one_thing(language: str) -> None:
    speech = load(language, "speech")
    for one, other in combinations(("say", "deny", "blame", "cite"), 2):
        assert set(speech[one]) & set(speech[other]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_speakers_are_looked_up_in_small_letters(language: str) -> None:
    data = load(language, "claimants")
    words = [word for heads in data["heads"].values() for word in heads]
    assert [word for word in [*words, *data["institutions"]] if word != word.casefold()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_weak_verbs_are_verbs_of_saying(language: str) -> None:
    speech = load(language, "speech")
    spoken = {word for key in ("say", "deny", "blame", "cite") for word in speech[key]}
    assert set(speech["weak"]) <= spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_grammar_has_the_same_lists(language: str) -> None:
    assert set(load(language, "grammar")) == set(load("en", "grammar"))


def test_code_compares_with_no_word_of_a_language() -> None:
    words = {"the", "a", "an", "'s", "of", "and", "in", "at", "with", "between", "that", "who"}
    found = [
        f"{file.name}:{constant.lineno}: {constant.value}"
        for room in ("claimants", "claims", "distances", "events", "mentions", "parsing", "texts")
        for file in sorted((Path(geomap.__file__).parent / room).glob("*.py"))
        for compared in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(compared, ast.Compare)
        for side in (compared.left, *compared.comparators)
        for constant in (side, *getattr(side, "elts", ()))
        if isinstance(constant, ast.Constant) and constant.value in words
    ]
    assert found == []


COMPUTED = ("_participle", "_words")
"""Ends of keys that the code puts together."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_read(language: str) -> None:
    code = Path(geomap.__file__).parent.rglob("*.py")
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in code]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    known = {node.value for node in nodes if isinstance(node, ast.Constant)}
    known |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    lists = {f"{subject}.{key}" for subject in SUBJECTS for key in load(language, subject)}
    computed = {name for name in lists if name.endswith(COMPUTED)}
    fixed = {name for name in lists - computed if not name.startswith(("units.", "distances."))}
    assert [name for name in sorted(fixed) if name.partition(".")[2] not in known] == []
