"""Search keys: one normalisation for import and query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.names import search_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sums'ka", "sumska"),
        ("Слов\u2019янськ", "словянськ"),
        ("Ха\u0301рьков", "харьков"),
        ("Орёл", "орел"),
        ("Йошкар-Ола", "йошкар ола"),
        ("И\u0306ошкар", "йошкар"),
        ("Київ", "київ"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("St. Louis", "st louis"),
        ("U.S.A.", "usa"),
        ("Washington, D.C.", "washington dc"),
        ("г.Москва", "г москва"),
        ("ٱلْقُدْس", "القدس"),
        ("कोलकाता", "कोलकाता"),
        ("서울", "서울"),
        ("  -- ", ""),
    ],
)
def test_key_folds_what_spellings_differ_in(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_key_of_a_key_is_the_key(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key


@given(st.text())
def test_key_has_single_spaces_and_no_case(text: str) -> None:
    key = search_key(text)
    assert key == " ".join(key.split())
    assert key == search_key(text.lower())


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_has_one_key_on_both_paths(text: str) -> None:
    assert search_key(text) == search_key(text + "\u2013")
