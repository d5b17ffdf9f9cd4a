"""Places that a generic word gives away: "Sumska street", "towns of X and Y", "Lake Chad"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.mentions.coordination import Coordination
from geomap.mentions.generic_words import generics, phrase_at
from geomap.mentions.knowledge import word_sets
from geomap.mentions.mention import Found
from geomap.mentions.proper_names import ProperNames
from geomap.mentions.sites import Sites
from geomap.parsing import is_given_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.mentions.knowledge import Words
    from geomap.texts.tokens import Tokens

MOST_INNER = 2
"""Small words between a name and its generic word: "Kamensky chemical plant" has one."""

NAMED_GROUPS = frozenset({"street", "square", "district"})
"""Groups of generic words that make a place even of an ordinary word: "Freedom Square"."""

LONGEST_LIST = 12
"""Names in a list after "the villages of"."""

FEWEST_LISTED = 2
"""Names behind a colon or a dash that are a list: one may be a speaker's."""

LONGEST_LEAD = 8
"""Words between a generic word and the colon that its list begins with: "villages were hit:"."""

_LIST_ENDS = frozenset({"", ".", ";", "!", "\n", ")"})
"""What follows a list that begins with a colon."""

_LIST_MARKS = {
    ":": _LIST_ENDS,
    "(": frozenset({")"}),
    "\u2013": _LIST_ENDS | {"\u2013"},
    "\u2014": _LIST_ENDS | {"\u2014"},
}
"""What a list begins with, and what ends it then."""

_OPENING_QUOTES = frozenset("«\"“„'‘")


def find_generic(tokens: Tokens, language: str, knowledge: Words) -> list[Found]:
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


REGION_WORD = "oblast"
"""A word for a unit with which gazetteers list those that are called like their town."""


class _GenericNames:
    """Reads the names beside the generic words of one text."""

    def __init__(self, tokens: Tokens, language: str, knowledge: Words) -> None:
        self._tokens = tokens
        self._language = language
        self._generics = generics(language)
        self._knowledge = knowledge
        self._names = ProperNames(tokens, language, knowledge)
        self._coordination = Coordination(tokens, self._generics, self._names)
        self._titles = word_sets(language)["titles"]
        self._bodies = word_sets(language)["bodies"]
        self._sites = Sites(tokens, language, knowledge, self._names)

    def found(self) -> list[Found]:
        """Give all names that a generic word makes places."""
        found: list[Found] = []
        index = 0
        while index < len(self._tokens):
            length = 1
            entry = phrase_at(self._tokens, index, self._generics.after)
            if entry is not None:
                length, group = entry
                found.extend(self._named_before(index, length, group))
                found.extend(self._sites.found(index, length, group))
            if self._tokens.lower[index] in self._generics.before:
                found.extend(self._named_after(index))
                found.extend(self._named_behind_mark(index))
            if self._tokens.is_name(index):
                found.extend(self._opened(index))
            index += length
        return found

    def _named_before(self, index: int, length: int, group: str) -> Iterator[Found]:
        """Read the proper name before a generic word, and the others of a list that share it."""
        tokens = self._tokens
        bracketed = tokens.word(index - 1) == "(" and tokens.word(index + length) == ")"
        end = index - 1 if bracketed else self._coordination.before_count(index)
        inner = self._end_of_name(index, end)
        first = self._names.within_headline(self._names.before(inner), inner)
        last = index + length - 1
        if first is None or not self._makes_place(first, inner, index, last, group):
            return
        kind = PlaceKind.POI if group == "site" else PlaceKind(group)
        if self._is_named_behind(index + length) and self._is_holder(first, inner, last, kind):
            return  # "the Black Sea port of Odesa", "the Lazio town of Amatrice"
        noun = self._generics.derived.get(tokens.lower[index])
        if noun is not None:
            # "Сумської обласної ради": the council of what is called "Сумська область".
            yield Found.spanning(tokens, first, inner - 1, kind, noun)
            return
        if not self._agrees(inner, index + length):
            return
        singular = self._generics.singular_of(tokens.lower[index + length - 1])
        listed = self._is_joined(first - 1) or end < index
        alone = self._generics.tallied.get(tokens.lower[index])
        if alone is not None:
            yield from self._coordination.tallied_behind(index + length, kind, alone, inner - 1)
        if bracketed and singular is None:
            # "In Jabalia (camp)": the word is the editor's.
            yield Found.spanning(tokens, first, inner - 1, kind, tokens.low(last))
            return
        if singular is None or not listed:
            whole = Found.spanning(tokens, first, last, kind)
            yield self._without_inner(whole, first, inner, index)
            if alone is not None:
                yield from self._coordination.tallied_before(first - 1, kind, alone)
            return
        before = tokens.words[inner:end]
        generic = " ".join([*before, *tokens.words[index : index + length - 1], singular])
        yield Found.spanning(tokens, first, inner - 1, kind, generic)
        yield from self._coordination.listed_before(first - 1, kind, generic, inner - 1)

    def _is_holder(self, first: int, inner: int, last: int, kind: PlaceKind) -> bool:
        """Whether a name before a site or a town only says where it is: "the Lazio town of"."""
        tokens = self._tokens
        if kind is PlaceKind.POI:
            return True
        name = tokens.text[tokens.start[first] : tokens.end[inner - 1]]
        if kind is not PlaceKind.SETTLEMENT or tokens.is_name(last):
            return False
        return self._knowledge.is_wide(name) or self._knowledge.has_unit(name, REGION_WORD)

    def _end_of_name(self, index: int, end: int) -> int:
        """Go back from a generic word over the small words that describe it: "chemical plant"."""
        tokens, inner = self._tokens, end
        while end - inner < MOST_INNER and tokens.low(inner - 1) in self._generics.inner:
            if tokens.is_name(inner - 1) and not tokens.is_name(index):
                break
            inner -= 1
        return inner

    def _is_joined(self, before: int) -> bool:
        """Whether a list may go on with a name; where plurals tell lists, a comma says so, too."""
        joint = self._tokens.low(before)
        plurals_tell = bool(self._generics.grammar.plural)
        return joint in self._generics.joints and (plurals_tell or joint.isalpha())

    def _is_named_behind(self, after: int) -> bool:
        """Whether the name of what a generic word means stands behind it: "port of Odesa"."""
        return self._tokens.low(after) in self._generics.links and self._tokens.is_name(after + 1)

    def _agrees(self, end: int, after: int) -> bool:
        """Whether a generic word belongs to the name before it, if one stands on both sides."""
        adjective = self._generics.adjective
        if adjective is None or not self._tokens.is_name(after):
            return True
        return adjective.search(self._tokens.low(end - 1)) is not None

    def _makes_place(self, first: int, inner: int, index: int, last: int, group: str) -> bool:
        """Whether a proper name and a generic word together name one place."""
        tokens, knowledge = self._tokens, self._knowledge
        words = [tokens.words[at] for at in range(first, inner) if tokens.is_name(at)]
        people = self._generics.peoples.issuperset(map(str.lower, words))
        if all(knowledge.is_adjective(word) for word in words) or (
            people and not tokens.is_name(index)
        ):
            return False  # "the Muslim district of X"
        if tokens.lower[last] in self._generics.fringes and not self._is_named_behind(last + 1):
            name = tokens.text[tokens.start[first] : tokens.end[inner - 1]]
            return not knowledge.is_metropolis(name)
        capitalised = tokens.is_name(index)
        plain_town = group == "settlement" and not capitalised and len(words) == 1
        plain_unit = group == "region" and not capitalised and self._is_named_behind(last + 1)
        if (plain_town or plain_unit) and knowledge.country_of(" ".join(words)) is not None:
            return False  # "the Ukraine city of Odesa", "the Mexico state of Guanajuato"
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
            return not knowledge.is_known_place(name) or self._sites.is_listed(whole)
        return True

    def _without_inner(self, found: Found, first: int, inner: int, index: int) -> Found:
        """Look a unit up without the words that only describe it: "the Kursk border region"."""
        tokens = self._tokens
        if inner == index or found.kind not in (PlaceKind.REGION, PlaceKind.DISTRICT):
            return found
        name = f"{tokens.text[tokens.start[first] : tokens.end[inner - 1]]} {tokens.words[index]}"
        return found if self._knowledge.is_held(found.name) else replace(found, name=name)

    def _named_after(self, index: int) -> Iterator[Found]:
        """Read the names after "town of", all of them after "towns of"."""
        tokens, generics = self._tokens, self._generics
        at = self._after_link(index)
        kind = generics.before[tokens.lower[index]]
        named = tokens.is_name(index - 1) and tokens.low(index - 1) not in generics.articles
        if at is None or (kind is PlaceKind.DISTRICT and named):
            return  # "Kyivskyi district of Kharkiv" is about Kyivskyi
        singular = generics.singular_of(tokens.lower[index])
        spans = self._listed_from(at, 1 if singular is None else LONGEST_LIST)
        if tokens.low(index - 1) in generics.ranked and spans and self._is_wide(*spans[0]):
            return
        for first, last in spans:
            found = Found.spanning(tokens, first, last, kind)
            if kind is PlaceKind.DISTRICT and self._knowledge.is_known_place(found.name):
                found = self._town_or_district(found, singular if len(spans) > 1 else None)
            yield found

    def _is_wide(self, first: int, last: int) -> bool:
        """Whether a name is that of a country, a region or an area."""
        tokens = self._tokens
        return self._knowledge.is_wide(tokens.text[tokens.start[first] : tokens.end[last]])

    def _listed_from(self, at: int, most: int) -> list[tuple[int, int]]:
        """Give first and last tokens of the names of a list that begins at a token."""
        tokens, generics = self._tokens, self._generics
        spans: list[tuple[int, int]] = []
        for _ in range(most):
            at += tokens.low(at) in generics.articles or tokens.word(at) in _OPENING_QUOTES
            last = self._names.after(at)
            if last is None or self._knowledge.is_adjective(tokens.words[at]):
                break
            if tokens.word(at).isupper() and tokens.low(at) in self._bodies:
                break  # "a post of HAMAS"
            if tokens.low(at) in self._titles:
                break  # "the home town of President N. N."
            spans.append((at, last))
            at = last + 1
            while tokens.low(at) in generics.joints:
                at += 1
            if at == last + 1:
                break
        return spans

    def _named_behind_mark(self, index: int) -> Iterator[Found]:
        """Read the names of "three villages: A, B and C" and "three villages, including A and B".

        A dash or a bracket may stand for the colon: "three of its towns – A, B, and C –".
        """
        tokens = self._tokens
        singular = self._generics.singular_of(tokens.lower[index])
        begins = None if singular is None else self._begins_list(index)
        if begins is None:
            return
        at, ends = begins
        spans = self._listed_from(at, LONGEST_LIST)
        if ends and (len(spans) < FEWEST_LISTED or tokens.word(spans[-1][1] + 1)[:1] not in ends):
            return
        kind = self._generics.before[tokens.lower[index]]
        generic = None if kind is PlaceKind.SETTLEMENT else singular
        for first, last in spans:
            if last > first and is_given_name(tokens.words[first], self._language):
                break  # "residents of villages, including N. N."
            yield Found.spanning(tokens, first, last, kind, generic)

    def _begins_list(self, index: int) -> tuple[int, frozenset[str]] | None:
        """Give where the list of a plural begins, and what ends it; a phrase needs no end."""
        tokens, listing = self._tokens, self._generics.listing
        at = index + 1 + (tokens.low(index + 1) == ",")
        for length in (1, 2):
            if tokens.phrase(at, length) in listing:
                return at + length, frozenset()
        at = index + 1
        while at < index + LONGEST_LEAD and tokens.word(at)[:1] not in {*_LIST_MARKS, *_LIST_ENDS}:
            at += 1
        ends = _LIST_MARKS.get(tokens.word(at))
        near = tokens.word(at) == ":" or at == index + 1
        return (at + 1, ends) if ends is not None and near else None

    def _town_or_district(self, found: Found, generic: str | None) -> Found:
        """Tell whether a town's name after "district of" is that of the town or of its district.

        "The districts of Aleppo" and "в районе Идлиба" are about the towns; "the districts of
        Homs, Hama and Idlib" about what is called after each.
        """
        if generic and self._generics.links and self._knowledge.has_unit(found.name, generic):
            return replace(found, name=f"{found.name} {generic}")
        return replace(found, kind=None)

    def _after_link(self, index: int) -> int | None:
        """Give the token after a generic word and its "of"; None when no name can follow."""
        tokens, generics = self._tokens, self._generics
        if generics.links:
            return index + 2 if tokens.low(index + 1) in generics.links else None
        is_stopped = tokens.word(index + 1) == "."
        if is_stopped != (tokens.lower[index] in generics.abbreviations):
            return None
        return index + 1 + is_stopped

    def _opened(self, index: int) -> Iterator[Found]:
        """Read "Lake Chad" and "Gulf of Aden"; an unknown "University of Lagos" is in Lagos."""
        tokens = self._tokens
        entry = phrase_at(tokens, index, self._generics.opening)
        last = None if entry is None else self._names.after(index + entry[0])
        if entry is None or last is None:
            return
        length, group = entry
        found = Found.spanning(tokens, index, last, PlaceKind(group))
        inner = tokens.text[tokens.start[index + length] : tokens.end[last]]
        of_place = group == "poi" and tokens.low(index + length - 1) in self._generics.links
        if of_place and self._knowledge.is_known_place(inner):
            is_held = self._knowledge.is_held(found.name)
            found = found if is_held else replace(found, name=inner, kind=None)
        yield found
