"""What the list of Ukraine's units becomes: names by rule, places of communities and villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
import shapely
from sources import councils
from sources.councils import Spot, adjective, locate_villages
from sources.geonames import Settlement, Unit
from sources.katottg import (
    Community,
    Register,
    _in_russian,
    locate,
    make_communities,
    match_raions,
    raion_names,
)

if TYPE_CHECKING:
    from pathlib import Path

OBLAST = Unit(1, "Sumy Oblast", 1, "UA", "UA.21", "", "", ["Сумська область"], None)
RAION = Unit(2, "Konotop Raion", 2, "UA", "UA.21.1", "", "", ["Конотопский район"], 1)
REGISTER = Register([], {"UA5902": "Конотопський"}, {"UA59": "Сумська"})


def community() -> Community:
    """A hromada with its seat, a village that is known, and one that is not."""
    villages = [("v1", "C", "Велика Димерка"), ("v2", "C", "Стариця"), ("v3", "C", "Погреби")]
    return Community("h1", "Великодимерська", "UA5902", "UA59", villages)


def place(number: int, name: str, lon: float, people: int = 900) -> Settlement:
    """A settlement of the raion."""
    return Settlement(number, "X", lon, 50.0, people, "UA", [name], [2, 1])


@pytest.mark.parametrize(
    ("village", "expected"),
    [
        ("Погреби", "pohrebska"),
        ("Велика Димерка", "velykodymerska"),
        ("Стариця", "starytska"),
        ("Андріївка", "andriivska"),
    ],
)
def test_councils_are_named_by_the_adjective_of_their_village(village: str, expected: str) -> None:
    assert adjective(village) == expected


def test_raions_are_recognised_and_get_their_ukrainian_names() -> None:
    raions = match_raions(REGISTER, {1: OBLAST, 2: RAION, 3: Unit(
        703883, "Crimea", 1, "UA", "UA.11", "", "", [], None)})  # fmt: skip
    assert raions["UA5902"] is RAION
    assert raion_names(REGISTER, raions) == {2: ["uk:Конотопський район", "uk:Конотопщина"]}


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Чугуївський", "Чугуевский"),
        ("Білогірський", "Белогорский"),
        ("Ізюмський", "Изюмский"),
        ("Краснопільська", "Краснопольска"),
    ],
)
def test_adjectives_are_written_as_in_russian(ukrainian: str, russian: str) -> None:
    assert _in_russian(ukrainian) == russian


def test_a_known_village_is_that_of_the_nearest_community() -> None:
    near, far = community(), community()
    far.villages = [("w1", "C", "Дальня"), ("w2", "C", "Стариця")]
    settlements = [place(1, "Велика Димерка", 31.0), place(2, "Дальня", 31.5)]
    settlements.append(place(3, "Стариця", 31.1))
    locate(Register([near, far], {}, {}), {"UA5902": RAION, "UA59": OBLAST}, settlements)
    assert {code: town.geoname_id for code, town in near.known.items()} == {"v1": 1, "v2": 3}
    assert {code: town.geoname_id for code, town in far.known.items()} == {"w1": 2}


def test_a_village_lies_where_its_council_was(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [
        ("Pohrebska", shapely.box(31.05, 50.0, 31.15, 50.1)),
        ("Pohrebska", shapely.box(36.0, 50.0, 36.1, 50.1)),
        ("Starytska", shapely.box(31.0, 50.1, 31.1, 50.2)),
    ]
    monkeypatch.setattr(councils, "read_outlines_of", lambda *_: drawn)
    here = community()
    here.known = {"v1": place(1, "Велика Димерка", 31.0)}
    spots = locate_villages(None, [here])  # type: ignore[arg-type]  # the reader is replaced
    assert spots["v3"].point == pytest.approx((31.1, 50.05))
    assert 5_000 < spots["v3"].reach < 8_000
    assert "v2" in spots


def test_a_community_and_the_villages_of_which_nothing_is_known(tmp_path: Path) -> None:
    here = community()
    here.known = {"v1": place(1, "Велика Димерка", 31.0)}
    raions = {"UA5902": RAION, "UA59": OBLAST}
    make_communities(tmp_path, Register([here], {}, {}), raions, {"v3": Spot((31.1, 50.05), 5e3)})
    rows = pq.read_table(tmp_path / "ukraine.parquet").to_pylist()
    found = {row["name"]: row for row in rows}
    assert list(found) == ["Velyka Dymerka Hromada", "Starytsia", "Pohreby"]
    assert found["Velyka Dymerka Hromada"]["names"].startswith("uk:Великодимерська громада|")
    village, spotted = found["Starytsia"], found["Pohreby"]
    assert (village["lon"], village["extent_m"], village["certainty"]) == (31.0, 15_000, "listed")
    assert village["parent"] == "katottg:h1|geonames:2|geonames:1|geonames:690791"
    assert (spotted["lon"], spotted["extent_m"]) == (31.1, 5_000)
    assert "BY-SA" in spotted["licence"]
