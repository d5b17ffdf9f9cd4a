"""Stated distances: "about 30 km north of X", with who lies how far from what.

A length is a distance between places only where the words say so: a link and a place after it
("from", "north of"), a distance noun with two places before it, "away", "apart". A weapon's range,
a column's length or an advance has none of these, or is named for what it is. Statements without a
length (adjacency, nearness, direction) are found in `geomap.distances.adjacency`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.distances.adjacency import find_relations
from geomap.distances.phrases import Bound, DistancePhrase, DistanceRelation
from geomap.distances.quantities import find_lengths
from geomap.distances.scene import Scene, Target
from geomap.distances.words import phrasebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.distances.quantities import Length
    from geomap.distances.words import After, Before, Phrasebook
    from geomap.parsing import ParsedText, Sentence
    from geomap.resolution import ResolvedMention

__all__ = ["Bound", "DistancePhrase", "DistanceRelation", "find_distances"]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A length in its sentence; all offsets are those of the text."""

    sentence: Sentence
    length: Length
    before: Before
    after: After
    start: int
    """Where its hedges begin."""
    figure: int
    """Where the length itself begins."""
    end: int
    """Where the length ends."""
    beyond: int
    """Where the words that follow it end: the object comes next."""


@dataclass(frozen=True, slots=True)
class _Roles:
    """What lies so far, and from what."""

    subject: int | None
    target: Target
    name: str | None = None
    """Name in the subject's place, where no mention is."""


def find_distances(parsed: ParsedText, resolved: Sequence[ResolvedMention]) -> list[DistancePhrase]:
    """Find all statements of distance, direction, adjacency and nearness.

    Parameters
    ----------
    parsed
        The text, with its sentences.
    resolved
        Its mentions, in any order; phrases refer to them by index.

    Returns
    -------
    list of DistancePhrase
        In the order of the text.
    """
    book = phrasebook(parsed.language)
    scene = Scene(parsed, resolved, book)
    phrases: list[DistancePhrase] = []
    for sentence in parsed.sentences:
        if not scene.is_boilerplate(sentence):
            measured = list(_measured(sentence, scene, book))
            phrases += measured
            phrases += find_relations(sentence, scene, book.language, measured)
    phrases.sort(key=lambda phrase: (phrase.start, phrase.end))
    return [replace(phrase, quoted=_quoted(phrase, parsed)) for phrase in phrases]


def _quoted(phrase: DistancePhrase, parsed: ParsedText) -> bool:
    return any(q.start <= phrase.start and phrase.end <= q.end for q in parsed.quotations)


def _measured(sentence: Sentence, scene: Scene, book: Phrasebook) -> Iterator[DistancePhrase]:
    """Statements of one sentence that give a length or a travel time."""
    waiting: list[_Figure] = []
    last: tuple[DistancePhrase, _Roles] | None = None
    for figure in _figures(sentence, scene, book):
        roles = _roles(figure, scene, book, last[0] if last else None)
        if roles is None:
            waiting.append(figure)
            continue
        for other in waiting:  # "not 80 km, as reported, but 32 km from X"
            if other.before.negated != figure.before.negated:
                yield _made(other, roles, scene)
        waiting.clear()
        last = _made(figure, roles, scene), roles
        yield last[0]
    for other in waiting:  # "32 km from X, not 80 km"
        if last is not None and other.before.negated != last[0].negated:
            yield _made(other, last[1], scene)


def _figures(sentence: Sentence, scene: Scene, book: Phrasebook) -> Iterator[_Figure]:
    """Lengths of a sentence with the words about them."""
    text, offset = scene.folded[sentence.start : sentence.end], sentence.start
    for length in find_lengths(text, book.language):
        before = book.before(text, length.start)
        after = book.after(text, length.end, before)
        yield _Figure(
            sentence,
            length,
            before,
            after,
            start=offset + before.start,
            figure=offset + length.start,
            end=offset + length.end,
            beyond=offset + after.end,
        )


def _roles(
    figure: _Figure, scene: Scene, book: Phrasebook, last: DistancePhrase | None
) -> _Roles | None:
    """Read a length as a distance between two places; None when it is none."""
    if scene.is_trap(figure.start, figure.end):
        return None
    if figure.after.linked:
        return _linked(figure, scene, last)
    pair = _pair(figure, scene, book)
    if pair is None and (figure.after.away or figure.after.direction):
        subject = scene.subject_before(figure.sentence, figure.start, last)
        if subject is not None:
            pair = subject, scene.other(figure.sentence, subject, last)
    if pair is None:
        return None
    name = scene.name_before(figure.sentence, figure.start) if pair[0] is None else None
    return _Roles(pair[0], Target(pair[1], figure.end), name)


def _linked(figure: _Figure, scene: Scene, last: DistancePhrase | None) -> _Roles | None:
    """Read "30 km from X": the object after the link, the subject wherever it stands."""
    target = scene.object_after(figure.beyond, figure.sentence.end)
    subject = scene.subject_of(figure.sentence, figure.start, target, last)
    if figure.after.weak and not scene.locates(figure.sentence, figure.start, subject):
        return None
    name = scene.name_before(figure.sentence, figure.start) if subject is None else None
    named = target.mention is not None or target.line is not None or target.named
    return _Roles(subject, target, name) if named or subject is not None else None


def _pair(figure: _Figure, scene: Scene, book: Phrasebook) -> tuple[int | None, int | None] | None:
    """Find both places where no link follows: "between X and Y", "X and Y are … apart"."""
    sentence, start = figure.sentence, figure.start
    pair: tuple[int | None, int | None] | None = None
    if figure.after.between:
        pair = scene.pair_after(figure.beyond, sentence.end)
    elif figure.after.apart or book.speaks_of_distance(
        scene.folded[sentence.start : figure.figure]
    ):
        pair = scene.pair_before(sentence, start)
    return pair or scene.to_place_before(sentence, start)


def _made(figure: _Figure, roles: _Roles, scene: Scene) -> DistancePhrase:
    """Put a phrase together."""
    length, before, after, target = figure.length, figure.before, figure.after, roles.target
    bound = after.bound or before.bound
    phrase = DistancePhrase(
        start=figure.start,
        end=figure.end,
        text="",
        relation="distance",
        subject=roles.subject,
        object=target.mention,
        stated_km_min=None if bound == "upper" else length.km_min,
        stated_km_max=None if bound == "lower" else length.km_max,
        hedge=before.hedge or after.hedge,
        direction=after.direction,
        negated=before.negated,
        bound=bound,
        step_km=length.step_km,
        figure=scene.text[figure.figure : figure.end],
        vague=length.vague,
        travel=length.unit == "travel",
        also_km=length.also.km_max if length.also else None,
        also_step_km=length.also.step_km if length.also else 0.0,
        subject_text=roles.name,
        object_text=target.text,
        line=target.line,
    )
    return _spanned(phrase, figure, target, scene)


def _spanned(
    phrase: DistancePhrase, figure: _Figure, target: Target, scene: Scene
) -> DistancePhrase:
    """Let a phrase run from its subject to its object, as far as they stand in its sentence."""
    spans = [(figure.start, figure.end)]
    spans += [scene.span(i) for i in (phrase.subject, phrase.object) if i is not None]
    if target.line is not None or target.named:
        spans.append((figure.start, target.end))
    sentence = figure.sentence
    inside = [(a, b) for a, b in spans if sentence.start <= a and b <= sentence.end]
    start, end = min(a for a, _ in inside), max(b for _, b in inside)
    return replace(phrase, start=start, end=end, text=scene.text[start:end])
