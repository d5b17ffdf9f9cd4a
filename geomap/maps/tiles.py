"""Tile layers that a reader may switch on, and the servers that the page may then ask."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from geomap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


class TileLayer(TypedDict):
    """One layer as the page offers it."""

    name: str
    url: str
    host: str
    attribution: str
    max_zoom: int


def tile_layers(offered: Iterable[str], switched_on: str | None = None) -> list[TileLayer]:
    """Look layers up in xyzservices.

    Parameters
    ----------
    offered
        Names as xyzservices spells them; upper and lower case, dots and spaces do not matter.
    switched_on
        The layer that is on from the start; it need not be among the offered, and comes last.

    Raises
    ------
    UsageError
        A name is unknown, or its server asks for a key.

    Examples
    --------
    >>> [layer["host"] for layer in tile_layers(["OpenStreetMap.Mapnik"])]
    ['https://tile.openstreetmap.org']
    """
    layers: dict[str, TileLayer] = {}
    for name in [*offered, *([switched_on] if switched_on else [])]:
        layer = _look_up(name)
        layers.pop(layer["name"], None)
        layers[layer["name"]] = layer
    return list(layers.values())


def _look_up(name: str) -> TileLayer:
    from xyzservices import providers

    try:
        provider = providers.query_name(name)
    except ValueError:
        known = sorted(providers.flatten())
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4) or known[:3]
        raise UsageError(
            f"unknown tile layer {name!r}: choose a name of xyzservices, such as {', '.join(near)}"
        ) from None
    if provider.requires_token():
        raise UsageError(f"tile layer {name!r} needs a key of its provider; choose another")
    url = provider.build_url()
    parts = urlsplit(url)
    return TileLayer(
        name=provider["name"],
        url=url,
        host=f"{parts.scheme}://{parts.netloc}",
        attribution=provider["attribution"],
        max_zoom=int(provider.get("max_zoom", 18)),
    )
