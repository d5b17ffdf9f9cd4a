from __future__ import annotations

import json
import zlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.maps.blocks import ALPHABET, Block, as_text
from geomap.maps.texts import CHUNK_ROWS, TIERS, pack_texts


def bytes_of(block: Block) -> bytes:
    """Undo `as_text` and deflate, as the page's script does."""
    bits, held, out = 0, 0, bytearray()
    for high, low in zip(block.text[::2], block.text[1::2], strict=True):
        held |= (ALPHABET.index(high) * 91 + ALPHABET.index(low)) << bits
        bits += 13
        while bits >= 8:
            out.append(held & 0xFF)
            held >>= 8
            bits -= 8
    return zlib.decompress(bytes(out[: block.size]), -zlib.MAX_WBITS)


def read(blocks: list[Block], rows: int) -> list[str]:
    words = json.loads(bytes_of(blocks[0]))
    texts: list[str] = []
    for block in blocks[1:]:
        data = bytes_of(block)
        count = min(CHUNK_ROWS, rows - len(texts))
        lengths = np.frombuffer(data[: 4 * count], "<u4")
        at = 4 * count
        for length in lengths:
            text = ""
            for _ in range(length):
                number, at = one_number(data, at)
                text += words[number]
            texts.append(text)
    return texts


def one_number(data: bytes, at: int) -> tuple[int, int]:
    start = 0
    for width, lead, leads in TIERS:
        if data[at] < lead + leads:
            rest = int.from_bytes(data[at + 1 : at + width], "big")
            return start + ((data[at] - lead) << (8 * (width - 1))) + rest, at + width
        start += leads * 256 ** (width - 1)
    raise AssertionError(data[at])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=30))
def test_every_text_comes_back_exactly(texts: list[str]) -> None:
    blocks, _ = pack_texts(texts)
    assert read(blocks, len(texts)) == texts


@given(st.binary(max_size=200))
def test_every_byte_survives_as_text_without_markup(data: bytes) -> None:
    text = as_text(data)
    assert not set(text) & set(b"<&\\")
    block = Block("x", as_text(zlib.compress(data, wbits=-15)), len(zlib.compress(data, wbits=-15)))
    assert bytes_of(block) == data


def test_rare_words_take_more_bytes_and_still_come_back() -> None:
    texts = [f"common w{number} " for number in range(30_000)]
    blocks, head = pack_texts(texts)
    assert read(blocks, len(texts)) == texts
    assert len(blocks) == 1 + -(-len(texts) // head["chunk_rows"])


def test_scripts_without_spaces_share_their_characters() -> None:
    texts = ["哈尔科夫遭到袭击", "哈尔科夫市长说"]
    blocks, _ = pack_texts(texts)
    assert read(blocks, 2) == texts
    assert "哈" in json.loads(bytes_of(blocks[0]))


@pytest.mark.parametrize("dtype", ["object", "string", "category"])
def test_columns_of_any_kind_with_nulls(dtype: str) -> None:
    column = pd.Series(["one two", None, "two"], dtype=dtype)
    blocks, _ = pack_texts(column)
    assert read(blocks, 3) == ["one two", "", "two"]


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    blocks, _ = pack_texts(["ab\ud800", None, "ok"])
    assert read(blocks, 3) == ["ab?", "", "ok"]


def test_prose_takes_less_than_deflate_alone() -> None:
    words = [f"word{number % 613}" for number in range(200_000)]
    texts = [" ".join(words[at * 7 % 90_000 :][:30]) for at in range(3000)]
    blocks, _ = pack_texts(texts)
    plain = zlib.compress(json.dumps(texts).encode(), 6)
    assert sum(block.size for block in blocks) < len(plain)
