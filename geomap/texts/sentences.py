"""Where paragraphs, sentences and quotations begin and end, by rules and language data."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.lexicons import LANGUAGES, load

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
"""Start and end as `str` indices, end exclusive."""

WRAPPED_SHARE = 0.3
"""A text is hard-wrapped when more than this share of its single line breaks stands before a
lower-case letter: prose that keeps a paragraph on one line has almost none."""

SHORTEST_WRAPPED = 40
"""Characters; a shorter line was not broken because it was full."""

LONGEST_SENTENCE = 5_000
"""Characters after which a sentence is cut at white space whatever it holds: such a text is no
prose, and no reader should wait for it."""

LONGEST_QUOTATION = 3_000
"""Characters; straight quotation marks further apart than this do not belong together."""

LONGEST_PHRASE = 16
"""Characters of two words, the last of them a single letter."""

LONGEST_NAME = 5
"""Words of the longest name in guillemets: «Медаль за службу в разведке»."""

_SPOKEN = re.compile(r"[.!?…,;:]")
_ASIDE = re.compile(r"(?<=[,!?…])\s[–—]\s(?=[a-zа-яґєіїё])[^–—«»\n]{3,150}?[.,]\s[–—]\s")
"""Who speaks, between two dashes inside guillemets."""
_SPEAKER_FOLLOWS = re.compile(r"[,.]?\s*[–—-]\s")
SENTENCE_END = re.compile(r"[.!?…]\W|\n")
"""A mark that ends a sentence, roughly: where places of one sentence are told apart."""
_BREAK = re.compile(r"[ \t\r\f\v]*\n\s*")
_STOP = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s+\S)|[。!?]|[:;](?=\n)"
    r"|(?<=[a-zа-яґєіїё)])\.(?=[A-ZА-ЯҐЄІЇЁ][a-zа-яґєіїё][^\W\d_])"
)
"""Marks that may end a sentence; a full stop also where the space behind it was lost."""
_ADDRESS = re.compile(r"[/@]|^www\.")
"""What shows that a word with a full stop inside is an address: "t.me/Lyman.Today"."""
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+(?:[.-][^\W\d_]+)*)$")
_INITIALS = re.compile(r"[^\W\d_](\.[^\W\d_])*")
_OPENING = "\"'“‘«„([—–-"
_PAIRS = {"“": "”", "«": "»", "„": "“”"}


class _Words(NamedTuple):
    titles: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    letters: frozenset[str]
    """Single letters with the word before them that are no initials: "on X"."""


@cache
def _words(language: str) -> _Words:
    data = load(language if language in LANGUAGES else "en", "sentences")
    return _Words(*(frozenset(data[field]) for field in _Words._fields))


def find_paragraphs(text: str) -> list[Span]:
    r"""Split a text into paragraphs: lines, or blocks of lines when it is hard-wrapped.

    Examples
    --------
    >>> find_paragraphs("One.\n\nTwo.")
    [(0, 4), (6, 10)]
    """
    breaks = list(_BREAK.finditer(text))
    single = [
        found for found in breaks if found.group().count("\n") == 1 and found.end() < len(text)
    ]
    wrapped = sum(_is_wrapped(text, found) for found in single)
    keep_single = wrapped <= WRAPPED_SHARE * len(single)
    spans, start = [], 0
    for found in breaks:
        if keep_single or found.group().count("\n") > 1:
            spans.append((start, found.start()))
            start = found.end()
    spans.append((start, len(text)))
    return [span for span in (_stripped(text, *span) for span in spans) if span[0] < span[1]]


def _is_wrapped(text: str, line_break: re.Match[str]) -> bool:
    """Whether a sentence runs on behind a line break: a full line, then a small letter."""
    line = line_break.start() - text.rfind("\n", 0, line_break.start()) - 1
    return line >= SHORTEST_WRAPPED and text[line_break.end()].islower()


def find_sentences(text: str, paragraphs: list[Span], language: str) -> list[tuple[int, int, int]]:
    """Split paragraphs into sentences, also inside quotations.

    Parameters
    ----------
    text
        The whole text.
    paragraphs
        What `find_paragraphs` gave.
    language
        ISO 639-1 code; its lexicon says which full stops end no sentence.

    Returns
    -------
    list of tuple
        Start, end and number of the paragraph, in order.

    Examples
    --------
    >>> text = "Mr. Hill spoke in the U.S. Senate. It fell."
    >>> [text[a:b] for a, b, _ in find_sentences(text, [(0, len(text))], "en")]
    ['Mr. Hill spoke in the U.S. Senate.', 'It fell.']
    """
    words = _words(language)
    found: list[tuple[int, int, int]] = []
    for number, (first, last) in enumerate(paragraphs):
        start = first
        for stop in _STOP.finditer(text, first, last):
            if _ends_sentence(text, stop, last, words):
                found.extend((a, b, number) for a, b in _cut(text, start, stop.end()))
                start = stop.end()
        found.extend((a, b, number) for a, b in _cut(text, start, last))
    return found


def _ends_sentence(text: str, stop: re.Match[str], last: int, words: _Words) -> bool:
    """Whether this punctuation ends a sentence."""
    after = text[stop.end() : min(last, stop.end() + 40)]
    if after[:1].isalpha() and stop.group() == "." and _is_address(text, stop.start()):
        return False
    after = after.lstrip()
    following = after.lstrip(_OPENING).split(maxsplit=1)
    first = following[0].rstrip(",.;:!?\"'”’") if following else ""
    if not first or first[0].islower():
        # A question or an exclamation inside quotation marks often runs on in lower case.
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 24), stop.start())
    if before is None or _word_may_end(before.group(), first, words):
        return True
    phrase = text[max(0, stop.start() - LONGEST_PHRASE) : stop.start()].split()[-2:]
    return " ".join(phrase) in words.letters


def _is_address(text: str, stop: int) -> bool:
    """Whether a full stop between letters stands in the address of a page or of a person."""
    space = text.rfind(" ", 0, stop) + 1
    start = max(space, text.rfind("\n", space, stop) + 1)
    return _ADDRESS.search(text, start, stop) is not None


def _word_may_end(word: str, following: str, words: _Words) -> bool:
    """Whether the full stop after `word` may end a sentence, given the word that follows it."""
    if word in words.titles or word.rsplit(".", 1)[-1] in words.titles:
        return False
    if word in words.abbreviations or _INITIALS.fullmatch(word):
        return following in words.starters
    return True


def _cut(text: str, start: int, end: int) -> list[Span]:
    """Strip a span, and cut it at white space while it is too long for a sentence."""
    spans = []
    start, end = _stripped(text, start, end)
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        middle = space if space > 0 else start + LONGEST_SENTENCE
        spans.append(_stripped(text, start, middle))
        start, end = _stripped(text, middle, end)
    spans.append((start, end))
    return [span for span in spans if span[0] < span[1]]


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return (
        (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        if piece.strip()
        else (start, start)
    )


def find_quotations(text: str, paragraphs: list[Span]) -> list[Span]:
    """Find what stands between quotation marks, without the marks.

    A quotation that is still open at the end of its paragraph ends there, as is the custom when the
    next paragraph goes on with it.

    Examples
    --------
    >>> text = 'He said: "We are here. All of us."'
    >>> [text[a:b] for a, b in find_quotations(text, [(0, len(text))])]
    ['We are here. All of us.']
    """
    found: list[Span] = []
    for first, last in paragraphs:
        at = first
        while (opening := _next_opening(text, at, last)) is not None:
            end = _closing(text, opening, last)
            if opening + 1 < end and not _is_name(text, opening, end):
                found.extend(_without_asides(text, opening + 1, end))
            at = end + 1
    return found


def _without_asides(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut who speaks out of the middle of guillemets: «We ran, – says the baker. – All of us»."""
    if text[start - 1] == "«":
        for aside in _ASIDE.finditer(text, start, end):
            yield start, aside.start()
            start = aside.end()
    yield start, end


def _is_name(text: str, opening: int, closing: int) -> bool:
    """Whether marks hold a name, as in «Нафтогаз», and not words that were said.

    Other marks than guillemets do so behind a noun in Cyrillic: движение "Хезболла".
    """
    words = text[opening + 1 : closing].split()
    return (
        (text[opening] == "«" or bool(_NOUN_BEFORE.search(text, max(0, opening - 2), opening)))
        and 0 < len(words) <= LONGEST_NAME
        and words[0][0].isupper()
        and not _SPOKEN.search(text, opening + 1, closing)
        and not text[:opening].rstrip().endswith(":")
        and not _SPEAKER_FOLLOWS.match(text, closing + 1)
    )


_NOUN_BEFORE = re.compile(r"[а-яёіїєґ]\s$")
"""The end of a noun in small letters, right before a mark."""


def _next_opening(text: str, at: int, last: int) -> int | None:
    """Index of the next mark that opens a quotation."""
    for index in range(at, last):
        char = text[index]
        if char in _PAIRS:
            return index
        if char == '"' and index + 1 < last and not text[index + 1].isspace():
            return index
        if char == "‘" and not (index and text[index - 1].isalnum()) and "’" in text[index:last]:
            return index
    return None


def _closing_straight(text: str, opening: int, limit: int) -> int | None:
    """Index of the straight mark that closes a quotation in which others may stand."""
    depth, index = 1, opening
    while (index := text.find('"', index + 1, limit)) >= 0:
        opens = text[index - 1].isspace() and text[index + 1 : index + 2].isalnum()
        depth += 1 if opens else -1
        if depth == 0:
            return index
    return None


def _closing(text: str, opening: int, last: int) -> int:
    """Index of the mark that closes the quotation, or the end of the paragraph."""
    char = text[opening]
    limit = min(last, opening + LONGEST_QUOTATION)
    if char == "‘":
        for index in range(opening + 1, limit):
            inside_word = index + 1 < last and text[index + 1].isalnum()
            if text[index] == "’" and not inside_word:
                return index
        return limit
    if char == '"' and (nested := _closing_straight(text, opening, limit)) is not None:
        return nested
    if char == "“" and text[opening + 1 : opening + 2].isspace():
        # "attributed to “ terrorists “, the army said": one mark for both ends.
        again = text.find(f" {char}", opening + 1, limit)
        if again >= 0 and not text[again + 2 : again + 3].isalnum():
            return again + 1
    marks = _PAIRS.get(char, '"')
    ends = [index for mark in marks if (index := text.find(mark, opening + 1, limit)) >= 0]
    return min(ends, default=limit)
