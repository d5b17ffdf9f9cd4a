"""The candidates of all names of a document as arrays: one row a candidate, grouped by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gazetteer.joint_names import Name

    Floats = NDArray[np.float64]
    Codes = NDArray[np.integer[Any]]

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth; candidates lie far enough apart for a sphere to do."""


POWER_WEIGHT = 0.3
"""Weight of a name that stands for a government or an army: the places that it strikes are as
often across its border."""


class Rows:
    """The candidates of some names, at least one."""

    def __init__(self, names: Sequence[Name]) -> None:
        import numpy as np

        self.np: Any = np
        self.names = names
        self.hits = [hit for name in names for hit in name.hits]
        self.places = [hit.place for hit in self.hits]
        sizes = [len(name.hits) for name in names]
        self.name_of = np.repeat(np.arange(len(names)), sizes)
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        self.own = np.array(
            [sum(p.value for p in penalties) for name in names for penalties in name.penalties]
        )
        self.weights = 1.0 + np.log([name.count for name in names])
        """How much each name counts: more, the oftener it is written."""
        self.weights *= np.where([name.power for name in names], POWER_WEIGHT, 1.0)
        self.keys, _ = self.codes(name.key for name in names)
        self.key_of = self.keys[self.name_of]
        self.vectors = self.directions([(p.point.lon, p.point.lat) for p in self.places])
        self.place_of, _ = self.codes(p.place_id for p in self.places)
        self.extents = np.array([p.uncertainty_m for p in self.places])

    def codes(
        self, values: Iterable[Any], first: Iterable[Any] = ()
    ) -> tuple[Codes, dict[Any, int]]:
        """Give each distinct value a number; 0 is None. `first` are numbered before all others."""
        numbers: dict[Any, int] = {None: 0}
        for value in first:
            numbers.setdefault(value, len(numbers))
        codes = [numbers.setdefault(value, len(numbers)) for value in values]
        return self.np.array(codes), numbers

    def directions(self, lon_lat: list[tuple[float, float]]) -> Floats:
        """Turn positions in degrees into unit vectors from the middle of the Earth."""
        np = self.np
        lon, lat = np.radians(np.array(lon_lat)).T
        vectors: Floats = np.stack(
            [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1
        )
        return vectors

    def metres(self, cosines: Any) -> Any:
        """Turn cosines between directions into metres on the ground."""
        return EARTH_RADIUS_M * self.np.arccos(self.np.clip(cosines, -1.0, 1.0))

    def chances(self, costs: Floats, nothing_fits: Floats) -> Floats:
        """Turn costs into probabilities within each name; the rest is "none of these"."""
        np = self.np
        weights = np.exp(nothing_fits[self.name_of] - np.clip(costs, -50.0, 50.0))
        totals = 1.0 + np.bincount(self.name_of, weights, minlength=len(self.names))
        result: Floats = weights / totals[self.name_of]
        return result

    def of(self, name: int) -> range:
        """Give the rows of a name's candidates."""
        return range(int(self.starts[name]), int(self.starts[name + 1]))

    def best(self, chances: Floats) -> NDArray[np.integer[Any]]:
        """Give the likeliest row of each name that has any."""
        np = self.np
        rows = [
            start + int(np.argmax(chances[start:end]))
            for start, end in zip(self.starts[:-1], self.starts[1:], strict=True)
            if end > start
        ]
        best: NDArray[Any] = np.array(rows, dtype=np.int64)
        return best
