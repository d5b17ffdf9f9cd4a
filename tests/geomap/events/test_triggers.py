from __future__ import annotations

import pytest

from geomap.events.scenes import Scenes
from geomap.events.triggers import Triggers, find_triggers
from geomap.lexicons.happenings import event_words


def triggers(text: str) -> Triggers:
    return Triggers(text, "en", Scenes(text, [], event_words("en")))


def test_words_of_events_come_with_their_kinds() -> None:
    found = find_triggers("An explosion, then a fire.", "en")
    assert [(trigger.word, trigger.kind) for trigger in found] == [
        ("explosion", "explosion"),
        ("fire", "fire"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There was an explosion at the port.", ["explosion"]),
        ("They would fear an explosion.", []),
        ("There was no damage.", []),
        ("Police defused a car bomb.", []),
        ("A cloudburst hit the valley.", ["cloudburst", "hit"]),
        ("There may be an explosion.", []),
        ("On May 25 an explosion was heard.", ["explosion"]),
        ("The explosion on May 25 was heard.", ["explosion"]),
        ("The explosion may be heard.", []),
    ],
)
def test_what_is_feared_or_negated_tells_of_nothing(text: str, words: list[str]) -> None:
    assert [trigger.word for trigger in triggers(text).within(0, len(text))] == words


def test_the_attack_refers_to_one_told_elsewhere() -> None:
    text = "The attack came at dawn; an attack followed."
    read = triggers(text)
    assert [read.refers(trigger, 0) for trigger in read.within(0, len(text))] == [True, False]
