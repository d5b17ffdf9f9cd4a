import pytest

from geomap.texts.layout import find_boilerplate, find_captions
from geomap.texts.sentences import find_paragraphs


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ann Lee"),
        ("en", "Read more: Ten things to know"),
        ("en", "Last update: July 14, 2024 01:59"),
        ("en", "Reuters contributed to this report."),
        ("en", "1/2/2024"),
        ("uk", "Читайте також: Що відомо про удар"),
        ("ru", "Подписывайтесь на наш канал"),
    ],
)
def test_lines_that_are_no_news(language: str, line: str) -> None:
    text = f"The town was hit.\n{line}\nTwo people died."
    found = find_boilerplate(text, find_paragraphs(text), language)
    assert [text[a:b] for a, b in found] == [line]


def test_a_repeated_paragraph_is_boilerplate_and_its_first_printing_is_not() -> None:
    text = "Shells hit the port again\nNews.\nShells  hit the port again"
    assert find_boilerplate(text, find_paragraphs(text), "en") == [(32, 58)]


@pytest.mark.parametrize(
    "line",
    [
        "© Wire. Firefighters work at the site. WIRE/Ann Lee",
        "Smoke rises over the port on May 8, 2023. (Ann Lee/AP Photo)",
        "Bomb fragments seen in the town. t.me/annlee",
        "Smoke over the port. Ann Lee / TASS",
        "A damaged street in a handout image. (Governor via Telegram/Handout via Reuters)",
    ],
)
def test_captions_are_told_by_their_credit(line: str) -> None:
    text = f"The port was hit.\n{line}\nNobody died."
    found = find_captions(text, find_paragraphs(text), "en")
    assert [text[a:b] for a, b in found] == [line]


def test_prose_is_neither() -> None:
    text = "By noon the shelling had stopped, officials said, and people came out to read the news."
    paragraphs = find_paragraphs(text)
    assert not find_boilerplate(text, paragraphs, "en")
    assert not find_captions(text, paragraphs, "en")
