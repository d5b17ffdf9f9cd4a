"""How border lines are taken out of outlines, on squares."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from sources.edges import collect, inside_others, shared, unshared
from sources.osm import Country
from sources.packages import Package, fetch
from sources.tables import joined

if TYPE_CHECKING:
    from pathlib import Path


def country(code: str, *boxes: tuple[float, float, float, float]) -> Country:
    """A country of rectangles; lon and lat of two corners each."""
    parts = [shapely.orient_polygons(shapely.box(*box)) for box in boxes]
    return Country(code, parts, sum(part.area for part in parts))


def borders(*countries: Country) -> dict[tuple[str, str], float]:
    """Length in degrees of the shared borders by pair of codes."""
    found = shared(collect(countries), [c.area_deg2 for c in countries])
    return {
        (countries[a].code, countries[b].code): float(np.abs(edges[:, 0] - edges[:, 1]).sum())
        for (a, b), edges in found.items()
    }


def test_neighbours_share_the_edge_between_them() -> None:
    west, east, far = (
        country("AA", (0, 0, 1, 1)),
        country("BB", (1, 0, 2, 1)),
        country("CC", (5, 0, 6, 1)),
    )
    assert borders(west, east, far) == {("AA", "BB"): pytest.approx(1)}


def test_a_territory_that_both_draw_is_no_border_between_them() -> None:
    mainland = country("AA", (0, 0, 1, 1), (3, 0, 4, 1))
    island = country("BB", (3, 0, 4, 1))
    assert borders(mainland, island) == {}


def test_the_border_of_a_territory_is_its_own_and_not_its_holders() -> None:
    holder = country("AA", (10, 0, 20, 9), (0, 0, 1, 1))
    territory = country("BB", (0, 0, 1, 1))
    neighbour = country("CC", (1, 0, 2, 1))
    assert set(borders(holder, territory, neighbour)) == {("BB", "CC")}


def test_an_enclave_borders_on_the_country_around_it() -> None:
    around, enclave = country("AA", (0, 0, 9, 9)), country("BB", (4, 4, 5, 5))
    both = [around, enclave]
    found = inside_others(unshared(collect(both)), both)
    assert set(found) == {(0, 1)}
    assert len(found[0, 1]) == 4


def test_coasts_are_no_borders() -> None:
    both = [country("AA", (0, 0, 1, 1)), country("BB", (3, 0, 4, 1))]
    assert inside_others(unshared(collect(both)), both) == {}


def test_a_package_with_another_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"other")
    right = Package("pypi", "a", "1", "a.whl", hashlib.sha256(b"other").hexdigest())
    assert fetch(right, tmp_path) == tmp_path / "a.whl"
    with pytest.raises(ValueError, match=r"a\.whl: sha256 is .*, pinned is 00"):
        fetch(Package("pypi", "a", "1", "a.whl", "00"), tmp_path)


def test_joined_names_prefer_those_with_a_language() -> None:
    assert joined("Kharkiv", ["Kharkiv", "Харків", "uk:Харків", "A | B"]) == "uk:Харків|A B"
