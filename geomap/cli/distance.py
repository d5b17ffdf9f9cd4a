"""`geomap distance`: from a place to another, or to a border."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.options import LINE_OPTION, common, json_option, place_options

if TYPE_CHECKING:
    from geomap.checks import Measurement
    from geomap.cli.console import Console
    from geomap.settings import Settings

UNITS_KM = {"km": 1.0, "m": 0.001, "mi": 1.609344, "nmi": 1.852}
"""Kilometres in each unit: international mile and nautical mile, exact by definition."""


class SouthernCommand(click.Command):
    """A command whose arguments may begin with a minus and a digit: a latitude, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tell coordinates from options by a space before them, which reading them strips."""
        told = [f" {one}" if NEGATIVE.match(one) else one for one in args]
        return super().parse_args(ctx, told)


NEGATIVE = re.compile(r"-\d")
"""How a southern latitude begins."""


@click.command(cls=SouthernCommand)
@click.argument("places", nargs=-1, required=True, metavar="FROM TO")
@click.option(
    "--matrix", is_flag=True, help="Measure between all of any number of places, as a table."
)
@click.option(
    "--unit",
    type=click.Choice(list(UNITS_KM)),
    default="km",
    show_default=True,
    help="Unit of what is printed; JSON is always in kilometres.",
)
@LINE_OPTION
@json_option
@place_options
@common
def command(
    *,
    places: tuple[str, ...],
    matrix: bool,
    unit: str,
    as_json: bool,
    settings: Settings,
    console: Console,
) -> None:
    """Measure from a place to another place, a border or a line, on the ellipsoid.

    Places are names, or "latitude,longitude". The answer gives the distance between the
    representative points and, for places that are no points, between their edges.

    \b
    geomap distance Kharkiv "Russian border"
    geomap distance 50.0050,36.2304 Belgorod --unit mi
    geomap distance Kyiv Kharkiv Odesa --matrix
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    if len(places) != 2 and not matrix:  # noqa: PLR2004 - from and to
        raise click.UsageError("Name two places, FROM and TO; or several with --matrix.")
    from geomap.checks import find_end, measure

    gazetteer = work.open_gazetteer(settings, console)
    ends = [find_end(text, gazetteer, settings) for text in places]
    if matrix:
        pairs = itertools.combinations(ends, 2)
        measured = [measure(start, end, gazetteer) for start, end in pairs]
        if as_json:
            work.print_json([_row(one) for one in measured])
        else:
            _show_matrix(places, measured, unit)
        return
    measurement = measure(ends[0], ends[1], gazetteer)
    if as_json:
        work.print_json(_row(measurement))
    else:
        _show(measurement, unit)


def _row(measurement: Measurement) -> dict[str, Any]:
    """One measurement as the contract's JSON."""
    nearest = measurement.nearest
    return {
        "subject": measurement.subject,
        "object": measurement.object,
        "measured_km": _rounded(measurement.measured_km),
        "measured_km_min": _rounded(measurement.measured_km_min),
        "measured_km_max": _rounded(measurement.measured_km_max),
        "nearest_latitude": None if nearest is None else round(nearest.lat, 6),
        "nearest_longitude": None if nearest is None else round(nearest.lon, 6),
        "bearing_deg": _rounded(measurement.bearing_deg, 1),
        "borders": measurement.borders,
        "explanation": measurement.explanation,
    }


def _rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)


def _show(measurement: Measurement, unit: str) -> None:
    title = f"{measurement.subject} → {measurement.object}"
    click.echo(f"{click.style(title, bold=True)}: {_length(measurement.measured_km, unit)}")
    if measurement.measured_km_min is not None and measurement.measured_km_max is not None:
        low, high = measurement.measured_km_min, measurement.measured_km_max
        click.echo(f"  between the edges: {_length(low, unit)} to {_length(high, unit)}")
    if measurement.nearest is not None:
        nearest, bearing = measurement.nearest, measurement.bearing_deg
        toward = "" if bearing is None else f", bearing {bearing:.0f}°"
        click.echo(f"  nearest point: {nearest.lat:.4f}, {nearest.lon:.4f}{toward}")
    click.echo(f"  {measurement.explanation}")
    if measurement.borders:
        click.echo(f"  borders: {measurement.borders}")


def _show_matrix(places: tuple[str, ...], measured: list[Measurement], unit: str) -> None:
    """Print a triangle: each place against those before it."""
    pairs = itertools.combinations(range(len(places)), 2)
    lengths = {
        pair: _length(one.measured_km, unit) for pair, one in zip(pairs, measured, strict=True)
    }
    width = max(map(len, (*places, *lengths.values()))) + 2
    for row, name in enumerate(places):
        cells = [lengths[column, row] for column in range(row)]
        click.echo(name.ljust(width) + "".join(cell.rjust(width) for cell in cells))
    click.echo(" " * width + "".join(name.rjust(width) for name in places[:-1]))


def _length(kilometres: float | None, unit: str) -> str:
    return "not known" if kilometres is None else f"{kilometres / UNITS_KM[unit]:,.1f} {unit}"
