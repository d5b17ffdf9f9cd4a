"""Votes of the names of a document: the countries and first-level units they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.containment import STREETS, region_of
from gazetteer.places import PlaceKind
from gazetteer.search import kind_fits

if TYPE_CHECKING:
    from gazetteer.joint_rows import Codes, Floats, Rows
    from gazetteer.places import Context

COUNTRY_VOTES = 3.5
"""Bonus when all other names lie in the candidate's country."""

REGION_VOTES = 4.5
"""Bonus when all other names lie in its first-level unit, on top of the country's."""

SIBLINGS = 1.5
"""Bonus of a first-level unit when all other names are units of its country: beside Wisconsin and
Michigan, "New York" is the state."""

PRIOR_VOTES = 0.5
"""How many names that vote for nothing stand beside the real ones: one name proves little."""

CONTEXT_COUNTRY_VOTES = (1.0, 0.6, 0.4)
"""Votes of the countries that are known from outside the names, likeliest first."""

DESCRIBED_VOTES = 0.5
"""Votes of a word that describes something by its country: "Peruvian police". It is half a name:
it may as well describe those who came from elsewhere."""

MOST_DESCRIBED_VOTES = 2.0
"""Votes of all such words together: they are many where two countries are at war."""

STRAY = 3.0
"""Cost of a minor place, or one that lacks a word of the text and is not what that word asks for
first, in a country that no other name of a document speaks of: such a name is rather something
nearer that the data lack."""

STRAY_MIN_NAMES = 4
"""Names that a document must have before it can have strays …"""

STRAY_AGREEMENT = 0.6
"""… or so large a share of the votes for one country: two towns of Kharkiv Oblast are enough."""

STRAY_MAX_SHARE = 0.02
"""Share of the votes below which a country counts as not spoken of."""

COMMON_NAME = 3
"""First-level units from which a name of districts is common: every other city has a Kirovsky."""

STRAY_LEAST_REGION = 0.25
"""Share of the votes for one first-level unit from which a text is about it, so that a street, or a
district of a common name, in a unit that it does not speak of is a stray, too."""

STRAY_MIN_COST = 3.2
"""Cost of prominence from which a place is minor: a town of a hundred thousand."""


class Votes:
    """Counts what some names speak for, each by the likely meanings of the others."""

    def __init__(self, rows: Rows, context: Context) -> None:
        np = rows.np
        self.rows = rows
        self.alike = (rows.keys[:, None] == rows.keys[None, :]).astype(np.float64)
        known = (*context.countries, *context.described)
        self.countries, numbers = rows.codes((p.country for p in rows.places), known)
        self.regions, regions = rows.codes(region_of(p) for p in rows.places)
        is_unit = np.array([kind_fits(place, "region1") for place in rows.places])
        self.unit_of = np.where(is_unit, self.countries, 0)
        self.namesake = np.array(self._is_one_of_many(), dtype=bool)
        self.minor = self._is_minor_of_its_name()
        self.prior = self._context_votes(context, numbers)
        self.described = self._described_votes(context, numbers)
        self.has_described = bool(context.described)
        self.none = np.zeros(len(numbers))
        self.no_region = np.zeros(len(regions))

    def terms(self, chances: Floats) -> tuple[dict[str, Floats], Floats]:
        """Give the terms of every row, by name, and how far the names agree on a country.

        Parameters
        ----------
        chances
            How likely each row is, by the round before.

        Returns
        -------
        tuple
            Costs, a bonus being below zero; and for each name the largest share of the others'
            votes that one country has.
        """
        np = self.rows.np
        votes = chances * self.rows.weights[self.rows.name_of]
        countries = self._share(votes, self.countries, self.prior + self.described)
        regions = self._share(votes, self.regions, self.no_region)
        siblings = self._share(votes, self.unit_of, self.none)
        # An adjective speaks for a place that it fits, not against one abroad.
        told = self._share(votes, self.countries, self.prior) if self.has_described else countries
        agreement = told.max(axis=1)
        # The same place under another form of its name is no second witness.
        place_of, name_of = self.rows.place_of, self.rows.name_of
        same_place = np.bincount(place_of, votes)[place_of] - votes
        same_place /= self.rows.weights.sum() + PRIOR_VOTES
        same_place = self._most_of_name(same_place)
        share = np.maximum(0.0, countries[name_of, self.countries] - same_place)
        covered = self._covered(chances)
        here = regions[name_of, self.regions]
        terms = {
            "country": -COUNTRY_VOTES * np.where(self.countries == 0, covered, share),
            "stray": self._stray(share, agreement) + self._stray_within(share, here, regions),
            "region": -REGION_VOTES * np.maximum(0.0, here - same_place),
            "siblings": -SIBLINGS * np.maximum(0.0, siblings[name_of, self.unit_of] - same_place),
        }
        return terms, agreement

    def _is_minor_of_its_name(self) -> Codes:
        """Tell which rows are minor, as is all that bears the name in their country.

        A town is no less likely meant than the region that is called after it.
        """
        np, rows = self.rows.np, self.rows
        costs = [{p.name: p.value for p in own} for name in rows.names for own in name.penalties]
        other = np.array([_is_of_another_kind(cost) for cost in costs], dtype=bool)
        small = np.array(
            [cost.get("prominence", 0.0) >= STRAY_MIN_COST for cost in costs], dtype=bool
        )
        pair = rows.name_of * (self.countries.max(initial=0) + 1) + self.countries
        major = np.bincount(pair, ~(small | other), minlength=1) > 0
        minor: Codes = other | (small & ~major[pair])
        return minor

    def _most_of_name(self, values: Floats) -> Floats:
        """Give each row the largest value among those of its name.

        What a place's other forms may not say for it, they may not say for its rivals either: of
        "Kharkiv" beside "Kharkiv city", the region is no likelier for lying about both.
        """
        np = self.rows.np
        most: Floats = np.zeros(len(self.rows.names))
        np.maximum.at(most, self.rows.name_of, values)
        spread: Floats = most[self.rows.name_of]
        return spread

    def _context_votes(self, context: Context, numbers: dict[str | None, int]) -> Floats:
        """Give the votes of the countries that are known from outside the names."""
        votes: Floats = self.rows.np.zeros(len(numbers))
        for country, weight in zip(context.countries, CONTEXT_COUNTRY_VOTES, strict=False):
            votes[numbers[country]] += weight
        return votes

    def _described_votes(self, context: Context, numbers: dict[str | None, int]) -> Floats:
        """Give the votes of the countries by which the text describes things."""
        votes: Floats = self.rows.np.zeros(len(numbers))
        weight = min(DESCRIBED_VOTES, MOST_DESCRIBED_VOTES / max(1, len(context.described)))
        for country in context.described:
            votes[numbers[country]] += weight
        return votes

    def _share(self, votes: Floats, codes: Codes, prior: Floats) -> Floats:
        """Share of the other names' votes that goes to each code, for each name."""
        np = self.rows.np
        n_names, n_codes = len(self.rows.names), len(prior)
        table = np.bincount(
            self.rows.name_of * n_codes + codes, votes, minlength=n_names * n_codes
        ).reshape(n_names, n_codes)
        # A name that is written with and without its kind is no witness for itself.
        alike = self.alike @ table
        others = table.sum(axis=0)[None, :] - alike + prior[None, :]
        others[:, 0] = 0.0
        totals = (
            self.rows.weights.sum() - self.alike @ self.rows.weights + prior.sum() + PRIOR_VOTES
        )
        shares: Floats = others / totals[:, None]
        return shares

    def _covered(self, chances: Floats) -> Floats:
        """Share of the other names that lie within a place of no one country: a sea, Kashmir."""
        np = self.rows.np
        share: Floats = np.zeros(len(self.rows.places))
        rows = np.flatnonzero(self.countries == 0)
        best = self.rows.best(chances)
        if not len(rows):
            return share
        distances = self.rows.metres(self.rows.vectors[rows] @ self.rows.vectors[best].T)
        inside = distances <= self.rows.extents[rows][:, None]
        inside &= self.rows.name_of[rows][:, None] != self.rows.name_of[best][None, :]
        weights = chances[best] * self.rows.weights[self.rows.name_of[best]]
        share[rows] = inside @ weights / (self.rows.weights.sum() + PRIOR_VOTES)
        return share

    def _stray(self, share: Floats, agreement: Floats) -> Floats:
        """Cost of minor places in a country that no other name speaks of."""
        np = self.rows.np
        lone = (share < STRAY_MAX_SHARE) & (self.countries != 0) & self.minor
        enough = (agreement >= STRAY_AGREEMENT) | (len(self.rows.names) >= STRAY_MIN_NAMES)
        strays: Floats = np.where(lone & enough[self.rows.name_of], STRAY, 0.0)
        return strays

    def _stray_within(self, share: Floats, here: Floats, regions: Floats) -> Floats:
        """Cost of namesakes in a first-level unit that no other name of a document speaks of."""
        np = self.rows.np
        lone = self.namesake & (share >= STRAY_MAX_SHARE) & (here < STRAY_MAX_SHARE)
        about_another = regions[:, 1:].max(axis=1, initial=0.0) >= STRAY_LEAST_REGION
        strays: Floats = np.where(lone & about_another[self.rows.name_of], STRAY, 0.0)
        return strays

    def _is_one_of_many(self) -> list[bool]:
        """Tell which rows are streets, or districts that many first-level units have one of."""
        of_region = self.regions.tolist()
        found: list[bool] = []
        for index in range(len(self.rows.names)):
            rows = self.rows.of(index)
            districts = [
                row
                for row in rows
                if self.rows.places[row].kind is PlaceKind.DISTRICT
                or kind_fits(self.rows.places[row], "region2")
            ]
            common = len({of_region[row] for row in districts}) >= COMMON_NAME
            found += [
                of_region[row] != 0
                and (self.rows.places[row].kind in STREETS or (common and row in districts))
                for row in rows
            ]
        return found


def _is_of_another_kind(costs: dict[str, float]) -> bool:
    """Whether a candidate is "Victoria" where the text has "Victoria Island"."""
    return "words dropped" in costs and costs.get("kind", 0.0) > 0.0
