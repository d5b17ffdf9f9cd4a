"""People are known by their given names, also where these are names of places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.parsing import is_given_name, parse
from geomap.parsing.full_names import find_full_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sgt. Marcus York said", ["Marcus York"]),
        (
            "Raymond “Buck” Jackson and Mary J. Houston",
            ["Raymond “Buck” Jackson", "Mary J. Houston"],
        ),
        ("Georgia Nelson sold ice cream", ["Georgia Nelson"]),
        ("Simon Wells believes", ["Simon Wells"]),
        ("in Georgia Tuesday", []),
        ("Victoria Police and Charlotte Airport", []),
        ("Henry County, Douglas County Hospital", []),
        ("Martin Luther Street", []),
        ("in St. Paul Minnesota, near Lake Charles Louisiana", []),
        ("President Donald Trump Tuesday", ["Donald Trump"]),
        ("Marco's Verona home", []),
    ],
)
def test_full_names(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_full_names(text, "en")] == names


def test_other_languages_have_no_list() -> None:
    assert is_given_name("Karen", "en")
    assert not is_given_name("Karen", "uk")


def test_a_full_name_takes_the_place_of_what_the_model_guessed() -> None:
    text = "Police in Columbia said Marcus York of the Manheim Township police had left."
    entities = {text[e.start : e.end]: e.label for e in parse(text, "en").entities}
    assert entities["Marcus York"] == "person"


@given(st.text(alphabet="MarcusYk .’'-JO\n", max_size=60))
def test_names_are_in_order_and_apart(text: str) -> None:
    spans = list(find_full_names(text, "en"))
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
