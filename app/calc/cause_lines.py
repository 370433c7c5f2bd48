"""Causes from lines of text, as they are pasted from a list or an outline; and the other way round."""

from __future__ import annotations

from collections.abc import Iterable

from app.calc.fishbone import Cause
from app.calc.pasted_list import outline, written


def outlined(text: str) -> tuple[Cause, ...]:
    """Causes without ids: a line that stands further in than the one before lies below it."""
    entries = outline(text)
    below: dict[int, list[Cause]] = {}
    for depth, words in reversed(entries):
        below.setdefault(depth, []).append(Cause("", words, causes=tuple(reversed(below.pop(depth + 1, [])))))
    return tuple(reversed(below.get(0, [])))


def lines(causes: Iterable[Cause]) -> str:
    """One line for each cause, with as many tabs as it lies deep."""
    waiting = [(0, cause) for cause in reversed(list(causes))]
    entries = []
    while waiting:
        depth, cause = waiting.pop()
        entries.append((depth, cause.text))
        waiting += [(depth + 1, below) for below in reversed(cause.causes)]
    return written(entries)
