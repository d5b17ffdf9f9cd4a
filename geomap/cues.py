"""Verbs of saying: where they stand in a sentence, whose they are, and which words they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from geomap.lexicons import load
from geomap.lexicons.patterns import alternatives
from geomap.sources import Claimant, plain, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.parsing import ParsedText
    from geomap.sources import Speakers

CueClass = Literal["say", "deny", "blame", "cite", "silent", "none"]
"""`silent`: the verb is negated, so nobody says anything; `none`: no cue, the outlet's own words."""

LONGEST_ADVERBIAL = 12
"""Words that may follow a verb of saying behind its content ("said on Sunday on Telegram")."""
COMMA_STEPS = 4
"""Commas that a subject may stand before its verb: two appositions."""
MASK = "\u00a4"
"""Stands for the letters of quotations, so that no verb inside them counts."""


_ABBREVIATION = re.compile(r"\s\([^()]{1,20}\)\s*$")
_TO_MARK = re.compile(r"[^,;:.!?\u2014\u2013\n\"\u201c\u00ab]*")


@dataclass(frozen=True, slots=True)
class CueWords:
    """One language's words of saying, compiled."""

    verbs: re.Pattern[str]
    classes: dict[str, CueClass]
    participles: frozenset[str]
    weak: frozenset[str]
    addressed: frozenset[str]
    nouns: frozenset[str]
    article: re.Pattern[str]
    not_verbs: re.Pattern[str]
    clause_starts: re.Pattern[str]
    closing: frozenset[str]
    according: re.Pattern[str]
    passive: re.Pattern[str]
    quoted_by: re.Pattern[str]
    auxiliaries: re.Pattern[str]
    negations: re.Pattern[str]
    boundaries: re.Pattern[str]
    relatives: re.Pattern[str]
    parentheticals: re.Pattern[str]
    settings: re.Pattern[str]
    adverbial: re.Pattern[str]
    content: re.Pattern[str]
    joined: re.Pattern[str]
    claims: re.Pattern[str]
    passive_auxiliaries: re.Pattern[str]
    free_relative: re.Pattern[str]
    passive_behind: re.Pattern[str]
    turns: re.Pattern[str]
    unattributed: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying (or "according to") with its subject."""

    start: int
    """Start of the subject or of the verb, whichever comes first."""
    end: int
    """End of both."""
    word: str
    kind: CueClass
    claimant: Claimant | None
    forward: bool
    """Whether the content follows; else it stands before, and may go on behind."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a sentence and the cue that covers it; None is the outlet's own words."""

    start: int
    end: int
    cue: Cue | None


@cache
def cue_words(language: str) -> CueWords:
    """Compile a language's `speech` lexicon, once."""
    data = load(language, "speech")
    classes: dict[str, CueClass] = {}
    for kind in ("say", "deny", "blame", "cite"):
        for key in (kind, f"{kind}_participle"):
            classes.update(dict.fromkeys(data.get(key, ()), kind))  # type: ignore[misc]
    participles = {
        w for k in ("say", "deny", "blame", "cite") for w in data.get(f"{k}_participle", ())
    }
    auxiliaries = alternatives([*data.get("auxiliaries", ()), *data.get("negations", ())])
    adverbials, boundaries = (
        alternatives(data.get("adverbials", ())),
        alternatives(data.get("boundaries", ())),
    )
    return CueWords(
        verbs=whole_words(classes),
        classes=classes,
        participles=frozenset(participles),
        weak=frozenset(data.get("weak", ())),
        nouns=frozenset(data.get("nouns", ())),
        article=re.compile(
            rf"(?<!\w)(?:{alternatives(data.get('articles', ()))})\s+$", re.IGNORECASE
        ),
        not_verbs=whole_words(data.get("not_verbs", ())),
        clause_starts=re.compile(data.get("clause_starts", r"(?!)")),
        addressed=frozenset(data.get("addressed", ())),
        closing=frozenset(data.get("closing", ())),
        according=whole_words(data.get("according", ())),
        passive=re.compile(
            rf"(?<!\w)(?P<verb>{alternatives(data.get('passive', ()))})(?P<gap>(?:\s[\w']+){{0,3}}?)\s"
            rf"(?:{alternatives(data.get('by', ()))})\s",
            re.IGNORECASE,
        ),
        quoted_by=whole_words(data.get("quoted_by", ())),
        auxiliaries=re.compile(rf"(?:(?<=\s)|(?<=^)|(?<='))(?:{auxiliaries})\s*$", re.IGNORECASE),
        negations=re.compile(
            rf"(?:(?<=\W)|(?<=n))(?:{alternatives(data.get('negations', ()))})\s", re.IGNORECASE
        ),
        boundaries=re.compile(rf"(?<![\w'-])(?:{boundaries})(?![\w'-])", re.IGNORECASE),
        relatives=re.compile(
            rf"(?<!\w)(?:{alternatives(data.get('relatives', ()))})\s", re.IGNORECASE
        ),
        parentheticals=whole_words(data.get("parentheticals", ())),
        settings=whole_words(data.get("settings", ())),
        adverbial=re.compile(
            rf"\s*(?:(?:{adverbials}|\w+day|\w+ly)\b[^,;:\u2014]*?)?\s*(?=$|[,;:.!?\u2014\u2013\n\"\u201c\u00ab])",
            re.IGNORECASE,
        ),
        content=whole_words(data.get("content_words", ())),
        joined=re.compile(rf"(?<!\w)(?:{alternatives(data.get('joined', ()))})\s*$", re.IGNORECASE),
        claims=whole_words(data.get("leave_out", ())),
        passive_auxiliaries=whole_words(data.get("passive_auxiliaries", ())),
        free_relative=re.compile(
            rf"(?<!\w)(?:{alternatives(data.get('free_relatives', ()))})\s(?:[\w'-]+\s){{1,4}}$",
            re.IGNORECASE,
        ),
        passive_behind=re.compile(
            rf"\s(?:{alternatives(data.get('passive_behind', ()))})\s", re.IGNORECASE
        ),
        turns=whole_words(data.get("turns", ())),
        unattributed=whole_words(data.get("unattributed", ())),
    )


def masked_text(parsed: ParsedText) -> str:
    """Give the text with straight apostrophes and the letters of quotations masked.

    Parameters
    ----------
    parsed
        A parsed document.

    Returns
    -------
    str
        As long as the text, so that spans stay valid.
    """
    text = list(plain(parsed.text))
    for quotation in parsed.quotations:
        for index in range(quotation.start, quotation.end):
            if text[index] != "\n":
                text[index] = MASK
    return "".join(text)


class CueFinder:
    """Finds the cues of one document's sentences, and the regions that they cover."""

    def __init__(
        self, masked: str, language: str, speakers: Speakers, weapons: re.Pattern[str]
    ) -> None:
        self.masked = masked
        self.words = cue_words(language)
        self.speakers = speakers
        self.happenings = weapons
        """Words of events: an "adverbial" that holds one is content."""

    def cues(self, start: int, end: int) -> list[Cue]:
        """Give the cues of a sentence, in order.

        Parameters
        ----------
        start, end
            The sentence's span.
        """
        self.speakers.enter(start, end)
        found: list[Cue] = []
        for match in self._matches(start, end):
            if found and not self.masked[found[-1].end : match.start()].strip():
                continue
            if found and match.start() < found[-1].end:
                continue
            cue = self._cue(match, start, end, found[-1] if found else None)
            if cue is not None:
                found.append(cue)
        return found

    def _matches(self, start: int, end: int) -> list[re.Match[str]]:
        words = self.words
        patterns = (words.according, words.passive, words.verbs)
        matches = [m for pattern in patterns for m in pattern.finditer(self.masked, start, end)]
        matches.sort(key=lambda m: (m.start(), -m.end()))
        return matches

    def _cue(self, match: re.Match[str], start: int, end: int, before: Cue | None) -> Cue | None:
        """Read one match; None when it is no verb of saying here."""
        if match.re is self.words.according:
            return self._according(match, start, end)
        if match.re is self.words.passive:
            return self._passive(match, start, end)
        word = match.group().casefold()
        if self.words.passive_behind.match(self.masked, match.end()):
            if not self.words.free_relative.search(self.masked[start : match.start()]):
                return None
        if self.words.not_verbs.match(self.masked, match.start()):
            return None
        if word in self.words.participles:
            return self._participle(match, word, start, end, before)
        kind = self.words.classes[word]
        for cue in (
            self._after_subject(match, word, kind, start, end, before),
            self._before_subject(match, word, kind, start, end),
        ):
            if cue is not None:
                return self._through(cue, end) if kind == "cite" else cue
        return None

    def _phrase_end(self, start: int, end: int) -> int:
        """Give where a noun phrase that starts here ends: at a comma, mark, verb or boundary."""
        stop = re.compile(rf"[,;:()\n\u2014\u2013\"\u201c\u201d\u00ab\u00bb{MASK}]|\.\s|\.$")
        mark = stop.search(self.masked, start, end)
        last = mark.start() if mark else end
        word = self.words.boundaries.search(self.masked, start + 1, last)
        return min(last, word.start()) if word else last

    def _according(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        last = self._phrase_end(match.end(), end)
        claimant = self.speakers.read(match.end(), last)
        claimant, last = self._apposition(claimant, match.end(), last, end)
        if claimant is None:
            return None
        forward = not self.masked[start : match.start()].strip(' "\u201c')
        return Cue(
            start=match.start(),
            end=last,
            word=match.group(),
            kind="say",
            claimant=claimant,
            forward=forward,
        )

    def _apposition(
        self, claimant: Claimant | None, start: int, last: int, end: int
    ) -> tuple[Claimant | None, int]:
        """Read on behind a comma, when a bare name is followed by its office."""
        if claimant is None or claimant.role is not None or self.masked[last : last + 1] != ",":
            return claimant, last
        further = self._phrase_end(last + 1, end)
        segment = self.masked[last + 1 : further]
        if claimant.kind in ("unknown", "organisation") and self.speakers.words.heads.search(
            segment
        ):
            longer = self.speakers.read(start, further)
            if longer is not None:
                return longer, further
        return claimant, last

    def _passive(self, match: re.Match[str], start: int, end: int) -> Cue | None:
        last = self._phrase_end(match.end(), end)
        claimant = self.speakers.read(match.end(), last)
        claimant, last = self._apposition(claimant, match.end(), last, end)
        kind = self.words.classes.get(match["verb"].casefold(), "say")
        if claimant is None or kind == "cite" or claimant.kind == "unknown":
            return None
        kind = "say" if kind == "blame" else kind
        return Cue(
            start=match.start(),
            end=last,
            word=match["verb"],
            kind=kind,
            claimant=claimant,
            forward=False,
        )

    def _participle(
        self, match: re.Match[str], word: str, start: int, end: int, before: Cue | None
    ) -> Cue | None:
        """Read "…, insisting that": it shares the subject of the cue before it, or of the sentence."""
        lead = self.masked[start : match.start()].rstrip()
        if not lead.endswith((",", " and", "\u2014", "\u2013", '"', "\u201d")):
            return None
        claimant = (
            before.claimant if before is not None else self._sentence_subject(start, match.start())
        )
        if claimant is None:
            return None
        cue = Cue(
            start=match.start(),
            end=match.end(),
            word=word,
            kind=self.words.classes[word],
            claimant=claimant,
            forward=True,
        )
        return self._through(cue, end) if cue.kind == "cite" else cue

    def _sentence_subject(self, start: int, end: int) -> Claimant | None:
        """Read the first phrase of a sentence as a speaker."""
        word = self.words.boundaries.search(self.masked, start + 1, end)
        for stop in range(start, word.start() if word else end):
            if self.masked[stop] in " ," and not self.masked[stop + 1 : stop + 2].isupper():
                claimant = self.speakers.read(start, stop)
                if claimant is not None:
                    return claimant
                if stop - start > 80:
                    break
        return None

    def _through(self, cue: Cue, end: int) -> Cue | None:
        """Read "A cited B as saying": B speaks through A; but an unnamed B is A's own report."""
        last = self._phrase_end(cue.end, end)
        inner = self.speakers.read(cue.end, last)
        if inner is None or cue.claimant is None:
            return None
        if inner.anonymous and cue.claimant.kind != "unknown":
            inner = cue.claimant
        elif inner.quoted_by is None:
            inner = Claimant(
                name=inner.name, role=inner.role, kind=inner.kind, country=inner.country,
                quoted_by=cue.claimant.name, seat=inner.seat, anonymous=inner.anonymous,
            )  # fmt: skip
        return Cue(
            start=cue.start, end=last, word=cue.word, kind="say", claimant=inner, forward=True
        )

    def _after_subject(
        self,
        match: re.Match[str],
        word: str,
        kind: CueClass,
        start: int,
        end: int,
        before: Cue | None,
    ) -> Cue | None:
        """Read "X said": the subject stands before the verb."""
        if word in self.words.nouns and self.words.article.search(
            self.masked[start : match.start()]
        ):
            return None
        verb, negated, passive = self._lead_end(start, match.start())
        if passive:
            return None
        lead = self.masked[start:verb]
        if before is not None and self.words.joined.search(lead) and before.claimant is not None:
            begin = match.start()
            claimant: Claimant | None = before.claimant
        elif before is None and self.words.joined.search(lead):
            begin, claimant = match.start(), self._sentence_subject(start, verb)
        else:
            claimant, begin = self._subject(start, verb)
        if claimant is None:
            return None
        behind = self.masked[match.end() : end]
        forward = self._is_forward(start, begin, behind, word)
        if forward and word in self.words.weak and not self._has_content(behind):
            return None
        aside = behind.lstrip().startswith(",") or self._is_quote_end(begin)
        if not forward and word in self.words.weak and not aside:
            return None
        finish = match.end() if forward else match.end() + self._adverbial(behind, word)
        return Cue(
            start=begin, end=finish, word=word, kind="silent" if negated else kind,
            claimant=claimant, forward=forward,
        )  # fmt: skip

    def _has_content(self, behind: str) -> bool:
        return bool(self.happenings.search(behind) or MASK in behind or re.search(r"\d", behind))

    def _is_quote_end(self, begin: int) -> bool:
        return self.masked[:begin].rstrip()[-1:] in '"\u201d\u00bb'

    def _lead_end(self, start: int, verb: int) -> tuple[int, bool, bool]:
        """Go back over auxiliaries and adverbs; say whether one negates or makes a passive."""
        negated = passive = False
        short = _ABBREVIATION.search(self.masked[start:verb])
        verb = start + short.start() if short else verb
        for _ in range(5):
            found = self.words.auxiliaries.search(self.masked[start:verb])
            if found is None:
                break
            negated = negated or bool(self.words.negations.search(" " + found.group() + " "))
            passive = passive or bool(self.words.passive_auxiliaries.search(found.group()))
            verb = start + found.start()
        return verb, negated, passive

    def _subject(self, start: int, verb: int) -> tuple[Claimant | None, int]:
        """Find the speaker in the noun phrases that end before a verb."""
        hard = re.compile(rf"[;:()\u2014\u2013\"\u201c\u201d\u00ab\u00bb{MASK}\n]")
        stops = [m.end() for m in hard.finditer(self.masked, start, verb)]
        left = stops[-1] if stops else start
        commas = [
            left - 1,
            *(m.start() for m in re.finditer(r",(?!\d)", self.masked[:verb]) if m.start() >= left),
            verb,
        ]
        segments = [(a + 1, b) for a, b in zip(commas, commas[1:], strict=False)]
        closed = not self.masked[segments[-1][0] : verb].strip()
        for first, last in reversed(segments[-COMMA_STEPS:]):
            if last < verb and self._skippable(first, last):
                continue
            claimant, begin = self._phrase(first, last)
            if claimant is not None:
                return self._with_apposition(claimant, begin, last, segments, first, verb)
            empty = not self.masked[first:last].strip() or self._skippable(first, last)
            if not empty and not closed:
                break
        return None, verb

    def _skippable(self, first: int, last: int) -> bool:
        segment = self.masked[first:last].strip()
        if self.words.relatives.match(segment) or self.words.clause_starts.match(segment):
            return True
        found = self.words.parentheticals.fullmatch(segment)
        return bool(found) or bool(self.words.quoted_by.match(segment))

    def _with_apposition(
        self,
        claimant: Claimant,
        begin: int,
        last: int,
        segments: list[tuple[int, int]],
        first: int,
        verb: int,
    ) -> tuple[Claimant, int]:
        """Join a name and the office beside it: "Russia's ambassador, V. N., accused"."""
        through = None
        for a, b in segments:
            quoted = self.words.quoted_by.match(self.masked[a:b].strip())
            if quoted and a > first:
                through = self.masked[a:b].strip()[quoted.end() :].strip()
        index = next((i for i, (a, _) in enumerate(segments) if a == first), 0)
        if index > 0 and last < verb and not self.masked[last:verb].strip(" ,"):
            before = segments[index - 1]
            other, other_begin = self._phrase(*before, apart=True)
            headless = not self.speakers.words.heads.search(self.masked, begin, last)
            joins = headless or claimant.role is None
            named = self.speakers.words.heads.search(self.masked, other_begin, before[1])
            if other is not None and joins and (named or not headless) and other is not claimant:
                longer = self.speakers.read(other_begin, last)
                if longer is not None:
                    claimant, begin = longer, other_begin
        if through:
            claimant = Claimant(
                name=claimant.name, role=claimant.role, kind=claimant.kind, country=claimant.country,
                quoted_by=through, seat=claimant.seat, anonymous=claimant.anonymous,
            )  # fmt: skip
        return claimant, begin

    def _phrase(self, first: int, last: int, *, apart: bool = False) -> tuple[Claimant | None, int]:
        """Read the noun phrase that ends a segment; behind "who" and the like, what they refer to.

        `apart`: it only stands beside the speaker, so that nothing is kept or looked up for it.
        """
        begin, relative = first, None
        for boundary in self.words.boundaries.finditer(self.masked, first, last):
            if self.words.relatives.match(boundary.group() + " "):
                relative = boundary.start()
            begin = boundary.end()
        if not self.masked[begin:last].strip():
            return None, begin
        claimant = self._speaker(begin, last, remember=not apart)
        if claimant is None and relative is not None and not apart:
            inner = [b.end() for b in self.words.boundaries.finditer(self.masked, first, relative)]
            begin = inner[-1] if inner else first
            claimant = self._speaker(begin, relative)
        return claimant, begin

    def _speaker(self, begin: int, end: int, *, remember: bool = True) -> Claimant | None:
        """Read a phrase as a speaker, unless it holds a verb of saying and so is a clause."""
        for verb in self.words.verbs.finditer(self.masked, begin, end):
            if verb.group().casefold() not in self.words.nouns:
                return None
        return self.speakers.read(begin, end, remember=remember)

    def _before_subject(
        self, match: re.Match[str], word: str, kind: CueClass, start: int, end: int
    ) -> Cue | None:
        """Read '…," said X': the subject stands behind the verb."""
        lead = self.masked[start : match.start()].rstrip()
        if not lead.endswith((",", '"', "\u201d", "\u00bb", MASK, "\u2014", "\u2013", "?", "!")):
            return None
        last = self._phrase_end(match.end(), end)
        claimant = self.speakers.read(match.end(), last)
        claimant, last = self._apposition(claimant, match.end(), last, end)
        if claimant is None:
            return None
        last += self._adverbial(self.masked[last:end])
        return Cue(
            start=match.start(), end=last, word=word, kind=kind, claimant=claimant, forward=False
        )

    def _is_forward(self, start: int, begin: int, behind: str, word: str) -> bool:
        """Tell whether the content follows the verb."""
        lead = self.masked[start:begin].strip()
        if not lead.endswith(
            (",", '"', "\u201d", "\u00bb", MASK, "\u2014", "\u2013", ")", "?", "!")
        ):
            return True
        if (
            re.match(r"\s*[:\"\u201c\u00ab]|\s*,?\s*[\"\u201c\u00ab]", behind)
            and behind.strip()[:1] != ","
        ):
            return True
        return self._adverbial(behind, word) < 0

    def _adverbial(self, behind: str, word: str = "") -> int:
        """Give the length of what only says when, how or to whom; -1 when content follows."""
        addressed = word in self.words.addressed
        found = (_TO_MARK if addressed else self.words.adverbial).match(behind)
        if found is None:
            return -1
        text = found.group()
        if len(text.split()) > LONGEST_ADVERBIAL or self.words.content.search(text):
            return -1
        return -1 if self.happenings.search(text) else found.end()


def regions(
    start: int, end: int, cues: list[Cue], words: CueWords, masked: str
) -> Iterator[Region]:
    """Share a sentence out among its cues.

    Parameters
    ----------
    start, end
        The sentence.
    cues
        Its cues, in order.
    words, masked
        The language's words, and the text with its quotations masked.

    Yields
    ------
    Region
        In order, without overlap; settings ("amid …", "hours after …") beside a cue that stands
        behind its content are the outlet's own.
    """
    position, current = start, None
    for index, cue in enumerate(cues):
        if cue.forward:
            yield from _with_settings(position, cue.start, current, words, masked)
        else:
            owner = current if current is not None and index and cues[index - 1].forward else cue
            yield from _with_settings(position, cue.start, owner, words, masked)
        position, current = cue.end, cue
    yield from _with_settings(position, end, current, words, masked)


def _with_settings(
    start: int, end: int, cue: Cue | None, words: CueWords, masked: str
) -> Iterator[Region]:
    """Cut the outlet's own settings out of what a cue covers."""
    if cue is None or cue.forward:
        if start < end:
            yield Region(start, end, cue)
        return
    position = start
    for setting in words.settings.finditer(masked, start, end):
        if setting.start() < position or masked[: setting.start()].rstrip()[-1:] not in (
            ",",
            "\u2014",
            ".",
            "\n",
            "",
        ):
            continue
        comma = masked.find(",", setting.end(), end)
        stop = comma if comma >= 0 else end
        if position < setting.start():
            yield Region(position, setting.start(), cue)
        yield Region(setting.start(), stop, None)
        position = stop
    if position < end:
        yield Region(position, end, cue)
