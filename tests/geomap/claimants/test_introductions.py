from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_a_surname_is_who_was_introduced(gazetteer: Gazetteer) -> None:
    text = (
        "Odesa Governor Petro Hnatiuk said a missile hit Odesa. "
        '"Two people are dead," Hnatiuk added.'
    )
    assert Reading(text, gazetteer).speakers() == [("Petro Hnatiuk", "official", "UA")]


def test_given_names_tell_two_bearers_of_a_surname_apart(gazetteer: Gazetteer) -> None:
    text = (
        "Mayor Ivan Petrenko said a shell hit Poltava. "
        "Olena Petrenko, a baker, said a shell hit Lubny."
    )
    assert [kind for _, kind, _ in Reading(text, gazetteer).speakers()] == ["official", "witness"]


def test_a_surname_behind_its_office_is_who_was_named_before(gazetteer: Gazetteer) -> None:
    text = (
        "A quake hit Bogo, a police spokesman, Rafael Rey, said. Anna Cruz told how she "
        "was dug out. Ten people died in Bogo, the police's Rey said. Two died in "
        "Sogod, he said."
    )
    assert Reading(text, gazetteer).claims[-1].claimant.name == "Rafael Rey"


def test_who_is_named_only_behind_an_office_holds_it(gazetteer: Gazetteer) -> None:
    text = "Ten people died in Goma, the police's Rey said. Then Rey left Goma."
    assert Reading(text, gazetteer).speakers() == [("Rey", "official", "CD")]
