from __future__ import annotations

from typing import Any

import pytest

from geomap.maps import MapOptions, build_map

pytestmark = pytest.mark.browser


def test_the_page_opens_with_the_network_off_and_asks_for_nothing(show: Any, tables: Any) -> None:
    opened = show(build_map(tables.two_sides()))
    assert opened.page.locator("html").get_attribute("data-ready") == "true"
    assert opened.outside() == []
    assert opened.troubles == []


def test_the_legend_counts_and_filters(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides())).page
    keys = page.locator("#legend .key")
    assert keys.all_inner_texts()[:3] == [
        "Ukrainian officials\n2",
        "Russian officials\n1",
        "Media\n1",
    ]
    assert page.locator(".incident").count() == 2
    keys.nth(2).click()
    assert keys.nth(2).get_attribute("aria-pressed") == "false"
    assert page.locator(".incident").count() == 1


def test_an_incident_shows_its_sides_in_columns_and_where_they_differ(
    show: Any, tables: Any
) -> None:
    page = show(build_map(tables.two_sides())).page
    page.locator(".incident").first.click()
    page.wait_for_selector(".side")
    heads = page.locator(".side h3").all_inner_texts()
    assert heads == ["Ukrainian officials 2", "Russian officials 1"]
    cards = page.locator(".side").nth(1).inner_text()
    assert "“Ammunition stored in the shop went off.”" in cards
    assert "A ministry" in cards
    assert "A paper, 3 Jan 2024" in cards
    assert "Names another cause" in cards
    rows = page.locator(".comparison tbody tr")
    said = {row.locator("th").inner_text(): row.inner_text() for row in rows.all()}
    assert "differ" in said["By whom"]
    assert "differ" in said["Place"]
    assert "agree" in said["Date"]
    assert "24 to 30" in said["Injured"]
    left, right = (page.locator(".side").nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"], "side by side"


def test_a_click_on_a_mark_opens_its_claim(show: Any, tables: Any) -> None:
    page = show(build_map(tables.table(tables.claim()))).page
    box = page.locator(".folium-map").bounding_box()
    at = page.evaluate("map_claims.latLngToContainerPoint([49.99, 36.23])")
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    page.wait_for_selector(".card.strong")
    assert "Two rockets fell" in page.locator(".card.strong").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector(".incidents")


def test_an_empty_table_says_so(show: Any, tables: Any) -> None:
    opened = show(build_map(tables.two_sides().iloc[:0]))
    assert opened.page.locator(".empty").inner_text().startswith("No claims were read")
    assert opened.troubles == []


def test_a_claim_without_a_place_stays_in_the_list(show: Any, tables: Any) -> None:
    lost = tables.table(tables.claim())
    lost.geometry = [None]
    page = show(build_map(lost)).page
    page.locator(".incident").click()
    assert "not on the map" in page.locator(".card").inner_text()


def test_the_headline_is_the_title(show: Any, tables: Any) -> None:
    page = show(build_map(tables.two_sides(), options=MapOptions(title="Two <b>accounts</b>"))).page
    assert page.locator("h1").inner_text() == "Two <b>accounts</b>"
    assert page.title() == "Two <b>accounts</b>"


def test_a_claim_about_three_places_counts_once_and_is_one_card(show: Any, tables: Any) -> None:
    places = [(36.2, 50.0), (30.5, 50.4), (24.0, 49.8)]
    rows = [tables.claim(at=at, place=f"place {n}") for n, at in enumerate(places)]
    page = show(build_map(tables.table(*rows, tables.claim(claim_id="c2", quote="Other")))).page
    assert page.locator(".shown-count").inner_text() == "2 claims"
    assert page.locator("#legend .count").first.inner_text() == "2"
    assert "2 claims" in page.locator(".incident-meta").inner_text()
    page.locator(".incident").click()
    page.wait_for_selector(".card")
    assert page.locator(".card").count() == 2
    assert page.locator(".card").first.locator(".where").count() == 3
