"""Names in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.names import fold_text, search_key
from gazetteer.places import NameSpan
from gazetteer.spotting import longest, spot

if TYPE_CHECKING:
    from collections.abc import Sequence


class Names:
    """A store that holds a few keys."""

    def __init__(self, *keys: str) -> None:
        self.keys = frozenset(keys)

    def has_key(self, key: str) -> bool:
        return key in self.keys

    def has_beginning(self, letters: str) -> bool:
        return any(key.startswith(letters) for key in self.keys)

    def spot(self, folded: str) -> Sequence[NameSpan]:
        padded = f" {folded} "
        return [
            NameSpan(padded.index(f" {key} "), padded.index(f" {key} ") + len(key), key)
            for key in sorted(self.keys)
            if f" {key} " in padded
        ]


def spotted(names: Names, text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.key) for span in spot(names, text)]


@pytest.mark.parametrize(
    ("text", "printed", "key"),
    [
        ("In Łódź, today", "Łódź", "lodz"),
        ("Kharkiv’s mayor", "Kharkiv", "kharkiv"),
        ("the U.S. said", "U.S", "us"),
        ("in Cox’s Bazar today", "Cox’s Bazar", "coxs bazar"),
        ("in St John's today", "St John's", "st johns"),
        ("near Saint-Denis.", "Saint-Denis", "saint denis"),
        ("у Харкові вночі", "Харкові", "харків"),
        ("в Ростове-на-Дону", "Ростове-на-Дону", "ростов на дону"),
        ("у Кривому Розі", "Кривому Розі", "кривий ріг"),
        ("в Белгородской области", "Белгородской области", "белгородская область"),
        ("на Сумській та інших", "Сумській", "сумська область"),
        ("у Кір'ят-Біаліку вночі", "Кір'ят-Біаліку", "kiryat bialik"),
        ("под Дейр-эль-Балахом", "Дейр-эль-Балахом", "deir al balah"),
    ],
)
def test_names_are_found_as_printed(text: str, printed: str, key: str) -> None:
    assert spotted(Names(key), text) == [(printed, key)]


def test_single_words_are_not_written_in_another_script() -> None:
    assert spotted(Names("mariana"), "сказала Мар'яна") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Пожежа у Бигадичі", "bigadic"), ("В Бигадиче пожар", "bigadic"),
        ("под Сындыргы", "sindirgi"), ("біля Бигадича", "bigadic"), ("Бигадич горів", None),
        ("у Бигадича", None), ("з Бигадичем", None), ("в ХАМАСе", None), ("в Хамасе", None),
    ],
)  # fmt: skip
def test_what_stands_as_places_do_may_be_held_in_latin_only(text: str, key: str | None) -> None:
    found = [held for _, held in spotted(Names("bigadic", "sindirgi", "hamas"), text)]
    assert found == ([] if key is None else [key])


def test_small_words_are_not_inflected() -> None:
    assert spotted(Names("гора"), "за горою") == []


def test_the_longest_name_wins() -> None:
    spans = [NameSpan(4, 8, "york"), NameSpan(0, 3, "new"), NameSpan(0, 8, "new york")]
    assert longest(spans) == [NameSpan(0, 8, "new york")]


@given(st.text(alphabet="aB .'’-ЖжЇїŁéΣß\n1\u0301", max_size=40))
def test_folded_text_is_as_long_as_its_origins_and_in_order(text: str) -> None:
    folded, origins = fold_text(text)
    assert len(folded) == len(origins)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)
    assert "  " not in folded


@given(st.text(alphabet="abcжзиї -", max_size=30))
def test_folding_text_and_making_keys_agree(text: str) -> None:
    assert fold_text(text)[0].strip() == search_key(text)
