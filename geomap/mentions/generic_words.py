"""One language's generic words, as the patterns about names ask for them: "street", "town of"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geomap.texts.tokens import Tokens

Table = dict[str, list[tuple[tuple[str, ...], str]]]
"""First word of a phrase → the phrases, longest first, each with its group."""


@dataclass(frozen=True, slots=True)
class Generics:
    """One language's generic words."""

    after: Table
    """First word of a phrase that follows a name → the phrases, longest first, and their group."""
    before: dict[str, PlaceKind]
    """Words that stand before a name."""
    opening: Table
    """Capitalised words that open a name, as `after`."""
    inner: frozenset[str]
    particles: frozenset[str]
    """Small words inside a name, read backwards from a generic word."""
    inside: frozenset[str]
    """Small words inside a name, read forwards: fewer, for "at" may follow a name."""
    hyphened: frozenset[str]
    """Small words inside a name with a hyphen before them."""
    links: frozenset[str]
    """Words between a generic word and the name after it: "of"; empty where there is none."""
    site_links: frozenset[str]
    """Words between a word for a site and the town whose site it is: "the port in X"."""
    site_skips: frozenset[str]
    """Words behind them that change nothing: "in occupied X"."""
    articles: frozenset[str]
    joints: frozenset[str]
    """Words and marks that join the names of a list."""
    abbreviations: frozenset[str]
    """Generic words before a name that are written with a full stop."""
    adjective: re.Pattern[str] | None
    """Endings of names that are adjectives and stand before their generic word; None where a
    generic word between two names always belongs to the first."""
    derived: dict[str, str]
    """Adjectives of generic words, after the name → the noun: "обласної" → "область"."""
    plurals: dict[str, str]
    """Generic words in the plural → in the singular, where that is no matter of an "s"."""
    plural_s: bool
    """Whether a plural is told by its "s"."""
    tally: frozenset[str]
    """Words and marks between the adjectives of a tally that share one generic word at its end:
    "23 over the Kursk, 9 over the Tula region", where a language says it so."""
    tallied: dict[str, str]
    """Generic words at the end of such a tally → as they are called alone."""

    def singular_of(self, word: str) -> str | None:
        """Give the singular of a generic word in the plural; None of one in the singular."""
        plural = self.plurals.get(word)
        if plural is not None or not self.plural_s:
            return plural
        return singular(word) if word.endswith("s") else None


@cache
def generics(language: str) -> Generics:
    """Give the generic words of a language's lexicon.

    Examples
    --------
    >>> "of" in generics("en").links
    True
    """
    data = load(language, "places")
    grammar = data["grammar"]
    forms = (lambda word: (word, _plural(word))) if grammar["plural_s"] else (lambda word: (word,))
    return Generics(
        after=_table(_with_derived(data["after"], grammar["derived"]), forms),
        before={word: PlaceKind(kind) for kind, words in data["of"].items() for word in words},
        opening=_table(data["opening"], lambda word: (word,)),
        inner=frozenset(data["inner"]["words"]),
        particles=frozenset(data["particles"]["words"]),
        inside=frozenset(data["particles"]["words"]) - frozenset(data["particles"]["prepositions"]),
        hyphened=frozenset(data["particles"].get("hyphened", ())),
        links=frozenset(grammar["links"]),
        site_links=frozenset(grammar.get("site_links", ())),
        site_skips=frozenset(grammar.get("site_skips", ())),
        articles=frozenset(grammar["articles"]),
        joints=frozenset(grammar["joints"]),
        abbreviations=frozenset(grammar["abbreviations"]),
        adjective=re.compile(grammar["adjective"]) if grammar["adjective"] else None,
        derived=grammar["derived"],
        plurals=grammar["plurals"],
        plural_s=grammar["plural_s"],
        tally=frozenset(grammar.get("tally", ())),
        tallied=grammar.get("tallied", {}),
    )


def phrase_at(tokens: Tokens, index: int, table: Table) -> tuple[int, str] | None:
    """Give length and group of the longest phrase of a table that begins at a token.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> phrase_at(Tokens("Kyiv railway station"), 1, generics("en").after)
    (2, 'site')
    """
    lower = tokens.lower
    for words, group in table.get(tokens.low(index), ()):
        if tuple(lower[index : index + len(words)]) == words:
            return len(words), group
    return None


def joined_after(tokens: Tokens, last: int, language: str) -> int:
    """Give the last token of what a hyphen and a small word join to a name: "Ghasr-e Shirin".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> joined_after(Tokens("Ghasr-e Shirin"), 0, "en"), joined_after(Tokens("Ghasr-e"), 0, "en")
    (3, 0)
    """
    small = generics(language).hyphened
    if tokens.word(last + 1) != "-" or tokens.word(last + 2) not in small:
        return last
    following = last + 3 + (tokens.word(last + 3) == "-")
    return following if tokens.is_name(following) else last


def unit_follows(tokens: Tokens, at: int, language: str) -> bool:
    """Whether the unit that holds a place begins at a token, in languages whose adjectives tell.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> unit_follows(Tokens("Липці Харківської області"), 1, "uk")
    True
    """
    words = generics(language)
    if words.adjective is None or not tokens.is_name(at):
        return False
    groups = {
        group for phrase, group in words.after.get(tokens.low(at + 1), ()) if len(phrase) == 1
    }
    return not groups.isdisjoint(_UNITS) and words.adjective.search(tokens.low(at)) is not None


_UNITS = frozenset({"region", "district", "settlement"})
"""Groups of generic words for units that hold places."""


def _with_derived(groups: dict[str, list[str]], derived: dict[str, str]) -> dict[str, list[str]]:
    """Add the adjectives of generic words to the group of their noun."""
    return {
        group: [*words, *(form for form, noun in derived.items() if noun in words)]
        for group, words in groups.items()
    }


def _table(groups: dict[str, list[str]], forms: Callable[[str], tuple[str, ...]]) -> Table:
    """Index phrases by their first word, longest first."""
    table: Table = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            for form in forms(phrase):
                words = tuple(form.split())
                table.setdefault(words[0], []).append((words, group))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _plural(word: str) -> str:
    """Form the plural of an English generic word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """Give the singular of an English generic word in the plural.

    Examples
    --------
    >>> singular("counties"), singular("marches"), singular("streets")
    ('county', 'march', 'street')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses")) else word.removesuffix("s")


def other_names(name: str, language: str) -> Iterator[str]:
    """Give what a site may be called as well: "X Airport" for "X military airfield".

    Examples
    --------
    >>> "Merowe airport" in other_names("Merowe Air Base", "en")
    True
    """
    for group in load(language, "places").get("sites", {}).get("kin", ()):
        for word in sorted(group, key=lambda word: -len(word)):
            if name.casefold().endswith(f" {word}"):
                town = name[: -len(word) - 1]
                yield from (f"{town} {other}" for other in group if other != word)
                break
