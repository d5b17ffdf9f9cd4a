"""How often given names are resolved rightly on a published corpus of news.

Reads the XML of LGL, TR-News, GeoVirus and GeoWebNews (and others with a name, its start and its
coordinates an element each), resolves the names of each article together, and prints the share
within 161 km of the gold, abstentions counted as wrong, and the share that has a right candidate
at all. Names without coordinates are left out, repeated ones count as often as they are written.

    python benchmarks/bench_corpora.py lgl.xml [TR-News.xml …] [--homes homes.csv]

`homes.csv` has the columns domain and place ("thetowntalk.com", "Alexandria, Louisiana"): where
each outlet usually reports from; without it, names stand alone.
"""

from __future__ import annotations

import argparse
import csv
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer import Context, Gazetteer, Point, distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR_M = 161_000.0
"""A hundred miles: the usual tolerance."""

CANDIDATES = 30
"""Candidates that may hold the right one."""

NAME_TAGS = ("phrase", "extractedName", "name")
LATITUDE_TAGS = ("lat", "latitude")
LONGITUDE_TAGS = ("lon", "lng", "longitude")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an article and where it is."""

    text: str
    start: int
    point: Point


@dataclass(frozen=True, slots=True)
class Article:
    """The names of an article, in the order of its text."""

    domain: str
    names: tuple[Name, ...]


def value_of(element: ET.Element, tags: tuple[str, ...]) -> str | None:
    """Give the text of the first of some tags that an element holds, at any depth."""
    for tag in tags:
        text = element.findtext(f".//{tag}")
        if text is not None and text.strip():
            return text.strip()
    return None


def articles(path: Path) -> Iterator[Article]:
    """Read the articles of a corpus."""
    tree = ET.parse(path)  # noqa: S314 - a corpus that the user chose
    for article in tree.getroot().iter("article"):
        found = [
            name_of(element) for element in article.iter() if element.find("start") is not None
        ]
        names = sorted((name for name in found if name is not None), key=lambda name: name.start)
        domain = (article.findtext("domain") or "").strip().removeprefix("www.")
        yield Article(domain, tuple(names))


def name_of(element: ET.Element) -> Name | None:
    """Read one name; None when it has no coordinates."""
    text = value_of(element, NAME_TAGS)
    lat, lon = value_of(element, LATITUDE_TAGS), value_of(element, LONGITUDE_TAGS)
    if text is None or lat is None or lon is None:
        return None
    return Name(text, int(element.findtext("start") or 0), Point(lon=float(lon), lat=float(lat)))


def measure(gazetteer: Gazetteer, path: Path, homes: dict[str, Context]) -> None:
    """Print the figures of one corpus."""
    total = right = reachable = 0
    for article in articles(path):
        texts = [name.text for name in article.names]
        context = homes.get(article.domain, Context())
        for name, answer in zip(
            article.names, gazetteer.resolve(texts, context=context), strict=True
        ):
            total += 1
            right += answer.place is not None and near(answer.place.point, name.point)
            candidates = gazetteer.find(name.text, limit=CANDIDATES)
            reachable += any(near(found.place.point, name.point) for found in candidates)
    share, ceiling = right / max(1, total), reachable / max(1, total)
    print(f"{path.name:20} {total:6,} names   right {share:.3f}   ceiling {ceiling:.3f}")


def near(a: Point, b: Point) -> bool:
    return distance_m(a, b) <= NEAR_M


def read_homes(gazetteer: Gazetteer, path: Path | None) -> dict[str, Context]:
    """Look up where outlets report from."""
    if path is None:
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places = {row["domain"]: gazetteer.find(row["place"], limit=1)[0].place for row in rows}
    return {
        domain: Context(home=place.point, countries=(place.country,) if place.country else ())
        for domain, place in places.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS.xml")
    parser.add_argument("--homes", type=Path, metavar="homes.csv")
    options = parser.parse_args()
    with Gazetteer.open() as gazetteer:
        homes = read_homes(gazetteer, options.homes)
        for path in options.corpora:
            measure(gazetteer, path, homes)


if __name__ == "__main__":
    main()
