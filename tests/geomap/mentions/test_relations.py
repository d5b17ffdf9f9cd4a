import pytest

from geomap.mentions.relations import (
    is_dateline,
    means_capital,
    measures_distance,
    relation_after,
    relation_before,
)
from geomap.texts.tokens import Tokens


def split(sentence: str) -> tuple[Tokens, int, int]:
    """Tokens of a sentence, first token of the name between brackets, token after it."""
    before, name, after = sentence.replace("]", "[").split("[")
    tokens = Tokens(before + name + after)
    return tokens, tokens.after(len(before)), tokens.first_at(len(before + name) - 1) + 1


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("a field near [Lyman]", "near"),
        ("on the outskirts of [Lyman]", "outskirts of"),
        ("in the heart of the [Lyman]", "centre of"),
        ("eastern [Syria]", "east of the centre of"),
        ("just north of [Lyman]", "north of"),
        ("off the coast of [Syria]", "off"),
        ("across the border from [Lyman]", "across the border from"),
        ("about 12 km north of [Lyman]", "12 km north of"),
        ("10 miles south-west of the city of [Lyman]", "16.1 km southwest of"),
        ("some 30 kilometers (19 miles) from the [Syrian border]", "30 km from"),
        ("1,200 km from [Lyman]", "1.2e+03 km from"),
        ("in [Lyman]", None),
        ("12 km. In [Lyman]", None),
    ],
)
def test_before_a_place(sentence: str, relation: str | None) -> None:
    tokens, first, _ = split(sentence)
    assert relation_before(tokens, first, "en") == relation


@pytest.mark.parametrize(
    ("language", "sentence", "relation"),
    [
        ("uk", "на околиці [Лимана]", "outskirts of"),
        ("uk", "за 12 км від [Лимана]", "12 km from"),
        ("ru", "под [Лиманом]", "near"),
        ("uk", "за 12 км на північний схід від [Лимана]", "12 km northeast of"),
        ("uk", "за 2,5 км північніше [Лимана]", "2.5 km north of"),
        ("ru", "в 12 км к юго-западу от [Лимана]", "12 km southwest of"),
        ("ru", "в 2,5 км севернее [Лимана]", "2.5 km north of"),
        ("ru", "в 12 км от [Лимана]", "12 km from"),
    ],
)
def test_before_a_place_in_other_languages(language: str, sentence: str, relation: str) -> None:
    tokens, first, _ = split(sentence)
    assert relation_before(tokens, first, language) == relation


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("[Lyman]'s centre", "centre of"),
        ("[Lyman] city center", "centre of"),
        ("[Lyman]'s outskirts", "outskirts of"),
        ("[Lyman]'s mayor", None),
    ],
)
def test_after_a_place(sentence: str, relation: str | None) -> None:
    tokens, _, after = split(sentence)
    assert relation_after(tokens, after, "en") == relation


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[BEIRUT] (AP) — Shells fell.", True),
        ("[PORT SUDAN], Sudan, May 14, 2024 (Wire) - Shells fell.", True),
        ("[KANAZAWA] -- The number rose.", True),
        ("[Beirut]/Tripoli, Jan 2 (LNA): Shells fell.", True),
        ("BEIRUT/[TRIPOLI], Jan 2 (LNA): Shells fell.", True),
        ("New [Beirut]/Tripoli, Jan 2 (LNA) Shells fell.", True),
        ("date 2024-05-14 [Beirut], May 14 (LNA) Shells fell.", True),
        ("[Beirut], May 14 (LNA).- Shells fell.", True),
        ("[BEIRUT], Lebanon (AP & LNA) Shells fell.", True),
        ("([Beirut]) Shells fell.", True),
        ("date 2024-05 [BEIRUT] - Shells fell.", True),
        ("[Липецк]. 14 мая. ВЕСТНИК - Упал снаряд.", True),
        ("[Полтава]. 14 травня. УНС. Упав снаряд.", True),
        ("[Полтава]. Упав снаряд.", False),
        ("Shells fell. [Beirut], May 14 (LNA) - Shells fell.", False),
        ("[Beirut] was hit (again) - twice.", False),
        ("Shells hit [Beirut] (AP) — twice.", False),
    ],
)
def test_datelines(sentence: str, expected: bool) -> None:  # noqa: FBT001 (a parameter)
    tokens, first, after = split(sentence)
    assert is_dateline(tokens, first, after) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Lyman], situated about 30 kilometers from the border,", True),
        ("[Lyman] is just 5 km away.", True),
        ("[Lyman] lost 30 people", False),
        ("[Lyman] is a town with 30 shops", False),
    ],
)
def test_what_a_distance_is_measured_from(sentence: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    tokens, _, after = split(sentence)
    assert measures_distance(tokens, after, "en") is expected


def test_what_a_place_is_called_stands_between_it_and_its_relation() -> None:
    tokens, first, _ = split("north of the rebel-held capital of [Lyman]")
    assert relation_before(tokens, first, "en") == "north of"
    tokens, first, _ = split("north of the wreck of [Lyman]")
    assert relation_before(tokens, first, "en") is None


@pytest.mark.parametrize(
    ("language", "text", "first", "meant"),
    [
        ("uk", "вибухи у столиці Сирії", 3, True),
        ("uk", "Дамаск, столиця Сирії", 3, False),
        ("ru", "взрывы в столице Сирии", 3, True),
        ("ru", "Дамаск, столица Сирии", 3, False),
    ],
)
def test_the_capital_of_a_country_in_other_languages(
    language: str, text: str, first: int, *, meant: bool
) -> None:
    assert means_capital(Tokens(text), first, language) is meant
