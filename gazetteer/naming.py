"""The evidence in the name: whether a place goes by what the text has, and how that leads to it.

Named penalties as in `gazetteer.ranking`, of which this is the part about names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.names import search_key
from gazetteer.places import Penalty, PlaceKind
from gazetteer.readings import vocabulary
from gazetteer.romanisations import consonants, is_same_name, is_variant
from gazetteer.spellings import in_full

if TYPE_CHECKING:
    from gazetteer.search import Hit

SECONDARY_NAME = 0.4
"""For a name that the place is not usually known by …"""

FOREIGN_COUNTRY = 4.0
"""A country by its name in a language that the text is not in: "Equateur" is the province of Congo
rather than Ecuador."""

SECONDARY_NAME_MINOR = 0.5
"""… and for each unit of what its lack of prominence costs: "Odessa" is a name of Odesa, but
hundreds of villages have borne "Paris" once."""

AUTOMATIC_NAME = 2.0
"""A Latin name kept in small letters was made by a machine from another script: "bali" is how
Korean would write Bari. Rarely what a newspaper prints."""

CAPITALS = 5.0
"""Two or three letters, all capital or with a dot, are an abbreviation: the EU is not the town of
Eu, and "Pa." is not in Burkina Faso."""

SHORT_NAME = 9.0
"""One or two letters that are not the usual name and not written as an abbreviation: "Rs" is no
Republika Srpska, and Kyiv is not "Ko" but in one of a hundred languages."""

LONGEST_SCRAP = 2
"""Letters of such a name."""

NAME_KIND = {"former": 1.0, "abbreviation": 0.6}
"""Out of use, but still printed; short, and so of many meanings."""

UNSTOPPED = 2.0
"""An abbreviation in small letters without its full stop: "Ore" is a town, "Ore." is Oregon."""

SPELLING = {"short form": 0.4, "inflected": 0.3, "romanised": 0.7, "typo": 3.0}
"""What each way from the text to the name costs, once."""

SPELLING_STEP = {"romanised": 0.7, "typo": 0.5}
"""… and for every further rule or wrong letter."""

VARIANT = 1.2
"""What a typo costs in the vowels alone of a long name, which spellings choose freely: "Tel Tamr"
for "Tal Tamr"."""

FIRM = 4
"""Consonants of a name that is long enough for that."""

WORDS_DROPPED = 1.5
"""The name was found without a word of the text: of "Punjab province", the unit called a province
is meant, not the state."""

ACCENTS_MISSING = 0.7
"""The text writes an accent that the name lacks: "San José" is not in California."""

ACCENTS_LEFT_OUT = 0.6
"""The name has an accent that the text does not write: "Bali" is rather not Bāli. Less than the
other way round, since many newspapers write none."""

QUALIFIER_DROPPED = 1.0
"""The text speaks of a part ("northern Mali"); the whole is the best there is."""

LANGUAGE_MISMATCH = 0.4
"""The name form is of another language than the text: Ukrainian for a Russian one."""


_TOLD_APART = frozenset({PlaceKind.DISTRICT, PlaceKind.SETTLEMENT})
"""Kinds whose places have in brackets what tells them from others of their name; of streets and
sites so many share one that a bare name is not of the one that we have."""


def name_penalties(hit: Hit, language: str | None, prominence: float) -> tuple[Penalty, ...]:
    """Say what speaks for and against a hit by the name that led to it.

    Parameters
    ----------
    hit
        The hit.
    language
        ISO 639-1 code of the text.
    prominence
        What the place's lack of prominence costs: little places seldom have second names.

    Returns
    -------
    tuple of Penalty
        Zero ones too.
    """
    return (
        _name(hit, prominence),
        _short(hit),
        _automatic(hit),
        _spelling(hit),
        _words(hit),
        _language(hit, language),
    )


def _name(hit: Hit, prominence: float) -> Penalty:
    text, kind = hit.matched.text, hit.matched.kind
    if kind == "alternate" and hit.reading.abbreviated and text.isupper():
        kind = "abbreviation"
    if kind in NAME_KIND:
        article = "an" if kind == "abbreviation" else "a"
        unstopped = kind == "abbreviation" and not (text.isupper() or hit.reading.abbreviated)
        cost = UNSTOPPED if unstopped else NAME_KIND[kind]
        return Penalty(f"{kind} name", cost, f"{text} is {article} {kind} name")
    # A region's name with its generic word left out is the name it goes by.
    shortened = hit.place.kind is PlaceKind.REGION and search_key(hit.place.name).startswith(
        search_key(text)
    )
    alternate = kind == "alternate" and text.isascii()
    secondary = alternate and not (shortened or is_form(hit))
    if secondary and _is_short_of(hit):
        return Penalty("secondary name", SECONDARY_NAME, f"short for {hit.place.name}")
    # "Victoria Island" without its second word is no old name of Hong Kong.
    minor = max(0.0, prominence)
    cost = (
        SECONDARY_NAME
        + SECONDARY_NAME_MINOR * minor
        + (WORDS_DROPPED if hit.reading.dropped else 0.0)
    )
    return Penalty(
        "secondary name", cost if secondary else 0.0, f"better known as {hit.place.name}"
    )


def _is_short_of(hit: Hit) -> bool:
    """Whether the usual name only adds where it lies: "Newcastle" is Newcastle upon Tyne."""
    short, usual = search_key(hit.matched.text), search_key(hit.place.name)
    if not usual.startswith(f"{short} "):
        return False
    return usual.removeprefix(f"{short} ").split()[0] in vocabulary().tails


def _is_lengthened(hit: Hit) -> bool:
    """Whether the name that matched is the usual one with the word for its kind: "Bogo City"."""
    words, usual = search_key(hit.matched.text).split(), search_key(hit.place.name).split()
    more = len(words) - len(usual)
    if more <= 0:
        return False
    generic = vocabulary().generic
    before, behind = " ".join(words[:more]), " ".join(words[-more:])
    return (words[more:] == usual and before in generic) or (
        words[:-more] == usual and behind in generic
    )


def _is_other_unit_word(hit: Hit) -> bool:
    """Whether a region is only called by another word for its unit: "Moscow Region"."""
    words, usual = search_key(hit.matched.text).split(), search_key(hit.place.name).split()
    generic = vocabulary().generic
    return (
        hit.place.kind is PlaceKind.REGION
        and len(words) > 1
        and words[:-1] == usual[:-1]
        and words[-1] in generic
        and usual[-1] in generic
    )


def _is_noun_of(hit: Hit) -> bool:
    """Whether a district is only called by the noun of its adjective: "Obolon District"."""
    words, usual = search_key(hit.matched.text).split(), search_key(hit.place.name).split()
    units = len(words) > 1 and words[-1] in vocabulary().generic and words[-1] == usual[-1]
    return units and not hit.reading.dropped and usual[0].startswith(words[0])


def _short(hit: Hit) -> Penalty:
    """Mistrust one or two letters that are not the usual name nor written as an abbreviation."""
    key, text = hit.reading.key, hit.matched.text
    may_be = hit.reading.abbreviated or hit.reading.small
    written = may_be and (hit.matched.kind == "abbreviation" or text.isupper())
    known = is_usual(hit) or (written and len(key) > 1)
    short = len(key) <= LONGEST_SCRAP and key.isascii() and not known
    return Penalty("short name", SHORT_NAME if short else 0.0, f"{text} is hardly used of it")


def _automatic(hit: Hit) -> Penalty:
    text = hit.matched.text
    made = text.isascii() and text.islower() and hit.matched.kind == "alternate"
    cost = AUTOMATIC_NAME if made and not is_usual(hit) else 0.0
    return Penalty("automatic name", cost, f"{text} was made from a name in another script")


def is_usual(hit: Hit) -> bool:
    """Tell whether the name that matched is the one the place goes by.

    Parameters
    ----------
    hit
        The hit.

    Returns
    -------
    bool
        True for abbreviated words too: "St. Paul" is "Saint Paul".
    """
    name = hit.place.name
    if hit.place.kind in _TOLD_APART:
        name = name.partition(" (")[0]  # "Zavodsky District (Kemerovo)" in our own tables
    matched, usual = search_key(hit.matched.text), search_key(name)
    return matched == usual or in_full(matched) == in_full(usual)


def is_form(hit: Hit) -> bool:
    """Tell whether the name that matched is a form or a spelling of the one the place goes by.

    Parameters
    ----------
    hit
        The hit.

    Returns
    -------
    bool
    """
    text, name = search_key(hit.matched.text), search_key(hit.place.name)
    return (
        is_usual(hit)
        or _is_lengthened(hit)
        or _is_other_unit_word(hit)
        or _is_noun_of(hit)
        or is_same_name(text, name)
        or is_variant(text, name)
        or _is_recalled_as(hit, text, name)
    )


def _is_recalled_as(hit: Hit, text: str, name: str) -> bool:
    """Whether a place that was written down by hand is only spelled otherwise: "Boulkessi"."""
    shared = consonants(text)
    firm = hit.place.certainty in {"from_memory", "approximate"} and len(shared) >= FIRM
    return firm and shared == consonants(name)


def _spelling(hit: Hit) -> Penalty:
    text = hit.matched.text
    written = text.isupper() or hit.matched.kind == "abbreviation"
    # "La." is Louisiana; Los Angeles is written L.A.
    written &= hit.reading.abbreviated != "dot" or "." not in text[:-1]
    if hit.how == "exact" and hit.reading.abbreviated and not written:
        return Penalty("capitals", CAPITALS, f"{text} is not abbreviated so")
    if hit.how == "exact":
        return _accents(hit)
    firm = len(consonants(search_key(text)).replace(" ", "")) >= FIRM
    if hit.how == "typo" and firm and is_variant(hit.reading.key, search_key(text)):
        return Penalty("variant", VARIANT, f"spelled freely for {text}")
    cost = SPELLING[hit.how] + SPELLING_STEP.get(hit.how, 0.0) * max(0, hit.steps - 1)
    return Penalty(hit.how, round(cost, 3), f"found as {hit.matched.text}")


def _accents(hit: Hit) -> Penalty:
    name, written = hit.matched.text, hit.reading.ascii
    if not written and name.isascii() and hit.place.name.isascii():
        return Penalty("accents", ACCENTS_MISSING, f"{name} is written without accents")
    left_out = written and hit.reading.key.isascii() and not name.isascii()
    return Penalty("accents", ACCENTS_LEFT_OUT if left_out else 0.0, f"written {name} in full")


def _words(hit: Hit) -> Penalty:
    cost = QUALIFIER_DROPPED if hit.reading.qualified else 0.0
    cost += WORDS_DROPPED if hit.reading.dropped else 0.0
    return Penalty("words dropped", cost, f"found without “{hit.reading.dropped or 'part'}”")


def _language(hit: Hit, language: str | None) -> Penalty:
    written = hit.matched.language
    known = {None, language} if language else {None, "en", "uk", "ru"}
    if (
        hit.place.kind is PlaceKind.COUNTRY
        and hit.matched.kind == "alternate"
        and not is_usual(hit)
    ):
        cost = 0.0 if written in known | {"en"} else FOREIGN_COUNTRY
        return Penalty("language", cost, f"the name is in {written or 'another'}")
    # Latin names are the same in many languages, and the store keeps only one of them.
    latin = hit.matched.text.isascii()
    foreign = language is not None and not latin and written not in {None, language}
    return Penalty(
        "language", LANGUAGE_MISMATCH if foreign else 0.0, f"the name is in {written or 'another'}"
    )
