"""Names as printed are read in every way that their words allow."""

from __future__ import annotations

import pytest

from gazetteer.readings import border_countries, readings, split_container


def test_readings_start_with_the_whole() -> None:
    assert readings("Salt Lake City")[0].key == "salt lake city"


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Russian border", ("RU",)),
        ("the border of Russia", ("RU",)),
        ("border between Poland and Belarus", ("PL", "BY")),
        ("Russian-Ukrainian border", ("RU", "UA")),
        ("Ukraine’s border with Belarus", ("UA", "BY")),
        ("U.S. border", ("US",)),
        ("кордон з Росією", ("RU",)),
        ("українсько-російський кордон", ("UA", "RU")),
        ("сирийско-турецкой границе", ("SY", "TR")),
        ("ірано-іракським кордоном", ("IR", "IQ")),
        ("Indo-Pakistani border", ("IN", "PK")),
        ("граница с Украиной", ("UA",)),
        ("державного кордону України", ("UA",)),
        ("the border", ()),
        ("Border Terrier", ()),
        ("border town of Shebekino", ()),
    ],
)
def test_borders_are_read(text: str, countries: tuple[str, ...]) -> None:
    assert border_countries(text) == countries


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Paris, Texas", ("Paris", "Texas")),
        ("Kyivskyi district of Kharkiv", ("Kyivskyi district", "Kharkiv")),
        ("Sumska in Kharkiv", ("Sumska", "Kharkiv")),
        ("Київський район Харкова", ("Київський район", "Харкова")),
        ("Kharkiv", None),
        ("New York City", None),
    ],
)
def test_containers_are_split_off(text: str, parts: tuple[str, str] | None) -> None:
    assert split_container(text) == parts


def test_the_mark_of_an_owner_may_belong_to_the_name() -> None:
    assert [r.key for r in readings("Cox's Bazar")] == ["coxs bazar", "cox bazar"]


def test_abbreviations_are_told_from_words() -> None:
    flags = {
        text: [
            (reading.key, reading.abbreviated) for reading in readings(text) if reading.abbreviated
        ]
        for text in ("US", "us", "Us", "N.Y.", "Pa.", "South L.A.", "KYIV", "St. Louis")
    }
    assert flags == {
        "US": [("us", "capitals")], "us": [], "Us": [], "N.Y.": [("ny", "capitals")],
        "Pa.": [("pa", "dot")], "South L.A.": [("la", "capitals")], "KYIV": [], "St. Louis": [],
    }  # fmt: skip
