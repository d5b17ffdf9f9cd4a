"""Stated distances: who lies how far from what, in many word orders, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from marked_text import marked

from geomap.distances import find_distances

if TYPE_CHECKING:
    from geomap.distances.phrases import DistancePhrase

BORDER = "border:RU-UA"


def found(text: str, language: str = "en") -> list[tuple[str | None, str | None, float, float]]:
    """Subject, object, and bounds of all measured phrases of a marked text."""
    parsed, resolved = marked(text, language)

    def name(index: int | None) -> str | None:
        return None if index is None else resolved[index].mention.text

    return [
        (name(p.subject), name(p.object) or p.object_text, p.stated_km_min, p.stated_km_max)
        for p in find_distances(parsed, resolved)
        if p.figure
    ]


def one(text: str, language: str = "en") -> DistancePhrase:
    parsed, resolved = marked(text, language)
    [phrase] = find_distances(parsed, resolved)
    assert parsed.text[phrase.start : phrase.end] == phrase.text
    return phrase


@pytest.mark.parametrize(
    "text",
    [
        f"[A], situated about 30 kilometres from [the border={BORDER}], was hit.",
        f"[A] lies some 30 km away from the [Russian border={BORDER}].",
        f"About 30 km from the [Russian border={BORDER}], [A] is within range.",
        f"Just 30 km from the [border={BORDER}] lies [A].",
        f"Located 30 km from the [border={BORDER}], the city of [A] was hit.",
        f"From [A] to the [border={BORDER}] it is only 30 km.",
        f"The distance from [A] to the [border={BORDER}] is 30 km.",
        f"Some 30 km separate [A] from the [border={BORDER}].",
        f"[A] and the [border={BORDER}] are 30 km apart.",
        f"[A=settlement] was hit. The city is 30 km from the [border={BORDER}].",
        f"[A] was hit. It lies 30 km from the [border={BORDER}].",
        f"[A], a city of a million people that lies 30 km from the [border={BORDER}], was hit.",
        f"[A] is not near the sea but 30 km from the [border={BORDER}].",
    ],
)
def test_word_orders(text: str) -> None:
    [(subject, target, low, high)] = found(text)
    assert {subject, target} >= {"A"}
    assert "order" in f"{subject} {target}"
    assert (low, high) == (30, 30)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "[А] розташоване за 30 км від [Б]."),
        ("uk", "За 30 км від [Б] лежить [А]."),
        ("uk", "Відстань від [А] до [Б] становить 30 кілометрів."),
        ("uk", "Від [А] до [Б] близько тридцяти кілометрів."),
        ("uk", "[А] — місто за 30 км на південний схід від [Б]."),
        ("uk", "[А] обстріляли. Місто лежить за 30 км від [Б]."),
        ("ru", "[А] находится примерно в 30 километрах от [Б]."),
        ("ru", "В 30 км от [Б] расположен [А]."),
        ("ru", "Расстояние между [А] и [Б] составляет 30 км."),
        ("ru", "От [А] до [Б] всего тридцать километров."),
        ("ru", "[А] в 30 км восточнее [Б]."),
        ("ru", "[А] расположен в 30 км к северу от [Б]."),
    ],
)
def test_word_orders_in_ukrainian_and_russian(language: str, text: str) -> None:
    assert found(text, language) == [("А", "Б", 30, 30)]


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("about 30 km", 30, 30, "about"),
        ("less than 30 km", None, 30, "upper"),
        ("up to 30 km", None, 30, "upper"),
        ("no more than 30 km", None, 30, "upper"),
        ("more than 30 km", 30, None, "lower"),
        ("at least 30 km", 30, None, "lower"),
        ("well over 30 km", 30, None, "lower"),
        ("just under 30 km", 30, 30, "about"),
        ("30 km or less", None, 30, "upper"),
        ("between 20 and 30 km", 20, 30, None),
        ("only 30 km", 30, 30, None),
    ],
)
def test_hedges_and_bounds(
    words: str, low: float | None, high: float | None, bound: str | None
) -> None:
    phrase = one(f"[A] lies {words} from [B].")
    assert (phrase.stated_km_min, phrase.stated_km_max, phrase.bound) == (low, high, bound)


def test_within_a_distance_of() -> None:
    phrase = one("[A] is within 30 km of [B].")
    assert (phrase.stated_km_min, phrase.stated_km_max) == (None, 30)


@pytest.mark.parametrize(
    ("words", "wind"),
    [("north", "north"), ("north-east", "northeast"), ("southwest", "southwest")],
)
def test_compass_words(words: str, wind: str) -> None:
    assert one(f"[A] lies 30 km {words} of [B].").direction == wind
    assert one(f"[A] lies 30 km to the {words} of [B].").direction == wind


def test_two_distances_of_one_subject() -> None:
    assert found(f"[A] lies 30 km from the [border={BORDER}] and 480 km from [B].") == [
        ("A", "border", 30, 30),
        ("A", "B", 480, 480),
    ]


def test_negated_and_corrected() -> None:
    parsed, resolved = marked("[A] is not 80 km from [B], as reported, but 32 km.")
    denied, stated = find_distances(parsed, resolved)
    assert (denied.negated, denied.stated_km_max) == (True, 80)
    assert (stated.negated, stated.stated_km_max) == (False, 32)
    assert stated.object == denied.object


def test_both_units_are_kept() -> None:
    phrase = one("[A] lies 40 km (25 miles) from [B].")
    assert phrase.stated_km_max == 40
    assert phrase.also_km == pytest.approx(40.2336)


def test_a_container_is_no_subject() -> None:
    text = "The village of [A=settlement;@1] in the [Big region=region], 35 km west of [B], burned."
    assert found(text)[0][0] == "A"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[A], [B=country], is ten kilometres from the [border=border:RU]."),
        ("en", "[A], on the [Red Sea=water], is 670 km northeast of [B]."),
        ("en", "[A], which borders [C=country], is about 1,500 kilometres east of [B]."),
        ("en", "[A], in the [C region=region], about 40 km from the [border=border:RU], is dark."),
        ("en", "[A], the capital of [C=region], is over 80 km from the [border=border:BD]."),
        ("en", "[A] is right on the [border=border:US], some twenty miles from [B]."),
        ("en", "[A=poi] sits on the [C=water] some 450 km southeast of [B]."),
        ("en", "[A], the site of the largest plant, some 550 km from [B], was shelled."),
        ("en", "[C=region]'s capital, [A], is 20 km from the [border=border:SY]."),
        ("uk", "Вибухи лунали у місті [A] на [C=region], за 40 км від [кордону=border:RU]."),
        ("ru", "Село [A=settlement;@1] в [C=region], в 2 км от [границы=border:UA], обстреляли."),
    ],
)
def test_what_a_place_lies_in_or_on_is_no_subject(language: str, text: str) -> None:
    assert [row[0] for row in found(text, language)] == ["A"]


def test_from_one_place_to_another() -> None:
    [(subject, target, _, _)] = found("By road it is 540 km from [A] to [B], he said.")
    assert {subject, target} == {"A", "B"}


def test_away_from_what_the_text_speaks_of() -> None:
    assert found("[A] was hit. [B], 40 km away, was not.")[0][:2] == ("B", "A")
    assert found("[A] is 80 km from [B]; [C] is 30 km to the north.")[1][:2] == ("C", "A")


def test_a_name_that_no_mention_covers_is_kept() -> None:
    parsed, resolved = marked("Przemysl, which is ten km from the [border=border:UA], filled up.")
    [phrase] = find_distances(parsed, resolved)
    assert (phrase.subject, phrase.subject_text) == (None, "Przemysl")


def test_a_border_that_no_mention_covers_is_kept() -> None:
    parsed, resolved = marked("[А] лежить за 70 км від польського кордону.", "uk")
    assert find_distances(parsed, resolved)[0].object_text == "польського кордону"


def test_quoted_statements_are_marked() -> None:
    from dataclasses import replace

    from geomap.parsing import Quotation

    parsed, resolved = marked("“[A] is 30 km from [B],” she said.")
    parsed = replace(parsed, quotations=(Quotation(1, parsed.text.index("”")),))
    assert find_distances(parsed, resolved)[0].quoted


def test_an_unnamed_thing_is_no_named_place() -> None:
    assert found("Drones from [A=settlement;assoc] hit a depot 30 km from [B].")[0][0] is None
    assert found("[A] reported a fire at a depot 30 km from [B].")[0][0] is None


def test_lines_that_no_atlas_holds() -> None:
    phrase = one("[A] is 8 km from the front line.")
    assert (phrase.line, phrase.object, phrase.object_text) == ("front", None, "the front line")


def test_time_on_the_way() -> None:
    phrase = one("[A] is a two-hour drive from [B].")
    assert phrase.travel
    assert phrase.stated_km_max is None


@pytest.mark.parametrize(
    "text",
    [
        "The missile, with a range of 300 km, hit [A].",
        "A 64-km column of armour stood north of [A].",
        "Troops advanced 5 km north of [A].",
        "The 19-kilometre bridge near [A] was closed.",
        "It flew at an altitude of 300 km over [A].",
        "The front stretches 1,000 km from [A] to [B].",
        "A 30-km exclusion zone surrounds [A].",
        "He walked 40 km to [A].",
        "They dug 20 km of trenches around [A].",
        "Winds of 130 km/h hit [A].",
        "155mm shells fell on [A] for 6 hours.",
        "The wall along the border near [A] is 186 km long.",
        "The longest 2 km bridge of the country links [A] and [B].",
        "The runway at [A] is 3.5 km long.",
        "A crater 20 metres wide opened in [A].",
    ],
)
def test_traps(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Ракета дальністю 300 км влучила в [А]."),
        ("uk", "Колона завдовжки 64 км стоїть біля [А]."),
        ("uk", "Військові просунулися на 5 км у напрямку [А]."),
        ("ru", "Дальность ракеты — 300 км, сообщили в [А]."),
        ("ru", "Войска продвинулись на 5 км к северу от [А]."),
        ("ru", "Мост длиной 19 км соединяет [А] и [Б]."),
    ],
)
def test_traps_in_ukrainian_and_russian(language: str, text: str) -> None:
    assert found(text, language) == []
