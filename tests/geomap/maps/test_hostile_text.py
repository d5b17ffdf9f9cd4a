"""Nothing that an article or a table carries may run, break the page, or vanish."""

from __future__ import annotations

from typing import Any

import pytest

from geomap.maps import MapOptions, Provenance, SourceFile, build_map
from geomap.maps.columns import COLD_CODES, HOT_CODES

pytestmark = pytest.mark.browser

CANARY = "document.documentElement.dataset.canary='1'"
HOSTILE = {
    "script": f"<script>{CANARY}</script>",
    "image": f'<img src=x onerror="{CANARY}">',
    "end of script": f"</script><script>{CANARY}</script>",
    "end of style": f"</style></title></textarea><svg onload={CANARY}>",
    "comment": "<!--<script>",
    "template": "${" + CANARY + "}",
    "backticks": f"`+({CANARY})+`",
    "braces": "{{ 7 * 7 }}{% raw %}{# gone #}",
    "backslashes": "\\u003cscript\\u003e \\n \\",
    "line separators": "one\u2028two\u2029three",
    "right to left": "abc\u202edef\u2066ghi",
    "quotes": "\"'&quot;&#39;&amp;",
    "link": f"javascript:{CANARY}",
    "control": "bell\x07 nul\x00 end",
}
FIELDS = ["quote", "claim_id", "event_start", "event_end", *HOT_CODES, *COLD_CODES]


def filled_with(tables: Any, text: str) -> Any:
    """A table that carries the text in every text column; two rows, so that both sides show."""
    row = tables.claim(**dict.fromkeys(FIELDS, text))
    return tables.table(row, row | {"source_group": f"{text} again", "claim_id": "c2"})


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_field_runs_and_every_card_shows_the_text(show: Any, tables: Any, text: str) -> None:
    page_made = build_map(
        filled_with(tables, text),
        options=MapOptions(title=text, subtitle=text),
        provenance=Provenance(inputs=(SourceFile(text, "0"),), credits=(text,), gazetteer=text),
    )
    opened = show(page_made)
    page = opened.page
    page.locator(".incident").click()
    page.wait_for_selector(".card")
    for link in page.locator(".card a").all():
        assert link.get_attribute("href").startswith("http")
    assert page.locator("html").get_attribute("data-canary") is None
    assert opened.troubles == []
    assert opened.outside() == []
    for part in (".card blockquote", ".card .who", ".card .from", ".card .where", ".side h3"):
        assert text in page.locator(part).first.text_content(), part
    assert page.locator("script[src], iframe, object, img:not(.leaflet-container img)").count() == 0


def test_each_field_alone_cannot_run(show: Any, tables: Any) -> None:
    text = "".join(HOSTILE.values())
    rows = [
        tables.claim(**({"incident_id": str(number)} | {field: text}))
        for number, field in enumerate(FIELDS)
    ]
    opened = show(build_map(tables.table(*rows)))
    page = opened.page
    assert page.locator(".incident").count() == len(FIELDS)
    for number in range(len(FIELDS)):
        page.locator(".incident").nth(number).click()
        page.wait_for_selector(".card")
        page.keyboard.press("Escape")
        page.wait_for_selector(".incident")
    page.get_by_role("tab", name="Table").click()
    page.wait_for_selector("table.claims")
    assert page.locator("html").get_attribute("data-canary") is None
    assert opened.troubles == []
    assert opened.outside() == []


def test_the_policy_would_stop_a_script_that_got_in(show: Any, tables: Any) -> None:
    opened = show(build_map(tables.table(tables.claim())))
    opened.page.evaluate(
        "code => { const s = document.createElement('script'); s.textContent = code;"
        " document.body.append(s); }",
        CANARY,
    )
    assert opened.page.locator("html").get_attribute("data-canary") is None
    assert any("Content Security Policy" in trouble for trouble in opened.troubles)


def test_our_script_never_parses_text_as_html() -> None:
    from geomap.maps.page import SCRIPTS, asset

    forbidden = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                 "new Function", "DOMParser", 'setTimeout("')  # fmt: skip
    for name in SCRIPTS:
        for word in forbidden:
            assert word not in asset(f"{name}.js"), f"{word} in {name}.js"
