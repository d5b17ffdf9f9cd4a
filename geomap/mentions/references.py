"""The nouns that refer to places, merged with the names: each with what it refers back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.mentions.anchors import is_beyond, is_contrasted
from geomap.mentions.antecedents import find_antecedent, is_apposed, known_mention
from geomap.mentions.containment import NamedPlace, find_containers
from geomap.mentions.knowledge import Words
from geomap.mentions.mention import Mention
from geomap.mentions.nominals import Nominal, find_nominals
from geomap.mentions.relations import relation_before
from geomap.mentions.roles import role_of

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.parsing import ParsedText
    from geomap.texts.tokens import Tokens


def with_nominals(
    parsed: ParsedText, tokens: Tokens, named: list[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """Merge the nouns that refer back to a place, each with its antecedent.

    Parameters
    ----------
    parsed
        The text.
    tokens
        Its words.
    named
        The mentions that name a place, in order.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Mention
        In order.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.mentions import find_mentions
    >>> from geomap.parsing import parse
    >>> parsed = parse("Shells hit Lyman. The town burned.", "en")
    >>> [(m.text, m.antecedent) for m in find_mentions(parsed, Gazetteer.open())]
    [('Lyman', None), ('The town', 0)]
    """
    words = Words(gazetteer, parsed.language)
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    nominals = [
        nominal
        for nominal in find_nominals(tokens, parsed.language, words.country_of)
        if taken.isdisjoint(range(nominal.start, nominal.end))
    ]
    items: list[Mention | Nominal] = sorted([*named, *nominals], key=lambda item: item.start)
    merged: list[Mention] = []
    position: list[int] = []
    for item in items:
        if isinstance(item, Nominal):
            mention = _nominal_mention(parsed, tokens, item, merged, gazetteer)
            if mention.antecedent is None and item.refers_to in _ONLY_BACKWARDS:
                continue
        else:
            mention = item
            position.append(len(merged))
        merged.append(mention)
    moved = [m if m.within is None else replace(m, within=position[m.within]) for m in merged]
    return _within_nominals(parsed, moved, gazetteer)


def _within_nominals(
    parsed: ParsedText, mentions: list[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """Let places lie in what a noun refers to: "the Kyivskyi district of the city"."""
    kinds = [m.kind if m.nominal else known_mention(m, gazetteer).kind for m in mentions]
    places = [NamedPlace(m.start, m.end, kind) for m, kind in zip(mentions, kinds, strict=True)]
    containers = find_containers(parsed.text, places, parsed.language)
    found = list(mentions)
    for inner, outer in containers.items():
        if mentions[outer].nominal and not mentions[inner].nominal:
            found[inner] = replace(found[inner], within=outer)
            found[outer] = replace(found[outer], role="container")
    return found


def _nominal_mention(
    parsed: ParsedText,
    tokens: Tokens,
    nominal: Nominal,
    before: list[Mention],
    gazetteer: Gazetteer,
) -> Mention:
    """Make a mention of a noun, and find what it refers to."""
    text, language = parsed.text, parsed.language
    first = tokens.after(nominal.start)
    if nominal.refers_to == "border":
        role: str | None = "launch_origin" if is_beyond(tokens, first, language) else "anchor"
    elif is_contrasted(tokens, first, language):
        role = "anchor"
    else:
        role = role_of(tokens, first, language)
    antecedent = find_antecedent(nominal, before, text, gazetteer, language)
    country = nominal.country
    if nominal.refers_to == "capital" and country is None:
        country = _country_described(nominal, antecedent, before, text, gazetteer)
        antecedent = antecedent if country is None else None
    if before and antecedent == len(before) - 1 and is_apposed(nominal, before[-1], text):
        role = before[-1].role
    kind = PlaceKind(nominal.refers_to) if nominal.refers_to in _KINDS else None
    stated = relation_before(tokens, first, language) if nominal.relation is None else None
    if nominal.refers_to == "capital":
        kind = PlaceKind.SETTLEMENT
    return Mention(
        start=nominal.start,
        end=nominal.end,
        text=text[nominal.start : nominal.end],
        name=text[nominal.start : nominal.end],
        reading="literal",
        nominal=True,
        kind=kind,
        antecedent=antecedent,
        country=country,
        relation=stated if stated and stated[:1].isdigit() else nominal.relation,
        role=role,
    )


def _country_described(
    nominal: Nominal, antecedent: int | None, before: list[Mention], text: str, gazetteer: Gazetteer
) -> str | None:
    """Give the country that a sentence is about, where only its dateline names a capital.

    "CAIRO (AP) — A Libyan commander attacked the capital": the one of Libya.
    """
    if antecedent is None or before[antecedent].role != "dateline":
        return None
    words = text[before[antecedent].end : nominal.start].split()
    countries = (gazetteer.country_of(word.strip(_MARKS)) for word in words if word[:1].isupper())
    spoken_of = next((country for country in countries if country is not None), None)
    home = known_mention(before[antecedent], gazetteer).country
    return spoken_of if spoken_of != home else None


_MARKS = ".,;:!?'\"()\u2018\u2019\u201c\u201d"
_ONLY_BACKWARDS = frozenset({"poi", "district", "area", "any"})
"""What a noun must have been named as before: "the hospital" may be any hospital otherwise."""

_KINDS = frozenset(kind.value for kind in PlaceKind)
