"""What a reader does with a page: time, search, filters, table, distances, address, print."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from geomap.maps import MapOptions, build_map

pytestmark = pytest.mark.browser

CHECK = {
    "text": "Kharkiv, about 30 km from the border", "subject": "Kharkiv", "object": "border",
    "stated_km_min": 30.0, "stated_km_max": 30.0, "measured_km": 32.2, "verdict": "inconsistent",
    "explanation": "the border is farther", "subject_longitude": 36.23, "subject_latitude": 50.0,
    "nearest_longitude": 36.3, "nearest_latitude": 50.29, "document": "a.txt",
}  # fmt: skip


def over_days(tables: Any) -> Any:
    rows = [
        tables.claim(
            claim_id=f"c{n}",
            incident_id=f"i{n}",
            event_start=f"2024-01-{n:02}",
            event_end=f"2024-01-{n:02}",
            quote=f"Shell number {n} fell near Čuhujiv.",
        )
        for n in range(1, 11)
    ]
    undated = tables.claim(claim_id="c0", incident_id="i0", event_start=None, event_end=None)
    return tables.table(*rows, undated)


def shown(page: Any) -> str:
    return str(page.locator(".shown-count").inner_text())


def test_days_are_chosen_and_claims_without_a_date_stay(show: Any, tables: Any) -> None:
    page = show(build_map(over_days(tables))).page
    assert page.locator("#timeline").is_visible()
    last = page.get_by_label("Last day shown")
    last.focus()
    for _ in range(7):
        page.keyboard.press("ArrowLeft")
    assert shown(page) == "4 of 11 claims shown, 1 of them without a date"
    assert last.get_attribute("aria-valuetext").replace("\u00a0", " ") == "3 Jan 2024"
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == "11 claims"


def test_dragging_over_the_bars_chooses_days(show: Any, tables: Any) -> None:
    page = show(build_map(over_days(tables))).page
    box = page.locator(".track canvas").bounding_box()
    y = box["y"] + 8
    page.mouse.move(box["x"] + box["width"] * 0.05, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.35, y)
    page.mouse.up()
    assert shown(page).startswith("5 of 11")


def test_play_moves_through_the_days_and_stops(show: Any, tables: Any) -> None:
    page = show(build_map(over_days(tables))).page
    page.get_by_role("button", name="Play through time").click()
    page.wait_for_timeout(900)
    assert " of 11 claims" in shown(page)
    page.get_by_role("button", name="Pause").click()
    assert page.get_by_role("button", name="Play through time").is_visible()


def test_a_table_of_one_day_has_no_timeline(show: Any, tables: Any) -> None:
    page = show(build_map(tables.table(tables.claim()))).page
    assert not page.locator("#timeline").is_visible()


def test_search_finds_words_of_quotes_without_accents_and_of_columns(
    show: Any, tables: Any
) -> None:
    page = show(build_map(over_days(tables))).page
    page.fill("#query", "cuhujiv shell")
    page.wait_for_selector("text=10 of 11 claims shown")
    page.fill("#query", "number 7 mayor")
    page.wait_for_selector("text=1 of 11 claims shown")
    page.fill("#query", "nowhere")
    page.wait_for_selector("text=No claim passes the filters.")
    page.fill("#query", "")
    page.wait_for_selector(".shown-count:has-text('11 claims')")


def test_search_in_a_script_without_spaces(show: Any, tables: Any) -> None:
    page = show(build_map(tables.table(tables.claim(quote="哈尔科夫遭到袭击")))).page
    page.fill("#query", "遭到")
    page.wait_for_selector("text=1 of 1 claims shown")


def test_events_and_precision_filter(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    page.locator(".filters summary").click()
    page.get_by_label("Drone attack").uncheck()
    assert shown(page) == "3 of 4 claims shown"
    page.get_by_label("exact spot").uncheck()
    assert shown(page) == "2 of 4 claims shown"


def test_the_table_holds_the_shown_claims_and_opens_them(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    page.get_by_role("tab", name="Table").click()
    page.wait_for_selector("table.claims")
    assert page.locator("#panel table.claims tbody tr").count() == 4
    page.locator("#legend .key").nth(2).click()
    page.wait_for_selector("#panel table.claims tbody tr:nth-child(3)")
    assert page.locator("#panel table.claims tbody tr").count() == 3
    page.get_by_role("button", name="A ministry").click()
    page.wait_for_selector(".card.strong")
    assert "Ammunition" in page.locator(".card.strong").inner_text()


def test_a_long_table_has_pages(show: Any, tables: Any) -> None:
    rows = [tables.claim(claim_id=str(n), quote=f"quote {n}") for n in range(120)]
    page = show(build_map(tables.table(*rows))).page
    page.get_by_role("tab", name="Table").click()
    page.wait_for_selector("text=Page 1 of 3")
    page.get_by_role("button", name="Next").first.click()
    page.wait_for_selector("text=Page 2 of 3")
    assert "quote 50" in page.locator("#panel table.claims tbody tr").first.inner_text()


def test_distances_are_listed_and_shown(show: Any, tables: Any) -> None:
    opened = show(build_map(tables.two_sides(), checks=pd.DataFrame([CHECK])))
    page = opened.page
    page.get_by_role("tab", name="Distances 1").click()
    told = page.locator(".check").inner_text()
    assert "inconsistent" in told
    assert "Measured, centre" in told
    assert "32.2 km" in told
    page.get_by_role("button", name="Show on the map").click()
    button = page.get_by_role("button", name="Distances", exact=True)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert opened.troubles == []


def test_measuring_agrees_with_the_ellipsoid(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides()), fragment="#at=6/50/36").page
    page.get_by_role("button", name="Measure").click()
    box = page.locator(".folium-map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    page.mouse.click(x + 256, y)
    # 256 pixels at zoom 6 are 5.625 degrees of longitude, here along the parallel of 50 degrees.
    from pyproj import Geod

    expected = Geod(ellps="WGS84").inv(36, 50, 41.625, 50)[2] / 1000
    page.wait_for_selector("#status:has-text('km')", state="attached")
    told = float(page.locator("#status").text_content().replace(" km", ""))
    assert told == pytest.approx(expected, rel=0.005)


def test_the_address_brings_the_view_back(show: Any, tables: Any) -> None:
    made = build_map(over_days(tables))
    page = show(made).page
    page.locator("#legend .key").first.focus()
    page.fill("#query", "shell")
    page.wait_for_selector("text=10 of 11 claims shown")
    page.locator(".incident").nth(3).click()
    page.wait_for_selector(".card")
    page.wait_for_timeout(400)
    fragment = page.evaluate("location.hash")
    title = page.locator("#panel h2").inner_text()
    meta = page.locator("#panel .meta").inner_text()
    again = show(made, fragment=fragment).page
    again.wait_for_selector(".card")
    assert again.locator("#panel h2").inner_text() == title
    assert again.locator("#panel .meta").inner_text() == meta
    assert again.locator("#query").input_value() == "shell"
    assert shown(again).startswith("10 of 11")


@pytest.mark.parametrize(
    "fragment",
    [
        "#at=x/y/z&claim=99999&off=group:77,__proto__:1&days=a.b&tab=none&tiles=Evil",
        "#%E0%A4%A&=&&",
    ],
)
def test_a_broken_address_is_passed_over(show: Any, tables: Any, fragment: str) -> None:
    opened = show(build_map(tables.two_sides()), fragment=fragment)
    assert opened.page.locator(".incident").count() == 2
    assert opened.troubles == []


def test_tiles_are_asked_for_only_when_switched_on(show: Any, tables: Any) -> None:
    opened = show(build_map(tables.two_sides()))
    assert opened.outside() == []
    opened.page.locator(".background summary").click()
    opened.page.get_by_label("OpenStreetMap.Mapnik").check()
    opened.page.wait_for_timeout(300)
    assert opened.outside()
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in opened.outside())
    assert "OpenStreetMap contributors" in opened.page.locator(".colophon").inner_text()


def test_tiles_can_be_on_from_the_start(show: Any, tables: Any) -> None:
    opened = show(build_map(tables.two_sides(), options=MapOptions(tiles="OpenTopoMap")))
    assert {url.split("/")[2] for url in opened.outside()} == {"a.tile.opentopomap.org"}


def test_the_printed_sheet_is_one_page_with_legend_map_and_table(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    page.wait_for_selector("#sheet-map", state="attached")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
    sheet = page.locator("#sheet")
    assert "Ukrainian officials" in sheet.text_content()
    assert "Ammunition stored in the shop" in sheet.text_content()
    assert page.evaluate("document.getElementById('sheet-map').width") > 1000


def test_blur_is_told_in_the_legend(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides(), options=MapOptions(blur_m=5000))).page
    assert "rounded to a grid of 5,000 m" in page.locator("#legend").inner_text()


@pytest.mark.parametrize(
    "by", ["source_group", "claimant", "publisher", "event_type", "stance", "date"]
)
def test_any_of_the_columns_can_give_the_colour(show: Any, tables: Any, by: Any) -> None:
    opened = show(build_map(tables.two_sides(), options=MapOptions(color_by=by)))
    counts = opened.page.locator("#legend .keys").first.locator(".count").all_inner_texts()
    assert sum(int(count) for count in counts) == 4
    assert opened.troubles == []


def test_the_making_is_told(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    page.get_by_role("tab", name="About").click()
    stated = page.locator('meta[name="geomap-sha256"]').get_attribute("content")
    assert stated in page.locator("#panel").inner_text()


def test_sides_stand_side_by_side_whatever_the_colour_means(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides(), options=MapOptions(color_by="date"))).page
    assert "2 Jan" in page.locator("#legend .key").first.inner_text().replace("\u00a0", " ")
    page.locator(".incident").first.click()
    page.wait_for_selector(".side")
    heads = page.locator(".side h3").all_inner_texts()
    assert heads == ["Ukrainian officials 2", "Russian officials 1"]
