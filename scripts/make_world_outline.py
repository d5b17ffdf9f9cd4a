"""Make the coarse outline of the world that every map page carries (geomap/maps/assets).

Run it again when the gazetteer's country polygons change: `python scripts/make_world_outline.py`.
The outline shows where the detailed part of a map ends; it is Natural Earth's, public domain.
"""

from __future__ import annotations

import json
from pathlib import Path

from gazetteer import Gazetteer
from geomap.maps.basemap import world_outline

TARGET = Path(__file__).parents[1] / "geomap" / "maps" / "assets" / "world.json"

if __name__ == "__main__":
    with Gazetteer.open() as gazetteer:
        outline = world_outline(gazetteer)
    TARGET.write_text(json.dumps(outline, separators=(",", ":"), ensure_ascii=True) + "\n")
    print(
        f"{TARGET.name}: {TARGET.stat().st_size / 1000:.0f} kB, {len(outline['names'])} countries"
    )
