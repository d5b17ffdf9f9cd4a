"""Reading stays as good as it is: floors on the development articles, and sums that add up."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from evaluation import Score, differences, evaluate, gold, read_part

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.findings import Findings

# A little below what was measured, for the articles that one may look at. The names that begin
# with "known" leave out the places that the gazetteer lacks.
FLOORS = {
    "en": {"mentions_f1": 0.92, "resolved": 0.83, "reading_accuracy": 0.93, "known_place_f1": 0.86},
    "uk": {"mentions_f1": 0.92, "resolved": 0.81, "reading_accuracy": 0.93, "known_place_f1": 0.79},
    "ru": {"mentions_f1": 0.95, "resolved": 0.82, "reading_accuracy": 0.94, "known_place_f1": 0.83},
}
SIDE_FLOORS = {"en": 0.78, "uk": 0.72, "ru": 0.72}


@pytest.fixture(scope="module")
def findings(gazetteer: Gazetteer) -> dict[str, Findings]:
    return read_part("dev", gazetteer)


def articles(language: str) -> dict[str, Any]:
    """The development articles of a language."""
    return {name: a for name, a in gold("dev").items() if a["language"] == language}


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_figures_stay_above_their_floors(
    language: str, findings: dict[str, Findings], gazetteer: Gazetteer
) -> None:
    figures = evaluate(articles(language), findings, gazetteer).figures()
    floors = FLOORS[language] | {"known_side_f1": SIDE_FLOORS[language]}
    below = {name: figures[name] for name, floor in floors.items() if figures[name] < floor}
    assert below == {}


def test_dates_of_articles_are_read(findings: dict[str, Findings]) -> None:
    dates = {name: str(found.document.published) for name, found in findings.items()}
    assert dates == {name: article["article_date"] for name, article in gold("dev").items()}


def test_every_quote_is_verbatim(findings: dict[str, Findings]) -> None:
    for found in findings.values():
        for claim in found.claims:
            assert claim.quote
            assert claim.quote in found.document.text


def test_hits_and_misses_make_up_what_was_wanted(
    findings: dict[str, Findings], gazetteer: Gazetteer
) -> None:
    one = articles("en")
    total = evaluate(one, findings, gazetteer)
    missed = sum(len(differences(article, findings[name], 3)[0]) for name, article in one.items())
    assert total.claim.hits + missed == total.claim.wanted


def test_a_gold_without_claims_makes_every_claim_up(
    findings: dict[str, Findings], gazetteer: Gazetteer
) -> None:
    name, article = next(iter(articles("uk").items()))
    empty = copy.deepcopy(article) | {"claims": []}
    score = evaluate({name: empty}, findings, gazetteer).claim
    assert (score.hits, score.wanted) == (0, 0)
    assert score.found > 0


def test_scores() -> None:
    score = Score()
    assert score.f1 == score.share == 1
    score.add(1, 2, 4)
    assert score.f1 == pytest.approx(1 / 3)
    assert score.share == pytest.approx(1 / 4)
