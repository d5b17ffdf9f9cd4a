"""A query finds the places it may mean, and says how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.places import PlaceKind
from gazetteer.search import misspelt, search

if TYPE_CHECKING:
    from conftest import World


def names(world: World, text: str, **asked: object) -> set[str]:
    return {hit.place.name for hit in search(world, text, **asked)}  # type: ignore[arg-type]  # options of many types


@pytest.mark.parametrize("text", ["Kharkiv", "KHARKOV", "Харків", "харьков", "the city of Kharkiv"])
def test_every_name_finds_its_city(ukraine: World, text: str) -> None:
    assert "Kharkiv" in names(ukraine, text)


@pytest.mark.parametrize(
    ("text", "language"),
    [("у Харкові", "uk"), ("під Харковом", "uk"), ("под Харьковом", "ru"), ("м. Харків", "uk")],
)
def test_particles_and_inflection_are_seen_through(
    ukraine: World, text: str, language: str
) -> None:
    assert "Kharkiv" in names(ukraine, text, language=language)


@pytest.mark.parametrize(
    "text", ["Sumska street", "Sumska St.", "street of Sumska", "вул. Сумська", "вулиці Сумській"]
)
def test_a_street_is_never_the_city(ukraine: World, text: str) -> None:
    assert names(ukraine, text) == {"Sumska Street"}


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv region",
        "Kharkiv Oblast",
        "Харківська область",
        "Харьковской области",
        "oblast of Kharkiv",
    ],
)
def test_the_generic_word_may_be_any_that_asks_for_the_same(ukraine: World, text: str) -> None:
    assert "Kharkiv Oblast" in names(ukraine, text)


def test_an_adjective_left_alone_gets_its_word_back(ukraine: World) -> None:
    assert names(ukraine, "Харківської", kind=PlaceKind.REGION) == {"Kharkiv Oblast"}


def test_a_strict_word_that_nothing_fits_finds_nothing(ukraine: World) -> None:
    assert names(ukraine, "Kharkiv airport") == set()


def test_former_names_are_flagged(ukraine: World) -> None:
    (hit,) = search(ukraine, "Artemivsk")
    assert (hit.place.name, hit.matched.kind) == ("Bakhmut", "former")


def test_demonyms_find_their_country(ukraine: World) -> None:
    (hit,) = search(ukraine, "Ukrainians")
    assert (hit.place.name, hit.matched.kind) == ("Ukraine", "demonym")


def test_typos_are_read_only_from_people_and_only_when_nothing_else_fits(ukraine: World) -> None:
    assert names(ukraine, "Kharkvi") == set()
    assert {hit.how for hit in search(ukraine, "Kharkvi", typed=True)} == {"typo"}
    ukraine.add("Kharkvi")
    assert {hit.how for hit in search(ukraine, "Kharkvi", typed=True)} == {"exact"}


def test_a_part_of_a_place_is_the_place_with_a_mark(ukraine: World) -> None:
    (hit,) = search(ukraine, "eastern Ukraine")
    assert hit.reading.qualified


def test_a_generic_word_alone_is_no_name(ukraine: World) -> None:
    ukraine.add("Hospital")
    assert names(ukraine, "South Hospital") == set()


def test_another_word_for_the_same_site_is_tried_but_no_other_site(world: World) -> None:
    world.add("Lagos International Airport", kind=PlaceKind.POI)
    world.add("Ontario Lake", kind=PlaceKind.WATER)
    assert names(world, "Lagos Airport") == {"Lagos International Airport"}
    assert names(world, "University of Lagos") == set()
    assert names(world, "Ontario River") == set()


@pytest.mark.parametrize(
    "text", ["Куп'янський район", "у Куп'янському районі", "Купянский район", "Купянского района"]
)
def test_districts_go_by_the_adjective_of_their_town(world: World, text: str) -> None:
    world.add("Kupiansk Raion", kind=PlaceKind.REGION, admin_level=2)
    world.add("Купянск", population=25_000)
    assert names(world, text) == {"Kupiansk Raion"}


@pytest.mark.parametrize("text", ["Zavodsky district", "Zavodskyi raion"])
def test_the_adjectives_of_districts_are_found_by_every_ending(world: World, text: str) -> None:
    for ending in ("sky", "skoy", "skiy"):
        world.add(f"Zavod{ending} District", kind=PlaceKind.DISTRICT)
    assert len(search(world, text)) == 3


def test_a_unit_by_another_word_is_found_in_other_letters_too(world: World) -> None:
    world.add("Izyum Raion", kind=PlaceKind.REGION, admin_level=2)
    world.add("Izium", population=40_000)
    assert "Izyum Raion" in names(world, "Izium district")


@pytest.mark.parametrize(
    ("text", "name", "slip"),
    [
        ("Nalgad", "Naugad", False),  # another letter in a short name makes another name
        ("Kerlala", "Kerala", True),
        ("Khrakiv", "Kharkiv", True),
        ("Bakhchysarau", "Bakhchysarai", True),
    ],
)
def test_what_is_a_slip_of_the_pen(world: World, text: str, name: str, *, slip: bool) -> None:
    world.add(name, country="AA")
    assert bool(misspelt(world, text, None, {"AA"})) is slip
