"""Where labels stand so that none lies over another: along an edge, and in rows above what they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[float, float]


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places between `low` and `high`, at least `apart`, in all as near to the wanted ones as that allows.

    The wanted ones rise, and have room: `(len - 1) × apart` is at most `high − low`. What stands too close is pooled
    and spread about its mean, the least squares of the displacements.
    """
    blocks: list[list[float]] = []  # sum and number of those that moved together, each less its rank × apart
    for rank, place in enumerate(wanted):
        blocks.append([place - rank * apart, 1.0])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            total, number = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += number
    last = high - (len(wanted) - 1) * apart
    found: list[float] = []
    for total, number in blocks:
        start = min(max(total / number, low), max(last, low))
        found += [start + rank * apart for rank in range(len(found), len(found) + int(number))]
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Of a label: the row from 0, the nearest one first, and where it begins."""

    row: int
    left: float


def in_rows(choices: Sequence[Sequence[Span]], gap: float, ends: Span, rows: int) -> list[Place | None]:
    """A place for each label: the first of its spans that is free in the nearest row; `None` where there is none.

    The spans of a label are tried in their order in each row; all stay between the `ends`.
    """
    taken: list[list[Span]] = [[] for _row in range(rows)]
    return [_place(spans, taken, gap, ends) for spans in choices]


def _place(spans: Sequence[Span], taken: list[list[Span]], gap: float, ends: Span) -> Place | None:
    for row, others in enumerate(taken):
        for left, right in spans:
            inside = left >= ends[0] - 0.5 and right <= ends[1] + 0.5
            if inside and all(right + gap <= other[0] or left >= other[1] + gap for other in others):
                others.append((left, right))
                return Place(row, left)
    return None
