"""Where a page or a report came from: inputs with hashes, versions, data sets, settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopandas import GeoDataFrame

    from gazetteer import Gazetteer
    from geomap.maps import Provenance
    from geomap.settings import Settings

TELLING = ("country_bias", "outlets", "language", "date", "publisher", "online")
"""Settings that change what is found; paths of this computer are no business of a page's reader."""

CREDITS = (
    "Places: GeoNames, CC BY 4.0",
    "Borders: OpenStreetMap contributors, ODbL",
    "Shapes: Natural Earth, public domain",
)
"""What the licences of the bundled data ask to be printed."""


def provenance_of(
    claims: GeoDataFrame,
    *,
    settings: Settings,
    gazetteer: Gazetteer,
    checks: GeoDataFrame | None = None,
    tables: Iterable[tuple[str, str]] = (),
) -> Provenance:
    """Say what a page is made from.

    Parameters
    ----------
    claims
        What it shows.
    settings
        The choices behind it.
    gazetteer
        Where the places are from.
    checks
        Distances that it shows.
    tables
        Path and SHA-256 of tables among the inputs.

    Returns
    -------
    Provenance
        To be written into the page; no clock and no path of this computer but the inputs' own.
    """
    from geomap.maps import Provenance, SourceFile

    documents = claims[["document", "sha256"]].dropna().drop_duplicates()
    inputs = {*documents.itertuples(index=False, name=None), *tables}
    chosen = {name: getattr(settings, name) for name in TELLING if getattr(settings, name)}
    borders = () if checks is None else sorted(set(checks["borders"].dropna()))
    return Provenance(
        inputs=tuple(SourceFile(path, digest) for path, digest in sorted(inputs)),
        versions={"geomap": __version__},
        gazetteer=_described(gazetteer.info()),
        borders="; ".join(borders) or None,
        settings=chosen or None,
        credits=CREDITS,
    )


def _described(info: dict[str, Any]) -> str:
    """Describe the gazetteer in a line: its layers by name and size, not where they lie."""
    return "; ".join(
        f"{Path(layer['path']).stem} ({sum(layer['places'].values()):,} places)"
        for layer in info["layers"]
    )
