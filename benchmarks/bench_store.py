"""The compiled store against what one would write: compiling, opening, looking up, spotting.

Looks the same names up in the store, in a dict, in a plain SQLite table with an index, and by going
through all names, in one run, and prints times and their ratio to the store's.

    python benchmarks/bench_store.py [--compile]
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from gazetteer.build import bundled_store
from gazetteer.names import search_key
from gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOKUPS = 20_000
"""Different names, so that nothing is remembered."""
LINEAR_SAMPLE = 5
TYPO_SAMPLE = 200
TEXT_WORDS = 200_000


def per_call_us(work: Callable[[str], object], keys: list[str]) -> float:
    """Microseconds of CPU a call."""
    start = time.process_time()
    for key in keys:
        work(key)
    return (time.process_time() - start) / len(keys) * 1e6


def compile_once() -> None:
    """Time and memory of a first compile, in a process of its own."""
    program = (
        "import resource, sys, time; from pathlib import Path; from gazetteer import build\n"
        "start, cpu = time.perf_counter(), time.process_time()\n"
        "build.build_store(build.bundled.read(), Path(sys.argv[1]))\n"
        "took, cpu = time.perf_counter() - start, time.process_time() - cpu\n"
        "print(f'compile: {took:.1f} s, CPU {cpu:.1f} s,'\n"
        "      f' peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB,'\n"
        "      f' file {Path(sys.argv[1]).stat().st_size / 1e6:.0f} MB')"
    )
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-c", program, f"{folder}/new.sqlite"], check=True)


def opening(path: Path) -> None:
    """Time of importing and opening, and of the first name, in a fresh process."""
    program = (
        "import sys, time; start = time.perf_counter(); bare = set(sys.modules)\n"
        "from pathlib import Path; from gazetteer.store import Store\n"
        "store = Store.open(Path(sys.argv[1])); opened = time.perf_counter()\n"
        "store.places_named('kharkiv'); first = time.perf_counter()\n"
        "heavy = [m for m in ('numpy', 'pandas', 'shapely', 'pyarrow') if m in sys.modules]\n"
        "print(f'import and open: {(opened - start) * 1e3:.1f} ms, first look-up'\n"
        "      f' {(first - opened) * 1e3:.2f} ms, heavy imports: {heavy}')"
    )
    for _ in range(3):
        subprocess.run([sys.executable, "-c", program, str(path)], check=True)


def lookups(store: Store) -> None:
    """Look names up in four ways."""
    names = [
        (search_key(text), place.place_id)
        for place in store.all_places()
        for text in (place.name, *(name.text for name in place.names))
    ]
    table: dict[str, list[str]] = {}
    for key, place_id in names:
        table.setdefault(key, []).append(place_id)
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE TABLE name (key TEXT, place_id TEXT)")
    plain.executemany("INSERT INTO name VALUES (?, ?)", names)
    plain.execute("CREATE INDEX by_key ON name (key)")
    keys = random.Random(7).sample(sorted(table), LOOKUPS)  # noqa: S311 - no secret
    ways: list[tuple[str, Callable[[str], object], list[str]]] = [
        ("store, whole places", store._read_named, keys),  # noqa: SLF001 - past its cache
        ("store, does the name exist", store.has_key, keys),
        ("store, does any begin so", store.has_beginning, [key[:-1] for key in keys]),
        ("dict of ids", table.get, keys),
        ("plain SQLite table of ids", lambda key: _plain(plain, key), keys),
        ("through all names", lambda key: [p for k, p in names if k == key], keys[:LINEAR_SAMPLE]),
    ]
    store.has_key("kharkiv")
    times = {title: per_call_us(work, some) for title, work, some in ways}
    for title, time_us in times.items():
        ratio = time_us / times["store, whole places"]
        print(f"{title:30} {time_us:12.1f} us a name {ratio:12.3f} x the store")
    edited = [key[:3] + key[4:] for key in keys if len(key) > 5][:TYPO_SAMPLE]
    search = store._search_like  # noqa: SLF001 - past its cache
    typos_us = per_call_us(lambda key: search(key, 10), edited)
    print(f"{'typos':30} {typos_us:12.1f} us a name")


def _plain(connection: sqlite3.Connection, key: str) -> list[tuple[str]]:
    """Ask the plain table."""
    return connection.execute("SELECT place_id FROM name WHERE key = ?", (key,)).fetchall()


def spotting(store: Store) -> None:
    """Spot names in running text of names and words that are none."""
    draw = random.Random(7)  # noqa: S311 - no secret
    common = [
        "on",
        "the",
        "morning",
        "of",
        "a",
        "said",
        "were",
        "hit",
        "by",
        "and",
        "from",
        "officials",
        "people",
        "reported",
    ]
    towns = [search_key(place.name) for place in store.in_box(22, 44, 40, 52, limit=500)]
    words = draw.choices(common * 20 + towns, k=TEXT_WORDS)
    text = " ".join(words)
    start = time.process_time()
    spans = store.spot(text)
    took = time.process_time() - start
    print(
        f"spotting: {len(text) / took / 1e6:.1f} MB/s, {len(words) / took:,.0f} words/s,"
        f" {len(spans):,} names"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--compile", action="store_true", help="compile a store first, for its time"
    )
    if parser.parse_args().compile:
        compile_once()
    path = bundled_store()
    opening(path)
    with Store.open(path) as store:
        store.has_key("kharkiv")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"memory with the store and its trie in use: {memory:.0f} MB")
        spotting(store)
        lookups(store)


if __name__ == "__main__":
    main()
