import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents.decoding import decode
from geomap.errors import InputError

UKRAINIAN = (
    "Вночі російські війська вдарили ракетами по житловому будинку в Київському районі Харкова. "
    "За попередніми даними, є загиблі та поранені, повідомив міський голова.\r\n" * 3
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_mark(encoding: str) -> None:
    assert decode(UKRAINIAN.encode(encoding)) == UKRAINIAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_u"])
def test_cyrillic_encodings_are_told_apart(encoding: str) -> None:
    assert decode(UKRAINIAN.encode(encoding)) == UKRAINIAN


def test_west_european_text_that_is_no_utf8() -> None:
    text = "À Marseille, près du café, l'évêque a été blessé par des éclats. " * 4
    assert decode(text.encode("cp1252")) == text


def test_a_mark_of_utf8_stays_so_that_offsets_are_those_of_the_file() -> None:
    assert decode(b"\xef\xbb\xbfabc") == "\ufeffabc"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"abc\0def", b"\x01\x02\x03" * 100])
def test_binary_data_is_named_as_such(data: bytes) -> None:
    with pytest.raises(InputError, match=r"binary data|no text|no encoding"):
        decode(data)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_whatever_is_utf8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        text = decode(data)
    except InputError:
        text = ""
    assert isinstance(text, str)
