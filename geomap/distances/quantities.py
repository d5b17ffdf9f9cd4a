"""Lengths in running text: "about 30 km", "half a mile", "20-25 км", "40 km (25 miles)".

Finds every length with its bounds, its rounding, and the same length in another unit where the
text gives both. Whether a length is a distance between places, `geomap.distances.finder` decides.
The words are those of the lexicons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap import lexicons

if TYPE_CHECKING:
    from collections.abc import Iterator

KILOMETRES: dict[str, float] = {
    "kilometre": 1.0,
    "metre": 0.001,
    "mile": 1.609344,
    "nautical_mile": 1.852,
    "yard": 0.0009144,
    "foot": 0.0003048,
}
"""Length in kilometres of each unit of the lexicons (all exact by definition)."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SPACES = " \u00a0\u202f\u2009"
APOSTROPHES = str.maketrans("’ʼ`´ё", "''''е")
"""One letter for one, so that offsets stay: apostrophes to one form, and ё to е."""
MOST_WORDS = 8
"""Words behind the first of a number in words; without a bound "a - a - a …" takes for ever."""
FIVES_FROM = 15
"""From here on a figure that ends in 5 is taken as rounded to fives ("25 km")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length that the text states.

    Examples
    --------
    >>> [length] = find_lengths("some 20 to 25 km away", "en")
    >>> length.km_min, length.km_max, length.step_km
    (20.0, 25.0, 5.0)
    """

    start: int
    end: int
    km_min: float | None
    """None when the words give no lower bound."""
    km_max: float | None
    """None when the words give no upper bound."""
    step_km: float
    """To what the figure is rounded: 10 for "30 km", 1 for "32 km", 8.05 for "25 miles"."""
    unit: str
    """A key of `KILOMETRES`, or "travel" for a time on the way."""
    vague: bool = False
    """Whether no figure is given: "a few kilometres"."""
    also: Length | None = None
    """The same in another unit, as the text gives it."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The compiled patterns of one language."""

    length: re.Pattern[str]
    travel: re.Pattern[str]
    double: re.Pattern[str]
    units: dict[str, str]
    """Unit word to unit."""
    single: dict[str, str]
    words: dict[str, float]
    multipliers: dict[str, float]
    suffixes: dict[str, float]
    vague: dict[str, tuple[float, float]]
    decimal_comma: bool


def fold(text: str) -> str:
    """Lower-case a text and unify its apostrophes, one character for one.

    Examples
    --------
    >>> fold("П’ять")
    "п'ять"
    """
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(APOSTROPHES)


def any_of(words: Any) -> str:
    r"""Return a pattern that matches any of some words, longest first, spaces as they come.

    Examples
    --------
    >>> any_of(["km", "kilo metre"])
    'kilo\\s+metre|km'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def find_lengths(text: str, language: str) -> list[Length]:
    """Find all lengths and travel times of a text, in order.

    Parameters
    ----------
    text
        Any text; offsets count its `str` indices.
    language
        ISO 639-1 code of a lexicon.

    Examples
    --------
    >>> [(x.km_min, x.also.unit) for x in find_lengths("40 km (25 miles) away", "en")]
    [(40.0, 'mile')]
    """
    folded, grammar = fold(text), _grammar(language)
    found = [*_lengths(folded, grammar), *_travel(folded, grammar)]
    found.sort(key=lambda length: (length.start, -length.end))
    merged: list[Length] = []
    for length in found:
        if merged and length.start < merged[-1].end:
            continue
        if merged and _is_double(
            folded[merged[-1].end : length.start], merged[-1], length, grammar
        ):
            gap = folded[merged[-1].end : length.start]
            closing = re.match(r"," if "," in gap else r"\s*[)\]]", folded[length.end :])
            end = length.end + (closing.end() if closing else 0)
            merged[-1] = replace(merged[-1], end=end, also=length)
        else:
            merged.append(length)
    return merged


def _is_double(gap: str, first: Length, second: Length, grammar: _Grammar) -> bool:
    comparable = first.also is None and "travel" not in {first.unit, second.unit}
    return comparable and first.unit != second.unit and bool(grammar.double.fullmatch(gap))


def _lengths(text: str, grammar: _Grammar) -> Iterator[Length]:
    for match in grammar.length.finditer(text):
        groups = match.groupdict()
        if groups["single"]:
            unit = grammar.single[_spaced(groups["single"])]
            yield _length(match, (1.0, 1.0), 1.0, unit)
            continue
        unit = grammar.units[_spaced(groups["unit"] or groups["vague_unit"])]
        if groups["vague"]:
            low, high = grammar.vague[_spaced(groups["vague"])]
            length = _length(match, (low, high or None), high - low if high else low, unit)
            yield replace(length, vague=True)
            continue
        low_text = next((groups[name] for name in groups if "low" in name and groups[name]), None)
        value, step = _number(groups["value"], grammar)
        low = _number(low_text, grammar)[0] if low_text else value
        if low < value:
            yield _length(match, (low, value), step, unit)
        else:  # no range after all: "in 2023 to 5 km"
            start = match.start("value")
            yield replace(_length(match, (value, value), step, unit), start=start)


def _length(
    match: re.Match[str], bounds: tuple[float, float | None], step: float, unit: str
) -> Length:
    factor = KILOMETRES[unit]
    low, high = bounds
    return Length(
        start=match.start(),
        end=match.end(),
        km_min=round((low or 0.0) * factor, 6),
        km_max=None if high is None else round(high * factor, 6),
        step_km=step * factor,
        unit=unit,
    )


def _travel(text: str, grammar: _Grammar) -> Iterator[Length]:
    for match in grammar.travel.finditer(text):
        start, end = match.span()
        yield Length(start=start, end=end, km_min=None, km_max=None, step_km=0.0, unit="travel")


def _number(text: str, grammar: _Grammar) -> tuple[float, float]:
    """Value of a number in digits or words, and the step that it is rounded to."""
    digits = re.match(rf"[\d.,{SPACES}]*\d", text)
    number = _digits(digits.group(), grammar) if digits else ""
    rest = text[digits.end() :] if digits else text
    total, current = 0.0, float(number or 0)
    if rest.strip() and rest.strip()[0] in FRACTIONS:
        current += FRACTIONS[rest.strip()[0]]
        rest, number = rest.strip()[1:], "0.5"
    for value, multiplies in _word_values(rest, grammar):
        if not multiplies:
            current += value
        elif value >= 1000:  # noqa: PLR2004 - thousands close a group of a number
            total, current = total + (current or 1.0) * value, 0.0
        else:
            current = (current or 1.0) * value
    return total + current, _step(total + current, number)


def _digits(text: str, grammar: _Grammar) -> str:
    """Digits with a decimal point and nothing else."""
    plain = re.sub(rf"[{SPACES}]", "", text)
    grouped = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain)
    if grouped and not grammar.decimal_comma:
        return plain.replace(",", "")
    return plain.replace(",", ".")


def _word_values(text: str, grammar: _Grammar) -> Iterator[tuple[float, bool]]:
    """Values of the number words in turn, and whether each multiplies what is before it."""
    known = {**grammar.words, **grammar.suffixes, **grammar.multipliers}
    for match in re.finditer(rf"(?<!\w)(?:{any_of(known)})(?!\w)", text):
        word = _spaced(match.group())
        yield known[word], word in grammar.multipliers


def _step(value: float, digits: str) -> float:
    """To what a figure is rounded, as its last digits tell."""
    if "." in digits:
        return float(10.0 ** -len(digits.partition(".")[2]))
    if value != int(value):
        return 0.5
    whole = int(value)
    if whole % 10 == 5 and whole >= FIVES_FROM:  # noqa: PLR2004 - a last digit of five
        return 5.0
    zeros = len(str(whole)) - len(str(whole).rstrip("0")) if whole else 0
    return float(10**zeros)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


@cache
def _grammar(language: str) -> _Grammar:
    """Compile the lexicon of a language."""
    words = lexicons.load(language, "units")
    numbers = words["numbers"]
    units = {form: unit for unit in KILOMETRES for form in words[unit]}
    single = {form: unit for unit, forms in words["single"].items() for form in forms}
    number = _number_pattern(numbers)
    opened = "|".join(
        rf"(?:{any_of([first])})\s+(?P<opened_low{i}>{number})(?:[\s-]*(?:{any_of(units)}))?"
        rf"\s+(?:{any_of([second])})\s+"
        for i, (first, second) in enumerate(words["ranges"]["opened"])
    )
    infix = any_of(words["ranges"]["between"])
    unit = rf"(?P<unit>{any_of(units)})"
    stop = rf"(?![\w])(?!\s*(?:{any_of(words['not_after_unit'])}))"
    raw = (
        rf"(?<![\w.,$€£₴])(?<!\w-)(?:"
        rf"(?P<vague>{any_of(numbers['vague'])})\s+{unit.replace('<unit>', '<vague_unit>')}|"
        rf"(?:(?:{opened})|(?P<low>{number})(?:[\s-]*(?:{any_of(units)}))?\s*(?:{infix})\s*)??"
        rf"(?P<value>{number})(?:{_behind(numbers['fused']['words'])}|[+\s-])[+\s-]*{unit}"
        rf"|(?P<single>{any_of(single) or '(?!)'})){stop}"
    )
    travel = words["travel"]
    return _Grammar(
        length=re.compile(raw),
        travel=re.compile(
            rf"(?<![\w.,])(?:{number}|{any_of(numbers['vague'])})?[\s-]*"
            rf"\b(?:{any_of(travel['units'])})(?!\w)[\s-]+(?:{any_of(travel['modes'])})\b"
        ),
        double=re.compile(
            rf"\s*(?:[(\[/,]\s*)?(?:(?:{any_of(words['double']['or'])})\s+)?"
            rf"(?:(?:{any_of(lexicons.load(language, 'distances')['hedges']['about'])})\s+)?"
        ),
        units=units,
        single=single,
        words=numbers["words"],
        multipliers=numbers["multipliers"],
        suffixes=numbers["suffixes"],
        vague={word: (low, high) for word, (low, high) in numbers["vague"].items()},
        decimal_comma=numbers["decimal_comma"],
    )


def _behind(fused: list[str]) -> str:
    """Return a pattern for the end of a number that may stand against its unit: "30km"."""
    ends = [r"\d", *FRACTIONS, *map(re.escape, fused)]
    return "|".join(f"(?<={end})" for end in ends)


def _number_pattern(numbers: dict[str, Any]) -> str:
    """Return a pattern for a number in digits, in words, or in both."""
    digits = rf"\d{{1,3}}(?:[,{SPACES}]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
    fraction = "".join(FRACTIONS)
    multipliers = any_of(numbers["multipliers"])
    word = any_of({**numbers["words"], **numbers["multipliers"]})
    joiner = any_of(numbers["joiners"]["words"]) or "(?!)"
    suffix = any_of(numbers["suffixes"])
    return (
        rf"(?:(?:{digits})\s?[{fraction}]?(?:\s+(?:{multipliers}))?|[{fraction}]"
        rf"|(?:{word})(?:[\s-]+(?:(?:{joiner})\s+)?(?:{word})){{0,{MOST_WORDS}}})(?:\s+(?:{suffix}))?"
        rf"(?:\s+(?:{multipliers}))?"
    )
