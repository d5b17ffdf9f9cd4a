from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geomap.maps import MapPage

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]

KYIV, KHARKIV, PERSONA = (30.52, 50.45), (36.23, 49.99), (36.238, 50.006)


def claim(**cells: Any) -> dict[str, Any]:
    """One row with every text column filled, and what matters to the test changed."""
    lon, lat = cells.pop("at", KHARKIV)
    row = {
        "claim_id": "c1", "incident_id": "i1", "event_type": "missile_strike",
        "event_start": "2024-01-02", "event_end": "2024-01-02", "date_basis": "printed",
        "stance": "asserts", "claimant": "A mayor", "claimant_role": "mayor",
        "claimant_kind": "official", "claimant_country": "UA",
        "source_group": "Ukrainian officials", "alleged_actor": "Russia",
        "killed_min": 1, "killed_max": None, "injured_min": 24, "injured_max": 30,
        "place": "Kharkiv", "place_text": "Kharkov", "place_id": "geonames:706483",
        "place_kind": "settlement", "country": "UA", "admin1": "Kharkiv Oblast",
        "relation": "near", "precision": "settlement", "uncertainty_m": 9000.0,
        "confidence": 0.9, "alternatives": "[]", "quote": "Two rockets fell on a house.",
        "quote_start": 10, "quote_end": 38, "document": "a.txt", "document_title": "A title",
        "publisher": "A paper", "author": "An author", "published": "2024-01-03",
        "published_basis": "printed", "url": "https://paper.example/a", "archived_url": None,
        "retrieved_at": None, "sha256": "0" * 64, "language": "en", "reliability": "F",
        "credibility": "6", "edited": None, "longitude": lon, "latitude": lat,
    }  # fmt: skip
    return row | cells


def table(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(list(rows))
    points = gpd.points_from_xy(frame["longitude"], frame["latitude"])
    return gpd.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")


def two_sides() -> gpd.GeoDataFrame:
    """One incident that two sides tell differently, and a claim elsewhere without a date."""
    return table(
        claim(),
        claim(claim_id="c2", quote="Thirty people are hurt.", killed_min=None),
        claim(
            claim_id="c3", stance="attributes_elsewhere", claimant="A ministry",
            claimant_role=None, source_group="Russian officials", claimant_country="RU",
            alleged_actor="Ukraine", place="Persona shopping centre", place_text="Persona",
            place_id="curated:persona", precision="exact", uncertainty_m=150.0, at=PERSONA,
            quote="Ammunition stored in the shop went off.",
        ),
        claim(
            claim_id="c4", incident_id="i2", event_type="drone_attack", event_start=None,
            event_end=None, source_group="Media", claimant="A paper", claimant_kind="media",
            claimant_country=None, place="Kyiv", place_id="geonames:703448", at=KYIV,
            quote="Drones were heard over the capital.",
        ),
    )  # fmt: skip


class Tables:
    """Small tables for tests to draw."""

    claim = staticmethod(claim)
    table = staticmethod(table)
    two_sides = staticmethod(two_sides)


@pytest.fixture(scope="session")
def tables() -> type[Tables]:
    return Tables


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield opened
        opened.close()


class Opened:
    """A page in the browser, with what it asked for and what went wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "console",
            lambda message: (
                self.troubles.append(message.text) if message.type in {"error", "warning"} else None
            ),
        )

    def outside(self) -> list[str]:
        """The requests that left the page."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Open a map in a browser that has no network."""
    contexts = []

    def opened(made: MapPage, *, fragment: str = "", **context_options: Any) -> Opened:
        path = made.save(tmp_path / "map.html")
        settings = {"viewport": {"width": 1400, "height": 900}, "offline": True} | context_options
        context = browser.new_context(**settings)
        contexts.append(context)
        result = Opened(context.new_page())
        result.page.goto(path.as_uri() + fragment)
        result.page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
        return result

    yield opened
    for context in contexts:
        context.close()
