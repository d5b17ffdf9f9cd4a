"""Claims built from only what matters to a test."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from gazetteer import Place, PlaceKind, Point, Resolution
from geomap.checks import Check
from geomap.claimants import Claimant
from geomap.claims import Claim
from geomap.distances import DistancePhrase
from geomap.documents import Document
from geomap.events import Count, Event
from geomap.findings import Findings
from geomap.mentions import Mention
from geomap.resolution import ResolvedMention

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Two missiles hit Kharkiv, the mayor said.\nNothing hit Poltava, “he” added; 22 were hurt."


def build_place(
    text: str = "Kharkiv", *, lon: float | None = 36.25272, lat: float = 49.98081
) -> Any:
    start = TEXT.index(text)
    place = lon is not None and Place(
        place_id="geonames:706483",
        name=text,
        kind=PlaceKind.SETTLEMENT,
        point=Point(lon=lon, lat=lat),
        uncertainty_m=10_600.04,
        country="UA",
        admin1="Kharkiv",
    )
    return ResolvedMention(
        mention=Mention(
            start=start, end=start + len(text), text=text, name=text, reading="literal"
        ),
        resolution=Resolution(
            text=text,
            place=place or None,
            confidence=0.91234,
            candidates=(),
            reason="the only one of that name" if place else "no place of that name is known",
        ),
        point=place.point if place else None,
        uncertainty_m=place.uncertainty_m if place else None,
        precision="settlement" if place else None,
    )


def build_document(**fields: Any) -> Document:
    return Document(
        **{
            "path": "articles/a.txt",
            "text": TEXT,
            "sha256": "ab" * 32,
            "language": "en",
            "published": dt.date(2024, 1, 2),
            "published_basis": "printed",
            **fields,
        }
    )


def build_claim(
    claim_id: str = "c1",
    *,
    places: tuple[ResolvedMention, ...] | None = None,
    document: Document | None = None,
    **event: Any,
) -> Claim:
    end = TEXT.index("\n")
    fields: dict[str, Any] = {
        "event_type": "missile_strike",
        "first_day": dt.date(2024, 1, 2),
        "last_day": dt.date(2024, 1, 2),
        "injured": Count(minimum=22),
        **event,
    }
    return Claim(
        claim_id=claim_id,
        document=document or build_document(),
        claimant=Claimant(name="the mayor", role="mayor", kind="official", country="UA"),
        stance="asserts",
        event=Event(start=0, end=end, **fields),
        places=(build_place(),) if places is None else places,
        source_group="Ukrainian officials",
        quote_start=0,
        quote_end=end,
    )


def build_findings() -> Findings:
    kharkiv, poltava = build_place("Kharkiv"), build_place("Poltava", lon=None)
    return Findings(
        document=build_document(),
        mentions=(kharkiv, poltava),
        claims=(build_claim("c1"), build_claim("c2", places=(kharkiv, poltava))),
        checks=(
            Check(
                phrase=DistancePhrase(
                    start=0,
                    end=24,
                    text=TEXT[:24],
                    relation="distance",
                    subject=0,
                    object=None,
                    stated_km_min=30.0,
                    stated_km_max=30.0,
                    hedge="about",
                ),
                subject="Kharkiv",
                object="border of Russia",
                measured_km=34.51234,
                measured_km_min=20.8,
                measured_km_max=45.0,
                subject_point=Point(lon=36.25272, lat=49.98081),
                nearest=Point(lon=36.3, lat=50.29),
                bearing_deg=5.678,
                verdict="consistent",
                explanation="34.5 km from the centre",
                borders="a border data set 1.0",
            ),
        ),
    )


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    return build_claim


@pytest.fixture
def make_place() -> Callable[..., ResolvedMention]:
    return build_place


@pytest.fixture
def make_document() -> Callable[..., Document]:
    return build_document


@pytest.fixture
def findings() -> Findings:
    return build_findings()
