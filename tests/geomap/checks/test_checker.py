"""Statements held against the ground, on a small made-up country with known distances."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import geopandas
import pytest
import shapely
from marked_text import marked, place

from gazetteer import BorderSet, Point, UnknownPlaceError, circle
from geomap.checks import Check, check_phrases, find_end, measure
from geomap.distances import find_distances
from geomap.documents import Document
from geomap.errors import InputError
from geomap.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

AAA = shapely.box(0, 40, 10, 50)
BBB = shapely.box(10, 40, 20, 50)
PLACES = {
    # at 45 degrees north a degree of longitude is 78.8 km: Alpha lies 39 km from the border
    "Alpha": place("Alpha", point=Point(lon=9.5, lat=45), uncertainty_m=10_000, country="AA"),
    "Beta": place("Beta", point=Point(lon=10.5, lat=45), uncertainty_m=3_000, country="BB"),
    "Gamma": place("Gamma", point=Point(lon=9.5, lat=46), uncertainty_m=3_000, country="AA"),
    "Aland": place(
        "Aland", "country", point=Point(lon=5, lat=45), country="AA", has_footprint=True
    ),
    "Bland": place(
        "Bland", "country", point=Point(lon=15, lat=45), country="BB", has_footprint=True
    ),
    "the border": place("border", "border:AA-BB", point=Point(lon=10, lat=45)),
}


class SmallGazetteer:
    """The part of a gazetteer that checking asks for."""

    def __init__(self) -> None:
        line = shapely.LineString([(10, 40), (10, 50)])
        self._borders = BorderSet({("AA", "BB"): [line]}, {"dataset": "drawn", "version": "1"})

    def border(self, *codes: str) -> Any:
        return self._borders.border(*codes)

    def footprint(self, place: Any) -> Any:
        shapes = {"Aland": AAA, "Bland": BBB}
        return shapes.get(place.name) or circle(place.point, place.uncertainty_m)

    def country_of(self, word: str) -> str | None:
        return {"Blandish": "BB"}.get(word)

    def containing(self, point: Point, *, kinds: list) -> list:
        return [
            PLACES[name]
            for name, shape in (("Aland", AAA), ("Bland", BBB))
            if shape.covers(shapely.Point(point.lon, point.lat)) and PLACES[name].kind in kinds
        ]

    def find(self, text: str, **_: object) -> list:
        known = replace(PLACES[text], population=50_000) if text in PLACES else None
        return [SimpleNamespace(place=known)] if known else []


GAZETTEER: Any = SmallGazetteer()
DOCUMENT = Document(path="a.txt", text="", sha256="0")


def checks(text: str, settings: Settings | None = None) -> list[Check]:
    parsed, resolved = marked(text, places=PLACES)
    phrases = find_distances(parsed, resolved)
    return check_phrases(phrases, resolved, DOCUMENT, GAZETTEER, settings or Settings())


def check(text: str, settings: Settings | None = None) -> Check:
    [found] = checks(text, settings)
    return found


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("about 40 km", "consistent"),
        ("about 30 km", "consistent"),  # from the edge of Alpha
        ("100 km", "inconsistent"),
        ("10 km", "inconsistent"),
        ("less than 50 km", "consistent"),
        ("less than 20 km", "inconsistent"),
        ("more than 20 km", "consistent"),
        ("more than 80 km", "inconsistent"),
        ("between 35 and 45 km", "consistent"),
        ("40 km (25 miles)", "consistent"),
        ("40 km (60 miles)", "inconsistent"),
        ("half an hour's drive", "undetermined"),
        ("a few kilometres", "undetermined"),
        ("not 100 km", "consistent"),
    ],
)
def test_verdicts(words: str, verdict: str) -> None:
    found = check(f"[Alpha] is {words} from [the border=border:AA-BB].")
    assert found.verdict == verdict
    assert found.measured_km == pytest.approx(39.4, abs=0.1)
    assert found.measured_km_min == pytest.approx(29.4, abs=0.1)
    assert found.borders == "drawn 1"
    assert found.bearing_deg == pytest.approx(90, abs=1)
    assert found.nearest is not None
    assert found.nearest.lon == pytest.approx(10)


def test_the_explanation_says_what_was_measured_and_allowed() -> None:
    words = check("[Alpha] is about 40 km from [the border=border:AA-BB].").explanation
    assert "39.4 km from the centre of Alpha" in words
    assert "29.4 km from the estimated edge" in words
    assert "'about 40 km' allows" in words
    assert words.endswith(": consistent")


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("north", "consistent"), ("south", "inconsistent"), ("northeast", "consistent")],
)
def test_directions(words: str, verdict: str) -> None:
    assert check(f"[Gamma] lies 110 km {words} of [Alpha].").verdict == verdict
    assert check(f"[Gamma], just {words} of [Alpha], burned.").verdict == verdict


def test_a_country_is_measured_to_its_border() -> None:
    found = check("[Alpha] is 40 km from [Bland=country].")
    assert found.verdict == "consistent"
    assert found.measured_km == pytest.approx(39.4, abs=0.1)
    assert found.borders == "drawn 1"


def test_a_border_that_is_not_named_is_the_subjects_own() -> None:
    assert check("[Alpha] is 40 km from [the frontier=border;none].").verdict == "consistent"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("[Aland=country] borders [Bland=country].", "consistent"),
        ("[Alpha] borders [Gamma].", "undetermined"),
        ("[Alpha], a city in eastern [Aland=country], burned.", "consistent"),
        ("[Alpha], a city in western [Aland=country], burned.", "inconsistent"),
        ("the eastern city of [Alpha] burned.", "consistent"),
        ("[Alpha], near [Beta], burned.", "undetermined"),
    ],
)
def test_statements_without_a_length(text: str, verdict: str) -> None:
    assert check(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A depot 30 km from [Alpha] burned.", "does not name what lies there"),
        ("[Alpha] is 8 km from the front line.", "--line front=FILE"),
        ("[Alpha] is 8 km from [Nowhere=none].", "Nowhere could not be resolved"),
    ],
)
def test_what_cannot_be_measured_says_why(text: str, reason: str) -> None:
    found = check(text)
    assert found.verdict == "undetermined"
    assert reason in found.explanation
    assert found.measured_km is None


def test_a_name_that_nothing_resolved_is_looked_for_near_the_other_end() -> None:
    assert check("Alpha, which lies 40 km from [the border=border:AA-BB], burned.").subject == (
        "Alpha"
    )
    assert check("[Alpha=none] lies 111 km from [Gamma].").verdict == "consistent"


def test_an_area_without_an_outline_says_nothing_when_any_figure_would_fit() -> None:
    sea = place("Sea", "water", point=Point(lon=9.5, lat=45.5), uncertainty_m=400_000)
    parsed, resolved = marked("[Alpha] lies 30 km from [Sea].", places=PLACES | {"Sea": sea})
    phrases = find_distances(parsed, resolved)
    [found] = check_phrases(phrases, resolved, DOCUMENT, GAZETTEER, Settings())
    assert found.verdict == "undetermined"
    assert "outline" in found.explanation


def test_a_line_of_the_readers_own(tmp_path: Path) -> None:
    line = shapely.LineString([(9.4, 44), (9.4, 46)])
    geopandas.GeoDataFrame(geometry=[line], crs=4326).to_file(tmp_path / "front.geojson")
    settings = Settings(lines=(("front", tmp_path / "front.geojson"),))
    found = check("[Alpha] is 8 km from the front line.", settings)
    assert found.verdict == "consistent"
    assert found.borders == "front.geojson"


def test_negated_and_corrected_are_judged_apart() -> None:
    denied, stated = checks("[Gamma] is not 300 km from [Alpha], as reported, but 111 km.")
    assert denied.phrase.negated
    assert (denied.verdict, stated.verdict) == ("consistent", "consistent")


@pytest.mark.parametrize("text", ["50.005,36.2304", "50.005, 36.2304", " 50.005 36.2304 "])
def test_coordinates_have_latitude_first(text: str) -> None:
    assert find_end(text, GAZETTEER, Settings()) == Point(lon=36.2304, lat=50.005)


def test_ends() -> None:
    end = find_end("Alpha", GAZETTEER, Settings())
    assert getattr(end, "name", None) == "Alpha"
    with pytest.raises(InputError, match="no place, border or line is known as 'Xyz'"):
        find_end("Xyz", GAZETTEER, Settings())
    with pytest.raises(InputError, match="latitude must be within 90"):
        find_end("150, 20", GAZETTEER, Settings())


def test_measuring_is_the_same_both_ways() -> None:
    border = GAZETTEER.border("AA")
    there, back = (
        measure(PLACES["Alpha"], border, GAZETTEER),
        measure(border, PLACES["Alpha"], GAZETTEER),
    )
    assert there.measured_km == pytest.approx(back.measured_km)
    assert there.nearest == back.subject_point


def test_an_unknown_border_is_named() -> None:
    with pytest.raises(UnknownPlaceError, match="no land border"):
        GAZETTEER.border("AA", "CC")
