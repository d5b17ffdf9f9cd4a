"""Looking names up and resolving a document, beside what one would do without; in one run.

Prints look-ups per second of a dict, of SQLite with the same keys, of the gazetteer and of a walk
through a list (what scripts around geopy do); then CPU milliseconds to open the gazetteer, to look
one name up, and to resolve the place names of a 600-word article, new and seen before; and the
peak memory of the process.

    python benchmarks/bench_resolution.py [--names 20000]
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from gazetteer import Context, Gazetteer, PlaceKind, bundled_store
from gazetteer.names import search_key
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

WALKS = 20
"""Look-ups through a list; each takes milliseconds."""

DOCUMENTS = 60
"""Articles made of real names."""

NAMES_PER_DOCUMENT = 32
"""What a 600-word article of world news mentions: a dozen places, some of them often."""

DISTINCT_NAMES = 14

NEW_PROCESSES = 5


def timed(work: Callable[[], Any]) -> float:
    """CPU seconds of this process, which noise of other processes does not lengthen."""
    start = time.process_time()
    work()
    return time.process_time() - start


def per_second(work: Callable[[str], Any], keys: list[str]) -> float:
    return len(keys) / timed(lambda: [work(key) for key in keys])


def look_ups(number: int) -> None:
    """Exact look-up of names, each method over the same keys."""
    draw = random.Random(1)  # noqa: S311 - a sample, not a secret
    with Store.open(bundled_store()) as store:
        places = store.in_box(-180, -90, 180, 90, kinds=[PlaceKind.SETTLEMENT])
        table: dict[str, list[Any]] = {}
        for place in places:
            table.setdefault(search_key(place.name), []).append(place)
        rows = list(table.items())
        database = sqlite3.connect(":memory:")
        database.execute("CREATE TABLE name (key TEXT, number INTEGER, PRIMARY KEY (key, number))")
        database.executemany(
            "INSERT INTO name VALUES (?, ?)", ((key, i) for i, (key, _) in enumerate(rows))
        )
        keys = draw.sample(list(table), number)
        query = "SELECT number FROM name WHERE key = ?"
        figures = {
            "dict": per_second(table.__getitem__, keys),
            "SQLite, numbers only": per_second(
                lambda key: database.execute(query, (key,)).fetchall(), keys
            ),
            "gazetteer, whole places": per_second(store.places_named, keys),
            "gazetteer, again": per_second(store.places_named, keys[:2000]),
            "a walk through a list": per_second(
                lambda key: [found for other, found in rows if other == key], keys[:WALKS]
            ),
        }
    slowest = figures["a walk through a list"]
    for name, figure in figures.items():
        print(f"{name:26} {figure:12,.0f} look-ups/s {figure / slowest:12,.0f} x a walk")


def articles(gazetteer: Gazetteer) -> list[list[str]]:
    """Lists of names as articles have them: one corner of one country, and a few capitals."""
    draw = random.Random(2)  # noqa: S311 - a sample, not a secret
    towns = gazetteer.inside(
        -180, -60, 180, 75, kinds=[PlaceKind.SETTLEMENT], min_population=20_000
    )
    by_region: dict[Any, list[str]] = {}
    for town in towns:
        by_region.setdefault((town.country, town.admin1), []).append(town.name)
    regions = [names for names in by_region.values() if len(names) >= DISTINCT_NAMES]
    capitals = [town.name for town in towns if town.is_capital]
    made = []
    for _ in range(DOCUMENTS):
        local = draw.choice(regions)
        distinct = [*draw.sample(local, DISTINCT_NAMES - 4), *draw.sample(capitals, 4)]
        made.append(draw.choices(distinct, k=NAMES_PER_DOCUMENT))
    return made


def resolving() -> None:
    gazetteer = Gazetteer.open()
    documents = articles(gazetteer)
    gazetteer.resolve(documents[0])  # loads numpy
    for label in ("new to the process", "seen before"):
        spent = timed(
            lambda: [
                gazetteer.resolve(names, context=Context(language="en")) for names in documents
            ]
        )
        print(f"resolve an article, {label:20} {spent / DOCUMENTS * 1000:6.1f} ms")


def starting() -> None:
    """Whole processes: the interpreter alone, with the gazetteer open, and with one name found."""
    steps = {
        "bare Python": "",
        "open": "from gazetteer import Gazetteer; Gazetteer.open()",
        "open and find": "from gazetteer import Gazetteer; Gazetteer.open().find('Kharkiv')",
    }
    for label, code in steps.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for _ in range(NEW_PROCESSES):
            subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"process: {label:16} {spent / NEW_PROCESSES * 1000:6.0f} ms CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=20_000)
    arguments = parser.parse_args()
    starting()
    resolving()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory so far {peak:,.0f} MiB")
    look_ups(arguments.names)


if __name__ == "__main__":
    main()
