"""A claims table to a page: the whole flow in one function."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.maps.basemap import build_basemap, read_world
from geomap.maps.blocks import pack_json
from geomap.maps.colors import BYSTANDERS, DATES, assign
from geomap.maps.columns import code, days, encode
from geomap.maps.lines import encode_checks
from geomap.maps.options import MapOptions
from geomap.maps.page import MapPage, assemble, asset, words
from geomap.maps.provenance import Provenance
from geomap.maps.tiles import tile_layers

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Gazetteer

LEGEND_ITEMS = 11
"""More colours than this nobody tells apart; the rest share one line."""

BYSTANDER_KINDS = frozenset({"media", "unknown", "witness"})
"""Kinds of claimant that are no side, and so get a grey."""


def build_map(
    claims: gpd.GeoDataFrame,
    *,
    checks: gpd.GeoDataFrame | None = None,
    gazetteer: Gazetteer | None = None,
    options: MapOptions = MapOptions(),  # noqa: B008  # frozen
    provenance: Provenance | None = None,
) -> MapPage:
    """Draw claims on one page.

    Parameters
    ----------
    claims
        The contract's columns; geometry: points. Rows without a geometry stay in the panel.
    checks
        Stated distances, measured: drawn as lines where they carry both ends.
    gazetteer
        Where the detailed basemap comes from; without one there is only the outline of the world.
    options
        Title, colours, tiles, blur, language.
    provenance
        What the table was made from.

    Returns
    -------
    MapPage
        A page that opens with the network off.
    """
    provenance = provenance or Provenance()
    table = encode(claims, blur_m=options.blur_m)
    layers = tile_layers(options.offer_tiles, options.tiles)
    head: dict[str, Any] = {
        **table.head,
        "bounds": table.bounds,
        "focus": table.focus,
        "checks": encode_checks(checks, blur_m=options.blur_m),
        "legend": _legend(claims, options),
        "sides": _legend(claims, replace(options, color_by="source_group")),
        "tiles": layers,
        "options": {
            "language": options.language,
            "subtitle": options.subtitle,
            "blur_m": options.blur_m,
            "tiles": layers[-1]["name"] if options.tiles else None,
        },
        "words": words(options.language),
    }
    world, head["world"] = read_world(asset("world.json"))
    blocks = [world, *table.blocks]
    if gazetteer is not None and table.bounds is not None:
        places = (
            [] if options.blur_m else table.head["columns"].get("place_id", {}).get("values", [])
        )
        outlines, head["basemap"] = build_basemap(gazetteer, table.reach or table.bounds, places)
        blocks = [outlines, *blocks]
    return assemble(
        title=options.title,
        language=options.language,
        source=_source_line(provenance, options.language),
        blocks=[pack_json("head", head), *blocks],
        provenance=provenance.as_json(),
        tile_hosts=[layer["host"] for layer in layers],
    )


def legend_colors(
    claims: gpd.GeoDataFrame,
    options: MapOptions = MapOptions(),  # noqa: B008  # frozen
) -> dict[str, str]:
    """Give the colours of the page's legend, for whoever draws beside it.

    Parameters
    ----------
    claims
        The contract's columns.
    options
        As for the page.

    Returns
    -------
    dict
        Label: "#rrggbb", in the legend's order.
    """
    return {item["label"]: item["color"] for item in _legend(claims, options)["items"]}


def _source_line(provenance: Provenance, language: str) -> str:
    whose = "; ".join((*provenance.credits, "Leaflet, folium"))
    return words(language)["map-data"].format(who=whose)


def _legend(claims: gpd.GeoDataFrame, options: MapOptions) -> dict[str, Any]:
    by = options.color_by
    if by == "date":
        return _date_legend(claims, options.language)
    if by not in claims:
        items = [{"label": "—", "color": BYSTANDERS[0]}]
        return {"by": by, "column": by, "items": items, "of": [0]}
    coded = code(claims[by])
    counts = coded.counts()
    swatches = assign(counts, _bystanders(claims, by), _countries(claims, by), dict(options.colors))
    kept = swatches[:LEGEND_ITEMS]
    place = {swatch.label: index for index, swatch in enumerate(kept)}
    items = [{"label": swatch.label, "color": swatch.color} for swatch in kept]
    rest = len(items)
    missing = int(np.count_nonzero(coded.codes == 0))
    if missing or len(swatches) > len(kept):
        items.append({"label": words(options.language)["others"], "color": BYSTANDERS[1]})
    of = [rest, *(place.get(value, rest) for value in coded.labels)]
    return {"by": by, "column": by, "items": items, "of": of}


def _bystanders(claims: gpd.GeoDataFrame, by: str) -> list[str]:
    """Find the labels whose claimants are of no side."""
    if by != "source_group" or "claimant_kind" not in claims:
        return []
    pairs = claims[[by, "claimant_kind"]].drop_duplicates().dropna()
    kinds: dict[str, set[str]] = {}
    for label, kind in pairs.itertuples(index=False):
        kinds.setdefault(str(label), set()).add(str(kind))
    return [label for label, found in kinds.items() if found <= BYSTANDER_KINDS]


def _countries(claims: gpd.GeoDataFrame, by: str) -> dict[str, str]:
    """Find the labels whose claimants are all of one country."""
    if by not in {"source_group", "claimant"} or "claimant_country" not in claims:
        return {}
    pairs = claims[[by, "claimant_country"]].drop_duplicates().dropna()
    found: dict[str, set[str]] = {}
    for label, country in pairs.itertuples(index=False):
        found.setdefault(str(label), set()).add(str(country))
    return {label: codes.pop() for label, codes in found.items() if len(codes) == 1}


def _date_legend(claims: gpd.GeoDataFrame, language: str) -> dict[str, Any]:
    """Equal spans of days from the first to the last."""
    known = days(claims, "event_start")
    known = known[~np.isnan(known)]
    low, high = (int(known.min()), int(known.max())) if len(known) else (0, 0)
    edges = np.linspace(low, high, len(DATES) + 1)[1:].round().astype(int).tolist()
    starts = [low, *(edge + 1 for edge in edges[:-1])]
    items = [
        {"label": _span(start, edge), "color": color}
        for start, edge, color in zip(starts, edges, DATES, strict=True)
    ]
    items.append({"label": words(language)["no-date"], "color": BYSTANDERS[1]})
    legend = {"by": "date", "column": "event_start", "items": items, "edges": edges}
    return {**legend, "starts": [min(pair) for pair in zip(starts, edges, strict=True)]}


def _span(first: int, last: int) -> str:
    start, end = (np.datetime64(0, "D") + day for day in (first, last))
    return str(start) if last <= first else f"{start} – {end}"
