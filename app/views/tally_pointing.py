"""Mouse and touch on the tally sheet: a click marks, a right click takes away, a pulled name moves its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.views.tally_sheet import TallySheet


@dataclass(slots=True)
class _Drag:
    """A row on its way: `to` is its place among the others, counted without it."""

    id: str
    to: int


class TallyPointing:
    def __init__(self, sheet: TallySheet) -> None:
        self._sheet = sheet
        self._pressed: QPointF | None = None
        self._row: int | None = None
        self._take_away = False
        self.drag: _Drag | None = None

    def press(self, event: QMouseEvent, *, twice: bool = False) -> None:
        sheet, at = self._sheet, event.position()
        sheet.typing.finish()
        if at.y() < sheet.laid.header:
            self._head(at, twice=twice)
            return
        right = event.button() == Qt.MouseButton.RightButton
        if not sheet.room().contains(at) or (event.button() != Qt.MouseButton.LeftButton and not right):
            return
        self._pressed, self._row = at, sheet.laid.row_at(sheet.to_rows(at).y())
        self._take_away = right or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def _head(self, at: QPointF, *, twice: bool) -> None:
        """A click on its name makes a column the current one, a second one lets it be named."""
        cell = self._sheet.laid.cell_at(at.x())
        if cell is None or cell.everything:
            return
        self._sheet.choose_column(cell.column)
        if twice and cell.column is not None:
            self._sheet.typing.column(cell.column)

    def move(self, at: QPointF) -> None:
        sheet = self._sheet
        if self._pressed is None or self._row is None:
            return
        if self.drag is None:
            category = sheet.laid.rows[self._row]
            far = abs(at.y() - self._pressed.y()) > max(QApplication.startDragDistance(), sheet.laid.row * 0.4)
            if not far or category.other or self._take_away or not sheet.laid.is_name(self._pressed):
                return
            self.drag = _Drag(category.id, self._row)
        own = sum(not category.other for category in sheet.laid.rows)
        gap = round(sheet.to_rows(at).y() / sheet.laid.row)  # between which rows the pointer is
        self.drag.to = max(0, min(own - 1, gap - (gap > self._row)))
        sheet.viewport().update()

    def release(self, at: QPointF) -> None:
        sheet, row, drag, take_away = self._sheet, self._row, self.drag, self._take_away
        was_pressed = self._pressed is not None
        self._forget()
        if drag is not None:
            if drag.to != row:
                sheet.moved.emit(drag.id, drag.to)
            sheet.viewport().update()
            return
        there = sheet.to_rows(at)
        if not was_pressed or row is None or sheet.laid.row_at(there.y()) != row or not sheet.room().contains(at):
            return
        cell = sheet.laid.cell_at(at.x())
        if cell is not None and not cell.everything and cell.column is not None:
            sheet.choose_column(cell.column)
        sheet.mark(sheet.laid.rows[row].id, take_away=take_away)

    def cancel(self) -> None:
        self._forget()
        self._sheet.viewport().update()

    def _forget(self) -> None:
        self._pressed = self._row = self.drag = None

    def paint(self, painter: QPainter) -> None:
        """A line where the pulled row would stand."""
        if self.drag is None or self._row is None:
            return
        sheet = self._sheet
        gap = self.drag.to + (self.drag.to >= self._row and self.drag.to != self._row)
        y, thick = gap * sheet.laid.row, 4 * sheet.laid.scale
        painter.fillRect(QRectF(0, y - thick / 2, sheet.laid.width, thick), colour(sheet.worn.look.accent))
