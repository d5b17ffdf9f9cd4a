from __future__ import annotations

import marisa_trie
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.typos import similar_keys

KEYS = ["kharkiv", "kherson", "zaporizhzhia", "lviv", "lvov", "kyiv", "белгород"]
FORWARD = marisa_trie.Trie(KEYS)
BACKWARD = marisa_trie.Trie([key[::-1] for key in KEYS])


def like(key: str, limit: int = 10) -> list[str]:
    return similar_keys(key, FORWARD, BACKWARD, limit)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("kharkhiv", "kharkiv"),
        ("khrakiv", "kharkiv"),
        ("zaporizzhia", "zaporizhzhia"),
        ("zaporozhzia", "zaporizhzhia"),
        ("белгороод", "белгород"),
    ],
)
def test_typos_are_seen_through(typo: str, meant: str) -> None:
    assert like(typo)[0] == meant


def test_nearer_keys_come_first_and_the_key_itself_is_no_typo() -> None:
    assert like("lvivv") == ["lviv"]
    assert like("lviv") == ["lvov"]
    assert like("kharkiv", limit=3) == []


def test_short_words_and_far_ones_find_nothing() -> None:
    assert like("kyv") == []
    assert like("odesa") == []


@given(
    st.sampled_from([key for key in KEYS if len(key) > 4]),
    st.integers(0, 20),
    st.sampled_from(["drop", "double", "change", "exchange"]),
)
def test_no_single_edit_hides_a_key(key: str, place: int, edit: str) -> None:
    i = place % (len(key) - 1)
    edited = {
        "drop": key[:i] + key[i + 1 :],
        "double": key[:i] + key[i] + key[i:],
        "change": key[:i] + "x" + key[i + 1 :],
        "exchange": key[:i] + key[i + 1] + key[i] + key[i + 2 :],
    }[edit]
    assert edited == key or key in like(edited)
