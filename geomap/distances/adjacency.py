"""Statements of how places lie that give no length: neighbours, nearness, direction, part.

"X, which shares a border with Y", "X near Y", "X, just north of Y", "X, a city in north-eastern Y",
"Y's northeastern city of X", "the western X region". Two places that follow each other say so when
nothing but filling words ("the city of", "which lies") stands beside the words of the relation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.distances.phrases import DistancePhrase
from geomap.distances.quantities import any_of
from geomap.distances.words import phrasebook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geomap.distances.phrases import DistanceRelation
    from geomap.distances.scene import Scene
    from geomap.parsing import Sentence

GAP_WORDS = 12
"""Most words between two places that may say how they lie."""
LEAD_WORDS = 4
"""Most filling words between a compass adjective and its place: "the southern port city of"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words between two places say."""

    relation: DistanceRelation
    direction: str | None = None
    swapped: bool = False
    """Whether the second place is the subject: "Ukraine's northeastern city of Kharkiv"."""
    near: bool = False


def find_relations(
    sentence: Sentence, scene: Scene, language: str, measured: Sequence[DistancePhrase]
) -> Iterator[DistancePhrase]:
    """Yield a sentence's statements without a length that no measured phrase covers.

    Parameters
    ----------
    sentence
        The sentence to read.
    scene
        The text's mentions.
    language
        ISO 639-1 code of a lexicon.
    measured
        What was already found in it.
    """
    found = scene.between(sentence.start, sentence.end)
    placed: set[int] = set()
    yield from _across(found, scene, language, measured)
    last: DistancePhrase | None = None
    for first, second in pairwise(found):
        # of "X, near Y, just north of Z" both are said of X
        gap = scene.folded[scene.mentions[first].end : scene.mentions[second].start]
        goes_on = last is not None and last.object == first and gap.lstrip().startswith(",")
        teller = last.subject if last is not None and goes_on else first
        phrase = _pair(first, second, scene, language, teller)
        last = phrase
        if phrase is not None and not _covered(phrase, measured):
            placed |= {first, second} if phrase.relation == "within" else {second}
            yield phrase
    for index in found:
        phrase = None if index in placed else _lead(index, sentence, scene, language)
        if phrase is not None and not _covered(phrase, measured):
            yield phrase


def _across(
    found: list[int], scene: Scene, language: str, measured: Sequence[DistancePhrase]
) -> Iterator[DistancePhrase]:
    """Read "X, just across the border from Y", where the border is a mention of its own."""
    for first, middle, last in zip(found, found[1:], found[2:], strict=False):
        if scene.mentions[middle].nominal and scene.kind(middle) == "border":
            phrase = _pair(first, last, scene, language, first)
            if phrase is not None and not _covered(phrase, measured):
                yield phrase


def _covered(phrase: DistancePhrase, measured: Sequence[DistancePhrase]) -> bool:
    return any(phrase.start < other.end and other.start < phrase.end for other in measured)


def _pair(
    first: int, second: int, scene: Scene, language: str, teller: int | None
) -> DistancePhrase | None:
    """Read the words between two places; `teller` is of whom they are said."""
    gap = scene.folded[scene.mentions[first].end : scene.mentions[second].start]
    if scene.kind(first) == "border":  # "X borders" may have been taken for the borders of X
        gap = f"{scene.folded[: scene.mentions[first].end].rpartition(' ')[2]} {gap}"
    if len(gap.split()) > GAP_WORDS or re.search(r"[.;!?](?!\w)", gap):
        return None
    book = phrasebook(language)
    core = _without(gap, _fillers(language))
    negated = any(word in core.split() for word in book.words["hedges"]["negation"])
    if negated:
        core = _without(core, frozenset(book.words["hedges"]["negation"]))
    meaning = _meanings(language).get(core)
    if meaning is None and core:
        head, _, last = core.rpartition(" ")
        meaning = _meanings(language).get(head) if last in book.adjectives else None
    on_line = scene.kind(second) == "border" and core in _on_line(language)
    if on_line:
        meaning = Meaning("adjacent")
    if meaning is None:
        return None
    if teller is None:
        teller = first
    subject, target = (second, first) if meaning.swapped else (teller, second)
    return _relation(scene, meaning, subject, target, negated=negated, hedge=core)


def _lead(index: int, sentence: Sentence, scene: Scene, language: str) -> DistancePhrase | None:
    """Read a compass adjective before a place: "the southern port city of X"."""
    if scene.kind(index) in {"country", "border"}:
        return None
    match = _lead_pattern(language).search(
        scene.folded[sentence.start : scene.mentions[index].start]
    )
    if match is None:
        return None
    wind = phrasebook(language).adjectives[" ".join(match.group("wind").split())]
    start = sentence.start + match.start()
    return _relation(scene, Meaning("within", wind), index, None, start=start)


def _relation(  # noqa: PLR0913 - the parts of one phrase
    scene: Scene,
    meaning: Meaning,
    subject: int,
    target: int | None,
    *,
    hedge: str | None = None,
    negated: bool = False,
    start: int | None = None,
) -> DistancePhrase:
    spans = [scene.span(i) for i in (subject, target) if i is not None]
    first = min(span[0] for span in spans) if start is None else start
    last = max(span[1] for span in spans)
    return DistancePhrase(
        start=first,
        end=last,
        text=scene.text[first:last],
        relation=meaning.relation,
        subject=subject,
        object=target,
        hedge=hedge if meaning.near else None,
        direction=meaning.direction,
        negated=negated,
        vague=meaning.near,
    )


@cache
def _fillers(language: str) -> frozenset[str]:
    return frozenset(phrasebook(language).words["between_places"]["fillers"])


@cache
def _on_line(language: str) -> frozenset[str]:
    """Words between a place and a border that put the place on it: "on the", "straddles the"."""
    words = phrasebook(language).words["between_places"]["adjacent_line"]
    return frozenset(_without(word, _fillers(language)) for word in words) - {""}


@cache
def _meanings(language: str) -> dict[str, Meaning]:
    """Look-up from the words between two places, without filling words, to what they say."""
    book, fillers = phrasebook(language), _fillers(language)
    words = book.words["between_places"]
    before = ["", *book.words["directions"]["before"]]
    table: dict[str, Meaning] = {}
    for word, wind in book.adjectives.items():
        inside, owned = Meaning("within", wind), Meaning("within", wind, swapped=True)
        table |= {_without(f"{link} {word}", fillers): inside for link in words["within"]}
        table |= {
            _without(f"{mark} {word} {of}", fillers): owned
            for mark in words["possessive"]
            for of in ("", *words["direction"])
        }
    for word, wind in book.directions.items():
        forms = (f"{b} {word} {link}" for b in before for link in words["direction"])
        table |= {_without(form, fillers): Meaning("direction", wind) for form in forms}
    for word, wind in book.comparatives.items():
        forms = (f"{word} {link}" for link in ["", *words["direction"]])
        table |= {_without(form, fillers): Meaning("direction", wind) for form in forms}
    table |= {_without(form, fillers): Meaning("adjacent") for form in words["adjacent"]}
    table |= {_without(form, fillers): Meaning("distance", near=True) for form in words["near"]}
    table.pop("", None)
    return table


@cache
def _lead_pattern(language: str) -> re.Pattern[str]:
    book = phrasebook(language)
    links = any_of(book.words["between_places"]["direction"])
    winds = [word for word in book.adjectives if " " not in word]
    return re.compile(
        rf"(?<![\w-])(?P<wind>{any_of(winds)})(?!\s+(?:{links})\s)"
        rf"(?:\s+(?:{any_of(_fillers(language))})(?!\w)){{0,{LEAD_WORDS}}}(?:\s+(?:{links}))?\s+$"
    )


def _without(text: str, fillers: Collection[str]) -> str:
    """Words of a text without punctuation and filling words."""
    words = re.findall(r"'\w+|[\w-]+(?:'\w+)?", re.sub(r"[–—]|\s-\s", " ", text))
    return " ".join(word for word in words if word not in fillers)
