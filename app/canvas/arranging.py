"""Where symbols lie after being aligned, spread evenly, or pulled to a guide: boxes in, centres out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.calc.grid import Box

Edge = Literal["left", "center", "right", "top", "middle", "bottom"]
Direction = Literal["horizontal", "vertical"]
Centre = tuple[float, float]

GRID = 10.0
"""Symbols lie on a grid of so many pixels unless a guide pulls them elsewhere."""


def aligned(boxes: Mapping[str, Box], edge: Edge) -> dict[str, Centre]:
    """Centres with which all have this edge, or their middle, in common: that of the outermost, or of all together."""
    axis = 0 if edge in ("left", "center", "right") else 1
    low = min(box[axis] for box in boxes.values())
    high = max(box[axis + 2] for box in boxes.values())
    centres = {}
    for id, box in boxes.items():
        half = (box[axis + 2] - box[axis]) / 2
        at = {"left": low + half, "top": low + half, "right": high - half, "bottom": high - half}.get(
            edge, (low + high) / 2
        )
        x, y = _centre(box)
        centres[id] = (at, y) if axis == 0 else (x, at)
    return centres


def distributed(boxes: Mapping[str, Box], direction: Direction) -> dict[str, Centre]:
    """Centres with which the gaps between them are the same; the two outermost stay."""
    axis = 0 if direction == "horizontal" else 1
    ordered = sorted(boxes, key=lambda id: boxes[id][axis] + boxes[id][axis + 2])
    if len(ordered) < 3:
        return {}
    taken = sum(boxes[id][axis + 2] - boxes[id][axis] for id in ordered)
    first, last = boxes[ordered[0]], boxes[ordered[-1]]
    gap = (last[axis + 2] - first[axis] - taken) / (len(ordered) - 1)
    at, centres = first[axis], {}
    for id in ordered:
        long = boxes[id][axis + 2] - boxes[id][axis]
        x, y = _centre(boxes[id])
        centres[id] = (at + long / 2, y) if axis == 0 else (x, at + long / 2)
        at += long + gap
    return centres


def _centre(box: Box) -> Centre:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


@dataclass(frozen=True, slots=True)
class Guide:
    """A line on which the edge or middle of the dragged symbol lies, from the symbol that it comes from."""

    horizontal: bool
    at: float
    start: float
    end: float


class Guides:
    """The edges and middles of the symbols in sight, to which a dragged one is pulled."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._lines: tuple[list[tuple[float, Box]], ...] = ([], [])
        for box in boxes:
            for axis in (0, 1):
                middle = (box[axis] + box[axis + 2]) / 2
                self._lines[axis].extend(((box[axis], box), (middle, box), (box[axis + 2], box)))
        for lines in self._lines:
            lines.sort()

    def pull(self, box: Box, reach: float) -> tuple[float, float, list[Guide]]:
        """How far to shift a box so that it lies on guides, else on the grid; and the guides on which it then lies."""
        shift = [0.0, 0.0]
        near: list[tuple[int, float, Box]] = []
        for axis in (0, 1):
            best = self._nearest(axis, box, reach)
            if best is None:
                middle = (box[axis] + box[axis + 2]) / 2
                shift[axis] = round(middle / GRID) * GRID - middle
            else:
                shift[axis] = best[0]
                near.append((axis, best[1], best[2]))
        moved = (box[0] + shift[0], box[1] + shift[1], box[2] + shift[0], box[3] + shift[1])
        guides = []
        for axis, at, other in near:
            across = 1 - axis
            start, end = min(moved[across], other[across]), max(moved[across + 2], other[across + 2])
            guides.append(Guide(axis == 1, at, start, end))
        return shift[0], shift[1], guides

    def _nearest(self, axis: int, box: Box, reach: float) -> tuple[float, float, Box] | None:
        lines = self._lines[axis]
        best: tuple[float, float, Box] | None = None
        low, high = box[axis], box[axis + 2]
        for mine in ((low + high) / 2, low, high):
            i = bisect_left(lines, mine, key=lambda line: line[0])
            for at, other in lines[max(0, i - 1) : i + 1]:
                off = at - mine
                if abs(off) <= reach and (best is None or abs(off) < abs(best[0]) - 0.01):
                    best = (off, at, other)
        return best
