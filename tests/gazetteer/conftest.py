"""A world of a few places, for tests of how names are found and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.names import search_key
from gazetteer.places import Place, PlaceKind, PlaceName, Point

if TYPE_CHECKING:
    from gazetteer.places import NameKind


class World:
    """Names and places in memory, as far as searching needs a store."""

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self._named: dict[str, list[tuple[Place, PlaceName]]] = {}

    def add(self, name: str, *also: str | PlaceName, **matters: object) -> Place:
        """Add a place; say only what matters to the test."""
        facts = {
            "place_id": f"test:{len(self.places)}",
            "kind": PlaceKind.SETTLEMENT,
            "point": Point(lon=0.0, lat=0.0),
            "uncertainty_m": 5_000.0,
            **matters,
        }
        place = Place(name=name, **facts)  # type: ignore[arg-type]  # options of many types
        self.places[place.place_id] = place
        self._name(place, PlaceName(name, kind="preferred"))
        for other in also:
            self._name(place, PlaceName(other) if isinstance(other, str) else other)
        return place

    def _name(self, place: Place, name: PlaceName) -> None:
        self._named.setdefault(search_key(name.text), []).append((place, name))

    def has_key(self, key: str) -> bool:
        return key in self._named

    def has_beginning(self, letters: str) -> bool:
        return any(key.startswith(letters) for key in self._named)

    def places_named(self, key: str) -> list[tuple[Place, PlaceName]]:
        return self._named.get(key, [])

    def keys_like(self, key: str, limit: int) -> list[str]:
        from rapidfuzz.distance import OSA

        near = [(OSA.distance(key, other), other) for other in self._named if other != key]
        return [other for distance, other in sorted(near)[:limit] if distance <= 2]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ukraine(world: World) -> World:
    """A corner of the world where cities, regions, districts and streets share names."""
    country = world.add(
        "Ukraine",
        "Україна",
        kind=PlaceKind.COUNTRY,
        country="UA",
        population=40_000_000,
        point=Point(lon=31.4, lat=48.9),
        uncertainty_m=900_000,
    )
    region = world.add(
        "Kharkiv Oblast",
        "Харківська область",
        "Харьковская область",
        kind=PlaceKind.REGION,
        admin_level=1,
        country="UA",
        parents=(country.place_id,),
        population=2_600_000,
        point=Point(lon=36.5, lat=49.6),
        uncertainty_m=150_000,
    )
    kharkiv = world.add(
        "Kharkiv",
        "Kharkov",
        "Харків",
        "Харьков",
        country="UA",
        admin1="Kharkiv Oblast",
        parents=(region.place_id, country.place_id),
        population=1_421_125,
        point=Point(lon=36.25, lat=49.98),
        uncertainty_m=13_000,
    )
    world.add(
        "Sumy",
        "Суми",
        "Сумы",
        country="UA",
        admin1="Sumy Oblast",
        population=256_000,
        parents=(country.place_id,),
        point=Point(lon=34.8, lat=50.91),
    )
    world.add(
        "Sumska Street",
        "Sumska",
        "вулиця Сумська",
        "Сумська",
        kind=PlaceKind.STREET,
        country="UA",
        admin1="Kharkiv Oblast",
        parents=(kharkiv.place_id,),
        point=Point(lon=36.23, lat=50.01),
        uncertainty_m=2_000,
    )
    former: tuple[NameKind, str] = ("former", "Artemivsk")
    world.add(
        "Bakhmut",
        PlaceName(former[1], kind=former[0]),
        country="UA",
        population=77_000,
        parents=(country.place_id,),
        point=Point(lon=38.0, lat=48.59),
    )
    return world
