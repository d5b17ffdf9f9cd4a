"""The gazetteer as its users see it, on the bundled data."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gazetteer.errors import UnknownPlaceError
from gazetteer.places import Context, PlaceKind, Point, Toponym

if TYPE_CHECKING:
    from gazetteer.finder import Gazetteer

KHARKIV = "geonames:706483"


def best(gazetteer: Gazetteer, text: str, **asked: object) -> str:
    return gazetteer.find(text, **asked)[0].place.place_id  # type: ignore[arg-type]  # options of many types


@pytest.mark.parametrize(
    "text",
    ["Kharkiv", "Kharkov", "Харків", "Харьков", "у Харкові", "под Харьковом", "Kharkiv, Ukraine",
     "the city of Kharkiv", "м. Харків", "Harkiv", "Kharkivv"],
)  # fmt: skip
def test_one_city_by_any_name(gazetteer: Gazetteer, text: str) -> None:
    assert best(gazetteer, text) == KHARKIV


@pytest.mark.parametrize(
    "text", ["Belgorod region", "Belgorod Oblast", "Белгородская область", "Белгородской области"]
)
def test_one_region_by_any_name(gazetteer: Gazetteer, text: str) -> None:
    assert best(gazetteer, text) == "geonames:578071"


def test_a_district_of_five_cities(gazetteer: Gazetteer) -> None:
    candidates = gazetteer.find("Kyivskyi district")
    cities = {gazetteer.get(c.place.parents[0]).name for c in candidates}  # type: ignore[union-attr]  # it is there
    assert cities == {"Kharkiv", "Odesa", "Donetsk", "Poltava", "Simferopol"}


@pytest.mark.parametrize("text", ["Kyivskyi district", "Kievsky district", "Київському районі"])
def test_the_container_tells_them_apart(gazetteer: Gazetteer, text: str) -> None:
    (candidate,) = gazetteer.find(text, within="Kharkiv")
    assert candidate.place.parents[0] == KHARKIV


def test_a_container_in_the_query_itself(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Kyivskyi district of Kharkiv") == best(
        gazetteer, "Київський район, Харків"
    )


def test_nearness_orders(gazetteer: Gazetteer) -> None:
    odesa = gazetteer.find("Kyivskyi district", near="Odesa")[0]
    assert odesa.place.admin1 == "Odesa Oblast"
    assert "distance" in {penalty.name for penalty in odesa.penalties}


def test_filters(gazetteer: Gazetteer) -> None:
    assert {c.place.country for c in gazetteer.find("Odessa", country="United States")} == {"US"}
    kinds = {c.place.kind for c in gazetteer.find("Kharkiv", kind=PlaceKind.REGION)}
    assert kinds == {PlaceKind.REGION}
    assert len(gazetteer.find("Springfield", limit=3)) == 3


@pytest.mark.parametrize(
    ("filters", "named"),
    [({"within": "Qqqqzzzzxxxx"}, "Qqqqzzzzxxxx"), ({"country": "Atlantis"}, "Atlantis")],
)
def test_an_unknown_filter_is_named(
    gazetteer: Gazetteer, filters: dict[str, str], named: str
) -> None:
    with pytest.raises(UnknownPlaceError, match=named):
        gazetteer.find("Kharkiv", **filters)  # type: ignore[arg-type]  # options of many types


def test_former_names_are_flagged(gazetteer: Gazetteer) -> None:
    candidate = gazetteer.find("Dnipropetrovsk")[0]
    assert (candidate.place.name, candidate.matched.kind) == ("Dnipro", "former")


def test_nothing_is_found_where_nothing_is(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Qqqqzzzzxxxx") == []


def test_a_border_is_a_place_on_the_line(gazetteer: Gazetteer) -> None:
    (candidate,) = gazetteer.find("Russian border")
    place = candidate.place
    assert (place.place_id, place.kind) == ("border:RU", PlaceKind.BORDER)
    assert gazetteer.border("RU").nearest(place.point).distance_m < 10_000
    assert gazetteer.get("border:RU") == place


def test_a_border_narrows_to_the_neighbour_that_is_spoken_of(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Russian border", near="Kharkiv") == "border:RU-UA"
    assert best(gazetteer, "кордон України з Білоруссю") == "border:BY-UA"
    border = gazetteer.resolve(["Kharkiv", "Russian border", "Chuhuiv"])[1]
    assert border.place is not None
    assert border.place.place_id == "border:RU-UA"


def test_countries_without_a_common_border_have_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("border between Ukraine and Peru") == []
    (resolution,) = gazetteer.resolve(["border between Ukraine and Peru"])
    assert resolution.place is None


def test_in_a_bare_list_a_town_is_taken_with_the_state_behind_it(gazetteer: Gazetteer) -> None:
    bare = gazetteer.resolve(["Paris", "Mo.", "Indiana", "Ohio"])[0].place
    assert bare is not None
    assert (bare.name, bare.admin1) == ("Paris", "Missouri")
    apart = [Toponym(text, position=50 * i) for i, text in enumerate(("Paris", "Missouri"))]
    placed = gazetteer.resolve(apart)[0].place
    assert placed is not None
    assert placed.country == "FR"


@pytest.mark.parametrize(
    ("lon", "lat", "unit"),
    [(-92.45, 31.31, "Louisiana"), (-77.05, 38.8, "Virginia"), (179.9, -40.0, None)],
)
def test_the_home_of_an_outlet_brings_its_country(
    gazetteer: Gazetteer, lon: float, lat: float, unit: str | None
) -> None:
    context = Context(home=Point(lon=lon, lat=lat))
    place = gazetteer.resolve(["Alexandria"], context=context)[0].place
    assert place is not None
    assert (place.country, place.admin1) == (("EG", "Alexandria") if unit is None else ("US", unit))


def test_documents_are_resolved_jointly(gazetteer: Gazetteer) -> None:
    texts = ["Kharkiv", "Kyivskyi district", "Sumska street", "Russia", "Kharkiv"]
    found = gazetteer.resolve(texts)
    assert [resolution.text for resolution in found] == texts
    assert found[0] == found[4]
    assert found[1].place is not None
    assert found[1].place.parents[0] == KHARKIV
    assert found[2].place is not None
    assert found[2].place.kind is PlaceKind.STREET
    assert all(resolution.reason for resolution in found)


@pytest.mark.parametrize(
    ("container", "country"), [("Texas", "US"), ("France", "FR"), ("Ontario", "CA")]
)
def test_what_the_text_says_contains_it(gazetteer: Gazetteer, container: str, country: str) -> None:
    paris, _ = gazetteer.resolve([Toponym("Paris", within=1), container])
    assert paris.place is not None
    assert paris.place.country == country


def test_too_close_to_call_is_an_answer(gazetteer: Gazetteer) -> None:
    (alone,) = gazetteer.resolve(["Springfield"])
    assert alone.place is None
    assert "too close to call" in alone.reason
    assert len(alone.candidates) > 1
    home = Context(home=Point(lon=-89.65, lat=39.8))
    (at_home,) = gazetteer.resolve(["Springfield"], context=home)
    assert at_home.place is not None
    assert at_home.place.admin1 == "Illinois"


def test_countries_of_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.country_of("Ukrainians") == "UA"
    assert gazetteer.demonym("UA") == "Ukrainian"


def test_neighbours(gazetteer: Gazetteer) -> None:
    assert "UA" in gazetteer.neighbours("RU")
    assert gazetteer.neighbours("NZ") == ()


def test_names_of_a_place(gazetteer: Gazetteer) -> None:
    texts = {name.text for name in gazetteer.names(KHARKIV)}
    assert {"Харків", "Харьков", "Kharkov"} <= texts
    assert gazetteer.names("geonames:0") == ()
    assert gazetteer.get("geonames:0") is None


def test_spotting_gives_offsets_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Удар по Харкову и Белгородской области; Kharkiv's New York City, U.S."
    found = [text[span.start : span.end] for span in gazetteer.spot(text)]
    for name in ("Харкову", "Белгородской области", "Kharkiv", "New York City", "U.S"):
        assert name in found


def test_looking_a_name_up_loads_nothing_heavy() -> None:
    code = (
        "import sys; from gazetteer import Gazetteer; Gazetteer.open().find('Kharkiv');"
        "heavy = {'numpy', 'pandas', 'shapely', 'pyproj', 'scipy', 'geopy', 'pyarrow'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["Kerlala", "India"], "Kerala"),
        (["Halabjah", "Iraq", "Sulaymaniyah"], "Halabja"),
        (["Galgaduud region", "Mogadishu", "Somalia"], "Galguduud"),
        (["Kerlala", "Brazil"], None),  # nobody speaks of India
        (["Chapare", "Kabul"], "Chapare"),
    ],
)
def test_a_slip_is_read_where_the_text_speaks_of_the_country(
    gazetteer: Gazetteer, names: list[str], place: str | None
) -> None:
    found = gazetteer.resolve(names)[0].place
    assert (found and found.name) == place


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Hassakeh", "Hasakah", PlaceKind.SETTLEMENT),
        ("city of Hassakeh", "Hasakah", PlaceKind.SETTLEMENT),
        ("Hasakeh province", "Al-Hasakah", PlaceKind.REGION),
        ("Arbil", "Erbil", PlaceKind.SETTLEMENT),
        ("Sumshchyna", "Sumy Oblast", PlaceKind.REGION),
        ("Gaza", "Gaza Strip", PlaceKind.REGION),
        ("Газа", "Gaza Strip", PlaceKind.REGION),
        ("Gaza City", "Gaza City", PlaceKind.SETTLEMENT),
        ("West Darfur", "West Darfur", PlaceKind.REGION),
        ("Moscow region", "Moscow Oblast", PlaceKind.REGION),
        ("Kyiv region", "Kyiv Oblast", PlaceKind.REGION),
    ],
)
def test_town_and_region_share_their_spellings(
    gazetteer: Gazetteer, text: str, place: str, kind: PlaceKind
) -> None:
    best_one = gazetteer.find(text)[0].place
    assert (best_one.name, best_one.kind) == (place, kind)


def test_a_city_named_in_two_ways_is_no_less_likely_than_its_region(gazetteer: Gazetteer) -> None:
    names = [
        Toponym("Dnipro", position=1),
        Toponym("Kharkiv", position=20),
        Toponym("Dnipropetrovsk region", position=60),
        Toponym("Kharkiv", position=120, within=5, guessed=True),
        Toponym("Kharkiv city", position=200),
        Toponym("Ukraine", position=300),
        Toponym("Russia", position=400),
        Toponym("Rylsk", position=500, within=8),
        Toponym("Kursk region", position=520),
    ]
    kharkiv = gazetteer.resolve(names)[1]
    assert kharkiv.place is not None
    assert kharkiv.place.place_id == KHARKIV
