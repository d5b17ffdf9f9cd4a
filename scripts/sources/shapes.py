"""Polygons for footprints and for telling which country or region a point is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sources.osm import Country

COUNTRY_TOLERANCE_DEG = 0.0025
"""Countries are simplified to about 250 m; distances to borders are measured on the lines."""
REGION_TOLERANCE_DEG = 0.002
"""Regions are simplified to about 200 m; Natural Earth itself is coarser."""
_GRID_DEG = 2.0**-14
"""Corners are moved to this grid (7 m): short binary fractions compress well."""
_SMALLEST_DEG2 = 1e-4
"""Islands below about 1 km² are left out ..."""
_ALWAYS = 25
"""... but for the largest ones of each country."""
_PART_OF = 0.5
"""A country that covers this share of another, smaller one holds it as its territory."""


def country_shapes(countries: Sequence[Country]) -> dict[str, BaseGeometry]:
    """Return simplified shapes by code: inland water filled, territories taken out."""
    shapes = {country.code: _simplified(country) for country in countries}
    order = sorted(shapes, key=lambda code: shapes[code].area)
    tree = shapely.STRtree([shapes[code] for code in order])
    for small, code in enumerate(order):
        inner = shapes[code]
        for large in sorted(tree.query(inner, predicate="intersects")):
            outer = shapes[order[large]]
            if large > small and outer.intersection(inner).area > _PART_OF * inner.area:
                shapes[order[large]] = outer.difference(inner)
    return shapes


def _simplified(country: Country) -> BaseGeometry:
    """Simplify a country's rings one by one: whole countries take hours."""
    solid = np.array([shapely.Polygon(part.exterior) for part in country.parts])
    areas = shapely.area(solid)
    largest = np.argsort(-areas)
    kept = [i for rank, i in enumerate(largest) if rank < _ALWAYS or areas[i] > _SMALLEST_DEG2]
    parts = [_simplified_part(solid[i]) for i in kept]
    return shapely.union_all(shapely.make_valid(parts))


def _simplified_part(part: shapely.Polygon) -> shapely.Polygon:
    """Simplify one outer ring; islands that would vanish stay as they are."""
    ring = shapely.simplify(part.exterior, COUNTRY_TOLERANCE_DEG, preserve_topology=False)
    corners = shapely.get_coordinates(ring)
    return shapely.Polygon(corners) if len(corners) > 3 else part  # noqa: PLR2004 - a triangle


def write_shapes(
    shapes: Mapping[str, BaseGeometry], path: Path, *, tolerance_deg: float | None = None
) -> None:
    """Write shapes by place_id as GeoParquet, on a grid that compresses well."""
    geometry = np.array(list(shapes.values()), dtype=object)
    if tolerance_deg is not None:
        geometry = shapely.simplify(geometry, tolerance_deg)
    geometry = shapely.set_precision(shapely.make_valid(geometry), _GRID_DEG)
    areas = np.array([_areas(shape) for shape in geometry], dtype=object)
    frame = gpd.GeoDataFrame({"place_id": list(shapes)}, geometry=areas, crs="EPSG:4326")
    frame = frame[~frame.geometry.is_empty].sort_values("place_id")
    frame.to_parquet(path, compression="zstd", compression_level=19, index=False)


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape, without the lines and points that making it valid left."""
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    solid = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return shapely.union_all(solid, grid_size=_GRID_DEG)
