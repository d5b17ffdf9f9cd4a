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
        ("Troops shelled Taftanaz, in Idlib.", ["Taftanaz"]),
        ("A blast in Mir Ali tehsil of North Waziristan hurt two.", ["Mir Ali tehsil"]),
        ("A Kazan woman died in a drone attack on Yelabuga.", ["Yelabuga"]),
        ("Men from Lviv were killed near Zakopane.", ["Zakopane"]),
        ("Men from Lviv were killed in shelling.", ["Lviv"]),
        ("Drones heading for Kyiv were shot down over Poltava.", ["Poltava"]),
        ("Drones heading for Kyiv were shot down.", ["Kyiv"]),
        ("Smoke was seen from Haifa after rockets hit Nahariya.", ["Nahariya"]),
        ("A car bomb exploded in Syria's Manbij.", ["Manbij"]),
        ("Konotop was hit by eight drones.", ["Konotop"]),
        ("A landslide buried homes in Kerala's Wayanad.", ["Wayanad"]),
        ("Debris hit Krasnodar Krai's Tuapse.", ["Tuapse"]),
        ("A train from Kharkiv to Lviv was hit near Yazykove.", ["Yazykove"]),
        ("A plane crashed shortly after leaving Saratov airport.", ["Saratov airport"]),
        ("Two girls were stabbed in Southport, Merseyside Police said.", ["Southport"]),
        ("A quake hit Uson, Masbate, damaging houses.", ["Uson"]),
        ("Shells hit Izium, Kharkiv and Sumy.", ["Izium", "Kharkiv", "Sumy"]),
        ("Shells hit Izium, Kharkiv, Sumy and Lviv.", ["Izium", "Kharkiv", "Sumy", "Lviv"]),
        ("About 25 km south of Tulkarm, a settler shot dead a man in Azzun.", ["Azzun"]),
        ("A fire in Beirut's Dahiyeh killed two.", ["Dahiyeh"]),
        ("Three died in Lyptsi, north-east of Kharkiv.", ["Lyptsi"]),
        ("Shells hit the Kharkiv town of Izium.", ["Izium"]),
        ("A quake hit the Lazio town of Amatrice.", ["Amatrice"]),
        ("A bomb hit the Svesa village of Sumy.", ["Svesa village"]),
        ("A fire hit homes in Sindhupalchok in Bagmati Province.", ["Sindhupalchok"]),
        ("A car bomb exploded in Balashikha, a Moscow suburb.", ["Balashikha"]),
        ("Police in Guerrero found ten bodies in Chilpancingo.", ["Chilpancingo"]),
        ("A cyclone hit Toliara, on the Indian Ocean.", ["Toliara"]),
        ("A train from Karachi derailed in Sukkur.", ["Sukkur"]),
        ("A blast hit Somalia's capital.", ["capital"]),
        ("Heavy rain brought floods to Kochi.", ["Kochi"]),
        ("A drone hit a plant in the Saratov region, east of Moscow.", ["Saratov region"]),
        ("A fire broke out in Viña del Mar, 120 km west of the Chilean capital.", ["Viña del Mar"]),
        ("Bodies lay in Pétionville, located above the town of Carrefour.", ["Pétionville"]),
        ("Rebels shelled Reni, another port on the Danube.", ["Reni"]),
        ("Rebels shelled Toretsk, a hub between Horlivka and Kostiantynivka.", ["Toretsk"]),
        ("A bomb tore up a track connecting Quetta and Karachi near Sibi.", ["Sibi"]),
        ("Rebels killed two near the Niger border in Yagha province.", ["Yagha province"]),
        ("A blast hit a hotel in the Somali capital Sunday.", ["the Somali capital"]),
        ("CAIRO (AP) — A Libyan commander attacked the capital.", ["the capital"]),
        ("Quito, 1 Nov. Two car bombs exploded in Guayas.", ["Guayas"]),
        ("Ankara, Jan. 31 – Six soldiers were killed in Hakkari.", ["Hakkari"]),
        ("Two were killed in Kharkiv, and in Sumy.", ["Kharkiv", "Sumy"]),
        ("Shells hit Kharkiv, and in Kyiv the mayor met the president.", ["Kharkiv"]),
        ("Roads in Kandy and Badulla were blocked.", ["Kandy", "Badulla"]),
        ("They took them to a casino in Oklahoma and crashed near Dallas.", ["Dallas"]),
        ("Shells hit Ocheretyne, some nine miles northwest of Avdiivka.", ["Ocheretyne"]),
        ("SANAA // Mortar rounds killed six in Taiz.", ["Taiz"]),
        ("Warplanes hit Shehabiya, about 10 kilometres from Ain Baal.", ["Shehabiya"]),
        ("A 30-bed hospital in Izium was hit.", ["Izium"]),
        ("Two were hurt near Izium, one was airlifted to a Dnipro hospital.", ["Izium"]),
        ("The army hit rebels south of the state capital Sittwe.", ["Sittwe"]),
        ("Rebels shelled Kyaukphyu, south of the state capital Sittwe.", ["Kyaukphyu"]),
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


@pytest.mark.parametrize(
    "text",
    [
        "Two died, the mayor said in George, 400 kilometres (250 miles) east of Cape Town.",
        "It was the deadliest accident since a collision killed 27 people in Cairo.",
    ],
)
def test_nothing_happened_where_a_text_only_compares_or_measures(
    text: str, gazetteer: Gazetteer
) -> None:
    assert [event.places for event in Reading(text, gazetteer).events] == [()]
