"""Places that their words give away: "Sumska street", "towns of X and Y", "the Russian border"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from gazetteer import PlaceKind
from geomap.mentions.generic_words import generics, joined_after, other_names, singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.mentions.generic_words import Table
    from geomap.texts.tokens import Tokens

LONGEST_NAME = 5
"""Words of a proper name before or after a generic word; longer runs of capitals are headlines."""

MOST_INNER = 2
"""Small words between a name and its generic word: "Kamensky chemical plant" has one."""

LONGEST_INITIAL = 2
"""Letters before a full stop that is inside a name: "St. Louis"."""

LONGEST_PREPOSITION = 2
"""Letters of a word that is no name by itself at the beginning of a sentence."""

NAMED_GROUPS = frozenset({"street", "square", "district"})
"""Groups of generic words that make a place even of an ordinary word: "Freedom Square"."""

LONGEST_LIST = 12
"""Names in a list after "the villages of"."""
LONGEST_TALLY = 7
"""Words and marks between two adjectives of a tally: ", а также ещё 11 – над"."""


_OPENING_QUOTES = frozenset("«\"“„'‘")


@dataclass(frozen=True, slots=True)
class Found:
    """A span that names a place, before it is known how it is meant."""

    start: int
    end: int
    name: str
    """What to look up; it differs from the span's text in lists ("Sumska and … streets")."""
    kind: PlaceKind | None = None
    """The kind that its words ask for."""
    certain: bool = True
    """Whether its words alone make it a place."""


class Knowledge(Protocol):
    """What the patterns ask about words."""

    def country_of(self, word: str) -> str | None:
        """Give the country that a word names or describes."""

    def is_adjective(self, word: str) -> bool:
        """Whether a word describes a country without naming it: "Russian"."""

    def is_known_place(self, name: str) -> bool:
        """Whether a name is that of a country, a region or a town of some size."""

    def is_held(self, name: str) -> bool:
        """Whether the gazetteer has a name."""

    def is_doubtful(self, word: str) -> bool:
        """Whether a word is above all an ordinary one."""


def find_generic(tokens: Tokens, language: str, knowledge: Knowledge) -> list[Found]:
    """Find the names that a generic word beside them makes places.

    Parameters
    ----------
    tokens
        The text's words.
    language
        ISO 639-1 code of a lexicon.
    knowledge
        What is known of words: demonyms, known places, ordinary words.

    Returns
    -------
    list of Found
        They may overlap; the longer is the better one.
    """
    return _GenericNames(tokens, language, knowledge).found()


class _GenericNames:
    """Reads the names beside the generic words of one text."""

    def __init__(self, tokens: Tokens, language: str, knowledge: Knowledge) -> None:
        self._tokens = tokens
        self._language = language
        self._generics = generics(language)
        self._knowledge = knowledge

    def found(self) -> list[Found]:
        """Give all names that a generic word makes places."""
        found: list[Found] = []
        index = 0
        while index < len(self._tokens):
            length = 1
            entry = self._phrase_at(index, self._generics.after)
            if entry is not None:
                length, group = entry
                found.extend(self._named_before(index, length, group))
                found.extend(self._sites(index, length, group))
            if self._tokens.lower[index] in self._generics.before:
                found.extend(self._named_after(index))
            if self._tokens.is_name(index):
                found.extend(self._opened(index))
            index += length
        return found

    def _phrase_at(self, index: int, table: Table) -> tuple[int, str] | None:
        """Give the longest phrase of a table that begins at a token."""
        lower = self._tokens.lower
        for words, group in table.get(self._tokens.low(index), ()):
            if tuple(lower[index : index + len(words)]) == words:
                return len(words), group
        return None

    def _span(self, first: int, last: int, kind: PlaceKind, generic: str | None = None) -> Found:
        tokens = self._tokens
        text = tokens.text[tokens.start[first] : tokens.end[last]]
        name = text if generic is None else f"{text} {generic}"
        return Found(tokens.start[first], tokens.end[last], name, kind)

    def _named_before(self, index: int, length: int, group: str) -> Iterator[Found]:
        """Read the proper name before a generic word, and the others of a list that share it."""
        tokens, end = self._tokens, self._before_count(index)
        inner = end
        while end - inner < MOST_INNER and tokens.low(inner - 1) in self._generics.inner:
            if tokens.is_name(inner - 1) and not tokens.is_name(index):
                break
            inner -= 1
        first = self._in_headline(self._proper_before(inner), inner)
        last = index + length - 1
        if first is None or not self._makes_place(first, inner, index, last, group):
            return
        kind = PlaceKind.POI if group == "site" else PlaceKind(group)
        if kind is PlaceKind.POI and self._is_named_behind(index + length):
            return  # "the Black Sea port of Odesa"
        noun = self._generics.derived.get(tokens.lower[index])
        if noun is not None:
            # "Сумської обласної ради": the council of what is called "Сумська область".
            yield self._span(first, inner - 1, kind, noun)
            return
        if not self._agrees(inner, index + length):
            return
        singular = self._singular(tokens.lower[index + length - 1])
        joint = tokens.low(first - 1)
        joined = joint in self._generics.joints and (self._generics.plural_s or joint.isalpha())
        listed = joined or end < index
        alone = self._generics.tallied.get(tokens.lower[index])
        if alone is not None:
            yield from self._tallied_behind(index + length, kind, alone, inner - 1)
        if singular is None or not listed:
            yield self._without_inner(self._span(first, last, kind), first, inner, index)
            if alone is not None:
                yield from self._tallied_before(first - 1, kind, alone)
            return
        before = tokens.words[inner:end]
        generic = " ".join([*before, *tokens.words[index : index + length - 1], singular])
        yield self._span(first, inner - 1, kind, generic)
        yield from self._listed_before(first - 1, kind, generic, inner - 1)

    def _is_named_behind(self, after: int) -> bool:
        """Whether the name of what a generic word means stands behind it: "port of Odesa"."""
        return self._tokens.low(after) in self._generics.links and self._tokens.is_name(after + 1)

    def _agrees(self, end: int, after: int) -> bool:
        """Whether a generic word belongs to the name before it, if one stands on both sides."""
        adjective = self._generics.adjective
        if adjective is None or not self._tokens.is_name(after):
            return True
        return adjective.search(self._tokens.low(end - 1)) is not None

    def _listed_before(
        self, index: int, kind: PlaceKind, generic: str, like: int
    ) -> Iterator[Found]:
        """Read the other names of "A, B and C streets", from the last to the first.

        `like` is the word that ends the last name.
        """
        joints = self._generics.joints
        while self._tokens.low(index) in joints:
            while self._tokens.low(index - 1) in joints:
                index -= 1
            index = self._before_count(index)
            first = self._proper_before(index)
            if first is None or not self._is_like(index - 1, like):
                return
            yield self._span(first, index - 1, kind, generic)
            index = first - 1

    def _is_like(self, at: int, other: int) -> bool:
        """Whether two words are adjectives in one case, where names of regions are adjectives."""
        adjective = self._generics.adjective
        if adjective is None or not adjective.search(self._tokens.low(other)):
            return True
        return self._tokens.low(at)[-1:] == self._tokens.low(other)[-1:]

    def _tallied_before(self, index: int, kind: PlaceKind, generic: str) -> Iterator[Found]:
        """Read the adjectives of "23 over A, 11 over B and 9 over the C region", backwards."""
        tokens, tally, adjective = self._tokens, self._generics.tally, self._generics.adjective
        while True:
            at = index
            while index - at < LONGEST_TALLY and (
                tokens.low(at) in tally or tokens.word(at).isdigit()
            ):
                at -= 1
            first = self._proper_before(at + 1) if at < index else None
            if first is None or adjective is None or not adjective.search(tokens.low(at)):
                return
            if not self._is_like(at, index + 1):
                return
            yield self._span(first, at, kind, generic)
            index = first - 1

    def _tallied_behind(self, at: int, kind: PlaceKind, generic: str, like: int) -> Iterator[Found]:
        """Read the adjectives that go on behind "9 over the C region": "and one over the D"."""
        tokens, tally, adjective = self._tokens, self._generics.tally, self._generics.adjective
        while True:
            start = at
            while at - start < LONGEST_TALLY and (
                tokens.low(at) in tally or tokens.word(at).isdigit()
            ):
                at += 1
            named = at > start and tokens.is_name(at)
            if not named or adjective is None or not adjective.search(tokens.low(at)):
                return
            follows = tokens.low(at + 1)
            if (follows[:1].isalpha() and follows not in tally) or not self._is_like(at, like):
                return
            yield self._span(at, at, kind, generic)
            at += 1

    def _before_count(self, index: int) -> int:
        """Go back over a number in brackets: "A (22) and B (16) regions"."""
        tokens = self._tokens
        counted = tokens.word(index - 1) == ")" and tokens.word(index - 3) == "("
        return index - 3 if counted and tokens.word(index - 2).isdigit() else index

    def _singular(self, word: str) -> str | None:
        """Give the singular of a generic word in the plural; None of one in the singular."""
        plural = self._generics.plurals.get(word)
        if plural is not None or not self._generics.plural_s:
            return plural
        return singular(word) if word.endswith("s") else None

    def _proper_before(self, index: int) -> int | None:
        """Give the first token of the proper name that ends before a token, if there is one."""
        tokens, first = self._tokens, index
        while first > 0 and index - first < 2 * LONGEST_NAME:
            before = first - 1
            numbered = first < index and tokens.words[before].isdigit()
            if tokens.is_name(before) or numbered or self._joins(before, first, index):
                first = before
            else:
                break
        first = self._last_adjectives(first, index)
        # "In Kharkiv region": small words that happen to be capitalised do not belong to the name.
        while first < index and not self._may_begin(first, index):
            first += 1
        return self._with_article(first) if first < index else None

    def _with_article(self, first: int) -> int:
        """Take in an article that a hyphen joins to a name: "al-Zahra"."""
        tokens = self._tokens
        joined = (
            tokens.word(first - 1) == "-" and tokens.word(first - 2) in self._generics.particles
        )
        close = joined and tokens.end[first - 2] == tokens.start[first] - 1
        if not close:
            return first
        inside = tokens.word(first - 3) == "-" and tokens.is_name(first - 4)
        whole = inside and tokens.end[first - 4] == tokens.start[first - 2] - 1
        return first - 4 if whole else first - 2  # "Umm-ul-Qura"

    def _last_adjectives(self, first: int, index: int) -> int:
        """Leave of the capitals before a generic word only the adjectives that agree with it."""
        adjective, at, nearest = self._generics.adjective, index, self._tokens.low(index - 1)
        if adjective is None or not adjective.search(nearest):
            return first
        while at > first:
            before = self._tokens.low(at - 1)
            agrees = before[-1:] == nearest[-1:] and adjective.search(before)
            compound = self._tokens.word(at) == "-"  # "Znob-Novhorodske", of one town
            if self._tokens.is_name(at - 1) and not (agrees or compound):
                break  # "село Липці Харківського району": the village is no part of the name
            at -= 1
        return at

    def _joins(self, before: int, first: int, index: int) -> bool:
        """Whether a small word or a mark joins two words of one name."""
        tokens = self._tokens
        if first == index or before == 0 or not tokens.is_name(before - 1):
            return False
        if tokens.words[before] == ".":
            # The full stop of an initial or of "St." is inside a name; that of a sentence is not.
            return len(tokens.words[before - 1]) <= LONGEST_INITIAL
        if tokens.lower[before] in self._generics.particles - self._generics.inside:
            # "Saturday at First Baptist Church": no part of the name.
            return not self._knowledge.is_doubtful(tokens.words[before - 1])
        return tokens.words[before] == "-" or tokens.lower[before] in self._generics.particles

    def _may_begin(self, first: int, index: int) -> bool:
        """Whether a name that ends before `index` may begin with a token."""
        tokens, word = self._tokens, self._tokens.words[first]
        if not tokens.is_name(first):
            return False
        doubtful = self._knowledge.is_doubtful(word)
        if index - first == 1:
            plain = doubtful or len(word) <= LONGEST_PREPOSITION  # "In region", "В області"
            return not (plain and tokens.opens_sentence(first))
        far = tokens.opens_sentence(first) or index - first >= LONGEST_NAME
        return not self._knowledge.is_adjective(word) and not (doubtful and far)

    def _makes_place(self, first: int, inner: int, index: int, last: int, group: str) -> bool:
        """Whether a proper name and a generic word together name one place."""
        tokens, knowledge = self._tokens, self._knowledge
        words = [tokens.words[at] for at in range(first, inner) if tokens.is_name(at)]
        if all(knowledge.is_adjective(word) for word in words):
            return False
        capitalised = tokens.is_name(index)
        plain_town = group == "settlement" and not capitalised and len(words) == 1
        if plain_town and knowledge.country_of(words[0]) is not None:
            return False  # "the Ukraine city of Odesa"
        if all(knowledge.is_doubtful(word) for word in words):
            plain = not tokens.in_headline(first) and not tokens.opens_sentence(first)
            # "Assistant District Attorney" has no district.
            ended = not (capitalised and tokens.is_name(index + 1))
            named = group in NAMED_GROUPS and (plain or group != "district")
            return ended and (named or (capitalised and plain))
        if group == "poi" and not capitalised:
            # A hospital in a town is no place with a name; one called otherwise is.
            name = tokens.text[tokens.start[first] : tokens.end[inner - 1]]
            whole = tokens.text[tokens.start[first] : tokens.end[last]]
            return not knowledge.is_known_place(name) or self._is_listed_site(whole)
        return True

    def _without_inner(self, found: Found, first: int, inner: int, index: int) -> Found:
        """Look a unit up without the words that only describe it: "the Kursk border region"."""
        tokens = self._tokens
        if inner == index or found.kind not in (PlaceKind.REGION, PlaceKind.DISTRICT):
            return found
        name = f"{tokens.text[tokens.start[first] : tokens.end[inner - 1]]} {tokens.words[index]}"
        return found if self._knowledge.is_held(found.name) else replace(found, name=name)

    def _in_headline(self, first: int | None, end: int) -> int | None:
        """Leave of the capitals of a headline before a generic word what may be one name."""
        tokens = self._tokens
        if first is None or end - first < 2 or not tokens.in_headline(first):  # noqa: PLR2004 - one word is the name
            return first
        for at in range(first, end):
            name = tokens.text[tokens.start[at] : tokens.end[end - 1]]
            if tokens.is_name(at) and self._knowledge.is_held(name):
                return at
        return end - 1 if tokens.is_name(end - 1) else first

    def _is_listed_site(self, name: str) -> bool:
        """Whether the gazetteer has a site, by this word for it or by another."""
        names = (name, *other_names(name, self._language))
        return any(self._knowledge.is_held(called) for called in names)

    def _sites(self, index: int, length: int, group: str) -> Iterator[Found]:
        """Read sites that the gazetteer lists by their town, where the text names them otherwise.

        "The railway station in Kramatorsk" is Kramatorsk railway station, and so is "Kramatorsk's
        railway station".
        """
        tokens, last = self._tokens, index + length - 1
        town = self._town_of_site(index, last) if group in ("site", "poi") else None
        if town is None:
            return
        name = tokens.text[tokens.start[town[0]] : tokens.end[town[1]]]
        noun = " ".join(tokens.words[index : last + 1])
        for called in (f"{name} {noun}", f"{name} {tokens.words[last]}"):
            if self._knowledge.is_known_place(name) and self._is_listed_site(called):
                found = self._span(min(index, town[0]), max(last, town[1]), PlaceKind.POI)
                yield replace(found, name=called)
                return

    def _town_of_site(self, index: int, last: int) -> tuple[int, int] | None:
        """Give the first and the last token of the town that a site's words say it is in."""
        tokens, generics = self._tokens, self._generics
        if tokens.low(index - 1) == "'s" and generics.site_links:
            first = self._proper_before(index - 1)
            return None if first is None else (first, index - 2)
        named = tokens.is_name(index - 1) and not tokens.opens_sentence(index - 1)
        if named or tokens.low(last + 1) not in generics.site_links:
            return None  # "the Ilsky refinery in"
        at = last + 2
        while tokens.low(at) in generics.site_skips:
            at += 1
        end = self._proper_after(at)
        if end is None or self._phrase_at(end + 1, generics.after):
            return None  # "the refinery in the Krasnodar region"
        return at, end

    def _named_after(self, index: int) -> Iterator[Found]:
        """Read the names after "town of", all of them after "towns of"."""
        tokens, generics = self._tokens, self._generics
        at = self._after_link(index)
        kind = generics.before[tokens.lower[index]]
        if at is None or (kind is PlaceKind.DISTRICT and tokens.is_name(index - 1)):
            return  # "Kyivskyi district of Kharkiv" is about Kyivskyi
        several = self._singular(tokens.lower[index]) is not None
        for _ in range(LONGEST_LIST if several else 1):
            at += tokens.low(at) in generics.articles or tokens.word(at) in _OPENING_QUOTES
            last = self._proper_after(at)
            if last is None or self._knowledge.is_adjective(tokens.words[at]):
                return
            found = self._span(at, last, kind)
            if kind is PlaceKind.DISTRICT and self._knowledge.is_known_place(found.name):
                # "The districts of Aleppo", "в районе Идлиба": the name is that of the town.
                found = replace(found, kind=None)
            yield found
            at = last + 1
            while tokens.low(at) in generics.joints:
                at += 1
            if at == last + 1:
                return

    def _after_link(self, index: int) -> int | None:
        """Give the token after a generic word and its "of"; None when no name can follow."""
        tokens, generics = self._tokens, self._generics
        if generics.links:
            return index + 2 if tokens.low(index + 1) in generics.links else None
        is_stopped = tokens.word(index + 1) == "."
        if is_stopped != (tokens.lower[index] in generics.abbreviations):
            return None
        return index + 1 + is_stopped

    def _proper_after(self, index: int) -> int | None:
        """Give the last token of the proper name that begins at a token, if there is one."""
        tokens, last = self._tokens, index
        if tokens.low(index) in self._generics.particles and tokens.word(index + 1) == "-":
            last = index + 2  # "al-Bab"
        if not tokens.is_name(last):
            return None
        while last - index < 2 * LONGEST_NAME:
            joined = tokens.word(last + 1) == "-" or tokens.low(last + 1) in self._generics.inside
            if tokens.is_name(last + 1) and not self._opens_another(last + 1):
                last += 1
            elif joined and tokens.is_name(last + 2):
                last += 2
            elif (longer := joined_after(tokens, last, self._language)) > last:
                last = longer
            else:
                break
        return last

    def _opens_another(self, index: int) -> bool:
        """Whether an adjective begins another name: "село Гроза Харківської області"."""
        adjective = self._generics.adjective
        return (
            adjective is not None
            and adjective.search(self._tokens.low(index)) is not None
            and self._tokens.low(index + 1) in self._generics.after
        )

    def _opened(self, index: int) -> Iterator[Found]:
        """Read "Lake Chad" and "Gulf of Aden"; an unknown "University of Lagos" is in Lagos."""
        entry = self._phrase_at(index, self._generics.opening)
        last = None if entry is None else self._proper_after(index + entry[0])
        if entry is None or last is None:
            return
        length, group = entry
        found = self._span(index, last, PlaceKind(group))
        inner = self._tokens.text[self._tokens.start[index + length] : self._tokens.end[last]]
        of_place = group == "poi" and self._tokens.low(index + length - 1) in self._generics.links
        if of_place and self._knowledge.is_known_place(inner):
            is_held = self._knowledge.is_held(found.name)
            found = found if is_held else replace(found, name=inner, kind=None)
        yield found
