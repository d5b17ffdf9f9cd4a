"""What the sides of a story say of each other: who answers an accusation, who speaks for whom."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claimants.source_words import source_words
from geomap.lexicons.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gazetteer import Gazetteer
    from geomap.claimants import Claimant
    from geomap.claims.completion import Statement
    from geomap.events import Event, EventReader

_GENITIVE = re.compile(r"['\u2019]s\s")
BLAMED = frozenset({"explosion", "damage", "casualties", "other"})
"""Types of event, beside attacks, of which somebody may be accused."""


class Sides:
    """Knows which party a claimant is of, and which party an accusation names.

    Parameters
    ----------
    reader
        Reads the document's events.
    gazetteer
        Tells the country of a nationality.
    """

    def __init__(self, reader: EventReader, gazetteer: Gazetteer) -> None:
        self._reader = reader
        self._resolved = resolved = reader.resolved
        self._gazetteer = gazetteer
        self._words = source_words(reader.language)
        self._capitals = {
            item.mention.text: place.country
            for item in resolved
            if item.mention.reading == "metonymic" and (place := item.resolution.place) is not None
        }

    def _party(self, claimant: Claimant) -> str | None:
        """Give the country or the armed group that a claimant speaks for."""
        if claimant.kind == "official":
            return claimant.country
        return claimant.group if claimant.kind == "organisation" else None

    def _accused(self, name: str | None) -> str | None:
        """Give the country or the armed group that an accusation names."""
        if not name:
            return None
        body = self._words.body(name)
        if body is not None:
            return body.party or body.country
        country = self._gazetteer.country_of(name.split()[0]) or self._capitals.get(name)
        return country or (name if name[:1].isupper() else None)

    def answered(
        self, statements: Sequence[Statement], place_key: Callable[[int], str]
    ) -> Iterator[Statement]:
        """Give statements, those of an accused side that blames another one as its answers.

        "Kyiv said a Russian bomb hit the school. Moscow said that Ukraine's missiles did": Moscow
        grants what happened there and names another cause.

        Parameters
        ----------
        statements
            The statements of one document, in order.
        place_key
            Tells one place from another, by the index of its mention.

        Yields
        ------
        Statement
            In the same order.
        """
        accused_at: dict[str, set[str]] = {}
        accusers: set[tuple[str, str]] = set()
        for statement in statements:
            keys = [place_key(index) for index in statement.places]
            party = self._party(statement.attribution.claimant)
            blamed = self._blamed(statement)
            if party and statement.stance == "denies" and not self._is_at_home(statement, party):
                for key in keys:
                    accused_at.setdefault(key, set()).add(party)
            answers = any(
                party in accused_at.get(key, ()) and (party, key) not in accusers for key in keys
            )
            asserts = statement.stance == "asserts" and not self._owns(statement)
            other = blamed not in (None, party) or self._blames_somebody(statement)
            if party and other and asserts and answers:
                yield replace(statement, stance="attributes_elsewhere")
                continue
            if blamed is not None and blamed != party:
                for key in keys:
                    accused_at.setdefault(key, set()).add(blamed)
                    accusers.add((party or "", key))
            yield statement

    def _owns(self, statement: Statement) -> bool:
        """Tell whether a claimant speaks of its own deed: "it hit a barracks in answer to"."""
        start, end = statement.attribution.start, statement.attribution.end
        return self._reader.words.own.match(self._reader.text[start:end]) is not None

    def _is_at_home(self, statement: Statement, party: str) -> bool:
        """Tell whether a statement is about the party's own country.

        Who denies something at home denies what is said of those who were hit, not that it hit
        them, unless somebody accused it.
        """
        found = (self._resolved[index].resolution.place for index in statement.places)
        return all(place is not None and place.country == party for place in found)

    @staticmethod
    def _blames_somebody(statement: Statement) -> bool:
        """Tell whether a statement blames somebody whose party is not known: "the unit"."""
        return statement.attribution.verb == "blame" and statement.event.alleged_actor is not None

    def _blamed(self, statement: Statement) -> str | None:
        """Give the party that a statement says did it."""
        event = statement.event
        may_be = event.attack or event.event_type in BLAMED
        if not may_be or event.alleged_actor is None:
            return None
        return self._owned_party(event) or self._accused(event.alleged_actor)

    def _owned_party(self, event: Event) -> str | None:
        """Give the armed group that a country's name stands before: "Sudan's RSF" is no Sudan."""
        text, name = self._reader.text, event.alleged_actor or ""
        at = text.find(name, event.start, event.end)
        owner = _GENITIVE.match(text, at + len(name), event.end) if at >= 0 else None
        body = self._words.institutions.match(text, owner.end(), event.end) if owner else None
        return self._words.named_bodies[folded(body.group())].party if body else None

    def on_their_side(self, statements: Sequence[Statement]) -> list[Statement]:
        """Give statements with the local officials of an occupied place on their power's side.

        A mayor who says that his own country's army shelled his town speaks for its occupiers.

        Parameters
        ----------
        statements
            The statements of one document, in order.

        Returns
        -------
        list of Statement
            In the same order.
        """
        turned: dict[tuple[str, str | None], str] = {}
        for statement in statements:
            claimant = statement.attribution.claimant
            power = self._words.occupiers.get(claimant.country or "")
            if power is not None and self._accuses_its_own(statement):
                turned[claimant.name, claimant.country] = power
        return [self._turned(statement, turned) for statement in statements]

    def _accuses_its_own(self, statement: Statement) -> bool:
        """Tell whether a local official says that the own country struck at home."""
        claimant, event = statement.attribution.claimant, statement.event
        at_home = any(
            (place := self._resolved[index].resolution.place) is not None
            and place.country == claimant.country
            for index in statement.places
        )
        title = claimant.title
        head = self._words.heads.search(title)
        office = head is not None and self._words.kinds[folded(head.group())] == "official"
        local = (
            claimant.kind == "official"
            and (claimant.seat is not None or office)  # a spokesman may be anybody's
            and not self._words.national.search(title)
            and not self._names_country(title, claimant.country)
        )
        asserts = statement.stance == "asserts" and event.attack
        own = event.alleged_actor == claimant.name  # "Ukraine said it struck a base in Crimea"
        accused = not own and self._blamed(statement) == claimant.country
        return local and at_home and asserts and accused

    def _names_country(self, title: str, country: str | None) -> bool:
        """Tell whether words for an office say whose it is: "Kyiv", "Ukrainian officials"."""
        if self._capitals.get(title.strip()) == country:
            return True
        return any(self._gazetteer.country_of(word) == country for word in title.split())

    @staticmethod
    def _turned(statement: Statement, turned: dict[tuple[str, str | None], str]) -> Statement:
        attribution = statement.attribution
        claimant = attribution.claimant
        country = turned.get((claimant.name, claimant.country))
        if country is None:
            return statement
        return replace(
            statement, attribution=replace(attribution, claimant=replace(claimant, country=country))
        )
