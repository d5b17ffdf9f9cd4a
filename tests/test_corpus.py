"""The development corpus is sound: every span is where it says, every reference leads somewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parent / "corpus"
PARTS = ("dev", "held", "blind")
KINDS = {
    "country",
    "region",
    "district",
    "settlement",
    "area",
    "street",
    "square",
    "poi",
    "border",
    "water",
    "other",
}
READINGS = {"literal", "metonymic", "associative"}
ROLES = {"anchor", "distance_subject", "container", "launch_origin", "dateline", "speech_location"}
STANCES = {"asserts", "denies", "attributes_to_other_cause"}
SIDE = re.compile(
    r"official:[A-Z]{2}|ukrainian_official|russian_official|media|organisation|witness|other"
)
COUNT = re.compile(r"(>=|>|about |several|dozens|thousands|hundreds|\d+-)?\d*[,\d]*")
WHEN = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")


@cache
def gold(part: str) -> dict[str, Any]:
    """The files of one part's annotation."""
    return dict(json.loads((CORPUS / part / "gold.json").read_text(encoding="utf-8"))["files"])


@cache
def text_of(part: str, name: str) -> str:
    """One article as the offsets count it: newlines kept."""
    return (CORPUS / part / "articles" / name).read_bytes().decode("utf-8")


ARTICLES = [(part, name) for part in PARTS for name in gold(part)]


def spans_of(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Every span of an article's annotation."""
    evidence = [span for claim in article["claims"] for span in claim["evidence"]]
    return [
        *article["mentions"],
        *evidence,
        *(distance["evidence"] for distance in article["distance_claims"]),
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_article_is_annotated_and_every_annotation_has_its_article(part: str) -> None:
    assert {file.name for file in (CORPUS / part / "articles").iterdir()} == set(gold(part))


def test_no_article_is_in_two_parts() -> None:
    names = [name for part in PARTS for name in gold(part)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_every_language(part: str) -> None:
    assert {article["language"] for article in gold(part).values()} == {"en", "uk", "ru"}


@pytest.mark.parametrize(("part", "name"), ARTICLES)
def test_spans_cut_out_what_they_say(part: str, name: str) -> None:
    text = text_of(part, name)
    article = gold(part)[name]
    assert article["characters"] == len(text)
    for span in spans_of(article):
        assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(("part", "name"), ARTICLES)
def test_mentions_are_ordered_apart_and_well_formed(part: str, name: str) -> None:
    mentions = gold(part)[name]["mentions"]
    assert [mention["id"] for mention in mentions] == [
        f"m{number}" for number in range(1, len(mentions) + 1)
    ]
    for before, after in pairwise(mentions):
        assert before["end"] <= after["start"]
    for mention in mentions:
        assert mention["kind"] in KINDS
        assert mention["reading"] in READINGS
        assert mention["literal"] == (mention["reading"] == "literal")
        assert mention.get("role", "anchor") in ROLES
        if mention["kind"] != "other":
            assert -90 <= mention["lat"] <= 90
            assert -180 <= mention["lon"] <= 180


@pytest.mark.parametrize(("part", "name"), ARTICLES)
def test_one_place_has_one_point(part: str, name: str) -> None:
    points: dict[str, set[tuple[float, float]]] = {}
    for mention in gold(part)[name]["mentions"]:
        points.setdefault(mention["denotes"], set()).add((mention["lat"], mention["lon"]))
    assert {place: found for place, found in points.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("part", "name"), ARTICLES)
def test_claims_are_well_formed_and_point_at_mentions(part: str, name: str) -> None:
    article = gold(part)[name]
    known = {mention["id"] for mention in article["mentions"]}
    assert len({claim["id"] for claim in article["claims"]}) == len(article["claims"])
    for claim in article["claims"]:
        assert set(claim["where"]) <= known
        assert SIDE.fullmatch(claim["side"])
        assert claim["stance"] in STANCES
        assert claim["speaker"]
        assert claim["evidence"]
        assert claim["when"] is None or WHEN.fullmatch(claim["when"])
        for count in (claim["killed"], claim["injured"]):
            assert count is None or COUNT.fullmatch(str(count))


@pytest.mark.parametrize(("part", "name"), ARTICLES)
def test_impact_is_where_claims_are(part: str, name: str) -> None:
    article = gold(part)[name]
    where = {mention for claim in article["claims"] for mention in claim["where"]}
    assert {mention["id"] for mention in article["mentions"] if mention["impact"]} == where


@pytest.mark.parametrize(("part", "name"), ARTICLES)
def test_distances_point_at_mentions_and_have_their_verdict(part: str, name: str) -> None:
    article = gold(part)[name]
    known = {mention["id"] for mention in article["mentions"]} | {None}
    for distance in article["distance_claims"]:
        assert {distance["subject"], distance["object"]} <= known
        assert distance["verdict"] in {"consistent", "off", "vague", "cannot be checked"}
        assert (distance["true_km"] is None) == (distance["verdict"] == "cannot be checked")
