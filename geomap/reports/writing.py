"""A claims table to a report file."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import OutputError, UsageError
from geomap.files import ending_among, replacing
from geomap.reports.content import content
from geomap.reports.markup import to_html, to_markdown
from geomap.reports.picture import draw
from geomap.reports.word import to_word

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from gazetteer import Gazetteer
    from geomap.maps import Provenance

_NODE = re.compile(rb"\(node\d{8}\)")

FORMATS = ("html", "md", "docx", "pdf")
"""Endings of files that hold a report."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
"""Names of the program that prints a page to PDF."""

PRINT_SECONDS = 120
"""Longer than any report takes to print; a browser that hangs is stopped."""

LANGUAGE = "en"
"""Language of the report's own words."""


def report_format(path: Path) -> str:
    """Tell a report's format by its file's ending.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UsageError
        When no report can be written with this ending, or the browser for .pdf is missing.

    Examples
    --------
    >>> report_format(Path("report.docx"))
    'docx'
    """
    ending = ending_among(path, FORMATS)
    if ending == "pdf" and find_browser() is None:
        raise UsageError(
            f"{path}: PDF needs Chromium, and none was found; install it, or write .docx or .html"
        )
    return ending


def find_browser() -> str | None:
    """Find a browser that can print."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def write_report(  # noqa: PLR0913 - all but two are given by name
    claims: GeoDataFrame,
    path: Path,
    *,
    gazetteer: Gazetteer,
    provenance: Provenance,
    checks: GeoDataFrame | None = None,
    title: str = "Who says what happened where",
) -> None:
    """Write a report; a half-written file never appears.

    Parameters
    ----------
    claims
        The claims table.
    path
        Where to; the ending gives the format. A .md file gets its picture beside it, as .svg.
    gazetteer
        Where the map's outlines and names come from.
    provenance
        Where all of it is from.
    checks
        The stated distances, measured.
    title
        The headline.

    Raises
    ------
    UsageError
        When the ending is none of `FORMATS`, or .pdf without a browser.
    OutputError
        When the file cannot be written.
    """
    from geomap.maps import legend_colors

    form = report_format(path)
    svg = draw(claims, legend_colors(claims), gazetteer)
    blocks = content(claims, checks, provenance, title)
    with replacing(path) as temporary:
        if form == "md":
            picture = path.with_suffix(".svg")
            with replacing(picture) as drawn:
                drawn.write_text(svg, encoding="utf-8")
            temporary.write_text(to_markdown(blocks, picture=picture.name), encoding="utf-8")
        elif form == "docx":
            temporary.write_bytes(
                to_word(blocks, title=title, language=LANGUAGE, picture=_png(svg))
            )
        elif form == "html":
            page = _page(claims, checks, gazetteer, provenance, title)
            html = to_html(blocks, title=title, language=LANGUAGE, page=page, svg=svg)
            temporary.write_text(html, encoding="utf-8")
        else:
            html = to_html(blocks, title=title, language=LANGUAGE, page=None, svg=svg)
            _print(html, temporary)


def _page(
    claims: GeoDataFrame,
    checks: GeoDataFrame | None,
    gazetteer: Gazetteer,
    provenance: Provenance,
    title: str,
) -> str:
    from geomap.maps import MapOptions, build_map

    options = MapOptions(title=title)
    page = build_map(
        claims, checks=checks, gazetteer=gazetteer, options=options, provenance=provenance
    )
    return page.html()


def _png(svg: str) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg))


def _print(html: str, path: Path) -> None:
    """Print a page to PDF in a headless browser that may not use the network."""
    program = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            str(program),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PRINT_SECONDS)  # noqa: S603 - our own arguments
        except (OSError, subprocess.SubprocessError) as error:
            raise OutputError(f"{path}: {program} could not print it ({error})") from error
        if not printed.is_file():
            raise OutputError(f"{path}: {program} printed nothing")
        path.write_bytes(_undated(printed))


def _undated(printed: Path) -> bytes:
    """Take the clock out of a PDF: the same report gives the same bytes."""
    from io import BytesIO

    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=printed)
    writer.metadata = {"/Producer": "geomap"}
    buffer = BytesIO()
    writer.write(buffer)
    return renumbered(buffer.getvalue())


def renumbered(data: bytes) -> bytes:
    """Count the nodes of a PDF from 0: the browser's own numbers differ from run to run.

    Parameters
    ----------
    data
        A PDF, written without compressed objects.

    Returns
    -------
    bytes
        As long as before, so that its offsets hold; the order of the nodes stays.

    Examples
    --------
    >>> renumbered(b"/ID (node00000047) /ID (node00000052)")
    b'/ID (node00000000) /ID (node00000001)'
    """
    numbers = {name: rank for rank, name in enumerate(sorted(set(_NODE.findall(data))))}
    return _NODE.sub(lambda name: b"(node%08d)" % numbers[name.group()], data)
