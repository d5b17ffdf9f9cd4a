"""Outlets that pass on what others say: whose words they are, and for which state they speak."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from geomap.claimants.memory import Claimant
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from geomap.claimants.offices import Offices
    from geomap.claimants.phrases import Phrases

_NAMELESS_SOURCES = frozenset({"unknown", "witness"})
"""Kinds of sources behind an outlet whose report stays its own: "citing residents"."""


class Reader(Protocol):
    """Reads a noun phrase as a speaker."""

    def __call__(self, start: int, end: int, *, remember: bool = True) -> Claimant | None:
        """Give who is meant, and remember that he speaks."""


class Relays:
    """Reads "the ministry, quoted by X" and "X, citing the ministry".

    Parameters
    ----------
    offices
        The offices of the document.
    phrases
        Tells where phrases begin and end.
    read
        Reads a phrase as a speaker.
    """

    def __init__(self, offices: Offices, phrases: Phrases, read: Reader) -> None:
        self.text = offices.text
        self.words = offices.words
        self.offices = offices
        self.phrases = phrases
        self._read = read

    def carried_by(self, claimant: Claimant, start: int, end: int) -> Claimant:
        """Read "the ministry, quoted by X": X passes it on; a nameless source is X's own.

        Parameters
        ----------
        claimant
            Who speaks.
        start, end
            Where the outlet stands.

        Returns
        -------
        Claimant
        """
        outlet = self.words.capitals.match(self.text, start)
        name = outlet.group().strip() if outlet else ""
        if claimant.kind in _NAMELESS_SOURCES:
            teller = self._read(start, end, remember=False)
            if teller is not None and teller.kind == "media":
                return teller
        return replace(claimant, quoted_by=name or None)

    def citing(self, start: int, outlet_end: int, source: int, end: int) -> Claimant | None:
        """Read "an outlet with reference to a source": the source speaks, unless nameless.

        Parameters
        ----------
        start, outlet_end
            Where the outlet stands.
        source, end
            Where its source does.

        Returns
        -------
        Claimant or None
            None when neither could speak.
        """
        outlet, inner = self._read(start, outlet_end), self._read(source, end)
        if outlet is None or outlet.kind == "unknown":  # who cites is an outlet
            name = self.offices.name(self.text[slice(*self.phrases.trimmed(start, outlet_end))])
            outlet = Claimant(name=name, kind="media") if name else inner
        inner = self.within(inner, source, end)
        if outlet is None or inner is None or inner.anonymous or inner.kind in _NAMELESS_SOURCES:
            return outlet
        return self.passed_on(inner, (source, end), outlet)

    def within(self, inner: Claimant | None, start: int, end: int) -> Claimant | None:
        """Give a source within a state's body that is named as that body: "sources in the SBU".

        Parameters
        ----------
        inner
            Whom an outlet cites.
        start, end
            Where the text names it.

        Returns
        -------
        Claimant or None
            As it was, where nothing names a body and its country.
        """
        if inner is None or not inner.anonymous or inner.kind != "official":
            return inner
        phrase = self.text[start:end]
        source = self.words.anonymous.search(phrase)
        link = self.words.links.match(phrase, source.end() + 1) if source else None
        body = self.words.heads.search(phrase, link.end()) if link else None
        named = self.words.institutions.search(phrase, link.end()) if link else None
        state = self.offices.country(start, end)[0] is not None and body is not None
        official = named and self.words.named_bodies[folded(named.group())].kind == "official"
        return replace(inner, anonymous=False) if state or official else inner

    def passed_on(self, inner: Claimant, span: tuple[int, int], outlet: Claimant) -> Claimant:
        """Note the outlet through which somebody speaks; a state's agency cites its own offices.

        Parameters
        ----------
        inner
            Who speaks.
        span
            Where the text names them.
        outlet
            Who passes it on.

        Returns
        -------
        Claimant
        """
        own = self.offices.country(*span)[0] is not None or inner.kind != "official"
        country = inner.country if own else outlet.country or inner.country
        return replace(inner, quoted_by=outlet.name, country=country)

    def home(self, outlet: str) -> str | None:
        """Give the country of a state's agency, whose offices it cites without naming it.

        Parameters
        ----------
        outlet
            As printed: "TASS".

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        known = self.words.outlets_at_home.search(outlet)
        return self.words.outlet_homes[folded(known.group())] if known else None
