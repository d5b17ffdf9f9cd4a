"""Files to claims: what `extract` wrote, and any table with points and a source."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError
from geomap.tables.columns import CLAIM_COLUMNS, COORDINATE_DIGITS
from geomap.tables.corrections import mark_edited
from geomap.tables.foreign import adopt
from geomap.tables.frames import frame, typed
from geomap.tables.positions import coordinate_columns, located, row_number

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

LAYERED = frozenset({".geojson", ".gpkg", ".kml"})
"""Endings that GDAL reads."""

ALWAYS_TABLES = LAYERED | {".parquet", ".json"}
"""Endings that never hold articles."""


def is_table(path: str | Path) -> bool:
    """Whether a file holds a table of positions and not articles.

    Parameters
    ----------
    path
        A file. A .csv is a table when its heading names a latitude and a longitude.

    Examples
    --------
    >>> is_table("claims.gpkg"), is_table("article.txt")
    (True, False)
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending in ALWAYS_TABLES:
        return True
    if ending != ".csv" or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return False
    return None not in coordinate_columns(names)


def read_claims(path: str | Path, *, source_column: str | None = None) -> GeoDataFrame:
    """Read a claims table, or any table of points that says who reports each.

    Parameters
    ----------
    path
        A .geojson, .gpkg, .kml, .parquet, .csv or .json file.
    source_column
        The column that says who reports the row; None looks for the usual names.

    Returns
    -------
    GeoDataFrame
        The contract's columns; `edited` names what was changed since the program wrote it.

    Raises
    ------
    InputError
        When the file cannot be read or a row makes no sense: the text names file, row and column.
    """
    path = Path(path)
    loaded = _load(path)
    if loaded.empty:
        return frame([], CLAIM_COLUMNS, [])
    table = located(loaded, path)
    if "claim_id" not in table or "source_group" not in table or source_column:
        table = adopt(table, path, source_column)
    missing = {name: None for name in CLAIM_COLUMNS if name not in table}
    table = table.assign(**missing)
    table["latitude"] = table.geometry.y.round(COORDINATE_DIGITS)
    table["longitude"] = table.geometry.x.round(COORDINATE_DIGITS)
    for name, kind in CLAIM_COLUMNS.items():
        try:
            table[name] = typed(
                _as_text(table[name]) if kind in {"text", "list"} else table[name], kind
            )
        except (ValueError, TypeError) as error:
            raise _bad_cell(path, table[name]) from error
    return mark_edited(table[[*CLAIM_COLUMNS, "geometry"]].reset_index(drop=True))


def _load(path: Path) -> pd.DataFrame:
    """Read the file as it is, whatever its columns."""
    import geopandas as gpd
    import pandas as pd

    ending = path.suffix.lower()
    try:
        if ending == ".parquet":
            return _load_parquet(path)
        if ending in LAYERED:
            texts = {"DATE_AS_STRING": "YES"} if ending == ".geojson" else {}
            layer: pd.DataFrame = gpd.read_file(path, engine="pyogrio", **texts)
            return layer
        if ending == ".json":
            return pd.DataFrame(_json_rows(path))
        return pd.read_csv(
            path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8-sig"
        )
    except InputError:
        raise
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except (ValueError, OSError, RuntimeError, KeyError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: cannot be read as a table ({reason})") from error


def _load_parquet(path: Path) -> pd.DataFrame:
    import geopandas as gpd
    import pandas as pd
    import pyarrow.parquet as pq

    located_file = b"geo" in (pq.read_schema(path).metadata or {})
    table: pd.DataFrame = gpd.read_parquet(path) if located_file else pd.read_parquet(path)
    return table


def _json_rows(path: Path) -> list[dict[str, Any]]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(rows, dict):
        rows = rows.get("rows", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: expected a list of rows, each an object")
    return rows


def _as_text(column: pd.Series[Any]) -> pd.Series[Any]:
    """Cells as text: dates as ISO days, lists as JSON."""
    import pandas as pd

    cells: Any = column
    if pd.api.types.is_datetime64_any_dtype(column):
        cells = column.dt.strftime("%Y-%m-%d")
    elif column.dtype == object:
        cells = column.map(lambda cell: json.dumps(cell) if isinstance(cell, list) else cell)
    texts: pd.Series[Any] = cells.astype("string")
    return texts


def _bad_cell(path: Path, column: pd.Series[Any]) -> InputError:
    """Name the first cell of a column of numbers that holds none."""
    import pandas as pd

    numbers = pd.to_numeric(column, errors="coerce")
    wrong = ((column.notna() & numbers.isna()) | (numbers % 1 != 0)).to_numpy()
    first = int(wrong.argmax())
    return InputError(
        f"{path}, row {row_number(first, path)}, column {column.name}: "
        f"{column.iloc[first]!r} is no whole number"
    )
