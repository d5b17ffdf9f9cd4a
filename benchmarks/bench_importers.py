"""The importers on generated files: rows per CPU second and peak memory, each in its own process.

Each import is also broken off in the middle and gone on with, to see what that costs and that it
ends in the same bytes.

python benchmarks/bench_importers.py [--rows 1000000]
"""

from __future__ import annotations

import argparse
import filecmp
import os
import random
import subprocess
import sys
import tempfile
from multiprocessing import Process
from pathlib import Path

from extracts import write_extract

PROGRAM = """
import os, resource, signal, sys, time
from pathlib import Path
from gazetteer import bundled_store, import_file
path, into, source, rows = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
limit_s = float(sys.argv[5])
bundled_store()
if limit_s:
    signal.setitimer(signal.ITIMER_PROF, limit_s)  # its signal ends the process, unasked
start = time.process_time()
report = import_file(path, into, source=source, note=print)
took = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{source:10} {rows:9,} rows {took:7.1f} s {rows / took:9,.0f} rows/s  peak {peak:5.0f} MB"
      f"  places {report.places:,} names {report.names:,} bad {report.bad_rows:,}")
"""
FILES = {"geonames": "UA.txt", "table": "mine.csv", "osm": "mine.osm.pbf"}
SYLLABLES = ("ka", "ro", "bel", "no", "vo", "shche", "li", "man", "sta", "vy", "iv", "dno", "pil")


def names(count: int) -> list[str]:
    """Names that look like names, many of them more than once."""
    draw = random.Random(3)  # noqa: S311 - no secret
    return ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 5))).title() for _ in range(count)]


def write_geonames(path: Path, rows: int) -> None:
    """Write a country's file as GeoNames does, and tagged names for every other place."""
    draw = random.Random(5)  # noqa: S311 - no secret
    with path.open("w") as dump, (path.parent / "alternateNamesV2.txt").open("w") as more:
        for number, name in enumerate(names(rows), 1):
            lon, lat = draw.uniform(23, 39), draw.uniform(46, 51)
            cells = (number, name, name, f"{name}e,{name}o", f"{lat:.5f}", f"{lon:.5f}", "P", "PPL")
            rest = ("UA", "", "07", "", "", "", draw.randint(0, 5000), "", 100, "Europe/Kyiv", "")
            dump.write("\t".join(map(str, (*cells, *rest))) + "\n")
            if number % 2:
                more.write(f"{number}\t{number}\tuk\t{name}ів\t1\t\t\t\t\t\n")


def write_table(path: Path, rows: int) -> None:
    """Write a CSV of points without country, so that they have to be located."""
    draw = random.Random(5)  # noqa: S311 - no secret
    with path.open("w") as table:
        table.write("place_id,name,kind,lat,lon\n")
        for number, name in enumerate(names(rows)):
            lon, lat = draw.uniform(23, 39), draw.uniform(46, 51)
            table.write(f"mine:{number},{name},poi,{lat:.5f},{lon:.5f}\n")


def write_all(folder: Path, rows: int) -> None:
    """Write one file of each sort."""
    write_geonames(folder / "UA.txt", rows)
    write_table(folder / "mine.csv", rows)
    print("OpenStreetMap:", write_extract(folder / "mine.osm.pbf", rows), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # In a process of its own: those that are measured begin with the memory of their parent.
        writer = Process(target=write_all, args=(folder, rows))
        writer.start()
        writer.join()
        for source, name in FILES.items():
            measure(folder, folder / name, source, rows)


def measure(folder: Path, path: Path, source: str, rows: int) -> None:
    """Import a file in one go, and once more with a break."""
    whole, broken = folder / f"{source}.sqlite", folder / f"{source}-broken.sqlite"
    start = os.times().children_user
    run(path, whole, source, rows, 0.0)
    took_s = os.times().children_user - start
    run(path, broken, source, rows, took_s / 2)
    print("after a break: ", end="", flush=True)
    run(path, broken, source, rows, 0.0)
    assert filecmp.cmp(broken, whole, shallow=False)


def run(path: Path, into: Path, source: str, rows: int, limit_s: float) -> None:
    """Import in a process of its own, that may be ended after so many seconds of CPU."""
    command = [sys.executable, "-c", PROGRAM, str(path), str(into), source, str(rows)]
    subprocess.run([*command, str(limit_s)], check=not limit_s)


if __name__ == "__main__":
    main()
