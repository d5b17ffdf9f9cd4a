"""For which country, or for nobody's, an office speaks: occupiers, those they back, and rebels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.lexicons.grammar import grammar

if TYPE_CHECKING:
    import re

    from geomap.claimants.context import Context
    from geomap.claimants.memory import Claimant
    from geomap.claimants.offices import Offices
    from geomap.claimants.source_words import ClaimantKind

Office = tuple["ClaimantKind", str | None, int | None]


class Powers:
    """Tells the countries of the offices that the phrases of one document name."""

    def __init__(self, offices: Offices, context: Context) -> None:
        self.offices = offices
        self.words = offices.words
        self.context = context
        self.memory = context.memory

    def office(
        self,
        start: int,
        end: int,
        person: str | None,
        noun: str,
        kind: tuple[ClaimantKind, str | None],
    ) -> Office:
        """Give the kind and the country of an office, and the mention of its seat.

        Parameters
        ----------
        start, end
            Span of its phrase.
        person
            The name in it, if any.
        noun
            What heads it.
        kind
            The kind that its words tell, and the country of a body known by its name.

        Returns
        -------
        tuple
            Kind; ISO alpha-2 or None; index of a mention or None.
        """
        phrase = self.offices.text[start:end]
        country, seat = self.offices.country(start, end, person)
        if occupying := self.words.occupying.search(phrase):
            return kind[0], self._occupier(occupying, country, kind[1]), seat
        told = country is not None or kind != ("official", None)
        if not told and (owner := self._owner(phrase, noun)) is not None:
            kind, country = (owner.kind, owner.country), owner.country
        if kind[0] != "official":
            return kind[0], country, seat
        if kind[1] is not None:
            return kind[0], kind[1], seat  # places in the name of a known body tell nothing
        if self.words.held_alone.search(phrase):
            land = country or self.offices.local_country(*self.context.sentence)
            return kind[0], self.words.occupiers.get(land or "", country), seat
        if self.words.self_proclaimed.search(phrase):
            country = self._power_behind(start, end, country)
            return "official" if country else "organisation", country, seat
        return kind[0], self._power(phrase, noun if person else "", country), seat

    def near(self, phrase: str, person: str | None, noun: str) -> str | None:
        """Give the country of an office that names none, by its body and by where the story is.

        Parameters
        ----------
        phrase
            The words for the office.
        person
            The name of its holder, if any.
        noun
            What heads the phrase.

        Returns
        -------
        str or None
            ISO alpha-2.
        """
        if person and (country := self._of_body(phrase, noun)):
            return country
        return self.context.country_near(phrase)

    def _owner(self, phrase: str, noun: str) -> Claimant | None:
        """Give the body that spoke before, of "the office's spokeswoman"."""
        before = phrase.casefold().partition(noun)[0].strip() if noun else ""
        named = grammar(self.offices.language).without_owner(before)
        bare = self.words.determiners.sub("", named)
        if named in (before, bare) or bare not in self.words.kinds:
            return None
        spoke = (c for c, _ in self.memory.lately() if c.role is None)
        return next((c for c in spoke if c.name.casefold().endswith(f" {bare}")), None)

    def _of_body(self, phrase: str, noun: str) -> str | None:
        """Give the country of the body whose spokesman somebody is, if it spoke before."""
        body = phrase.casefold().partition(noun)[0].strip() if noun else ""
        body = self.words.determiners.sub("", body + " ").strip()
        if not self.words.heads.search(body):
            return None
        known = (c for c, _ in self.memory.lately() if c.name.casefold().endswith(body))
        return next((c.country for c in known if c.kind == "official"), None)

    def _occupier(
        self, occupying: re.Match[str], country: str | None, home: str | None
    ) -> str | None:
        """Give whose occupation officials a phrase names: "the Russian-installed mayor"."""
        offices, phrase = self.offices, occupying.string
        return (
            offices.nations.power_before(phrase, occupying)
            or offices.nations.adjective_before(phrase[: occupying.start()])
            or home
            or self._occupier_of(country or offices.local_country(*self.context.sentence))
        )

    def _occupier_of(self, country: str | None) -> str | None:
        """Give whose occupation is meant: where offices are its own already, that country's."""
        own = country in self.words.occupiers.values()
        return country if own else self.offices.other_side(country)

    def _power_behind(self, start: int, end: int, country: str | None) -> str | None:
        """Give for which power authorities speak that no state has made: the occupier, or none."""
        land = country or self.offices.local_country(*self.context.sentence) or ""
        if land in self.words.occupiers.values():
            return land  # a town whose offices are that power's
        own = (code for _, code in self.offices.nations.within(start, end, frozenset()))
        return self.words.occupiers.get(land) or next(own, None)

    def _power(self, phrase: str, noun: str, country: str | None) -> str | None:
        """Give for which country an official speaks whose phrase names one.

        "Moscow-backed mayor" says so itself; and whoever held an office unnamed just before, for
        the occupying power, is named now: "N., the top official in X". `noun` is empty when the
        phrase names nobody.
        """
        if country is None and self.words.of_republic.search(phrase):
            land = self.offices.local_country(*self.context.sentence)
            return self.words.occupiers.get(land or "", land)
        if backed := self.words.backed.search(phrase):
            return self.offices.nations.power_before(phrase, backed) or country
        power = self.words.occupiers.get(country or "")
        same = (c for c, head in self.memory.lately() if head == noun and c.role is None)
        unnamed = next(same, None) if noun else None
        return power if power and unnamed and unnamed.country == power else country
