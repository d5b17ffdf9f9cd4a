"""What can be said of a name before it is spelt to its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.held import Held

LETTERS = st.text(alphabet="ab ", min_size=1, max_size=3)


@given(
    st.frozensets(st.text(alphabet="ab ", max_size=5), max_size=4),
    st.lists(st.lists(LETTERS, min_size=1, max_size=3), max_size=4),
)
def test_only_keys_that_some_choice_spells_are_hoped_for(
    keys: frozenset[str], choices: list[list[str]]
) -> None:
    spelt = {""}
    for options in choices:
        spelt = {head + letters for head in spelt for letters in options}
    held = Held(keys.__contains__, lambda head: any(key.startswith(head) for key in keys))
    assert held.may_spell(choices) == bool(spelt & keys)


def test_without_beginnings_everything_is_hoped_for() -> None:
    assert Held(lambda _: False).may_spell([("x",)])
    assert Held(lambda _: False).goes_on("x")
