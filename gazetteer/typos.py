"""Names that differ from a word by a typo: candidates from two tries, then edit distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import marisa_trie

_SHORTEST = 4
"""Letters: shorter words are one edit away from too much to mean anything."""
_TWO_EDITS = 8
"""From this many letters on two edits are allowed, below one: "Zaporozhe", but not "Paris"."""


def similar_keys(
    key: str, forward: marisa_trie.Trie, backward: marisa_trie.Trie, limit: int
) -> list[str]:
    """Return the keys within one or two edits of `key`, nearest first, without `key` itself.

    One edit leaves either the first or the second half of a word whole, so the keys that begin
    with its first half and those that end with its second half hold all such keys. With two edits
    a few are missed: those with one edit in each half.

    Parameters
    ----------
    key
        A folded name.
    forward, backward
        Tries of all keys, as they are and written backwards.
    limit
        How many to return at most.
    """
    if len(key) < _SHORTEST:
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    edits = 2 if len(key) >= _TWO_EDITS else 1
    half = len(key) // 2
    lengths = range(len(key) - edits, len(key) + edits + 1)
    near = {word for word in forward.keys(key[:half]) if len(word) in lengths}
    endings = backward.keys(key[: half - 1 : -1])
    near.update(word[::-1] for word in endings if len(word) in lengths)
    # Two letters exchanged across the middle change both halves.
    exchanged = key[: half - 1] + key[half] + key[half - 1] + key[half + 1 :]
    if exchanged in forward:
        near.add(exchanged)
    near.discard(key)
    found = extract(key, sorted(near), scorer=OSA.distance, score_cutoff=edits, limit=limit)
    return [word for word, _, _ in found]
