"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

SAMPLE = 20_000
"""Characters that are looked at: enough for certainty in any prose."""

LEAST_SHARE = 0.5
"""Share of letters that a script needs to be the text's script."""

LETTERS_THAT_SHOW = 45
"""Letters of a text from which it is told by a letter that it lacks: one in eighteen is "і" in
Ukrainian, and hardly one text in ten of this length has none."""

_LETTERS = re.compile(r"(?<=['\u2019])\w(?!\w)|(?<!\w)\w(?=\.)")
"""Single letters that are no words: initials, "U.S.", "it's"."""
_ABBREVIATION = re.compile(r"\b[A-ZА-ЯҐЄІЇЁЎ]{2,6}\b")
"""Letters that stand for a body: "UN" is no Italian article."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


class _Data(NamedTuple):
    scripts: dict[str, tuple[str, re.Pattern[str]]]
    words: dict[str, dict[str, frozenset[str]]]
    letters: dict[str, str]
    indispensable: dict[str, str]


@cache
def _data() -> _Data:
    file = files("geomap.lexicons") / "languages.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    scripts = {
        name: (entry.get("language", ""), re.compile(f"[{entry['characters']}]"))
        for name, entry in raw["scripts"].items()
    }
    words = {
        script: {language: frozenset(text.split()) for language, text in languages.items()}
        for script, languages in raw["words"].items()
    }
    return _Data(scripts, words, raw["letters"], raw["indispensable"])


def detect_language(text: str) -> str | None:
    """Tell the language of a text.

    Parameters
    ----------
    text
        Any text; its beginning is enough.

    Returns
    -------
    str or None
        ISO 639-1 code, also of languages that have no lexicon; None when it cannot be told.

    Examples
    --------
    >>> detect_language("The town was shelled for the third time this week.")
    'en'
    >>> detect_language("Вночі по місту вдарили ракетами, є поранені.")
    'uk'
    """
    sample = text[:SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, (_, pattern) in _data().scripts.items()}
    total = sum(counts.values())
    if not total:
        return None
    # Japanese mixes Kana with Han characters: the Kana decide, however few they are.
    script = "kana" if counts.get("kana", 0) > total // 10 else max(counts, key=counts.__getitem__)
    if counts[script] < LEAST_SHARE * total and script != "kana":
        return None
    language = _data().scripts[script][0]
    if not sample.isupper():
        sample = _ABBREVIATION.sub(" ", sample)
    return language or _by_words(_LETTERS.sub(" ", sample).lower(), script)


def _by_words(sample: str, script: str) -> str | None:
    """Tell languages of one script apart by their commonest words and their own letters."""
    counts = Counter(_WORD.findall(sample))
    scores: dict[str, float] = {
        language: float(sum(counts[word] for word in words))
        for language, words in _data().words[script].items()
    }
    for language, letters in _data().letters.items():
        if language in scores:
            # A letter that no other language of the script has weighs as much as a common word.
            scores[language] += sum(sample.count(letter) for letter in letters)
    if sum(map(str.isalpha, sample)) >= LETTERS_THAT_SHOW:
        for language, letters in _data().indispensable.items():
            if language in scores and not any(letter in sample for letter in letters):
                scores[language] = 0.0
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else None


def count_common_words(text: str) -> int:
    """Count the letters of a text's words that are the commonest ones of some language.

    Read in the wrong encoding, a text has hardly any of them.

    Examples
    --------
    >>> count_common_words("під час обстрілу"), count_common_words("охд вюя нлярокс")
    (6, 0)
    """
    known = {
        word
        for languages in _data().words.values()
        for words in languages.values()
        for word in words
    }
    sample = text[:SAMPLE].lower()
    return sum(len(word) for word in _WORD.findall(sample) if word in known)
