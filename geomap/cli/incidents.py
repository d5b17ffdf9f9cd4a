"""`geomap incidents`: the claims about one event, side by side."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.options import common, json_option, reading_options

if TYPE_CHECKING:
    from geomap.claims import Claim
    from geomap.cli.console import Console
    from geomap.incidents import Incident
    from geomap.settings import Settings


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--contested", is_flag=True, help="Only those on which the claims differ.")
@json_option
@reading_options
@common
def command(
    *,
    inputs: tuple[str, ...],
    contested: bool,
    as_json: bool,
    settings: Settings,
    console: Console,
) -> int:
    """Set the claims about one event side by side: who agrees, who differs, and on what.

    \b
    geomap incidents articles/
    geomap incidents articles/ --contested --json
    """  # noqa: D301 - click's \b keeps the lines of the example apart
    gazetteer = work.open_gazetteer(settings, console)
    results = work.read_articles(inputs, settings, gazetteer, console)
    incidents = [one for one in results.incidents if one.contradictions or not contested]
    if as_json:
        work.print_json([_row(incident) for incident in incidents])
    else:
        for incident in incidents:
            _show(incident)
    return work.status(results)


def _row(incident: Incident) -> dict[str, Any]:
    return {
        "incident_id": incident.incident_id,
        "claim_ids": [claim.claim_id for claim in incident.claims],
        "places": _places(incident),
        "event_types": _unique(claim.event.event_type for claim in incident.claims),
        "source_groups": _unique(claim.source_group for claim in incident.claims),
        "agreements": list(incident.agreements),
        "contradictions": list(incident.contradictions),
        "claims": [_claim(claim) for claim in incident.claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "claimant": claim.claimant.name,
        "source_group": claim.source_group,
        "stance": claim.stance,
        "event_type": claim.event.event_type,
        "quote": claim.quote,
        "document": claim.document.path,
    }


def _places(incident: Incident) -> list[str]:
    return _unique(
        place.resolution.place.name if place.resolution.place else place.mention.text
        for claim in incident.claims
        for place in claim.places
    )


def _unique(values: Any) -> list[str]:
    """Each value once, in order of appearance."""
    return list(dict.fromkeys(values))


def _show(incident: Incident) -> None:
    kinds = _unique(claim.event.event_type.replace("_", " ") for claim in incident.claims)
    click.echo(click.style(f"{', '.join(_places(incident))}: {', '.join(kinds)}", bold=True))
    for claim in incident.claims:
        stance = claim.stance.replace("_", " ")
        click.echo(f"  {claim.source_group}: {claim.claimant.name} {stance}")
        words = " ".join(claim.quote.split())
        click.echo(
            textwrap.fill(f"“{words}”", 96, initial_indent=" " * 4, subsequent_indent=" " * 4)
        )
    for sign, sentences in (("=", incident.agreements), ("≠", incident.contradictions)):
        for sentence in sentences:
            click.echo(f"  {sign} {sentence}")
    click.echo()
