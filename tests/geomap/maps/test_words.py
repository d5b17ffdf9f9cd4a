"""The page's own words: every language has them all, and the script asks for no other."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from geomap.maps.page import SCRIPTS, asset, words

PLURALS = {"en": {"one", "other"}, "uk": {"one", "few", "many", "other"}}
PLURALS["ru"] = PLURALS["uk"]
ASSETS = files("geomap.maps").joinpath("assets")


def own(language: str) -> dict[str, str]:
    known: dict[str, str] = json.loads(asset(f"words.{language}.json"))
    return known


def keys(texts: dict[str, str]) -> set[str]:
    return {re.sub(r"\.(one|few|many|other)$", "", key) for key in texts}


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_every_language_says_everything(language: str) -> None:
    assert keys(own(language)) == keys(own("en"))


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_plurals_are_complete_and_keep_their_blanks(language: str) -> None:
    english = own("en")
    for key, text in own(language).items():
        stem, _, form = key.rpartition(".")
        blanks = set(re.findall(r"\{(\w+)\}", text))
        if form in PLURALS["uk"]:
            forms = {
                name.rpartition(".")[2] for name in own(language) if name.startswith(f"{stem}.")
            }
            assert forms == PLURALS[language], stem
            blanks -= {"n"}
            assert blanks == set(re.findall(r"\{(\w+)\}", english[f"{stem}.other"])) - {"n"}
        else:
            assert blanks == set(re.findall(r"\{(\w+)\}", english[key])), key


def test_the_script_asks_only_for_words_that_exist() -> None:
    known = keys(own("en"))
    for name in SCRIPTS:
        for key in re.findall(r'\bsay\("([^"]+)"', asset(f"{name}.js")):
            assert key in known, f"{key} in {name}.js"


def test_an_unknown_language_is_told_in_english() -> None:
    assert words("xx") == own("en")
    assert words("uk")["tab-table"] == "Таблиця"
