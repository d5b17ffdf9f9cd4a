"""The bundled data are what SOURCES.md says, and the store made of them answers rightly."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
import shapely

from gazetteer.build import bundled_store
from gazetteer.importers.bundled import DATA
from gazetteer.names import search_key
from gazetteer.places import PlaceKind, Point
from gazetteer.ranking import rough_distance_m
from gazetteer.readings import vocabulary
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open(bundled_store()) as opened:
        yield opened


def test_every_row_of_the_tables_kept_by_hand_is_of_a_place(store: Store) -> None:
    for path in sorted(DATA.glob("curated_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            ids = [row["place_id"] for row in csv.DictReader(handle)]
        found = store.places(ids)
        assert [place_id for place_id in ids if place_id not in found] == [], path.name


def test_no_place_has_rows_in_two_tables_that_say_where_it_is() -> None:
    seen: dict[str, str] = {}
    for path in sorted(DATA.glob("curated_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                if row["lat"]:
                    assert seen.setdefault(row["place_id"], path.name) == path.name


def test_the_data_stay_small() -> None:
    sizes = [path.stat().st_size for path in DATA.rglob("*") if path.is_file()]
    assert sum(sizes) < 32 * MEGABYTE
    assert max(sizes) < 20 * MEGABYTE


def test_every_file_is_named_in_the_list_of_sources() -> None:
    sources = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    files = [path.name for path in DATA.iterdir() if path.is_file() and path.name != "SOURCES.md"]
    assert [name for name in files if name not in sources] == []


def test_the_world_is_there(store: Store) -> None:
    places = store.info()["places"]
    assert places["country"] == 250
    assert places["settlement"] > 244_000
    assert places["region"] > 70_000


@pytest.mark.parametrize("name", ["Kharkiv", "Kharkov", "Харків", "Харьков", "ハリコフ"])
def test_one_city_by_many_names(store: Store, name: str) -> None:
    assert "geonames:706483" in {
        place.place_id for place, _ in store.places_named(search_key(name))
    }


@pytest.mark.parametrize(
    ("place_id", "name", "kind", "country"),
    [
        ("geonames:690791", "Ukraine", PlaceKind.COUNTRY, "UA"),
        ("geonames:2017370", "Russia", PlaceKind.COUNTRY, "RU"),
        ("geonames:706482", "Kharkiv Oblast", PlaceKind.REGION, "UA"),
        ("geonames:578071", "Belgorod Oblast", PlaceKind.REGION, "RU"),
        ("geonames:703883", "Crimea", PlaceKind.REGION, "UA"),
        ("geonames:694422", "Sevastopol", PlaceKind.REGION, "UA"),
        ("geonames:4736286", "Texas", PlaceKind.REGION, "US"),
        ("geonames:6269131", "England", PlaceKind.REGION, "GB"),
        ("geonames:13561145", "Kyivskyi District", PlaceKind.DISTRICT, "UA"),
    ],
)
def test_ids_are_those_of_geonames(
    store: Store, place_id: str, name: str, kind: PlaceKind, country: str
) -> None:
    place = store.get(place_id)
    assert place is not None
    assert (place.name, place.kind, place.country) == (name, kind, country)


def test_settlements_know_what_they_are_in(store: Store) -> None:
    kharkiv = store.get("geonames:706483")
    assert kharkiv is not None
    assert kharkiv.admin1 == "Kharkiv Oblast"
    assert kharkiv.parents == ("geonames:9114284", "geonames:706482", "geonames:690791")


def test_capitals_are_marked(store: Store) -> None:
    capitals = {place.name for place in store.in_box(20, 44, 40, 58) if place.is_capital}
    assert {"Kyiv", "Moscow", "Minsk", "Warsaw", "Bucharest"} <= capitals


def test_postal_codes_of_states_are_abbreviations(store: Store) -> None:
    found = {place.name: name.kind for place, name in store.places_named("tx")}
    assert found["Texas"] == "abbreviation"


def test_airport_codes_are_no_names(store: Store) -> None:
    assert "geonames:706483" not in {place.place_id for place, _ in store.places_named("hrk")}


def test_districts_of_the_same_name_keep_their_cities(store: Store) -> None:
    found = [
        place
        for place, _ in store.places_named(search_key("Київський район"))
        if place.kind is PlaceKind.DISTRICT
    ]
    cities = store.places({place.parents[0] for place in found})
    assert {city.name for city in cities.values()} >= {
        "Kharkiv",
        "Odesa",
        "Donetsk",
        "Poltava",
        "Simferopol",
    }


def test_what_is_not_sure_is_marked_and_wide(store: Store) -> None:
    for place in store.all_places():
        assert place.uncertainty_m > 0
        if place.certainty == "from_memory":
            assert place.uncertainty_m >= 1_000


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        (36.2304, 50.0050, "UA"),
        (36.58, 50.60, "RU"),
        (34.1, 44.95, "UA"),  # Simferopol
        (33.5, 44.6, "UA"),  # Sevastopol
        (30.55, 50.45, "UA"),  # in the Dnipro at Kyiv
        (27.5, -29.3, "LS"),
        (12.4534, 41.9029, "VA"),
        (-13.2, 27.1, "EH"),
    ],
)
def test_countries_hold_their_land(store: Store, lon: float, lat: float, country: str) -> None:
    point = shapely.Point(lon, lat)
    around = store.overlapping(lon, lat, lon, lat, kinds=[PlaceKind.COUNTRY])
    holding = [
        place.country
        for place in around
        if shapely.from_wkb(store.footprint_wkb(place.place_id)).intersects(point)
    ]
    assert holding == [country]


def test_shapes_are_sound_and_lie_about_their_point(store: Store) -> None:
    for place in store.overlapping(-180, -90, 180, 90):
        wkb = store.footprint_wkb(place.place_id)
        assert wkb is not None
        shape = shapely.from_wkb(wkb)
        assert shape.is_valid, place.place_id
        assert shape.geom_type in {"Polygon", "MultiPolygon"}, place.place_id
        assert shape.distance(shapely.Point(place.point.lon, place.point.lat)) < 0.1, place.place_id


@pytest.mark.parametrize(
    ("place_id", "most_km"),
    [
        ("geonames:1861060", 1_600),  # Japan without Ogasawara
        ("geonames:6252001", 5_500),  # the United States with Alaska, without Hawaii
        ("geonames:1850144", 60),  # Tokyo, the prefecture
        ("geonames:3658394", 500),  # Ecuador without Galapagos
    ],
)
def test_islands_far_out_do_not_widen_the_circle(
    store: Store, place_id: str, most_km: float
) -> None:
    place = store.get(place_id)
    assert place is not None
    assert place.uncertainty_m < most_km * 1000
    assert place.has_footprint


def test_no_two_first_level_units_share_a_polygon(store: Store) -> None:
    first = [
        place
        for place in store.overlapping(-180, -90, 180, 90, kinds=[PlaceKind.REGION])
        if place.admin_level == 1
    ]
    shapes = {store.footprint_wkb(place.place_id) for place in first}
    assert len(shapes) == len(first) > 3_300


def test_a_governorate_is_not_the_strip_of_the_same_name(store: Store) -> None:
    strip, governorate = store.get("geonames:281132"), store.get("geonames:11184609")
    assert strip is not None
    assert governorate is not None
    assert strip.has_footprint
    assert not governorate.has_footprint
    assert governorate.certainty == "approximate"
    assert governorate.uncertainty_m < strip.uncertainty_m


def test_counties_have_their_outline(store: Store) -> None:
    counties = [
        place
        for place in store.overlapping(-125, 24, -67, 49, kinds=[PlaceKind.REGION])
        if place.admin_level == 2 and place.country == "US"
    ]
    assert len(counties) > 3_000


def test_sections_of_cities_are_districts_of_them(store: Store) -> None:
    harlem = store.get("geonames:5120034")
    assert harlem is not None
    assert (harlem.name, harlem.kind) == ("Harlem", PlaceKind.DISTRICT)
    assert "geonames:5128581" in harlem.parents


@pytest.mark.parametrize(
    ("place_id", "city", "least_km", "most_km"),
    [
        ("curated:black-sea", "geonames:698740", 1, 6),  # Odesa
        ("curated:black-sea", "geonames:706483", 400, 600),  # Kharkiv
        ("curated:sea-of-azov", "geonames:701822", 1, 8),  # Mariupol
        ("curated:caspian-sea", "geonames:587084", 0, 15),  # Baku
        ("curated:lake-victoria", "geonames:232422", 3, 30),  # Kampala
    ],
)
def test_seas_and_lakes_have_a_shore(
    store: Store, place_id: str, city: str, least_km: float, most_km: float
) -> None:
    shape = shapely.from_wkb(store.footprint_wkb(place_id))
    place = store.get(city)
    assert place is not None
    point = shapely.Point(place.point.lon, place.point.lat)
    assert least_km < shape.distance(point) * 111 < most_km


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        ("geonames:6252001", -98.5, 39.76),  # the United States
        ("geonames:6251999", -113.64258, 60.10867),  # Canada
        ("geonames:6255146", 21.09375, 7.1881),  # Africa
        ("geonames:5879092", -150.00028, 64.00028),  # Alaska
    ],
)
def test_large_places_lie_where_geonames_puts_them(
    store: Store, place_id: str, lon: float, lat: float
) -> None:
    place = store.get(place_id)
    assert place is not None
    assert place.point == Point(lon=lon, lat=lat)


def test_hamlets_with_a_post_office_know_their_county(store: Store) -> None:
    found = {p.admin1: p for p, _ in store.places_named(search_key("Grantville"))}
    county = store.get(found["Pennsylvania"].parents[0])
    assert county is not None
    assert county.name == "Dauphin County"


@pytest.mark.parametrize("name", ["Heathrow Airport", "JFK Airport", "Ben Gurion Airport"])
def test_airports_are_found_by_the_names_in_use(store: Store, name: str) -> None:
    assert {place.kind for place, _ in store.places_named(search_key(name))} == {PlaceKind.POI}


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Walikale Territory", "CD", "North Kivu"),
        ("Mucojo administrative post", "MZ", "Cabo Delgado"),
        ("Thabeikkyin township", "MM", "Mandalay"),
        ("Sani Bheri rural municipality", "NP", None),
        ("Tabarre commune", "HT", "Ouest"),
        ("Liskinsky District", "RU", "Voronezh Oblast"),
        ("Shebekino district", "RU", "Belgorod Oblast"),
        ("в Шебекинском округе", "RU", "Belgorod Oblast"),
        ("Глушківський район", "RU", "Kursk Oblast"),
        ("Товузский район", "AZ", None),
        ("у Броварському районі", "UA", "Kyiv Oblast"),
        ("Чугуевском районе", "UA", "Kharkiv Oblast"),
        ("на Конотопщині", "UA", "Sumy Oblast"),
        ("Великописарівській громаді", "UA", "Sumy Oblast"),
    ],
)
def test_units_below_the_first_level_are_found(
    gazetteer: Gazetteer, name: str, country: str, admin1: str | None
) -> None:
    best = gazetteer.find(name, limit=1)[0]
    assert (best.place.kind, best.place.country) == (PlaceKind.REGION, country)
    assert admin1 in {None, best.place.admin1}
    assert best.confidence > 0.4


def test_the_units_of_a_layer_lie_where_the_towns_of_their_names_are() -> None:
    towns: dict[tuple[str, str], list[Point]] = {}
    columns = ["name", "lat", "lon", "country"]
    for row in pq.read_table(DATA / "settlements.parquet", columns=columns).to_pylist():
        point = Point(lon=row["lon"], lat=row["lat"])
        towns.setdefault((row["country"], search_key(row["name"])), []).append(point)
    near: dict[str, list[bool]] = {}
    columns = [*columns, "place_id", "extent_m", "source"]
    for row in pq.read_table(DATA / "divisions.parquet", columns=columns).to_pylist():
        _, _, layer = (row["source"] or "").partition("geoBoundaries ")
        first, _, word = search_key(row["name"]).rpartition(" ")
        own = row["place_id"].startswith("geoboundaries:")  # called as the layer calls it
        unit = own and word in vocabulary().generic
        named = towns.get((row["country"], first), ()) if unit else ()
        middle = Point(lon=row["lon"], lat=row["lat"])
        away_m = min((rough_distance_m(town, middle) for town in named), default=None)
        if away_m is not None:
            near.setdefault(layer, []).append(away_m <= row["extent_m"] + 5_000.0)
    told = {layer: sum(fits) / len(fits) for layer, fits in near.items() if len(fits) > 20}
    assert len(told) > 20
    assert [layer for layer, share in told.items() if share < 0.2] == []


@pytest.mark.parametrize(
    "name", ["Brovary", "Djibo", "Mocímboa da Praia", "Konotop", "Goma", "Kawlin", "Mucojo"]
)
def test_a_bare_name_is_the_town_not_the_unit_about_it(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name, limit=1)[0].place.kind is PlaceKind.SETTLEMENT


def test_another_word_for_a_town_makes_another_name(gazetteer: Gazetteer) -> None:
    first = gazetteer.find("Charles City", within="Virginia", limit=1)[0]
    assert first.place.name.startswith("Charles City")


def test_no_place_kept_by_hand_is_listed_again(store: Store) -> None:
    for place in store.all_places():
        if place.place_id.startswith("katottg:") and place.kind is PlaceKind.SETTLEMENT:
            assert place.certainty == "listed"
            assert place.parents[0].startswith("katottg:")
    found = [place for place, _ in store.places_named(search_key("Радьківка"))]
    kupiansk = [place for place in found if place.admin1 == "Kharkiv Oblast"]
    assert [place.place_id for place in kupiansk] == ["curated:ua-radkivka"]


def test_crimea_is_ukraines_in_the_units_too(store: Store) -> None:
    inside = store.in_box(33.6, 44.6, 36.3, 45.9, kinds=[PlaceKind.REGION])
    assert len(inside) > 20
    assert {place.country for place in inside} == {"UA"}


def test_borders_are_lines_on_land_between_two_countries() -> None:
    table = pq.read_table(DATA / "borders.parquet")
    pairs = set(zip(table["country_a"].to_pylist(), table["country_b"].to_pylist(), strict=True))
    assert all(one < other for one, other in pairs)
    assert {("RU", "UA"), ("LS", "ZA"), ("EH", "MA"), ("CA", "US"), ("IT", "VA")} <= pairs
    assert ("GB", "US") not in pairs
    assert table.schema.metadata[b"version"] == b"0.6.0"


@pytest.mark.parametrize(
    ("name", "lon", "lat", "expected_km"),
    [
        ("Freedom Square", 36.2304, 50.0050, 32.2),
        ("Kharkiv", 36.25475, 49.98177, 34.5),
        ("Belgorod", 36.58091, 50.60343, 32.1),
        ("Shebekino", 36.92537, 50.41342, 7.1),
        ("Sumy", 34.79906, 50.91741, 28.0),
        ("Kherson, for Crimea is no border", 32.61458, 46.63695, 431.2),
    ],
)
def test_distances_to_the_border_are_the_known_ones(
    gazetteer: Gazetteer, name: str, lon: float, lat: float, expected_km: float
) -> None:
    nearest = gazetteer.border("RU", "UA").nearest(Point(lon=lon, lat=lat))
    assert nearest.distance_m / 1000 == pytest.approx(expected_km, abs=0.1), name
