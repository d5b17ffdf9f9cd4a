"""The spellings of one name that a query may mean: base forms, romanisations, short forms.

The store holds each name once, as its source writes it. Here a query is turned into the keys
under which the same name may be stored: the nominative of an inflected Ukrainian or Russian word,
another romanisation, "Saint" for "St". Most of what is generated does not exist; the caller
keeps what the gazetteer holds. The rules are data, in `spellings.toml`.

Russian and Ukrainian share one kind of rule, so that no dictionary has to be loaded: names of
places are mostly missing from dictionaries anyway.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

How = Literal["exact", "short form", "inflected", "romanised", "typo"]
"""How a key was made from the words of a query."""

_LONGEST_ENDING = 8
"""No ending of `spellings.toml` is longer, in letters."""

_SHORTEST_STEM = 2
"""An ending is taken off only when so many letters are left: "Оса" is no form of "О"."""

_MOST_FORMS = 400
"""Combinations of base forms that are tried for a name of several words; each costs 4 µs."""

_MOST_ROMANISATIONS = 600
"""Romanisations that are tried for a name; each costs 4 µs."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A key under which the name of a query may be stored."""

    key: str
    """A search key."""
    how: How
    """How it was made."""
    steps: int = 0
    """How many rules it took: each makes it less likely."""


@cache
def _rules() -> Mapping[str, Any]:
    text = (files(__package__) / "data" / "spellings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _endings(language: str) -> Mapping[str, tuple[str, ...]]:
    """Map the ending of an inflected form to the endings of its possible nominatives."""
    endings: dict[str, dict[str, None]] = {}
    for entry in _rules()["inflection"][language]:
        for form in entry["forms"]:
            endings.setdefault(form, {})[entry["base"]] = None
    return {form: tuple(bases) for form, bases in endings.items()}


def script_languages(key: str) -> tuple[str, ...]:
    """Tell which inflecting languages a key may be written in, from its letters.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    tuple of str
        "uk", "ru", both or none.

    Examples
    --------
    >>> script_languages("київ"), script_languages("грозный"), script_languages("суми")
    (('uk',), ('ru',), ('uk', 'ru'))
    >>> script_languages("kyiv")
    ()
    """
    if not any("а" <= letter <= "ї" for letter in key):
        return ()
    if any(letter in "іїє" for letter in key):
        return ("uk",)
    return ("ru",) if any(letter in "ыэъ" for letter in key) else ("uk", "ru")


@cache
def base_forms(word: str, language: str) -> tuple[str, ...]:
    """List what the nominative of a word may be.

    Parameters
    ----------
    word
        One word, folded as in a search key.
    language
        "uk" or "ru".

    Returns
    -------
    tuple of str
        The word itself first, then the guesses of the longest ending first.

    Examples
    --------
    >>> "харків" in base_forms("харкові", "uk"), "белгород" in base_forms("белгородом", "ru")
    (True, True)
    """
    endings = _endings(language)
    found = {word: None}
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), -1, -1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for base in endings.get(ending, ()):
            found[stem + base] = None
    return tuple(found)


def _inflected(key: str, language: str) -> Iterator[Spelling]:
    """Every combination of base forms of the words of a key."""
    forms = [base_forms(word, language) for word in key.split()]
    for words in itertools.islice(itertools.product(*forms), 1, _MOST_FORMS):
        yield Spelling(" ".join(words), "inflected", 1)


def to_latin(key: str, language: str) -> str:
    """Write a Cyrillic key in Latin letters.

    Parameters
    ----------
    key
        A search key in Cyrillic.
    language
        "uk" for the Ukrainian national table of 2010, "ru" for BGN/PCGN.

    Returns
    -------
    str
        A search key in Latin letters; what is not Cyrillic stays.

    Examples
    --------
    >>> to_latin("згурівка", "uk"), to_latin("белая церковь", "ru")
    ('zghurivka', 'belaya tserkov')
    """
    letters, first = _rules()["latin"][language], _rules()["latin_first"][language]
    if language == "uk":
        # The one digraph of the table: зг would otherwise read as ж does.
        key = key.replace("зг", "зgh")
    words = (
        first.get(word[:1], letters.get(word[:1], word[:1]))
        + "".join(letters.get(letter, letter) for letter in word[1:])
        for word in key.split()
    )
    return " ".join(words)


@cache
def _groups() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Compile the romanisation groups: pattern of endings, pattern of letters, alternatives."""
    rules = _rules()["romanisations"]
    alternatives: dict[str, dict[str, None]] = {}
    for mark, groups in (("$", rules["endings"]), ("", rules["letters"])):
        for group in groups:
            for member in group:
                alternatives.setdefault(member + mark, {}).update(dict.fromkeys(group))
    members = [
        sorted({m for group in rules[part] for m in group}, key=lambda m: (-len(m), m))
        for part in ("endings", "letters")
    ]
    return (
        re.compile(rf"(?:{'|'.join(members[0])})$"),
        re.compile("|".join(members[1])),
        {member: tuple(others) for member, others in alternatives.items()},
    )


@cache
def _romanised_word(word: str) -> tuple[tuple[str, int], ...]:
    """List the other romanisations of one word, with the number of rules each took."""
    ending_pattern, letters_pattern, alternatives = _groups()
    ending = ending_pattern.search(word)
    stem, tail = (word[: ending.start()], ending.group()) if ending else (word, "")
    choices: list[list[tuple[str, int]]] = []
    position = 0
    for match in letters_pattern.finditer(stem):
        choices.append([(stem[position : match.start()], 0)])
        others = [other for other in alternatives[match.group()] if other != match.group()]
        choices.append([(match.group(), 0), *((other, 1) for other in others)])
        position = match.end()
    choices.append([(stem[position:], 0)])
    others = [other for other in alternatives.get(tail + "$", ()) if other != tail]
    choices.append([(tail, 0), *((other, 1) for other in others)])
    return _fewest_steps(choices)


def _fewest_steps(choices: list[list[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    """Combine the choices, those with the fewest steps first, up to three steps."""
    most_steps = 3
    partial: dict[str, int] = {"": 0}
    for options in choices:
        longer: dict[str, int] = {}
        for (head, steps), (text, step) in itertools.product(partial.items(), options):
            total, whole = steps + step, head + text
            if total <= most_steps and total < longer.get(whole, most_steps + 1):
                longer[whole] = total
        partial = dict(sorted(longer.items(), key=lambda item: item[1])[:_MOST_ROMANISATIONS])
    return tuple(partial.items())


def _romanised(key: str) -> Iterator[Spelling]:
    """Other romanisations of a Latin key; in several words, the same for each in turn."""
    words = key.split()
    options = [_romanised_word(word)[: _MOST_ROMANISATIONS // len(words)] for word in words]
    if len(words) == 1:
        combined = iter([(text, steps) for text, steps in options[0]])
    else:
        # Two words rarely both differ by much: a few of each, crossed.
        narrow = [
            choice[: max(2, int(_MOST_ROMANISATIONS ** (1 / len(words))))] for choice in options
        ]
        single = (
            (" ".join([*words[:i], text, *words[i + 1 :]]), steps)
            for i, choice in enumerate(options)
            for text, steps in choice
        )
        crossed = (
            (" ".join(text for text, _ in parts), sum(steps for _, steps in parts))
            for parts in itertools.product(*narrow)
        )
        combined = itertools.chain(single, crossed)
    for text, steps in combined:
        if steps:
            yield Spelling(text, "romanised", steps)


def _short_forms(key: str) -> Iterator[Spelling]:
    """Write abbreviated words in full, and the other way round; with and without "al"."""
    words = key.split()
    long_of: Mapping[str, str] = _rules()["abbreviations"]
    short_of = {long: short for short, long in long_of.items()}
    articles = _rules()["romanisations"]["articles"]
    if len(words) > 1:
        for table in (long_of, short_of):
            changed = [table.get(word, word) for word in words]
            if changed != words:
                yield Spelling(" ".join(changed), "short form", 1)
        if words[0] in articles:
            yield Spelling(" ".join(words[1:]), "short form", 1)
    if words and words[0] not in articles and words[0].isascii():
        for article in articles:
            yield Spelling(" ".join([article, *words]), "short form", 1)
    if len(words) > 1:
        yield Spelling("".join(words), "short form", 1)


def spellings(
    key: str, language: str | None = None, *, exists: Callable[[str], bool]
) -> list[Spelling]:
    """List the keys under which a name may be stored, the key itself first.

    Parameters
    ----------
    key
        The search key of the name.
    language
        ISO 639-1 code of the text, when known: its inflections are tried first.
    exists
        Tells whether the gazetteer holds a key; it is called often, so it should be fast.

    Returns
    -------
    list of Spelling
        Those that exist, likeliest first. Romanisations are tried only when nothing nearer is
        there, because they meet other names by chance.

    Examples
    --------
    >>> held = {"харків", "kharkiv", "zaporizhzhia", "saint louis"}
    >>> [s.key for s in spellings("харкові", "uk", exists=held.__contains__)]
    ['харків']
    >>> [s.key for s in spellings("zaporizhzhya", exists=held.__contains__)]
    ['zaporizhzhia']
    >>> [s.key for s in spellings("st louis", exists=held.__contains__)]
    ['saint louis']
    """
    found: dict[str, Spelling] = {}
    if exists(key):
        found[key] = Spelling(key, "exact")
    languages = script_languages(key)
    near: Iterator[Spelling] = iter(())
    if languages:
        ordered = sorted(languages, key=lambda code: code != language)
        near = itertools.chain.from_iterable(_inflected(key, code) for code in ordered)
    elif key.isascii():
        near = _short_forms(key)
    _keep(found, near, exists)
    if not found and languages:
        latin = (Spelling(to_latin(key, code), "romanised", 1) for code in languages)
        bases = (
            Spelling(to_latin(form.key, code), "romanised", 2)
            for code in languages
            for form in _inflected(key, code)
        )
        _keep(found, itertools.chain(latin, bases), exists)
    if not found and key.isascii():
        _keep(found, _romanised(key), exists)
    return list(found.values())


def _keep(
    found: dict[str, Spelling], candidates: Iterator[Spelling], exists: Callable[[str], bool]
) -> None:
    """Add the candidates that exist and are new."""
    for spelling in candidates:
        if spelling.key not in found and exists(spelling.key):
            found[spelling.key] = spelling
