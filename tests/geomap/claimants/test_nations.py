from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

from geomap.claimants.nations import Nations
from geomap.claimants.place_mentions import PlaceMentions

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def nations(text: str, gazetteer: Gazetteer) -> Nations:
    read = Reading(text, gazetteer)
    return Nations(PlaceMentions(read.parsed, read.resolved), gazetteer)


def test_a_country_is_named_by_its_name_and_by_its_adjective(gazetteer: Gazetteer) -> None:
    found = nations("Greek sailors came to Portugal.", gazetteer)
    assert found.named == {"GR", "PT"}
    assert list(found.within(0, 5, frozenset())) == [(0, "GR")]


def test_words_of_a_persons_name_are_no_countries(gazetteer: Gazetteer) -> None:
    found = nations("Jordan Hill spoke.", gazetteer)
    assert not list(found.within(0, 11, frozenset({"Jordan", "Hill"})))


def test_the_word_before_the_hyphen_names_the_power(gazetteer: Gazetteer) -> None:
    found, phrase = nations("A shell hit Afrin.", gazetteer), "Turkish-backed officials"
    backed = found.mentions.words.backed.search(phrase)
    assert backed is not None
    assert found.power_before(phrase, backed) == "TR"


def test_the_last_adjective_names_the_occupier(gazetteer: Gazetteer) -> None:
    assert nations("Two died.", gazetteer).adjective_before("the Turkish military") == "TR"
