"""The page: claims on one interactive map in one file.

The only package that imports folium.

Examples
--------
>>> from geomap.maps import MapOptions
>>> MapOptions(title="Two accounts of one night").title
'Two accounts of one night'
"""

from __future__ import annotations

from geomap.maps.build import build_map, legend_colors
from geomap.maps.options import ColorBy, MapOptions
from geomap.maps.page import MapPage
from geomap.maps.provenance import Provenance, SourceFile, Verification, verify_page

__all__ = [
    "ColorBy",
    "MapOptions",
    "MapPage",
    "Provenance",
    "SourceFile",
    "Verification",
    "build_map",
    "legend_colors",
    "verify_page",
]
