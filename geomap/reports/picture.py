"""A still map for paper, drawn as SVG without a browser: outlines, names, dots by source group."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from gazetteer import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geopandas import GeoDataFrame

    from gazetteer import Gazetteer, Place

WIDTH, HEIGHT = 1200, 800
"""Size in pixels: three to two fits the width of a page."""

MARGIN = 0.25
"""How far the picture goes beyond the claims, as a share of their extent."""

MARGIN_MIN_DEG = 0.35
"""So that a single street still shows the towns around it."""

LABELS = 14
"""Settlements named, the largest first: more would cover the dots."""

DOT_PX, DOT_MAX_PX = 7.0, 22.0
"""Radius of one claim, and of the most: area grows with the number of claims."""

LABEL_PX = (110, 22)
"""Room that a name takes; no other begins in it."""

LEGEND_LINE_PX = 26
"""Height of a line of the legend."""

SEA, LAND, EDGE, REGION_EDGE, INK = "#dfe8ee", "#f7f5f0", "#8f8a80", "#d3cdc2", "#55514a"
"""Pale, so that only the claims have colour."""

OTHER = "#8d8f94"
"""Of groups without a colour of their own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the Earth that is drawn, with equal scale east and north in its middle."""

    west: float
    south: float
    degree_px: float
    """Pixels of a degree of latitude."""
    narrowing: float
    """Cosine of the middle latitude: how much shorter a degree of longitude is."""

    def x(self, lon: float) -> float:
        """Pixels from the left."""
        return round((lon - self.west) * self.narrowing * self.degree_px, 1)

    def y(self, lat: float) -> float:
        """Pixels from the top."""
        return round(HEIGHT - (lat - self.south) * self.degree_px, 1)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        east = self.west + WIDTH / (self.degree_px * self.narrowing)
        north = self.south + HEIGHT / self.degree_px
        return (max(self.west, -180.0), max(self.south, -90.0), min(east, 180.0), min(north, 90.0))


def draw(claims: GeoDataFrame, colors: dict[str, str], gazetteer: Gazetteer) -> str:
    """Draw claims as an SVG picture.

    Parameters
    ----------
    claims
        The claims table.
    colors
        Source group: its colour.
    gazetteer
        Where outlines and names come from.

    Returns
    -------
    str
        One SVG element of 1200 by 800 pixels.
    """
    placed = claims[claims.geometry.notna()]
    frame = frame_of(placed)
    size, measures = f"{WIDTH} {HEIGHT}", f'width="{WIDTH}" height="{HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" {measures} role="img">',
        f"<title>Map of {len(placed)} reported positions, coloured by who reports them</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{SEA}"/>',
        *_outlines(frame, gazetteer),
        *_dots(frame, placed, colors),
        *_names(frame, placed, gazetteer),
        *_legend(claims, colors),
        "</svg>",
    ]
    return "".join(parts)


def frame_of(placed: GeoDataFrame) -> Frame:
    """Choose the part of the Earth that holds all points, with a margin."""
    west, south, east, north = placed.total_bounds if len(placed) else (-170, -60, 170, 75)
    narrowing = max(math.cos(math.radians((south + north) / 2)), 0.05)
    width = (east - west) + 2 * max((east - west) * MARGIN, MARGIN_MIN_DEG / narrowing)
    height = (north - south) + 2 * max((north - south) * MARGIN, MARGIN_MIN_DEG)
    degree_px = min(WIDTH / (width * narrowing), HEIGHT / height)
    return Frame(
        west=(west + east) / 2 - WIDTH / (degree_px * narrowing) / 2,
        south=(south + north) / 2 - HEIGHT / degree_px / 2,
        degree_px=degree_px,
        narrowing=narrowing,
    )


def _outlines(frame: Frame, gazetteer: Gazetteer) -> Iterator[str]:
    tolerance = 0.5 / frame.degree_px
    kinds = ((PlaceKind.COUNTRY, LAND, EDGE, 1.4), (PlaceKind.REGION, "none", REGION_EDGE, 0.9))
    for kind, fill, edge, width in kinds:
        for _, shape in gazetteer.outlines(*frame.box, kind=kind, tolerance_deg=tolerance):
            path = "".join(_path(frame, ring) for ring in _rings(shape))
            yield f'<path d="{path}" fill="{fill}" stroke="{edge}" stroke-width="{width}"/>'


def _rings(shape: Any) -> Iterator[Any]:
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type == "Polygon":
            yield part.exterior
            yield from part.interiors


def _path(frame: Frame, ring: Any) -> str:
    steps = [f"{frame.x(lon)},{frame.y(lat)}" for lon, lat in ring.coords]
    return f"M{'L'.join(steps)}Z"


def _names(frame: Frame, placed: GeoDataFrame, gazetteer: Gazetteer) -> Iterator[str]:
    """Name the places that claims speak of, then the largest settlements where there is room."""
    taken: list[tuple[float, float]] = []
    reported = Counter(
        (str(name), point.x, point.y)
        for name, point in zip(placed["place"], placed.geometry, strict=True)
    )
    for (name, lon, lat), count in sorted(reported.items(), key=lambda pair: (-pair[1], pair[0])):
        x, y = frame.x(lon), frame.y(lat)
        if _free(x, y, taken):
            taken.append((x, y))
            yield _label(x + _radius(count) + DOT_PX * 2, y + 5, name, "bold")
    for place in _largest(frame, gazetteer):
        x, y = frame.x(place.point.lon), frame.y(place.point.lat)
        if _free(x, y, taken) and len(taken) < len(reported) + LABELS:
            taken.append((x, y))
            yield f'<circle cx="{x}" cy="{y}" r="2.5" fill="{INK}"/>'
            yield _label(x + 6, y + 5, place.name, "normal")


def _largest(frame: Frame, gazetteer: Gazetteer) -> list[Place]:
    places = gazetteer.inside(*frame.box, kinds=[PlaceKind.SETTLEMENT], min_population=20_000)
    return sorted(places, key=lambda place: (-(place.population or 0), place.place_id))


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> bool:
    inside = 0 < x < WIDTH - LABEL_PX[0] and LABEL_PX[1] < y < HEIGHT - LABEL_PX[1]
    return inside and all(abs(x - a) > LABEL_PX[0] or abs(y - b) > LABEL_PX[1] for a, b in taken)


def _label(x: float, y: float, name: str, weight: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="sans-serif" font-size="15" '
        f'font-weight="{weight}" fill="{INK}" stroke="{LAND}" stroke-width="3" '
        f'paint-order="stroke">{escape(name)}</text>'
    )


def _dots(frame: Frame, placed: GeoDataFrame, colors: dict[str, str]) -> Iterator[str]:
    """One dot per position and group; groups at one position stand around it."""
    positions: dict[tuple[float, float], Counter[str]] = {}
    for point, group in zip(placed.geometry, placed["source_group"], strict=True):
        positions.setdefault((point.x, point.y), Counter())[str(group)] += 1
    for (lon, lat), counts in sorted(positions.items()):
        for index, (group, count) in enumerate(sorted(counts.items())):
            angle = 2 * math.pi * index / len(counts)
            away = 0.0 if len(counts) == 1 else DOT_PX * 1.3
            yield (
                f'<circle cx="{frame.x(lon) + away * math.cos(angle):.1f}" '
                f'cy="{frame.y(lat) + away * math.sin(angle):.1f}" r="{_radius(count):.1f}" '
                f'fill="{colors.get(group, OTHER)}" fill-opacity="0.85" stroke="#fff" '
                'stroke-width="1.5"/>'
            )


def _radius(count: int) -> float:
    return min(DOT_PX * math.sqrt(count), DOT_MAX_PX)


def _legend(claims: GeoDataFrame, colors: dict[str, str]) -> Iterator[str]:
    counts = group_counts(claims)
    height = LEGEND_LINE_PX * len(counts) + 14
    top = HEIGHT - height - 16
    yield (
        f'<rect x="16" y="{top}" width="330" height="{height}" rx="6" fill="#fff" '
        'fill-opacity="0.92" stroke="#c9c4ba"/>'
    )
    for index, (group, count) in enumerate(counts):
        y = top + 24 + index * LEGEND_LINE_PX
        yield f'<circle cx="34" cy="{y - 5}" r="7" fill="{colors.get(group, OTHER)}"/>'
        yield (
            f'<text x="50" y="{y}" font-family="sans-serif" font-size="16" fill="#222">'
            f"{escape(group)} ({count})</text>"
        )


def group_counts(claims: GeoDataFrame) -> list[tuple[str, int]]:
    """Count claims by source group, the most first.

    Parameters
    ----------
    claims
        The claims table; a claim of three places counts once.
    """
    once: Iterable[str] = claims.drop_duplicates("claim_id")["source_group"].dropna()
    return sorted(Counter(once).items(), key=lambda pair: (-pair[1], pair[0]))
