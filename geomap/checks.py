"""Stated distances measured: the interval the words allow against the one the ground allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer import Border, Place, PlaceKind, Point, UnknownPlaceError, read_line
from geomap.distance_words import COMPASS, is_border
from geomap.errors import InputError
from geomap.measurements import End, Measurement, Ruler, kilometres
from geomap.positions import position_verdict
from geomap.verdicts import (
    STEP_DEG,
    Verdict,
    allowed,
    readings,
    touching,
    wind_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.distance_phrases import DistancePhrase
    from geomap.documents import Document
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
FUZZY_SHARE = 0.7
"""Where the extents of places without an outline make up more than this share of the distance,
nothing can be said: they would agree with any figure."""
LONGEST_NAME = 4
"""Most words of such a name."""

__all__ = ["Check", "Measurement", "Verdict", "check_phrases", "check_text", "find_end", "measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A stated distance and what the ground says."""

    phrase: DistancePhrase
    subject: str | None
    """Canonical name of the subject."""
    object: str | None
    """Canonical name of the object."""
    measured_km: float | None
    """Between the representative points, or from the point to the nearest point of a line."""
    measured_km_min: float | None
    measured_km_max: float | None
    """Between the footprints, nearest and farthest."""
    subject_point: Point | None
    """Where it was measured from."""
    nearest: Point | None
    """The point of the object that is nearest."""
    bearing_deg: float | None
    """From the subject to that point, degrees clockwise from north."""
    verdict: Verdict
    explanation: str
    """One sentence with the figures and the reason."""
    borders: str | None = None
    """Data set and version of the border that was used."""


def measure(
    subject: Place | Border | Point | End,
    object_: Place | Border | Point | End,
    gazetteer: Gazetteer,
) -> Measurement:
    """Measure from one place, border, line or point to another.

    Parameters
    ----------
    subject, object_
        What `find_end` gives, or a place, border or point of the gazetteer package.
    gazetteer
        Where footprints and borders are taken from.

    Examples
    --------
    >>> from gazetteer import Gazetteer, Point
    >>> gaz = Gazetteer.open()
    >>> found = measure(Point(lon=36.2304, lat=50.005), gaz.border("RU"), gaz)
    >>> round(found.measured_km, 1)
    32.2
    """
    return Ruler(gazetteer).measure(subject, object_)


def check_phrases(
    phrases: Sequence[DistancePhrase],
    resolved: Sequence[ResolvedMention],
    document: Document,
    gazetteer: Gazetteer,
    settings: Settings,
) -> list[Check]:
    """Measure all statements of a document.

    Parameters
    ----------
    phrases
        What `geomap.distances.find_distances` found.
    resolved
        The mentions that the phrases refer to by index.
    document
        Where they stand.
    gazetteer
        Where footprints and borders are taken from.
    settings
        Its `lines` are measured to where the text speaks of them.

    Returns
    -------
    list of Check
        One for each phrase, in the same order.
    """
    bench = _Bench(resolved, document, gazetteer, settings)
    return [bench.check(phrase) for phrase in phrases]


def check_text(text: str, gazetteer: Gazetteer, settings: Settings) -> list[Check]:
    """Measure the statements of a sentence that belongs to no document.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.settings import Settings
    >>> sentence = "Kharkiv lies about 30 km from the Russian border."
    >>> [check.verdict for check in check_text(sentence, Gazetteer.open(), Settings())]
    ['consistent']
    """
    from geomap.distances import find_distances
    from geomap.documents import Document, from_text
    from geomap.mentions import find_mentions
    from geomap.parsing import parse
    from geomap.resolution import resolve_mentions

    document = from_text(text, settings=settings)
    if not isinstance(document, Document):
        raise InputError(f"the sentence cannot be read: {document.reason}")
    parsed = parse(document.text, document.language or "en")
    mentions = find_mentions(parsed, gazetteer)
    resolved = resolve_mentions(mentions, document, gazetteer, settings)
    phrases = find_distances(parsed, resolved)
    return check_phrases(phrases, resolved, document, gazetteer, settings)


class _Bench:
    """Everything that the checks of one document share."""

    def __init__(
        self,
        resolved: Sequence[ResolvedMention],
        document: Document,
        gazetteer: Gazetteer,
        settings: Settings,
    ) -> None:
        self.resolved = resolved
        self.document = document
        self.gazetteer = gazetteer
        self.ruler = Ruler(gazetteer)
        self.lines = dict(settings.lines)

    def check(self, phrase: DistancePhrase) -> Check:
        """Measure one statement."""
        subject = self._place(phrase.subject)
        target = self._target(phrase, subject)
        subject = subject or self._namely(phrase.subject, phrase.subject_text, target)
        target = target or self._target(phrase, subject)
        target = target or self._namely(phrase.object, phrase.object_text, subject)
        name = _name(target) or self._printed(phrase.object) or phrase.object_text
        subject_name = _name(subject) or self._printed(phrase.subject) or phrase.subject_text
        if phrase.relation == "within" and isinstance(subject, Place):
            return self._position(phrase, subject, target)
        if subject is None or target is None:
            reason = self._unmeasurable(phrase, subject, target)
            return _undetermined(phrase, subject_name, name, reason)
        if phrase.relation == "adjacent":
            subject = self._namesake(subject, target) or subject
        try:
            found = self.ruler.measure(subject, target)
        except UnknownPlaceError as error:
            return _undetermined(phrase, subject_name, name, f"{error}")
        verdict, words = self._judge(phrase, found, subject, target)
        return _made(phrase, found, verdict, f"{found.explanation}; {words}: {verdict}")

    def _printed(self, index: int | None) -> str | None:
        return None if index is None else self.resolved[index].mention.text

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
            if key is not None and key in self.lines:
                return read_line(key, self.lines[key])
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
        named = [
            self.gazetteer.country_of(word.removesuffix("'s").removesuffix("’s")) for word in words
        ]
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

    def _unmeasurable(
        self, phrase: DistancePhrase, subject: Place | Border | None, target: Place | Border | None
    ) -> str:
        """Reason why a statement cannot be measured."""
        if phrase.subject is None and phrase.subject_text is None:
            return "the text does not name what lies there"
        if phrase.line is not None and target is None:
            return (
                f"where the {phrase.line} runs is not known: give it with --line {phrase.line}=FILE"
            )
        for index, place in ((phrase.subject, subject), (phrase.object, target)):
            if index is not None and place is None:
                return f"{self.resolved[index].mention.text} could not be resolved to a place"
        if target is None:
            return f"{phrase.object_text or 'what it is measured from'} is not known"
        return f"{phrase.subject_text} is not known"

    def _judge(
        self,
        phrase: DistancePhrase,
        found: Measurement,
        subject: Place | Border,
        target: Place | Border,
    ) -> tuple[Verdict, str]:
        """Verdict and the words that justify it."""
        verdict: Verdict
        if phrase.relation == "adjacent":
            verdict = self._adjacent(found, subject, target)
            gap = kilometres(found.measured_km_min)
            return _turned(verdict, phrase), f"{gap} apart" if found.measured_km_min else "no gap"
        if phrase.travel:
            return "undetermined", f"'{phrase.figure}' is a time on the way, not a length"
        verdict = "consistent"
        reasons: list[str] = []
        words = allowed(phrase)
        if words is not None and not phrase.vague:
            ends = self.ruler.end(subject), self.ruler.end(target)
            fuzzy = any(end.fuzzy for end in ends)
            wide = fuzzy or all(end.wide for end in ends)
            verdict = "consistent" if words.meets(readings(found, wide=wide)) else "inconsistent"
            printed = " ".join(filter(None, (phrase.hedge, phrase.figure)))
            reasons.append(f"'{printed}' allows {words}")
            if fuzzy and verdict == "consistent" and _too_fuzzy(found):
                verdict = "undetermined"
                reasons.append("but an outline that this needs is not known")
        elif phrase.relation == "distance":
            verdict = "undetermined"
            reasons.append(f"'{phrase.figure or phrase.hedge}' gives no figure to hold against it")
        if phrase.also_km is not None and phrase.stated_km_max is not None:
            verdict = self._conversion(phrase, verdict, reasons)
        if phrase.direction is not None:
            verdict = self._wind(phrase.direction, found, verdict, reasons)
        return _turned(verdict, phrase), ", ".join(reasons)

    def _adjacent(
        self, found: Measurement, subject: Place | Border, target: Place | Border
    ) -> Verdict:
        countries = [
            place.country
            for place in (subject, target)
            if isinstance(place, Place) and place.kind == PlaceKind.COUNTRY and place.country
        ]
        if len(countries) == 2:  # noqa: PLR2004 - of two countries the border data know
            try:
                self.gazetteer.border(*countries)
            except UnknownPlaceError:
                return "inconsistent"
            return "consistent"
        wide = isinstance(subject, Place) and self.ruler.end(subject).wide
        return touching(found.measured_km_min, wide=wide)

    def _namesake(self, subject: Place | Border, target: Place | Border) -> Place | None:
        """Region that a town's name stands for: "Belgorod, which borders the Kharkiv region"."""
        if not isinstance(subject, Place) or self.ruler.end(subject).wide:
            return None
        if not self.ruler.end(target).wide or isinstance(target, Border):
            return None
        around = self.gazetteer.containing(subject.point)
        regions = (one for one in around if one.kind == PlaceKind.REGION)
        return next((one for one in regions if one.name.startswith(subject.name)), None)

    @staticmethod
    def _conversion(phrase: DistancePhrase, verdict: Verdict, reasons: list[str]) -> Verdict:
        """Compare the two figures of "40 km (25 miles)"."""
        stated, also = phrase.stated_km_max or 0.0, phrase.also_km or 0.0
        slack = phrase.step_km / 2 + phrase.also_step_km / 2 + 0.02 * stated
        if abs(stated - also) <= slack:
            return verdict
        reasons.append(f"its two figures differ: {kilometres(stated)} and {kilometres(also)}")
        return "inconsistent"

    @staticmethod
    def _wind(direction: str, found: Measurement, verdict: Verdict, reasons: list[str]) -> Verdict:
        """Hold the compass word against the bearing from the object to the subject."""
        from gazetteer import bearing_deg

        if found.measured_km == 0.0:
            return verdict
        bearing = bearing_deg(found.nearest, found.subject_point)
        wind, _ = wind_verdict(direction, bearing, found.spread_deg)
        towards = COMPASS[round(bearing / STEP_DEG) % len(COMPASS)]
        reasons.append(f"it lies to the {towards} ({bearing:.0f}°), '{direction}' is {_fits(wind)}")
        if "inconsistent" in {wind, verdict}:
            return "inconsistent"
        return verdict if wind == "consistent" else wind

    def _position(
        self, phrase: DistancePhrase, subject: Place, target: Place | Border | None
    ) -> Check:
        """Judge "a city in north-eastern Y" and "Y's western X region"."""
        whole = target if isinstance(target, Place) else self._country(subject)
        if whole is None or not whole.has_footprint:
            reason = "the outline of what it is part of is not known"
            return _undetermined(phrase, subject.name, whole.name if whole else None, reason)
        shape = self.gazetteer.footprint(whole)
        verdict, reason = position_verdict(subject.point, shape, phrase.direction)
        sentence = f"{subject.name} lies {reason} {whole.name}"
        if phrase.direction:
            adjective = phrase.direction if phrase.direction != "centre" else "central"
            sentence += f"; the text says '{adjective}'"
        return Check(
            phrase=phrase,
            subject=subject.name,
            object=whole.name,
            measured_km=None,
            measured_km_min=None,
            measured_km_max=None,
            subject_point=subject.point,
            nearest=None,
            bearing_deg=None,
            verdict=_turned(verdict, phrase),
            explanation=f"{sentence}: {_turned(verdict, phrase)}",
        )

    def _country(self, place: Place) -> Place | None:
        """Country that a place lies in."""
        if place.kind == PlaceKind.COUNTRY:
            return None
        around = self.gazetteer.containing(place.point)
        return next((one for one in around if one.kind == PlaceKind.COUNTRY), None)


def _too_fuzzy(found: Measurement) -> bool:
    """Whether the extents leave open nearly any distance."""
    return found.measured_km_max - found.measured_km_min > FUZZY_SHARE * found.measured_km


def _fits(verdict: Verdict) -> str:
    return {"consistent": "right", "inconsistent": "wrong"}.get(verdict, "too close to call")


def _turned(verdict: Verdict, phrase: DistancePhrase) -> Verdict:
    """Turn the verdict on what a negated statement denies into one on the statement."""
    if not phrase.negated or verdict == "undetermined":
        return verdict
    return "inconsistent" if verdict == "consistent" else "consistent"


def _name(place: Place | Border | None) -> str | None:
    return None if place is None else place.name


def _made(phrase: DistancePhrase, found: Measurement, verdict: Verdict, sentence: str) -> Check:
    return Check(
        phrase=phrase,
        subject=found.subject,
        object=found.object,
        measured_km=round(found.measured_km, 3),
        measured_km_min=round(found.measured_km_min, 3),
        measured_km_max=round(found.measured_km_max, 3),
        subject_point=found.subject_point,
        nearest=found.nearest,
        bearing_deg=round(found.bearing_deg, 1) % 360.0,
        verdict=verdict,
        explanation=sentence,
        borders=found.borders,
    )


def _undetermined(
    phrase: DistancePhrase, subject: str | None, target: str | None, reason: str
) -> Check:
    return Check(
        phrase=phrase,
        subject=subject,
        object=target,
        measured_km=None,
        measured_km_min=None,
        measured_km_max=None,
        subject_point=None,
        nearest=None,
        bearing_deg=None,
        verdict="undetermined",
        explanation=f"{reason}: undetermined",
    )


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
    import re

    match = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*(?:[,;]\s*|\s+)(-?\d+(?:\.\d+)?)\s*", text)
    if match is None:
        return None
    lat, lon = float(match[1]), float(match[2])
    if abs(lat) > 90.0 or abs(lon) > 180.0:  # noqa: PLR2004
        raise InputError(
            f"{text}: latitude must be within 90 and longitude within 180 degrees, latitude first"
        )
    return Point(lon=lon, lat=lat)
