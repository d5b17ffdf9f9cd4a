"""A tree of letters matches what a list of words matches, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from geomap.lexicons.patterns import NOTHING, alternatives, folded

WORDS = st.lists(st.text(alphabet="аб .|(", min_size=1, max_size=6), min_size=1, max_size=12)


def test_no_words_match_nothing() -> None:
    assert alternatives([]) == alternatives([""]) == NOTHING
    assert re.search(NOTHING, "anything") is None


def test_the_longest_word_wins() -> None:
    found = re.match(alternatives(["мер", "мера", "мер міста"]), "мер міста Сум")
    assert found is not None
    assert found.group() == "мер міста"


def test_a_shorter_word_is_found_where_the_longer_does_not_fit() -> None:
    assert re.fullmatch(alternatives(["штаб", "штабу оборони"]) + " міста", "штаб міста")


@given(WORDS)
def test_every_word_matches_wholly(words: list[str]) -> None:
    pattern = re.compile(alternatives(words))
    assert all(pattern.fullmatch(word) for word in words)


@given(WORDS, st.text(alphabet="аб .|(", max_size=12))
def test_it_agrees_with_the_plain_list(words: list[str], text: str) -> None:
    ordered = sorted(words, key=len, reverse=True)
    plain = re.compile("|".join(map(re.escape, ordered)))
    found = re.compile(alternatives(words)).findall(text)
    assert found == plain.findall(text)


@given(st.text(alphabet="isIS\u0130\u0131", min_size=1, max_size=6), st.sampled_from(["i", "is"]))
def test_what_is_found_in_any_case_is_a_word_of_the_lexicon(text: str, word: str) -> None:
    found = re.search(alternatives([word]), text, re.IGNORECASE)
    assert found is None or folded(found.group()) == word
