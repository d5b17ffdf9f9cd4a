"""A query to the places it may mean. It finds, it does not judge.

A text is read in a few ways ("Sumska street" as a whole, or as Sumska with the wish for a
street), each reading is spelt in a few ways (`gazetteer.spellings`), and every place of the store
that carries such a name is a hit. Misspellings are looked for only when nothing else is found.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, Protocol

from gazetteer.demonyms import area_of, countries, country_of, is_demonym
from gazetteer.names import search_key
from gazetteer.places import Place, PlaceKind, PlaceName
from gazetteer.spellings import How, Spelling, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LANGUAGES = ("en", "uk", "ru")

_LONGEST_PHRASE = 3
"""No generic phrase of `generic_words.toml` has more words."""

_LONGEST_ABBREVIATION = 3
"""Letters: "EU" and "NSW", but headlines write "KYIV"."""

_MOST_TYPOS = 10
"""Misspellings that are looked up, nearest first."""

_MOST_HITS = 250
"""Places kept for a name, most populous first: no name is carried by more that could win."""

_POSSESSIVE = re.compile(r"['’](?:s\b)?(?=\s|$)")

_STRICT_KINDS = frozenset({PlaceKind.STREET, PlaceKind.SQUARE, PlaceKind.POI})
"""Kinds whose word leaves no choice: "Sumska street" is never the city of Sumy."""


class Names(Protocol):
    """What searching needs of a store."""

    def has_key(self, key: str) -> bool:
        """Tell whether any place carries the key."""

    def places_named(self, key: str) -> Sequence[tuple[Place, PlaceName]]:
        """List the places that carry the key, with the name that has it."""

    def keys_like(self, key: str, limit: int) -> Sequence[str]:
        """List keys within a few letters of one, nearest first."""


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
    qualified: bool = False
    """Whether a qualifier ("northern") was dropped, which makes the place only its whole."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a query may mean, and how it was found."""

    place: Place
    """The place."""
    matched: PlaceName
    """The name that matched."""
    how: How
    """How the query's words lead to that name."""
    steps: int
    """How many spelling rules, or wrong letters, it took."""
    reading: Reading
    """The reading of the query."""


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
    linking: frozenset[str]
    """Small words between a generic word and a name."""
    qualifiers: frozenset[str]
    """Words for a part of a place."""
    border: frozenset[str]
    """Words for a border."""
    fillers: frozenset[str]
    """Words that stand beside the countries of a border."""


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
        for phrase in entry["en"]:
            siblings.setdefault(phrase, tuple(entry["en"]))

    def words(table: str) -> frozenset[str]:
        return frozenset(word for language in _LANGUAGES for word in data[table][language])

    return Vocabulary(
        generic,
        siblings,
        {kind: tuple(forms) for kind, forms in data["elliptic"].items()},
        *(words(t) for t in ("particles", "linking", "qualifiers", "border", "border_fillers")),
    )


def kind_fits(place: Place, wanted: str) -> bool:
    """Tell whether a place is of a kind, or of one level of first- and second-level units.

    Parameters
    ----------
    place
        The place.
    wanted
        A place kind, "region1" or "region2".

    Returns
    -------
    bool

    Examples
    --------
    >>> from gazetteer.places import Point
    >>> kyiv = Place(place_id="x:1", name="Kyiv", kind=PlaceKind.SETTLEMENT,
    ...              point=Point(lon=30.5, lat=50.5), uncertainty_m=15_000)
    >>> kind_fits(kyiv, "settlement"), kind_fits(kyiv, "region1")
    (True, False)
    """
    if wanted in {"region1", "region2"}:
        level = 2 if wanted == "region2" else 1
        return place.kind is PlaceKind.REGION and (place.admin_level or 1) == level
    return place.kind == wanted


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
    words = search_key(_POSSESSIVE.sub("", text)).split()
    found: dict[tuple[str, bool], Reading] = {}

    plain = text.isascii() or not search_key(text).isascii()
    short = {search_key(word): _abbreviated(word) for word in (text, *text.split())}

    def add(reading: Reading) -> None:
        if reading.key:
            found.setdefault(
                (reading.key, reading.strict),
                replace(reading, ascii=plain, abbreviated=short.get(reading.key, "")),
            )

    wanted = () if kind is None else (kind.value,)
    strict = kind in _STRICT_KINDS
    stripped = list(_stripped(words))
    asked = wanted or (stripped[0].kinds if stripped else ())
    add(Reading(" ".join(words), asked, strict))
    bare = _without(words, vocabulary().particles)
    add(Reading(" ".join(bare), asked, strict))
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


def _respelt(reading: Reading) -> Iterator[Spelling]:
    """Use another generic word: "Belgorod region" is stored as "Belgorod Oblast"."""
    for sibling in vocabulary().siblings.get(reading.dropped, ()):
        yield Spelling(f"{reading.key} {sibling}", "exact")


def search(
    store: Names,
    text: str,
    *,
    kind: PlaceKind | None = None,
    language: str | None = None,
    typed: bool = False,
) -> list[Hit]:
    """Find every place that a query may mean.

    Parameters
    ----------
    store
        Where the names are.
    text
        The query as printed: a name, with generic words, particles and inflection.
    kind
        The kind that the words around it ask for.
    language
        ISO 639-1 code of the text.
    typed
        The query was typed by a person: capitals mean little and misspellings are likely. Names
        in edited text are seldom misspelt; one that the store lacks is another place.

    Returns
    -------
    list of Hit
        One a place, in no order of merit. Misspellings only when there is nothing else.
    """
    best: dict[str, Hit] = {}
    ways = readings(text, kind)
    if typed and text.islower():
        ways = tuple(replace(reading, small=True) for reading in ways)
    whole = [reading for reading in ways if not reading.qualified]
    parts = [reading for reading in ways if reading.qualified]
    # Each step reaches further from the text, and is taken only when nothing nearer fits.
    for tried, far in ((whole, False), (parts, False), (whole, True)):
        if not any(_fits(hit) for hit in best.values()):
            for reading in tried:
                _keep_best(best, _hits(store, reading, language, far=far))
    for hit in _demonym_hits(store, text, typed=typed):
        # "Somali" is also what Turkish calls Somalia, but in the text it is the adjective.
        if is_demonym(text, any_case=typed):
            best.pop(hit.place.place_id, None)
        _keep_best(best, (hit,))
    if not best and typed:
        for reading in ways:
            _keep_best(best, _typo_hits(store, reading))
    hits = sorted(best.values(), key=lambda hit: (-(hit.place.population or 0), hit.place.place_id))
    return hits[:_MOST_HITS]


def _fits(hit: Hit) -> bool:
    """Whether a hit is of a kind that was asked for."""
    kinds = hit.reading.kinds
    return not kinds or any(kind_fits(hit.place, kind) for kind in kinds)


def _keep_best(best: dict[str, Hit], hits: Iterable[Hit]) -> None:
    """Keep, for each place, the hit that took the least reading into the text."""
    for hit in hits:
        old = best.get(hit.place.place_id)
        if old is None or _effort(hit) < _effort(old):
            best[hit.place.place_id] = hit


def _effort(hit: Hit) -> tuple[bool, bool, int, bool, bool]:
    return (
        hit.how == "typo",
        hit.reading.qualified,
        hit.steps,
        hit.matched.kind not in {"preferred", "alternate"},
        bool(hit.reading.dropped),
    )


def _hits(store: Names, reading: Reading, language: str | None, *, far: bool) -> Iterator[Hit]:
    found = spellings(reading.key, language, exists=store.has_key, far=far)
    found += [spelling for spelling in _respelt(reading) if store.has_key(spelling.key)]
    found += _completed(store, reading, language)
    for spelling in found:
        yield from _places(store, reading, spelling)


def _completed(store: Names, reading: Reading, language: str | None) -> Iterator[Spelling]:
    """Add the word for its kind to a name, before and after: "Харківська" is "… область"."""
    if not reading.kinds:
        return
    for word in vocabulary().elliptic.get(reading.kinds[0].rstrip("12"), ()):
        if word.isascii() == reading.key.isascii():
            for whole in (f"{reading.key} {word}", f"{word} {reading.key}"):
                yield from spellings(whole, language, exists=store.has_key, far=False)


def _places(store: Names, reading: Reading, spelling: Spelling) -> Iterator[Hit]:
    for place, name in store.places_named(spelling.key):
        hit = Hit(place, name, spelling.how, spelling.steps, reading)
        if _fits(hit) or not reading.strict:
            yield hit


def _typo_hits(store: Names, reading: Reading) -> Iterator[Hit]:
    from rapidfuzz.distance import OSA

    if not reading.strict:
        for key in store.keys_like(reading.key, _MOST_TYPOS):
            yield from _places(
                store, reading, Spelling(key, "typo", OSA.distance(reading.key, key))
            )


def _demonym_hits(store: Names, text: str, *, typed: bool) -> Iterator[Hit]:
    """Find the country or continent whose demonym or adjective the query is."""
    country = country_of(text, any_case=typed)
    name = area_of(text, any_case=typed) if country is None else countries()[country].name
    kind = PlaceKind.AREA if country is None else PlaceKind.COUNTRY
    for place, _ in () if name is None else store.places_named(search_key(name)):
        if place.kind is kind and (country is None or place.country == country):
            matched = PlaceName(text, kind="demonym")
            yield Hit(place, matched, "exact", 0, Reading(search_key(text)))


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
    words = search_key(_POSSESSIVE.sub("", text)).split()
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
        if words[place].casefold() == "in":
            return " ".join(words[:place]), " ".join(words[place + 1 :])
        if search_key(words[place]) in known.generic:
            rest = _without(words[place + 1 :], known.linking | known.particles)
            return " ".join(words[: place + 1]), " ".join(rest)
    return None
