"""Spans of a text that may name a place: what the gazetteer holds, and what looks like a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.mentions.generic_words import joined_after
from geomap.mentions.knowledge import Words, known, word_sets
from geomap.mentions.proper_names import LONGEST_INITIAL
from geomap.mentions.reading_words import stands_for_government
from geomap.mentions.relations import measures_distance
from geomap.mentions.roles import is_struck
from geomap.parsing import is_given_name

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.parsing import ParsedText
    from geomap.texts.tokens import Tokens

_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_MARK = re.compile(r"[,;:!?()\n\"“”«»/]|(?<=\w{3})\.(?=\s\S{3})|[–—]")
"""What no name runs over."""
_CAPITAL = re.compile(r"(?<=\s)[^\W\d_a-zа-яіїєґё]")

STATE_LETTERS = 2
"""Letters of a state's abbreviation that without its full stop is no name."""

LONGEST_NAME = 60
"""Characters in which a name that an article or another small word hides is looked for."""

LONGEST_ARTICLE = 3
"""Letters of an article that a hyphen joins to a name: "ash-Shaddadi"."""


class Candidates:
    """Finds the spans of one text that may name a place."""

    def __init__(self, parsed: ParsedText, tokens: Tokens, gazetteer: Gazetteer) -> None:
        self._parsed = parsed
        self._text = parsed.text
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._words = Words(gazetteer, parsed.language)
        self._sets = word_sets(parsed.language)
        self._grammar = grammar(parsed.language)
        self._labels = {(e.start, e.end): e.label for e in parsed.entities}

    def spans(self) -> list[tuple[int, int]]:
        """Give the gazetteer's names in the text, and what else may be a place by its words."""
        spans: list[tuple[int, int]] = []
        for span in self._gazetteer.spot(self._text):
            pieces = self._pieces(span.start, span.end)
            spans.extend(piece for piece in pieces if not self._only_begins(*piece))
        spans.extend(self._governments())
        covered = {at for start, end in spans for at in range(start, end)}
        for entity in self._parsed.entities:
            is_place = entity.label == "place" and self._is_capitalised(entity.start)
            if is_place and covered.isdisjoint(range(entity.start, entity.end)):
                spans.append((entity.start, entity.end))
                covered.update(range(entity.start, entity.end))
        spans.extend(self._unknown(covered))
        return spans

    def _only_begins(self, start: int, end: int) -> bool:
        """Whether a name is a word with which longer ones begin, and one follows: "Abu Qamra"."""
        after = self._tokens.after(end)
        return (
            self._text[start:end].lower() in self._sets["prefixes"]
            and self._tokens.is_name(after)
            and self._tokens.start[after] == end + 1
        )

    def _governments(self) -> list[tuple[int, int]]:
        """Give the palaces by which governments are called, and "the West"."""
        tokens, found = self._tokens, []
        for index in filter(tokens.is_name, range(len(tokens))):
            for last in (index + 1, index):
                start, end = tokens.start[index], tokens.end[min(last, len(tokens) - 1)]
                if stands_for_government(self._text[start:end], self._parsed.language):
                    found.append((start, end))
        return found

    def _unknown(self, covered: set[int]) -> list[tuple[int, int]]:
        """Give runs of capitalised words that only the words before make places.

        They stand after a locative word, or are what was attacked, or go on a list of such.
        """
        tokens, found = self._tokens, []
        for index, word in enumerate(tokens.lower):
            at = index + 1 + (tokens.low(index + 1) in self._grammar.definite)
            if not self._begins_name(at):
                continue
            strong = word in self._sets["strong"] or self.lies_between(index)
            if tokens.in_headline(at) and not strong:
                continue
            if strong or is_struck(tokens, at, self._parsed.language):
                found += self._run(at, covered, strong=strong)
        covered = covered | {at for start, end in found for at in range(start, end)}
        return found + self._located(covered)

    def _located(self, covered: set[int]) -> list[tuple[int, int]]:
        """Give unknown names that the words behind make places.

        Of these the text says how far they are from somewhere ("at Datiya, 280 km north of"), or,
        where they go on a list, what they lie in ("A, B in the X region").
        """
        tokens, found, language = self._tokens, [], self._parsed.language
        for at in range(len(tokens)):
            if not tokens.is_name(at) or not covered.isdisjoint((tokens.start[at],)):
                continue
            before = tokens.low(at - 1)
            listed = before in self._sets["joints"] and tokens.end[max(0, at - 2)] - 1 in covered
            if not (listed or before in self._sets["locative"]):
                continue
            last = self._last(at)
            if not self._is_plain(at, last):
                continue
            measured = measures_distance(tokens, last + 1, language)
            if measured or (listed and self.is_held(last + 1)):
                found.append((tokens.start[at], tokens.end[last]))
        return found

    def lies_between(self, index: int) -> bool:
        """Whether a token is the "between" of "the road between X and Y"."""
        tokens = self._tokens
        links, before = self._sets["between_links"], self._sets["between"]
        return tokens.low(index) in links and tokens.low(index - 1) in before

    def is_held(self, after: int) -> bool:
        """Whether "in" and a country or a region follow a name."""
        tokens = self._tokens
        if tokens.low(after) not in self._sets["within"]:
            return False
        after += 1
        while tokens.low(after) in self._sets["articles"] | self._sets["locative"]:
            after += 1
        return self.is_container(after)

    def is_container(self, index: int) -> bool:
        """Whether a country or a region begins at a token."""
        tokens = self._tokens
        if not tokens.is_name(index):
            return False
        for length in (2, 1):
            name = " ".join(tokens.words[index : index + length])
            ends = {tokens.low(index + length), tokens.low(index + length - 1)}
            if ends.isdisjoint(self._grammar.owners) and known(self._gazetteer, name).kind in (
                PlaceKind.COUNTRY,
                PlaceKind.REGION,
            ):
                return True
        return False

    def _last(self, at: int) -> int:
        """Give the last token of a run of capitalised words."""
        tokens = self._tokens
        while True:
            longer = joined_after(tokens, at, self._parsed.language)
            if tokens.is_name(at + 1) or (tokens.word(at + 1) == "-" and tokens.is_name(at + 2)):
                at += 1
            elif longer > at:
                at = longer
            else:
                return at

    def _is_plain(self, at: int, last: int) -> bool:
        """Whether no word of a run is an ordinary one, nor a run of capitals only."""
        words = self._tokens.words[at : last + 1]
        capitals = all(map(str.isupper, words))
        return not capitals and not self._is_doubtful(at, last)

    def _is_doubtful(self, at: int, last: int) -> bool:
        """Whether a word of a run is an ordinary one, and not such as names begin with."""
        begins = at < last and self._tokens.low(at) in self._sets["prefixes"]
        words = self._tokens.words[at + begins : last + 1]
        return any(self._words.is_doubtful(word) for word in words)

    def _run(self, at: int, covered: set[int], *, strong: bool) -> list[tuple[int, int]]:
        """Read the names of a list from a token on, those that the gazetteer does not have."""
        tokens, found = self._tokens, []
        while self._begins_name(at):
            last = self._last(at)
            span = tokens.start[at], tokens.end[last]
            owner = tokens.low(last + 1) in self._grammar.owners
            plain = not (owner or self._is_doubtful(at, last) or self._speaks(last))
            if not plain or not (strong or self._may_be_struck(*span)):
                break
            if covered.isdisjoint(range(*span)):
                found.append(span)
            at = last + 1
            while tokens.low(at) in self._sets["joints"]:
                at += 1
            if at == last + 1:
                break
        return found

    def _speaks(self, last: int) -> bool:
        """Whether a verb of saying follows a name: "the governor in X, N. N., said"."""
        tokens = self._tokens
        after = last + 1 + (tokens.low(last + 1) == ",")
        return tokens.low(after) in load(self._parsed.language, "speech").get("strong", ())

    def _may_be_struck(self, start: int, end: int) -> bool:
        """Whether what was attacked may be a place: no body, and nobody with a given name."""
        words = self._text[start:end].split()
        labels = self._labels.get((start, end), "place")
        if labels == "person":
            return len(words) > 1 and not is_given_name(words[0], self._parsed.language)
        return labels in ("place", "facility")

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give a name as it is, or what is left of one that runs over a mark or a line."""
        text = self._text[start:end]
        if not _MARK.search(text):
            if self._is_capitalised(start):
                return [(self._full_start(start), self._full_end(start, end))]
            return self._from_capital(start, end)
        pieces, offset = [], start
        for mark in (*_MARK.finditer(text), None):
            stop = start + mark.start() if mark else end
            found = self._gazetteer.spot(self._text[offset:stop])
            pieces += [(offset + span.start, offset + span.end) for span in found]
            offset = start + mark.end() if mark else end
        return [span for span in pieces if self._is_capitalised(span[0])]

    def _from_capital(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the longest name from the first capital of one that begins with a small letter.

        Of "the Pacific Northwest" that is all but "the", of "the port of Odesa" it is "Odesa".
        """
        capital = _CAPITAL.search(self._text, start, end)
        if capital is None:
            return []
        begin = capital.start()
        *_, before = ("", *self._text[start:begin].split())
        plain = self._sets["articles"] | self._sets["links"] | self._sets["describing"]
        if before not in plain:
            return []  # "сектор Газа" is no Gaza
        found = self._gazetteer.spot(self._text[begin : begin + LONGEST_NAME])
        whole = found and found[0].start == 0
        article = self._text[start:begin].strip() in self._sets["articles"]
        if not whole and not article:
            return []
        return [(begin, self._full_end(begin, begin + found[0].end if whole else end))]

    def _full_start(self, start: int) -> int:
        """Take in what a hyphen or an article joins to a name: "Рамат-Давид", "Tel al-Hawa"."""
        here = self._tokens.after(start)
        before, first = here - 2, here - 3  # of "Tel-Hawa" and of "Ghasr-e Shirin"
        last = joined_after(self._tokens, first, self._parsed.language)
        if self._tokens.is_name(first) and last == here:
            return self._tokens.start[first]
        if self._text[start].islower() and self._is_part_of_name(before + 1):
            return self._tokens.start[before + 1]
        joined = self._text[start - 1 : start] == "-" and self._begins_name(before)
        if not joined or self._tokens.end[before] != start - 1:
            return start
        article = self._tokens.low(before) in self._sets["particles"]
        if self.is_name_of_place(before) and not article:
            return start  # "Minneapolis-Saint Paul", but "Al-Sawwaneh"
        if len(self._tokens.word(before)) == 1:
            return start  # "R-Texas" is a party and a state
        return self._tokens.start[before]

    def _is_part_of_name(self, index: int) -> bool:
        """Whether the word before an article is of the same name: of "Mr al-Bab" it is not."""
        tokens = self._tokens
        return (
            tokens.is_name(index)
            and not tokens.opens_sentence(index)
            and not self._words.is_doubtful(tokens.words[index])
            and tokens.lower[index] not in self._sets["titles"]
        )

    def _full_end(self, start: int, end: int) -> int:
        """Take in the full stop of an abbreviation, and what a hyphen joins to a name."""
        text = self._text
        if text[end : end + 1] == "." and _INITIALS.fullmatch(text, start, end + 1):
            return end + 1
        if text[end : end + 1] == "." and self._is_state(text[start : end + 1]):
            return end + 1
        after = self._tokens.after(end)
        longer = joined_after(self._tokens, after - 1, self._parsed.language)
        if longer >= after and self._tokens.start[after] == end:
            return self._tokens.end[longer]
        if text[end : end + 1] == "-" and self._tokens.word(after + 1).isalpha():
            joined = self._tokens.low(after + 1)
            if len(joined) <= LONGEST_INITIAL and self._tokens.word(after + 2) == ".":
                return end  # "Minneapolis-St. Paul"
            if joined not in self._sets["compounds"] and not self.is_name_of_place(after + 1):
                return self._tokens.end[after + 1]
        return end

    def _is_state(self, text: str) -> bool:
        """Whether two letters and a full stop are short for a region: "Pa."."""
        if len(text) != STATE_LETTERS + 1:
            return False
        place = known(self._gazetteer, text)
        return place.kind is PlaceKind.REGION and place.major

    def place_ending(self, index: int) -> int | None:
        """Give the first token of the place whose name ends at a token: "Krasnodar Krai"."""
        first = self._first_of_name(index)
        name = " ".join(self._tokens.words[first : index + 1])
        is_place = known(self._gazetteer, name).kind is not None or self.is_name_of_place(index)
        return first if is_place else None

    def _first_of_name(self, index: int) -> int:
        """Give the first token of the run of capitalised words that ends at a token."""
        links = self._sets["strong"] | self._sets["locative"]
        while self._tokens.is_name(index - 1) and self._tokens.low(index - 1) not in links:
            index -= 1
        return index

    def is_name_of_place(self, index: int) -> bool:
        """Whether a word alone is a place that the gazetteer has, or a country's adjective."""
        word = self._tokens.word(index)
        place = known(self._gazetteer, word)
        return word[:1].isupper() and (place.kind is not None or place.adjective)

    def _is_capitalised(self, start: int) -> bool:
        """Whether a name begins with a capital, or with an article that needs none: "al-Bab"."""
        if self._text[start].isupper():
            return True
        article, mark, name = self._text[start : start + LONGEST_ARTICLE + 2].partition("-")
        return bool(mark) and name[:1].isupper() and article in self._sets["particles"]

    def _begins_name(self, index: int) -> bool:
        """Whether a token is the first of a name, its article counted in."""
        return index < len(self._tokens) and self._is_capitalised(self._tokens.start[index])
