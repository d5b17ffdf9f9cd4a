"""Neighbours, nearness, directions and parts."""

from __future__ import annotations

import pytest
from marked_text import marked

from geomap.distances import find_distances


def relations(text: str, language: str = "en") -> list[tuple]:
    parsed, resolved = marked(text, language)

    def name(index: int | None) -> str | None:
        return None if index is None else resolved[index].mention.text

    return [
        (p.relation, name(p.subject), name(p.object), p.direction, p.vague)
        for p in find_distances(parsed, resolved)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[A=region]—which shares a border with the [B=region]—was shelled."),
        ("en", "The [A=region], situated adjacent to northern [B=country], was shelled."),
        ("en", "[A=country] borders [B=country]."),
        ("en", "[A], just across the border from [B], burned."),
        ("en", "[A] sits just across [the border=border:RU;nominal] from [B]."),
        ("uk", "[A=region] межує з [B=region]."),
        ("ru", "[A=region] граничит с [B=region]."),
    ],
)
def test_neighbours(language: str, text: str) -> None:
    assert relations(text, language) == [("adjacent", "A", "B", None, False)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "[A], a city in northeastern [B=country], burned.", ("A", "B", "northeast")),
        ("en", "[B=country]’s northeastern city of [A] burned.", ("A", "B", "northeast")),
        ("en", "[B=country]'s western [A=region] burned.", ("A", "B", "west")),
        ("en", "the southern port city of [A] burned.", ("A", None, "south")),
        ("en", "the western [A=region] burned.", ("A", None, "west")),
        ("en", "[B=country]'s central city of [A] burned.", ("A", "B", "centre")),
        ("ru", "[A] на севере [B=country] горит.", ("A", "B", "north")),
        ("uk", "[A] на півночі [B=country] горить.", ("A", "B", "north")),
    ],
)
def test_parts(language: str, text: str, expected: tuple) -> None:
    subject, target, wind = expected
    assert relations(text, language) == [("within", subject, target, wind, False)]


def test_nearness_and_direction_of_one_subject() -> None:
    assert relations("strikes on [A], near [B], just north of [C=border:RU].") == [
        ("distance", "A", "B", None, True),
        ("direction", "A", "C", "north", False),
    ]


def test_comparatives() -> None:
    assert relations("[A] севернее [B].", "ru") == [("direction", "A", "B", "north", False)]
    assert relations("[A] північніше [B].", "uk") == [("direction", "A", "B", "north", False)]


@pytest.mark.parametrize(
    "text",
    [
        "[A] and [B] were shelled.",
        "[A], [B] and the southern city of the dead.",
        "Fire spread from [A] to [B].",
        "[A] accused [B] of lying.",
        "a column north of [A] burned.",
        "the centre of [A] burned.",
    ],
)
def test_what_says_nothing_about_how_they_lie(text: str) -> None:
    assert relations(text) == []
