"""Noun phrases to claimants: what kind of speaker a phrase names, and for which country."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer import Gazetteer
    from geomap.documents import Document
    from geomap.parsing import ParsedText
    from geomap.resolution import ResolvedMention

ClaimantKind = Literal["official", "media", "organisation", "witness", "unknown"]

LONGEST_PHRASE = 160
"""Characters of a noun phrase; longer stretches are clauses that happen to hold an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says something."""

    name: str
    """As printed: "Igor Terekhov", "Russia's Defense Ministry", "Municipal officials"."""
    role: str | None = None
    """As printed: "mayor", "governor"; None when none is given."""
    kind: ClaimantKind = "unknown"
    country: str | None = None
    """ISO alpha-2, derived through the gazetteer; None when it has none."""
    quoted_by: str | None = None
    """The other outlet through which it is quoted, None when there is none."""
    seat: int | None = None
    """Index of the mention that says what the office is of ("governor of the Kherson region")."""
    anonymous: bool = False
    """Whether it is an unnamed source."""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """One language's words for speakers, compiled."""

    heads: re.Pattern[str]
    kinds: dict[str, str]
    institutions: re.Pattern[str]
    table: dict[str, list[str]]
    hints: dict[str, re.Pattern[str]]
    anonymous: re.Pattern[str]
    own_words: re.Pattern[str]
    determiners: re.Pattern[str]
    possessives: re.Pattern[str]
    pointing: re.Pattern[str]
    links: re.Pattern[str]
    titles: re.Pattern[str]
    saying: re.Pattern[str]
    clause_words: re.Pattern[str]
    occupying: re.Pattern[str]
    prepositions: re.Pattern[str]
    name_ends: re.Pattern[str]
    quoted_by: re.Pattern[str]
    persons: frozenset[str]
    bodies: frozenset[str]


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that matches any of the words, whole, in any case."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])", re.IGNORECASE)


def plain(text: str) -> str:
    """Straighten apostrophes and odd spaces; lengths stay, so spans stay valid."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\xa0": " ", "\u2011": "-"})
_NAME_BEHIND = re.compile(r"\s*((?:[^\W\d_][\w'-]*\.?\s?){1,4})")
_NAME = re.compile(r"(?:[^\W\d_][\w'.-]*\s){1,3}[^\W\d_][\w'-]+")
_CAPITALS = re.compile(r"(?:(?:[Tt]he\s)?[^\W\d_a-z][\w.'-]*\s?)*")
_PRIVATE = re.compile(r",\s(?:\d\d\b|who\b|an?\b)")
_WORD = re.compile(r"[^\W\d_][\w'.-]*[\w]|[^\W\d_]")


@cache
def source_words(language: str) -> SourceWords:
    """Compile a language's `claimants` lexicon, once."""
    data, speech = load(language, "claimants"), load(language, "speech")
    kinds = {word: kind for kind, words in data["heads"].items() for word in words}
    return SourceWords(
        heads=whole_words(kinds),
        kinds=kinds,
        institutions=whole_words(data.get("institutions", {})),
        table=data.get("institutions", {}),
        hints={
            kind: re.compile(rf"(?:(?<!\w)|(?=-))(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
            for kind, words in data.get("hints", {}).items()
        },
        anonymous=whole_words(data.get("anonymous", ())),
        own_words=whole_words(speech.get("own_words", ())),
        determiners=re.compile(
            rf"^(?:{alternatives(data.get('determiners', ()))})\s+", re.IGNORECASE
        ),
        possessives=re.compile(
            rf"^(?:{alternatives(data.get('possessives', ()))})\s", re.IGNORECASE
        ),
        pointing=re.compile(rf"^(?:{alternatives(speech.get('pointing', ()))})\s", re.IGNORECASE),
        links=whole_words(data.get("links", ())),
        titles=re.compile(rf"^(?:{alternatives(speech.get('titles', ()))})\s+", re.IGNORECASE),
        saying=whole_words(
            [*speech.get("say", ()), *speech.get("deny", ()), *speech.get("blame", ())]
        ),
        clause_words=whole_words(speech.get("clause_words", ())),
        occupying=re.compile(
            rf"(?:{alternatives(data.get('occupying', ()))})(?!\w)", re.IGNORECASE
        ),
        prepositions=re.compile(
            rf"^(?:{alternatives(speech.get('prepositions', ()))})\s", re.IGNORECASE
        ),
        name_ends=re.compile(
            rf"\s(?:{alternatives(speech.get('name_ends', ()))})(?:\s.*)?$", re.IGNORECASE
        ),
        quoted_by=re.compile(
            rf",?\s(?:{alternatives(speech.get('quoted_by', ()))})\s", re.IGNORECASE
        ),
        persons=frozenset(speech.get("pronouns_person", ())),
        bodies=frozenset(speech.get("pronouns_body", ())),
    )


class Speakers:
    """Everybody who has spoken so far in one document; reads phrases against that memory."""

    def __init__(
        self,
        parsed: ParsedText,
        resolved: Sequence[ResolvedMention],
        document: Document,
        gazetteer: Gazetteer,
    ) -> None:
        self.text = plain(parsed.text)
        self.words = source_words(parsed.language)
        self.resolved = resolved
        self.publisher = document.publisher
        self._country_of = cache(gazetteer.country_of)
        self._persons = [e for e in parsed.entities if e.label == "person"]
        self._bodies = [e for e in parsed.entities if e.label == "organisation"]
        self._sentence_start = 0
        self._sentence_end = 0
        self.named: dict[str, Claimant] = {}
        """Claimants by surname."""
        self.spoken: list[tuple[Claimant, str]] = []
        """Who spoke, in order, each with the noun that headed the phrase."""

    def enter(self, start: int, end: int) -> None:
        """Tell which sentence is read now: pronouns and local offices look at it first."""
        self._sentence_start, self._sentence_end = start, end

    def narrator(self) -> Claimant:
        """Give the outlet itself."""
        return Claimant(name=self.publisher or "article", role="narration", kind="media")

    def read(self, start: int, end: int, *, remember: bool = True) -> Claimant | None:
        """Read a noun phrase as a speaker.

        Parameters
        ----------
        start, end
            Span of the phrase.
        remember
            Whether it speaks, so that "he" may mean it later.

        Returns
        -------
        Claimant or None
            None when the phrase names nobody who could speak.
        """
        start, end = self._trimmed(start, end)
        phrase = self.text[start:end]
        if not phrase or len(phrase) > LONGEST_PHRASE or self.words.prepositions.match(phrase):
            return None
        if self.words.clause_words.search(phrase):
            return None
        low = phrase.casefold()
        if low in self.words.persons:
            return self._last(person=True)
        if low in self.words.bodies:
            return self._subject() or self._last(person=False)
        through = self.words.quoted_by.search(phrase)
        if through:
            end, phrase = start + through.start(), phrase[: through.start()]
        claimant, head = self._read_phrase(start, end, phrase)
        if claimant is not None:
            if claimant.kind == "unknown" and _PRIVATE.match(self.text, end):
                claimant = replace(claimant, kind="witness")
            if through:
                outlet = self.text[start + through.end() : start + len(phrase) + LONGEST_PHRASE]
                claimant = replace(claimant, quoted_by=_CAPITALS.match(outlet).group().strip())
            if remember:
                self._remember(claimant, head)
        return claimant

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Take white space, marks and forms of address off a phrase."""
        phrase = self.text[start:end]
        start += len(phrase) - len(
            phrase.lstrip(" \t\n,;:\u2014\u2013-\"'\u201c\u201d\u00ab\u00bb")
        )
        end -= len(phrase) - len(phrase.rstrip(' \t\n,;:\u2014\u2013-"\u201c\u201d\u00ab\u00bb'))
        title = self.words.titles.match(self.text[start:end])
        return (start + title.end() if title else start), max(start, end)

    def _read_phrase(self, start: int, end: int, phrase: str) -> tuple[Claimant | None, str]:
        """Read a phrase that is no pronoun: its claimant, and the noun that heads it."""
        heads = list(self.words.heads.finditer(phrase))
        own = self.words.own_words.search(phrase)
        if own and not any(head.end() < own.start() for head in heads):
            return self._own_words(start, phrase, own), ""
        person = self._person(start, end, heads)
        if not heads:
            return self._headless(start, end, phrase, person), ""
        core = self._core(phrase, heads)
        head = [h for h in heads if h.start() < core][-1]
        noun = head.group().casefold()
        kind, institution_country = self._kind(start, end, phrase, noun, core, heads)
        country, seat = self._country_in(start, end, person)
        if self.words.occupying.search(phrase):
            country = self._occupier(country)
        if person is not None and country is None:
            known = self.named.get(person.split()[-1].casefold())
            if known is not None:
                return known, noun
            unnamed = next(
                (c for c, h in reversed(self.spoken) if h == noun and c.role is None), None
            )
            if unnamed is not None:
                country, seat = unnamed.country, unnamed.seat
        if person is None and country is None and kind != "witness":
            again = self._again(phrase, noun, kind)
            if again is not None:
                return again, noun
        country = country or institution_country
        if country is None and kind == "official":
            country = self._country_near(phrase)
        return Claimant(
            name=person or self._name(phrase),
            role=noun if person else None,
            kind=kind,
            country=country,
            seat=seat,
            anonymous=bool(self.words.anonymous.search(phrase)),
        ), noun

    def _name(self, phrase: str) -> str:
        """Give a phrase as a name: without its article and what only says when."""
        name = self.words.determiners.sub("", phrase).split(",")[0]
        name = self.words.name_ends.sub("", name).strip()
        return name[:1].upper() + name[1:] if name else phrase

    def _own_words(self, start: int, phrase: str, own: re.Match[str]) -> Claimant | None:
        """Read "the statement", "Russia's statement", "those accounts", "a post by the mayor"."""
        behind = self.words.links.match(phrase[own.end() :].lstrip())
        if behind or phrase[own.end() :].lstrip().startswith("by "):
            inner = phrase.index(" ", own.end() + 1) + 1
            return self._read_phrase(start + inner, start + len(phrase), phrase[inner:])[0]
        country, _ = self._country_in(start, start + own.start())
        if country is not None:
            return Claimant(name=self._name(phrase), kind="official", country=country)
        if self.words.pointing.match(phrase):
            return self._pointed_at() or self._last(person=None)
        return self._last(person=None)

    def _pointed_at(self) -> Claimant | None:
        """Read the last speaker that the sentence before names, whether or not it spoke."""
        end = self._sentence_start
        start = max(0, end - LONGEST_PHRASE)
        heads = list(self.words.heads.finditer(self.text, start, end))
        for head in reversed(heads):
            before = re.search(r"(?:[\w'-]+\s){0,3}$", self.text[start : head.start()])
            first = head.start() - len(before.group()) if before else head.start()
            while (link := self.words.links.match(self.text, first)) or (
                link := self.words.prepositions.match(self.text[first : head.end()])
            ):
                first += (
                    len(link.group())
                    if link.re is self.words.prepositions
                    else link.end() - first + 1
                )
            claimant, _ = self._read_phrase(first, head.end(), self.text[first : head.end()])
            if claimant is not None:
                return claimant
        return None

    def _core(self, phrase: str, heads: list[re.Match[str]]) -> int:
        """Give where the part ends that holds the head: the first "of", "for", "in" behind a head."""
        for link in self.words.links.finditer(phrase):
            if any(head.end() <= link.start() for head in heads):
                return link.start()
        return len(phrase)

    def _kind(
        self, start: int, end: int, phrase: str, noun: str, core: int, heads: list[re.Match[str]]
    ) -> tuple[ClaimantKind, str | None]:
        """Give the kind of speaker, and the country of a well-known body."""
        kind = self.words.kinds[noun]
        known = self.words.institutions.search(phrase)
        if known and (kind == "transparent" or known.start() < core):
            entry = self.words.table[known.group().casefold()]
            if kind != "witness":
                return entry[0], entry[1] or None  # type: ignore[return-value]
        if kind != "transparent":
            return kind, None  # type: ignore[return-value]
        kinds = {self.words.kinds[h.group().casefold()] for h in heads}
        for option in ("official", "organisation", "media"):
            if self.words.hints[option].search(phrase) or option in kinds:
                return option, None  # type: ignore[return-value]
        if any(start <= b.start and b.end <= end for b in self._bodies):
            if self._country_in(start, end)[0] is None:
                return "organisation", None
        return "official", None

    def _headless(self, start: int, end: int, phrase: str, person: str | None) -> Claimant | None:
        """Read a phrase without a noun for a speaker: a name, a country, "the statement"."""
        known = self.words.institutions.search(phrase)
        if known:
            kind, country = self.words.table[known.group().casefold()]
            name = self._name(phrase)
            return Claimant(name=name, kind=kind, country=country or None)  # type: ignore[arg-type]
        if self._place_only(start, end):
            country, seat = self._country_in(start, end)
            name = self._name(phrase)
            return Claimant(name=name, kind="official" if country else "unknown", country=country)
        if person is not None:
            return self._by_name(person)
        if phrase.rsplit(maxsplit=1)[-1].casefold() in self.named:
            return self.named[phrase.rsplit(maxsplit=1)[-1].casefold()]
        if any(start <= b.start and b.end <= end for b in self._bodies):
            media = bool(self.words.hints["media"].search(phrase)) or phrase == self.publisher
            name = self._name(phrase)
            return Claimant(name=name, kind="media" if media else "organisation")
        if self.words.hints["media"].search(phrase) and phrase[0].isupper():
            return Claimant(name=phrase, kind="media")
        if _NAME.fullmatch(phrase) and all(w[0].isupper() for w in phrase.split()):
            return self._by_name(phrase) if not self._is_place(start, end) else None
        return None

    def _person(self, start: int, end: int, heads: list[re.Match[str]]) -> str | None:
        """Give the name of a person in a phrase: an entity, or capitalised words behind an office."""
        for entity in self._persons:
            if (
                start <= entity.start
                and entity.end <= end + 2
                and not self._is_place(entity.start, entity.end)
            ):
                name = self.text[entity.start : min(entity.end, end)]
                office = self.words.heads.match(name)
                name = name[office.end() :].strip() if office else name
                if name:
                    return name
        for head in reversed(heads):
            behind = _NAME_BEHIND.match(self.text[start + head.end() : end])
            if behind and self.words.kinds[head.group().casefold()] != "media":
                words = behind.group(1).split()
                names = [w for w in words if w[0].isupper()]
                if (
                    names == words
                    and len(words) > 1
                    and not self._is_place(start + head.end(), end)
                ):
                    return " ".join(words)
        return None

    def _is_place(self, start: int, end: int) -> bool:
        """Tell whether a mention and a span overlap."""
        return any(r.mention.start < end and start < r.mention.end for r in self.resolved)

    def _by_name(self, name: str) -> Claimant:
        """Give who bears a name: who was introduced before, or is introduced elsewhere."""
        surname = name.rsplit(maxsplit=1)[-1].casefold()
        if surname in self.named:
            return self.named[surname]
        for entity in self._persons:
            if self.text[entity.start : entity.end].casefold().split()[-1:] == [surname]:
                described = self._introduction(entity.start, entity.end)
                if described is not None:
                    return described
        return Claimant(name=name, role=None, kind="unknown")

    def _introduction(self, start: int, end: int) -> Claimant | None:
        """Read "Mayor X", "X, the mayor of Y," around a name."""
        left = max((self.text.rfind(mark, 0, start) for mark in ',.;:\n"\u201c'), default=-1) + 1
        left = max(left, start - 60)
        right = end
        if self.text.startswith(", ", end):
            stops = [p for m in ",.;\n" if (p := self.text.find(m, end + 2)) > 0]
            right = min(stops, default=end)
        for first, last in ((left, end), (start, right)):
            first, last = self._trimmed(first, last)
            phrase = self.text[first:last]
            clause = self.words.clause_words.search(phrase) or self.words.saying.search(phrase)
            if len(phrase) <= LONGEST_PHRASE and not clause and self.words.heads.search(phrase):
                claimant, _ = self._read_phrase(first, last, phrase)
                if (
                    claimant is not None
                    and claimant.role is not None
                    and claimant.kind != "unknown"
                ):
                    return replace(claimant, name=self.text[start:end])
        return None

    def _place_only(self, start: int, end: int) -> bool:
        """Say whether a phrase is nothing but the names of places."""
        rest = self.text[start:end]
        inside = [
            r.mention for r in self.resolved if start <= r.mention.start and r.mention.end <= end
        ]
        for mention in inside:
            if mention.nominal:
                return False
            rest = rest.replace(self.text[mention.start : mention.end], " ", 1)
        rest = self.words.determiners.sub("", rest.strip() + " ")
        return bool(inside) and not rest.strip(" ,")

    def _country_in(
        self, start: int, end: int, person: str | None = None
    ) -> tuple[str | None, int | None]:
        """Give the country that a phrase names first, and the mention that says the seat.

        The words of a person's name are no countries.
        """
        named = frozenset(person.split()) if person else frozenset()
        found: list[tuple[int, str, int | None]] = []
        for index, item in enumerate(self.resolved):
            place = item.resolution.place
            if start <= item.mention.start < end and place is not None and place.country:
                seat = index if place.kind != "country" else None
                found.append((item.mention.start, place.country, seat))
        for word in _WORD.finditer(self.text, start, end):
            if word.group()[0].isupper() and word.group() not in named:
                country = self._country_of(word.group().removesuffix("'s").split("-")[0])
                if country is not None:
                    found.append((word.start(), country, None))
        if not found:
            return None, None
        found.sort(key=lambda item: item[0])
        seat = next((item[2] for item in found if item[2] is not None), None)
        return found[0][1], seat

    def _country_near(self, phrase: str) -> str | None:
        """Give the country of an office that names none: whose it is, or where the story is."""
        if self.words.possessives.match(phrase) or self.words.anonymous.search(phrase):
            subject = self._subject()
            if subject is not None and subject.country:
                return subject.country
            last = self._last(person=None) if self.words.possessives.match(phrase) else None
            if last is not None and last.country:
                return last.country
        return self.local_country()

    def local_country(self) -> str | None:
        """Give the country of the place spoken of last, up to the sentence being read."""
        for item in reversed(self.resolved):
            place, mention = item.resolution.place, item.mention
            if (
                mention.reading == "literal"
                and mention.role not in _ELSEWHERE
                and place is not None
            ):
                if self._sentence_start <= mention.start < self._sentence_end and place.country:
                    return place.country
        for item in reversed(self.resolved):
            place, mention = item.resolution.place, item.mention
            usable = mention.reading == "literal" and mention.role not in _ELSEWHERE
            small = place is not None and place.kind != "country"
            if mention.start < self._sentence_end and usable and small and place.country:
                return place.country
        counts = Counter(
            item.resolution.place.country
            for item in self.resolved
            if item.resolution.place is not None and item.resolution.place.country
        )
        return counts.most_common(1)[0][0] if counts else None

    def _occupier(self, country: str | None) -> str | None:
        """Give the other side of the story: the country most spoken of beside the land's own."""
        land = country or self.local_country()
        counts = Counter(
            place.country
            for item in self.resolved
            if (place := item.resolution.place) is not None and place.country not in (None, land)
        )
        return counts.most_common(1)[0][0] if counts else land

    def _again(self, phrase: str, noun: str, kind: str) -> Claimant | None:
        """Give who was meant by the same noun before ("the ministry"), if it says no more."""
        bare = self.words.determiners.sub("", phrase).casefold()
        for claimant, earlier in reversed(self.spoken):
            same = earlier == noun or (earlier.split()[-1:] == [noun] and noun == bare)
            if same and bare in (noun, earlier):
                return claimant
        definite = bare != phrase.casefold() or self.words.kinds[noun] == "transparent"
        if bare == noun and definite and kind == "organisation":
            return next((c for c, _ in reversed(self.spoken) if c.kind == kind), None)
        if bare == noun and self.words.kinds[noun] == "transparent" and self.spoken:
            last = self.spoken[-1][0]
            return last if last.kind == "official" else None
        return None

    def _subject(self) -> Claimant | None:
        """Give the country or body that the sentence being read speaks of first, if it is one."""
        for item in self.resolved:
            mention, place = item.mention, item.resolution.place
            if self._sentence_start <= mention.start < self._sentence_end:
                if mention.reading == "metonymic" and place is not None and place.country:
                    return Claimant(name=mention.text, kind="official", country=place.country)
                return None
        return None

    def _last(self, *, person: bool | None) -> Claimant | None:
        """Give who spoke last, among persons or bodies if that is asked."""
        for claimant, _ in reversed(self.spoken):
            if (
                person is None
                or (claimant.role is not None or claimant.kind == "unknown") == person
            ):
                return claimant
        return self.spoken[-1][0] if self.spoken else None

    def _remember(self, claimant: Claimant, head: str) -> None:
        """Keep a speaker for later pronouns, surnames and short forms."""
        self.spoken.append((claimant, head))
        if claimant.role is not None:
            self.named.setdefault(claimant.name.split()[-1].casefold(), claimant)


_ELSEWHERE = frozenset({"anchor", "launch_origin", "speech_location", "dateline"})
"""Roles of mentions that are not where the story is."""
