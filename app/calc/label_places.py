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
class Label:
    """It may stand on any of these spans, tried in this order in all rows; from its row a pole goes down at `pole`."""

    spans: tuple[Span, ...]
    pole: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Of a label: the row, of which 0 is the lowest, and where it begins."""

    row: int
    left: float


def in_rows(
    labels: Sequence[Label], gap: float, ends: Span, rows: int, walls: Sequence[float] = ()
) -> list[Place | None]:
    """A place for each label in the lowest row where it has one between the `ends`; `None` where there is none.

    No label lies over another, over the pole of another or over a wall, which goes through all rows. Labels come from
    left to right, and are placed from right to left: so their poles go down before the words of the next ones.
    """
    taken = _Taken(rows, gap, ends, tuple(walls))
    return [taken.place(label) for label in reversed(labels)][::-1]


class _Taken:
    def __init__(self, rows: int, gap: float, ends: Span, walls: tuple[float, ...]) -> None:
        self._spans: list[list[Span]] = [[] for _row in range(rows)]
        self._poles: list[list[float]] = [[] for _row in range(rows)]
        self._gap, self._ends, self._walls = gap, ends, walls

    def place(self, label: Label) -> Place | None:
        for left, right in label.spans:
            for row, others in enumerate(self._spans):
                if self._is_free(row, left, right, label.pole) and self._can_go_down(row, label.pole):
                    others.append((left, right))
                    for lower in range(row + 1) if label.pole is not None else ():
                        self._poles[lower].append(label.pole)  # type: ignore[arg-type]
                    return Place(row, left)
        return None

    def _is_free(self, row: int, left: float, right: float, own: float | None) -> bool:
        if left < self._ends[0] - 0.5 or right > self._ends[1] + 0.5:
            return False
        if any(left < other[1] + self._gap and other[0] < right + self._gap for other in self._spans[row]):
            return False
        half = self._gap / 2
        return not any(left - half < pole < right + half for pole in (*self._poles[row], *self._walls) if pole != own)

    def _can_go_down(self, row: int, pole: float | None) -> bool:
        if pole is None:
            return True
        return not any(left < pole < right for lower in self._spans[:row] for left, right in lower)
