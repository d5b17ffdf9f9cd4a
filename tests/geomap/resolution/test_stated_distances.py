"""A stated distance tells which of several places of a name is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer import distance_m
from geomap.documents import from_text
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.resolution import ResolvedMention


def resolved(gazetteer: Gazetteer, text: str, name: str) -> ResolvedMention:
    found = resolve_mentions(
        find_mentions(parse(text, "en"), gazetteer), from_text(text), gazetteer, Settings()
    )
    return next(item for item in found if item.mention.text == name)


@pytest.mark.parametrize(
    ("text", "name", "anchor", "stated_km"),
    [
        (
            "Shells fell on Andriivka (30km north of Mariupol) in Ukraine.",
            "Andriivka",
            "Mariupol",
            30,
        ),
        ("Shells fell on Springfield, 12 km north of Lyman.", "Springfield", "Lyman", 12),
        ("A train hit a cabin at Datiya, 280 km north of Bhopal.", "Datiya", "Bhopal", 280),
    ],
)
def test_the_place_lies_as_far_as_stated(
    gazetteer: Gazetteer, text: str, name: str, anchor: str, stated_km: float
) -> None:
    place, base = resolved(gazetteer, text, name), resolved(gazetteer, text, anchor)
    assert place.point is not None
    assert base.resolution.place is not None
    apart_km = distance_m(place.point, base.resolution.place.point) / 1_000
    assert apart_km == pytest.approx(stated_km, rel=0.4)


def test_a_wrong_distance_is_for_the_checks_to_tell(gazetteer: Gazetteer) -> None:
    place = resolved(gazetteer, "Shells fell on Izium, 60 km south of Kharkiv.", "Izium")
    assert place.resolution.place is not None
    assert place.resolution.place.name == "Izium"


def test_of_two_namesakes_the_one_that_lies_as_stated_is_meant(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Krasnopillia, 35 km southeast of Sumy, in Ukraine."
    place = resolved(gazetteer, text, "Krasnopillia")
    assert place.resolution.place is not None
    assert place.resolution.place.admin1 == "Sumy Oblast"
