"""Marked words of the lexicons are written out in all their forms."""

from __future__ import annotations

import pytest

from geomap.lexicons import LANGUAGES, load
from geomap.lexicons.inflection import forms, inflect, read_paradigms

PARADIGMS = read_paradigms({"m": "- а у/ові", "am": "ий ого ому", "v": "в ла"})


def test_a_word_without_a_mark_is_itself() -> None:
    assert forms("AFP", PARADIGMS) == ["AFP"]


def test_variants_of_a_slot_are_all_given() -> None:
    assert forms("мер~m", PARADIGMS) == ["мер", "мера", "меру", "мерові"]


def test_words_of_a_phrase_agree() -> None:
    assert forms("міськ~am мер~m", PARADIGMS) == [
        "міський мер",
        "міського мера",
        "міському меру",
        "міському мерові",
    ]


def test_text_behind_the_last_mark_stays() -> None:
    assert forms("мер~m міста", PARADIGMS)[1] == "мера міста"


def test_an_unknown_paradigm_is_named() -> None:
    with pytest.raises(ValueError, match="'x'"):
        forms("мер~x", PARADIGMS)


def test_paradigms_of_one_phrase_need_as_many_slots() -> None:
    with pytest.raises(ValueError, match="slots"):
        forms("мер~m сказа~v", PARADIGMS)


def test_a_tilde_of_its_own_is_no_mark() -> None:
    assert forms("~", PARADIGMS) == ["~"]


def test_keys_and_lists_are_written_out_and_plain_text_stays() -> None:
    data = {"штаб~m": ["official", "UA"], "pattern": "a~m", "words": ["мер~m", ["мер~m"]]}
    assert inflect(data, read_paradigms({"m": "- а"})) == {
        "штаб": ["official", "UA"],
        "штаба": ["official", "UA"],
        "pattern": "a~m",
        "words": ["мер", "мера", ["мер", "мера"]],
    }


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_no_lexicon_leaves_a_mark_unread(language: str) -> None:
    assert "мера" in forms("мер~m", read_paradigms(load(language, "inflection")))
