"""From the words of a query to the keys under which a name may be stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.spellings import spellings, transcribed


def keys(key: str, language: str | None = None, *, held: set[str]) -> list[str]:
    return [spelling.key for spelling in spellings(key, language, exists=held.__contains__)]


def test_names_of_several_words_are_inflected_in_each() -> None:
    assert keys("кривому розі", "uk", held={"кривий ріг"}) == ["кривий ріг"]
    assert keys("ростове на дону", "ru", held={"ростов на дону"}) == ["ростов на дону"]


def test_the_language_of_the_text_decides_between_two_nominatives() -> None:
    held = {"вороніж", "воронеж"}
    assert keys("воронежем", "ru", held=held) == ["воронеж"]
    assert keys("воронежем", "uk", held=held)[0] == "вороніж"


@pytest.mark.parametrize(
    ("query", "stored"),
    [
        ("zaporizhzhya", "zaporizhzhia"),
        ("gonchara", "honchara"),
        ("kievsky", "kyivskyi"),
        ("olesya gonchara", "olesia honchara"),
        ("charkiw", "kharkiv"),
        ("st louis", "saint louis"),
        ("hasakah", "al hasakah"),
        ("al qusayr", "qusayr"),
        ("дейр ель балаху", "deir al balah"),
    ],
)
def test_press_spellings_meet_the_stored_one(query: str, stored: str) -> None:
    assert keys(query, held={stored, "elsewhere"}) == [stored]


def test_cyrillic_meets_a_latin_name() -> None:
    assert keys("згурівці", "uk", held={"zghurivka"}) == ["zghurivka"]
    assert keys("коренєво", "uk", held={"коренево"}) == ["коренево"]


def test_romanisations_are_not_tried_when_the_name_itself_is_there() -> None:
    assert keys("kharkiv", held={"kharkiv", "charkiv"}) == ["kharkiv"]


def test_romanisations_are_not_tried_when_not_wanted() -> None:
    assert spellings("gonchara", exists={"honchara"}.__contains__, far=False) == []


@pytest.mark.parametrize(
    ("cyrillic", "turkish"),
    [
        ("сындыргы", "sindirgi"), ("бигадич", "bigadic"), ("гельджюк", "golcuk"),
        ("гьольджук", "golcuk"), ("лачин", "lacin"), ("чаршамба", "carsamba"),
        ("кютахья", "kutahya"), ("шушада", "susa"),
    ],
)  # fmt: skip
def test_turkish_names_are_read_back(cyrillic: str, turkish: str) -> None:
    held = {"sindirgi", "bigadic", "golcuk", "lacin", "carsamba", "kutahya"}
    found = [spelling.key for spelling in transcribed(cyrillic, held.__contains__)]
    assert found == ([turkish] if turkish in held else [])


@given(
    st.text(alphabet="абвгиіоуяьйк ", max_size=20).filter(str.strip),
    st.sampled_from(["uk", "ru", "en", None]),
)
def test_a_key_that_exists_comes_first(key: str, language: str | None) -> None:
    key = " ".join(key.split())
    found = spellings(key, language, exists=lambda other: other == key or len(other) % 2 == 0)
    assert found[0].key == key
    assert found[0].how == "exact"


@given(st.text(alphabet="abcdghiklosvyz ", max_size=24))
def test_only_existing_keys_are_given_and_each_once(key: str) -> None:
    found = [s.key for s in spellings(" ".join(key.split()), exists=lambda k: k.endswith("a"))]
    assert len(found) == len(set(found))
    assert all(other.endswith("a") for other in found)


HELD = frozenset({
    "кривий ріг", "ростов на дону", "сумы", "суми", "коренево", "нова каховка", "новая каховка",
    "zghurivka", "nova kakhovka", "deir al balah", "bigadic", "sultan dagi", "saint louis",
    "olesia honchara", "kharkiv", "charkiv", "sumy", "al hasakah",
})  # fmt: skip
ASKED = (
    "кривому розі", "ростове на дону", "сумах", "коренєво", "новій каховці", "новой каховке",
    "згурівці", "дейр ель балаху", "бигадиче", "султан дагы", "st louis",
    "olesya gonchara", "kharkow", "sumi", "hasakah", "сумська громада",
)  # fmt: skip


@given(
    st.sampled_from(ASKED),
    st.sampled_from(["", "", "а", "у", "ом", "h", "x"]),
    st.integers(0, 2),
    st.sampled_from(["uk", "ru", "en", None]),
)
def test_knowing_how_keys_begin_changes_no_answer(
    name: str, ending: str, less: int, language: str | None
) -> None:
    key, exists = name[: len(name) - less] + ending, HELD.__contains__

    def begins(letters: str) -> bool:
        return any(other.startswith(letters) for other in HELD)

    slowly = spellings(key, language, exists=exists)
    assert spellings(key, language, exists=exists, begins=begins) == slowly
    assert transcribed(key, exists, begins) == transcribed(key, exists)
