"""axe-core finds nothing in the page's states; the keyboard reaches everything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geomap.maps import build_map

pytestmark = pytest.mark.browser

STATES = {
    "list": None,
    "filters": ".filters summary",
    "incident": ".incident",
    "table": "#tab-table",
    "distances": "#tab-checks",
    "about": "#tab-about",
    "background": ".background summary",
}


@pytest.fixture(scope="module")
def axe() -> str:
    root = Path(__file__).parents[3]
    path = Path(os.environ.get("AXE_CORE", root / "node_modules" / "axe-core" / "axe.min.js"))
    assert path.is_file(), "axe-core is missing: npm install --no-save axe-core@4"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 400])
def test_axe_finds_nothing(show: Any, tables: Any, axe: str, scheme: str, width: int) -> None:
    checks = pd.DataFrame([{"subject": "A", "object": "B", "verdict": "consistent", "text": "t"}])
    made = build_map(tables.two_sides(), checks=checks)
    page = show(
        made, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    ).page
    page.evaluate(axe)
    for state, opener in STATES.items():
        if opener:
            page.locator(opener).first.click()
            page.wait_for_timeout(200)
        found = page.evaluate("axe.run()")
        assert found["passes"], state
        problems = [
            (problem["id"], problem["impact"], problem["nodes"][0]["target"])
            for problem in found["violations"]
        ]
        assert problems == [], state


def test_the_keyboard_alone_opens_a_claim_and_comes_back(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".incident").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".side")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    page.wait_for_selector(".incidents")
    page.locator("#tab-incidents").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#panel table.claims")
    assert page.locator("#tab-table").get_attribute("aria-selected") == "true"


def test_a_phone_needs_no_sideways_scrolling(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides()), viewport={"width": 400, "height": 800}).page
    page.locator(".incident").first.click()
    page.wait_for_selector(".side")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_the_page_names_its_language(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    assert page.locator("html").get_attribute("lang") == "en"
