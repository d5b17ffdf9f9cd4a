"""The snippet works where it is pasted: in another page, in a real browser, in a sandbox."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A web site: its folder and its address."""
    handler = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def snippet(run: Callable[..., Result], site: tuple[Path, str]) -> str:
    page = site[0] / "my map.html"
    assert run("map", EXAMPLES, "-o", page, "--title", 'The "two" accounts').exit_code == 0
    return run("embed", page, "--height", 500).stdout


def test_the_snippet_is_one_element_with_a_title(snippet: str) -> None:
    assert snippet.startswith('<iframe src="my%20map.html" title="The &quot;two&quot; accounts" ')
    assert snippet.endswith("</iframe>\n")
    assert 'loading="lazy"' in snippet
    assert "allow-same-origin" not in snippet


@pytest.mark.browser
def test_the_map_works_inside_a_page(site: tuple[Path, str], snippet: str, chromium: str) -> None:
    folder, address = site
    (folder / "article.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>Host</title><h1>Article</h1>{snippet}", "utf-8"
    )
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        page = browser.new_page(viewport={"width": 800, "height": 900})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/article.html")
        inner = page.frame_locator("iframe")
        inner.locator(".leaflet-container").wait_for()
        box = page.locator("iframe").bounding_box()
        origin = page.frames[1].evaluate("self.origin")
        browser.close()
    assert errors == []
    assert box is not None
    assert box["height"] == 500
    assert box["width"] > 750
    assert origin == "null", "the map shares no origin with the page around it"


def test_an_address_of_ones_own(
    run: Callable[..., Result], site: tuple[Path, str], snippet: str
) -> None:
    assert snippet
    result = run("embed", site[0] / "my map.html", "--url", "https://example.org/m.html?a=1&b=2")
    assert 'src="https://example.org/m.html?a=1&amp;b=2"' in result.stdout
    hostile = run("embed", site[0] / "my map.html", "--url", "javascript:alert(1)")
    assert 'src="javascript%3Aalert%281%29"' in hostile.stdout
