"""`geomap verify`: whether a finished map is as it was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.cli.options import common, json_option

if TYPE_CHECKING:
    from geomap.cli.console import Console


@click.command()
@click.argument("page", type=click.Path(path_type=Path), metavar="MAP.html")
@json_option
@common
def command(*, page: Path, as_json: bool, console: Console) -> int:
    """Tell whether a map is as geomap made it, and from what.

    Exit status 1 when the page was changed.

    \b
    geomap verify outputs/map.html
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    from dataclasses import asdict

    from geomap.maps import verify_page

    verification = verify_page(page)
    if as_json:
        work.print_json(asdict(verification))
    else:
        _show(verification.provenance)
        click.echo(
            f"{page}: {'unchanged' if verification.unchanged else 'CHANGED since it was made'}"
        )
    console.detail(
        f"stated   {verification.stated_sha256}\ncomputed {verification.computed_sha256}"
    )
    return DONE if verification.unchanged else SOME_UNREADABLE


def _show(provenance: dict[str, Any]) -> None:
    for source in provenance.get("inputs", []):
        click.echo(f"input     {source['sha256']}  {source['path']}")
    for name in ("gazetteer", "borders"):
        if provenance.get(name):
            click.echo(f"{name:<9} {provenance[name]}")
    for name, number in (provenance.get("versions") or {}).items():
        click.echo(f"{'made by':<9} {name} {number}")
