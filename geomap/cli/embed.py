"""`geomap embed`: the snippet that puts a finished map into a web page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from geomap.cli.options import common
from geomap.errors import InputError

if TYPE_CHECKING:
    from geomap.cli.console import Console

SNIPPET = (
    '<iframe src="{address}" title="{title}" loading="lazy" '
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
    'referrerpolicy="no-referrer" allowfullscreen '
    'style="display:block;width:100%;height:min({height}px,90vh);border:0"></iframe>'
)
"""The page needs its script and, for the links to articles, new windows; nothing of its host."""


@click.command()
@click.argument("page", type=click.Path(path_type=Path), metavar="MAP.html")
@click.option(
    "--url", metavar="ADDRESS", help="Where the page will be; by default beside the text."
)
@click.option(
    "--height",
    type=click.IntRange(200),
    default=640,
    show_default=True,
    help="Height in pixels, at most 90 % of the window.",
)
@click.option("--title", help="Title for screen readers; by default the page's own.")
@common
def command(page: Path, url: str | None, height: int, title: str | None, console: Console) -> None:
    """Print the iframe snippet for a web page or CMS.

    Upload the map beside your page and paste what is printed. The map runs in a sandbox: it
    cannot touch the page around it.

    \b
    geomap embed outputs/map.html
    geomap embed outputs/map.html --url https://example.org/maps/kharkiv.html
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    own_title = page_title(page)
    address = url or quote(page.name)
    if url is not None and not url.startswith(("https://", "http://", "/", "./", "../")):
        address = quote(url)
    click.echo(
        SNIPPET.format(
            address=escape(address, quote=True),
            title=escape(title or own_title, quote=True),
            height=height,
        )
    )
    console.note(f"Upload {page.name} to where the snippet points ({address}).")


def page_title(page: Path) -> str:
    """Read the title of a page that geomap made.

    Raises
    ------
    InputError
        When the file cannot be read or is no such page.
    """
    import re
    from html import unescape

    try:
        head = page.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{page}: cannot be read ({error.strerror})") from error
    if 'name="geomap-sha256"' not in head:
        raise InputError(f"{page}: is no map that geomap made")
    found = re.search(r"<title>(.*?)</title>", head, flags=re.DOTALL)
    return unescape(found.group(1)).strip() if found else "Map"
