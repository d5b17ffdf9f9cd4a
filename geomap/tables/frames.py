"""Rows to a GeoDataFrame of fixed columns, types and order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from geomap.tables.columns import PANDAS_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    from geopandas import GeoDataFrame

    from geomap.tables.columns import ColumnType

    TableT = TypeVar("TableT", bound=pd.DataFrame)

CRS = "EPSG:4326"

SLICE = 4096
"""Rows that are turned into text at a time, so that a long table needs no second copy of itself."""


def slices(table: TableT) -> Iterator[TableT]:
    """Cut a table into runs of rows.

    Parameters
    ----------
    table
        Any table.

    Yields
    ------
    DataFrame
        Up to `SLICE` rows, in order.
    """
    for start in range(0, len(table), SLICE):
        yield table.iloc[start : start + SLICE]


def typed(values: Sequence[Any] | pd.Series[Any], kind: ColumnType) -> pd.Series[Any]:
    """Hold values as the type of their column.

    Parameters
    ----------
    values
        One column; None is a missing value.
    kind
        The column's type.

    Raises
    ------
    ValueError, TypeError
        When a value is no such type; the message is pandas' own.

    Examples
    --------
    >>> typed([22, None], "integer").dtype
    Int64Dtype()
    """
    import pandas as pd

    series: Any = values if isinstance(values, pd.Series) else pd.Series(values)
    if kind in {"integer", "number"} and series.dtype.kind not in "iuf":
        series = pd.to_numeric(series)
    held: pd.Series[Any] = series.astype(PANDAS_TYPES[kind])
    return held


def frame(
    rows: Iterable[Mapping[str, Any]],
    columns: Mapping[str, ColumnType],
    geometry: Sequence[Any],
) -> GeoDataFrame:
    """Build a table from rows.

    Parameters
    ----------
    rows
        One mapping a row; a column that is not in it is missing.
    columns
        Names and types of all columns.
    geometry
        One shapely geometry or None a row.

    Returns
    -------
    GeoDataFrame
        In EPSG:4326, with exactly `columns` and the geometry.
    """
    import geopandas as gpd
    import pandas as pd

    cells: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name, column in cells.items():
            column.append(row.get(name))
    data = {
        name: typed(pd.Series(cells.pop(name), dtype=object), kind)
        for name, kind in columns.items()
    }
    return gpd.GeoDataFrame(data, geometry=gpd.GeoSeries(list(geometry), crs=CRS))
