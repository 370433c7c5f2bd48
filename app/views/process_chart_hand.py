"""What the mouse does in the table of a process flow chart: choose a symbol, open a choice, pull rows elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QMenu

from app.calc.process_chart import KINDS
from app.canvas.symbol_drawing import colour
from app.language import _
from app.views.process_chart_rows import NEXT, NUMBER, ORDER
from app.views.process_chart_typing import CHOICES

if TYPE_CHECKING:
    from app.views.process_chart_table import ChartTable


class RowHand:
    """Rows are pulled by their numbers. Each method says whether the table need do nothing more."""

    def __init__(self, table: ChartTable) -> None:
        self._table = table
        self._pressed = QModelIndex()
        self._at = QPoint()
        self._was_current = False
        self._pulled: list[str] = []
        self._drop = -1
        """The row before which the pulled ones would be put, -1 while none are pulled."""

    def press(self, event: QMouseEvent) -> bool:
        table = self._table
        self._pulled, self._drop = [], -1
        self._at = event.position().toPoint()
        self._pressed = QModelIndex()
        if event.button() == Qt.MouseButton.RightButton:
            row = table.rowAt(self._at.y())
            return row in table.marked()  # the menu is for all that are chosen
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = table.indexAt(self._at)
        self._was_current = self._pressed == table.currentIndex() and table.hasFocus()
        keys = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        by_number = self._pressed.isValid() and self._pressed.column() == NUMBER and not keys
        if by_number and table.can_write:
            if self._pressed.row() not in table.marked():
                table.setFocus()
                table.go(self._pressed.row(), NUMBER)
            self._pulled = table.marked_ids()
            return True
        return False

    def move(self, event: QMouseEvent) -> bool:
        if not self._pulled:
            return False
        at = event.position().toPoint()
        if self._drop >= 0 or (at - self._at).manhattanLength() >= QApplication.startDragDistance():
            self._drop = self._row_at(at)
            self._table.viewport().update()
        return True

    def _row_at(self, at: QPoint) -> int:
        table = self._table
        row = table.rowAt(at.y())
        if row < 0:
            return table.rows.rowCount() if at.y() > 0 else 0
        below = at.y() > table.rowViewportPosition(row) + table.rowHeight(row) / 2
        return row + (1 if below else 0)

    def release(self, event: QMouseEvent) -> bool:
        table, pulled, drop = self._table, self._pulled, self._drop
        self._pulled, self._drop = [], -1
        if drop >= 0:
            table.viewport().update()
            table.move_rows_before(pulled, drop)
            return True
        if pulled:
            if len(pulled) > 1:
                table.go(self._pressed.row(), NUMBER)
            return True
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            index = table.indexAt(at)
            if index.isValid() and index == self._pressed and table.can_write:
                self._click(index, at)
        return False

    def cancel(self) -> bool:
        """Let go of what is pulled; whether there was something."""
        was = self._drop >= 0
        self._pulled, self._drop = [], -1
        self._table.viewport().update()
        return was

    def _click(self, index: QModelIndex, at: QPoint) -> None:
        table, name = self._table, ORDER[index.column()]
        if name == "kind" and table.rows.id(index.row()) != NEXT:
            rect = table.visualRect(index)
            place = (at.x() - rect.left()) * len(KINDS) // max(rect.width(), 1)
            table.typing.write(index.row(), {name: list(KINDS)[max(0, min(place, len(KINDS) - 1))]})
        elif name in CHOICES and name != "kind" and self._was_current:
            self._offer(index, name)

    def _offer(self, index: QModelIndex, name: str) -> None:
        """The choices of a cell as a menu, with their keys."""
        table, row = self._table, index.row()
        menu = QMenu(table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys, names = CHOICES[name]
        letters = {id: key for key, id in keys.items()}
        for id, title in names.items():
            menu.addAction(f"{_(title)}\t{letters[id]}", partial(table.typing.write, row, {name: id}))
        menu.addSeparator()
        menu.addAction(_("None"), partial(table.typing.write, row, {name: None}))
        menu.popup(table.viewport().mapToGlobal(table.visualRect(index).bottomLeft()))

    def paint(self, painter: QPainter) -> None:
        """A line where the pulled rows would be put."""
        table = self._table
        if self._drop < 0:
            return
        last = table.rows.rowCount() - 1
        if self._drop <= last:
            y = table.rowViewportPosition(self._drop)
        else:
            y = table.rowViewportPosition(last) + table.rowHeight(last)
        painter.setPen(QPen(colour(table.worn.look.accent), table.worn.px(3)))
        painter.drawLine(0, y, table.viewport().width(), y)
