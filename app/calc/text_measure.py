"""Texts in lines of about the same length, from the widths that a font gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import sqrt

Width = Callable[[str, int, int], float]
"""The pixels that a text takes on one line, in letters of so many pixels and of such a weight (400 is regular)."""

Lines = tuple[tuple[str, ...], float]
"""Lines, and the width of the widest."""

_KEPT = 20_000
_SHAPE = 8.0
"""A text of several lines is about six times as wide as high."""
_NARROWER = (1.0, 1.05, 1.12, 1.2, 1.35)
"""How much wider than their mean the lines of a text may have to be, tried in this order."""


class TextMeasure:
    """Remembers what was measured: a text that is laid out again costs a look into a dictionary."""

    def __init__(self, width: Width) -> None:
        self.width: Width = lru_cache(_KEPT)(width)
        self.lines: Callable[[str, float, float, int, int], Lines] = lru_cache(_KEPT)(self._lines)

    def _lines(self, text: str, least: float, most: float, px: int, weight: int) -> Lines:
        """The text broken at spaces, not at no-break ones; a word that is too long is broken anywhere.

        The lines are between `least` and `most` pixels wide, the longer the text, and as equal as their words allow.
        """
        total = self.width(text, px, weight)
        room = min(max(least, sqrt(_SHAPE * px * total)), most)
        if total <= room:
            return (text,), total
        words = self._words(text, room, px, weight)
        if not words:  # nothing but spaces, however many
            return ("",), 0.0
        space = self.width(" ", px, weight)
        count = len(_filled(words, room, space))
        rows: list[list[str]] = []
        for factor in _NARROWER:
            rows = _filled(words, min(room, total / count * factor), space)
            if len(rows) <= count:
                break
        else:
            rows = _filled(words, room, space)
        lines = tuple(" ".join(row) for row in rows)
        return lines, max(self.width(line, px, weight) for line in lines)

    def _words(self, text: str, room: float, px: int, weight: int) -> list[tuple[str, float]]:
        words = []
        for word in filter(None, text.split(" ")):
            whole = self.width(word, px, weight) <= room
            parts = [word] if whole else pieces(word, lambda part: self.width(part, px, weight) <= room)
            words += [(part, self.width(part, px, weight)) for part in parts]
        return words


def pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    """A word that is too long for a line in pieces that fit, or are one letter."""
    found = []
    while word:
        n = _first(word, fits)
        found.append(word[:n])
        word = word[n:]
    return found


def _first(word: str, fits: Callable[[str], bool]) -> int:
    """How many letters of a word go into its first piece."""
    return max(1, most_fitting(len(word) + 1, lambda n: fits(word[:n])))


def most_fitting(length: int, fits: Callable[[int], bool]) -> int:
    """How many letters from the start of a text fit, where not all of this length do.

    From one letter upwards by doubling, then by halving: a text of thousands of letters is never measured as a whole.
    """
    longer = 1
    while longer < length and fits(longer):
        longer *= 2
    shorter, longer = longer // 2, min(longer, length)
    while shorter < longer - 1:
        n = (shorter + longer) // 2
        shorter, longer = (n, longer) if fits(n) else (shorter, n)
    return shorter


def _filled(words: list[tuple[str, float]], room: float, space: float) -> list[list[str]]:
    """Each line takes as many words as it can; one that is too wide by itself has a line for itself."""
    rows: list[list[str]] = []
    taken = 0.0
    for word, wide in words:
        if rows and taken + space + wide <= room + 0.01:
            rows[-1].append(word)
            taken += space + wide
        else:
            rows.append([word])
            taken = wide
    return rows
