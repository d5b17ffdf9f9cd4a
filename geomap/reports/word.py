"""Blocks to a Word document, the same bytes every time."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from geomap.reports.content import Block, Heading, Map, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold, written as the replacement character."""

PICTURE_CM = 16.5
"""Width of the picture: A4 less its margins."""

DOS_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a ZIP entry: the file carries no clock."""


def to_word(blocks: Iterable[Block], *, title: str, language: str, picture: bytes) -> bytes:
    """Write blocks as a .docx file.

    Parameters
    ----------
    blocks
        The report.
    title
        Title in the document's properties.
    language
        ISO 639-1 code of the report's own words.
    picture
        The still map, as PNG.

    Returns
    -------
    bytes
        The file.
    """
    import docx

    document = docx.Document()
    document.core_properties.title = _clean(title)
    document.core_properties.language = language
    document.core_properties.author = "geomap"
    section = document.sections[0]
    section.left_margin = section.right_margin = docx.shared.Cm(2.2)
    for block in blocks:
        _add(document, block, picture)
    buffer = BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _add(document: Any, block: Block, picture: bytes) -> None:
    from docx.shared import Cm, Pt

    match block:
        case Heading(text, level):
            document.add_heading(_clean(text), level=level - 1)
        case Paragraph(text):
            document.add_paragraph(_clean(text))
        case Map(caption):
            document.add_picture(BytesIO(picture), width=Cm(PICTURE_CM))
            document.add_paragraph(_clean(caption), style="Caption")
        case Table(header, rows):
            table = document.add_table(rows=1, cols=len(header), style="Light Grid Accent 1")
            for row in (header, *rows):
                cells = table.rows[0].cells if row is header else table.add_row().cells
                for cell, text in zip(cells, row, strict=True):
                    cell.text = _clean(text)
                    cell.paragraphs[0].runs[0].font.size = Pt(8.5)


def _clean(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def _without_clock(packed: bytes) -> bytes:
    """Pack a ZIP file anew with one fixed time for all entries."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(packed)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, DOS_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
