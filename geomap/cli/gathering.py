"""Inputs to claims and checks, be they articles, tables, or both."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli import work
from geomap.errors import GeomapError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geopandas import GeoDataFrame

    from gazetteer import Gazetteer
    from geomap.cli.console import Console
    from geomap.findings import Results
    from geomap.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a map or a report is made of."""

    claims: GeoDataFrame
    checks: GeoDataFrame
    gazetteer: Gazetteer
    results: Results | None
    """What the articles gave; None when all inputs were tables."""
    tables: tuple[tuple[str, str], ...]
    """Path and SHA-256 of each table that was read."""
    some_unreadable: bool
    """Whether an input could not be read."""


def gather(inputs: Sequence[str], settings: Settings, console: Console) -> Gathered:
    """Read articles and tables into one table of claims.

    Raises
    ------
    InputError
        When nothing could be read.
    """
    from geomap.tables import checks_table, claims_table, is_table

    tables = [path for path in inputs if is_table(path)]
    articles = [path for path in inputs if path not in tables]
    frames, read = _read_tables(tables, settings, console)
    if tables and not read and not articles:
        raise InputError("no readable input")
    gazetteer = work.open_gazetteer(settings, console)
    results = None
    if articles:
        try:
            results = work.read_articles(articles, settings, gazetteer, console)
        except InputError as error:
            if not read:
                raise
            console.warn(str(error))
    if results is not None:
        frames.append(claims_table(results.claims, results.incidents))
    return Gathered(
        claims=_joined(frames),
        checks=checks_table(results.findings if results else ()),
        gazetteer=gazetteer,
        results=results,
        tables=read,
        some_unreadable=len(read) < len(tables)
        or bool(articles and (results is None or results.unreadable)),
    )


def _read_tables(
    paths: Sequence[str], settings: Settings, console: Console
) -> tuple[list[GeoDataFrame], tuple[tuple[str, str], ...]]:
    from geomap.tables import read_claims

    frames, read = [], []
    for path in paths:
        try:
            frames.append(read_claims(path, source_column=settings.source_column))
        except GeomapError as error:
            console.warn(str(error))
        else:
            read.append((path, hashlib.sha256(Path(path).read_bytes()).hexdigest()))
    return frames, tuple(read)


def _joined(frames: list[GeoDataFrame]) -> GeoDataFrame:
    import geopandas as gpd
    import pandas as pd

    filled = [frame for frame in frames if len(frame)] or frames[:1]
    if len(filled) == 1:
        return filled[0]
    joined = pd.concat(filled, ignore_index=True)
    return gpd.GeoDataFrame(joined.astype(filled[0].dtypes.drop("geometry").to_dict()))
