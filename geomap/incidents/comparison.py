"""What the claimants of one incident say alike, and on what they contradict each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.events.counts import Count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geomap.claims import Claim

SEVERAL = 2
"""Groups that it takes to agree or to contradict."""

DEFENCES = frozenset({"interception"})
"""Types of event whose actor is not compared: who shot something down is not who attacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What comparing needs to know of a claim."""

    group: str
    """Label of the claimant's group: "Ukrainian officials"."""
    stance: str
    first_day: str | None = None
    """ISO date."""
    last_day: str | None = None
    actor: str | None = None
    killed: Count = Count()  # noqa: RUF009 - frozen, so it may be shared
    injured: Count = Count()  # noqa: RUF009 - frozen, so it may be shared
    places: tuple[str, ...] = ()
    """Canonical names."""


def statement_of_claim(claim: Claim) -> Statement:
    """Take from a claim what comparing needs.

    Parameters
    ----------
    claim
        Any claim.

    Returns
    -------
    Statement
    """
    event = claim.event
    names = [p.resolution.place.name for p in claim.places if p.resolution.place is not None]
    return Statement(
        group=claim.source_group,
        stance=claim.stance,
        first_day=event.first_day.isoformat() if event.first_day else None,
        last_day=event.last_day.isoformat() if event.last_day else None,
        actor=None if event.event_type in DEFENCES else event.alleged_actor,
        killed=event.killed,
        injured=event.injured,
        places=tuple(dict.fromkeys(names)),
    )


def compare_rows(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Compare rows of a claims table that belong to one incident.

    Parameters
    ----------
    rows
        Mappings with the columns of the claims table; missing values are None.

    Returns
    -------
    tuple
        Agreements and contradictions, a sentence each.

    Examples
    --------
    >>> row = {"source_group": "Media", "killed_min": 2, "killed_max": 2}
    >>> other = {"source_group": "Witnesses", "killed_min": 4, "killed_max": 4}
    >>> compare_rows([row, other])[1]
    ('Killed: Media say 2; Witnesses say 4.',)
    """
    by_claim: dict[object, list[Mapping[str, Any]]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_claim[row.get("claim_id") or number].append(row)
    return compare_statements([_statement_of_rows(found) for found in by_claim.values()])


def _statement_of_rows(rows: list[Mapping[str, Any]]) -> Statement:
    first = rows[0]
    return Statement(
        group=str(first.get("source_group") or "Unattributed"),
        stance=str(first.get("stance") or "asserts"),
        first_day=first.get("event_start") or None,
        last_day=first.get("event_end") or None,
        actor=None if first.get("event_type") in DEFENCES else first.get("alleged_actor") or None,
        killed=Count(
            minimum=_whole(first.get("killed_min")), maximum=_whole(first.get("killed_max"))
        ),
        injured=Count(
            minimum=_whole(first.get("injured_min")), maximum=_whole(first.get("injured_max"))
        ),
        places=tuple(dict.fromkeys(str(row["place"]) for row in rows if row.get("place"))),
    )


def _whole(value: Any) -> int | None:
    """Give a cell as an integer; tables write missing ones as None or as not-a-number."""
    if value is None or value != value:  # noqa: PLR0124 - only not-a-number differs from itself
        return None
    return int(value)


def compare_statements(
    statements: Sequence[Statement],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Compare the groups of claimants of one incident.

    Parameters
    ----------
    statements
        What each claim says.

    Returns
    -------
    tuple
        Agreements and contradictions, a sentence each, in a fixed order.
    """
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.group].append(statement)
    if len(groups) < SEVERAL:
        return (), ()
    agreements: list[str] = []
    contradictions: list[str] = []
    for compare in (_places, _dates, _stances, _actors):
        compare(groups, agreements, contradictions)
    _counts("Killed", lambda s: s.killed, groups, agreements, contradictions)
    _counts("Injured", lambda s: s.injured, groups, agreements, contradictions)
    return tuple(agreements), tuple(contradictions)


def _listed(items: Sequence[str]) -> str:
    """Join words as English does: "a, b and c"."""
    ordered = list(items)
    if len(ordered) == 1:
        return ordered[0]
    return f"{', '.join(ordered[:-1])} and {ordered[-1]}"


def _places(
    groups: Mapping[str, Sequence[Statement]], agreements: list[str], contradictions: list[str]
) -> None:
    """Compare where."""
    named = {g: {p for s in said for p in s.places} for g, said in sorted(groups.items())}
    named = {group: places for group, places in named.items() if places}
    shared = sorted(set.intersection(*named.values())) if len(named) >= SEVERAL else []
    if shared:
        agreements.append(f"Place: {_listed(list(named))} name {_listed(shared)}.")
    elif len(named) >= SEVERAL:
        parts = [f"{group} name {_listed(sorted(places))}" for group, places in named.items()]
        contradictions.append(f"Place: {'; '.join(parts)}.")


def _dates(
    groups: Mapping[str, Sequence[Statement]], agreements: list[str], contradictions: list[str]
) -> None:
    """Compare when."""
    spans = {}
    for group, said in sorted(groups.items()):
        days = [(s.first_day, s.last_day or s.first_day) for s in said if s.first_day is not None]
        if days:
            spans[group] = (min(a for a, _ in days), max(str(b) for _, b in days))
    if len(spans) < SEVERAL:
        return
    latest, earliest = max(a for a, _ in spans.values()), min(b for _, b in spans.values())
    if len(set(spans.values())) == 1:
        agreements.append(
            f"Date: {_listed(list(spans))} give {_days(*next(iter(spans.values())))}."
        )
    elif latest > earliest:
        parts = [f"{group} give {_days(*span)}" for group, span in spans.items()]
        contradictions.append(f"Date: {'; '.join(parts)}.")


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _stances(
    groups: Mapping[str, Sequence[Statement]], agreements: list[str], contradictions: list[str]
) -> None:
    """Compare whether it happened, and whether for the reason that others give."""
    stances = {group: {s.stance for s in said} for group, said in sorted(groups.items())}
    verbs = {
        "asserts": "assert it",
        "denies": "deny it",
        "attributes_elsewhere": "name another cause",
    }
    if all(found == {"asserts"} for found in stances.values()):
        agreements.append(f"Event: {_listed(list(stances))} assert it.")
    elif len({frozenset(found) for found in stances.values()}) > 1:
        parts = [
            f"{group} {_listed([verbs[s] for s in sorted(found)])}"
            for group, found in stances.items()
        ]
        contradictions.append(f"Event: {'; '.join(parts)}.")


def _actors(
    groups: Mapping[str, Sequence[Statement]], agreements: list[str], contradictions: list[str]
) -> None:
    """Compare who is said to have done it."""
    actors = {
        group: sorted({s.actor for s in said if s.actor and s.stance == "asserts"})
        for group, said in sorted(groups.items())
    }
    actors = {group: names for group, names in actors.items() if names}
    if len(actors) < SEVERAL:
        return
    shared = set.intersection(*({_party(name) for name in names} for names in actors.values()))
    parts = "; ".join(f"{group} name {_listed(names)}" for group, names in actors.items())
    (agreements if shared else contradictions).append(f"Actor: {parts}.")


def _party(actor: str) -> str:
    """Give what the forms of one actor share: "Russia", "Russian forces" are of one country."""
    from gazetteer import country_of

    words = actor.split()
    named = (country_of(" ".join(words[:end])) for end in range(len(words), 0, -1))
    return next(filter(None, named), actor.casefold().removeprefix("the "))


def _counts(
    what: str,
    count_of: Callable[[Statement], Count],
    groups: Mapping[str, Sequence[Statement]],
    agreements: list[str],
    contradictions: list[str],
) -> None:
    """Compare figures: intervals that share no number contradict each other."""
    said = {
        group: list(dict.fromkeys(count_of(s) for s in found if count_of(s).known))
        for group, found in sorted(groups.items())
    }
    said = {group: counts for group, counts in said.items() if counts}
    if len(said) < SEVERAL:
        return
    parts = [f"{g} say {_listed([words_of(c) for c in counts])}" for g, counts in said.items()]
    lists = list(said.values())
    apart = any(
        not any(_meet(a, b) for a in one for b in other)
        for index, one in enumerate(lists)
        for other in lists[index + 1 :]
    )
    if apart:
        contradictions.append(f"{what}: {'; '.join(parts)}.")
    elif len({tuple(counts) for counts in lists}) == 1:
        agreements.append(f"{what}: {_listed(list(said))} say {words_of(lists[0][0])}.")


def _meet(one: Count, other: Count) -> bool:
    """Tell whether some number satisfies both."""
    return (one.minimum or 0) <= _ceiling(other) and (other.minimum or 0) <= _ceiling(one)


def _ceiling(count: Count) -> float:
    return float("inf") if count.maximum is None else count.maximum


def words_of(count: Count) -> str:
    """Write an interval as words: "24", "at least 22", "at most 9", "18 to 22".

    Parameters
    ----------
    count
        An interval that is bounded on one side at least.

    Returns
    -------
    str

    Examples
    --------
    >>> words_of(Count(minimum=22)), words_of(Count(minimum=3, maximum=3))
    ('at least 22', '3')
    """
    if count.maximum is None:
        return f"at least {count.minimum}"
    if count.minimum is None:
        return f"at most {count.maximum}"
    if count.minimum == count.maximum:
        return str(count.minimum)
    return f"{count.minimum} to {count.maximum}"
