"""What a page of claims costs: to build, to keep, to open; beside what a user would use instead.

    python benchmarks/bench_maps.py                          # 1,000, 100,000 and 1,000,000 claims
    python benchmarks/bench_maps.py --rows 100000 --folium-rows 2000 10000

Every build runs in a process of its own. Times start with the table in memory; peak memory is what
the build adds to that. A page is opened from disk in headless Chromium without a network; it is
interactive when its script has drawn the map (ours), or when the load event and two frames are
over (the others). pydeck takes part if it is installed.
"""

from __future__ import annotations

import argparse
import ast
import json
import multiprocessing
import random
import re
import resource
import shutil
import sys
import tempfile
import time
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

QUOTE_LENGTH = 200
CLAIMS_PER_DOCUMENT = 10
CLAIMS_PER_INCIDENT = 3
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
GROUPS = np.array(["Ukrainian officials", "Russian officials", "Media", "Witnesses"], dtype=object)
KINDS = np.array(["official", "official", "media", "witness"], dtype=object)
COUNTRIES = np.array(["UA", "RU", None, None], dtype=object)
EVENTS = np.array(["missile_strike", "drone_attack", "shelling", "damage", "fire"], dtype=object)
STANCES = np.array(["asserts", "denies", "attributes_elsewhere"], dtype=object)


@cache
def sentences() -> list[str]:
    """Real prose that is on every machine: the sentences of the libraries' documentation."""
    found: set[str] = set()
    for module in (np, pd):
        for path in sorted(Path(module.__file__).parent.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                    text = " ".join((ast.get_docstring(node) or "").split())
                    found.update(re.findall(r"[A-Z][a-z ,;'-]{40,300}\.", text))
    return sorted(found)


def prose(count: int, names: list[str], rng: random.Random) -> list[str]:
    """Quotes of about QUOTE_LENGTH characters, each with the name of a place in it."""
    stock = sentences()
    out = []
    for _ in range(count):
        text = rng.choice(stock)
        while len(text) < QUOTE_LENGTH:
            text += " " + rng.choice(stock)
        words = text[:QUOTE_LENGTH].rsplit(" ", 1)[0].split(" ")
        words[rng.randrange(len(words))] = rng.choice(names)
        out.append(" ".join(words))
    return out


def table(rows: int) -> gpd.GeoDataFrame:
    """A claims table as `geomap extract` writes it: places repeat, documents have many claims."""
    from gazetteer import Gazetteer, PlaceKind

    rng, numbers = random.Random(rows), np.random.default_rng(rows)  # noqa: S311 - no secret
    with Gazetteer.open() as gazetteer:
        places = gazetteer.inside(22, 44, 45, 56, kinds=[PlaceKind.SETTLEMENT], limit=6000)
    weights = 1 / np.arange(1, len(places) + 1) ** 0.8
    where = numbers.choice(len(places), rows, p=weights / weights.sum())
    documents = max(1, rows // CLAIMS_PER_DOCUMENT)
    document = np.sort(numbers.integers(0, documents, rows))
    names = [place.name for place in places]
    titles = prose(documents, names, rng)
    day = np.datetime64("2022-02-24") + numbers.integers(0, 900, documents)
    claimant = numbers.integers(0, max(1, min(3000, rows // 10)), rows)
    side = numbers.choice(4, 3000, p=[0.45, 0.3, 0.2, 0.05])[claimant]

    def pick(values: list[Any], index: Any) -> Any:
        return np.array(values, dtype=object)[index]

    frame = pd.DataFrame(
        {
            "claim_id": [f"{rng.getrandbits(64):016x}" for _ in range(rows)],
            "incident_id": numbers.integers(0, rows // CLAIMS_PER_INCIDENT + 1, rows).astype(str),
            "event_type": numbers.choice(EVENTS, rows),
            "event_start": pick(np.datetime_as_string(day).tolist(), document),
            "event_end": pick(np.datetime_as_string(day).tolist(), document),
            "stance": numbers.choice(STANCES, rows, p=[0.85, 0.08, 0.07]),
            "claimant": pick([f"The mayor of {name}" for name in names[:3000]], claimant),
            "claimant_kind": KINDS[side],
            "claimant_country": COUNTRIES[side],
            "source_group": GROUPS[side],
            "killed_min": pd.array(np.where(numbers.random(rows) < 0.3, 5, 0), dtype="Int64"),
            "place": pick(names, where),
            "place_text": pick(names, where),
            "place_id": pick([place.place_id for place in places], where),
            "place_kind": "settlement",
            "country": pick([place.country for place in places], where),
            "precision": "settlement",
            "uncertainty_m": 5000.0,
            "confidence": numbers.random(len(places)).round(2)[where],
            "quote": prose(rows, names, rng),
            "document": pick([f"articles/{n:07}.txt" for n in range(documents)], document),
            "document_title": pick([title[:70] for title in titles], document),
            "publisher": pick([f"Paper {n % 40}" for n in range(documents)], document),
            "published": pick(np.datetime_as_string(day).tolist(), document),
            "url": pick([f"https://paper.example/{n:x}" for n in range(documents)], document),
            "sha256": pick([f"{rng.getrandbits(256):064x}" for _ in range(documents)], document),
            "language": "en",
        }
    )
    # As geomap's own tables have them.
    words = frame.select_dtypes("object").columns
    frame = frame.astype(dict.fromkeys(words, "string"))
    lon = np.array([place.point.lon for place in places])[where]
    lat = np.array([place.point.lat for place in places])[where]
    return gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(lon, lat), crs="EPSG:4326")


def build_geomap(claims: gpd.GeoDataFrame, path: Path) -> None:
    from gazetteer import Gazetteer
    from geomap.maps import build_map

    with Gazetteer.open() as gazetteer:
        build_map(claims, gazetteer=gazetteer).save(path)


def build_folium(claims: gpd.GeoDataFrame, path: Path) -> None:
    """One CircleMarker with a popup per claim; Leaflet from disk, or the page would stay blank."""
    import folium
    from xstatic.pkg import leaflet

    class Local(folium.Map):  # type: ignore[misc]  # folium is untyped
        default_js = [("leaflet", (Path(leaflet.BASE_DIR) / "leaflet.js").as_uri())]  # noqa: RUF012 - as folium declares it
        default_css = [("leaflet", (Path(leaflet.BASE_DIR) / "leaflet.css").as_uri())]  # noqa: RUF012 - as folium declares it

    page = Local(location=[50, 33], zoom_start=6, tiles=None, prefer_canvas=True)
    colors = dict(zip(GROUPS, ["blue", "orange", "gray", "lightgray"], strict=True))
    columns = (claims.geometry.x, claims.geometry.y, claims["quote"], claims["source_group"])
    for lon, lat, quote, group in zip(*columns, strict=True):
        folium.CircleMarker([lat, lon], radius=5, color=colors[group], popup=quote).add_to(page)
    page.save(str(path))


def build_pydeck(claims: gpd.GeoDataFrame, path: Path) -> None:
    import pydeck

    data = pd.DataFrame(
        {"lon": claims.geometry.x, "lat": claims.geometry.y, "quote": claims["quote"]}
    )
    layer = pydeck.Layer(
        "ScatterplotLayer", data, get_position=["lon", "lat"], get_radius=2000, pickable=True
    )
    view = pydeck.ViewState(longitude=33, latitude=50, zoom=5)
    deck = pydeck.Deck(
        [layer], initial_view_state=view, map_provider=None, tooltip={"text": "{quote}"}
    )
    deck.to_html(str(path), offline=True)


BUILDERS: dict[str, Callable[[gpd.GeoDataFrame, Path], None]] = {
    "geomap": build_geomap,
    "folium": build_folium,
    "pydeck": build_pydeck,
}


def _measure(tool: str, rows: int, path: str, results: Any) -> None:
    """Build in this process, and report; the first, small build loads the libraries."""
    claims = table(rows)
    BUILDERS[tool](claims.head(50), Path(path))
    before = _peak_mb(reset=True)
    start, cpu = time.perf_counter(), time.process_time()
    BUILDERS[tool](claims, Path(path))
    taken, busy = time.perf_counter() - start, time.process_time() - cpu
    results.put({"build_s": taken, "cpu_s": busy, "peak_mb": _peak_mb() - before})


def _peak_mb(*, reset: bool = False) -> float:
    """Most memory held since the last reset, in MB."""
    status = Path("/proc/self/status")
    if not status.exists():
        unit = 1e6 if sys.platform == "darwin" else 1e3
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    line = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
    assert line is not None
    return int(line.group(1)) / 1e3


def measure_build(tool: str, rows: int, path: Path) -> dict[str, float]:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    process = context.Process(target=_measure, args=(tool, rows, str(path), results))
    process.start()
    found: dict[str, float] = results.get()
    process.join()
    return found | {"file_mb": path.stat().st_size / 1e6}


def measure_page(tool: str, path: Path, *, limit_s: int = 240) -> dict[str, float]:
    """Open a page and, if it is ours, move it about."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "install Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(limit_s * 1000)
        if tool != "geomap":
            page.goto(path.as_uri(), wait_until="load", timeout=limit_s * 1000)
            ready = page.evaluate(
                "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
                "() => done(performance.now()))))"
            )
            return {"interactive_s": ready / 1000}
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-ready]", state="attached")
        ready = page.evaluate("performance.getEntriesByName('geomap-interactive')[0].startTime")
        page.wait_for_load_state("load")
        page.wait_for_timeout(1000)
        moves = page.evaluate(
            """() => [4, 5, 6, 7, 8, 10, 12].flatMap(zoom => [0, 1].map(step => {
                const start = performance.now();
                if (step) map_claims.panBy([400, 200], { animate: false });
                else map_claims.setView([50, 36], zoom, { animate: false });
                return performance.now() - start;
            }))"""
        )
        browser.close()
    return {"interactive_s": ready / 1000, "slowest_move_ms": max(moves)}


def run(tool: str, rows: int, folder: Path) -> dict[str, float]:
    path = folder / f"{tool}-{rows}.html"
    found = measure_build(tool, rows, path)
    try:
        found |= measure_page(tool, path)
    finally:
        path.unlink()
    told = ", ".join(f"{name} {value:,.2f}" for name, value in found.items())
    print(f"{tool:7} {rows:>9,} claims: {told}", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--folium-rows", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--json", type=Path, help="also write the figures here")
    chosen = parser.parse_args()
    others = ["folium"]
    try:
        import pydeck  # noqa: F401 - is it there

        others.append("pydeck")
    except ImportError:
        print("pydeck is not installed; it is left out")
    quotes = "\n".join(prose(5000, ["Kharkiv"], random.Random(0))).encode()  # noqa: S311 - no secret
    print(f"the quotes alone: deflate shrinks them {len(quotes) / len(zlib.compress(quotes)):.1f}x")
    figures: dict[str, dict[int, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures["geomap"] = {
            rows: run("geomap", rows, folder)
            for rows in sorted({*chosen.rows, *chosen.folium_rows})
        }
        for tool in others:
            figures[tool] = {rows: run(tool, rows, folder) for rows in chosen.folium_rows}
    for tool in others:
        for rows, theirs in figures[tool].items():
            mine = figures["geomap"][rows]
            ratios = ", ".join(
                f"{key} {theirs[key] / max(mine[key], 1e-9):.1f}x" for key in theirs if key in mine
            )
            print(f"{tool} over geomap at {rows:,} claims: {ratios}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
