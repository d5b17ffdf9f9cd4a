"""Which mentions of a stretch of text say where what it reports happened."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from gazetteer import distance_m
from geomap.lexicons.grammar import owner_marks
from geomap.mentions.relations import BEARINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Place
    from geomap.lexicons.happenings import EventWords
    from geomap.resolution import ResolvedMention

CONTAINER_WORDS = 4
"""Words and marks between a place and what holds it: ", also located in"."""
BEARING_WORDS = 3
"""Words between a region and what it is said to lie east of: "just east of"."""
MEASURE_WORDS = 9
"""Words of a distance between two places: ", 400 kilometres (250 miles) east of"."""
JOINT_REACH = 8
"""Characters before a name in which the comma of a list stands."""
LISTING_WORDS = 6
"""Words beside the names of a list that says no more than where: "and in X and Y districts"."""
LONGEST_NAME = 120
"""Characters of the longest name of a place: how far back one that covers a word may begin."""
WIDEST_M = {"area": 1_000_000.0, "water": 2_000_000.0}
"""Radius in metres, by kind of place; larger ones ("the Middle East", oceans) hold or wash many
countries and say nothing."""
_POINTS = frozenset({"poi", "street", "square", "district", "settlement"})
"""Kinds of place for which "near X" says more than where they are; a river runs on."""
_UNITS = frozenset({"region", "district"})
"""Kinds of names that "in" or "of" puts into another one, whatever sources say."""
USABLE_ROLES = frozenset({None, "distance_subject"})
"""Roles of mentions that may say where: "two died in X, 70 km from Y" happened in X."""


class Scenes:
    """Reads the places of one document's events.

    Parameters
    ----------
    text
        The document's text.
    resolved
        Its place mentions.
    words
        Its language's words for events.
    """

    def __init__(self, text: str, resolved: Sequence[ResolvedMention], words: EventWords) -> None:
        self._text = text
        self._resolved = resolved
        self._words = words
        self._starts = [r.mention.start for r in resolved]

    def places(self, start: int, end: int) -> tuple[int, ...]:
        """Give the mentions in a span that say where: literal ones with no other part to play.

        Where there are none, what the event is "near"; else where the people are from. A common
        noun that refers to no known place says nothing.
        """
        found, near, asides = [], [], []
        compared = self._compared(start, end)
        for index in range(bisect_left(self._starts, start), len(self._resolved)):
            mention = self._resolved[index].mention
            if mention.start >= end:
                break
            if compared[0] <= mention.start < compared[1]:
                continue
            place = self._resolved[index].resolution.place
            known = place is not None
            if mention.reading != "literal" or (mention.nominal and not known):
                continue
            if place is not None and place.uncertainty_m > WIDEST_M.get(place.kind, math.inf):
                continue
            if mention.role in USABLE_ROLES and not self._is_destination(index):
                found.append(index)
            elif mention.role == "anchor" and (mention.relation or mention.nominal):
                near += [] if self._is_aside(index) else [index]
            elif mention.role == "aside":
                asides.append(index)
        found = self._without_lists(self._without_containers(found))
        found = self._without_neighbours(found)
        if not found and near:
            found = self._beyond_border(near[0])
        return tuple(self._without_lead(start, found) or near[:1] or asides)

    def only_lists(self, start: int, end: int) -> bool:
        """Tell whether a clause goes on with a list of places: "and in A, B and C districts".

        Parameters
        ----------
        start, end
            The clause.

        Returns
        -------
        bool
        """
        if self._words.joints.match(self._text[start:end].lstrip()) is None:
            return False
        other, position = "", start
        for item in self._resolved[bisect_left(self._starts, start) :]:
            if item.mention.start >= end:
                break
            other += f"{self._text[position : item.mention.start]} "
            position = item.mention.end
        other += self._text[position:end]
        return len(re.findall(r"\w+", other)) <= LISTING_WORDS

    def _compared(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of an older event that one is compared with.

        "The deadliest accident since a collision killed 27 in X".
        """
        found = self._words.compared.search(self._text, start, end)
        if found is None:
            return end, end
        turn = self._words.compared_ends.search(self._text, found.end(), end)
        return found.end(), turn.start() if turn else end

    def _is_aside(self, anchor: int) -> bool:
        """Tell whether an anchor says where another place is, at which nothing happened.

        "The mayor said in X, 20 km east of Y".
        """
        if anchor == 0:
            return False
        before, mention = self._resolved[anchor - 1].mention, self._resolved[anchor].mention
        between = self._text[before.end : mention.start]
        measured = (mention.relation or "")[:1].isdigit() and len(between.split()) <= MEASURE_WORDS
        other = before.reading == "literal" and before.role not in {*USABLE_ROLES, "container"}
        return measured and other and "." not in between

    def _beyond_border(self, near: int) -> list[int]:
        """Give what the text says that a border's nearby stretch is in: "the border in X"."""
        if near + 1 == len(self._resolved) or self._resolved[near].mention.kind != "border":
            return []
        following = self._resolved[near + 1].mention
        between = self._text[self._resolved[near].mention.end : following.start]
        inside = following.role == "container" and self._words.holds.fullmatch(between)
        return [near + 1] if inside else []

    def _without_lead(self, start: int, found: list[int]) -> list[int]:
        """Leave out a region that only opens a sentence about a place in it.

        "In the Kherson region, two died in Beryslav".
        """
        region = self._resolved[found[0]] if found[1:] else None
        place = region.resolution.place if region is not None else None
        if region is None or place is None or place.kind != "region":
            return found
        lead = self._text[start : region.mention.end + 1]
        if lead.find(",") != len(lead) - 1 or not self._words.leads.match(lead.lstrip()):
            return found
        inner = (self._resolved[index].resolution.place for index in found[1:])
        holds = any(other is not None and place.place_id in other.parents for other in inner)
        return found[1:] if holds else found

    def _without_containers(self, found: list[int]) -> list[int]:
        """Leave out what only says where the place before it lies: "Sangareddy, Telangana"."""
        after = [*found[1:], None]
        return [
            index
            for before, index, behind in zip([None, *found], found, after, strict=False)
            if before is None
            or not (self._contains(before, index) or self._is_apposed(before, index, behind))
        ]

    def _is_apposed(self, inner: int, outer: int, behind: int | None) -> bool:
        """Tell whether a name behind a comma may mean the province of a town: "Uson, Masbate".

        Of a list of towns it does not.
        """
        first, second = self._resolved[inner].mention, self._resolved[outer]
        place = self._resolved[inner].resolution.place
        if place is None or self._text[first.end : second.mention.start] != ", ":
            return False
        listed = self._text[max(0, first.start - JOINT_REACH) : first.start].rstrip().endswith(",")
        if behind is not None:
            further = self._text[second.mention.end : self._resolved[behind].mention.start]
            listed = listed or len(further.split()) <= CONTAINER_WORDS
        return not listed and self._is_called_like_holder(place, second)

    def _without_lists(self, found: list[int]) -> list[int]:
        """Leave out what a list lies in: "three districts of the Kursk region: A, B and C"."""
        return [
            index
            for index, behind in zip(found, [*found[1:], None], strict=False)
            if behind is None or not self._opens_list(index, behind)
        ]

    def _opens_list(self, outer: int, inner: int) -> bool:
        """Tell whether a colon or an owner's mark stands between a place and one that it holds."""
        first, second = self._resolved[outer], self._resolved[inner]
        place, within = first.resolution.place, second.resolution.place
        between = self._text[first.mention.end : second.mention.start].strip()
        if between in owner_marks():
            return place is not None and within is not None
        holds = place is not None and within is not None and place.place_id in within.parents
        return between == ":" and holds

    def _without_neighbours(self, found: list[int]) -> list[int]:
        """Leave out what only says where the place before it is: "the airport near Kochi"."""
        return [
            index
            for before, index in zip([None, *found], found, strict=False)
            if not (index and self._is_bearing(index - 1, index))
            and (before is None or not self._is_beside(before, index))
        ]

    def _is_beside(self, place: int, other: int) -> bool:
        """Tell whether a place is only named for the one before it, which is near it."""
        first, second = self._resolved[place].mention, self._resolved[other].mention
        between = self._text[first.end : second.start]
        known = self._resolved[place].resolution.place
        point = known is not None and known.kind in _POINTS
        near = second.relation == "near" and first.relation is None and point
        return near and not self._words.joints.search(between) and "," not in between

    def _is_bearing(self, unit: int, other: int) -> bool:
        """Tell whether a place only says where a region is: "in the X region, east of Y".

        "In the X region north of Y", which lies in it, is near Y.
        """
        first, second = self._resolved[unit], self._resolved[other]
        region, place = first.resolution.place, second.resolution.place
        known = region is not None and place is not None and region.kind == "region"
        if not known or region is None or place is None:
            return False
        side = (second.mention.relation or "").removesuffix(" of") in BEARINGS
        words = self._text[first.mention.end : second.mention.start].strip(" ,").split()
        return side and len(words) <= BEARING_WORDS and region.place_id not in place.parents

    def _contains(self, inner: int, outer: int) -> bool:
        """Tell whether a place right behind another one is known to hold it."""
        first, second = self._resolved[inner], self._resolved[outer]
        place, wider = first.resolution.place, second.resolution.place
        if place is None or wider is None:
            return False
        between = self._text[first.mention.end : second.mention.start]
        if self._words.holds.fullmatch(between):
            unit = first.mention.kind in _UNITS or _lies_in(place, wider)
            return unit or self._is_called_like_holder(place, second)
        if wider.place_id not in place.parents:
            return False
        return len(between.split()) <= CONTAINER_WORDS and not self._words.joints.search(between)

    @staticmethod
    def _is_called_like_holder(place: Place, outer: ResolvedMention) -> bool:
        """Tell whether a name may mean a unit that holds a place: "in Idlib", town or province."""
        named = (candidate.place for candidate in outer.resolution.candidates)
        chosen = outer.resolution.place
        return any(unit.place_id in place.parents for unit in (*named, chosen) if unit is not None)

    def _is_destination(self, index: int) -> bool:
        """Tell whether a mention ends a way that the one before begins: "from X to Y"."""
        if index == 0:
            return False
        before, mention = self._resolved[index - 1].mention, self._resolved[index].mention
        between = self._text[before.end : mention.start]
        begun = before.role in {"launch_origin", "elsewhere", "aside"}
        return begun and bool(self._words.onward.fullmatch(between))

    def begins(self, position: int) -> bool:
        """Tell whether the name of a place within a country, meant as such, begins there."""
        at = bisect_left(self._starts, position)
        if at == len(self._starts) or self._starts[at] != position:
            return False
        place = self._resolved[at].resolution.place
        within = place is None or place.kind != "country"
        return within and self._resolved[at].mention.reading == "literal"

    def ending(self, position: int) -> int | None:
        """Give where the name of a place begins that is meant as such and ends at a position."""
        for item in self._resolved[bisect_left(self._starts, position - LONGEST_NAME) :]:
            if item.mention.start >= position:
                break
            if item.mention.end == position and item.mention.reading == "literal":
                return item.mention.start
        return None

    def names_place(self, start: int, end: int) -> bool:
        """Tell whether a span is part of the name of a place."""
        first = bisect_left(self._starts, start - LONGEST_NAME)
        for item in self._resolved[first:]:
            if item.mention.start > start:
                return False
            if end <= item.mention.end:
                return True
        return False


def _lies_in(place: Place, region: Place) -> bool:
    """Tell whether a place lies in the circle of a region, and is no wider than that."""
    smaller = region.kind == "region" and place.uncertainty_m < region.uncertainty_m
    return smaller and distance_m(place.point, region.point) < region.uncertainty_m
