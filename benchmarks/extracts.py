"""OpenStreetMap extracts made up for benchmarks: a country with all that an import looks at.

A grid of communities, each with a boundary, a town or village, streets in segments, houses and
amenities; boundaries of districts, regions and the country are put together of the same ways.
"""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import osmium
from osmium.osm.mutable import Node, Relation, Way

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS, ROWS = 64, 32
"""Communities from west to east and from south to north."""
LEVELS = {8: 1, 6: 8, 4: 16, 2: 64}
"""admin_level to the communities along one side of such a unit."""
EDGE_NODES = 24
"""Nodes of the border between two communities."""
WEST, SOUTH, CELL_DEG = 24.0, 46.0, 0.15
SYLLABLES = ("ка", "ро", "бел", "но", "во", "ще", "ли", "ман", "ста", "ви", "ів", "дно", "піль")
LATIN = ("ka", "ro", "bel", "no", "vo", "shche", "ly", "man", "sta", "vy", "iv", "dno", "pil")
STREET_NAMES = 3_000
"""Different names of streets: the same ones return in every town."""
SEGMENTS = 4
STREETS_OF_A_TOWN = 12
NAMED_HOUSES = 0.25
AMENITIES = ("school", "pharmacy", "cafe", "hospital", "place_of_worship", "fuel", "bank")


class Country:
    """Writes the extract: first all nodes, then all ways, then all relations, as the format asks.

    Parameters
    ----------
    objects
        About how many objects there are to be.
    """

    def __init__(self, objects: int) -> None:
        self.draw = random.Random(11)  # noqa: S311 - no secret
        self.objects = objects
        self.nodes: list[tuple[float, float, dict[str, str]]] = []
        self.ways: list[tuple[list[int], dict[str, str]]] = []
        self.relations: list[tuple[list[int], dict[str, str]]] = []
        self.streets = [self.name(self.draw.randint(2, 4)) for _ in range(STREET_NAMES)]

    def name(self, syllables: int) -> tuple[str, str]:
        """A name in Cyrillic and in Latin letters."""
        drawn = self.draw.choices(range(len(LATIN)), k=syllables)
        return "".join(SYLLABLES[i] for i in drawn).title(), "".join(
            LATIN[i] for i in drawn
        ).title()

    def node(self, lon: float, lat: float, **tags: str) -> int:
        self.nodes.append((lon, lat, tags))
        return len(self.nodes)

    def way(self, refs: list[int], **tags: str) -> int:
        self.ways.append((refs, tags))
        return len(self.ways)

    def boundaries(self) -> None:
        """Borders of communities as ways, and units of all levels as relations of them."""
        corners = {
            (x, y): self.node(WEST + x * CELL_DEG, SOUTH + y * CELL_DEG)
            for x in range(COLUMNS + 1)
            for y in range(ROWS + 1)
        }
        along = {
            ((x, y), (x + 1, y)): self.edge(corners, (x, y), (x + 1, y))
            for x in range(COLUMNS)
            for y in range(ROWS + 1)
        }
        along |= {
            ((x, y), (x, y + 1)): self.edge(corners, (x, y), (x, y + 1))
            for x in range(COLUMNS + 1)
            for y in range(ROWS)
        }
        for level, side in LEVELS.items():
            for x in range(0, COLUMNS, side):
                for y in range(0, ROWS, min(side, ROWS)):
                    self.unit(along, level, x, y, side, min(side, ROWS))

    def edge(
        self, corners: dict[tuple[int, int], int], start: tuple[int, int], end: tuple[int, int]
    ) -> int:
        """A crooked line from one corner to another."""
        refs = [corners[start]]
        for step in range(1, EDGE_NODES):
            part = step / EDGE_NODES
            x = start[0] + (end[0] - start[0]) * part + self.draw.uniform(-0.02, 0.02)
            y = start[1] + (end[1] - start[1]) * part + self.draw.uniform(-0.02, 0.02)
            refs.append(self.node(WEST + x * CELL_DEG, SOUTH + y * CELL_DEG))
        return self.way([*refs, corners[end]])

    def unit(  # noqa: PLR0913, PLR0917 - a rectangle has four numbers
        self,
        along: dict[tuple[tuple[int, int], tuple[int, int]], int],
        level: int,
        x: int,
        y: int,
        width: int,
        height: int,
    ) -> None:
        """One administrative unit."""
        rim = [(x + i, y) for i in range(width)]
        rim += [(x + width, y + i) for i in range(height)]
        rim += [(x + i, y + height) for i in range(width, 0, -1)]
        rim += [(x, y + i) for i in range(height, -1, -1)]
        ways = [along[tuple(sorted(pair))] for pair in pairwise(rim)]  # type: ignore[index]  # two of them
        native, latin = self.name(4)
        tags = {"type": "boundary", "boundary": "administrative", "admin_level": str(level)}
        tags |= {"name": native, "name:en": latin}
        if level == min(LEVELS):
            tags["ISO3166-1:alpha2"] = "UA"
        self.relations.append((ways, tags))
        if level == max(LEVELS):
            lon, lat = WEST + (x + 0.5) * CELL_DEG, SOUTH + (y + 0.5) * CELL_DEG
            people = str(self.draw.randint(200, 90_000))
            place = self.draw.choice(("town", "village", "village", "hamlet"))
            names = {"name": native, "name:en": latin, "name:ru": f"{native}а"}
            self.node(lon, lat, place=place, population=people, **names)

    def fill(self) -> None:
        """Add streets, houses and amenities to towns in turn until there are enough objects."""
        number = 0
        while len(self.nodes) + len(self.ways) + len(self.relations) < self.objects:
            cell = number * 37 % (COLUMNS * ROWS)
            x, y = cell % COLUMNS, cell // COLUMNS
            spread = 0.3 * CELL_DEG
            lon = WEST + (x + 0.5) * CELL_DEG + self.draw.uniform(-spread, spread)
            lat = SOUTH + (y + 0.5) * CELL_DEG + self.draw.uniform(-spread, spread)
            self.quarter(lon, lat)
            number += 1

    def quarter(self, lon: float, lat: float) -> None:
        """A dozen streets, the houses along them, and what people go to."""
        for _ in range(STREETS_OF_A_TOWN):
            native, latin = self.draw.choice(self.streets)
            tags = {"highway": "residential", "name": f"{native} вулиця"}
            tags["name:en"] = f"{latin} Street"
            lon += self.draw.uniform(-0.002, 0.002)
            lat += self.draw.uniform(-0.002, 0.002)
            last = self.node(lon, lat)
            for segment in range(SEGMENTS):
                steps = range(segment * 4 + 1, segment * 4 + 5)
                refs = [last, *(self.node(lon + step * 0.0003, lat) for step in steps)]
                last = refs[-1]
                self.way(refs, **tags)
            self.houses(lon, lat, f"{latin} Street")
        kind = self.draw.choice(AMENITIES)
        native, latin = self.name(3)
        self.node(lon, lat + 0.001, amenity=kind, name=native, **{"name:en": latin})

    def houses(self, lon: float, lat: float, street: str) -> None:
        """Ten houses; some have a name."""
        for house in range(10):
            west, south = lon + house * 0.0004, lat + 0.0002
            box = [(west, south), (west + 2e-4, south), (west + 2e-4, south + 1e-4)]
            refs = [self.node(*corner) for corner in [*box, (west, south + 1e-4)]]
            tags = {"building": "yes", "addr:street": street, "addr:housenumber": str(house)}
            if self.draw.random() < NAMED_HOUSES:
                tags["name"], tags["name:en"] = self.name(3)
            self.way([*refs, refs[0]], **tags)

    def write(self, path: Path) -> None:
        with osmium.SimpleWriter(str(path), overwrite=True) as writer:
            for number, (lon, lat, tags) in enumerate(self.nodes, 1):
                writer.add_node(Node(id=number, location=(lon, lat), tags=tags))
            for number, (refs, tags) in enumerate(self.ways, 1):
                writer.add_way(Way(id=number, nodes=refs, tags=tags))
            for number, (ways, tags) in enumerate(self.relations, 1):
                members = [("w", way, "outer") for way in ways]
                writer.add_relation(Relation(id=number, members=members, tags=tags))


def write_extract(path: Path, objects: int) -> dict[str, int]:
    """Write an extract of about so many objects, and tell how many of each sort it has."""
    country = Country(objects)
    country.boundaries()
    country.fill()
    country.write(path)
    tags = [tags for *_, tags in country.nodes]
    tags += [tags for _, tags in (*country.ways, *country.relations)]
    return {
        "nodes": len(country.nodes),
        "ways": len(country.ways),
        "relations": len(country.relations),
        "named": sum("name" in one for one in tags),
    }
