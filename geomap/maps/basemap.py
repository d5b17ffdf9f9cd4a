"""The drawn map under the claims: land, borders and names of settlements, from the gazetteer."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from gazetteer import PlaceKind
from geomap.maps.blocks import ArrayStore, Block, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Place

Box = tuple[float, float, float, float]
"""west, south, east, north in degrees."""

WORLD: Box = (-180.0, -85.05, 180.0, 85.05)
"""What Web Mercator can show."""

WORLD_TOLERANCE_DEG = 0.07
"""About one pixel at zoom 3; nearer, the detailed part fills the screen."""

WORLD_ISLAND_DEG = 0.25
"""Smaller islands are left out of the world: at zoom 3 they are two pixels."""

DETAIL_PER_SPAN = 1 / 7000
"""Tolerance of the detailed part as a share of its width: some pixels when zoomed in tenfold."""

DETAIL_RANGE_DEG = (0.002, 0.05)
"""Finer than 0.002 the sources have nothing; coarser than 0.05 it looks like the world level."""

REACH = 1.0
"""How far the detailed part reaches from the middle of the claims, as a share of their extent: a
screen that shows all claims is inside it, and a drag of half a screen as well."""

REACH_MIN_DEG = 2.5
"""So that a single street still shows its region and the neighbouring cities."""

SCREEN = 1.6
"""Width of a screen over its height."""

STEPS = 10_000
"""Outline positions are whole steps of 1e-4 degree, 11 m."""

LABELS = 700
"""Most names kept: enough for a dozen on every screen down to the level of towns."""

CANDIDATES = 2000
"""Names to choose from, the largest first: each costs 50 microseconds."""

SPOTS = 300
"""Most names below the settlements."""

NEAR_DEG = 0.2
"""How far from the claims they are of use."""

SHAPES = 120
"""Most true shapes kept, some 2 kB each; other places are drawn as circles."""

SHAPE_CANDIDATES = 2000
"""Places looked up for their shapes, in the order of the table."""

SHAPE_TOLERANCE = 1 / 300
"""Of a shape's larger side: two pixels where it fills half the screen."""

GRID = 24
"""Cells per side over which names are spread, so that one dense country cannot take them all."""


def detail_box(bounds: Box) -> Box:
    """Widen the extent of the claims to the part that is drawn in detail.

    Examples
    --------
    >>> detail_box((36.0, 0.0, 36.0, 0.0))
    (33.5, -2.5, 38.5, 2.5)
    """
    west, south, east, north = bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    # Mercator stretches a degree of latitude; the box is made for a screen's proportions.
    stretch = 1 / max(math.cos(math.radians(lat)), 0.1)
    wide, tall = east - west, (north - south) * stretch
    dx = max(max(wide, tall * SCREEN) * REACH, REACH_MIN_DEG * stretch)
    dy = max(max(tall, wide / SCREEN) * REACH / stretch, REACH_MIN_DEG)
    return (
        max(lon - dx, WORLD[0]),
        max(lat - dy, WORLD[1]),
        min(lon + dx, WORLD[2]),
        min(lat + dy, WORLD[3]),
    )


def build_basemap(
    gazetteer: Gazetteer, bounds: Box, place_ids: Sequence[str] = ()
) -> tuple[Block, dict[str, Any]]:
    """Collect outlines and names for the part of the world that a map is about.

    Parameters
    ----------
    gazetteer
        Where they come from.
    bounds
        Extent of the claims.
    place_ids
        The places of the claims: those with a true shape are drawn in it.

    Returns
    -------
    tuple
        The block of outlines, and the part of the head that describes it.
    """
    box = detail_box(bounds)
    low, high = DETAIL_RANGE_DEG
    tolerance = min(max((box[2] - box[0]) * DETAIL_PER_SPAN, low), high)
    store = ArrayStore()
    land = gazetteer.outlines(*box, kind=PlaceKind.COUNTRY, tolerance_deg=tolerance)
    regions = gazetteer.outlines(*box, kind=PlaceKind.REGION, tolerance_deg=1.5 * tolerance)
    head = {
        "steps": STEPS,
        "box": list(box),
        "land": _lines(store, [shape for _, shape in land]),
        "regions": _lines(store, [shape for _, shape in regions]),
        "countries": _area_names(land),
        "region_names": _area_names(regions),
        "settlements": _settlements(gazetteer, box),
        "spots": _spots(gazetteer, bounds),
        "shapes": _shapes(gazetteer, place_ids, store),
    }
    return pack("basemap", store.tobytes()), head


def _spots(gazetteer: Gazetteer, bounds: Box) -> list[list[Any]]:
    """List what is known below the settlements near the claims: districts, squares, buildings."""
    west, south, east, north = bounds
    near = (west - NEAR_DEG, south - NEAR_DEG, east + NEAR_DEG, north + NEAR_DEG)
    kinds = [PlaceKind.DISTRICT, PlaceKind.SQUARE, PlaceKind.STREET, PlaceKind.POI]
    places = gazetteer.inside(*near, kinds=kinds, limit=SPOTS)
    return [
        [place.name, round(place.point.lon, 5), round(place.point.lat, 5)]
        for place in sorted(places, key=lambda place: (-place.uncertainty_m, place.place_id))
    ]


def _shapes(gazetteer: Gazetteer, place_ids: Sequence[str], store: ArrayStore) -> list[list[Any]]:
    """Collect true shapes: each with its place's position in the list of the claims' places."""
    out: list[list[Any]] = []
    for position, place_id in enumerate(place_ids[:SHAPE_CANDIDATES]):
        place = gazetteer.get(place_id)
        if place is None or not place.has_footprint:
            continue
        shape = gazetteer.footprint(place)
        west, south, east, north = shape.bounds
        tolerance = max(east - west, north - south) * SHAPE_TOLERANCE
        simple = shapely.simplify(shape, tolerance, preserve_topology=False)
        if not simple.is_empty:
            out.append([position + 1, _lines(store, [simple])])
        if len(out) == SHAPES:
            break
    return out


def world_outline(gazetteer: Gazetteer) -> dict[str, Any]:
    """Make the coarse outline of the world, in the form in which it is kept beside the script.

    It takes seconds, and is the same for all maps: `scripts/make_world_outline.py` writes it.
    """
    areas = [
        (place, _without_islands(shape))
        for place, shape in gazetteer.outlines(
            *WORLD, kind=PlaceKind.COUNTRY, tolerance_deg=WORLD_TOLERANCE_DEG / 4
        )
    ]
    store = ArrayStore()
    lines = _lines(store, [shape for _, shape in areas])
    block = pack("world", store.tobytes())
    return {
        "lines": lines,
        "names": _area_names(areas),
        "size": block.size,
        "text": block.text.decode("ascii"),
    }


def read_world(text: str) -> tuple[Block, dict[str, Any]]:
    """Read what `world_outline` made: the block, and the part of the head that describes it."""
    kept = json.loads(text)
    block = Block("world", kept["text"].encode("ascii"), kept["size"])
    return block, {"steps": STEPS, "lines": kept["lines"], "names": kept["names"]}


def _without_islands(shape: Any) -> Any:
    parts = shapely.get_parts(shape)
    west, south, east, north = shapely.bounds(parts).T
    large = np.maximum(east - west, north - south) > WORLD_ISLAND_DEG
    kept = parts[large] if large.any() else parts[:1]
    plain = shapely.get_parts(shapely.simplify(kept, WORLD_TOLERANCE_DEG, preserve_topology=False))
    polygons = plain[shapely.get_type_id(plain) == shapely.GeometryType.POLYGON]
    return shapely.union_all(polygons[~shapely.is_empty(polygons) & shapely.is_valid(polygons)])


def _lines(store: ArrayStore, shapes: Sequence[Any]) -> dict[str, Any]:
    """Rings as differences between neighbouring points, after their lengths."""
    parts = shapely.get_parts(np.asarray(shapes, dtype=object)) if shapes else np.array([])
    polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    rings = shapely.get_rings(polygons) if len(polygons) else np.array([])
    points, index = shapely.get_coordinates(rings, return_index=True)
    steps = np.round(points * STEPS).astype(np.int32)
    first = np.diff(index, prepend=-1) != 0
    moves = np.diff(steps, axis=0, prepend=np.zeros((1, 2), dtype=np.int32))
    moves[first] = steps[first]
    # A point that rounding laid on its predecessor adds nothing to the drawing.
    kept = first | (moves != 0).any(axis=1)
    lengths = np.bincount(index[kept], minlength=len(rings)).astype(np.uint32)
    return {
        "rings": store.add(lengths),
        "x": store.add(moves[kept, 0].astype(np.int32)),
        "y": store.add(moves[kept, 1].astype(np.int32)),
    }


def _area_names(areas: Sequence[tuple[Place, Any]]) -> list[list[Any]]:
    """Name, where it fits best, and how large the area is in square degrees."""
    out: list[list[Any]] = []
    for place, shape in areas:
        parts = shapely.get_parts(shape)
        polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
        if not len(polygons) or not shapely.area(polygons).any():
            continue
        largest = polygons[int(np.argmax(shapely.area(polygons)))]
        point = largest.centroid
        if not largest.contains(point):
            point = largest.representative_point()
        size = float(largest.area)
        out.append([place.name, round(point.x, 3), round(point.y, 3), round(size, 3)])
    return sorted(out, key=lambda row: (-row[3], row[0]))


def _settlements(gazetteer: Gazetteer, box: Box) -> list[list[Any]]:
    """Choose the largest settlements, spread: the first of every cell, then every second."""
    places = gazetteer.inside(*box, kinds=[PlaceKind.SETTLEMENT], limit=CANDIDATES)
    ordered = sorted(places, key=lambda place: (-(place.population or 0), place.place_id))
    west, south, east, north = box
    seen: dict[tuple[int, int], int] = {}
    ranked: list[tuple[int, Place]] = []
    for place in ordered:
        cell = (
            int((place.point.lon - west) / (east - west) * GRID),
            int((place.point.lat - south) / (north - south) * GRID),
        )
        seen[cell] = seen.get(cell, 0) + 1
        ranked.append((seen[cell], place))
    ranked.sort(key=lambda pair: pair[0])
    chosen = sorted(
        (place for _, place in ranked[:LABELS]),
        key=lambda place: (-(place.population or 0), place.place_id),
    )
    return [
        [place.name, round(place.point.lon, 4), round(place.point.lat, 4), place.population or 0]
        for place in chosen
    ]
