"""What a mention is, and what it is before it is known how it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer import PlaceKind
    from geomap.mentions.readings import Reading
    from geomap.texts.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """A span that names a place, before it is known how it is meant."""

    start: int
    end: int
    name: str
    """What to look up; it differs from the span's text in lists ("Sumska and … streets")."""
    kind: PlaceKind | None = None
    """The kind that its words ask for."""
    certain: bool = True
    """Whether its words alone make it a place."""

    @classmethod
    def spanning(
        cls, tokens: Tokens, first: int, last: int, kind: PlaceKind, generic: str | None = None
    ) -> Found:
        """Make one from its first and last token, and the generic word that it shares."""
        text = tokens.text[tokens.start[first] : tokens.end[last]]
        name = text if generic is None else f"{text} {generic}"
        return cls(tokens.start[first], tokens.end[last], name, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of the text that names a place."""

    start: int
    end: int
    text: str
    """`document.text[start:end]`."""
    name: str
    """What to look up: `text` with the generic word that stands elsewhere ("Sumska" of "Sumska and
    Myronosytska streets" is "Sumska street")."""
    reading: Reading
    """How it is meant."""
    nominal: bool = False
    """Whether it is a common noun that refers to a place: "the city", "the capital", "there"."""
    kind: PlaceKind | None = None
    """The kind that its words ask for; None when they do not say."""
    within: int | None = None
    """Index of the mention that the text says contains it ("X, Y", "X in Y", "Y's X")."""
    antecedent: int | None = None
    """Index of the mention that a nominal one refers back to."""
    country: str | None = None
    """ISO alpha-2 of the country that is named with a nominal one: "the Ukrainian capital"."""
    relation: str | None = None
    """"near", "outskirts of", "12 km north of", "centre of" …, applied to the place."""
    role: str | None = None
    """"anchor", "container", "launch_origin", "dateline", "speech_location" … when it is literal
    and not where something happened."""
