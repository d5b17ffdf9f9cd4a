"""Which two places a statement speaks of: places, borders, lines of the reader's own, names.

Most are what their mentions were resolved to. A border that is only called "the border" is the
subject's own; a name that nothing resolved is looked for near the other end.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteer import Border, Place, PlaceKind, Point, UnknownPlaceError, read_line
from geomap.distances.words import is_border
from geomap.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.checks.measurements import Ruler
    from geomap.distances.phrases import DistancePhrase
    from geomap.resolution import ResolvedMention
    from geomap.settings import Settings

KNOWN_TOWN = 1_000
"""Least population of a town that a bare name beside a distance is taken for."""
NEAR_BORDER_KM = 500.0
"""Farthest from a border that such a town is looked for."""
NAMESAKES = 5
"""Places of the name that are looked at."""
KNOWN_CITY = 100_000
"""The same where the other end is not known either ("Bryansk, over 100 km from the border")."""
LONGEST_NAME = 4
"""Most words of such a name."""


class Ends:
    """Finds the two ends of a document's statements.

    Parameters
    ----------
    resolved
        The mentions that the statements refer to by index.
    ruler
        Measures how near a name without a mention is to the other end.
    settings
        Its `lines` are read when a statement speaks of them.
    """

    def __init__(
        self, resolved: Sequence[ResolvedMention], ruler: Ruler, settings: Settings
    ) -> None:
        self.resolved = resolved
        self.ruler = ruler
        self.gazetteer = ruler.gazetteer
        self._paths = dict(settings.lines)

    def of(self, phrase: DistancePhrase) -> tuple[Place | Border | None, Place | Border | None]:
        """Find the subject and the object of a statement; None for what is not known."""
        subject = self._place(phrase.subject)
        target = self._target(phrase, subject)
        subject = subject or self._namely(phrase.subject, phrase.subject_text, target)
        target = target or self._target(phrase, subject)
        return subject, target or self._namely(phrase.object, phrase.object_text, subject)

    @cached_property
    def _lines(self) -> dict[str, Border]:
        """Lines of the reader's own, by name."""
        return {name: read_line(name, path) for name, path in self._paths.items()}

    def _place(self, index: int | None) -> Place | Border | None:
        """Place of a mention; that of what a nominal one refers back to."""
        seen: set[int] = set()
        while index is not None and index not in seen:
            seen.add(index)
            item = self.resolved[index]
            if item.resolution.place is not None:
                return item.resolution.place
            index = item.mention.antecedent
        return None

    def _target(
        self, phrase: DistancePhrase, subject: Place | Border | None
    ) -> Place | Border | None:
        """Place, border or the reader's line that the statement measures to."""
        for key in (phrase.line, phrase.object_text):
            if key is not None and key in self._paths:
                return self._lines[key]
        place = self._place(phrase.object)
        if phrase.object is None:
            return self._border_in(phrase.object_text)
        return (
            self._border(phrase.object, place, subject) if self._is_border(phrase.object) else place
        )

    def _border_in(self, text: str | None) -> Place | None:
        """Border that some words begin with: "польського кордону, де …"."""
        words = (text or "").split()
        for count in range(len(words), 1, -1):
            found = self.gazetteer.find(" ".join(words[:count]), kind=PlaceKind.BORDER, limit=1)
            if found:
                return found[0].place
        return None

    def _is_border(self, index: int) -> bool:
        item = self.resolved[index]
        place = item.resolution.place
        if PlaceKind.BORDER in {item.mention.kind, place.kind if place else None}:
            return True
        return item.mention.nominal and is_border(item.mention.text)

    def _border(
        self, index: int, place: Place | Border | None, subject: Place | Border | None
    ) -> Place | Border | None:
        """Border that a mention names; that of the subject's own country where it names none."""
        if isinstance(place, Place) and place.kind == PlaceKind.BORDER:
            return place
        words = self.resolved[index].mention.text.replace("-", " ").replace("–", " ").split()
        named = [self.gazetteer.country_of(word) for word in words]
        codes = tuple(dict.fromkeys(code for code in named if code))
        if not codes and isinstance(place, Place) and place.country:
            codes = (place.country,)
        if not codes and isinstance(subject, Place) and subject.country:
            codes = (subject.country,)
        try:
            return self.gazetteer.border(*codes[:2]) if codes else None
        except UnknownPlaceError:
            return None

    def _namely(
        self, index: int | None, text: str | None, other: Place | Border | None
    ) -> Place | None:
        """Look up a name that nothing else resolved, near the other end.

        To lie so far from a known place is evidence: the town of that name in the same country, or
        not far from the border.
        """
        words = (self.resolved[index].mention.name if index is not None else text or "").split()
        for count in range(min(len(words), LONGEST_NAME), 0, -1):
            name = " ".join(words[:count]).strip(",.;:")
            if not name[:1].isupper():
                continue
            for candidate in self.gazetteer.find(name, limit=NAMESAKES):
                place = candidate.place
                if (place.population or 0) >= KNOWN_TOWN and self._goes_with(place, other):
                    return place
        return None

    def _goes_with(self, place: Place, other: Place | Border | None) -> bool:
        """Whether two places are likely to be spoken of together."""
        if other is None:
            return (place.population or 0) >= KNOWN_CITY
        if isinstance(other, Place) and place.country == other.country:
            return True
        if isinstance(other, Place) and other.kind not in {PlaceKind.BORDER, PlaceKind.COUNTRY}:
            return False
        return self.ruler.measure(place, other).measured_km <= NEAR_BORDER_KM

    def namesake(self, subject: Place | Border, target: Place | Border) -> Place | None:
        """Region that a town's name stands for: "Belgorod, which borders the Kharkiv region"."""
        if not isinstance(subject, Place) or self.ruler.end(subject).wide:
            return None
        if not self.ruler.end(target).wide or isinstance(target, Border):
            return None
        regions = self.gazetteer.containing(subject.point, kinds=[PlaceKind.REGION])
        return next((one for one in regions if one.name.startswith(subject.name)), None)

    def country(self, place: Place) -> Place | None:
        """Country that a place lies in."""
        if place.kind == PlaceKind.COUNTRY:
            return None
        return next(iter(self.gazetteer.containing(place.point, kinds=[PlaceKind.COUNTRY])), None)


def find_end(text: str, gazetteer: Gazetteer, settings: Settings) -> Place | Border | Point:
    """Find what the reader names: a place, a border, coordinates, or a line of a file.

    Parameters
    ----------
    text
        "Kharkiv", "Russian border", "Ukraine's border with Belarus", "50.005, 36.2304" (latitude
        first, as people write it), or the name of one of `settings.lines`.
    gazetteer
        Where to look.
    settings
        `lines` and `country_bias` count.

    Raises
    ------
    InputError
        Nothing by that name is known.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.settings import Settings
    >>> find_end("50.005, 36.2304", Gazetteer.open(), Settings())
    Point(lon=36.2304, lat=50.005)
    """
    point = _coordinates(text)
    if point is not None:
        return point
    lines = dict(settings.lines)
    if text in lines:
        return read_line(text, lines[text])
    bias = settings.country_bias[0] if settings.country_bias else None
    found = gazetteer.find(text, limit=1, country=bias) or gazetteer.find(text, limit=1)
    if not found:
        raise InputError(
            f"no place, border or line is known as {text!r}: see `geomap find`, or give "
            "coordinates as LATITUDE,LONGITUDE"
        )
    return found[0].place


def _coordinates(text: str) -> Point | None:
    """Read "50.005, 36.2304", latitude first."""
    match = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*(?:[,;]\s*|\s+)(-?\d+(?:\.\d+)?)\s*", text)
    if match is None:
        return None
    lat, lon = float(match[1]), float(match[2])
    if abs(lat) > 90.0 or abs(lon) > 180.0:  # noqa: PLR2004 - degrees
        raise InputError(
            f"{text}: latitude must be within 90 and longitude within 180 degrees, latitude first"
        )
    return Point(lon=lon, lat=lat)
