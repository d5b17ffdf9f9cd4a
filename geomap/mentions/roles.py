"""What a place is to its sentence when nothing happened there: an anchor, an origin, an aim."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.lexicons import load
from geomap.lexicons.grammar import BARE_OWNERS, Grammar, grammar
from geomap.mentions.relations import before_noun
from geomap.texts.tokens import OPENING_QUOTES

if TYPE_CHECKING:
    from collections.abc import Collection

    from geomap.texts.tokens import Tokens

ROLE_WINDOW = 14
"""Words before a place in which a launch, a speech or a way is named."""


LONGEST_NAME = 30
"""Words of a name, and of the names that own it, before which a way there is named."""

LONGEST_CLAUSE = 8
"""Words behind "where" that tell what happened there."""

WEAPON_WORDS = 3
"""Words before a link among which a weapon stands that goes there."""

LONGEST_DOER = 5
"""Words of the name of who attacked, between the attack and where it was."""

SHORTEST_LETTERS = 3
"""Letters of a body that goes by its initials."""

LONGEST_ANCHOR = 5
"""Words of the longest phrase that makes the next place an anchor."""


def role_of(tokens: Tokens, first: int, language: str) -> str | None:
    """Tell whether a place is where a weapon started or where somebody spoke.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> role_of(Tokens("drones launched from Kursk"), 3, "en")
    'launch_origin'
    """
    roles, small = load(language, "relations")["roles"], grammar(language)
    start = before_noun(tokens, first, language)
    before = _link_before(tokens, start, roles, small)
    link = tokens.low(before)
    window: list[str] = []
    for at in range(before - 1, max(-1, before - ROLE_WINDOW), -1):
        if tokens.low(at)[:1] in (".", "\n", "!", "?", ";"):
            break
        window.append(tokens.low(at))
    phrase = _role_by_phrase(tokens, before, roles)
    role = phrase if phrase == "aside" else _role_from(tokens, first, link, window, roles)
    role = role or _begins_there(link, window, roles)
    role = role or phrase
    role = role or _role_behind(tokens, first, link, window, roles)
    if role is not None:
        return role
    if link in roles["place_before"] and _is_spoken(
        tokens, first, _without_content(window, language), roles
    ):
        return "speech_location"
    if link in roles["launch_links"] and _is_elsewhere(window, roles, language):
        return "elsewhere"
    return "destination" if _leads_there(tokens, start, roles, small) else None


def _link_before(tokens: Tokens, start: int, roles: dict[str, Any], small: Grammar) -> int:
    """Give the word that says what a place is: "from", of "from across northern X's Y region"."""
    before = start - 2 if tokens.low(start - 1) in small.definite else start - 1
    before = _skipped(tokens, before, roles)
    if tokens.low(before) in small.owners and tokens.is_name(before - 1):
        before = _skipped(tokens, before - 2, roles)  # "from eastern Ukraine's Kharkiv region"
    before -= tokens.low(before) in small.definite
    beyond = tokens.low(before) in roles.get("beyond", ())
    return before - (beyond and tokens.low(before - 1) in roles["launch_before"])


def _role_from(
    tokens: Tokens, first: int, link: str, window: list[str], roles: dict[str, Any]
) -> str | None:
    """Give the role of a place behind "from"."""
    is_from = link in roles["launch_before"] or (
        link in roles["launch_links"] and _starts_there(window[: roles["launch_words"]], roles)
    )
    if not is_from or _fits(tokens.low(first), roles, "instrumental"):
        return None  # "з'єднує X з Олешками" is "with", not "from"
    if _is_launched(tokens, first, window, roles):
        return "launch_origin"  # a drone "killed people evacuating from X" did not start there
    return None if set(window).isdisjoint(roles.get("across", ())) else "anchor"


def _role_behind(
    tokens: Tokens, first: int, link: str, window: list[str], roles: dict[str, Any]
) -> str | None:
    """Give the role of a place that people are from, or set out from."""
    if _is_aside(link, window, roles):
        return "aside"
    rides = not set(window[: roles.get("journey_words", 0)]).isdisjoint(roles.get("journeys", ()))
    left = link in roles.get("leaving", ()) and (rides or _goes_on(tokens, first, roles))
    return "aside" if left else None


def _is_elsewhere(window: list[str], roles: dict[str, Any], language: str) -> bool:
    """Say whether other matters are told "in X": an arrest, a funeral."""
    near = window[: roles.get("elsewhere_words", 0)]
    other = _nearest(near, roles.get("elsewhere", ()))
    happened = _nearest(near, _struck(language)["verbs"] | _struck(language)["landings"])
    return other < min(len(near), happened) or _mourns(near, roles, language)


def _mourns(near: list[str], roles: dict[str, Any], language: str) -> bool:
    """Say whether people only gather there: "a funeral in X", not "a strike on a funeral in X"."""
    if set(near).isdisjoint(roles.get("gatherings", ())):
        return False
    return all(
        _struck(language)[group].isdisjoint(near) for group in ("verbs", "nouns", "landings")
    )


def _is_aside(link: str, window: list[str], roles: dict[str, Any]) -> bool:
    """Say whether a place counts only where nothing else does: "men from X", "heading for X"."""
    if link in roles.get("aside_before", ()) and window[:1]:
        return window[0] in {",", *roles["asides"], *roles["natives"]}
    if link in roles["launch_links"] and len(window) == 1:
        return window[0] in roles.get("officers", ())  # "Police in X found bodies in Y"
    aims = link in roles.get("ways", ()) or link in roles.get("onward", ())
    near = window[:WEAPON_WORDS]
    armed = not set(near).isdisjoint(roles.get("weapons", ()))
    return aims and armed and not set(near).isdisjoint(roles.get("heading", ()))


def _goes_on(tokens: Tokens, first: int, roles: dict[str, Any]) -> bool:
    """Say whether a way goes on behind a name: "left X for Y"."""
    after = first + 1
    while tokens.is_name(after):
        after += 1
    return tokens.low(after) in roles.get("onward", ()) and tokens.is_name(after + 1)


def _is_launched(tokens: Tokens, first: int, window: list[str], roles: dict[str, Any]) -> bool:
    """Say whether a launch is told nearer than a journey before the name, or just behind it."""
    at = _nearest(window, roles["launch"])
    if at < len(window) and at <= _nearest(window, roles["moves"]):
        return True
    behind = {tokens.low(first + 1 + at) for at in range(roles.get("launch_after", 0))}
    return not behind.isdisjoint(roles["launch"])


def _nearest(window: list[str], words: Collection[str]) -> int:
    """Give how many words back one of some words stands; more than there are when none does."""
    return next((at for at, word in enumerate(window) if word in words), len(window))


def _starts_there(near: list[str], roles: dict[str, Any]) -> bool:
    """Whether words before "in X" end with "from" a site there: not with "debris from drones".

    Nor does what fell "near X" start there.
    """
    at = next((at for at, word in enumerate(near) if word in roles["launch_before"]), None)
    if at is None or not set(near[:at]).isdisjoint(roles.get("landings", ())):
        return False
    return near[0] not in roles.get("munitions", ())


def _begins_there(link: str, window: list[str], roles: dict[str, Any]) -> str | None:
    """Tell of a place that a journey began there: "a plane from X"."""
    way = window[: roles.get("journey_words", 0)]
    journey = link in roles["launch_before"] and not set(way).isdisjoint(roles.get("journeys", ()))
    return "elsewhere" if journey else None


def _skipped(tokens: Tokens, at: int, roles: dict[str, Any]) -> int:
    """Go back over words between a link and a place that change nothing: "from northern X"."""
    while tokens.low(at) in roles["skip"]:
        at -= 1
    return at


def _role_by_phrase(tokens: Tokens, before: int, roles: dict[str, Any]) -> str | None:
    """Give the role that the phrase right before a place names: "bordering", "tensions along"."""
    ends = [tokens.phrase(before - n + 1, n) for n in range(1, min(LONGEST_ANCHOR, before + 2))]
    if any(phrase in roles.get("backdrop", ()) for phrase in ends):
        return "elsewhere"
    if any(phrase in roles.get("aside_phrases", ()) for phrase in ends):
        return "aside"
    return "anchor" if any(phrase in roles["anchors"] for phrase in ends) else None


def _leads_there(tokens: Tokens, first: int, roles: dict[str, Any], small: Grammar) -> bool:
    """Whether the words before a name, or before the longer name that it ends, lead there."""
    before = first - 1
    if tokens.word(before) == "," and _takes_in(tokens, before - 1, roles):
        before -= 1  # "rushed to AIIMS, Patna"
    passed = small.owners | small.definite | small.indefinite
    farthest = max(0, first - LONGEST_NAME)
    while before >= farthest and (tokens.is_name(before) or tokens.low(before) in passed):
        before -= 1
    start = max(0, before - ROLE_WINDOW)
    window = tokens.lower[start:before][::-1]
    end = next((at for at, word in enumerate(window) if word[:1] in _ENDS), len(window))
    link = tokens.low(before)
    cased = link in roles.get("onward_cases", ())
    if cased and _fits(tokens.low(before + 1), roles, "accusative"):
        link = next(iter(roles["ways"]))  # "повезли у Дніпро", not "у Дніпрі"
    return _is_destination(link, window[:end], roles, small)


def _fits(word: str, roles: dict[str, Any], case: str) -> bool:
    """Whether a word has an ending of a case, where a language tells roles by it."""
    return case in roles and re.search(roles[case], word) is not None


def _takes_in(tokens: Tokens, at: int, roles: dict[str, Any]) -> bool:
    """Whether a name, by its last word, is that of a hospital or the like, or letters."""
    word = tokens.word(at)
    letters = word.isupper() and len(word) >= SHORTEST_LETTERS
    return letters or (tokens.is_name(at) and tokens.low(at) in roles.get("care", ()))


_ENDS = frozenset(".\n!?;")


def _is_destination(link: str, window: list[str], roles: dict[str, Any], small: Grammar) -> bool:
    """Whether the words before a place say that somebody goes or is brought there."""
    near = window[: roles.get("way_words", 0)]
    if near[:1] and near[0] in roles.get("no_way", ()):
        return False  # "capsized close to X"
    if not set(near[:WEAPON_WORDS]).isdisjoint(roles.get("weapons", ())):
        return False  # "drones headed for X"
    if link in roles.get("ways", ()) and not set(near).isdisjoint(roles["moves"]):
        return True
    if link in roles.get("onward", ()) and not set(near).isdisjoint(roles["departures"]):
        return True
    noun, article, way, *_ = (*near, "", "", "")
    aimed = way in roles.get("ways", ()) and article in {*small.definite, *small.indefinite}
    if aimed and noun.isalpha() and link in roles["launch_links"]:
        return not set(near).isdisjoint(roles["moves"])  # "carried them to a casino in X"
    caring = near[: roles.get("care_words", 1)]
    cared = link in roles["launch_links"] and not set(caring).isdisjoint(roles.get("care", ()))
    return cared and not set(near).isdisjoint((*roles["moves"], *roles.get("care_moves", ())))


def _without_content(window: list[str], language: str) -> list[str]:
    """Cut words before a place, nearest first, where what is said begins: "said *that* in X"."""
    content = load(language, "speech")["content_words"]
    return list(itertools.takewhile(lambda word: word not in content and word != ":", window))


def _is_spoken(tokens: Tokens, first: int, window: list[str], roles: dict[str, Any]) -> bool:
    """Whether the words around "in X" say that somebody spoke there."""
    near = window[: roles["speech_words"]]
    if not set(near).isdisjoint(roles["speech"]):
        return True
    after = first + 1
    while tokens.is_name(after):
        after += 1
    aside = near[:1] == [","] and tokens.low(after) == ","
    if aside and tokens.low(after + 1) in roles["speech_after"]:
        return True
    return bool(near) and near[0] in roles["speech_verbs"]


def is_home(tokens: Tokens, after: int, language: str) -> bool:
    """Whether the word behind a place is for somebody from there.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_home(Tokens("a Kazan woman"), 2, "en")
    True
    """
    natives = load(language, "relations")["roles"].get("natives", ())
    if tokens.low(after) not in natives:
        return False
    mark = tokens.low(after + 1)
    return mark not in BARE_OWNERS and mark not in grammar(language).owners  # "X children's home"


def is_struck(tokens: Tokens, first: int, language: str) -> bool:
    """Whether the words before a name say that it was attacked or taken: "air strikes on X".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_struck(Tokens("shelling of Lyman"), 2, "en")
    True
    """
    words = _struck(language)
    passed = {":", *OPENING_QUOTES, *grammar(language).definite}
    skipped = tokens.low(first - 1) in passed and not tokens.opens_sentence(first)
    before = first - 2 if skipped else first - 1
    if tokens.low(before) in words["verbs"]:
        return True
    if tokens.low(before) not in words["links"]:
        return False
    return tokens.low(_without_doer(tokens, before - 1, language)) in words["nouns"]


def _without_doer(tokens: Tokens, at: int, language: str) -> int:
    """Go back over "by the X Y" that ends at a token: "an attack by the Arakan Army on Z"."""
    small, first = grammar(language), at
    while tokens.is_name(first) and at - first < LONGEST_DOER:
        first -= 1
    first -= tokens.low(first) in small.definite
    by = load(language, "readings")["objects"].get("by", ())
    return first - 1 if first < at and tokens.low(first) in by else at


@cache
def _struck(language: str) -> dict[str, frozenset[str]]:
    relations = load(language, "relations")
    data = {**relations.get("struck", {}), "landings": relations["roles"].get("landings", ())}
    groups = ("verbs", "nouns", "links", "landings")
    return {group: frozenset(data.get(group, ())) for group in groups}


def is_scene(tokens: Tokens, after: int, language: str) -> bool:
    """Whether the text goes on to tell what happened there: "moved to X, where shells fell".

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> is_scene(Tokens("Lyman, where shells fell"), 1, "en")
    True
    """
    there = load(language, "relations")["roles"].get("there", ())
    if tokens.low(after) != "," or tokens.low(after + 1) not in there:
        return False
    told = set(tokens.lower[after + 2 : after + 2 + LONGEST_CLAUSE])
    words = _struck(language)
    return not told.isdisjoint(words["verbs"] | words["nouns"])


def heads_item(tokens: Tokens, first: int, after: int) -> bool:
    """Whether a name heads an item of a list, with a colon or a dash behind it.

    Examples
    --------
    >>> from geomap.texts.tokens import Tokens
    >>> heads_item(Tokens("• Lyman: two houses burned"), 1, 2)
    True
    """
    opens = first == 0 or tokens.word(first - 1) in _BULLETS or tokens.word(first - 1)[0] == "\n"
    return opens and tokens.word(after) in _HEAD_MARKS


_BULLETS = frozenset("•*·-–—▪►")
_HEAD_MARKS = frozenset(":–—")
