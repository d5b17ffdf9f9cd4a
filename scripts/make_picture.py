"""Make the README's picture: the sample map with an incident open, in Chromium, network off.

geomap map examples/articles -o outputs/sample.html
python scripts/make_picture.py outputs/sample.html docs/images/overview.png
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1400, "height": 900}
"""CSS pixels: a laptop's window."""

SETTLED_MS = 500
"""Longer than the page takes to fade in what it has drawn."""


def main(page: Path, picture: Path) -> None:
    """Photograph a page."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    if program is None:
        sys.exit("make_picture: Chromium was not found; install it (apt install chromium)")
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport=SIZE, offline=True, color_scheme="light")
        tab = context.new_page()
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("html[data-ready]", state="attached")
        tab.locator("button.incident").first.click()
        tab.wait_for_timeout(SETTLED_MS)
        tab.screenshot(path=picture)
        browser.close()
    print(f"{picture}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
