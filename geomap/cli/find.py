"""`geomap find`: look a place up, by any of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.lazy import DONE, SOME_UNREADABLE
from geomap.cli.options import COUNTRY, KIND, common, json_option, place_options

if TYPE_CHECKING:
    from gazetteer import Candidate, Gazetteer
    from geomap.cli.console import Console
    from geomap.settings import Settings


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--in", "within", metavar="PLACE", help="Only inside this place.")
@click.option("--near", metavar="PLACE", help="Prefer what is near this place.")
@COUNTRY
@KIND
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, help="How many, at most."
)
@click.option("--explain", is_flag=True, help="Show the evidence behind the order.")
@json_option
@place_options
@common
def command(
    *,
    names: tuple[str, ...],
    within: str | None,
    near: str | None,
    country: str | None,
    kind: str | None,
    limit: int,
    explain: bool,
    as_json: bool,
    settings: Settings,
    console: Console,
) -> int:
    """Look places up, by any of their names, in any script and inflection.

    \b
    geomap find Харків
    geomap find "Kyivskyi district" --in Kharkiv
    geomap find Springfield --near Chicago --explain
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    from gazetteer import PlaceKind

    if not all(name.strip() for name in names):
        raise click.UsageError("NAME is empty.")
    gazetteer = work.open_gazetteer(settings, console)
    found, missing = [], []
    for name in names:
        candidates = gazetteer.find(
            name,
            within=within,
            near=near,
            country=country,
            kind=PlaceKind(kind) if kind else None,
            limit=limit,
        )
        found.append(candidates)
        if not candidates:
            missing.append(name)
    if as_json:
        rows = [_row(one, gazetteer, explain=explain) for candidates in found for one in candidates]
        work.print_json(rows)
    else:
        for name, candidates in zip(names, found, strict=True):
            _show(name, candidates, explain=explain, titled=len(names) > 1)
    for name in missing:
        console.warn(
            f"{name}: not found. Villages and streets beyond the bundled data come with "
            "`geomap gazetteer import` and a GeoNames or OpenStreetMap file"
        )
    return SOME_UNREADABLE if missing else DONE


def _row(candidate: Candidate, gazetteer: Gazetteer, *, explain: bool) -> dict[str, Any]:
    """One place as the contract's JSON."""
    place = candidate.place
    row: dict[str, Any] = {
        "place": place.name,
        "place_id": place.place_id,
        "place_kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.point.lat,
        "longitude": place.point.lon,
        "uncertainty_m": place.uncertainty_m,
        "names": [name.text for name in gazetteer.names(place.place_id)],
        "confidence": round(candidate.confidence, 3),
        "source": place.source,
    }
    if explain:
        row["penalties"] = [
            {"name": penalty.name, "value": round(penalty.value, 3), "reason": penalty.reason}
            for penalty in candidate.penalties
        ]
    return row


def _show(name: str, candidates: list[Candidate], *, explain: bool, titled: bool) -> None:
    if titled and candidates:
        click.echo(click.style(name, bold=True))
    for number, candidate in enumerate(candidates, start=1):
        click.echo(_line(number, candidate))
        if explain:
            _show_evidence(candidate)


def _line(number: int, candidate: Candidate) -> str:
    place = candidate.place
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    position = f"{place.point.lat:.4f}, {place.point.lon:.4f} ± {_length(place.uncertainty_m)}"
    called = "" if candidate.matched.text == place.name else f" (as {candidate.matched.text})"
    return (
        f"{number:>2}  {click.style(place.name, bold=True)}{called}  {place.kind.value}"
        f"{', ' if where else ''}{where}  {position}  {place.place_id}  {candidate.confidence:.0%}"
    )


def _show_evidence(candidate: Candidate) -> None:
    for penalty in candidate.penalties:
        click.echo(f"      {penalty.value:+7.2f}  {penalty.name:<16} {penalty.reason}")
    click.echo(f"      {candidate.cost:+7.2f}  {'sum':<16} the smallest sum comes first")


def _length(metres: float) -> str:
    """Say a length as a person would: 350 m, 8.2 km, 1,200 km."""
    kilometres = metres / 1000
    if kilometres < 1:
        return f"{metres:.0f} m"
    return f"{kilometres:.1f} km" if kilometres < 100 else f"{kilometres:,.0f} km"  # noqa: PLR2004 - digits
