import pytest

from geomap.mentions.anchors import (
    ends_of_a_line,
    is_attached,
    is_beyond,
    is_crossed,
    is_defined,
    is_owner_aside,
    joins_anchors,
    lies_on,
)
from geomap.texts.tokens import Tokens


def split(sentence: str) -> tuple[Tokens, int]:
    """Tokens of a sentence, and the first token of the name between brackets."""
    before, name, after = sentence.replace("]", "[").split("[")
    tokens = Tokens(before + name + after)
    return tokens, tokens.after(len(before))


@pytest.mark.parametrize(
    ("between", "relation", "expected"),
    [
        (" near ", "near", True),
        (", a town near ", "near", True),
        (", which lies just north of ", "north of", True),
        (", a strategic village on heights south of ", "south of", True),
        (" and in the countryside near ", "near", False),
        (", four guards were shot dead at a post near ", "near", False),
        (", four guards fled. It is ", "12 km north of", True),
    ],
)
def test_what_stands_near_a_place_or_apart(between: str, relation: str, expected: bool) -> None:  # noqa: FBT001 (a parameter)
    assert is_attached(between, relation, "en") is expected


def test_a_water_may_only_be_crossed() -> None:
    tokens, first = split("from the left bank of the [Neva]")
    assert is_crossed(tokens, first, "en")
    tokens, first = split("a boat sank in the [Neva]")
    assert not is_crossed(tokens, first, "en")


def test_what_runs_between_two_places() -> None:
    tokens, first = split("on the [Jos]-Kaduna highway")
    assert ends_of_a_line(tokens, first, first + 1, "en")
    tokens, first = split("on the Jos-[Kaduna] highway")
    assert ends_of_a_line(tokens, first, first + 1, "en")
    tokens, first = split("in [Jos] the highway")
    assert not ends_of_a_line(tokens, first, first + 1, "en")
    assert joins_anchors(" to ", "en")
    assert not joins_anchors(" was shelled, as was ", "en")


def test_a_place_may_own_the_one_before_it() -> None:
    tokens, first = split("in Dahiyeh, [Beirut]'s southern suburb")
    assert is_owner_aside(tokens, first + 1, "en")
    tokens, first = split("in Sidon, [Beirut]'s mayor said")
    assert not is_owner_aside(tokens, first + 1, "en")


def test_the_border_may_only_say_from_where() -> None:
    tokens = Tokens("arsonists from over the border. Homes near the border burned.")
    assert is_beyond(tokens, 3, "en")
    assert not is_beyond(tokens, 8, "en")


def test_a_place_may_lie_on_a_water() -> None:
    assert lies_on(", on the ", "en")
    assert not lies_on(" and in the ", "en")


def test_what_says_that_a_name_is_that_of_a_town() -> None:
    assert is_defined(", a hamlet west of ", "en")
    assert not is_defined(", four were shot near ", "en")


@pytest.mark.parametrize(
    ("language", "text", "first", "after"),
    [
        ("uk", "на трасі Київ – Одеса", 2, 3),
        ("uk", "на трасі Київ – Одеса", 4, 5),
        ("ru", "поезд Москва – Казань", 1, 2),
        ("ru", "поезд Москва – Казань", 3, 4),
    ],
)
def test_lines_stand_before_their_ends(language: str, text: str, first: int, after: int) -> None:
    assert ends_of_a_line(Tokens(text), first, after, language)


@pytest.mark.parametrize(
    ("language", "text", "water"),
    [("uk", "на лівому березі Дніпра", 3), ("ru", "на левом берегу Днепра", 3)],
)
def test_beside_a_water_in_other_languages(language: str, text: str, water: int) -> None:
    assert is_crossed(Tokens(text), water, language)


@pytest.mark.parametrize(
    ("language", "between", "attached"),
    [
        ("uk", ", містечку поблизу ", True),
        ("uk", " та у таборі поблизу ", False),
        ("ru", ", городке близ ", True),
        ("ru", " и в лагере близ ", False),
    ],
)
def test_what_only_says_where_a_place_is(language: str, between: str, *, attached: bool) -> None:
    assert is_attached(between, "near", language) is attached
