from __future__ import annotations

import pytest

from geomap.claimants.cue_words import cue_words
from geomap.claimants.verb_groups import VerbGroups


@pytest.mark.parametrize(
    ("text", "verb", "group"),
    [
        ("The mayor said so.", "said", ("said", False, False)),
        ("The mayor has not confirmed it.", "confirmed", ("has", True, False)),
        ("The mayor was quoted on it.", "quoted", ("was", False, True)),
    ],
)
def test_auxiliaries_belong_to_their_verb(
    text: str, verb: str, group: tuple[str, bool, bool]
) -> None:
    first, negated, passive = group
    begin, *marks = VerbGroups(text, cue_words("en"), []).lead_end(0, text.index(verb))
    assert text[begin:].strip().startswith(first)
    assert marks == [negated, passive]


@pytest.mark.parametrize(
    ("text", "word", "none"),
    [
        ("The mayor said two died.", "said", False),
        ("A fire in the town of Said burned.", "Said", True),
        ("The report named nobody.", "report", True),
        ("Rebels accused of a raid on Goma have fled.", "accused", True),
        ("A raid, which the army accused of, failed.", "accused", False),
        ("On Monday, suspected rebels raided Goma.", "suspected", True),
        ("They shelled Goma in order to accuse the army.", "accuse", True),
    ],
)
def test_names_and_nouns_are_no_verbs(text: str, word: str, *, none: bool) -> None:
    words = cue_words("en")
    match = words.verbs.search(text, text.index(word))
    assert match is not None
    assert VerbGroups(text, words, []).is_none(match, 0) is none


@pytest.mark.parametrize(
    ("text", "motive"),
    [
        ("Rebels killed two in Goma, accusing them of spying.", True),
        ("The mayor spoke in Goma, accusing rebels of a raid.", False),
        ("A report shows that rebels killed two, accusing them of spying.", False),
    ],
)
def test_why_somebody_did_it_is_no_claim(text: str, *, motive: bool) -> None:
    words = cue_words("en")
    match = words.verbs.search(text, text.index("accusing"))
    assert match is not None
    assert VerbGroups(text, words, []).is_motive(match, 0) is motive
