"""The importers on generated files: rows per CPU second and peak memory, each in its own process.

python benchmarks/bench_importers.py [--rows 1000000]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Way

PROGRAM = """
import resource, sys, time
from pathlib import Path
from gazetteer import bundled_store, import_file
path, into, source, rows = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
bundled_store()
start = time.process_time()
report = import_file(path, into, source=source)
took = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{source:10} {rows:9,} rows {took:7.1f} s {rows / took:9,.0f} rows/s  peak {peak:5.0f} MB"
      f"  places {report.places:,} names {report.names:,} bad {report.bad_rows:,}")
"""
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


def write_osm(path: Path, rows: int) -> None:
    """Write an extract: of ten objects nine are nodes, one in three of them named, one a street."""
    draw = random.Random(5)  # noqa: S311 - no secret
    some = names(rows)
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for number, name in enumerate(some, 1):
            tags = {"amenity": "cafe", "name": name} if number % 3 == 0 else {}
            place = (draw.uniform(23, 39), draw.uniform(46, 51))
            writer.add_node(Node(id=number, location=place, tags=tags))
        for number in range(1, rows // 10):
            refs = [number * 10 + i for i in range(4)]
            tags = {"highway": "residential", "name": some[number % 20_000]}
            writer.add_way(Way(id=number, nodes=refs, tags=tags))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_geonames(folder / "UA.txt", rows)
        write_table(folder / "mine.csv", rows)
        write_osm(folder / "mine.osm.pbf", rows)
        for source, name in (
            ("geonames", "UA.txt"),
            ("table", "mine.csv"),
            ("osm", "mine.osm.pbf"),
        ):
            into = folder / f"{source}.sqlite"
            command = [sys.executable, "-c", PROGRAM, str(folder / name), str(into), source]
            subprocess.run([*command, str(rows)], check=True)


if __name__ == "__main__":
    main()
