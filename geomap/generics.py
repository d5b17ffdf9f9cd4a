"""Places that their words give away: "Sumska street", "towns of X and Y", "the Russian border"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from gazetteer import PlaceKind
from geomap.lexicons import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.tokens import Tokens

T = TypeVar("T")

LONGEST_NAME = 5
"""Words of a proper name before or after a generic word; longer runs of capitals are headlines."""

MOST_INNER = 2
"""Small words between a name and its generic word: "Kamensky chemical plant" has one."""

LONGEST_LIST = 12
"""Names in a list after "the villages of"."""


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

    def is_doubtful(self, word: str) -> bool:
        """Whether a word is above all an ordinary one."""


@dataclass(frozen=True, slots=True)
class _Generics:
    after: dict[str, list[tuple[tuple[str, ...], str]]]
    """First word → the phrases that begin with it, longest first, and their group."""
    before: dict[str, PlaceKind]
    opening: dict[str, list[tuple[tuple[str, ...], PlaceKind]]]
    inner: frozenset[str]
    particles: frozenset[str]


@cache
def _generics(language: str) -> _Generics:
    data = load(language, "places")
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, phrases in data["after"].items():
        for phrase in phrases:
            for form in (phrase, _plural(phrase)):
                words = tuple(form.split())
                after.setdefault(words[0], []).append((words, group))
    opening: dict[str, list[tuple[tuple[str, ...], PlaceKind]]] = {}
    for group, phrases in data["opening"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            opening.setdefault(words[0], []).append((words, PlaceKind(group)))
    for table in (after, opening):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return _Generics(
        after=after,
        before={word: PlaceKind(kind) for kind, words in data["of"].items() for word in words},
        opening=opening,
        inner=frozenset(data["inner"]["words"]),
        particles=frozenset(data["particles"]["words"]),
    )


def _plural(word: str) -> str:
    """Form the plural of an English generic word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def _kind(group: str) -> PlaceKind:
    return PlaceKind.POI if group == "site" else PlaceKind(group)


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
    generics = _generics(language)
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        length = 1
        entry = _phrase_at(tokens, index, generics.after)
        if entry is not None:
            length, group = entry
            found.extend(_named_before(tokens, index, length, group, generics, knowledge))
        if tokens.lower[index] in generics.before:
            found.extend(_named_after(tokens, index, generics, knowledge))
        opening = _phrase_at(tokens, index, generics.opening) if tokens.is_name(index) else None
        if opening is not None:
            found.extend(_opened(tokens, index, *opening, generics))
        index += length
    return found


def _phrase_at(
    tokens: Tokens, index: int, table: dict[str, list[tuple[tuple[str, ...], T]]]
) -> tuple[int, T] | None:
    """Give the longest phrase of a table that begins at a token."""
    for words, value in table.get(tokens.lower[index], ()):
        if tuple(tokens.lower[index : index + len(words)]) == words:
            return len(words), value
    return None


def _named_before(
    tokens: Tokens,
    index: int,
    length: int,
    group: str,
    generics: _Generics,
    knowledge: Knowledge,
) -> Iterator[Found]:
    """Read the proper name before a generic word, and the others of a list that share it."""
    inner = index
    while inner > 0 and index - inner < MOST_INNER and tokens.lower[inner - 1] in generics.inner:
        if tokens.is_name(inner - 1) and not tokens.is_name(index):
            break
        inner -= 1
    first = _proper_before(tokens, inner, generics, knowledge)
    if first is None or not _makes_place(tokens, first, inner, index, group, knowledge):
        return
    kind = _kind(group)
    generic = " ".join(tokens.words[inner : index + length])
    plural = tokens.lower[index + length - 1]
    last = index + length - 1
    conjunction = tokens.low(first - 1)
    if plural.endswith("s") and (conjunction == "and" or conjunction == ","):
        singular = _singular(generic)
        yield _span(tokens, first, inner - 1, kind, singular)
        yield from _listed_before(tokens, first - 1, kind, singular, generics, knowledge)
    else:
        yield _span(tokens, first, last, kind)


def _listed_before(
    tokens: Tokens,
    index: int,
    kind: PlaceKind,
    generic: str,
    generics: _Generics,
    knowledge: Knowledge,
) -> Iterator[Found]:
    """Read the other names of "A, B and C streets", from the last to the first."""
    while tokens.low(index) in ("and", ","):
        if tokens.low(index - 1) == ",":
            index -= 1
        first = _proper_before(tokens, index, generics, knowledge)
        if first is None:
            return
        yield _span(tokens, first, index - 1, kind, generic)
        index = first - 1


def _span(
    tokens: Tokens, first: int, last: int, kind: PlaceKind | None, generic: str | None = None
) -> Found:
    text = tokens.text[tokens.start[first] : tokens.end[last]]
    name = text if generic is None else f"{text} {generic}"
    return Found(tokens.start[first], tokens.end[last], name, kind)


def _singular(phrase: str) -> str:
    """Undo `_plural` on the last word of a phrase."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-2] if phrase.endswith(("ches", "shes", "sses")) else phrase.removesuffix("s")


def _proper_before(
    tokens: Tokens, index: int, generics: _Generics, knowledge: Knowledge
) -> int | None:
    """Give the first token of the proper name that ends before a token; None when there is none."""
    first = index
    while first > 0 and index - first < 2 * LONGEST_NAME:
        before = first - 1
        if tokens.is_name(before) or (first < index and tokens.words[before].isdigit()):
            first = before
        elif _joins(tokens, before, first, index, generics):
            first = before
        else:
            break
    # "In Kharkiv region", "Governor of Russia's Belgorod Region": small words that happen to be
    # capitalised, and words for people, do not belong to the name.
    while first < index and not _may_begin(tokens, first, index, knowledge):
        first += 1
    return first if first < index else None


def _joins(tokens: Tokens, before: int, first: int, index: int, generics: _Generics) -> bool:
    """Whether a small word or a hyphen joins two words of one name."""
    if first == index or before == 0:
        return False
    joint = tokens.lower[before] in generics.particles or tokens.words[before] in "-."
    if tokens.words[before] == "." and tokens.end[before] != tokens.start[before] + 1:
        return False
    if tokens.words[before] == ".":
        # The full stop of an initial or of "St." is inside a name; that of a sentence is not.
        return joint and len(tokens.words[before - 1]) <= 2 and tokens.is_name(before - 1)
    return joint and tokens.is_name(before - 1)


def _may_begin(tokens: Tokens, first: int, index: int, knowledge: Knowledge) -> bool:
    """Whether a name may begin with a token."""
    if not tokens.is_name(first):
        return False
    opens = tokens.opens_sentence(first)
    if index - first == 1:
        return not (opens and knowledge.is_doubtful(tokens.words[first]))
    if knowledge.is_adjective(tokens.words[first]):
        return False
    return not (
        (opens or first == index - LONGEST_NAME) and knowledge.is_doubtful(tokens.words[first])
    )


def _makes_place(
    tokens: Tokens, first: int, inner: int, index: int, group: str, knowledge: Knowledge
) -> bool:
    """Whether a proper name and a generic word together name one place."""
    name = tokens.text[tokens.start[first] : tokens.end[inner - 1]]
    words = [tokens.words[at] for at in range(first, inner) if tokens.is_name(at)]
    if all(knowledge.is_adjective(word) for word in words):
        return False
    capitalised = tokens.is_name(index)
    if all(knowledge.is_doubtful(word) for word in words):
        return group in ("street", "square", "district") or (capitalised and len(words) > 1)
    if group == "poi" and not capitalised:
        # A hospital in a town is no place with a name; one called otherwise is.
        return not knowledge.is_known_place(name)
    return True


def _named_after(
    tokens: Tokens, index: int, generics: _Generics, knowledge: Knowledge
) -> Iterator[Found]:
    """Read the names after "town of", all of them after "towns of"."""
    if tokens.low(index + 1) != "of":
        return
    kind = generics.before[tokens.lower[index]]
    if kind is PlaceKind.DISTRICT and tokens.is_name(index - 1):
        return  # "Kyivskyi district of Kharkiv" is about Kyivskyi
    plural = tokens.lower[index].endswith("s")
    at = index + 2
    for _ in range(LONGEST_LIST if plural else 1):
        at += tokens.low(at) == "the"
        last = _proper_after(tokens, at, generics)
        if last is None or knowledge.is_adjective(tokens.words[at]):
            return
        yield _span(tokens, at, last, kind)
        at = last + 1
        if tokens.low(at) == ",":
            at += 1
        if tokens.low(at) == "and":
            at += 1
        if at == last + 1:
            return


def _proper_after(tokens: Tokens, index: int, generics: _Generics) -> int | None:
    """Give the last token of the proper name that begins at a token; None when there is none."""
    if not tokens.is_name(index):
        return None
    last = index
    while last + 1 < len(tokens) and last - index < 2 * LONGEST_NAME:
        following = last + 1
        if tokens.is_name(following):
            last = following
        elif tokens.is_name(following + 1) and (
            tokens.words[following] == "-"
            or (tokens.lower[following] in generics.particles - {"of", "the", "at", "as", "an"})
        ):
            last = following + 1
        else:
            break
    return last


def _opened(
    tokens: Tokens, index: int, length: int, kind: PlaceKind, generics: _Generics
) -> Iterator[Found]:
    """Read "Lake Chad" and "Gulf of Aden"."""
    last = _proper_after(tokens, index + length, generics)
    if last is not None:
        yield _span(tokens, index, last, kind)


def find_borders(tokens: Tokens, language: str, knowledge: Knowledge) -> list[Found]:
    """Find borders with a name: "Russian border", "Ukraine's border", "border with Syria"."""
    data = load(language, "places")["border"]
    words, not_before = frozenset(data["words"]), frozenset(data["not_before"])
    found = []
    for index, word in enumerate(tokens.lower):
        if word not in words or tokens.low(index + 1) in not_before:
            continue
        first, countries = _border_sides(tokens, index, data, knowledge)
        last = _border_with(tokens, index, data, knowledge)
        if countries or last > index:
            found.append(_span(tokens, first, last, PlaceKind.BORDER))
    return found


def _border_sides(
    tokens: Tokens, index: int, data: dict[str, list[str]], knowledge: Knowledge
) -> tuple[int, int]:
    """Give the first token of the names before "border", and how many they are."""
    first, countries, at = index, 0, index - 1
    if tokens.low(at) == "'s":
        at -= 1
    while at >= 0 and tokens.is_name(at):
        name_start = at
        if not knowledge.country_of(tokens.words[at]):
            if not tokens.is_name(at - 1) or not knowledge.country_of(
                f"{tokens.words[at - 1]} {tokens.words[at]}"
            ):
                break
            name_start = at - 1
        first, countries, at = name_start, countries + 1, name_start - 1
        if tokens.word(at) in ("-", "–", "/") or tokens.low(at) in data["and"]:
            at -= 1
    return first, countries


def _border_with(
    tokens: Tokens, index: int, data: dict[str, list[str]], knowledge: Knowledge
) -> int:
    """Give the last token of "with X" or "between X and Y" after "border"; else "border" itself."""

    def country(at: int) -> int | None:
        at += tokens.low(at) == "the"
        for length in (3, 2, 1):
            words = tokens.words[at : at + length]
            if (
                len(words) == length
                and tokens.is_name(at)
                and knowledge.country_of(" ".join(words))
            ):
                return at + length - 1
        return None

    if tokens.low(index + 1) in data["with"]:
        return country(index + 2) or index
    if tokens.low(index + 1) in data["between"]:
        first = country(index + 2)
        if first is not None and tokens.low(first + 1) in data["and"]:
            return country(first + 2) or index
    return index
