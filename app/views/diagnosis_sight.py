"""Where the parts of the diagnosis grid stand in a window: headings, names and totals stay, the cells are scrolled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF

from app.canvas.diagnosis_drawing import LaidDiagnosis


class At(NamedTuple):
    """A place of the grid. The row after the last one and the column after the last one are the totals."""

    row: int
    column: int


@dataclass(frozen=True)
class DiagnosisSight:
    """A laid grid in a window of this size, its cells moved to the left and up by so many pixels."""

    laid: LaidDiagnosis
    wide: int
    high: int
    across: int = 0
    down: int = 0

    @property
    def rows(self) -> int:
        return len(self.laid.grid.rows)

    @property
    def columns(self) -> int:
        return len(self.laid.grid.columns)

    @cached_property
    def cells(self) -> QRect:
        """Where cells are seen."""
        ruling = self.laid.ruling
        bottom = min(self.high, round(ruling.head + self.rows * ruling.row + ruling.foot)) - ruling.foot
        right = min(self.wide, round(self.laid.width)) - ruling.total
        left, top = round(ruling.name), round(ruling.head)
        return QRect(left, top, max(0, round(right) - left), max(0, round(bottom) - top))

    @property
    def totals_x(self) -> int:
        return self.cells.left() + self.cells.width()

    @property
    def totals_y(self) -> int:
        return self.cells.top() + self.cells.height()

    @property
    def cells_x(self) -> int:
        """Where the first column begins, in sight or not."""
        return self.cells.left() - self.across

    def row_y(self, row: int) -> float:
        return self.cells.top() - self.down + row * self.laid.ruling.row

    @property
    def shown(self) -> list[int]:
        """The rows of which something is seen."""
        top, bottom, high = self.cells.top(), self.totals_y, self.laid.ruling.row
        return [i for i in range(self.rows) if self.row_y(i) < bottom and self.row_y(i) + high > top]

    @property
    def hidden(self) -> tuple[int, int]:
        """How far the cells can be moved."""
        return (
            max(0, round(self.laid.width) - self.wide),
            max(0, round(self.rows * self.laid.ruling.row) - self.cells.height()),
        )

    def place_of(self, at: At) -> QRectF:
        """A cell where it is or would be seen; a total where it stays."""
        ruling = self.laid.ruling
        x, y = self.cells_x + at.column * ruling.column, self.row_y(at.row)
        wide, high = ruling.column, ruling.row
        if at.column >= self.columns:
            x, wide = float(self.totals_x), ruling.total
        if at.row >= self.rows:
            y, high = float(self.totals_y), ruling.foot
        return QRectF(x, y, wide, high)

    def at(self, point: QPointF) -> At | None:
        """The place under a point; a name and a heading stand for the totals of their row and column."""
        ruling, x, y = self.laid.ruling, point.x(), point.y()
        if x > self.totals_x + ruling.total or y > self.totals_y + ruling.foot:
            return None
        column, row = self.columns, self.rows
        if self.cells.left() <= x < self.totals_x:
            column = min(column, int((x - self.cells_x) // ruling.column))
        if self.cells.top() <= y < self.totals_y:
            row = min(row, int((y - self.row_y(0)) // ruling.row))
        return At(row, column)

    def way_to(self, at: At) -> tuple[int, int]:
        """How far to go on to the right and down until this place is in sight."""
        place, cells = self.place_of(at), QRectF(self.cells)
        right = 0 if at.column >= self.columns else _way(place.left(), place.right(), cells.left(), cells.right())
        return right, 0 if at.row >= self.rows else _way(place.top(), place.bottom(), cells.top(), cells.bottom())


def _way(start: float, end: float, first: float, last: float) -> int:
    return round(start - first) if start < first else max(0, round(end - last))
