"""How well articles are read: findings held against the gold annotation of `corpus/`.

    python tests/builders/evaluation.py dev          figures by language
    python tests/builders/evaluation.py dev --show   and what was missed or made up

Places: a found mention is right when it overlaps a mention of the gold. Claims: the distinct
triples of place, side and stance of each article are compared; fewer members of the triple make
an easier figure. A place is the same when its point lies within the tolerance of its kind.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gazetteer import Gazetteer
    from geomap.findings import Findings

Gold = dict[str, Any]
"""One article's annotation."""

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = ("dev", "held", "blind")
"""The parts of the corpus: one to tune on, two to measure on."""

TOLERANCE_KM = {
    "poi": 1.0,
    "street": 1.5,
    "square": 1.0,
    "district": 4.0,
    "area": 4.0,
    "settlement": 6.0,
    "region": 90.0,
    "country": 700.0,
    "border": 700.0,
}
"""How far a point may lie from that of the gold: large things have many good points."""
OTHER_TOLERANCE_KM = 25.0
MOST_NAMESAKES = 30
"""Candidates among which a place of the gold is looked for."""
WIDTHS = {"place": 1, "side": 2, "claim": 3}
"""Figure → how many members of the triple count."""


@dataclass
class Score:
    """Hits among what was found and what there was to find."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, hits: int, found: int, wanted: int) -> None:
        """Count one more article."""
        self.hits, self.found, self.wanted = (
            self.hits + hits,
            self.found + found,
            self.wanted + wanted,
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when nothing was found where nothing was."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def share(self) -> float:
        """Hits among what there was to find."""
        return self.hits / self.wanted if self.wanted else 1.0


@dataclass
class Evaluation:
    """The figures of a set of articles."""

    mentions: Score = field(default_factory=Score)
    resolved: Score = field(default_factory=Score)
    readings: Score = field(default_factory=Score)
    place: Score = field(default_factory=Score)
    side: Score = field(default_factory=Score)
    claim: Score = field(default_factory=Score)
    known: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in WIDTHS})
    """As place, side and claim, without the places that the gazetteer lacks: those that are missed,
    and one coarser place of the same side for each."""

    def figures(self) -> dict[str, float]:
        """Give each figure by its name, rounded to three digits."""
        values = {
            "mentions_f1": self.mentions.f1,
            "resolved": self.resolved.share,
            "reading_accuracy": self.readings.share,
            **{f"{name}_f1": getattr(self, name).f1 for name in WIDTHS},
            **{f"known_{name}_f1": score.f1 for name, score in self.known.items()},
        }
        return {name: round(value, 3) for name, value in values.items()}


@cache
def gold(part: str) -> dict[str, Gold]:
    """Read the annotation of a part of the corpus, by file name."""
    return dict(json.loads((CORPUS / part / "gold.json").read_text(encoding="utf-8"))["files"])


def read_part(part: str, gazetteer: Gazetteer) -> dict[str, Findings]:
    """Read all articles of a part with the pipeline, by file name."""
    from geomap.pipeline import read
    from geomap.settings import Settings

    results = read([CORPUS / part / "articles"], Settings(), gazetteer)
    return {Path(found.document.path).name: found for found in results.findings}


def evaluate(
    articles: dict[str, Gold], findings: dict[str, Findings], gazetteer: Gazetteer
) -> Evaluation:
    """Hold findings against the gold of the same articles."""
    total = Evaluation()
    for name, article in articles.items():
        found = findings[name]
        _add_mentions(total, article, found)
        unknown = _unknown_places(article, gazetteer)
        for figure, width in WIDTHS.items():
            missed, made_up = differences(article, found, width)
            wanted = len(_wanted(article, width))
            hits = wanted - len(missed)
            getattr(total, figure).add(hits, hits + len(made_up), wanted)
            excused = [key for key in missed if key[0] in unknown]
            stand_ins = _pairs(excused, made_up, lambda key, other: key[1:] == other[1:])
            false = len(made_up) - len(stand_ins)
            total.known[figure].add(hits, hits + false, wanted - len(excused))
    return total


def _unknown_places(article: Gold, gazetteer: Gazetteer) -> set[str]:
    """Give the places of an article that the gazetteer lacks: no reader could put them right."""
    found: dict[str, bool] = {}
    for mention in article["mentions"]:
        names = {mention["text"], mention["denotes"].split(" (")[0].split(",")[0]}
        known = any(
            _near(mention, candidate.place)
            for name in names
            for candidate in gazetteer.find(name, limit=MOST_NAMESAKES)
        )
        found[mention["denotes"]] = found.get(mention["denotes"], False) or known
    return {place for place, known in found.items() if not known}


def _add_mentions(total: Evaluation, article: Gold, found: Findings) -> None:
    """Count the named mentions: found, resolved, read as they are meant."""
    named = [mention for mention in article["mentions"] if not mention.get("nominal")]
    matches = [
        [item for item in found.mentions if _overlap(mention, item.mention)] for mention in named
    ]
    total.mentions.add(
        len(_pairs(named, found.mentions, lambda mention, item: _overlap(mention, item.mention))),
        len(found.mentions),
        len(named),
    )
    for mention, items in zip(named, matches, strict=True):
        if mention["literal"] and mention["lat"] is not None:
            near = any(_near(mention, item.point) for item in items)
            total.resolved.add(near, 1, 1)
        if items:
            total.readings.add(items[0].mention.reading == mention["reading"], 1, 1)


def differences(
    article: Gold, found: Findings, width: int
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Give what of an article was missed and what was made up.

    Parameters
    ----------
    article
        Its gold.
    found
        What was read in it.
    width
        How many members of the triple of place, side and stance count.
    """
    wanted, got = _wanted(article, width), _got(found, width)
    pairs = _pairs(
        list(wanted.items()),
        list(got.items()),
        lambda one, other: one[0][1:] == other[0][1:] and _near(one[1], other[1]),
    )
    hits, right = {one[0] for one, _ in pairs}, {other[0] for _, other in pairs}
    missed = [key for key in wanted if key not in hits]
    made_up = [(got[key].name, *key[1:]) for key in got if key not in right]
    return missed, made_up


def _wanted(article: Gold, width: int) -> dict[tuple[str, ...], Gold]:
    """Give the triples of the gold, each with a mention of its place; countries do not count."""
    mentions = {mention["id"]: mention for mention in article["mentions"]}
    triples: dict[tuple[str, ...], Gold] = {}
    for claim in article["claims"]:
        stance = claim["stance"].replace("attributes_to_other_cause", "attributes_elsewhere")
        for name in claim["where"]:
            mention = mentions[name]
            if mention["kind"] != "country" and mention["lat"] is not None:
                triple = (mention["denotes"], claim["side"], stance)
                triples.setdefault(triple[:width], mention)
    return triples


def _got(found: Findings, width: int) -> dict[tuple[str, ...], Any]:
    """Give the triples of the findings, each with its place."""
    triples: dict[tuple[str, ...], Any] = {}
    for claim in found.claims:
        for item in claim.places:
            place = item.resolution.place
            if place is not None and place.kind != "country":
                triple = (place.place_id, _side(claim.claimant), claim.stance)
                triples.setdefault(triple[:width], place)
    return triples


def _side(claimant: Any) -> str:
    """Name a claimant's side as the gold does."""
    if claimant.kind == "official":
        named = {"UA": "ukrainian_official", "RU": "russian_official"}
        return named.get(claimant.country, f"official:{claimant.country}")
    return "other" if claimant.kind == "unknown" else str(claimant.kind)


def _pairs(
    wanted: Sequence[Any], got: Iterable[Any], same: Callable[[Any, Any], bool]
) -> list[tuple[Any, Any]]:
    """Pair each wanted thing with the first thing found that fits and is still free."""
    left = list(got)
    pairs = []
    for one in wanted:
        other = next((item for item in left if same(one, item)), None)
        if other is not None:
            left.remove(other)
            pairs.append((one, other))
    return pairs


def _overlap(mention: Gold, span: Any) -> bool:
    return bool(mention["start"] < span.end and span.start < mention["end"])


def _near(mention: Gold, place: Any) -> bool:
    """Whether a point or a place lies within the tolerance of a mention's kind."""
    from gazetteer import Point
    from gazetteer.geodesy import distance_m

    if place is None or mention["lat"] is None:
        return False
    point = getattr(place, "point", place)
    metres = distance_m(Point(lon=mention["lon"], lat=mention["lat"]), point)
    return metres <= 1000 * TOLERANCE_KM.get(mention["kind"], OTHER_TOLERANCE_KM)


def main() -> None:
    """Print the figures of one part of the corpus by language."""
    from gazetteer import Gazetteer

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--show", action="store_true", help="list what was missed and made up")
    options = parser.parse_args()
    if options.show and options.part == "blind":
        parser.error("of the blind articles only the totals are printed: run without --show")
    articles = gold(options.part)
    lines = []
    with Gazetteer.open() as gazetteer:
        findings = read_part(options.part, gazetteer)
        for language in ("en", "uk", "ru"):
            chosen = {name: a for name, a in articles.items() if a["language"] == language}
            figures = evaluate(chosen, findings, gazetteer).figures()
            lines.append(f"{language} {json.dumps(figures)}")
            for name, article in chosen.items() if options.show else ():
                missed, made_up = differences(article, findings[name], 3)
                lines.append(f"  {name}")
                lines += [f"    missed  {' | '.join(key)}" for key in missed]
                lines += [f"    made up {' | '.join(key)}" for key in made_up]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
