"""The short ids of symbols in the exchange file: P1 for the first process, I1 for the first inventory."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_LETTER = {"production_control": "PC", "text_note": "N"}


def new_refs(kinds: Iterable[str], taken: Collection[str]) -> list[str]:
    """An id for each of these new symbols, none of them taken: the letter of its kind, and the first number free."""
    last: dict[str, int] = {}
    refs = []
    for kind in kinds:
        letter = _LETTER.get(kind, kind[:1].upper())
        n = last.get(letter, 0) + 1
        while f"{letter}{n}" in taken:
            n += 1
        last[letter] = n
        refs.append(f"{letter}{n}")
    return refs
