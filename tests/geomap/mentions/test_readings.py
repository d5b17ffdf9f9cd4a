import pytest

from geomap.mentions.reading_words import stands_for_government
from geomap.mentions.readings import NameContext, read_name
from geomap.texts.tokens import Tokens


def reading(sentence: str, language: str = "en", **fields: object) -> str:
    """Read the word between brackets as the name of a country's capital."""
    before, name, after = sentence.replace("]", "[").split("[")
    tokens = Tokens(before + name + after)
    first = tokens.after(len(before))
    context = {"government": True, "is_country": False, **fields}
    return read_name(
        tokens,
        NameContext(first=first, after=tokens.first_at(len(before + name) - 1) + 1, **context),  # type: ignore[arg-type]  # options of many types
        language,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ankara] said that it would answer.",
        "Officials fled after [Ankara] had shelled the town.",
        "[Ankara], for its part, denies it.",
        "[Ankara] and its allies say so.",
        "[Ankara] has repeatedly rejected the claims.",
        "[Ankara] responded by launching drones.",
        "They say that [Ankara] shelled at least ten villages.",
        "[Ankara] would “answer for it”.",
        "They accused [Ankara] of the raid.",
        "According to [Ankara], nothing happened.",
        "an attack ordered by [Ankara] on Friday",
        "The [Ankara] regime is to blame.",
        "in [Ankara]'s latest attack on the rebels",
        "with [Ankara] killing at least 31 people",
        "[Ankara] on Sunday said that it would answer.",
        "[Ankara] this morning hit two towns.",
        "[Ankara] on May 25 bombed a market.",
        "an attack blamed on [Ankara]",
        "a claim that [Ankara] has either denied or ignored",
        "since the conflict between [Ankara] and its neighbours began",
        "They asked for more support from [Ankara] again.",
        "He rejected [Ankara]'s justification for it.",
        "Both rebels and [Ankara] bore responsibility for it.",
    ],
)
def test_governments_and_armies(sentence: str) -> None:
    assert reading(sentence) == "metonymic"


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ankara] Mayor Ali Demir said so.",
        "[Ankara]'s mayor said so.",
        "the [Ankara] regional prosecutor's office",
        "the mayor of [Ankara] said so",
        "Governor Ali Demir of [Ankara] said so.",
        "officials in [Ankara] have yet to comment",
        "a site affiliated with [Ankara] said so",
        "a base of [Ankara] Fleet",
        "the embassy in [Ankara] said so",
    ],
)
def test_offices(sentence: str) -> None:
    assert reading(sentence) == "associative"


@pytest.mark.parametrize(
    "sentence",
    [
        "Two rockets hit [Ankara] on Friday.",
        "[Ankara] was hit by two rockets.",
        "[Ankara] hit by two rockets",
        "[Ankara] has again come under attack.",
        "in [Ankara]'s centre a house burned",
        "Speaking at an [Ankara] military hospital, he thanked them.",
        "a strike on [Ankara] killed two",
        "the [Ankara] strikes targeted nine sites",
        "officials in northern [Ankara] say so",
        "[Ankara], situated about 30 km from the lake, is large.",
        "a strike on the consulate in [Ankara] on Monday",
    ],
)
def test_the_place_itself(sentence: str) -> None:
    assert reading(sentence) == "literal"


def test_a_speaker_behind_a_place_is_no_country_that_holds_it() -> None:
    assert reading("Jets hit Lyman, [Syria] said.", is_country=True, apposed=True) == "metonymic"
    assert reading("Jets hit Lyman, [Syria].", is_country=True, apposed=True) == "literal"


def test_letters_for_a_country_describe_what_follows() -> None:
    assert reading("a [US] base near Lyman", is_country=True) == "associative"
    assert reading("the [US] strikes on Lyman", is_country=True) == "metonymic"
    for sentence in ("in the [US] people died", "in the [US] and elsewhere", "to the [US]."):
        assert reading(sentence, is_country=True) == "literal"


def test_towns_do_not_act() -> None:
    assert reading("[Lyman] shelled its neighbour.", government=False) == "literal"


def test_countries_own_bodies_and_deeds() -> None:
    assert reading("[Syria]'s defence ministry", is_country=True) == "associative"
    assert reading("[Syria]’s alleged attack", is_country=True) == "metonymic"
    assert reading("[Syria]'s second-largest city", is_country=True) == "associative"
    assert reading("[Syria]'s Homs province", is_country=True, owns_place=True) == "literal"


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("uk", "[Анкара] заявила, що відповість.", "metonymic"),
        ("uk", "У [Анкарі] заявили про обстріл.", "metonymic"),
        ("uk", "мер [Анкари] повідомив про це", "associative"),
        ("uk", "В [Анкарі] мер повідомив про це", "literal"),
        ("uk", "ракета влучила в [Анкару]", "literal"),
        ("uk", "[Анкара] ударила по складах.", "metonymic"),
        ("uk", "в окупованому [Туреччиною] місті", "metonymic"),
        ("uk", "переговори між [Анкарою] та сусідами", "metonymic"),
        ("ru", "переговоры между [Анкарой] и соседями", "metonymic"),
        ("ru", "в оккупированном [Турцией] городе", "metonymic"),
        ("ru", "[Анкара] применила дроны.", "metonymic"),
        ("ru", "[Анкара] обвинила соседей в обстреле.", "metonymic"),
        ("ru", "В [Анкаре] опровергли обстрел.", "metonymic"),
        ("ru", "мэр [Анкары] сообщил об этом", "associative"),
        ("ru", "ракета попала в [Анкару]", "literal"),
    ],
)
def test_other_languages(language: str, sentence: str, expected: str) -> None:
    assert reading(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk", "двоє поранених через обстріли [Туреччини]"),
        ("ru", "ранены двое из-за ударов [Турции]"),
        ("uk", "поклав провину за удар по школі на [Туреччину]"),
        ("ru", "возложил вину за удар по школе на [Турцию]"),
    ],
)
def test_a_country_is_the_doer_of_its_attacks_but_a_capital_suffers_them(
    language: str, sentence: str
) -> None:
    assert reading(sentence, language, is_country=True) == "metonymic"
    assert reading(sentence, language) == "literal"


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("uk", "Причетність у [Кремлі] відкинули.", "metonymic"),
        ("uk", "Дрон упав біля [Кремля].", "literal"),
        ("ru", "В [Кремле] это назвали ложью.", "metonymic"),
        ("ru", "Дрон взорвался над [Кремлём].", "literal"),
    ],
)
def test_palaces_of_other_languages(language: str, sentence: str, expected: str) -> None:
    assert reading(sentence, language) == expected


def test_palaces() -> None:
    assert stands_for_government("White House", "en")
    assert not stands_for_government("House", "en")


def test_a_palace_is_its_government_unless_something_is_there() -> None:
    for sentence in ("orders from the [Kremlin]", "the [Kremlin] on Monday rejected it"):
        assert reading(sentence) == "metonymic"
    for sentence in ("a fire at the [Kremlin]", "two drones hit the [Kremlin]"):
        assert reading(sentence) == "literal"
