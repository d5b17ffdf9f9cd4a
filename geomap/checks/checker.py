"""Stated distances measured: the interval the words allow against the one the ground allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer import Border, Place, PlaceKind, Point, UnknownPlaceError
from geomap.checks.ends import Ends, find_end
from geomap.checks.measurements import End, Measurement, Ruler, kilometres
from geomap.checks.positions import position_verdict
from geomap.checks.verdicts import (
    STEP_DEG,
    Verdict,
    allowed,
    readings,
    touching,
    wind_verdict,
)
from geomap.distances.words import COMPASS
from geomap.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.distances.phrases import DistancePhrase
    from geomap.documents import Document
    from geomap.resolution import ResolvedMention
    from geomap.settings import Settings

FUZZY_SHARE = 0.7
"""Where the extents of places without an outline make up more than this share of the distance,
nothing can be said: they would agree with any figure."""

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
        self.ends = Ends(resolved, self.ruler, settings)

    def check(self, phrase: DistancePhrase) -> Check:
        """Measure one statement."""
        subject, target = self.ends.of(phrase)
        name = _name(target) or self._printed(phrase.object) or phrase.object_text
        subject_name = _name(subject) or self._printed(phrase.subject) or phrase.subject_text
        if phrase.relation == "within" and isinstance(subject, Place):
            return self._position(phrase, subject, target)
        if subject is None or target is None:
            reason = self._unmeasurable(phrase, subject, target)
            return _undetermined(phrase, subject_name, name, reason)
        if phrase.relation == "adjacent":
            subject = self.ends.namesake(subject, target) or subject
        try:
            found = self.ruler.measure(subject, target)
        except UnknownPlaceError as error:
            return _undetermined(phrase, subject_name, name, f"{error}")
        verdict, words = self._judge(phrase, found, subject, target)
        return _made(phrase, found, verdict, f"{found.explanation}; {words}: {verdict}")

    def _printed(self, index: int | None) -> str | None:
        return None if index is None else self.resolved[index].mention.text

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
        whole = {PlaceKind.COUNTRY, PlaceKind.BORDER}
        countries = [
            place.country
            for place in (subject, target)
            if isinstance(place, Place) and place.kind in whole and place.country
        ]
        if len(countries) == 2:  # noqa: PLR2004 - of two countries the border data know
            try:
                self.gazetteer.border(*countries)
            except UnknownPlaceError:
                return "inconsistent"
            return "consistent"
        wide = isinstance(subject, Place) and self.ruler.end(subject).wide
        return touching(found.measured_km_min, wide=wide)

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
        whole = target if isinstance(target, Place) else self.ends.country(subject)
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
