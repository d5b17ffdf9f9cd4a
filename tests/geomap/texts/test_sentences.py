import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.texts.sentences import find_paragraphs, find_quotations, find_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b, _ in find_sentences(text, find_paragraphs(text), language)]


def quotations(text: str) -> list[str]:
    return [text[a:b] for a, b in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gov. Lee and Lt. Gen. A. B. Ray met. It rained.", 2),
        ("He left for the U.S. Two others stayed.", 2),
        ("He left the U.S. Senate.", 1),
        ("It is 5 p.m. The siren went off.", 2),
        ("“Stop!” he cried. “Why?” she asked.", 2),
        ("On Jan. 2 the town of St. Ives was hit. Nobody died.", 2),
        ("About 3.5 km away. 12 people fled.", 2),
        ("A. Nothing... and so on. End", 2),
        ("He wrote on X. President Rey answered.", 2),
        ("George X. Rey answered.", 1),
    ],
)
def test_full_stops_that_end_no_sentence(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("uk", "Удар був по вул. Сумській у м. Харків. Двоє загинули.", 2),
        ("ru", "Взрыв произошёл на ул. Ленина в г. Белгороде. Пострадали двое.", 2),
    ],
)
def test_abbreviations_of_other_languages(language: str, text: str, parts: int) -> None:
    assert len(sentences(text, language)) == parts


def test_each_line_is_a_paragraph_unless_the_text_is_wrapped() -> None:
    assert len(find_paragraphs("Headline\nFirst line.\n\nSecond.")) == 3
    wrapped = (
        "The town of Lyman was hit by a rocket and\nthe fire went on for many hours until it\n"
        "was out.\n\nEnd."
    )
    assert len(find_paragraphs(wrapped)) == 2


def test_quotation_marks_of_all_kinds() -> None:
    text = '„Eins“ «два» “three” "four" ‘five’ don\'t ‘it’s six’'
    assert quotations(text) == ["Eins", "два", "three", "four", "five", "it’s six"]


def test_a_quotation_may_run_over_sentences_and_ends_with_its_paragraph() -> None:
    assert quotations("“One. Two.” he said.\n“Three goes on\nAnd on.") == [
        "One. Two.",
        "Three goes on",
    ]


@given(st.text(alphabet="ab.!? \n\"“”«»'‘’Ab1", max_size=200))
def test_spans_are_in_order_and_without_white_space_around(text: str) -> None:
    paragraphs = find_paragraphs(text)
    ends = 0
    for start, end, paragraph in find_sentences(text, paragraphs, "en"):
        assert ends <= start < end
        assert text[start:end] == text[start:end].strip()
        assert paragraphs[paragraph][0] <= start <= end <= paragraphs[paragraph][1]
        ends = end
    ends = 0
    for start, end in find_quotations(text, paragraphs):
        assert ends <= start < end <= len(text)
        ends = end


@given(st.text(alphabet="ab. \n", max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    kept = "".join(sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_endless_lines_are_cut() -> None:
    parts = sentences("word " * 5_000)
    assert len(parts) > 1
    assert max(map(len, parts)) <= 5_000


def test_straight_marks_may_stand_within_a_quotation() -> None:
    text = '"Five "Shahed" drones fell here", the mayor wrote.'
    (span,) = find_quotations(text, [(0, len(text))])
    assert text[slice(*span)] == 'Five "Shahed" drones fell here'


def test_who_speaks_in_the_middle_of_guillemets_is_not_quoted() -> None:
    text = "«Ми бігли, – каже пекар Іван. – Усі живі»."
    found = [text[a:b] for a, b in find_quotations(text, [(0, len(text))])]
    assert found == ["Ми бігли,", "Усі живі"]


def test_marks_behind_a_cyrillic_noun_hold_a_name() -> None:
    text = 'рух "Світанок" заявив: "Ми тут"'
    assert [text[a:b] for a, b in find_quotations(text, [(0, len(text))])] == ["Ми тут"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The mill burned.Nobody was hurt.", 2),
        ("See t.me/Mill.News or lenta.ru today.", 1),
        ("Gazeta.Ru and Censor.NET wrote so.", 1),
    ],
)
def test_the_space_behind_a_full_stop_may_be_lost(text: str, parts: int) -> None:
    assert len(find_sentences(text, [(0, len(text))], "en")) == parts


def test_one_mark_may_stand_at_both_ends() -> None:
    text = "They called it a \u201c plot \u201c, but \u201cit was no plot\u201d."
    found = [text[a:b] for a, b in find_quotations(text, [(0, len(text))])]
    assert found == [" plot ", "it was no plot"]
