"""Points to a country's border: ours, geopandas in a projected frame, a geopy loop; in one run.

Prints, for each, points per second, the time a million points take, and the error against a brute
search with GeographicLib over the finely cut line. Slow methods are timed on a sample.

    python benchmarks/bench_distances.py [--country UA] [--points 1000000]
"""

from __future__ import annotations

import argparse
import resource
import time
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import shapely
from geopy.distance import geodesic

from gazetteer import BorderSet, Polyline, inverse

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKED = 200
"""Points whose true distance is searched for by brute force."""
NEAREST = 30
"""Pieces that the search cuts finely; none is longer than 250 m."""
CUT = 501
"""Points in which each of them is cut: half a metre apart."""
PROJECTED_SAMPLE = 2_000
GEOPY_SAMPLE = 3
UTM = {"UA": 32636, "RU": 32642, "PL": 32634}
"""A projected frame that users would take; others get pseudo-Mercator."""


def brute(lon: Any, lat: Any, line: Polyline) -> Any:
    """Least geodesic to the middles of all pieces, then to a fine cut of the nearest ones."""
    middle = (line.start + line.end) / 2
    share = np.linspace(0.0, 1.0, CUT)[:, None, None]
    least = []
    for x, y in zip(lon, lat, strict=True):
        order = np.argsort(inverse(x, y, middle[:, 0], middle[:, 1])[1])[:NEAREST]
        cut = line.start[order] + share * (line.end[order] - line.start[order])
        least.append(inverse(x, y, cut[..., 0], cut[..., 1])[1].min())
    return np.array(least)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this process, which noise of other processes does not lengthen."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--country", default="UA")
    parser.add_argument("--points", type=int, default=1_000_000)
    args = parser.parse_args()
    border = BorderSet.open().border(args.country)
    west, south, east, north = border.geometry.bounds
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(west, east, args.points), rng.uniform(south, north, args.points)
    prepared, _ = timed(lambda: border.line.tree)
    print(f"{border.source}; {len(border.line.start):,} pieces, prepared in {prepared:.2f} s")
    truth = brute(lon[:CHECKED], lat[:CHECKED], border.line)

    ours, found = timed(lambda: border.nearest_each(lon, lat))
    report("ours", args.points, ours, found.distance_m[:CHECKED], truth)

    frame = UTM.get(args.country, 3857)
    points = geopandas.GeoSeries.from_xy(lon, lat, crs=4326)[:PROJECTED_SAMPLE]

    def planar() -> Any:
        line = geopandas.GeoSeries([border.geometry], crs=4326).to_crs(frame).iloc[0]
        return points.to_crs(frame).distance(line).to_numpy()

    seconds, lengths = timed(planar)
    report(f"geopandas, EPSG:{frame}", PROJECTED_SAMPLE, seconds, lengths[:CHECKED], truth)

    vertices = shapely.get_coordinates(border.geometry)[:, ::-1].tolist()

    def loop() -> Any:
        return np.array(
            [min(geodesic((y, x), v).m for v in vertices) for x, y in zip(lon, lat, strict=True)]
        )

    lon, lat = lon[:GEOPY_SAMPLE], lat[:GEOPY_SAMPLE]
    seconds, lengths = timed(loop)
    report("geopy loop over vertices", GEOPY_SAMPLE, seconds, lengths, truth[:GEOPY_SAMPLE])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the whole run {peak:.0f} MiB")


def report(name: str, count: int, seconds: float, lengths: Any, truth: Any) -> None:
    error = np.abs(lengths - truth)
    print(
        f"{name:26} {count:>9,} points {count / seconds:>12,.0f} /s"
        f"{seconds / count * 1e6:>14,.1f} s per million"
        f"{error.max():>12,.2f} m off at most, {np.median(error):,.3f} m in the middle"
    )


if __name__ == "__main__":
    main()
