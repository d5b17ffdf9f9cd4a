import pytest

from geomap.documents.imprint import read_imprint
from geomap.texts.sentences import find_paragraphs


def imprint(text: str, language: str = "en") -> tuple[str | None, str | None, str | None]:
    found = read_imprint(text, find_paragraphs(text), language)
    return found.title, found.publisher, found.author


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("(WIRE) Shells hit the port on Friday.", "WIRE"),
        ("LATAKIA, Syria (Levant Wire) - Shells hit the port.", "Levant Wire"),
        ("The Daily Lantern could not independently verify the claims.", "The Daily Lantern"),
        ("© 2024 The Daily Lantern. All rights reserved.", "The Daily Lantern"),
        ("Officials could not verify the claims.", None),
        ("PORT-AU-PRINCE, Haiti (October 5) - Gang members came.", None),
    ],
)
def test_outlets(line: str, publisher: str | None) -> None:
    assert imprint(f"Port shelled again\n{line}\nNobody died.")[1] == publisher


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee December 31, 2023", "Ann Lee"),
        ("BY Ann Lee and Omar el Din", "Ann Lee and Omar el Din"),
        ("Ann Lee\n1/2/2024", "Ann Lee"),
        ("By noon the port was burning.", None),
    ],
)
def test_writers(line: str, author: str | None) -> None:
    assert imprint(f"Port shelled again\n{line}\nNobody died.")[2] == author


def test_headlines() -> None:
    assert (
        imprint("Last update: May 1\nPort shelled again By Wire\nText.")[0] == "Port shelled again"
    )
    assert imprint("# Port shelled again\n\nShells fell.")[0] == "Port shelled again"
    assert imprint("Shells hit the port on Friday. Nobody died.")[0] is None


def test_addresses_stand_on_a_line_of_their_own() -> None:
    text = "Port shelled\nhttps://example.org/port\nSee https://example.org/other for more."
    assert read_imprint(text, find_paragraphs(text), "en").url == "https://example.org/port"


def test_other_languages() -> None:
    assert imprint("Удар по порту\nАвтор: Олена Коваль\nТекст.", "uk")[2] == "Олена Коваль"
    assert imprint("Порт обстреляли\nИсточник: «Вестник»\nТекст.", "ru")[1] == "«Вестник»"
