"""Which of geoBoundaries's units are which of GeoNames's, on made-up ones."""

from __future__ import annotations

import pytest
import shapely
from sources.divisions import match_divisions, new_rows, town_names
from sources.geoboundaries import Division, Layer, clean_name, core_key, latin_key, sound
from sources.geonames import Settlement, Unit

COUNTRIES = {"AA": {"geonameid": 1}}
LEVEL_2 = Layer("2", "AA", 2, "District", "AAA-ADM2-2", "CC0 1.0")
LEVEL_3 = Layer("3", "AA", 3, "Commune", "AAA-ADM3-3", "CC0 1.0")
PARENT = Unit(10, "North", 1, "AA", "AA.N", "", "", [], None)


def unit(number: int, name: str, *names: str, towns: int = 0) -> Unit:
    """A second-level unit of the north with some towns at 1.1, 1.1 … or none that is known."""
    inside = [(round(1.1 + 0.1 * n, 1), 1.1, 100) for n in range(towns)]
    return Unit(number, name, 2, "AA", f"AA.N.{number}", "", "", list(names), 10, inside)


def town(
    name: str, lon: float = 1.1, people: int = 100, parents: tuple[int, ...] = ()
) -> Settlement:
    """A town of the north."""
    return Settlement(5, name, lon, 1.1, people, "AA", [], list(parents))


def division(
    name: str, *towns: Settlement, layer: Layer = LEVEL_2, size: float = 1.0, number: int = 1
) -> Division:
    """A square of so many degrees, with its corner at 1, 1."""
    return Division(
        layer, f"{layer.layer_id}B{number}", name, shapely.box(1, 1, 1 + size, 1 + size), "AA",
        frozenset({latin_key(name)}), 10, list(towns),
    )  # fmt: skip


def matched(divisions: list[Division], *units: Unit) -> dict[int, tuple[str, float]]:
    """Return by GeoNames id the name of the division, and how much wider the unit may be."""
    by_row = dict(enumerate((PARENT, *units), 10))
    found, _ = match_divisions(divisions, by_row)
    return {number: (drawn.name, factor) for number, (drawn, factor) in found.items()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Shebekinskiy Rayon", "shebekinskiy"),
        ("Municipio de Acapulco de Juárez", "acapulco de juarez"),
        ("Лискинский район", "лискинский"),
        ("Kuare Rural LLG", "kuare"),
        ("District", "district"),
    ],
)
def test_a_bare_name_has_no_word_for_its_kind(name: str, expected: str) -> None:
    assert core_key(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dyat’kovskiy", "Diatkovsky"), ("Masīsī", "Masisi"), ("Shakhrixan", "Shahrikhan")],
)
def test_romanisations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(latin_key(one)) == sound(latin_key(other))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BOSSASO", "Bossaso"),
        ("Kouassi-DatÃ©kro", "Kouassi-Datékro"),
        ("La Conquista (Municipio)", "La Conquista"),
        ("As Salam - SD", "As Salam"),
        ("Gutu 23", ""),
        ("Gouand?", ""),
        ("Анжеро-Судженский городско", "Анжеро-Судженский городской округ"),
    ],
)
def test_names_are_written_as_people_write_them(name: str, expected: str) -> None:
    assert clean_name(name) == expected


def test_a_unit_of_unknown_place_is_found_by_its_name() -> None:
    assert matched([division("Masisi")], unit(11, "Masisi Territory")) == {11: ("Masisi", 1.0)}


def test_a_unit_whose_towns_lie_elsewhere_is_another_one() -> None:
    far = unit(11, "Masisi")
    far.settlements = [(9.0, 9.0, 100)]
    assert matched([division("Masisi")], far) == {}


def test_a_town_that_is_counted_to_the_district_about_it_proves_nothing() -> None:
    near = unit(11, "Saratovskiy Rayon")
    near.settlements = [(0.9, 1.1, 800_000)]
    assert matched([division("Saratovsky District")], near) == {11: ("Saratovsky District", 1.0)}


def test_the_same_people_make_the_same_unit_whatever_its_name() -> None:
    towns = [town("A", 1.1, parents=(11,)), town("B", 1.2, parents=(11,))]
    assert matched([division("New", *towns)], unit(11, "Old", towns=2)) == {11: ("New", 1.0)}


def test_a_larger_unit_reaches_farther_than_the_part_about_its_seat() -> None:
    parts = [
        division("Palma", layer=LEVEL_3),
        division("Olumbi", layer=LEVEL_3, number=2),
        division("Quionga", layer=LEVEL_3, number=3),
        division("Pundanhar", layer=LEVEL_3, number=4),
    ]
    assert matched(parts, unit(11, "Distrito de Palma")) == {11: ("Palma", 3.0)}


def test_what_geonames_lacks_is_a_place_of_its_own() -> None:
    _, left = match_divisions([division("Sani Bheri")], {10: PARENT})
    row = new_rows(left, COUNTRIES)[0]
    assert (row["name"], row["names"], row["admin_level"]) == (
        "Sani Bheri District",
        "Sani Bheri",
        2,
    )
    assert row["parent"] == "geonames:10|geonames:1"
    assert 70_000 < row["extent_m"] < 90_000


def test_a_commune_that_is_just_its_town_is_left_out() -> None:
    small = division("Ville", town("Ville"), size=0.03)
    large = division("Ville", town("Ville"), size=0.5)
    assert new_rows([small], COUNTRIES) == []
    assert len(new_rows([large], COUNTRIES)) == 1


def test_raions_are_also_called_after_their_town() -> None:
    towns = [town("Shebekino", people=40_000), town("Shebelino"), town("Novaya Tavolzhanka")]
    assert town_names("Shebekinsky District", towns) == ["Shebekino District"]
    assert town_names("Masisi", [town("Masisi")]) == []
