import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, Place, PlaceKind, Point, distance_m
from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import ResolvedMention, resolve_mentions
from geomap.resolution.displacement import moved
from geomap.settings import Settings

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "dev" / "articles").glob("*.txt"))


def resolve(gazetteer: Gazetteer, text: str, language: str = "en") -> list[ResolvedMention]:
    document = from_text(text, settings=Settings(language=language))
    found = find_mentions(parse(text, language), gazetteer)
    return resolve_mentions(found, document, gazetteer, Settings())


def places(gazetteer: Gazetteer, text: str, language: str = "en") -> list[str | None]:
    found = resolve(gazetteer, text, language)
    return [r.resolution.place.name if r.resolution.place else None for r in found]


def test_a_town_and_its_region_are_told_apart(gazetteer: Gazetteer) -> None:
    town, region = resolve(gazetteer, "Shells hit Kharkiv, then the Kharkiv region.")
    assert (town.precision, region.precision) == ("settlement", "region")


def test_a_site_that_nobody_knows_stands_for_what_contains_it(gazetteer: Gazetteer) -> None:
    text = "They shelled the Zorkovsky brick plant in Russia's Rostov region."
    plant, _, region = resolve(gazetteer, text)
    assert plant.resolution.place == region.resolution.place
    assert plant.precision == "region"
    assert plant.uncertainty_m == region.uncertainty_m
    assert "itself is not known" in plant.resolution.reason


def test_a_site_without_a_container_is_looked_for_in_the_town_of_its_sentence(
    gazetteer: Gazetteer,
) -> None:
    _, hotel = resolve(gazetteer, "Rockets fell on Lyman and destroyed the Zorkovsky hotel.")
    assert hotel.precision == "settlement"
    assert hotel.resolution.confidence < 0.5


def test_a_site_in_a_text_of_many_towns_stays_without_a_place(gazetteer: Gazetteer) -> None:
    text = "Rockets fell on Lyman, Sumy and Poltava. Odesa was calm.\nThe Zorkovsky hotel burned."
    assert places(gazetteer, text)[-1] is None


def test_a_district_does_not_lie_in_the_town_named_behind_it(gazetteer: Gazetteer) -> None:
    district, town = resolve(gazetteer, "In Zorkovsky District, drones hit Shebekino.")
    assert district.resolution.place is None
    assert town.resolution.place is not None


def test_a_site_lies_in_the_town_whose_name_it_bears(gazetteer: Gazetteer) -> None:
    text = "Sumy burned. Sumy fell. The Izium Zorka Hospital was hit, as was Izium."
    site = resolve(gazetteer, text)[2]
    assert site.mention.text == "Izium Zorka Hospital"
    assert site.resolution.place is not None
    assert site.resolution.place.name == "Izium"


def test_a_place_nobody_knows_lies_where_the_text_says(gazetteer: Gazetteer) -> None:
    village, town = resolve(gazetteer, "Shells fell on Zorkove, a village 12 km north of Lyman.")
    assert village.resolution.place == town.resolution.place
    assert village.relation == "12 km north of"
    assert village.mention.relation is None
    assert village.point is not None
    assert town.resolution.place is not None
    assert 11_000 < distance_m(village.point, town.resolution.place.point) < 13_000
    assert "itself is not known" in village.resolution.reason


def test_a_village_nobody_knows_lies_in_the_region_of_its_paragraph(gazetteer: Gazetteer) -> None:
    text = (
        "In the Sumy region, shells hit the village of Zorkovets.\nThe village of Vorkozh burned."
    )
    region, village, later = resolve(gazetteer, text)
    assert village.resolution.place == region.resolution.place
    assert village.precision == "region"
    assert village.resolution.confidence < 0.5
    assert later.resolution.place is None


def test_a_site_nobody_knows_is_in_the_town_that_its_name_begins_with(gazetteer: Gazetteer) -> None:
    text = (
        "Ukraine said drones hit Sumy. Sumy burned. A shell hit the Nova Kakhovka cereal factory."
    )
    place = resolve(gazetteer, text)[-1].resolution.place
    assert place is not None
    assert place.name == "Nova Kakhovka"


def test_the_oblast_that_a_text_names_excludes_namesakes_next_door(gazetteer: Gazetteer) -> None:
    village, region = resolve(gazetteer, "Shells hit Izium, Sumy region.")
    assert village.resolution.place == region.resolution.place


def test_a_district_is_not_in_the_town_of_the_dateline(gazetteer: Gazetteer) -> None:
    text = "Воронеж. 14 мая. ВЕСТНИК - Дроны ударили по селам Белгородского района."
    place = resolve(gazetteer, text)[-1].resolution.place
    assert place is not None
    assert (place.name, place.admin_level) == ("Belgorodsky District", 2)


def test_nouns_follow_what_they_refer_to(gazetteer: Gazetteer) -> None:
    text = "Kharkiv was hit. The city centre burned. Two died in the region."
    town, centre, region = resolve(gazetteer, text)
    assert town.resolution.place is not None
    assert centre.resolution.place is not None
    assert centre.resolution.place.parents[0] == town.resolution.place.place_id
    assert centre.uncertainty_m is not None
    assert town.uncertainty_m is not None
    assert centre.uncertainty_m < town.uncertainty_m
    assert region.resolution.place is not None
    assert region.resolution.place.kind is PlaceKind.REGION
    assert region.resolution.place.country == "UA"


def test_a_noun_without_anything_before_it_says_so(gazetteer: Gazetteer) -> None:
    (city,) = resolve(gazetteer, "The city burned.")
    assert (city.point, city.precision) == (None, None)
    assert "no place was named" in city.resolution.reason


LYMAN = Place(
    place_id="x:1",
    name="Lyman",
    kind=PlaceKind.SETTLEMENT,
    point=Point(lon=37.8, lat=49.0),
    uncertainty_m=4000.0,
)


@pytest.mark.parametrize(
    ("relation", "east_m", "north_m"),
    [
        (None, 0, 0),
        ("near", 0, 0),
        ("10 km north of", 0, 10_000),
        ("10 km southeast of", 7071, -7071),
        ("30 km from", 0, 0),
        ("west of the centre of", -1800, 0),
    ],
)
def test_points_move_by_the_relation(relation: str | None, east_m: float, north_m: float) -> None:
    point, uncertainty_m = moved(LYMAN, relation)
    metres = 111_200.0
    assert (point.lat - 49.0) * metres == pytest.approx(north_m, abs=60)
    assert (point.lon - 37.8) * metres * math.cos(math.radians(49)) == pytest.approx(east_m, abs=60)
    assert uncertainty_m > 0


@given(st.sampled_from(["near", "off", "12 km north of", "300 km from", "towards", "outskirts of"]))
def test_vague_relations_make_the_circle_larger_and_keep_the_place_in_it(relation: str) -> None:
    point, uncertainty_m = moved(LYMAN, relation)
    assert uncertainty_m > LYMAN.uncertainty_m
    if "north" not in relation:
        assert distance_m(point, LYMAN.point) <= uncertainty_m


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_nothing_is_dropped_and_every_point_has_its_uncertainty(
    gazetteer: Gazetteer, path: Path
) -> None:
    text = path.read_bytes().decode("utf-8")
    document = from_text(text)
    found = find_mentions(parse(text, path.name[:2]), gazetteer)
    resolved = resolve_mentions(found, document, gazetteer, Settings())
    assert [r.mention for r in resolved] == found
    for item in resolved:
        known = item.resolution.place is not None
        assert (item.point is not None) is known
        assert (item.precision is not None) is known
        assert (item.uncertainty_m or 0.0) > 0.0 if known else item.uncertainty_m is None
        assert item.resolution.reason


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "Kharkiv",
                "the city",
                "the border",
                "Lyman street",
                ".",
                "the region",
                "Syria,",
                "12 km north of",
            ]
        ),
        max_size=12,
    )
)
def test_any_chain_of_nouns_ends(gazetteer: Gazetteer, words: list[str]) -> None:
    assert len(resolve(gazetteer, " ".join(words))) >= 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Missiles hit the railway station in Kramatorsk.", "Kramatorsk railway station"),
        ("Fire engulfs the oil terminal in occupied Feodosia.", "Feodosia oil terminal"),
        ("Missiles hit Kramatorsk station.", "Kramatorsk railway station"),
        ("Drones hit Ryazan's oil refinery.", "Ryazan oil refinery"),
        ("In Sudan, they bombed the Merowe Air Base.", "Merowe Airport"),
        ("The refinery in the Krasnodar region burned.", "Krasnodar Krai"),
        ("The Zorkovsky refinery in Lyman burned.", "Lyman"),
        ("A hospital in Kharkiv burned.", "Kharkiv"),
        ("They attacked the Ras Isa oil port in Yemen.", "Yemen"),
        ("Missiles hit the railway station in Kramatorsk", "Kramatorsk railway station"),
        (
            "Russia's forces struck a military airfield in Starokostiantyniv.",
            "Starokostiantyniv air base",
        ),
        ("Shells fell in the Bryansk border region.", "Bryansk Oblast"),
    ],
)
def test_a_site_is_the_one_that_its_town_is_known_for(
    gazetteer: Gazetteer, text: str, place: str
) -> None:
    assert places(gazetteer, text)[-1] == place


def test_a_list_lies_where_its_last_name_does(gazetteer: Gazetteer) -> None:
    text = "Shells hit the villages of Zorkovets, Vorkozh and Korvozh in the Bryansk region."
    found = places(gazetteer, text)
    assert found[-1] is not None
    assert found == [found[-1]] * 4


def test_a_port_bears_the_name_of_where_it_lies(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "They hit the Ras Isa refinery in Yemen.")[0] == "Ras Isa"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hit Saratov. Debris fell in the Zavodsky district.", "Zavodskoy District (Saratov)"),
        ("Shells hit Lozova and Izium district in the Kharkiv region.", "Izium Raion"),
        ("The districts of Kharkiv, Izium and Kupiansk were shelled.", "Izium Raion"),
        ("A fire broke out in the Obolon district of Kyiv.", "Obolonskyi District"),
        ("They fought in North and South Kivu.", "North Kivu"),
        ("In Vilcha, Chuhuiv district, houses burned.", "Chuhuiv Raion"),
    ],
)
def test_districts_and_regions_are_those_that_the_text_is_about(
    gazetteer: Gazetteer, text: str, expected: str
) -> None:
    assert expected in places(gazetteer, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone fell on the Kashirskoye highway in Domodedovo.", "Domodedovo"),
        ("A drone hit a house in Lenin Street in Shebekino.", "Shebekino"),
        ("A missile hit a petrol station in Kharkiv.", "Kharkiv"),
        ("The wounded were taken to AIIMS in Gorakhpur.", "Gorakhpur"),
        ("They hit houses between Hael and Raqas (streets) in Sanaa.", "Sanaa"),
    ],
)
def test_a_street_or_a_site_is_not_the_only_one_known_far_away(
    gazetteer: Gazetteer, text: str, expected: str
) -> None:
    assert set(places(gazetteer, text)) == {expected}


def test_a_site_is_not_in_a_village_of_its_name_in_another_part_of_the_world(
    gazetteer: Gazetteer,
) -> None:
    text = "Gunmen stormed the Beach View hotel in Mogadishu, the United States said."
    assert "Beach" not in places(gazetteer, text)


def test_an_unknown_district_is_rather_of_the_region_than_of_a_small_town(
    gazetteer: Gazetteer,
) -> None:
    text = "Shells hit Lyman and set houses on fire in the Zorkovets district."
    assert places(gazetteer, text) == ["Lyman", "Donetsk Oblast"]


def test_a_capital_is_known_by_its_country(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "A blast hit South Sudan's capital.")[-1] == "Juba"
    assert places(gazetteer, "The blast in the Yemeni capital killed two.")[-1] == "Sanaa"


def test_a_rally_for_a_place_is_not_held_there(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "They joined an Al Quds rally in Karachi.") == ["Karachi"]
    assert places(gazetteer, "They joined a rally in Al Quds.") == ["Jerusalem"]


def test_a_town_is_no_stray_where_its_region_is_none(gazetteer: Gazetteer) -> None:
    found = resolve(gazetteer, "Russia denied that it had shelled Kherson.")[-1].resolution
    assert found.place is not None
    assert found.place.kind is PlaceKind.SETTLEMENT


def test_the_country_that_fires_is_not_where_it_lands(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "A missile fired from Yemen hit Eilat.") == ["Yemen", "Eilat"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Dzhankoi airfield in Crimea was hit.", ["Dzhankoi", "Crimea"]),
        ("Shells hit the Lebanese village of Blida.", ["Blida LB"]),
        ("Shells hit the Algerian city of Blida.", ["Blida DZ"]),
        ("The M23 attacked Mambasa.", ["Mambasa"]),
        ("Gunmen killed forty in Boulkessi, central Mali.", ["Boulikessi", "Mali"]),
        ("The FRSC said 12 died in a crash in Ore.", ["Ore"]),
        ("Two died near Salem, Ore., on Sunday.", ["Salem", "Oregon"]),
        ("The RSF shelled Bara.", ["Bārah"]),
        ("Gunmen struck in Benue, killing 41.", ["Benue State"]),
        ("Lviv Regional Military Administration spoke.", ["Lviv Oblast"]),
        ("Lviv Governor N. N. said the city was hit.", ["Lviv Oblast", "Lviv"]),
        ("Two died in Bihar, one of them in Begusarai.", ["Bihar", "Begusarai"]),
    ],
)
def test_what_the_text_says_of_a_name(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    found = resolve(gazetteer, text)
    told = [place for place in (item.resolution.place for item in found) if place is not None]
    names = [f"{p.name} {p.country}" if p.name == "Blida" else p.name for p in told]
    assert names == expected
