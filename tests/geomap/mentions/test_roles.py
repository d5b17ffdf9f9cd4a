import pytest

from geomap.mentions.roles import (
    heads_item,
    is_scene,
    is_struck,
    role_of,
)
from geomap.texts.tokens import Tokens


def split(sentence: str) -> tuple[Tokens, int]:
    """Tokens of a sentence, and the first token of the name between brackets."""
    before, name, after = sentence.replace("]", "[").split("[")
    tokens = Tokens(before + name + after)
    return tokens, tokens.after(len(before))


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("a boat capsized close to [Lampedusa]", None),
        ("a train to [Kyiv] was hit", "destination"),
        ("bombers taking off from [Engels] fired", "aside"),
        ("a bus left [Lviv] on Friday", "aside"),
        ("arrested after two were stabbed in [Southport]", None),
        ("three tourists from [Lviv] died", "aside"),
        ("smoke was seen from [Haifa]", "aside"),
        ("a jet en route from [Baku] to Aktau", "elsewhere"),
        ("the convoy had left [Djibo] for Arbinda", "aside"),
        ("the strike left [Djibo] without power", None),
        ("a bomb exploded near a court in [Quetta]", None),
        ("shells fired from across the [Durand Line]", "launch_origin"),
        ("debris from a downed drone fell near [Kursk]", None),
        ("held a funeral in [Goma] for those killed in a strike", "elsewhere"),
        ("a bomb exploded at a funeral in [Goma]", None),
        ("drones launched from [Kursk]", "launch_origin"),
        ("it was fired from a launcher in the [Kursk]", "launch_origin"),
        ("a drone killed those evacuating people from [Kursk]", "aside"),
        ("hit by debris from missiles in [Kursk]", None),
        ("fired from a rocket launcher in [Kursk]", "launch_origin"),
        ("speaking at a forum in [Kursk]", "speech_location"),
        ("repatriating workers from [Kursk]", "elsewhere"),
        ("a man originally from [Kursk]", "anchor"),
        ("across the border from Ukraine's second city [Kursk]", "anchor"),
        ("home to [Kursk]", "anchor"),
        ("a region adjacent to Ukraine's northeastern [Kursk]", "anchor"),
        ("three men, all from [Kursk]", "elsewhere"),
        ("a region that shares a border with [Kursk]", "anchor"),
        ("sending eleven to hospitals in [Kursk]", "destination"),
        ("ambulances took the injured to [Kursk]", "destination"),
        ("four were taken to hospital in the nearby state capital [Kursk]", "destination"),
        ("they were taken to hospital in the town of [Kursk]", "destination"),
        ("since the militants returned to power in [Kursk]", "elsewhere"),
        ("prisoners captured after the fall of [Kursk]", "elsewhere"),
        ("shells hit the port city [Kursk]", None),
        ("drones headed for the [Kursk]", "aside"),
        ("they told a news conference in the capital, [Kursk]", "speech_location"),
        ("those hurt were rushed to AIIMS, [Kursk]", "destination"),
        ("after losing his job at a company in [Kursk]", "elsewhere"),
        ("people fled from [Kursk]", None),
        ("people fled fighting in [Kursk]", None),
        ("people who fled fighting in [Kursk]", "elsewhere"),
        ("missiles fell in [Kursk]", None),
        ("the wounded were flown to [Kursk]", "destination"),
        ("The injured were taken to hospitals in [Kursk]", "destination"),
        ("a convoy left Sake for [Kursk]", "destination"),
        ("a ship bound for the [Kursk]", "destination"),
        ("They were referred to King George's [Clinic]", "destination"),
        ("missiles came from the direction of [Kursk]", "launch_origin"),
        ("a road linking [Kursk]", "anchor"),
        ("on the opposite bank of the river from the Russian-held [Kursk]", "anchor"),
        ("after the arrest of a gang leader in [Kursk]", "elsewhere"),
        ("the river, which supplies part of [Kursk]", "anchor"),
        ("in the county, which includes [Kursk]", "anchor"),
        ("shells fell on a hospital in [Kursk]", None),
        ("damage was done to [Kursk]", None),
        ("the region, bordering Russia's [Kursk]", "anchor"),
        ("drones launched from the Russian-held port of [Kursk]", "launch_origin"),
        ("amid tensions along the [Kursk]", "elsewhere"),
    ],
)
def test_roles(sentence: str, role: str | None) -> None:
    tokens, first = split(sentence)
    assert role_of(tokens, first, "en") == role


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("nine air strikes on [Lyman]", True),
        ("They shelled [Lyman]", True),
        ("the fall of the [Lyman]", True),
        ("a book on [Lyman]", False),
    ],
)
def test_what_was_attacked(sentence: str, expected: bool) -> None:  # noqa: FBT001 (a parameter)
    tokens, first = split(sentence)
    assert is_struck(tokens, first, "en") is expected


def test_a_place_may_head_an_item_of_a_list() -> None:
    tokens, first = split("Today:\n• [Lyman]: two houses burned")
    assert heads_item(tokens, first, first + 1)
    tokens, first = split("He spoke of [Lyman]: two houses burned")
    assert not heads_item(tokens, first, first + 1)


def test_what_somebody_goes_to_may_be_a_scene() -> None:
    assert is_scene(Tokens("Lyman, where buildings were set on fire"), 1, "en")
    assert not is_scene(Tokens("Lyman, where the hospital is"), 1, "en")


@pytest.mark.parametrize(
    ("language", "sentence", "role"),
    [
        ("uk", "з [Лачина] стріляли по селу", "launch_origin"),
        ("ru", "из [Лачина] стреляли по селу", "launch_origin"),
        ("ru", "жители бежали из [Лачина] в горы", None),
    ],
)
def test_a_word_of_launching_may_stand_behind(
    language: str, sentence: str, role: str | None
) -> None:
    tokens, first = split(sentence)
    assert role_of(tokens, first, language) == role


@pytest.mark.parametrize(
    ("language", "sentence", "role"),
    [
        ("uk", "поранених повезли у [Лиман]", "destination"),
        ("uk", "поранених повезли на ношах, у [Лимані] стріляли", None),
        ("ru", "раненых увезли в [Лиман]", "destination"),
        ("ru", "раненых увозили, пока в [Лимане] стреляли", None),
        ("uk", "відправили в лікарню Мечникова в [Лимані]", "destination"),
        ("ru", "отправили в больницу скорой помощи в [Лимане]", "destination"),
        ("uk", "дрони прямували до [Лимана]", None),
        ("uk", "удар по мосту, що з'єднує Херсон з [Лиманом]", None),
        ("ru", "удар по мосту, который соединяет Херсон с [Лиманом]", None),
        ("uk", "уродженець [Лимана] загинув", "elsewhere"),
        ("ru", "уроженец [Лимана] погиб", "elsewhere"),
        ("uk", "напруження на кордоні [Лівану]", "elsewhere"),
        ("ru", "после взятия [Лимана]", "elsewhere"),
    ],
)
def test_cases_and_phrases_of_other_languages(
    language: str, sentence: str, role: str | None
) -> None:
    tokens, first = split(sentence)
    assert role_of(tokens, first, language) == role


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "told reporters that in Lyman shells fell"),
        ("uk", "заявили, що в Лимані впав снаряд"),
        ("ru", "сообщили, что в Лимане упал снаряд"),
    ],
)
def test_what_is_said_is_no_place_of_speech(language: str, text: str) -> None:
    tokens = Tokens(text)
    first = next(at for at, word in enumerate(tokens.words) if word.startswith(("Lym", "Лим")))
    assert role_of(tokens, first, language) is None
