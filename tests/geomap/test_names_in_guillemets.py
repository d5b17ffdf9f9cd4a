"""Guillemets hold what was said, or a name: only the former is a quotation."""

from __future__ import annotations

import pytest

from geomap.claimants.cue_words import masked_text
from geomap.parsing import parse


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Компанія «Енергоатом» повідомила про втрату лінії.", []),
        ("Спасатели из «Белых касок» рассказали об ударе.", []),
        ("«Це неправда», – сказав мер.", ["Це неправда"]),
        ("Мер сказав: «Вони вдарили по порту».", ["Вони вдарили по порту"]),
        ("Он назвал это «точным попаданием» ракеты.", ["точным попаданием"]),
        ("«Вибух», – каже вона.", ["Вибух"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    parsed = parse(text, "uk")
    assert [text[q.start : q.end] for q in parsed.quotations] == quoted


def test_a_name_goes_on_with_its_phrase() -> None:
    text = "Компанія «Енергоатом» повідомила."
    assert masked_text(parse(text, "uk")) == "Компанія  Енергоатом  повідомила."
