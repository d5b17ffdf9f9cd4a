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
import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

How = Literal["exact", "short form", "inflected", "romanised", "typo"]
"""How a key was made from the words of a query."""

_LONGEST_ENDING = 8
"""No ending of `spellings.toml` is longer, in letters."""

_SHORTEST_STEM = 1
"""An ending is taken off only when so many letters are left; "Розі" is a form of "Ріг"."""

_MOST_FORMS = 400
"""Combinations of base forms that are tried for a name of several words; each costs 4 µs."""

_MOST_ROMANISATIONS = 600
"""Romanisations that are tried for a name; each costs 4 µs."""

_MOST_BASES = 8
"""Base forms of a Cyrillic name that are respelt; nearly all names are among the first."""

_MOST_RESPELT_BASES = 60
"""Other spellings tried for each word of them: nearly all that differ by one rule."""

_MOST_TURKISH = 32
"""Turkish readings of a Cyrillic name that are tried: five letters of two meanings each."""

_LETTERS_PER_STEP = 3
"""A word may differ from another spelling by one rule for so many letters: "Kievsky" by two."""

_NO_VOWELS = str.maketrans("", "", "aeiouyw -'")
"""Takes out the Latin letters that romanisations differ in most, and what parts words."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A key under which the name of a query may be stored."""

    key: str
    """A search key."""
    how: How
    """How it was made."""
    steps: int = 0
    """How many rules it took: each makes it less likely."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the gazetteer holds."""

    exists: Callable[[str], bool]
    """Whether it holds a key."""
    begins: Callable[[str], bool] | None = None
    """Whether it holds keys that begin so, where that is known: what no key begins with need not
    be spelt to its end."""

    def goes_on(self, head: str) -> bool:
        """Tell whether a key may begin so."""
        return self.begins is None or self.begins(head)

    def may_spell(self, choices: Iterable[Sequence[str]]) -> bool:
        """Tell whether any choice of letters, one after the other, may make up a key."""
        if self.begins is None:
            return True
        reached = {""}
        for options in choices:
            reached = {head + letters for head in reached for letters in options}
            if len(options) > 1:  # where nothing is to be chosen, the next choice tells
                reached = set(filter(self.begins, reached))
            if not reached:
                return False
        return any(self.exists(key) for key in reached)


_ANYTHING = _Held(lambda _: True)
"""For spellings that are wanted whether they exist or not."""


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


def _inflected(key: str, language: str, held: _Held) -> Iterator[tuple[str, int]]:
    """Every combination of base forms of the words of a key, itself first."""
    first, *others = (base_forms(word, language) for word in key.split())
    ends = math.prod(len(forms) for forms in others)
    for head, left in zip(first, range(_MOST_FORMS, 0, -ends), strict=False):
        if not others:
            yield head, 1
        elif held.goes_on(f"{head} "):
            for words in itertools.islice(itertools.product(*others), left):
                yield " ".join((head, *words)), 1


def to_latin(key: str, language: str) -> str:
    """Write a Cyrillic key in Latin letters.

    Parameters
    ----------
    key
        A search key in Cyrillic.
    language
        "uk" for the Ukrainian national table of 2010, "ru" for BGN/PCGN, "tr" for Turkish names
        read back from either.

    Returns
    -------
    str
        A search key in Latin letters; what is not Cyrillic stays.

    Examples
    --------
    >>> to_latin("згурівка", "uk"), to_latin("белая церковь", "ru"), to_latin("лачин", "tr")
    ('zghurivka', 'belaya tserkov', 'lacin')
    """
    return " ".join(
        "".join(choice[0] for choice in _latin_choices(word, language)) for word in key.split()
    )


def _latin_choices(word: str, language: str) -> Iterator[tuple[str, ...]]:
    """Give what each letter of a word may be in Latin, likeliest first."""
    letters, first = _rules()["latin"][language], _rules()["latin_first"][language]
    for pair, read in _rules()["latin_pairs"][language].items():
        word = word.replace(pair, read)
    for position, letter in enumerate(word):
        plain = letters.get(letter, letter)
        yield tuple((plain if position else first.get(letter, plain)).split("|"))


def _in_turkish(key: str, held: _Held) -> Iterator[tuple[str, int]]:
    """Read a Cyrillic key back as the Turkish or Azerbaijani name it may transcribe."""
    words = [list(_latin_choices(word, "tr")) for word in key.split()]
    if held.may_spell(_one_after_another(words)):
        options = [itertools.product(*choices) for choices in words]
        for letters in itertools.islice(itertools.product(*options), _MOST_TURKISH):
            yield " ".join("".join(word) for word in letters), 2


def _one_after_another(words: Iterable[Iterable[Sequence[str]]]) -> Iterator[Sequence[str]]:
    """Chain the choices of several words, with blanks between the words."""
    for number, choices in enumerate(words):
        if number:
            yield (" ",)
        yield from choices


@dataclass(frozen=True, slots=True)
class _Groups:
    """Groups of letters that may stand for one another, ready to be applied."""

    ending: re.Pattern[str]
    letters: re.Pattern[str]
    of_ending: Mapping[str, tuple[str, ...]]
    of_letters: Mapping[str, tuple[str, ...]]


@cache
def _groups(script: str) -> _Groups:
    """Compile the groups of a script: "latin" or "cyrillic"."""
    rules = _rules()["romanisations"]
    endings = rules["endings"] if script == "latin" else []
    letters = rules["letters"] if script == "latin" else rules["cyrillic"]
    ending = "|".join(_members(endings))
    return _Groups(
        re.compile(rf"(?:{ending})$" if ending else "$^"),
        re.compile("|".join(_members(letters))),
        _alternatives(endings),
        _alternatives(letters),
    )


def _members(groups: list[list[str]]) -> list[str]:
    """List all members, longest first, so that the longest matches."""
    return sorted({m for group in groups for m in group}, key=lambda m: (-len(m), m))


def _alternatives(groups: list[list[str]]) -> Mapping[str, tuple[str, ...]]:
    """Map each member to the others of all its groups."""
    others: dict[str, dict[str, None]] = {}
    for group in groups:
        for member in group:
            others.setdefault(member, {}).update(dict.fromkeys(group))
    return {member: tuple(o for o in found if o != member) for member, found in others.items()}


@cache
def _joining_articles() -> tuple[str, ...]:
    """Give the two spellings of the Arabic article between words: "Deir el-Balah"."""
    first, second, *_ = _rules()["romanisations"]["articles"]
    return first, second


def _choices(word: str, script: str) -> list[tuple[str, ...]]:
    """List what may stand for each part of a word in its script, as it is written first."""
    groups = _groups(script)
    if word in _joining_articles() and script == "latin":
        return [(word, *(other for other in _joining_articles() if other != word))]
    ending = groups.ending.search(word)
    stem, tail = (word[: ending.start()], ending.group()) if ending else (word, "")
    choices: list[tuple[str, ...]] = []
    position = 0
    for match in groups.letters.finditer(stem):
        choices.append((stem[position : match.start()],))
        choices.append((match.group(), *groups.of_letters[match.group()]))
        position = match.end()
    choices.append((stem[position:],))
    choices.append((tail, *groups.of_ending.get(tail, ())))
    return [options for options in choices if options != ("",)]


def _fewest_steps(
    choices: Sequence[tuple[str, ...]], steps_most: int, most: int
) -> tuple[tuple[str, int], ...]:
    """Combine the choices, those with the fewest steps first: with the fewest other letters.

    `most` of them are wanted: to know the others first would take longer.
    """
    partial: dict[str, int] = {"": 0}
    for options in choices:
        if len(options) == 1:  # no choice: what stands between the letters that differ
            partial = {head + options[0]: steps for head, steps in partial.items()}
            continue
        longer: dict[str, int] = {}
        for (head, steps), text in itertools.product(partial.items(), options):
            total, whole = steps + (text != options[0]), head + text
            if total <= steps_most and total < longer.get(whole, steps_most + 1):
                longer[whole] = total
        partial = dict(sorted(longer.items(), key=lambda item: item[1])[:most])
    return tuple(partial.items())


def _respelt(
    key: str, script: str, held: _Held, steps_before: int = 0, most: int = _MOST_ROMANISATIONS
) -> Iterator[tuple[str, int]]:
    """Other spellings of a key in its script: of each word in turn, and of all a little."""
    words = key.split()
    choices = [_choices(word, script) for word in words]
    if not held.may_spell(_one_after_another(choices)):
        return
    share = min(most + 1, _MOST_ROMANISATIONS // len(words))  # one is the word itself
    options = [
        _fewest_steps(letters, max(1, len(word) // _LETTERS_PER_STEP), share)
        for word, letters in zip(words, choices, strict=True)
    ]
    in_turn = (
        (" ".join([*words[:i], text, *words[i + 1 :]]), steps)
        for i, choice in enumerate(options)
        for text, steps in choice
    )
    crossed: list[tuple[str, int]] = []
    if len(words) > 1:
        # Two words rarely both differ by much: a few of each, crossed.
        few = max(2, int(_MOST_ROMANISATIONS ** (1 / len(words))))
        crossed = [
            (" ".join(text for text, _ in parts), sum(steps for _, steps in parts))
            for parts in itertools.product(*(choice[:few] for choice in options))
        ]
        crossed.sort(key=lambda pair: pair[1])
    for text, steps in itertools.chain(crossed, in_turn):
        if steps:
            yield text, steps + steps_before


def _bases(key: str, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """List a Cyrillic key and its first few base forms, each with its language."""
    for code in languages:
        for base, _ in itertools.islice(_inflected(key, code, _ANYTHING), 1 + _MOST_BASES):
            yield base, code


def _most_respelt(key: str) -> int:
    """Tell how many other spellings of a base form are tried."""
    return _MOST_RESPELT_BASES * (1 + key.count(" "))


def _respelt_cyrillic(
    key: str, languages: tuple[str, ...], held: _Held
) -> Iterator[tuple[str, int]]:
    """Spellings of a key and of its base forms by the neighbour language's letters."""
    for base in dict.fromkeys(base for base, _ in _bases(key, languages)):
        most = _most_respelt(base)
        yield from itertools.islice(_respelt(base, "cyrillic", held, 1, most), most)


def _in_latin(key: str, languages: tuple[str, ...], held: _Held) -> Iterator[tuple[str, int]]:
    """Latin spellings of a Cyrillic key and of its base forms."""
    for base, code in _bases(key, languages):
        latin = to_latin(base, code)
        yield latin, 1
        yield from _in_turkish(base, held)
        most = _most_respelt(base)
        yield from itertools.islice(_respelt(latin, "latin", held, 1, most), most)


def transcribed(
    key: str, exists: Callable[[str], bool], begins: Callable[[str], bool] | None = None
) -> list[Spelling]:
    """List the Latin names that a Cyrillic key transcribes letter by letter.

    Parameters
    ----------
    key
        A search key in Cyrillic, inflected or not.
    exists
        Tells whether the gazetteer holds a key.
    begins
        Tells whether it holds a key that begins so; see `spellings`.

    Returns
    -------
    list of Spelling
        Those that exist; other romanisations, which meet other names by chance, are not tried.

    Examples
    --------
    >>> held = {"bigadic", "virden"}
    >>> [s.key for s in transcribed("бигадиче", held.__contains__)]
    ['bigadic']
    """
    held = _Held(exists, begins and cache(begins))
    found: dict[str, Spelling] = {}
    for base, code in _bases(key, script_languages(key)):
        _keep(found, "romanised", [(to_latin(base, code), 1)], held)
        _keep(found, "romanised", _in_turkish(base, held), held)
    return list(found.values())


def districts_of_towns(key: str) -> list[str]:
    """List the districts, named after their towns, that an adjective may stand for.

    Parameters
    ----------
    key
        An adjective in Cyrillic, inflected or not, without the word for the district.

    Returns
    -------
    list of str
        Search keys, the likelier first.

    Examples
    --------
    >>> districts_of_towns("чугуївського")
    ['чугуївськ район', 'чугуїв район']
    """
    found: dict[str, None] = {}
    for language in script_languages(key):
        rules = _rules()["town_adjectives"][language]
        for suffix, ending in itertools.product(rules["suffixes"], rules["endings"]):
            stem = key.removesuffix(suffix + ending)
            if stem not in {key, ""}:
                found[f"{stem}{suffix} {rules['district']}"] = None
                found[f"{stem} {rules['district']}"] = None
    return list(found)


def without_article(key: str) -> str:
    """Take the Arabic article off a Latin key.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    str

    Examples
    --------
    >>> without_article("al hasakah"), without_article("al")
    ('hasakah', 'al')
    """
    article, _, rest = key.partition(" ")
    return rest if rest and article in _rules()["romanisations"]["articles"] else key


def consonants(key: str) -> str:
    """Give what different spellings of one Latin name mostly have in common.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    str
        Its consonants, doubled ones once, without the Arabic article.

    Examples
    --------
    >>> consonants("hassakeh") == consonants("al hasakah")
    True
    """
    letters = without_article(key).translate(_NO_VOWELS)
    return "".join(letter for letter, _ in itertools.groupby(letters))


def in_full(key: str) -> str:
    """Write the abbreviated words of a key in full.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    str

    Examples
    --------
    >>> in_full("st louis"), in_full("saint louis")
    ('saint louis', 'saint louis')
    """
    long_of: Mapping[str, str] = _rules()["abbreviations"]
    return " ".join(long_of.get(word, word) for word in key.split())


def _short_forms(key: str) -> Iterator[tuple[str, int]]:
    """Write abbreviated words in full, and the other way round; with and without "al"."""
    words = key.split()
    long_of: Mapping[str, str] = _rules()["abbreviations"]
    short_of = {long: short for short, long in long_of.items()}
    articles = _rules()["romanisations"]["articles"]
    if len(words) > 1:
        for table in (long_of, short_of):
            changed = [table.get(word, word) for word in words]
            if changed != words:
                yield " ".join(changed), 1
        if words[0] in articles:
            yield " ".join(words[1:]), 1
    if words and words[0] not in articles and words[0].isascii():
        for article in articles:
            yield " ".join([article, *words]), 1
    if len(words) > 1:
        yield "".join(words), 1


def spellings(
    key: str,
    language: str | None = None,
    *,
    exists: Callable[[str], bool],
    begins: Callable[[str], bool] | None = None,
    far: bool = True,
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
    begins
        Tells whether the gazetteer holds a key that begins so. It changes no answer, but saves
        most of the time: what no key begins with is not spelt to its end.
    far
        Try other romanisations when nothing nearer is there. They meet other names by chance and
        take a few milliseconds.

    Returns
    -------
    list of Spelling
        Those that exist, likeliest first.

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
    if not key:
        return []
    held = _Held(exists, begins and cache(begins))
    found: dict[str, Spelling] = {}
    if exists(key):
        found[key] = Spelling(key, "exact")
    if key.isascii():
        _keep(found, "short form", _short_forms(key), held)
        if far and not found:
            _keep(found, "romanised", _respelt(key, "latin", held), held)
    else:
        _keep_inflected(found, key, language, held)
        if far and not found:
            for respelt in (_respelt_cyrillic, _in_latin):
                _keep(found, "romanised", respelt(key, script_languages(key), held), held)
    return list(found.values())


def _keep_inflected(
    found: dict[str, Spelling], key: str, language: str | None, held: _Held
) -> None:
    """Add what the nominative of a Cyrillic key may be."""
    languages = script_languages(key)
    if language in languages:
        # Another language's endings are tried only when its own lead nowhere.
        _keep(found, "inflected", _inflected(key, language, held), held)
        languages = (language, *(code for code in languages if code != language))
    for code in languages:
        if code != language and (language not in languages or not found):
            _keep(found, "inflected", _inflected(key, code, held), held)


def _keep(
    found: dict[str, Spelling], how: How, candidates: Iterable[tuple[str, int]], held: _Held
) -> None:
    """Add the candidates that exist and are new; each comes with the rules it took."""
    exists = held.exists
    for key, steps in candidates:
        if exists(key) and key not in found:
            found[key] = Spelling(key, how, steps)
