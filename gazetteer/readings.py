"""The ways to read a name as printed: generic words, particles, containers and borders.

"Sumska street" is read as a whole, and as Sumska with the wish for a street; the words are data
(`generic_words.toml`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from gazetteer.demonyms import country_of
from gazetteer.names import search_key
from gazetteer.places import PlaceKind
from gazetteer.spelling_rules import owner_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LANGUAGES = ("en", "uk", "ru")

_LONGEST_PHRASE = 3
"""No generic phrase of `generic_words.toml` has more words."""

_LONGEST_ABBREVIATION = 3
"""Letters: "EU" and "NSW", but headlines write "KYIV"."""

_STRICT_KINDS = frozenset({PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.POI})
"""Kinds whose word leaves no choice: "Sumska street" is never the city of Sumy."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a query."""

    key: str
    """Search key of the name proper."""
    kinds: tuple[str, ...] = ()
    """What the generic word asks for, best first: kinds, "region1" and "region2"."""
    strict: bool = False
    """Whether other kinds are out of the question."""
    dropped: str = ""
    """Words of the query that are no part of the key."""
    ascii: bool = True
    """Whether the text is written without accents; true for other scripts than Latin."""
    abbreviated: Literal["", "capitals", "dot"] = ""
    """How two or three letters are written as an abbreviation: "US", "N.Y."; or "Pa."."""
    small: bool = False
    """Whether a person typed it in small letters, which say nothing of capitals."""
    asked: bool = False
    """Whether the words around the text ask for the kinds, not words of the text itself."""
    qualified: bool = False
    """Whether a qualifier ("northern") was dropped, which makes the place only its whole."""


@dataclass(frozen=True, slots=True)
class _Generic:
    kinds: tuple[str, ...]
    strict: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The generic words of all languages."""

    generic: Mapping[str, _Generic]
    """Phrase to what it asks for."""
    siblings: Mapping[str, tuple[str, ...]]
    """English phrase to the phrases that ask for the same."""
    elliptic: Mapping[str, tuple[str, ...]]
    """Kind to the words to try with a name that has lost its own."""
    particles: frozenset[str]
    """Small words before a name."""
    locative: frozenset[str]
    """Prepositions of Ukrainian and Russian that stand before places rather than people."""
    inessive: frozenset[str]
    """Those that stand before both, before people with another ending."""
    tails: frozenset[str]
    """Small words behind which a full name says where the place lies."""
    linking: frozenset[str]
    """Small words between a generic word and a name."""
    qualifiers: frozenset[str]
    """Words for a part of a place."""
    border: frozenset[str]
    """Words for a border."""
    fillers: frozenset[str]
    """Words that stand beside the countries of a border."""
    holding: frozenset[str]
    """Words between a place and what contains it: "X in Y"."""


_ONE_OF_A_KIND = frozenset({"country", "region1", "region2", "district", "settlement", "street"})
"""Kinds of which a name has one at a place, whatever word it is called by; a name may well have a
river and a lake, or an airport and a university."""

_WORD_LISTS = (
    "particles", "locative", "inessive", "tails", "linking", "qualifiers", "border",
    "border_fillers", "holding",
)  # fmt: skip
"""Plain lists of `generic_words.toml`, in the order of the fields of `Vocabulary`."""


@cache
def vocabulary() -> Vocabulary:
    """Read `generic_words.toml`.

    Returns
    -------
    Vocabulary

    Examples
    --------
    >>> vocabulary().generic["street"].kinds
    ('street',)
    """
    text = (files(__package__) / "data" / "generic_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    generic: dict[str, _Generic] = {}
    siblings: dict[str, tuple[str, ...]] = {}
    for entry in data["generic"]:
        asks = _Generic(tuple(entry["kinds"]), bool(entry["strict"]))
        for language in _LANGUAGES:
            for phrase in entry[language]:
                generic.setdefault(search_key(phrase), asks)
        if entry["kinds"][0] in _ONE_OF_A_KIND:
            for phrase in entry["en"]:
                siblings.setdefault(phrase, tuple(entry["en"]))
    for group in data["synonyms"]["words"]:
        for phrase in group:
            siblings[phrase] = (*siblings.get(phrase, ()), *group)

    def words(table: str) -> frozenset[str]:
        return frozenset(word for language in _LANGUAGES for word in data[table][language])

    return Vocabulary(
        generic,
        siblings,
        {kind: tuple(forms) for kind, forms in data["elliptic"].items()},
        *(words(table) for table in _WORD_LISTS),
    )


@lru_cache(maxsize=4096)
def readings(text: str, kind: PlaceKind | None = None) -> tuple[Reading, ...]:
    """Read a query in every way its words allow.

    Parameters
    ----------
    text
        The query as printed.
    kind
        The kind that the words around it ask for.

    Returns
    -------
    tuple of Reading
        The query as a whole first.

    Examples
    --------
    >>> [(r.key, r.kinds) for r in readings("Sumska street")]
    [('sumska street', ('street',)), ('sumska', ('street',))]
    >>> [r.key for r in readings("у місті Харкові")]
    ['у місті харкові', 'місті харкові', 'харкові']
    """
    words = search_key(owner_mark().sub("", text)).split()
    whole = search_key(text).split()  # "Cox's Bazar", whose mark belongs to the name
    found: dict[tuple[str, bool], Reading] = {}

    plain = text.isascii() or not search_key(text).isascii()
    short = {search_key(word): _abbreviated(word) for word in (text, *text.split())}

    def add(reading: Reading) -> None:
        if reading.key:
            found.setdefault(
                (reading.key, reading.strict),
                replace(
                    reading,
                    ascii=plain,
                    abbreviated=short.get(reading.key, ""),
                    asked=bool(wanted),
                ),
            )

    stripped = list(_stripped(words))
    if whole != words:
        stripped = [*_stripped(whole), *stripped]
    wanted = _wanted(kind, stripped)
    strict = kind in _STRICT_KINDS
    asked = wanted or (stripped[0].kinds if stripped else ())
    alone = strict and not stripped  # a whole name with its generic word is whatever bears it
    add(Reading(" ".join(whole), asked, alone))
    add(Reading(" ".join(words), asked, alone))
    bare = _without(words, vocabulary().particles)
    add(Reading(" ".join(bare), asked, alone))
    for reading in stripped:
        add(replace(reading, kinds=wanted, strict=strict) if wanted else reading)
    for reading in list(found.values()):
        parts = reading.key.split()
        for length in (2, 1):
            rest = parts[length:]
            if " ".join(rest) in vocabulary().generic:
                break
            if rest and " ".join(parts[:length]) in vocabulary().qualifiers:
                add(replace(reading, key=" ".join(rest), qualified=True))
                break
    return tuple(found.values())


def _wanted(kind: PlaceKind | None, stripped: Sequence[Reading]) -> tuple[str, ...]:
    """Give the kinds asked for: what the word in the name may mean, if the asker agrees.

    Whoever asks for a district means a raion too, also where the word stands behind several names.
    """
    if kind is None:
        return ()
    if stripped and kind.value in stripped[0].kinds:
        return stripped[0].kinds
    return (kind.value, "region2") if kind is PlaceKind.DISTRICT else (kind.value,)


def _abbreviated(word: str) -> Literal["", "capitals", "dot"]:
    letters = word.replace(".", "")
    if len(letters) > _LONGEST_ABBREVIATION:
        return ""
    if letters.isupper():
        return "capitals"
    return "dot" if letters != word else ""


def _without(words: Sequence[str], small: frozenset[str]) -> list[str]:
    """Take small words off the front, but never all."""
    rest = list(words)
    while len(rest) > 1 and rest[0] in small:
        del rest[0]
    return rest


def _stripped(words: Sequence[str]) -> Iterator[Reading]:
    """Take a generic phrase off either end; longest phrases first."""
    known = vocabulary()
    words = _without(words, known.particles)
    for length in range(min(_LONGEST_PHRASE, len(words) - 1), 0, -1):
        for phrase, rest in (
            (words[-length:], words[:-length]),
            (words[:length], words[length:]),
        ):
            asks = known.generic.get(" ".join(phrase))
            if asks is None:
                continue
            core = _without(rest, known.linking | known.particles)
            yield Reading(" ".join(core), asks.kinds, asks.strict, " ".join(phrase))


@lru_cache(maxsize=1024)
def border_countries(text: str) -> tuple[str, ...]:
    """Read the name of a border: "Russian border", "Ukraine's border with Belarus".

    Parameters
    ----------
    text
        The query as printed, in English, Ukrainian or Russian.

    Returns
    -------
    tuple of str
        ISO alpha-2 codes of its countries in the order of the text; empty when the text names no
        border, or says more than a border.

    Examples
    --------
    >>> border_countries("Russian border"), border_countries("Ukraine's border with Belarus")
    (('RU',), ('UA', 'BY'))
    >>> border_countries("кордон між Україною та Польщею")
    ('UA', 'PL')
    >>> border_countries("border town")
    ()
    """
    known = vocabulary()
    words = search_key(owner_mark().sub("", text)).split()
    if not any(word in known.border for word in words):
        return ()
    found: dict[str, None] = {}
    position = 0
    while position < len(words):
        for length in range(min(5, len(words) - position), 0, -1):
            phrase = " ".join(words[position : position + length])
            country = None if phrase in known.border else country_of(phrase, any_case=True)
            if country is not None:
                found[country] = None
                break
            if phrase in known.border or phrase in known.fillers:
                break
        else:
            return ()
        position += length
    return tuple(found)


def split_container(text: str) -> tuple[str, str] | None:
    """Split a query that names a place and what contains it.

    Parameters
    ----------
    text
        "X, Y", "X in Y", "Kyivskyi district of Kharkiv", "Київський район Харкова".

    Returns
    -------
    tuple of str or None
        The place and its container, as printed; None when the text names one place only.

    Examples
    --------
    >>> split_container("Paris, Texas"), split_container("Kyivskyi district of Kharkiv")
    (('Paris', 'Texas'), ('Kyivskyi district', 'Kharkiv'))
    >>> split_container("Київський район Харкова")
    ('Київський район', 'Харкова')
    """
    inner, comma, outer = text.partition(",")
    if comma and inner.strip() and outer.strip():
        return inner.strip(), outer.strip()
    words = text.split()
    known = vocabulary()
    for place in range(1, len(words) - 1):
        if words[place].casefold() in known.holding:
            return " ".join(words[:place]), " ".join(words[place + 1 :])
        if search_key(words[place]) in known.generic:
            rest = _without(words[place + 1 :], known.linking | known.particles)
            return " ".join(words[: place + 1]), " ".join(rest)
    return None
