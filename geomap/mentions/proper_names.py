"""Where the proper name beside a generic word begins and ends: "St. Louis", "Umm-ul-Qura"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.lexicons.grammar import grammar
from geomap.mentions.generic_words import generics, joined_after

if TYPE_CHECKING:
    from geomap.mentions.knowledge import Words
    from geomap.texts.tokens import Tokens

LONGEST_NAME = 5
"""Words of a proper name before or after a generic word; longer runs of capitals are headlines."""

LONGEST_INITIAL = 2
"""Letters before a full stop that is inside a name: "St. Louis"."""

LONGEST_PREPOSITION = 2
"""Letters of a word that is no name by itself at the beginning of a sentence."""


class ProperNames:
    """Reads proper names of one text from one of their ends to the other.

    Parameters
    ----------
    tokens
        The text's words.
    language
        ISO 639-1 code of a lexicon.
    knowledge
        What is known of words.
    """

    def __init__(self, tokens: Tokens, language: str, knowledge: Words) -> None:
        self._tokens = tokens
        self._language = language
        self._generics = generics(language)
        self._owners = grammar(language).owners
        self._knowledge = knowledge

    def before(self, index: int) -> int | None:
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
        return self._with_side(self._with_article(first), index) if first < index else None

    def _with_side(self, first: int, index: int) -> int:
        """Take in a direction in small letters that is part of a name: "south Kordofan state"."""
        tokens, side = self._tokens, self._tokens.low(first - 1)
        if side not in self._generics.sides or tokens.is_name(first - 1):
            return first
        name = tokens.text[tokens.start[first - 1] : tokens.end[index - 1]]
        return first - 1 if self._knowledge.is_region(name) else first

    def after(self, index: int) -> int | None:
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

    def within_headline(self, first: int | None, end: int) -> int | None:
        """Leave of the capitals of a headline before a generic word what may be one name."""
        tokens = self._tokens
        if first is None or end - first < 2 or not tokens.in_headline(first):  # noqa: PLR2004 - one word is the name
            return first
        for at in range(first, end):
            name = tokens.text[tokens.start[at] : tokens.end[end - 1]]
            if tokens.is_name(at) and self._knowledge.is_held(name):
                return at
        return end - 1 if tokens.is_name(end - 1) else first

    def _with_article(self, first: int) -> int:
        """Take in an article that a hyphen joins to a name: "al-Zahra"."""
        tokens, particles = self._tokens, self._generics.particles | self._generics.hyphened
        joined = tokens.word(first - 1) == "-" and tokens.word(first - 2) in particles
        close = joined and tokens.end[first - 2] == tokens.start[first] - 1
        if not close:
            return first
        inside = tokens.word(first - 3) == "-" and tokens.is_name(first - 4)
        if inside and tokens.end[first - 4] == tokens.start[first - 2] - 1:
            return first - 4  # "Umm-ul-Qura", "Shahr-e-Naw"
        article = tokens.word(first - 2) in self._generics.particles
        return self._with_noun(first) if article else first

    def _with_noun(self, first: int) -> int:
        """Take in the noun before an Arabic article: "Ain al-Asad", but not "Gaza al-Shifa"."""
        tokens, knowledge, article = self._tokens, self._knowledge, first - 2
        before = article - 1
        if not tokens.is_name(before) or tokens.opens_sentence(before):
            return article
        noun, whole = tokens.words[before], tokens.text[tokens.start[before] : tokens.end[first]]
        plain = not knowledge.is_doubtful(noun) and not knowledge.is_adjective(noun)
        joined = knowledge.is_held(whole) or (plain and not knowledge.is_known_place(noun))
        return before if joined else article

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
        if tokens.lower[before] in self._owners:
            # "Cox's Bazar district", but "Russia's Kursk region".
            name = tokens.text[tokens.start[before - 1] : tokens.end[index - 1]]
            return self._knowledge.is_held(name)
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

    def _opens_another(self, index: int) -> bool:
        """Whether an adjective begins another name: "село Гроза Харківської області"."""
        adjective = self._generics.adjective
        return (
            adjective is not None
            and adjective.search(self._tokens.low(index)) is not None
            and self._tokens.low(index + 1) in self._generics.after
        )
