"""Towns that first-level units are governed from."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

SEATS = "seats.parquet"
"""The bundled list of their ids."""


def is_unit_capital(place_id: str) -> bool:
    """Tell whether a settlement is the capital of a country or of a first-level unit.

    Parameters
    ----------
    place_id
        Its id.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_unit_capital("geonames:706483"), is_unit_capital("geonames:704508")
    (True, False)
    """
    return place_id in _seats()


@cache
def _seats() -> frozenset[str]:
    import pyarrow.parquet as pq

    with as_file(files(__package__) / "data" / SEATS) as path:
        table = pq.ParquetFile(path).read()  # `read_table` would import pandas
    return frozenset(table.column("place_id").to_pylist())
