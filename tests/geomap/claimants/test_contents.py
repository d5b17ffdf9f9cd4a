from __future__ import annotations

import pytest

from geomap.claimants.contents import Contents
from geomap.claimants.cue_words import cue_words
from geomap.lexicons.happenings import event_words, stance_words


def contents(text: str) -> Contents:
    return Contents(
        text,
        cue_words("en"),
        happenings=event_words("en").triggers,
        denials=stance_words("en").denials,
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [("Two shells hit Pune,", True), ("Two shells hit Pune -", True), ("The mayor", False)],
)
def test_a_mark_ends_what_its_speaker_follows(text: str, *, ends: bool) -> None:
    assert contents(text).end_at(0, len(text)) is ends


def test_when_and_how_it_is_said_is_no_content() -> None:
    behind = " on Sunday."
    assert contents("").adverbial(behind) == len(" on Sunday")


def test_words_of_events_behind_a_verb_are_content() -> None:
    assert contents("").adverbial(" a drone attack killed two people.") == -1


def test_content_follows_a_subject_that_opens_its_sentence() -> None:
    text = "The mayor said two shells hit Pune."
    assert contents(text).is_behind(0, 0, text.partition("said")[2], "said")
