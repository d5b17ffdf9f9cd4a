"""Who lies how far from what: the places around a figure, and which of them it speaks of.

Reads the word order, not a parse tree: the nearest place before the figure is its subject when the
words between are words of lying ("situated", "which is"), and not when they bring in something new
("hit a depot 30 km from X"). Places that only contain another ("Hroza in the Kharkiv region") are
passed over. Where the sentence has none, a pronoun or the sentence before it gives the subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.distances.quantities import any_of, fold
from geomap.lexicons.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.distances.phrases import DistancePhrase
    from geomap.distances.words import Phrasebook
    from geomap.mentions import Mention
    from geomap.parsing import ParsedText, Sentence
    from geomap.resolution import ResolvedMention

OBJECT_WORDS = 7
"""Most words between a link and its place: "from the nearest point of the international border"."""
LINK_WORDS = 6
"""Most words between a subject and its figure when none of them is a word of lying."""
CLAUSE_WORDS = 30
"""Most words between them when one is."""
SENTENCES_BACK = 3
"""How far back the place that "it" or nothing stands for is looked for."""
WIDE = frozenset({"country", "region", "area", "border", "water"})
"""Kinds that rarely are what "it" refers to beside a distance."""


_NAME = re.compile(r"(?<!\w)[^\W\d_a-zа-яіїєґ][\w'’-]+(?:[ -][^\W\d_a-zа-яіїєґ][\w'’-]+)*")
"""One or more words that begin with a capital."""

GAP_WORDS = 2
"""Words between a place and the one that contains it: "Hroza in the Kharkiv region"."""


@dataclass(frozen=True, slots=True)
class Target:
    """What stands after "30 km from"."""

    mention: int | None
    end: int
    text: str | None = None
    """Its words, where it is no mention."""
    line: str | None = None
    """Name of a line that only the reader can supply."""
    named: bool = False
    """Whether it is a name, by its capital."""


class Scene:
    """The mentions of a text by their position, with the questions that a figure asks of them."""

    def __init__(
        self, parsed: ParsedText, resolved: Sequence[ResolvedMention], book: Phrasebook
    ) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.folded = fold(parsed.text)
        self.mentions: list[Mention] = [item.mention for item in resolved]
        self._places = [item.resolution.place for item in resolved]
        self.order = sorted(
            range(len(resolved)), key=lambda i: (self.mentions[i].start, -self.mentions[i].end)
        )
        self._starts = [self.mentions[index].start for index in self.order]
        words, small = book.words, grammar(parsed.language)
        subject, traps = words["subject"], words["traps"]
        self._locating = _words(subject["locating"])
        self._anaphors = _words(subject["anaphors"])
        opening = any_of([*subject["opening"], *words["hedges"]["neutral"]])
        self._opening = re.compile(rf"\W*(?:(?:{opening})(?!\w)\W*)*")
        self._conjunction = re.compile(rf"\W*(?:(?:{any_of(subject['conjunctions'])})(?!\w)\W*)*")
        self._unnamed = re.compile(
            rf"(?P<before>\S+)?\s*(?<!\w)(?:{any_of(subject['indefinite'])})(?!\w)"
            r"(?:[\s-]+[\w'-]+){0,12}\W*$"
        )
        common = [*subject["anaphors"], *subject["opening"], *subject["indefinite"]]
        self._common = re.compile(rf"(?:{any_of([*common, *small.definite])})")
        owners = any_of(["'", *small.owners])
        self._owner = re.compile(rf"(?:{owners})\s+\w")
        self._inside = frozenset(words["between_places"]["within"])
        self._apposition = frozenset(subject["apposition"])
        self._trap_before, self._trap_after = _words(traps["before"]), _words(traps["after"])
        self._lines = {word: name for name, ws in words["unknown"].items() for word in ws}
        self._unknown = _words(self._lines)
        nouns = any_of(words["border"]["nouns"])
        self._border = re.compile(
            rf"(?:\W*[\w'-]+){{0,3}}?\W*(?<!\w)(?:{nouns})(?!\w)[^,;:.()]{{0,40}}"
        )
        self._to, self._from = _words(words["links"]["to"]), _words(words["links"]["from"])

    def is_boilerplate(self, sentence: Sentence) -> bool:
        """Whether a sentence is no news."""
        return any(a <= sentence.start and sentence.end <= b for a, b in self.parsed.boilerplate)

    def kind(self, index: int) -> str | None:
        """Kind of a mention's place; what its words ask for when it is not resolved."""
        place = self._places[index]
        return self.mentions[index].kind if place is None else place.kind

    def span(self, index: int) -> tuple[int, int]:
        """Start and end of a mention."""
        return self.mentions[index].start, self.mentions[index].end

    def between(self, start: int, end: int) -> list[int]:
        """List the mentions within a span, in order; of nested ones the longest."""
        found: list[int] = []
        for index in self.order[bisect_left(self._starts, start) :]:
            mention = self.mentions[index]
            if mention.start > end:
                break
            if mention.end > end:
                continue
            if not found or mention.start >= self.mentions[found[-1]].end:
                found.append(index)
        return found

    def is_trap(self, start: int, end: int) -> bool:
        """Whether the words about a figure make it the size or the reach of something.

        Looks back as far as the last place: "advanced towards X, 30 km from Y" is a distance.
        """
        sentence = next((s for s in self.parsed.sentences if s.start <= start < s.end), None)
        first = sentence.start if sentence else 0
        for index in self.between(first, start):
            first = max(first, self.mentions[index].end)
        clause = re.split(r"[;:.!?]", self.folded[first:start])[-1]
        if self._trap_before.search(clause):
            return True
        following = re.match(r"[\s-]*", self.folded[end:])
        at = end + (following.end() if following else 0)
        return bool(self._trap_after.match(self.folded, at))

    def object_after(self, start: int, end: int) -> Target:
        """Find the place that follows a link."""
        stop = re.search(r"[.;!?](?!\w)", self.folded[start:end])
        limit = start + stop.start() if stop else end
        found = self.between(start, limit)
        first = self.mentions[found[0]].start if found else limit
        gap = self.folded[start:first]
        unknown = self._unknown.search(self.folded, start, limit)
        if (
            unknown
            and unknown.start() <= first
            and len(gap[: unknown.start()].split()) < LINK_WORDS
        ):
            words = " ".join(unknown.group().split())
            return Target(None, unknown.end(), words, self._lines[words])
        if found and len(gap.split()) < OBJECT_WORDS and not re.search(r"[,:()]|\s[–—]\s", gap):
            index = self._inner(found)
            return Target(index, self.mentions[index].end)
        return self._words_after(start, limit)

    def _words_after(self, start: int, limit: int) -> Target:
        """Take the words after a link as they are: a name that was not recognised, or a border."""
        border = self._border.match(self.folded, start, limit)
        words = border or re.compile(r"\s*(?:[^\s,;:()]+[ \u00a0]?){1,5}").match(
            self.text, start, limit
        )
        if words is None:
            return Target(None, start)
        printed = self.text[start : words.end()].strip()
        named = border is not None or printed[:1].isupper()
        return Target(None, words.end(), printed, named=named)

    def _inner(self, found: list[int]) -> int:
        """Of "Moscow's Red Square", Red Square; of "Hroza in the Kharkiv region", Hroza."""
        index = found[0]
        if self.mentions[index].nominal and len(found) > 1:  # "the capital, X"
            between = self.text[self.mentions[index].end : self.mentions[found[1]].start]
            if re.fullmatch(r",?\s+", between):
                return found[1]
        for other in found[1:]:
            gap = self.text[self.mentions[index].end : self.mentions[other].start]
            if self.mentions[other].within != index or "," in gap or len(gap.split()) > GAP_WORDS:
                break
            index = other
        return index

    def subject_of(
        self, sentence: Sentence, start: int, target: Target, last: DistancePhrase | None
    ) -> int | None:
        """Find the subject of "30 km from X": before it, after it, or in the sentence before."""
        goal = self._goal_after(target, sentence.end)
        if goal is not None:
            return goal
        subject = self.subject_before(sentence, start, last, exclude=target.mention)
        if subject is None and self._opens(sentence, start):
            subject = self._subject_after(target, sentence.end)
            if subject is None:
                subject = self.topic(sentence, exclude=target.mention)
        return subject

    def _goal_after(self, target: Target, end: int) -> int | None:
        """Find Y of "30 km from X to Y"."""
        found = self.between(target.end, end)
        if target.mention is None or not found:
            return None
        gap = self.folded[target.end : self.mentions[found[0]].start]
        is_goal = re.fullmatch(rf"\s+{self._to.pattern}(?:\s+\w+){{0,2}}\s+", gap)
        return found[0] if is_goal else None

    def subject_before(
        self,
        sentence: Sentence,
        start: int,
        last: DistancePhrase | None,
        exclude: int | None = None,
    ) -> int | None:
        """Find the place before a figure that the figure speaks of."""
        if last is not None and last.end <= start and self._continues(last.end, start):
            return last.subject
        used = {exclude} if last is None else {exclude, last.object}
        found = [i for i in self.between(sentence.start, start) if i not in used]
        for index in reversed(found):
            mention = self.mentions[index]
            if mention.reading != "literal" or self._contains_another(index, found):
                continue
            if self._linked(self.folded[mention.end : start]):
                return self._meant(self._sharper(index, found, start), sentence)
            break
        clause = self.folded[sentence.start : start]
        if self._anaphors.search(clause) and not self._new_thing(clause):
            return self.topic(sentence, exclude=exclude)
        return None

    def _sharper(self, index: int, found: list[int], start: int) -> int:
        """Of "X, in the Y region, 30 km from" and "X is on the border, 30 km from", take X."""
        at = found.index(index)
        if at == 0 or self.kind(index) not in WIDE:
            return index
        before = found[at - 1]
        gap = self.folded[self.mentions[before].end : self.mentions[index].start]
        first = (gap.split() or [""])[0]
        tied = first in self._inside or first[:1] == "," or bool(self._locating.search(gap))
        border = self.kind(index) == "border"
        stays = border and self._locating.search(self.folded[self.mentions[index].end : start])
        if not tied or stays or self.mentions[before].reading != "literal":
            return index
        return index if self.kind(before) in WIDE else before

    def _meant(self, index: int, sentence: Sentence) -> int:
        """Take a noun that refers to no mention ("the city") for what the text speaks of."""
        mention = self.mentions[index]
        refers = mention.nominal or self._anaphors.fullmatch(mention.text.lower())
        if not refers or mention.antecedent is not None or self._places[index] is not None:
            return index
        topic = self.topic(sentence, exclude=index)
        return index if topic is None else topic

    def name_before(self, sentence: Sentence, start: int) -> str | None:
        """Find a name that no mention covers, where the subject of a figure stands.

        Only where nothing but words of lying or a comma is between the two.
        """
        text = self.text[sentence.start : start]
        for match in reversed(list(_NAME.finditer(text))):
            at, end = sentence.start + match.start(), sentence.start + match.end()
            gap = self.folded[end:start]
            close = re.fullmatch(r"\s*[,–—(-]\s*(?:\w+\s+){0,4}", gap)
            tied = close or not re.search(r"\w", gap) or self._locating.search(gap)
            if self._common.fullmatch(self.folded[at:end]) or not tied or not self._linked(gap):
                continue
            covered = any(m.start < end and at < m.end for m in self.mentions)
            return None if covered else match.group()
        return None

    def _contains_another(self, index: int, found: list[int]) -> bool:
        """Whether a place only says where another one of the sentence lies."""
        return any(self.mentions[i].within == index for i in found)

    def _continues(self, start: int, end: int) -> bool:
        return bool(self._conjunction.fullmatch(self.folded[start:end]))

    def _new_thing(self, gap: str) -> bool:
        """Whether the words before a figure bring in something that is not named."""
        match = self._unnamed.search(gap)
        if match is None:
            return False
        before = match.group("before") or ""
        return not (before in self._apposition or before[-1:] in self._apposition)

    def _linked(self, gap: str) -> bool:
        """Whether the words between a place and a figure tie them together."""
        owner = self._owner.match(gap)  # "X's main town": another place than X
        if owner or re.search(r"[.;!?](?!\w)", gap) or self._new_thing(gap):
            return False
        words = len(re.findall(r"\w+", gap))
        if words <= CLAUSE_WORDS and re.fullmatch(r"\s*,[^,;:]*,(?:\s+\w+)?\s*", gap):
            return True  # "X, the seat of the province, 30 km from"
        return words <= LINK_WORDS or (words <= CLAUSE_WORDS and bool(self._locating.search(gap)))

    def locates(self, sentence: Sentence, start: int, subject: int | None) -> bool:
        """Whether a word of lying stands between the subject, or the sentence's start, and here."""
        first = sentence.start if subject is None else self.mentions[subject].end
        first = first if sentence.start <= first <= start else sentence.start
        return bool(self._locating.search(self.folded[first:start]))

    def _opens(self, sentence: Sentence, start: int) -> bool:
        """Whether a figure opens its clause."""
        clause = re.split(r"[,;:(]", self.folded[sentence.start : start])[-1]
        return bool(self._opening.fullmatch(clause))

    def _subject_after(self, target: Target, end: int) -> int | None:
        """Find the subject of "30 km from X, Y has …" and "30 km from X lies Y"."""
        found = self.between(target.end, end)
        within = self.mentions[target.mention].within if target.mention is not None else None
        for index in found:
            if index == within:
                continue
            gap = self.folded[target.end : self.mentions[index].start]
            if len(re.findall(r"\w+", gap)) > LINK_WORDS:
                break
            return index
        return None

    def other(self, sentence: Sentence, subject: int, last: DistancePhrase | None) -> int | None:
        """Find what "X, 5 km away" is away from: the place before X, or what the text speaks of."""
        if last is not None and last.subject not in {None, subject}:
            return last.subject
        found = self.between(sentence.start, self.mentions[subject].start)
        earlier = [i for i in found if not self._contains_another(i, found)]
        return earlier[-1] if earlier else self.topic(sentence, exclude=subject)

    def topic(self, sentence: Sentence, exclude: int | None = None) -> int | None:
        """Find the place that the text before a sentence, or before a figure in it, speaks of."""
        number = self.parsed.sentences.index(sentence)
        first = max(0, number - SENTENCES_BACK)
        wide: int | None = None
        for earlier in reversed(self.parsed.sentences[first:number]):
            found = self.between(earlier.start, earlier.end)
            for index in found:
                if self.mentions[index].reading != "literal" or index == exclude:
                    continue
                if self.kind(index) not in WIDE and not self._contains_another(index, found):
                    return index
                if wide is None and self.kind(index) == "region":
                    wide = index
        return wide

    def pair_after(self, start: int, end: int) -> tuple[int, int] | None:
        """Find both places of "30 km between X and Y"."""
        found = self.between(start, end)[:2]
        return (found[0], found[1]) if len(found) == 2 else None  # noqa: PLR2004 - a pair

    def pair_before(self, sentence: Sentence, start: int) -> tuple[int, int] | None:
        """Find both places of "the distance from X to Y is 30 km"."""
        found = self.between(sentence.start, start)
        outer = [i for i in found if not self._contains_another(i, found)]
        return (outer[-2], outer[-1]) if len(outer) >= 2 else None  # noqa: PLR2004 - a pair

    def to_place_before(self, sentence: Sentence, start: int) -> tuple[int | None, int] | None:
        """Find the places of "from X to Y it is 30 km", where X may be left out."""
        found = self.between(sentence.start, start)
        if not found or len(self.folded[self.mentions[found[-1]].end : start].split()) > LINK_WORDS:
            return None
        goal = found[-1]
        lead = self.folded[
            max(sentence.start, self.mentions[goal].start - 30) : self.mentions[goal].start
        ]
        if not re.search(rf"{self._to.pattern}(?:\s+\w+){{0,2}}\s*$", lead):
            return None
        origin = found[-2] if len(found) > 1 else self.topic(sentence, exclude=goal)
        return origin, goal


def _words(words: object) -> re.Pattern[str]:
    """Compile a pattern that matches any of some words, whole."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")
