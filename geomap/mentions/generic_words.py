"""One language's generic words, as the patterns about names ask for them: "street", "town of"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.lexicons.grammar import Grammar, grammar

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
    listing: frozenset[str]
    """What begins the list of a plural: "villages, including"."""
    site_links: frozenset[str]
    """Words between a word for a site and the town whose site it is: "the port in X"."""
    site_skips: frozenset[str]
    """Words behind them that change nothing: "in occupied X"."""
    site_many: frozenset[str]
    """Sites of which a town has many: "a hotel in X" is not Hotel X."""
    site_others: frozenset[str]
    """Words before a word for a site that make another one of it: "petrol station"."""
    fringes: frozenset[str]
    """Words for what lies around a town, behind the name of a known one: "the Kyiv suburb"."""
    peoples: frozenset[str]
    """Adjectives of those who live somewhere, which name no place: "Muslim"."""
    ranked: frozenset[str]
    """Words before a generic word: a wide name behind it holds it, as in "the main city of X"."""
    compass: frozenset[str]
    """Words whose names share their rest in a list: "North and South Kivu"."""
    sides: frozenset[str]
    """Of these the ones that are part of a name also in small letters: "south Kordofan"."""
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
    """Generic words in the plural → in the singular, where no rule of the grammar tells."""
    grammar: Grammar
    tally: frozenset[str]
    """Words and marks between the adjectives of a tally that share one generic word at its end:
    "23 over the Kursk, 9 over the Tula region", where a language says it so."""
    tallied: dict[str, str]
    """Generic words at the end of such a tally → as they are called alone."""

    def singular_of(self, word: str) -> str | None:
        """Give the singular of a generic word in the plural; None of one in the singular."""
        plural = self.plurals.get(word)
        if plural is not None:
            return plural
        single = self.grammar.form(word, "singular")
        return single if single != word else None


@cache
def generics(language: str) -> Generics:
    """Give the generic words of a language's lexicon.

    Examples
    --------
    >>> "of" in generics("en").links
    True
    """
    data, rules = load(language, "places"), grammar(language)
    words = data["grammar"]
    return Generics(
        after=phrase_table(
            _with_derived(data["after"], words["derived"]),
            lambda word: (word, rules.form(word, "plural")),
        ),
        before={word: PlaceKind(kind) for kind, nouns in data["of"].items() for word in nouns},
        opening=phrase_table(data["opening"]),
        inner=frozenset(data["inner"]["words"]),
        particles=frozenset(data["particles"]["words"]),
        inside=frozenset(data["particles"]["words"]) - frozenset(data["particles"]["prepositions"]),
        hyphened=frozenset(data["particles"].get("hyphened", ())),
        links=rules.of,
        listing=frozenset(words.get("listing", ())),
        site_links=frozenset(words.get("site_links", ())),
        site_skips=frozenset(words.get("site_skips", ())),
        site_others=frozenset(data.get("sites", {}).get("others", ())),
        site_many=frozenset(data.get("sites", {}).get("many", ())),
        fringes=frozenset(words["fringes"]),
        peoples=frozenset(words.get("peoples", ())),
        ranked=frozenset(words["ranked"]),
        compass=frozenset(data["parts"].get("shared", ())),
        sides=frozenset(data["parts"].get("named", ())),
        articles=rules.definite,
        joints=frozenset(words["joints"]),
        abbreviations=frozenset(words["abbreviations"]),
        adjective=re.compile(words["adjective"]) if words["adjective"] else None,
        derived=words["derived"],
        plurals=words["plurals"],
        tally=frozenset(words.get("tally", ())),
        tallied=words.get("tallied", {}),
        grammar=rules,
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


def phrase_table(
    groups: dict[str, list[str]], forms: Callable[[str], tuple[str, ...]] = lambda word: (word,)
) -> Table:
    """Index the phrases of some groups by their first word, longest first.

    Examples
    --------
    >>> phrase_table({"site": ["port", "port of"]})
    {'port': [(('port', 'of'), 'site'), (('port',), 'site')]}
    """
    table: Table = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            for form in dict.fromkeys(forms(phrase)):
                words = tuple(form.split())
                table.setdefault(words[0], []).append((words, group))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


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
