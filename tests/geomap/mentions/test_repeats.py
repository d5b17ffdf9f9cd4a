"""Names written again, in the same form or in another one."""

import pytest

from gazetteer import Gazetteer
from geomap.mentions.repeats import repeated, same_name, written_again
from geomap.texts.tokens import Tokens


@pytest.mark.parametrize(
    ("form", "other", "same"),
    [
        ("антак'ю", "антак'ї", True),
        ("дерні", "дерна", True),
        ("дерна", "дерев'янка", False),
        ("баня", "бані", False),
        ("дерна", "дернівський", False),
    ],
)
def test_forms_share_all_but_their_ending(form: str, other: str, *, same: bool) -> None:
    assert same_name(form, other) is same
    assert same_name(other, form) is same


def test_other_forms_of_a_foreign_name_are_found(gazetteer: Gazetteer) -> None:
    tokens = Tokens("У Дерні повінь. Дерна зруйнована, дернина теж. Держава допоможе.")
    spans = list(repeated(tokens, ["Дерні"], gazetteer))
    assert [tokens.text[start:end] for start, end in spans] == ["Дерні", "Дерна"]


@pytest.mark.parametrize("name", ["Харкові", "Hama", "Йцукенг"])
def test_names_at_hand_or_unknown_are_left_alone(gazetteer: Gazetteer, name: str) -> None:
    assert list(repeated(Tokens(f"{name} {name}"), [name], gazetteer)) == []


def test_names_that_the_gazetteer_lacks_are_places_each_time(gazetteer: Gazetteer) -> None:
    text = "Near Zorkovo. Zorkovo fell, not Zorkovoye. Kyiv, Kyiv."
    found = written_again(text, ["Zorkovo", "Kyiv"], gazetteer)
    assert [text[start:end] for start, end in found] == ["Zorkovo", "Zorkovo"]
