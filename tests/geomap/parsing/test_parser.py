import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.parsing import parse


def names(text: str, language: str = "en") -> list[tuple[str, str]]:
    parsed = parse(text, language)
    return [(text[e.start : e.end], e.label) for e in parsed.entities]


def test_english_names_are_mapped_to_our_labels() -> None:
    text = "Angela Merkel told the United Nations in Berlin on Friday that the French agreed."
    assert names(text) == [
        ("Angela Merkel", "person"),
        ("United Nations", "organisation"),
        ("Berlin", "place"),
        ("Friday", "date"),
        ("French", "group"),
    ]


def test_genitive_endings_and_line_breaks_are_no_part_of_a_name() -> None:
    assert ("Germany", "place") in names("In Germany's capital Berlin\nMerkel spoke.")
    assert all("\n" not in name for name, _ in names("Strikes on Berlin\n\nFrance condemned them."))


def test_russian_names() -> None:
    found = names("Мэр Москвы Сергей Собянин сообщил о взрыве в Туле.", "ru")
    assert ("Москвы", "place") in found
    assert ("Сергей Собянин", "person") in found


def test_ukrainian_people_are_known_by_their_given_names() -> None:
    assert ("Олег Синєгубов", "person") in names("Про це повідомив Олег Синєгубов.", "uk")


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@settings(deadline=None, max_examples=25)
@given(text=st.text(max_size=300))
def test_any_text_is_parsed_and_all_spans_are_inside(language: str, text: str) -> None:
    parsed = parse(text, language)
    spans = [(s.start, s.end) for s in (*parsed.sentences, *parsed.quotations, *parsed.entities)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    starts = [entity.start for entity in parsed.entities]
    assert starts == sorted(starts)


def test_endless_words_and_many_paragraphs_are_no_burden() -> None:
    text = "Berlin " + "x" * 60_000 + "\n" + "Shells hit Hamburg on Friday.\n" * 2_500
    parsed = parse(text, "en")
    assert text[parsed.sentences[-1].start :].startswith("Shells")
    assert {text[e.start : e.end] for e in parsed.entities if e.label == "place"} >= {"Hamburg"}
