"""What a common noun refers back to: "the city", "the capital", "the hospital"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gazetteer import PlaceKind
from geomap.lexicons import load
from geomap.mentions.knowledge import Known, known
from geomap.mentions.reading_words import stands_for_government
from geomap.texts.sentences import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer
    from geomap.mentions.mention import Found, Mention
    from geomap.mentions.nominals import Nominal

ASIDE_ROLES = frozenset(
    {
        "dateline",
        "anchor",
        "distance_subject",
        "launch_origin",
        "speech_location",
        "destination",
        "elsewhere",
        "aside",
        "container",
    }
)
"""Roles of places that the news is not about: a noun refers to them only when nothing else fits."""

GONE_THERE = frozenset({"speech_location", "destination"})
"""Those of them that a noun of the same sentence may well mean: "visited X and saw the town"."""

MOST_BACK = 200
"""Mentions back in which what a noun refers to is looked for: no article names more places."""

NOUN_STEM = 5
"""Letters that "the hospital" and the name of a hospital share, whatever their endings."""


def find_antecedent(
    nominal: Nominal, before: Sequence[Mention], text: str, gazetteer: Gazetteer, language: str
) -> int | None:
    """Find the latest mention that a noun can refer to; those that are only an aside come last.

    Parameters
    ----------
    nominal
        The noun.
    before
        The mentions before it, in order.
    text
        The document's text.
    gazetteer
        Tells the kinds and countries of names.
    language
        ISO 639-1 code of a lexicon.

    Returns
    -------
    int or None
        Index of the mention; None when no place was named that the noun can mean.
    """
    if before and is_apposed(nominal, before[-1], text) and nominal.country is None:
        place = known_mention(before[-1], gazetteer)
        if _can_mean(nominal.refers_to, place, before[-1]):
            return len(before) - 1
    noun = text[nominal.start : nominal.end].rsplit(maxsplit=1)[-1].casefold()
    usable = [
        (index, place)
        for index, place in _latest_first(before, gazetteer)
        if nominal.country in (None, place.country)
        and _can_mean(nominal.refers_to, place, before[index])
        and (nominal.refers_to != "poi" or _is_such(noun, before[index], language))
    ]
    if nominal.refers_to == "poi":
        # "The hospital" is the last one called so, else a site; hardly a palace that only spoke.
        called = [item for item in usable if noun[:NOUN_STEM] in before[item[0]].text.casefold()]
        sites = [
            item for item in usable if not stands_for_government(before[item[0]].text, language)
        ]
        usable = called or sites
    if nominal.refers_to == "capital" and nominal.country is None:
        home = _country_spoken_of(before, gazetteer)
        usable = [item for item in usable if item[1].country == home] or usable
    for index, place in usable:
        mention = before[index]
        # "Officials in Kyiv": the capital of those who speak is not where the news is.
        speaks = mention.reading == "associative" and place.capital
        same = mention.role in GONE_THERE and not SENTENCE_END.search(
            text, mention.end, nominal.start
        )
        if same or not (mention.role in ASIDE_ROLES or speaks):
            return index
    return usable[0][0] if usable else None


def is_apposed(nominal: Nominal, mention: Mention, text: str) -> bool:
    """Whether a noun only explains the name before it: "Kathmandu, the capital"."""
    return not mention.nominal and text[mention.end : nominal.start].strip() == ","


def _latest_first(before: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[tuple[int, Known]]:
    """Give the names before, from the last to the first, with what is known of each."""
    for index in range(len(before) - 1, max(-1, len(before) - 1 - MOST_BACK), -1):
        mention = before[index]
        if not mention.nominal and mention.reading != "metonymic":
            yield index, known_mention(mention, gazetteer)


def known_mention(mention: Found | Mention, gazetteer: Gazetteer) -> Known:
    """Give what is known of a mention's name; the kind that its words ask for comes first."""
    if mention.kind is PlaceKind.BORDER:
        return Known(PlaceKind.BORDER, 0, None, capital=False)
    place = known(gazetteer, mention.name)
    return place._replace(kind=mention.kind) if mention.kind is not None else place


def _country_spoken_of(before: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    """Give the country that most of the names so far lie in."""
    counts = Counter(
        place.country
        for mention in before[-MOST_BACK:]
        if not mention.nominal and (place := known_mention(mention, gazetteer)).country
    )
    return counts.most_common(1)[0][0] if counts else None


def _is_such(noun: str, mention: Mention, language: str) -> bool:
    """Whether a site is what a noun calls it: "the hospital" is no airport."""
    name = mention.text.casefold()
    nouns = load(language, "nominals")["nouns"].items()
    called = [word for word, kind in nouns if kind == "poi" and word[:NOUN_STEM] in name]
    return not called or noun[:NOUN_STEM] in name


def _can_mean(refers_to: str, place: Known, mention: Mention) -> bool:
    """Whether a noun can refer to a mention."""
    kind = place.kind
    if refers_to == "any":
        return mention.reading == "literal" and kind is not PlaceKind.BORDER
    if refers_to == "capital":
        return kind is PlaceKind.SETTLEMENT and place.capital
    if refers_to == "settlement":
        return kind in (PlaceKind.SETTLEMENT, None) and mention.role != "dateline"
    if refers_to == "region":
        # The region of a town is meant as often as a region that was named.
        return kind in (PlaceKind.REGION, PlaceKind.SETTLEMENT)
    if refers_to == "area":
        # "The peninsula", "the island", "the enclave" may be a region of its country.
        return kind in (PlaceKind.AREA, PlaceKind.REGION)
    return kind is not None and kind.value == refers_to
