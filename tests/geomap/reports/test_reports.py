"""Reports say what the table says, in every format, and nothing in them is markup but ours."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from shapely import box

from gazetteer import Place, PlaceKind, Point
from geomap.errors import OutputError, UsageError
from geomap.maps import Provenance, SourceFile
from geomap.reports import FORMATS, report_format, write_report
from geomap.reports.content import Table, content
from geomap.reports.markup import to_html, to_markdown
from geomap.reports.picture import draw, frame_of, group_counts
from geomap.reports.word import to_word
from geomap.reports.writing import renumbered
from geomap.tables import checks_table, claims_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from geopandas import GeoDataFrame

    from geomap.claims import Claim
    from geomap.documents import Document
    from geomap.findings import Findings

HOSTILE = "<script>alert(1)</script> | [x](javascript:y) ${z} `c` & \x0b"

PROVENANCE = Provenance(inputs=(SourceFile("articles/a.txt", "ab" * 32),), versions={"geomap": "1"})


class SmallWorld:
    """A gazetteer of one square country and one town."""

    def outlines(self, *_: float, kind: PlaceKind, tolerance_deg: float) -> list[Any]:
        assert tolerance_deg > 0
        return [(self.town(), box(30, 45, 40, 55))] if kind is PlaceKind.COUNTRY else []

    def inside(self, *_: float, **__: Any) -> list[Place]:
        return [self.town()]

    @staticmethod
    def town() -> Place:
        return Place(
            place_id="geonames:1",
            name="Town & Country",
            kind=PlaceKind.SETTLEMENT,
            point=Point(lon=36.0, lat=50.0),
            uncertainty_m=1000,
            population=50_000,
        )


@pytest.fixture
def claims(findings: Findings) -> GeoDataFrame:
    return claims_table(findings.claims)


@pytest.fixture
def hostile(
    make_claim: Callable[..., Claim], make_document: Callable[..., Document]
) -> GeoDataFrame:
    document = make_document(publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    return claims_table([make_claim(document=document)])


def test_the_picture_shows_every_group_and_names(claims: GeoDataFrame) -> None:
    svg = draw(claims, {"Ukrainian officials": "#1f5fa8"}, SmallWorld())
    assert svg.count('fill="#1f5fa8"') == 2, "one dot for one position, one in the legend"
    assert "Ukrainian officials (2)" in svg
    assert "Town &amp; Country" in svg


def test_the_frame_holds_all_points(claims: GeoDataFrame) -> None:
    placed = claims[claims.geometry.notna()]
    west, south, east, north = frame_of(placed).box
    assert all(west < x < east for x in placed.geometry.x)
    assert all(south < y < north for y in placed.geometry.y)


def test_a_claim_of_two_places_counts_once(claims: GeoDataFrame) -> None:
    assert group_counts(claims) == [("Ukrainian officials", 2)]


def test_the_content_has_every_quote_and_verdict(findings: Findings, claims: GeoDataFrame) -> None:
    blocks = content(claims, checks_table([findings]), PROVENANCE, "Title")
    cells = [
        cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row
    ]
    assert "“Two missiles hit Kharkiv, the mayor said.”" in cells
    assert "consistent" in cells
    assert "Kharkiv ± 10.6 km; Poltava (not resolved)" in cells
    assert "ab" * 32 in cells
    assert any("at least 22 injured" in cell for cell in cells)


def test_html_escapes_the_words_of_articles(hostile: GeoDataFrame) -> None:
    blocks = content(hostile, None, PROVENANCE, HOSTILE)
    html = to_html(blocks, title=HOSTILE, language="en", page=f"<p>{HOSTILE}</p>", svg="<svg/>")
    assert "<script" not in html
    assert "javascript:y" in html, "the words are shown"


def test_markdown_escapes_the_words_of_articles(hostile: GeoDataFrame) -> None:
    text = to_markdown(content(hostile, None, PROVENANCE, HOSTILE), picture="map.svg")
    assert "<script" not in text.replace("\\<", "")
    assert "](javascript" not in text
    rows = [line for line in text.splitlines() if line.startswith("| ") and "Two missiles" in line]
    assert rows[0].replace("\\|", "").count("|") == 6


def test_word_holds_what_xml_cannot(hostile: GeoDataFrame) -> None:
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c"
        "63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
    )
    blocks = content(hostile, None, PROVENANCE, HOSTILE)
    packed = to_word(blocks, title=HOSTILE, language="en", picture=picture)
    assert packed == to_word(blocks, title=HOSTILE, language="en", picture=picture)
    document = docx.Document(BytesIO(packed))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("<script>alert(1)</script>" in cell for cell in cells)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.browser
@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_written_the_same_twice(
    gazetteer: Any, claims: GeoDataFrame, chromium: str, tmp_path: Path, ending: str
) -> None:
    assert chromium
    for name in ("one", "two"):
        path = tmp_path / name / f"report.{ending}"
        write_report(claims, path, gazetteer=gazetteer, provenance=PROVENANCE)
    one, two = tmp_path / "one", tmp_path / "two"
    assert sorted(path.name for path in one.iterdir()) == sorted(
        path.name for path in two.iterdir()
    )
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes(), path.name


def test_the_browsers_numbers_of_nodes_leave_no_trace() -> None:
    one, two = (b"(node%08d) [(node%08d)] (node%08d)" % (n, n + 3, n) for n in (47, 48))
    assert renumbered(one) == renumbered(two)


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(UsageError, match=r"report\.odt: cannot tell the format; use one of .html"):
        report_format(Path("report.odt"))


def test_pdf_without_a_browser_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match=r"report\.pdf: PDF needs Chromium.*install it"):
        report_format(Path("report.pdf"))


def test_a_browser_that_fails_leaves_nothing(
    gazetteer: Any, claims: GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "bin" / "chromium"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken.parent}:/bin")
    with pytest.raises(OutputError, match="could not print it"):
        write_report(claims, tmp_path / "r.pdf", gazetteer=gazetteer, provenance=PROVENANCE)
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
