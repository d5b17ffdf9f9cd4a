"""Parsed text to mentions: which spans name a place, and how each is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.mentions.anchors import (
    ends_of_a_line,
    is_attached,
    is_crossed,
    is_defined,
    is_located,
    is_on_coast,
    is_owner_aside,
    joins_anchors,
    lies_on,
    names_subject,
)
from geomap.mentions.antecedents import known_mention
from geomap.mentions.containment import NamedPlace, find_containers, width
from geomap.mentions.knowledge import known, word_sets
from geomap.mentions.mention import Found, Mention
from geomap.mentions.reading_words import reading_words, stands_for_government
from geomap.mentions.readings import NameContext, Reading, read_name
from geomap.mentions.references import with_nominals
from geomap.mentions.relations import (
    BEARINGS,
    BETWEEN,
    SEAT_OF,
    is_dateline,
    means_capital,
    measures_distance,
    relation_after,
    relation_before,
)
from geomap.mentions.roles import is_home, is_scene, role_of
from geomap.mentions.toponyms import find_toponyms
from geomap.texts.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer
    from geomap.parsing import ParsedText


MOST_APART = 12
"""Words between two places of which the second may be the first one's anchor or container."""


MOST_JOINTS = 3
"""Words and marks that join two names so that the second is read like the first."""

DISTRICTS_POPULATION = 100_000
"""Inhabitants from which a town may have districts: of "Kharkiv, Saltivka district" the second is
a part of the first; of "Tsyrkuny, Kharkiv district" it is the other way round."""

LONGEST_OPENING = 8
"""Words of a distance with which a sentence opens."""

DATELINE_GAP = 3
"""Characters between the two places of a dateline: "KHARKIV, Ukraine"."""


def find_mentions(parsed: ParsedText, gazetteer: Gazetteer) -> list[Mention]:
    """Find the spans of a text that name or refer to a place.

    Parameters
    ----------
    parsed
        The text with its sentences and named entities.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Mention
        In order; they never overlap.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.parsing import parse
    >>> parsed = parse("Moscow said that a drone fell near Belgorod.", "en")
    >>> [(m.text, m.reading, m.relation) for m in find_mentions(parsed, Gazetteer.open())]
    [('Moscow', 'metonymic', None), ('Belgorod', 'literal', 'near')]
    """
    tokens = Tokens(parsed.text)
    names = find_toponyms(parsed, tokens, gazetteer)
    reader = _Reader(parsed, tokens, gazetteer)
    mentions: list[Mention] = []
    for index, name in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        mentions.append(reader.read(name, mentions, following))
    named = reader.with_roles(mentions)
    return _anchored(parsed, with_nominals(parsed, tokens, named, gazetteer))


class _Reader:
    """Reads how each name of one text is meant."""

    def __init__(self, parsed: ParsedText, tokens: Tokens, gazetteer: Gazetteer) -> None:
        self._parsed = parsed
        self._tokens = tokens
        self._gazetteer = gazetteer

    def read(self, name: Found, before: list[Mention], following: Found | None) -> Mention:
        """Make a mention of a name, given the mentions before it and the name after it."""
        tokens, language = self._tokens, self._parsed.language
        first, after = tokens.after(name.start), tokens.first_at(name.end - 1) + 1
        place = known_mention(name, self._gazetteer)
        kind = place.kind
        previous = before[-1] if before and self._is_joined(before[-1], first) else None
        is_country = kind is PlaceKind.COUNTRY
        context = NameContext(
            first=first,
            after=after,
            government=is_country
            or place.capital
            or stands_for_government(name.name, language)
            or self._is_ministry(kind, after),
            is_country=is_country,
            previous=previous.reading if previous and previous.kind is not PlaceKind.POI else None,
            apposed=previous is not None and self._contains(previous, name, first),
            owns_place=following is not None
            and tokens.low(after) in grammar(language).owners
            and tokens.after(following.start) == after + 1,
        )
        reading: Reading = "literal"
        if kind is not PlaceKind.BORDER:
            reading = read_name(tokens, context, language)
        relation = None
        if reading == "literal":
            relation = self._relation(kind, first, after)
            if relation is not None and name.kind in _UNMOVED.get(relation, ()):
                relation = None
            if relation is not None and self._is_taken(relation, before, name):
                relation = None
        return Mention(
            start=name.start,
            end=name.end,
            text=self._parsed.text[name.start : name.end],
            name=name.name,
            reading=reading,
            kind=name.kind,
            relation=relation,
        )

    def _is_ministry(self, kind: PlaceKind | None, after: int) -> bool:
        """Tell whether a site is a body by its last word: "the Ukrainian Defence Ministry"."""
        bodies = reading_words(self._parsed.language)["bodies"]
        return kind is PlaceKind.POI and self._tokens.low(after - 1) in bodies

    def _relation(self, kind: PlaceKind | None, first: int, after: int) -> str | None:
        """Tell where something is relative to the place between two tokens."""
        tokens, language = self._tokens, self._parsed.language
        if kind in _GOVERNED and means_capital(tokens, first, language):
            # "The capital of X, Y," names it.
            named = tokens.word(after) == "," and tokens.is_name(after + 1)
            wider = named and known(self._gazetteer, tokens.word(after + 1)).kind in _GOVERNED
            return None if named and not wider else SEAT_OF
        return relation_before(tokens, first, language) or relation_after(tokens, after, language)

    def _is_taken(self, relation: str, before: list[Mention], name: Found) -> bool:
        """Whether a distance is from the name before: "12 km north of X in Y"."""
        if " km " not in relation or not before or before[-1].relation != relation:
            return False
        return not re.search(r"[\d.!?\n]", self._parsed.text[before[-1].end : name.start])

    def _is_joined(self, previous: Mention, first: int) -> bool:
        """Whether only "and", a comma, a genitive or a small word parts two names."""
        between = self._parsed.text[previous.end : self._tokens.start[first]]
        return len(between.split()) <= MOST_JOINTS and not re.search(r"[\n.:;\d]", between)

    def _contains(self, previous: Mention, name: Found, first: int) -> bool:
        """Whether a name after a comma is what contains the name before: "Kharkiv, Ukraine"."""
        between = self._parsed.text[previous.end : self._tokens.start[first]].strip()
        if between != ",":
            return False
        outer = known_mention(name, self._gazetteer).kind
        inner = known_mention(previous, self._gazetteer).kind
        return width(outer) > width(inner)

    def with_roles(self, mentions: list[Mention]) -> list[Mention]:
        """Add what contains what, and what each place is to its sentence."""
        places = [NamedPlace(m.start, m.end, self._kind(m), self._is_small(m)) for m in mentions]
        contained = {
            index: outer
            for index, outer in find_containers(
                self._parsed.text, places, self._parsed.language
            ).items()
            if mentions[outer].reading != "metonymic"  # "in X, Israel said"
        }
        containers = set(contained.values())
        found: list[Mention] = []
        dateline_end = -DATELINE_GAP - 1
        for index, mention in enumerate(mentions):
            role = None
            if mention.reading == "literal":
                first = self._tokens.after(mention.start)
                after = self._tokens.first_at(mention.end - 1) + 1
                follows = self._continues_dateline(dateline_end, mention.start)
                if follows or is_dateline(self._tokens, first, after):
                    role, dateline_end = "dateline", mention.end
                else:
                    role = self._role(mentions, found, first, after)
            if role is None and index in containers and mention.reading != "metonymic":
                role = "container"
            found.append(replace(mention, role=role, within=contained.get(index)))
        return found

    def _continues_dateline(self, end: int, start: int) -> bool:
        """Whether a name is the second of a dateline: "KHARKIV, Ukraine", not "KYIV - Ukraine"."""
        between = self._parsed.text[max(0, end) : start]
        return start - end <= DATELINE_GAP and not _DASH.search(between)

    def _role(
        self, mentions: list[Mention], found: list[Mention], first: int, after: int
    ) -> str | None:
        """Tell what a literal place is to its sentence beside where something happened.

        `found` holds the mentions before it, with their roles.
        """
        language, mention = self._parsed.language, mentions[len(found)]
        role = role_of(self._tokens, first, language)
        if role == "launch_origin" and (mention.relation or "")[:1].isdigit():
            role = None  # "warplanes hit a car 10 km from X"
        role = role or ("aside" if is_home(self._tokens, after, language) else None)
        if role == "destination" and is_scene(self._tokens, after, language):
            return None
        if role is not None or mention.kind is PlaceKind.BORDER:
            return role or "anchor"
        if self._tokens.opens_sentence(first) and measures_distance(self._tokens, after, language):
            return "distance_subject"
        if ends_of_a_line(self._tokens, first, after, language):
            return "anchor"
        if self._kind(mention) is PlaceKind.WATER and (
            is_crossed(self._tokens, first, language)
            or is_on_coast(self._tokens, after, language)
            or is_defined(self._tokens.low(after), language)
        ):
            return "anchor"  # "across the Don", "the Black Sea port of Odesa"
        return self._role_beside(found[-1], mention, after) if found else None

    def _role_beside(self, previous: Mention, mention: Mention, after: int) -> str | None:
        """Tell what a place is by the place before it."""
        between = self._parsed.text[previous.end : mention.start]
        role = self._role_joined(previous, mention, between, after)
        relation = mention.relation
        if role is not None or relation is None:
            return role
        # "In Aley, on the edge of Beirut" says where the town is; "on the edge of Beirut" alone
        # is where something happened.
        joined = is_attached(between, relation, self._parsed.language)
        aside = relation == _FRINGE and (between.startswith(",") or joined)
        inside = relation in _PARTS and not aside
        if inside or relation.endswith(_SIDE_OF) or previous.reading == "metonymic":
            return None
        if aside and set(between.strip(" ,").split()) <= grammar(self._parsed.language).indefinite:
            return "anchor"  # "Balashikha, a Moscow suburb"
        if self._kind(previous) is PlaceKind.WATER:
            return None  # "on the Congo River near Mbandaka": a river runs on
        near = len(between.split()) <= MOST_APART and not re.search(r"[.!?:\n]", between)
        wider = width(self._kind(previous)) > width(self._kind(mention))
        wider = wider and not is_defined(between, self._parsed.language)
        attached = near and joined
        office = previous.reading == "associative"  # "governor of the X region north of Y"
        return "anchor" if attached and (office or not wider) else None

    def _role_joined(
        self, previous: Mention, mention: Mention, between: str, after: int
    ) -> str | None:
        """Tell what a place is when little stands between it and the one before."""
        language = self._parsed.language
        if between.strip() == "," and is_owner_aside(self._tokens, after, language):
            return "container"
        is_water = self._kind(mention) is PlaceKind.WATER
        if is_located(between, language) or (is_water and lies_on(between, language)):
            return "anchor"
        if previous.role == "anchor" and previous.relation in {None, BETWEEN}:
            return "anchor" if joins_anchors(between, language) else None
        joints = word_sets(language)["joints"]
        listed = all(word in joints for word in between.replace(",", " , ").split())
        return previous.role if listed and previous.role in _SHARED else None

    def _is_small(self, mention: Mention) -> bool:
        """Whether a mention is of a settlement too small to have districts."""
        place = known_mention(mention, self._gazetteer)
        return place.kind in _VILLAGES and place.population < DISTRICTS_POPULATION

    def _kind(self, mention: Mention) -> PlaceKind | None:
        return known_mention(mention, self._gazetteer).kind


_DASH = re.compile(r"[-\u2013\u2014]")
_SIDE_OF = " of the centre of"
"""End of the relations that mean one side of a place: it is where something happened, too."""

_UNMOVED: dict[str, tuple[PlaceKind, ...]] = {
    # "Russia's western Belgorod region" is in the west; it is not its western part.
    f"{side}{_SIDE_OF}": (PlaceKind.REGION, PlaceKind.SETTLEMENT, PlaceKind.DISTRICT)
    for side in BEARINGS
} | {"along": (PlaceKind.STREET,)}
"""Relations that change nothing for names with a generic word of a kind."""

_SHARED = frozenset({"destination", "launch_origin", "elsewhere"})
"""Roles that all places of a list have: "launched from Oryol, Kursk and Millerovo"."""

_GOVERNED = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})
"""Kinds of places that have a capital."""

_VILLAGES = frozenset({PlaceKind.SETTLEMENT, None})
"""Kinds of names that may be villages; nobody knows most of them."""

_FRINGE = "outskirts of"
_PARTS = frozenset({"centre of", _FRINGE, "over", SEAT_OF})
"""Relations that stay inside the place: it is where something happened."""


def _anchored(parsed: ParsedText, mentions: list[Mention]) -> list[Mention]:
    """Make anchors of the places from which the text measures another: "it is 12 km from X"."""
    found = []
    sentences = [sentence.start for sentence in parsed.sentences]
    for index, mention in enumerate(mentions):
        is_measured = " km " in (mention.relation or "") and mention.role is None
        start = sentences[bisect_right(sentences, mention.start) - 1] if is_measured else 0
        measures = is_measured and (
            (index and mentions[index - 1].start >= start)
            or (mention.within is None and _names_subject(parsed, mention, mentions[index + 1 :]))
            or _opens_with(parsed, start, mention, mentions[index + 1 :])
        )
        found.append(replace(mention, role="anchor") if measures else mention)
    return found


def _opens_with(
    parsed: ParsedText, start: int, mention: Mention, behind: Sequence[Mention]
) -> bool:
    """Whether a sentence opens with a distance and says later where: "12 km north of X, … in Y"."""
    lead, rest = parsed.text[start : mention.start], parsed.text[mention.end :]
    if len(lead.split()) > LONGEST_OPENING or not rest.startswith(",") or not behind:
        return False
    between = parsed.text[mention.end : behind[0].start]
    links = load(parsed.language, "relations")["roles"].get("subject_links", ())
    inside = between.split()[-1:] and between.split()[-1].lower() in links
    return bool(inside) and behind[0].reading == "literal" and not re.search(r"[.!?\n]", between)


def _names_subject(parsed: ParsedText, mention: Mention, behind: Sequence[Mention]) -> bool:
    """Whether what lies so far from a place comes behind it: "12 km north of X, in Y"."""
    if not behind or behind[0].nominal:
        return False
    return names_subject(parsed.text[mention.end : behind[0].start], parsed.language)
