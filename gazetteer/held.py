"""What a gazetteer holds, as it is asked while a name is being spelt in many ways.

Few of the spellings that the rules allow are names. Asking how names begin, before a spelling is
written to its end, leaves out nearly all of the others at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Held:
    """What the gazetteer holds.

    Examples
    --------
    >>> keys = ("kharkiv", "kharkiv oblast")
    >>> held = Held(keys.__contains__, lambda head: any(key.startswith(head) for key in keys))
    >>> held.goes_on("kharkiv "), held.goes_on("kharkow ")
    (True, False)
    >>> held.may_spell([("kh", "ch"), ("ark",), ("iv", "ow")])
    True
    """

    exists: Callable[[str], bool]
    """Whether it holds a key."""
    begins: Callable[[str], bool] | None = None
    """Whether it holds keys that begin so, where that is known: what no key begins with need not
    be spelt to its end."""

    def goes_on(self, head: str) -> bool:
        """Tell whether a key may begin so.

        Parameters
        ----------
        head
            The letters.

        Returns
        -------
        bool
        """
        return self.begins is None or self.begins(head)

    def may_spell(self, choices: Iterable[Sequence[str]]) -> bool:
        """Tell whether any choice of letters, one after the other, may make up a key.

        Parameters
        ----------
        choices
            What may stand at each place of a key.

        Returns
        -------
        bool
            False only when there is no such key.
        """
        if self.begins is None:
            return True
        reached = {""}
        for options in choices:
            reached = {head + letters for head in reached for letters in options}
            if len(options) > 1:  # where nothing is to be chosen, the next choice tells
                reached = set(filter(self.begins, reached))
            if not reached:
                return False
        return any(self.exists(key) for key in reached)


ANYTHING = Held(lambda _: True)
"""For spellings that are wanted whether they exist or not."""


def one_after_another(words: Iterable[Iterable[Sequence[str]]]) -> Iterator[Sequence[str]]:
    """Chain the choices of letters of several words, with blanks between the words.

    Parameters
    ----------
    words
        What may stand at each place of each word.

    Yields
    ------
    sequence of str
        What may stand at each place of the whole.

    Examples
    --------
    >>> list(one_after_another([[("tel",)], [("a", "e"), ("viv",)]]))
    [('tel',), (' ',), ('a', 'e'), ('viv',)]
    """
    for number, choices in enumerate(words):
        if number:
            yield (" ",)
        yield from choices
