"""One HTML file from folium's page: everything inside, nothing asked of any server."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import string
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure
from folium.template import Template

from geomap.errors import OutputError
from geomap.maps.provenance import HASH_PLACE, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.maps.blocks import Block

SCRIPTS = (
    "dom", "codec", "geometry", "claims", "basemap", "symbols", "clusters", "labels", "scene",
    "incidents", "filters", "legend", "panel", "search", "timeline", "table", "lines", "tools",
    "about", "sheet", "state", "main",
)  # fmt: skip
"""Our script, in the order in which its parts stand in one common scope."""

_POLICY_PLACE = "geomap-content-security-policy"
_MAP_PLACE = "<!-- the map -->"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class _Verbatim(Element):
    """Text that no template engine reads: scripts hold braces of their own."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._name, self._id, self._text = name, "page", text

    def render(self, **_: Any) -> str:
        return self._text


class _Page(Figure):
    """branca's page, with a language and with the script inside the body."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="{{ this.language }}" dir="{{ this.direction }}">\n<head>\n'
        "{{ this.header.render(**kwargs) }}\n</head>\n<body>\n{{ this.before }}\n"
        "{{ this.html.render(**kwargs) }}\n{{ this.after }}\n"
        "<script>{{ this.script.render(**kwargs) }}</script>\n"
    )

    def __init__(self, language: str, before: str, after: str) -> None:
        super().__init__()
        self._id = "page"
        self.language = language
        self.before, self.after = before, after
        self.direction = "rtl" if language in {"ar", "fa", "he", "ur"} else "ltr"
        # branca's own tag for the encoding; ours comes first in the head.
        self.header = Element()
        self.header._parent = self  # noqa: SLF001  # as branca's Figure does


class _OfflineMap(folium.Map):
    """folium's map without its links to other people's servers, and with a name that stays."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # as folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - as folium declares it
    _template = Template(
        """
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}
        <div class="folium-map" id="{{ this.get_name() }}" role="region" aria-label="{{
            this.label|e }}"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
            center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }},
            ...{{ this.options|tojavascript }}
        });
        L.control.zoom({ position: "topleft" }).addTo({{ this.get_name() }});
        L.control.scale({ position: "bottomleft", imperial: false }).addTo({{ this.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, label: str) -> None:
        super().__init__(
            location=(20.0, 10.0),
            zoom_start=2,
            tiles=None,
            attribution_control=False,
            zoom_snap=0.25,
            zoom_delta=1,
            wheel_px_per_zoom_level=100,
            min_zoom=1,
            max_zoom=18,
            world_copy_jump=True,
            zoom_control=False,
        )
        self._id = "claims"
        self.label = label


@dataclass(frozen=True, slots=True)
class MapPage:
    """A finished page.

    Examples
    --------
    >>> MapPage([b"<!DOCTYPE html>", b"<p>ok</p>"]).html()
    '<!DOCTYPE html><p>ok</p>'
    """

    pieces: list[bytes]
    """The file in order: many pieces, so that a large page need not be copied to be written."""

    def html(self) -> str:
        """Give the whole page as text."""
        return b"".join(self.pieces).decode("utf-8")

    def save(self, path: str | Path) -> Path:
        """Write the page to a temporary file beside `path`, then move it there.

        Raises
        ------
        OutputError
            The folder does not exist or cannot be written.
        """
        path = Path(path)
        try:
            handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(self.pieces)
            Path(draft).chmod(0o666 & ~_umask())
            Path(draft).replace(path)
        except OSError as error:
            Path(draft).unlink(missing_ok=True)
            raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
        return path

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame that keeps it apart from the notebook."""
        return (
            '<iframe sandbox="allow-scripts allow-popups" width="100%" height="640" '
            f'style="border:0" title="map of claims" srcdoc="{html.escape(self.html())}"></iframe>'
        )


def asset(name: str) -> str:
    """Read one of the files that make up the page."""
    return files("geomap.maps").joinpath("assets", name).read_text(encoding="utf-8")


def words(language: str) -> dict[str, str]:
    """Give the page's own words; those that a language lacks in English."""
    known: dict[str, str] = json.loads(asset("words.en.json"))
    own = files("geomap.maps").joinpath("assets", f"words.{language}.json")
    if language != "en" and own.is_file():
        known |= json.loads(own.read_text(encoding="utf-8"))
    return known


def assemble(  # noqa: PLR0913  # the parts of a page
    *,
    title: str,
    language: str,
    source: str,
    blocks: Sequence[Block],
    provenance: dict[str, Any],
    tile_hosts: Iterable[str] = (),
) -> MapPage:
    """Put a page together.

    Parameters
    ----------
    title
        The headline.
    language
        ISO 639-1 code.
    source
        The line under the map: whose data it is.
    blocks
        The data, in the order in which the script needs them.
    provenance
        What the page was made from.
    tile_hosts
        The only servers from which the page may fetch pictures, e.g. "https://tile.example".
    """
    said = words(language)
    page = _Page(language, *_body(title, source, said))
    _head(page, title)
    page.add_child(_OfflineMap(said["map"]))
    shell = page.render()
    script = "<script>" + _script() + "</script>\n"
    shell = shell.replace(_POLICY_PLACE, _policy(shell + script, tile_hosts), 1)
    facts = _json_element("geomap-provenance", provenance)
    pieces = [(shell + facts + script).encode("utf-8")]
    for block in blocks:
        pieces.extend(block.element())
    pieces.append(b"</body>\n</html>\n")
    return MapPage(seal(pieces))


def _head(page: _Page, title: str) -> None:
    tags = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY_PLACE}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="geomap-sha256" content="{HASH_PLACE.decode("ascii")}">',
        f"<title>{html.escape(title)}</title>",
        f"<style>{_leaflet('leaflet.css')}</style>",
        f"<style>{asset('page.css')}</style>",
        f"<script>{_leaflet('leaflet.js')}</script>",
    ]
    page.header.add_child(_Verbatim("\n".join(tags), "head"))


def _body(title: str, source: str, said: dict[str, str]) -> tuple[str, str]:
    """Give what stands before the map and what stands after it."""
    filled = string.Template(asset("body.html")).substitute(
        title=html.escape(title),
        source=html.escape(source),
        skip=html.escape(said["skip"]),
        needs_script=html.escape(said["needs-script"]),
        timeline=html.escape(said["timeline"]),
        panel_name=html.escape(said["panel"]),
        map=_MAP_PLACE,
    )
    before, after = filled.split(_MAP_PLACE)
    return before, after


def _leaflet(name: str) -> str:
    """Read a file of Leaflet, without what would make a browser look for more files."""
    from xstatic.pkg import leaflet

    text = (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
    text = re.sub(r"//# sourceMappingURL=\S+", "", text)
    return re.sub(r"url\([^)]*\)", "none", text) if name.endswith(".css") else text


def _script() -> str:
    parts = [asset(f"{name}.js") for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();"


def _policy(page: str, tile_hosts: Iterable[str]) -> str:
    """Allow the scripts and styles of the page as it is now, pictures of tile servers, no more."""
    scripts = " ".join(_hash(text) for text in _SCRIPT.findall(page))
    styles = " ".join(_hash(text) for text in _STYLE.findall(page))
    pictures = " ".join(["data:", *sorted(set(tile_hosts))])
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src {pictures}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _json_element(name: str, value: Any) -> str:
    """Write JSON that no HTML parser can leave early."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
