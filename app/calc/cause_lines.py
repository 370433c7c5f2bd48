"""Causes from lines of text, as they are pasted from a list, a mail or a wall of notes; and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.calc.fishbone import Cause

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪►>]+|\d{1,3}[.)])\s+")
_TAB = 4


def tidy(text: str) -> str:
    """On one line, without spaces at its ends; no-break spaces stay."""
    return re.sub(r"[ \t\r\n\v\f\u2028\u2029]+", " ", text).strip(" ")


def said(text: str) -> list[str]:
    """What each line says, without bullets, numbers and empty lines."""
    return [line for line in (tidy(_BULLET.sub("", line)) for line in text.splitlines()) if line]


def outlined(text: str) -> tuple[Cause, ...]:
    """Causes without ids: a line that stands further in than the one before lies below it."""
    rows: list[tuple[str, list[int]]] = []
    first: list[int] = []
    open_rows: list[tuple[int, list[int]]] = [(-1, first)]
    for line in text.splitlines():
        words = tidy(_BULLET.sub("", line))
        if words:
            wide = line.expandtabs(_TAB)
            depth = len(wide) - len(wide.lstrip())
            while open_rows[-1][0] >= depth:
                open_rows.pop()
            open_rows[-1][1].append(len(rows))
            rows.append((words, []))
            open_rows.append((depth, rows[-1][1]))
    made: dict[int, Cause] = {}
    for number in reversed(range(len(rows))):
        words, below = rows[number]
        made[number] = Cause("", words, causes=tuple(made[each] for each in below))
    return tuple(made[each] for each in first)


def lines(causes: Iterable[Cause]) -> str:
    """One line for each cause, with as many tabs as it lies deep."""
    waiting = [(0, cause) for cause in reversed(list(causes))]
    text = []
    while waiting:
        depth, cause = waiting.pop()
        text.append("\t" * depth + cause.text)
        waiting += [(depth + 1, below) for below in reversed(cause.causes)]
    return "\n".join(text)
