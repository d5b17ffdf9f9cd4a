"""Blocks to HTML and Markdown; the words of articles stay words."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from geomap.reports.content import Block, Heading, Map, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff;max-width:72rem;margin:2rem auto;
padding:0 1rem}h1{line-height:1.2}h2{margin-top:2.5rem;border-top:1px solid #ccc;padding-top:1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;vertical-align:top;
padding:.4rem .6rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere}figure{margin:1.5rem 0}
iframe{width:100%;height:min(640px,85vh);border:1px solid #ccc}figure svg{width:100%;height:auto}
figcaption{font-size:.85rem;color:#555}.paper{display:none}
@media print{.screen{display:none}.paper{display:block}body{margin:0;max-width:none}
tr,figure{break-inside:avoid}h2{break-after:avoid}}
"""

CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "img-src data: blob: https:; connect-src 'none'; base-uri 'none'; form-action 'none'"
)
"""What the report may do. The map in it needs its own script; tile images come only when its reader
switches a layer on."""

MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$&])")
"""Characters that Markdown or the HTML in it could take as markup."""


def to_html(
    blocks: Iterable[Block], *, title: str, language: str, page: str | None, svg: str
) -> str:
    """Write blocks as one HTML file.

    Parameters
    ----------
    blocks
        The report.
    title
        Title of the window.
    language
        ISO 639-1 code of the report's own words.
    page
        The interactive map, shown in a sandbox; None shows the picture alone.
    svg
        The still map, shown on paper.
    """
    body = "\n".join(_html(block, page, svg) for block in blocks)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def to_markdown(blocks: Iterable[Block], *, picture: str) -> str:
    """Write blocks as Markdown.

    Parameters
    ----------
    blocks
        The report.
    picture
        Name of the file that holds the still map, beside the report.
    """
    return "\n\n".join(_markdown(block, picture) for block in blocks) + "\n"


def _html(block: Block, page: str | None, svg: str) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Table(header, rows):
            head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
            body = "\n".join(
                f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
            )
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        case Map(caption):
            return (
                f"<figure>{_figure(page, svg)}<figcaption>{escape(caption)}</figcaption></figure>"
            )


def _figure(page: str | None, svg: str) -> str:
    if page is None:
        return svg
    return (
        '<iframe class="screen" title="Interactive map" sandbox="allow-scripts allow-popups '
        f'allow-popups-to-escape-sandbox" srcdoc="{escape(page, quote=True)}"></iframe>'
        f'<div class="paper">{svg}</div>'
    )


def _markdown(block: Block, picture: str) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text):
            return _plain(text)
        case Table(header, rows):
            lines = [header, tuple("---" for _ in header)]
            head = ["| " + " | ".join(line) + " |" for line in lines]
            body = ["| " + " | ".join(map(_plain, row)) + " |" for row in rows]
            return "\n".join([*head, *body])
        case Map(caption):
            return f"![{_plain(caption)}]({picture})"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(text.split()))
