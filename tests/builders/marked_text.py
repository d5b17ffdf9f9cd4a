"""Parsed text and resolved mentions out of marked text: "[Kharkiv] is 30 km from [Kyiv]".

A mark may say more after "=": a kind or a border ("[the border=border:RU-UA]"), "@N" for the
number of the mention that contains it, "assoc" for an associative reading, "none" for a mention
that was not resolved, "nominal" for a common noun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer import Place, PlaceKind, Point, Resolution
from geomap.mentions import Mention
from geomap.parsing import ParsedText, Sentence
from geomap.resolution import ResolvedMention

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = re.compile(r"\[([^\]=]+)(?:=([^\]]*))?\]")


def place(name: str, kind: str = "settlement", **more: object) -> Place:
    """Build a place at 0, 0 unless told otherwise."""
    fields: dict = {
        "place_id": kind if kind.startswith("border:") else f"test:{name}",
        "name": name,
        "kind": PlaceKind(kind.partition(":")[0]),
        "point": Point(lon=0, lat=0),
        "uncertainty_m": 1000.0,
    }
    return Place(**(fields | more))


def marked(
    text: str, language: str = "en", places: Mapping[str, Place] | None = None
) -> tuple[ParsedText, list[ResolvedMention]]:
    """Strip the marks and build what they mark; `places` are looked up by the marked words."""
    plain, mentions, end = "", [], 0
    for match in MARK.finditer(text):
        plain += text[end : match.start()]
        start = len(plain)
        plain += match[1]
        mentions.append((start, len(plain), match[1], (match[2] or "").split(";")))
        end = match.end()
    plain += text[end:]
    breaks = [0, *(m.end() for m in re.finditer(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|\n+", plain))]
    ends = [*breaks[1:], len(plain)]
    sentences = tuple(
        Sentence(a, a + len(plain[a:b].rstrip()), 0) for a, b in zip(breaks, ends, strict=True)
    )
    resolved = [_resolved(*mention, places or {}) for mention in mentions]
    return ParsedText(plain, language, sentences, (), ()), resolved


def _resolved(
    start: int, end: int, text: str, notes: list[str], places: Mapping[str, Place]
) -> ResolvedMention:
    kinds = [note for note in notes if note.partition(":")[0] in set(PlaceKind)]
    known = places.get(text) or place(text, kinds[0] if kinds else "settlement")
    within = next((int(note[1:]) for note in notes if note.startswith("@")), None)
    found = None if "none" in notes else known
    return ResolvedMention(
        mention=Mention(
            start=start,
            end=end,
            text=text,
            name=text,
            reading="associative" if "assoc" in notes else "literal",
            kind=known.kind if kinds else None,
            within=within,
            nominal="nominal" in notes,
        ),
        resolution=Resolution(text, found, 1.0, (), ""),
        point=known.point,
        uncertainty_m=known.uncertainty_m,
        precision="settlement",
    )
