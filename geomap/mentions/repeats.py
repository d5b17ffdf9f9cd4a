"""Names written again, in the same form or in another one: "у Дерні … Дерна"."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from geomap.lexicons.patterns import alternatives
from geomap.mentions.knowledge import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazetteer import Gazetteer
    from geomap.texts.tokens import Tokens

SHORTEST_STEM = 4
"""Letters that two forms of a name must share at their beginning."""

LONGEST_ENDING = 2
"""Letters that may follow the stem in each of them."""


def repeated(
    tokens: Tokens, names: Iterable[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Find other forms of names that were taken for places by the words around them.

    Parameters
    ----------
    tokens
        The words of the text.
    names
        Names that were accepted as places.
    gazetteer
        Where names are looked up.

    Yields
    ------
    tuple of int and int
        Start and end in the text of each capitalised word that is such a form.
    """
    guessed = [name for name in set(names) if _is_respelt(gazetteer, name)]
    if not guessed:
        return
    for index, word in enumerate(tokens.words):
        if tokens.is_name(index) and any(
            same_name(word.casefold(), name.casefold()) for name in guessed
        ):
            yield tokens.start[index], tokens.end[index]


def written_again(
    text: str, names: Iterable[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Find names that the gazetteer lacks wherever else they stand: once a place, always one.

    Parameters
    ----------
    text
        The text.
    names
        Names that were accepted as places.
    gazetteer
        Tells which of them it lacks.

    Yields
    ------
    tuple of int and int
        Start and end of each time that such a name is written.
    """
    unknown = {name for name in names if _is_unheard_of(gazetteer, name)}
    if unknown:
        for found in re.finditer(rf"(?<!\w){alternatives(unknown)}(?!\w)", text):
            yield found.span()


def _is_unheard_of(gazetteer: Gazetteer, name: str) -> bool:
    place = known(gazetteer, name)
    return len(name) >= SHORTEST_STEM and place.kind is None and not place.adjective


def same_name(form: str, other: str) -> bool:
    """Tell whether two words may be forms of one name.

    Examples
    --------
    >>> same_name("дерна", "дерні"), same_name("дерна", "дерев'янка")
    (True, False)
    """
    pairs = zip(form, other, strict=False)
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return stem >= SHORTEST_STEM and max(len(form), len(other)) - stem <= LONGEST_ENDING


def _is_respelt(gazetteer: Gazetteer, name: str) -> bool:
    """Whether a Cyrillic word is the name of a place only in other letters."""
    if not (name.isalpha() or "'" in name or "’" in name) or name.isascii():
        return False
    return known(gazetteer, name).kind is None and bool(gazetteer.resolve([name])[0].candidates)
