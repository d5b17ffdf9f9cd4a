"""What `import geomap` offers: each command as a function that takes and gives tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError, UsageError
from geomap.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geopandas import GeoDataFrame

    from gazetteer import Gazetteer
    from geomap.documents import Unreadable
    from geomap.findings import Results
    from geomap.maps import MapPage

    Inputs = str | Path | Sequence[str | Path]


def extract(
    inputs: Inputs, settings: Settings | None = None, *, gazetteer: Gazetteer | None = None
) -> GeoDataFrame:
    """Read articles into a table of claims.

    Parameters
    ----------
    inputs
        Files or folders.
    settings
        Choices; None takes the defaults.
    gazetteer
        An open gazetteer; None opens the bundled one.

    Returns
    -------
    GeoDataFrame
        One row per claim and place, points in EPSG:4326; `attrs["unreadable"]` lists the inputs
        that could not be read, with the reason.

    Raises
    ------
    InputError
        When nothing could be read.

    Examples
    --------
    >>> import tempfile, geomap
    >>> article = Path(tempfile.mkdtemp()) / "article.txt"
    >>> _ = article.write_text("A missile hit Kharkiv on 3 May 2024, the mayor of Kharkiv said.")
    >>> claims = geomap.extract([article])
    >>> claims[["place", "claimant_country"]].drop_duplicates().values.tolist()
    [['Kharkiv', 'UA']]
    """
    from geomap.tables import claims_table

    results = _read(inputs, settings, gazetteer)
    return _with_unreadable(claims_table(results.claims, results.incidents), results)


def places(
    inputs: Inputs, settings: Settings | None = None, *, gazetteer: Gazetteer | None = None
) -> GeoDataFrame:
    """Find every place that articles name: a geoparser.

    Parameters
    ----------
    inputs
        Files or folders.
    settings, gazetteer
        As for `extract`.

    Returns
    -------
    GeoDataFrame
        One row per mention, also of those that could not be resolved; points in EPSG:4326.

    Raises
    ------
    InputError
        When nothing could be read.
    """
    from geomap.tables import places_table

    results = _read(inputs, settings, gazetteer)
    return _with_unreadable(places_table(results.findings), results)


def check(
    statement: Inputs, settings: Settings | None = None, *, gazetteer: Gazetteer | None = None
) -> GeoDataFrame:
    """Measure the distances that a sentence or articles state.

    Parameters
    ----------
    statement
        A sentence; or a path, or a list of paths, of articles.
    settings, gazetteer
        As for `extract`.

    Returns
    -------
    GeoDataFrame
        One row per stated distance, lines in EPSG:4326.

    Raises
    ------
    InputError
        When nothing could be read.

    Examples
    --------
    >>> import geomap
    >>> row = geomap.check("Sumy is about 500 km from the Russian border.").iloc[0]
    >>> row["verdict"]
    'inconsistent'
    """
    from geomap.tables import checks_table

    if not isinstance(statement, str):
        results = _read(statement, settings, gazetteer)
        return _with_unreadable(checks_table(results.findings), results)
    from geomap.documents import from_text
    from geomap.pipeline import read_all

    settings = settings or Settings()
    return checks_table(
        read_all([from_text(statement, settings=settings)], settings, gazetteer).findings
    )


def map(  # noqa: A001 - the name of the command and of what it makes
    claims: GeoDataFrame | Inputs,
    *,
    checks: GeoDataFrame | None = None,
    settings: Settings | None = None,
    gazetteer: Gazetteer | None = None,
    **options: Any,
) -> MapPage:
    """Draw claims as one interactive page, coloured by who says so.

    Parameters
    ----------
    claims
        A table of claims, or articles.
    checks
        Distances to draw as well; articles bring their own.
    settings, gazetteer
        As for `extract`.
    **options
        Fields of `geomap.maps.MapOptions`: title, colour, tiles, blur …

    Returns
    -------
    MapPage
        `save(path)` writes it; in Jupyter, marimo and Quarto it shows itself.

    Raises
    ------
    InputError
        When nothing could be read.
    UsageError
        When an option does not exist.
    """
    from geomap.maps import MapOptions, build_map

    try:
        chosen = MapOptions(**options)
    except TypeError as error:
        raise UsageError(f"geomap.map: {error}") from error
    return build_map(options=chosen, **_drawable(claims, checks, settings, gazetteer))


def report(
    claims: GeoDataFrame | Inputs,
    path: str | Path,
    *,
    checks: GeoDataFrame | None = None,
    settings: Settings | None = None,
    gazetteer: Gazetteer | None = None,
) -> None:
    """Write a document with the map, the incidents side by side and the checks in it.

    Parameters
    ----------
    claims
        A table of claims, or articles.
    path
        Where to; its ending gives the format: .html, .md, .docx or .pdf.
    checks
        Distances to list as well; articles bring their own.
    settings, gazetteer
        As for `extract`.

    Raises
    ------
    InputError
        When nothing could be read.
    OutputError
        When the file cannot be written.
    """
    from geomap.reports import write_report

    write_report(path=Path(path), **_drawable(claims, checks, settings, gazetteer))


def _drawable(
    claims: GeoDataFrame | Inputs,
    checks: GeoDataFrame | None,
    settings: Settings | None,
    gazetteer: Gazetteer | None,
) -> dict[str, Any]:
    """Gather what a page is drawn from: articles are read, tables taken as they are."""
    import geopandas as gpd

    from geomap.lineage import provenance_of
    from geomap.pipeline import open_gazetteer
    from geomap.tables import checks_table, claims_table

    settings = settings or Settings()
    gazetteer = gazetteer or open_gazetteer(settings)
    if not isinstance(claims, gpd.GeoDataFrame):
        results = _read(claims, settings, gazetteer)
        claims = claims_table(results.claims, results.incidents)
        checks = checks_table(results.findings) if checks is None else checks
    provenance = provenance_of(claims, settings=settings, gazetteer=gazetteer, checks=checks)
    return {
        "claims": claims, "checks": checks, "gazetteer": gazetteer, "provenance": provenance
    }  # fmt: skip


def _read(inputs: Inputs, settings: Settings | None, gazetteer: Gazetteer | None) -> Results:
    from geomap.pipeline import read

    listed = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    results = read(listed, settings or Settings(), gazetteer)
    if not results.findings:
        raise InputError(_nothing_read(results.unreadable))
    return results


def _nothing_read(unreadable: Iterable[Unreadable]) -> str:
    reasons = [f"{item.path}: {item.reason}" for item in unreadable]
    return "; ".join(reasons) or "nothing to read"


def _with_unreadable(table: GeoDataFrame, results: Results) -> GeoDataFrame:
    table.attrs["unreadable"] = [(item.path, item.reason) for item in results.unreadable]
    return table
