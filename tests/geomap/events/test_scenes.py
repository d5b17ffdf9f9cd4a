from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A plant burned in Kharkiv, Kharkiv region.", ["Kharkiv"]),
        ("Shells hit Aguachica, also in Cesar.", ["Aguachica"]),
        ("Shells hit Lviv and Kharkiv region.", ["Lviv", "Kharkiv region"]),
        ("The wounded of a blast in Sumy were taken to Lviv.", ["Sumy"]),
        ("Two died near Izium.", ["Izium"]),
        ("In the Kharkiv region, two died in Izium.", ["Izium"]),
        ("In the Kharkiv region, two died, and one in Lviv.", ["Kharkiv region", "Lviv"]),
        ("Sumy slept. Elsewhere in the region, a bomb fell near Izium.", ["Izium"]),
        ("Drones launched from Oryol, Kursk and Millerovo hit Sumy.", ["Sumy"]),
        ("Two died near Hunt, a hamlet west of Kerrville.", ["Hunt"]),
        ("A plane crashed in Kochi near Thrissur.", ["Kochi"]),
        (
            "Shells hit two districts of the Kursk region: Sudzhansky and Korenevsky.",
            ["Sudzhansky", "Korenevsky"],
        ),
        ("Shells hit Kochi and a farm near Thrissur.", ["Kochi", "Thrissur"]),
        ("A cyclone hit Toliara, on the Indian Ocean.", ["Toliara"]),
        ("A train from Karachi derailed in Sukkur.", ["Sukkur"]),
        ("A blast hit Somalia's capital.", ["capital"]),
        ("Heavy rain brought floods to Kochi.", ["Kochi"]),
        (
            "A village 60 km (37 miles) from the capital, Nairobi, burned near Naivasha.",
            ["Naivasha"],
        ),
    ],
)
def test_where_it_happened(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    reading = Reading(text, gazetteer)
    (event,) = reading.events
    assert [reading.resolved[index].mention.text for index in event.places] == expected
