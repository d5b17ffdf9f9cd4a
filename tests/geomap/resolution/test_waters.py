from gazetteer import Gazetteer, PlaceKind
from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.settings import Settings


def last_place(gazetteer: Gazetteer, text: str) -> tuple[str, PlaceKind] | str:
    mentions = find_mentions(parse(text, "en"), gazetteer)
    found = resolve_mentions(mentions, from_text(text), gazetteer, Settings())[-1].resolution
    return (found.place.name, found.place.kind) if found.place else found.reason


def test_a_town_that_bears_the_name_of_a_river_is_not_the_river(gazetteer: Gazetteer) -> None:
    reason = last_place(gazetteer, "The Shebekino River burst its banks.")
    assert "only bears the name of a water" in reason
    assert last_place(gazetteer, "A ship sank in the Black Sea.")[0] == "Black Sea"


def test_a_water_has_an_article_and_the_town_of_its_name_none(gazetteer: Gazetteer) -> None:
    town = last_place(gazetteer, "A missile from Engels hit Dnipro.")
    assert town == ("Dnipro", PlaceKind.SETTLEMENT)
    river = last_place(gazetteer, "A missile from Engels hit the Dnipro.")
    assert river == ("Dnipro River", PlaceKind.WATER)
