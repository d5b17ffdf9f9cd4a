"""All place names of a document at once: what each means given what the others mean.

Each distinct name has its candidates with their own costs (`gazetteer.ranking`). In a few rounds
every candidate is judged by the likely meanings of the other names: the countries and first-level
units they lie in, how near the nearest of them are, what the text says contains it. Nothing is
filtered: a candidate that the context speaks against may still win.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gazetteer.containment import contains, holds_towns, in_other_unit, is_site_of, region_of
from gazetteer.namesakes import judge
from gazetteer.places import Context, Penalty, PlaceKind
from gazetteer.ranking import FOCUS, NOTHING_FITS
from gazetteer.search import Hit, kind_fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ROUNDS = 4
"""Rounds of judging; after the fourth, hardly a name changes."""

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

STRAY_MIN_COST = 3.2
"""Cost of prominence from which a place is minor: a town of a hundred thousand."""

NEIGHBOURS = 3
"""The nearest so many of the other names count; more would pull towards the middle of the map."""

NEIGHBOUR_WEIGHT = 0.8
"""Bonus of each e-fold by which the neighbours are nearer than `NEIGHBOUR_FAR_M`."""

NEIGHBOUR_NEAR_M = 25_000.0
"""Nearer than this, all is equally near."""

NEIGHBOUR_FAR_M = 1_500_000.0
"""From here on, distance says nothing."""

NEIGHBOUR_MAX_EXTENT_M = 250_000.0
"""Larger places (countries, seas) have no position worth a distance."""

CONTAINED = 6.0
"""Bonus when the text says "X, Y" or "X in Y" and the candidate lies in a meaning of Y."""

OUTSIDE = 6.0
"""Cost of lying wholly outside what the text says contains it: "Victoria Island, Lagos" is not in
Canada, even if it is the only one known."""

OUTSIDE_GUESS = 1.0
"""The same where the container is only a guess: the name itself knows better."""

SAME_NAME = 3.0
"""Bonus of the meaning that the same name has elsewhere in the document, where the text says
more: "Paris, Texas … Paris"."""

HOME_BONUS = 4.0
"""Bonus at the outlet's usual place, falling by e with every `HOME_SCALE_M`."""

HOME_SCALE_M = 100_000.0
"""How far an outlet's home reaches: a few hours' drive."""

FOLLOWED = 3.0
"""Bonus when the next name of a bare list is a first-level unit or country that holds the
candidate: "Paris", "Texas" is how "Paris, Texas" looks once the comma is lost."""

MOST_CANDIDATES = 120
"""Candidates kept for a name, cheapest first."""


@dataclass(slots=True)
class Name:
    """One distinct name of a document, with its candidates."""

    key: str
    """What makes it distinct, beside the container."""
    hits: list[Hit]
    """Its candidates."""
    count: int = 1
    """How often it is written."""
    within: int | None = None
    """Index of the name that the text says contains it."""
    guessed: bool = False
    """Whether the text does not say so itself."""
    followers: frozenset[int] = frozenset()
    """Indices of the names that come right behind it, where nothing says what stands between."""
    penalties: list[tuple[Penalty, ...]] = field(default_factory=list)
    """Each candidate's own penalties."""


def prepare(key: str, hits: Sequence[Hit], language: str | None) -> Name:
    """Judge the candidates of a name by themselves and keep the best.

    Parameters
    ----------
    key
        The name's search key.
    hits
        What was found for it.
    language
        ISO 639-1 code of the document.

    Returns
    -------
    Name
    """
    judged = judge(hits, language)
    judged.sort(key=lambda pair: sum(penalty.value for penalty in pair[1]))
    kept = judged[:MOST_CANDIDATES]
    return Name(key, [hit for hit, _ in kept], penalties=[p for _, p in kept])


@dataclass(frozen=True, slots=True)
class Judged:
    """What a document makes of the candidates of one name."""

    penalties: list[tuple[Penalty, ...]]
    """For each candidate, its own penalties and those of the document."""
    nothing_fits: float
    """Cost of "none of these"."""


def resolve_names(names: Sequence[Name], context: Context) -> list[Judged]:
    """Judge all candidates of all names together.

    Parameters
    ----------
    names
        The distinct names; `Name.within` points into this sequence.
    context
        What is known beside the names.

    Returns
    -------
    list of Judged
        One a name.
    """
    if not any(name.hits for name in names):
        return [Judged([], NOTHING_FITS) for _ in names]
    document = _Document(names, context)
    for _ in range(ROUNDS):
        document.judge()
    return document.explained()


class _Document:
    """The arrays behind `resolve_names`: one row a candidate, grouped by name."""

    def __init__(self, names: Sequence[Name], context: Context) -> None:
        import numpy as np

        self.np: Any = np
        self.names = names
        self.hits = [hit for name in names for hit in name.hits]
        self.places = [hit.place for hit in self.hits]
        sizes = [len(name.hits) for name in names]
        self.name_of = np.repeat(np.arange(len(names)), sizes)
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        self.own = np.array(
            [sum(p.value for p in penalties) for name in names for penalties in name.penalties]
        )
        self.weights = 1.0 + np.log([name.count for name in names])
        keys, _ = self._codes([name.key for name in names])
        self.alike = (keys[:, None] == keys[None, :]).astype(np.float64)
        self.key_of = keys[self.name_of]
        self.countries, self.n_countries = self._codes([p.country for p in self.places], context)
        self.regions, self.n_regions = self._codes([region_of(p) for p in self.places])
        is_unit = np.array([kind_fits(place, "region1") for place in self.places])
        self.unit_of = np.where(is_unit, self.countries, 0)
        self.vectors = self._vectors([(p.point.lon, p.point.lat) for p in self.places])
        self.place_of, _ = self._codes([p.place_id for p in self.places])
        self.extents = np.array([p.uncertainty_m for p in self.places])
        self.local = self.extents <= NEIGHBOUR_MAX_EXTENT_M
        self.minor = np.array([_is_minor(own) for name in names for own in name.penalties])
        self.fixed = self._home(context)
        self.prior = self._context_votes(context)
        self.terms: dict[str, Any] = {}
        self.nothing_fits: Floats = np.full(len(names), NOTHING_FITS)
        self.probabilities = self._softmax(self.own)
        self.pairs = self._containments()
        self.followed = self._followed()
        self.apart = self._apart()

    def _codes(
        self, values: list[Any], context: Context | None = None
    ) -> tuple[NDArray[np.integer[Any]], int]:
        """Give each distinct value a number; 0 is None."""
        numbers: dict[Any, int] = {None: 0}
        for value in context.countries if context else ():
            numbers.setdefault(value, len(numbers))
        codes = [numbers.setdefault(value, len(numbers)) for value in values]
        if context is not None:
            self.country_numbers = numbers
        return self.np.array(codes), len(numbers)

    def _vectors(self, lon_lat: list[tuple[float, float]]) -> Floats:
        np = self.np
        lon, lat = np.radians(np.array(lon_lat)).T
        vectors: Floats = np.stack(
            [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1
        )
        return vectors

    def _home(self, context: Context) -> Floats:
        np = self.np
        bonus: Floats = np.zeros(len(self.places))
        if context.home is None:
            return bonus
        home = self._vectors([(context.home.lon, context.home.lat)])[0]
        bonus -= HOME_BONUS * np.exp(-self._metres(self.vectors @ home) / HOME_SCALE_M)
        return bonus

    def _metres(self, cosines: Any) -> Any:
        return 6_371_008.8 * self.np.arccos(self.np.clip(cosines, -1.0, 1.0))

    def _context_votes(self, context: Context) -> Floats:
        votes: Floats = self.np.zeros(self.n_countries)
        for country, weight in zip(context.countries, CONTEXT_COUNTRY_VOTES, strict=False):
            votes[self.country_numbers[country]] += weight
        return votes

    def _softmax(self, costs: Floats) -> Floats:
        """Turn costs into probabilities within each name; the rest is "none of these"."""
        np = self.np
        weights = np.exp(self.nothing_fits[self.name_of] - np.clip(costs, -50.0, 50.0))
        totals = 1.0 + np.bincount(self.name_of, weights, minlength=len(self.names))
        result: Floats = weights / totals[self.name_of]
        return result

    def _containments(self) -> list[tuple[int, int]]:
        """Pairs of rows (inner, outer) that the text relates and the map allows."""
        return [
            (i, o)
            for index, name in enumerate(self.names)
            if name.within is not None
            for i in self._rows(index)
            for o in self._rows(name.within)
            if contains(self.places[o], self.places[i])
            or is_site_of(self.places[o], self.places[i])
        ]

    def _apart(self) -> list[tuple[int, int, Any]]:
        """Name, its stated container, and which meanings of the two lie wholly apart."""
        np = self.np
        related = set(self.pairs)
        apart = []
        for index, name in enumerate(self.names):
            if name.within is None:
                continue
            rows, outer = list(self._rows(index)), list(self._rows(name.within))
            reach = self.extents[rows][:, None] + self.extents[outer][None, :]
            far = self._metres(self.vectors[rows] @ self.vectors[outer].T) > reach
            # Countries have parts overseas, far outside their circle.
            fine = [
                [(i, o) in related or self.places[o].kind is PlaceKind.COUNTRY for o in outer]
                for i in rows
            ]
            far &= ~np.array(fine, dtype=bool).reshape(far.shape)
            other = [[in_other_unit(self.places[o], self.places[i]) for o in outer] for i in rows]
            far |= np.array(other, dtype=bool).reshape(far.shape)
            apart.append((index, name.within, far))
        return apart

    def _outside(self) -> Floats:
        """Cost of lying apart from the likely meanings of the stated container."""
        cost: Floats = self.np.zeros(len(self.places))
        for index, outer, far in self.apart:
            rows = slice(self.starts[index], self.starts[index + 1])
            chances = self.probabilities[self.starts[outer] : self.starts[outer + 1]]
            weight = OUTSIDE_GUESS if self.names[index].guessed else OUTSIDE
            cost[rows] = weight * (far @ chances)
        return cost

    def _followed(self) -> list[tuple[int, int]]:
        """Pairs of rows (inner, outer) of names that follow each other in a bare list."""
        return [
            (i, o)
            for index, name in enumerate(self.names)
            for follower in name.followers
            for o in self._rows(follower)
            if holds_towns(self.hits[o])
            for i in self._rows(index)
            if self.places[i].kind is not PlaceKind.REGION or self.hits[i].reading.kinds
            if contains(self.places[o], self.places[i])
        ]

    def _rows(self, name: int) -> range:
        """Give the rows of a name's candidates."""
        return range(int(self.starts[name]), int(self.starts[name + 1]))

    def judge(self) -> None:
        """Work out every context term from the probabilities of the round before."""
        np = self.np
        votes = self.probabilities * self.weights[self.name_of]
        countries = self._share(votes, self.countries, self.prior)
        regions = self._share(votes, self.regions, np.zeros(self.n_regions))
        siblings = self._share(votes, self.unit_of, np.zeros(self.n_countries))
        self.nothing_fits = NOTHING_FITS - FOCUS * countries.max(axis=1)
        # The same place under another form of its name is no second witness.
        same_place = np.bincount(self.place_of, votes)[self.place_of] - votes
        same_place /= self.weights.sum() + PRIOR_VOTES
        share = np.maximum(0.0, countries[self.name_of, self.countries] - same_place)
        self.terms = {
            "country": -COUNTRY_VOTES * np.where(self.countries == 0, self._covered(), share),
            "stray": self._stray(share, countries.max(axis=1)),
            "region": -REGION_VOTES
            * np.maximum(0.0, regions[self.name_of, self.regions] - same_place),
            "siblings": -SIBLINGS
            * np.maximum(0.0, siblings[self.name_of, self.unit_of] - same_place),
            "distance": self._neighbours(),
            "containment": self._contained(self.pairs, CONTAINED),
            "outside": self._outside(),
            "follows": self._contained(self.followed, FOLLOWED),
            "same name": self._same_name(),
            "home": self.fixed,
        }
        self.probabilities = self._softmax(self.own + sum(self.terms.values()))

    def _share(self, votes: Floats, codes: NDArray[np.integer[Any]], prior: Floats) -> Floats:
        """Share of the other names' votes that goes to each code, for each name."""
        np = self.np
        n_names, n_codes = len(self.names), len(prior)
        table = np.bincount(
            self.name_of * n_codes + codes, votes, minlength=n_names * n_codes
        ).reshape(n_names, n_codes)
        # A name that is written with and without its kind is no witness for itself.
        alike = self.alike @ table
        others = table.sum(axis=0)[None, :] - alike + prior[None, :]
        others[:, 0] = 0.0
        totals = self.weights.sum() - self.alike @ self.weights + prior.sum() + PRIOR_VOTES
        shares: Floats = others / totals[:, None]
        return shares

    def _covered(self) -> Floats:
        """Share of the other names that lie within a place of no one country: a sea, Kashmir."""
        np = self.np
        share: Floats = np.zeros(len(self.places))
        rows = np.flatnonzero(self.countries == 0)
        best = self._best_rows()
        if not len(rows):
            return share
        distances = self._metres(self.vectors[rows] @ self.vectors[best].T)
        inside = distances <= self.extents[rows][:, None]
        inside &= self.name_of[rows][:, None] != self.name_of[best][None, :]
        weights = self.probabilities[best] * self.weights[self.name_of[best]]
        share[rows] = inside @ weights / (self.weights.sum() + PRIOR_VOTES)
        return share

    def _stray(self, share: Floats, agreement: Floats) -> Floats:
        np = self.np
        lone = (share < STRAY_MAX_SHARE) & (self.countries != 0) & self.minor
        enough = (agreement >= STRAY_AGREEMENT) | (len(self.names) >= STRAY_MIN_NAMES)
        strays: Floats = np.where(lone & enough[self.name_of], STRAY, 0.0)
        return strays

    def _neighbours(self) -> Floats:
        """Bonus for lying near the likeliest meanings of other names."""
        np = self.np
        best = self._best_rows()
        best = best[self.local[best]]
        bonus: Floats = np.zeros(len(self.places))
        if not len(best):
            return bonus
        distances = self._metres(self.vectors @ self.vectors[best].T)
        same = self.place_of[:, None] == self.place_of[best][None, :]
        same |= self.key_of[:, None] == self.key_of[best][None, :]
        distances[same] = np.inf
        near = np.clip(distances, NEIGHBOUR_NEAR_M, NEIGHBOUR_FAR_M)
        gains = np.log(NEIGHBOUR_FAR_M / near) * self.probabilities[best][None, :]
        gains = -np.sort(-gains, axis=1)[:, :NEIGHBOURS]
        bonus -= NEIGHBOUR_WEIGHT * gains.sum(axis=1) / NEIGHBOURS
        local: Floats = np.where(self.local, bonus, 0.0)
        return local

    def _best_rows(self) -> NDArray[np.integer[Any]]:
        np = self.np
        rows = [
            start + int(np.argmax(self.probabilities[start:end]))
            for start, end in zip(self.starts[:-1], self.starts[1:], strict=True)
            if end > start
        ]
        best: NDArray[Any] = np.array(rows, dtype=np.int64)
        return best

    def _contained(self, pairs: Sequence[tuple[int, int]], gain: float) -> Floats:
        """Bonus for both sides of a containment, by how likely the other side is.

        One that is only guessed says nothing of the outer side.
        """
        np = self.np
        bonus: Floats = np.zeros(len(self.places))
        logs = np.log(np.maximum(self.probabilities, 1e-9))
        for inner, outer in pairs:
            bonus[inner] = min(bonus[inner], -max(0.0, gain + logs[outer]))
            if not self.names[self.name_of[inner]].guessed:
                bonus[outer] = min(bonus[outer], -max(0.0, gain + logs[inner]))
        return bonus

    def _same_name(self) -> Floats:
        np = self.np
        bonus: Floats = np.zeros(len(self.places))
        counts = Counter(name.key for name in self.names)
        chosen = {
            (name.key, self.places[row].place_id): self.probabilities[row]
            for index, name in enumerate(self.names)
            if counts[name.key] > 1 and name.within is not None
            for row in range(self.starts[index], self.starts[index + 1])
        }
        for row, place in enumerate(self.places):
            name = self.names[self.name_of[row]]
            if name.within is None:
                bonus[row] = -SAME_NAME * chosen.get((name.key, place.place_id), 0.0)
        return bonus

    def explained(self) -> list[Judged]:
        """Write the context terms beside each candidate's own penalties."""
        reasons = {
            "country": "other places of the text lie in the same country",
            "stray": "the text speaks of no other place in this country",
            "region": "other places of the text lie in the same first-level unit",
            "siblings": "other places of the text are first-level units of the country",
            "distance": "other places of the text are near",
            "containment": "the text says that one contains the other",
            "outside": "the text says that it lies elsewhere",
            "follows": "what comes next in the list contains it, or lies in it",
            "same name": "the text says more of the same name elsewhere",
            "home": "near where the outlet reports from",
        }
        columns = [(name, reasons[name], values.tolist()) for name, values in self.terms.items()]
        result = []
        for index, name in enumerate(self.names):
            start = int(self.starts[index])
            judged = [
                own
                + tuple(
                    Penalty(term, round(values[start + i], 3), reason)
                    for term, reason, values in columns
                    if round(values[start + i], 3)
                )
                for i, own in enumerate(name.penalties)
            ]
            result.append(Judged(judged, float(self.nothing_fits[index])))
        return result


def _is_minor(penalties: tuple[Penalty, ...]) -> bool:
    """Whether a candidate is a small place, or "Victoria" where the text has "Victoria Island"."""
    costs = {p.name: p.value for p in penalties}
    other_kind = "words dropped" in costs and costs.get("kind", 0.0) > 0.0
    return other_kind or costs.get("prominence", 0.0) >= STRAY_MIN_COST
