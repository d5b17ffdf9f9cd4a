"""Where a proper name begins and ends, read from a generic word beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.mentions.knowledge import Words
from geomap.mentions.proper_names import ProperNames
from geomap.texts.tokens import Tokens

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def read(gazetteer: Gazetteer, text: str, language: str) -> tuple[Tokens, ProperNames]:
    tokens = Tokens(text)
    return tokens, ProperNames(tokens, language, Words(gazetteer, language))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "near St. Louis |airport", "St. Louis"),
        ("en", "at the Umm-ul-Qura |mosque", "Umm-ul-Qura"),
        ("en", "at al-Dabit |hospital", "al-Dabit"),
        ("en", "on the Tal al-Sultan |neighbourhood", "Tal al-Sultan"),
        ("en", "in Kharkiv al-Dabit |hospital", "al-Dabit"),
        ("en", "in the Shahr-e-Naw |district", "Shahr-e-Naw"),
        ("en", "In Kharkiv |region", "Kharkiv"),
        ("en", "he spoke. In |region", None),
        ("en", "the small |town", None),
        ("uk", "села Липці Харківського |району", "Харківського"),
    ],
)
def test_a_name_before_a_generic_word(
    gazetteer: Gazetteer, language: str, text: str, name: str | None
) -> None:
    before, _, _ = text.partition("|")
    tokens, names = read(gazetteer, text.replace("|", ""), language)
    index = tokens.after(len(before))
    first = names.before(index)
    found = None if first is None else tokens.text[tokens.start[first] : tokens.end[index - 1]]
    assert found == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "town of |Mala Tokmachka burned", "Mala Tokmachka"),
        ("en", "town of |al-Bab burned", "al-Bab"),
        ("en", "town of |Ghasr-e Shirin burned", "Ghasr-e Shirin"),
        ("en", "town of |ill repute", None),
        ("uk", "село |Гроза Харківської області", "Гроза"),
        ("ru", "город |Нижний Новгород обстрелян", "Нижний Новгород"),
    ],
)
def test_a_name_behind_a_generic_word(
    gazetteer: Gazetteer, language: str, text: str, name: str | None
) -> None:
    before, _, _ = text.partition("|")
    tokens, names = read(gazetteer, text.replace("|", ""), language)
    index = tokens.after(len(before))
    last = names.after(index)
    found = None if last is None else tokens.text[tokens.start[index] : tokens.end[last]]
    assert found == name


def test_of_capitals_in_a_headline_the_longest_held_name_stays(gazetteer: Gazetteer) -> None:
    tokens, names = read(gazetteer, "Russia Attacks Kramatorsk Train Station In Ukraine", "en")
    assert names.within_headline(0, tokens.words.index("Train")) == 2
    assert names.within_headline(None, 3) is None


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.sampled_from(["Kyiv", "al", "-", ".", "of", "St", "7", "the", "\n"])))
def test_a_name_holds_the_token_it_is_read_from(gazetteer: Gazetteer, words: list[str]) -> None:
    tokens, names = read(gazetteer, " ".join(words), "en")
    for index in range(len(tokens)):
        first, last = names.before(index), names.after(index)
        assert first is None or 0 <= first < index
        assert last is None or index <= last < len(tokens)
