"""On which side of a verb of saying its content stands, and which words beside it are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.claimants.cue_words import MASK

if TYPE_CHECKING:
    from geomap.claimants.cue_words import CueWords

LONGEST_ADVERBIAL = 12
"""Words that may follow a verb of saying behind its content ("said on Sunday on Telegram")."""
QUOTED_ENDS = (*'"\u201d\u00bb', MASK)
QUOTE_ENDS = '"\u201d\u00bb'
CONTENT_ENDS = (",", '"', "\u201d", "\u00bb", MASK, "\u2014", "\u2013", ")", "?", "!")
"""Marks behind content that is followed by its speaker."""

_TO_MARK = re.compile(r"[^,;:.!?\u2014\u2013\n\"\u201c\u00ab]*")
_COLON = re.compile(r"\s*:")
_OPENS_CONTENT = re.compile(r"\s*[:\"\u201c\u00ab]")


class Contents:
    """Tells content from words that only say when, how or to whom, in one document."""

    def __init__(
        self,
        masked: str,
        words: CueWords,
        *,
        happenings: re.Pattern[str],
        denials: re.Pattern[str],
    ) -> None:
        self.masked = masked
        self.words = words
        self.happenings = happenings
        """Words of events: an "adverbial" that holds one is content."""
        self.denials = denials

    def end_at(self, start: int, end: int) -> bool:
        """Tell whether a stretch ends with a mark behind content."""
        content = self.masked[start:end].rstrip()
        return content.endswith(CONTENT_ENDS) or content.endswith(" -")

    def is_behind(self, start: int, begin: int, behind: str, word: str) -> bool:
        """Tell whether the content follows the verb."""
        if start < begin and behind.lstrip()[:1] in {"", ",", "."}:
            return False
        if not self.masked[start:begin].strip().endswith(CONTENT_ENDS):
            return True
        cites = self.words.cites.match(behind.lstrip())  # "…, the agency reported citing officials"
        if (cites or _COLON.match(behind)) and self.told_before(start, begin):
            return False
        quoted = self.masked[start:begin].rstrip().endswith(QUOTED_ENDS)
        if word in self.words.addressed and quoted:
            return False
        heard = self.words.addressee_before.match(behind) if word in self.words.addressed else None
        if heard and not self.words.adverbial.match(behind, heard.end()):
            return True
        return bool(_OPENS_CONTENT.match(behind)) or self.adverbial(behind, word) < 0

    def told_before(self, start: int, end: int) -> bool:
        """Tell whether a stretch before "he said:" is content too, not only where or when."""
        lead = self.masked[start:end]
        return bool(self.happenings.search(lead)) and not self.words.settings.match(lead)

    def adverbial(self, behind: str, word: str = "") -> int:
        """Give the length of what only says when, how or to whom; -1 when content follows."""
        pattern = _TO_MARK if word in self.words.addressed else self.words.adverbial
        found = pattern.match(behind)
        text = found.group() if found else ""
        if found is None or len(text.split()) > LONGEST_ADVERBIAL:
            return -1
        told = word in self.words.addressed  # "told us at the accident site"
        happened = not told and self.happenings.search(self.words.tolls.sub("", text))
        if self.words.content.search(text) or happened:
            return -1
        return found.end()

    def spoken(self, begin: int, behind: str, *, forward: bool) -> bool:
        """Tell whether a verb that means much else speaks here."""
        if forward:
            return bool(
                self.happenings.search(behind)
                or self.denials.search(behind)
                or self.words.counted.search(behind)
                or MASK in behind
            )
        quoted = self.masked[max(0, begin - 4) : begin].rstrip()[-1:]
        return behind.lstrip().startswith(",") or (bool(quoted) and quoted in QUOTE_ENDS)
