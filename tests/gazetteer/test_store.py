from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.build import build_store
from gazetteer.errors import StoreError
from gazetteer.importers.records import PlaceRecord
from gazetteer.names import search_key
from gazetteer.places import NameSpan, PlaceKind, PlaceName
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KHARKIV = PlaceRecord(
    place_id="geonames:706483",
    name="Kharkiv",
    kind=PlaceKind.SETTLEMENT,
    lon=36.25475,
    lat=49.98177,
    country="UA",
    parents=("geonames:706482", "geonames:690791"),
    population=1_421_125,
    names=(PlaceName("Харків", "uk"), PlaceName("Kharkov", None, "former")),
)
OBLAST = PlaceRecord(
    place_id="geonames:706482",
    name="Kharkiv Oblast",
    kind=PlaceKind.REGION,
    lon=36.5,
    lat=49.6,
    uncertainty_m=120_000,
    country="UA",
    admin_level=1,
    parents=("geonames:690791",),
    names=(PlaceName("Kharkiv"),),
    footprint=shapely.to_wkb(shapely.box(34.9, 48.5, 38.1, 50.5)),
)
SUVA = PlaceRecord(
    place_id="geonames:2198148",
    name="Suva",
    kind=PlaceKind.SETTLEMENT,
    lon=178.44,
    lat=-18.14,
    country="FJ",
    population=93_000,
)
APIA = PlaceRecord(
    place_id="geonames:4035413",
    name="Apia",
    kind=PlaceKind.SETTLEMENT,
    lon=-171.77,
    lat=-13.83,
    country="WS",
    population=37_000,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "small.sqlite"
    build_store([OBLAST, KHARKIV, SUVA, APIA], path)
    return path


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def test_a_place_comes_back_as_it_went_in(store: Store) -> None:
    place = store.get("geonames:706483")
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Kharkiv", PlaceKind.SETTLEMENT, "UA")
    assert (place.point.lon, place.point.lat) == (36.25475, 49.98177)
    assert place.parents == KHARKIV.parents
    assert place.names == KHARKIV.names
    assert place.admin1 == "Kharkiv Oblast"
    assert not place.has_footprint


def test_names_find_their_places_and_say_what_they_are(store: Store) -> None:
    found = store.places_named(search_key("KHARKOV"))
    assert [(place.place_id, name.kind) for place, name in found] == [("geonames:706483", "former")]
    both = {place.place_id: name.kind for place, name in store.places_named("kharkiv")}
    assert both == {"geonames:706482": "alternate", "geonames:706483": "preferred"}
    assert store.places_named("nowhere") == ()


def test_ids_that_are_not_there_are_left_out(store: Store) -> None:
    assert set(store.places(["geonames:706483", "geonames:1"])) == {"geonames:706483"}
    assert store.get("geonames:1") is None


def test_keys_exist_or_not(store: Store) -> None:
    assert store.has_key("харків")
    assert not store.has_key("харко")
    assert store.has_beginning("харкі")
    assert not store.has_beginning("харкко")


def test_typos_find_the_key_with_the_nearest_first(store: Store) -> None:
    assert store.keys_like("kharkhiv")[0] == "kharkiv"
    assert store.keys_like("suvva") == ["suva"]
    assert store.keys_like("xyz") == []


@pytest.mark.parametrize("edited", ["harkiv", "kkharkiv", "khrakiv", "kharkyv", "kharkivv"])
def test_one_edit_anywhere_is_found(store: Store, edited: str) -> None:
    assert "kharkiv" in store.keys_like(edited)


def test_spotting_takes_the_longest_names_on_word_boundaries(store: Store) -> None:
    spans = store.spot("from suva to kharkiv oblast and kharkivska")
    assert spans == [NameSpan(5, 9, "suva"), NameSpan(13, 27, "kharkiv oblast")]


@given(st.lists(st.sampled_from(["suva", "kharkiv", "oblast", "x", "харків"]), max_size=8))
def test_spotted_names_are_in_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    spans = _SPOTTER.spot(text)
    assert all(text[span.start : span.end] == span.key for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))


class _Spotter:
    """A store that hypothesis can share between its examples."""

    def __init__(self) -> None:
        self.store: Store | None = None

    def spot(self, text: str) -> list[NameSpan]:
        assert self.store is not None
        return self.store.spot(text)


_SPOTTER = _Spotter()


@pytest.fixture(scope="module", autouse=True)
def _share(store: Store) -> None:
    _SPOTTER.store = store


def test_a_box_holds_what_lies_in_it_most_populous_first(store: Store) -> None:
    inside = store.in_box(30, 45, 40, 52)
    assert [place.name for place in inside] == ["Kharkiv", "Kharkiv Oblast"]
    towns = store.in_box(30, 45, 40, 52, kinds=[PlaceKind.SETTLEMENT])
    assert [place.name for place in towns] == ["Kharkiv"]
    assert store.in_box(30, 45, 40, 52, min_population=2_000_000) == []
    assert len(store.in_box(30, 45, 40, 52, limit=1)) == 1


def test_a_box_may_span_the_antimeridian(store: Store) -> None:
    assert [place.name for place in store.in_box(170, -30, -170, 0)] == ["Suva", "Apia"]


def test_footprints_are_found_by_their_box(store: Store) -> None:
    assert [place.name for place in store.overlapping(36, 49, 36.1, 49.1)] == ["Kharkiv Oblast"]
    assert store.overlapping(0, 0, 1, 1) == []
    wkb = store.footprint_wkb("geonames:706482")
    assert wkb is not None
    assert shapely.from_wkb(wkb).bounds == (34.9, 48.5, 38.1, 50.5)
    assert store.footprint_wkb("geonames:706483") is None


def test_children_are_the_places_directly_inside(store: Store) -> None:
    assert [place.name for place in store.children("geonames:706482")] == ["Kharkiv"]
    assert store.children("geonames:706482", PlaceKind.STREET) == []


def test_a_store_tells_what_it_holds(store: Store) -> None:
    info = store.info()
    assert info["places"] == {"region": 1, "settlement": 3}
    assert info["names"] == "7"


def test_all_places_can_be_listed_by_country_and_kind(store: Store) -> None:
    assert [place.name for place in store.all_places(country="UA")] == ["Kharkiv Oblast", "Kharkiv"]
    assert [place.name for place in store.all_places(kind=PlaceKind.REGION)] == ["Kharkiv Oblast"]


def test_threads_may_share_a_store(store: Store) -> None:
    keys = ["kharkiv", "suva", "apia", "харків"] * 200
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(store._read_named, keys))  # noqa: SLF001 - past the cache
    assert all(found)


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.sqlite: no such store"):
        Store.open(tmp_path / "none.sqlite")


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"just some text, and quite long enough to be looked at" * 20)
    with pytest.raises(StoreError, match=r"other\.sqlite: is no compiled store; make one with"):
        Store.open(other)


def test_a_cut_off_store_is_named(path: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.sqlite"
    cut.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(StoreError, match=r"cut\.sqlite: the store is damaged"):
        Store.open(cut)


def test_damage_inside_is_named_when_it_is_met(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged\.sqlite"), Store.open(damaged) as opened:
        opened.places_named("kharkiv")
