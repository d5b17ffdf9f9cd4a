from __future__ import annotations

from typing import TYPE_CHECKING

import osmium
import pytest
import shapely
from osmium.osm.mutable import Node, Relation, Way

from gazetteer.errors import SourceError
from gazetteer.importers import osm
from gazetteer.places import PlaceKind, PlaceName

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer.importers.records import PlaceRecord


class Extract:
    """Writes a small extract; nodes of ways and boundaries are made on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.nodes: list[Node] = []
        self.ways: list[Way] = []
        self.relations: list[Relation] = []

    def node(self, lon: float, lat: float, **tags: str) -> int:
        number = len(self.nodes) + 1
        self.nodes.append(Node(id=number, location=(lon, lat), tags=_colons(tags)))
        return number

    def way(self, *positions: tuple[float, float], **tags: str) -> int:
        refs = [self.node(lon, lat) for lon, lat in positions]
        if positions[0] == positions[-1]:
            refs[-1] = refs[0]
        number = len(self.ways) + 1
        self.ways.append(Way(id=number, nodes=refs, tags=_colons(tags)))
        return number

    def boundary(self, box: tuple[float, float, float, float], level: int, **tags: str) -> int:
        ring = self.way(*shapely.box(*box).exterior.coords)
        number = len(self.relations) + 1
        tags |= {"type": "boundary", "boundary": "administrative", "admin_level": str(level)}
        members = [("w", ring, "outer")]
        self.relations.append(Relation(id=number, members=members, tags=_colons(tags)))
        return number

    def write(self) -> Path:
        with osmium.SimpleWriter(str(self.path), overwrite=True) as writer:
            for node in self.nodes:
                writer.add_node(node)
            for way in self.ways:
                writer.add_way(way)
            for relation in self.relations:
                writer.add_relation(relation)
        return self.path


def _colons(tags: dict[str, str]) -> dict[str, str]:
    """Turn `name_en` into `name:en`, which cannot be a Python name."""
    return {key.replace("__", ":"): value for key, value in tags.items()}


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    return Extract(tmp_path / "small.osm.pbf")


@pytest.fixture
def places(extract: Extract) -> dict[str, PlaceRecord]:
    """A town in a region in a country, with streets and sites."""
    extract.boundary((30, 44, 40, 52), 2, name="Україна", name__en="Ukraine", **{"ISO3166-1": "UA"})
    extract.boundary((34, 48, 38, 51), 4, name="Харківська область", name__en="Kharkiv Oblast")
    extract.boundary((36.1, 49.9, 36.4, 50.1), 8, name="Харків", name__en="Kharkiv")
    extract.boundary((36.2, 50.0, 36.3, 50.1), 9, name="Київський район")
    extract.boundary((36.5, 49.9, 36.6, 50.0), 8, name="Чугуївська громада")
    extract.node(
        36.25,
        49.98,
        place="city",
        name="Харків",
        name__en="Kharkiv",
        name__ru="Харьков",
        old_name="Харьковъ",
        alt_name="Kharkov;Charkiw",
        population="1421125",
    )
    extract.node(30.5, 50.4, place="city", name="Kyiv", capital="yes")
    sumska = {"highway": "primary", "name": "Сумська вулиця", "name__en": "Sumska Street"}
    extract.way((36.23, 49.99), (36.235, 50.0), **sumska)
    extract.way((36.2351, 50.0001), (36.24, 50.02), **sumska)
    extract.way((34.80, 50.90), (34.81, 50.91), **sumska)
    extract.way((36.2, 50.0), (36.3, 50.0), highway="service")
    extract.node(36.24, 50.01, amenity="theatre", name="Opera", short_name="KhNATOB")
    corners = shapely.box(36.230, 50.002, 36.236, 50.006).exterior.coords
    extract.way(*corners, place="square", name="Майдан Свободи")
    extract.way(*corners, building="yes")
    return {f"{r.name} {r.place_id}": r for r in osm.read(extract.write())}


def one(places: dict[str, PlaceRecord], name: str) -> PlaceRecord:
    (record,) = (record for record in places.values() if record.name == name)
    return record


def test_a_town_gets_its_boundary_as_its_footprint(places: dict[str, PlaceRecord]) -> None:
    town = one(places, "Kharkiv")
    assert town.place_id.startswith("osm:node/")
    assert (town.kind, town.population) == (PlaceKind.SETTLEMENT, 1_421_125)
    assert town.footprint is not None
    assert shapely.from_wkb(town.footprint).bounds == (36.1, 49.9, 36.4, 50.1)
    assert (town.lon, town.lat) == (36.25, 49.98)


def test_names_keep_language_and_kind(places: dict[str, PlaceRecord]) -> None:
    assert set(one(places, "Kharkiv").names) == {
        PlaceName("Харків"),
        PlaceName("Kharkiv", "en"),
        PlaceName("Харьков", "ru"),
        PlaceName("Харьковъ", None, "former"),
        PlaceName("Kharkov"),
        PlaceName("Charkiw"),
    }


def test_boundaries_give_country_region_and_parents(places: dict[str, PlaceRecord]) -> None:
    town = one(places, "Kharkiv")
    assert (town.country, town.admin1) == ("UA", "Kharkiv Oblast")
    assert town.parents == ("osm:relation/2", "osm:relation/1")
    district = one(places, "Київський район")
    assert district.kind is PlaceKind.DISTRICT
    assert district.parents[-2:] == ("osm:relation/2", "osm:relation/1")
    assert one(places, "Kharkiv Oblast").admin_level == 1
    assert one(places, "Ukraine").kind is PlaceKind.COUNTRY


def test_boundaries_without_a_town_of_their_name_stay(places: dict[str, PlaceRecord]) -> None:
    assert one(places, "Чугуївська громада").kind is PlaceKind.REGION


def test_segments_of_a_street_are_joined_where_they_meet(places: dict[str, PlaceRecord]) -> None:
    streets = [record for record in places.values() if record.kind is PlaceKind.STREET]
    assert [street.name for street in streets] == ["Sumska Street", "Sumska Street"]
    near = next(street for street in streets if street.lon is not None and street.lon > 36)
    assert near.footprint is not None
    assert shapely.from_wkb(near.footprint).bounds == (36.23, 49.99, 36.24, 50.02)
    assert near.uncertainty_m == pytest.approx(1_700, rel=0.1)


def test_sites_and_squares_are_places_and_nameless_things_are_not(
    places: dict[str, PlaceRecord],
) -> None:
    opera = one(places, "Opera")
    assert opera.kind is PlaceKind.POI
    assert PlaceName("KhNATOB", None, "abbreviation") in opera.names
    square = one(places, "Майдан Свободи")
    assert square.kind is PlaceKind.SQUARE
    assert square.place_id.startswith("osm:way/")
    assert square.footprint is not None
    assert one(places, "Kyiv").is_capital
    assert len(places) == 10


def test_positions_of_large_extracts_are_kept_on_disk(
    places: dict[str, PlaceRecord], extract: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm, "_LARGE_FILE", 0)
    assert [record.place_id for record in osm.read(extract.path)] == [
        record.place_id for record in places.values()
    ]


def test_an_open_boundary_is_no_place(extract: Extract) -> None:
    extract.node(36.25, 49.98, place="town", name="Town")
    extract.way((36, 50), (37, 50), (37, 51))
    tags = {"type": "boundary", "boundary": "administrative", "admin_level": "8", "name": "Open"}
    extract.relations.append(Relation(id=1, members=[("w", 1, "outer")], tags=tags))
    assert [record.name for record in osm.read(extract.write())] == ["Town"]


def test_a_file_that_is_no_extract_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.osm.pbf"
    path.write_text("not an extract")
    with pytest.raises(SourceError, match=r"notes\.osm\.pbf: cannot be read as an OpenStreetMap"):
        list(osm.read(path))


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_an_extract_that_was_cut_off_is_named(extract: Extract, share: float) -> None:
    for n in range(20_000):
        extract.node(36 + n * 7 % 1000 / 1000, 49, amenity="cafe", name=f"Cafe {n}")
    path = extract.write()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(SourceError, match=r"small\.osm\.pbf: cannot be read as an OpenStreetMap"):
        list(osm.read(path))


def test_progress_is_told_in_both_readings(
    extract: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm, "TOLD_ROWS", 2)
    for n in range(5):
        extract.node(36, 49, amenity="cafe", name=f"Cafe {n}")
        extract.way((36, 49 + n), (36.1, 49 + n), highway="primary", name=f"Street {n}")
    told: list[tuple[int, int, str]] = []
    list(osm.read(extract.write(), progress=lambda *done: told.append(done)))
    first, second, lines = "named objects, looking for boundaries", "named objects", "segments"
    assert [done for *done, what in told if what == first] == [[n, 0] for n in (0, 2, 4, 6, 8, 10)]
    assert [done for *done, what in told if what == second] == [
        [n, 10] for n in (0, 2, 4, 6, 8, 10)
    ]
    assert [what for *_, what in told][-1].startswith(lines)


def test_what_is_no_number_or_country_is_left_out(extract: Extract) -> None:
    tags = {"population": "many", "addr:country": "Ukraine", "place": "town"}
    extract.node(36, 49, name="Town", **tags)
    (record,) = osm.read(extract.write())
    assert (record.population, record.country) == (None, None)
