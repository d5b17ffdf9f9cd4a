"""How one name is written in other letters: romanisations, and what neighbour languages write.

The letters that stand for one another are data, in `spellings.toml`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gazetteer.held import one_after_another
from gazetteer.inflections import bases
from gazetteer.spelling_rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazetteer.held import Held

_MOST_ROMANISATIONS = 600
"""Romanisations that are tried for a name; each costs 4 µs."""

_MOST_RESPELT_BASES = 60
"""Other spellings tried for each word of them: nearly all that differ by one rule."""

_MOST_TURKISH = 32
"""Turkish readings of a Cyrillic name that are tried: five letters of two meanings each."""

_LETTERS_PER_STEP = 3
"""A word may differ from another spelling by one rule for so many letters: "Kievsky" by two."""

_REMEMBERED = 20_000
"""Words whose other letters are remembered: a name and its base forms share most of theirs."""

_NO_VOWELS = str.maketrans("", "", "aeiouyw -'")
"""Takes out the Latin letters that romanisations differ in most, and what parts words."""


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


@lru_cache(maxsize=_REMEMBERED)
def _latin_choices(word: str, language: str) -> Sequence[tuple[str, ...]]:
    """Give what each letter of a word may be in Latin, likeliest first."""
    letters, first = rules()["latin"][language], rules()["latin_first"][language]
    for pair, read in rules()["latin_pairs"][language].items():
        word = word.replace(pair, read)
    plain = [letters.get(letter, letter) for letter in word]
    plain[:1] = [first.get(letter, plain[0]) for letter in word[:1]]
    return tuple(tuple(read.split("|")) for read in plain)


def in_turkish(key: str, held: Held) -> Iterator[tuple[str, int]]:
    """Read a Cyrillic key back as the Turkish or Azerbaijani name it may transcribe.

    Parameters
    ----------
    key
        A search key in Cyrillic.
    held
        What the gazetteer holds: what makes up none of its keys is left out.

    Yields
    ------
    tuple of str and int
        A key in Latin letters, and the rules it took.

    Examples
    --------
    >>> from gazetteer.held import ANYTHING
    >>> list(in_turkish("лачин", ANYTHING))
    [('lacin', 2)]
    """
    words = [_latin_choices(word, "tr") for word in key.split()]
    if held.may_spell(one_after_another(words)):
        options = [itertools.product(*choices) for choices in words]
        for letters in itertools.islice(itertools.product(*options), _MOST_TURKISH):
            yield " ".join("".join(word) for word in letters), 2


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
    known = rules()["romanisations"]
    endings = known["endings"] if script == "latin" else []
    letters = known["letters"] if script == "latin" else known["cyrillic"]
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
    first, second, *_ = rules()["romanisations"]["articles"]
    return first, second


@lru_cache(maxsize=_REMEMBERED)
def _choices(word: str, script: str) -> Sequence[tuple[str, ...]]:
    """List what may stand for each part of a word in its script, as it is written first."""
    groups = _groups(script)
    if word in _joining_articles() and script == "latin":
        return ((word, *(other for other in _joining_articles() if other != word)),)
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
    return tuple(options for options in choices if options != ("",))


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


def respelt(
    key: str, script: str, held: Held, steps_before: int = 0, most: int = _MOST_ROMANISATIONS
) -> Iterator[tuple[str, int]]:
    """Spell a key otherwise in its script: each word in turn, and all of them a little.

    Parameters
    ----------
    key
        A search key.
    script
        "latin" or "cyrillic".
    held
        What the gazetteer holds: what makes up none of its keys is left out.
    steps_before
        Rules that led to the key.
    most
        Spellings of each word that are wanted: to know the others first would take longer.

    Yields
    ------
    tuple of str and int
        A key and the rules it took.

    Examples
    --------
    >>> from gazetteer.held import ANYTHING
    >>> ("kharkiv", 2) in respelt("charkiw", "latin", ANYTHING)
    True
    """
    words = key.split()
    choices = [_choices(word, script) for word in words]
    if not held.may_spell(one_after_another(choices)):
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


def _most_respelt(key: str) -> int:
    """Tell how many other spellings of a base form are tried."""
    return _MOST_RESPELT_BASES * (1 + key.count(" "))


def respelt_cyrillic(key: str, languages: tuple[str, ...], held: Held) -> Iterator[tuple[str, int]]:
    """Spell a key and its base forms by the neighbour language's letters.

    Parameters
    ----------
    key
        A search key in Cyrillic.
    languages
        Of those that `inflections.script_languages` gives.
    held
        What the gazetteer holds.

    Yields
    ------
    tuple of str and int
        A key and the rules it took.

    Examples
    --------
    >>> from gazetteer.held import ANYTHING
    >>> ("коренево", 2) in respelt_cyrillic("коренєво", ("uk",), ANYTHING)
    True
    """
    for base in dict.fromkeys(base for base, _ in bases(key, languages)):
        most = _most_respelt(base)
        yield from itertools.islice(respelt(base, "cyrillic", held, 1, most), most)


def in_latin(key: str, languages: tuple[str, ...], held: Held) -> Iterator[tuple[str, int]]:
    """Write a Cyrillic key and its base forms in Latin letters, in each of a few ways.

    Parameters
    ----------
    key
        A search key in Cyrillic.
    languages
        Of those that `inflections.script_languages` gives.
    held
        What the gazetteer holds.

    Yields
    ------
    tuple of str and int
        A key and the rules it took.

    Examples
    --------
    >>> from gazetteer.held import ANYTHING
    >>> ("zghurivka", 1) in in_latin("згурівці", ("uk",), ANYTHING)
    True
    """
    for base, code in bases(key, languages):
        latin = to_latin(base, code)
        yield latin, 1
        yield from in_turkish(base, held)
        most = _most_respelt(base)
        yield from itertools.islice(respelt(latin, "latin", held, 1, most), most)


@cache
def _revised() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Compile the letters of which official romanisations have changed their minds."""
    groups = rules()["romanisations"]["revised"]
    first_of = {member: group[0] for group in groups for member in group}
    return re.compile("|".join(_members(groups))), first_of


_UNHEARD = re.compile(r"(?<=\w\w)ah\b")
"""The ending of Arabic and Persian names that is heard as "a": "Barah" is Bara."""


def is_same_name(key: str, other: str) -> bool:
    """Tell whether two Latin keys are one name in an older and a newer romanisation.

    Parameters
    ----------
    key, other
        Search keys.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_same_name("krasnopillya", "krasnopillia"), is_same_name("odessa", "odesa")
    (True, False)
    >>> is_same_name("babanusa", "babanusah")
    True
    """
    letters, first_of = _revised()
    plain, same = (
        _UNHEARD.sub("a", letters.sub(lambda found: first_of[found.group()], text))
        for text in (key, other)
    )
    return plain == same


def is_variant(key: str, other: str) -> bool:
    """Tell whether two Latin keys are one name of several words spelled freely.

    Arabic and Persian names have the same consonants in all spellings. Of a single word that says
    little: "Media" is not Médéa.

    Parameters
    ----------
    key, other
        Search keys.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_variant("ain issa", "ayn isa"), is_variant("media", "medea")
    (True, False)
    """
    return " " in key and consonants(key) == consonants(other)


def with_other_endings(key: str) -> list[str]:
    """Write the ending of a Latin name as other romanisations do.

    Parameters
    ----------
    key
        A search key.

    Returns
    -------
    list of str
        The other keys; none where the ending is always written alike.

    Examples
    --------
    >>> "zavodskoy" in with_other_endings("zavodsky"), with_other_endings("harlem")
    (True, [])
    """
    groups = _groups("latin")
    ending = groups.ending.search(key)
    if ending is None:
        return []
    stem = key[: ending.start()]
    return [stem + other for other in groups.of_ending[ending.group()]]


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
    return rest if rest and article in rules()["romanisations"]["articles"] else key


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
