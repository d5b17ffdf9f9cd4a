import datetime as dt

import pytest

from geomap.documents.dating import find_publication_date
from geomap.texts.sentences import find_paragraphs


def published(text: str, language: str = "en") -> tuple[str | None, str | None]:
    day, basis = find_publication_date(text, find_paragraphs(text), language)
    return (str(day) if day else None), basis


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("Port hit\nBy Ann Lee December 31, 2023\nShells fell.", "2023-12-31", "printed"),
        (
            "Last update: July 14, 2024\nPort hit\nMay 1, 2024\nShells fell.",
            "2024-05-01",
            "printed",
        ),
        ("Port hit\nUpdated:\n3/4/2024\n1/2/2024\nShells fell.", "2024-01-02", "printed"),
        ("Port hit\nSEPTEMBER 18, 2024\nShells fell.", "2024-09-18", "printed"),
        ("BEIRUT, Lebanon, Nov. 4, 2024 (Wire) - Shells fell.", "2024-11-04", "dateline"),
        ("Port hit\nIt was hit on Friday, January 2, they said.", "2026-01-02", "weekday"),
        (
            "Port hit\nSmoke, December 30, 2023. (Ann Lee/AP Photo)\nPolice said on Sunday.",
            "2023-12-31",
            "latest date in text",
        ),
        (
            "Derailed\nDelhi/Agra, Jul 19, 2024 (PBA): Four died on Thursday.",
            "2024-07-19",
            "dateline",
        ),
        ("BANGKOK, March 6 (Wire) — Shells fell, they said on Thursday.", "2025-03-06", "weekday"),
        (
            "Flood\nOn Friday they said that 207 had died as of Saturday, November 2.",
            "2024-11-02",
            "weekday",
        ),
        ("Port hit\nShells fell on Tuesday.", None, None),
        ("Port hit\nShells fell, as on 5 May.", None, None),
    ],
)
def test_how_the_date_is_known(text: str, day: str | None, basis: str | None) -> None:
    assert published(text) == (day, basis)


def test_old_dates_of_the_background_do_not_date_the_article() -> None:
    background = "\n".join(["Something else happened too."] * 8)
    text = f"Port hit\nShells fell.\n{background}\nThe war began on February 24, 2022."
    assert published(text) == (None, None)


def test_an_office_of_a_season_dates_a_text_without_a_year() -> None:
    text = (
        "Embassies hit\nThe ministry said on Wednesday.\nOn December 20 the plant was shelled.\n"
        "The US President-elect takes office in January."
    )
    day, basis = published(text)
    assert (day, basis) == ("2024-12-25", "weekday")


def test_ukrainian_and_russian_lines() -> None:
    assert published("Удар по порту\n21 березня 2025, 08:12\nТекст.", "uk")[0] == "2025-03-21"
    assert published("ДАМАСК, 2 декабря 2024. Удары нанесли утром.", "ru")[0] == "2024-12-02"


@pytest.mark.parametrize(
    ("line", "language", "day", "basis"),
    [
        ("ХРОНИКА ДНЯ, 19 дек 2024, 14:02", "ru", "2024-12-19", "printed"),
        ("13 апреля 2024, 19:30 | Фото: пресс-служба", "ru", "2024-04-13", "printed"),
        ("НЕДІЛЯ, 30 БЕРЕЗНЯ 2025", "uk", "2025-03-30", "printed"),
        ("Вівторок, 26 листопада, 09:05", "uk", "2024-11-26", "weekday"),
    ],
)
def test_lines_above_articles(line: str, language: str, day: str, basis: str) -> None:
    assert published(f"Заголовок\n\n{line}\n\nСталося лихо.", language) == (day, basis)


def test_no_date_lies_beyond_the_calendar() -> None:
    day, _ = find_publication_date("On Friday, February 29.", [(0, 23)], "en")
    assert day is None or day.replace(year=2024) == dt.date(2024, 2, 29)
