from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest

from geomap.errors import InputError, OutputError, UsageError
from geomap.maps import (
    MapOptions,
    Provenance,
    SourceFile,
    build_map,
    legend_colors,
    verify_page,
)
from geomap.maps.tiles import tile_layers

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer import Gazetteer


def test_same_input_same_bytes(tables: Any, gazetteer: Gazetteer) -> None:
    first, second = (build_map(tables.two_sides(), gazetteer=gazetteer).html() for _ in range(2))
    assert first == second


def test_a_page_with_a_detailed_basemap_stays_small(tables: Any, gazetteer: Gazetteer) -> None:
    page = build_map(tables.two_sides(), gazetteer=gazetteer)
    assert len(page.html()) < 1_000_000


def test_an_untouched_page_verifies_and_a_touched_one_does_not(tables: Any, tmp_path: Path) -> None:
    provenance = Provenance(inputs=(SourceFile("a.txt", "f" * 64),), versions={"geomap": "1"})
    path = build_map(tables.two_sides(), provenance=provenance).save(tmp_path / "map.html")
    fresh = verify_page(path)
    assert fresh.unchanged
    assert fresh.provenance["inputs"] == [{"path": "a.txt", "sha256": "f" * 64}]
    page = path.read_bytes()
    path.write_bytes(page.replace(b"</body>", b"<p>added</p></body>"))
    assert not verify_page(path).unchanged
    path.write_bytes(page.replace(b"a.txt", b"b.txt"))
    assert not verify_page(path).unchanged


def test_verifying_something_else_says_so(tmp_path: Path) -> None:
    path = tmp_path / "other.html"
    path.write_text("<p>hello</p>")
    with pytest.raises(InputError, match="carries no geomap hash"):
        verify_page(path)
    with pytest.raises(InputError, match="cannot be read"):
        verify_page(tmp_path / "absent.html")


def test_saving_leaves_nothing_half_written(tables: Any, tmp_path: Path) -> None:
    page = build_map(tables.two_sides())
    page.save(tmp_path / "map.html")
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    assert stat.S_IMODE((tmp_path / "map.html").stat().st_mode) & 0o444 == 0o444
    with pytest.raises(OutputError, match="cannot be written"):
        page.save(tmp_path / "no" / "such" / "map.html")


def test_the_policy_names_the_offered_tile_servers_and_no_other(tables: Any) -> None:
    page = build_map(
        tables.two_sides(), options=MapOptions(offer_tiles=("OpenStreetMap.Mapnik",))
    ).html()
    policy = page.split('Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
    assert "img-src data: https://tile.openstreetmap.org;" in policy
    assert policy.count("https://") == 1
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_a_page_without_tiles_may_ask_nobody(tables: Any) -> None:
    page = build_map(tables.two_sides(), options=MapOptions(offer_tiles=())).html()
    policy = page.split('Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
    assert "https://" not in policy


def test_tile_layers_are_looked_up_kindly() -> None:
    assert tile_layers(["openstreetmap mapnik"])[0]["name"] == "OpenStreetMap.Mapnik"
    with pytest.raises(UsageError, match=r"such as .*OpenTopoMap"):
        tile_layers(["OpenTopMap"])
    with pytest.raises(UsageError, match="needs a key"):
        tile_layers(["Thunderforest.OpenCycleMap"])


def test_wrong_options_are_refused_in_one_sentence() -> None:
    with pytest.raises(UsageError, match="choose one of source_group"):
        MapOptions(color_by="mood")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(UsageError, match="0 to 200,000"):
        MapOptions(blur_m=-1)
    with pytest.raises(UsageError, match="write it as #rrggbb"):
        MapOptions(colors=(("Media", "red"),))


def test_a_notebook_gets_a_frame_that_cannot_reach_it(tables: Any) -> None:
    shown = build_map(tables.two_sides())._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts allow-popups"')
    assert "<script" not in shown


def test_reports_can_ask_for_the_colours_of_the_legend(tables: Any) -> None:
    chosen = MapOptions(colors=(("Media", "#123456"),))
    colors = legend_colors(tables.two_sides(), chosen)
    assert list(colors) == ["Ukrainian officials", "Russian officials", "Media"]
    assert colors["Media"] == "#123456"
    assert colors["Ukrainian officials"] != colors["Russian officials"]
