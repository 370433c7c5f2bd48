"""What lies near a rectangle, found without looking at everything: boxes kept in square cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import floor

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y grows downwards."""


class Grid:
    """Each key lies in one box or several (the legs of a route); a question costs what lies near, not the whole map."""

    __slots__ = ("boxes", "_cell", "_cells")

    def __init__(self, cell: float = 256.0) -> None:
        self.boxes: dict[str, tuple[Box, ...]] = {}
        self._cell = cell
        self._cells: dict[tuple[int, int], set[str]] = {}

    def put(self, key: str, *boxes: Box) -> None:
        """Lay a key in its boxes, in place of those that it had."""
        if key in self.boxes:
            self.remove(key)
        self.boxes[key] = boxes
        for box in boxes:
            for cell in self._covered(box):
                here = self._cells.get(cell)
                if here is None:
                    self._cells[cell] = {key}
                else:
                    here.add(key)

    def remove(self, key: str) -> None:
        for box in self.boxes.pop(key, ()):
            for cell in self._covered(box):
                if here := self._cells.get(cell):
                    here.discard(key)
                    if not here:
                        del self._cells[cell]

    def near(self, box: Box) -> Collection[str]:
        """All keys with a box that meets this one, and perhaps some that lie close by; not to be changed."""
        left, top, right, bottom = self._span(box)
        if left == right and top == bottom:
            return self._cells.get((left, top), ())
        if (right - left + 1) * (bottom - top + 1) > len(self._cells):
            return self.boxes.keys()
        found: set[str] = set()
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                if here := self._cells.get((column, row)):
                    found |= here
        return found

    def bounds(self) -> Box | None:
        """The smallest box around everything; `None` when there is nothing."""
        every = [box for boxes in self.boxes.values() for box in boxes]
        if not every:
            return None
        return min(b[0] for b in every), min(b[1] for b in every), max(b[2] for b in every), max(b[3] for b in every)

    def _span(self, box: Box) -> tuple[int, int, int, int]:
        """The first column and row of the cells that the box covers, and the last ones."""
        size = self._cell
        return floor(box[0] / size), floor(box[1] / size), floor(box[2] / size), floor(box[3] / size)

    def _covered(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = self._span(box)
        if left == right and top == bottom:
            return iter(((left, top),))
        return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
