"""Which towns units are governed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer import is_unit_capital

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Kyiv", True), ("Kharkiv", True), ("Mocoa", True), ("Kramatorsk", False), ("Izium", False)],
)
def test_seats_are_listed(gazetteer: Gazetteer, name: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_unit_capital(gazetteer.find(name)[0].place.place_id) is expected
