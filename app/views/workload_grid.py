"""The grid of the load with its names and sums in sight, and a cell that keys and mouse choose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from app.calc.workload import Cell, Column, OwnerLoad, Workload
from app.canvas.symbol_drawing import colour
from app.canvas.tip import tip_of
from app.canvas.workload_drawing import APART, APARTS, COLUMN, HEAD, NAME, ROW, LaidWorkload
from app.language import _, current
from app.views.theme import Appearance

_HIGHEST_ROW, _WIDEST = 52.0, 2.8
"""How far rows and weeks grow where there is room: pixels, and in widths of a week."""
_MOST_NAMES = 0.22
"""Of the width: the names take no more."""

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -999),
    Qt.Key.Key_End: (0, 999),
}


class WorkloadGrid(QAbstractScrollArea):
    """`moved` when another cell is chosen, `opened` by Enter and by a click on one."""

    moved = Signal()
    opened = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.capacity_h: float | None = None
        self.load = Workload((), ())
        self.row, self.column = 0, 0
        self._laid = self._lay()
        self.words: Callable[[OwnerLoad, Column, Cell], str] = lambda owner, column, cell: ""
        """What a cell is called, for the tip and for those who cannot see it."""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Load by owner and week"))

    # What is shown

    def show_load(self, load: Workload, capacity_h: float | None) -> None:
        """The chosen cell stays with its owner and its week."""
        found = self.chosen()
        self.load, self.capacity_h = load, capacity_h
        if found is not None:
            owners = [each.owner for each in load.owners]
            self.row = owners.index(found[0].owner) if found[0].owner in owners else self.row
            self.column = load.columns.index(found[1]) if found[1] in load.columns else self.column
        self.relay()
        self.go(self.row, self.column)

    def chosen(self) -> tuple[OwnerLoad, Column, Cell] | None:
        if not self.load.owners:
            return None
        owner = self.load.owners[min(self.row, len(self.load.owners) - 1)]
        column = min(self.column, len(self.load.columns) - 1)
        return owner, self.load.columns[column], owner.cells[column]

    def go(self, row: int, column: int) -> None:
        """Choose a cell, the nearest there is, and bring it into sight."""
        self.row = max(0, min(row, len(self.load.owners) - 1))
        self.column = max(0, min(column, len(self.load.columns) - 1))
        box, room = self._laid.box(self.row, self.column), self._weeks()
        for bar, low, high, size in (
            (self.horizontalScrollBar(), box.left(), box.right(), room.width()),
            (self.verticalScrollBar(), box.top(), box.bottom(), room.height()),
        ):
            if low < bar.value():
                bar.setValue(int(low))
            elif high > bar.value() + size:
                bar.setValue(round(high - size) + 1)
        found = self.chosen()
        self.setAccessibleDescription(self.words(*found) if found else "")
        self.viewport().update()
        self.moved.emit()

    # Layout

    def _lay(self) -> LaidWorkload:
        worn, room = self._worn, self._weeks().height() / max(1, len(self.load.owners)) / self._worn.scale
        high = max(ROW, min(room, _HIGHEST_ROW))
        return LaidWorkload(self.load, self.capacity_h, worn.look, current(), worn.scale, self._wide(), high)

    def _wide(self) -> float:
        """Of a week, in the design's pixels: wider where there is room for all of them."""
        room = self._weeks().width() / max(1, len(self.load.columns)) / self._worn.scale
        return max(COLUMN, min(room, _WIDEST * COLUMN))

    def _weeks(self) -> QRectF:
        """Where cells are seen."""
        px, view = self._worn.px, QRectF(self.viewport().rect())
        return view.adjusted(self.names_width(), px(HEAD), -len(APARTS) * px(APART), 0)

    def names_width(self) -> int:
        return round(min(self._worn.px(NAME), _MOST_NAMES * self.viewport().width()))

    def relay(self) -> None:
        self._laid = self._lay()
        room = self._weeks()
        self.horizontalScrollBar().setRange(0, max(0, round(self._laid.width - room.width())))
        self.horizontalScrollBar().setPageStep(max(1, round(room.width())))
        self.verticalScrollBar().setRange(0, max(0, round(self._laid.height - room.height())))
        self.verticalScrollBar().setPageStep(max(1, round(room.height())))
        self.verticalScrollBar().setSingleStep(self._worn.px(ROW))
        self.horizontalScrollBar().setSingleStep(self._worn.px(COLUMN))
        self.viewport().update()

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """The cell under a point of the viewport."""
        room = self._weeks()
        if not room.contains(point):
            return None
        x = point.x() - room.left() + self.horizontalScrollBar().value()
        return self._laid.at(x, point.y() - room.top() + self.verticalScrollBar().value())

    def place_of(self, row: int, column: int) -> QRectF:
        """Where a cell is or would be seen."""
        room = self._weeks()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._laid.box(row, column).translated(room.left() - across, room.top() - down)

    # Events of Qt

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(800), self._worn.px(420))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        laid, room, view = self._laid, self._weeks(), QRectF(self.viewport().rect())
        across, down, names = self.horizontalScrollBar().value(), self.verticalScrollBar().value(), self.names_width()
        painter.fillRect(view, colour(self._worn.look.canvas))
        sums = min(room.right(), room.left() + laid.width)

        def into(rect: QRectF, x: float, y: float) -> QRectF:
            painter.resetTransform()
            painter.setClipRect(rect)
            painter.translate(x, y)
            return rect.translated(-x, -y)

        weeks = into(QRectF(room.left(), room.top(), sums - room.left(), room.height()), room.left() - across,
                     room.top() - down)  # fmt: skip
        laid.draw_cells(painter, weeks)
        if self.load.owners:
            self._frame(painter, laid.box(self.row, self.column))
        laid.draw_head(painter, into(QRectF(room.left(), 0, sums - room.left(), room.top()), room.left() - across, 0))
        laid.draw_names(painter, into(QRectF(0, room.top(), names, room.height()), 0, room.top() - down), names)
        right = QRectF(sums, room.top(), view.right() - sums, room.height())
        laid.draw_sums(painter, into(right, sums, room.top() - down))
        into(QRectF(sums, 0, view.right() - sums, room.top()), sums, 0)
        laid.draw_sum_heads(painter)
        into(QRectF(0, 0, names, room.top()), 0, 0)
        painter.fillRect(QRectF(0, 0, names, room.top()), colour(self._worn.look.surface2))
        painter.end()

    def _frame(self, painter: QPainter, box: QRectF) -> None:
        wide = 2.5 if self.hasFocus() else 1.5
        painter.setPen(QPen(QBrush(colour(self._worn.look.accent)), wide * self._worn.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -2, -2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (found := self.at(event.position())) is not None:
            self.go(*found)
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            down, right = _STEPS[key]
            self.go(self.row + down, self.column + right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.load.owners:
            self.opened.emit()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (found := self.at(event.pos().toPointF())) is not None:
            owner, column = self.load.owners[found[0]], self.load.columns[found[1]]
            told = self.words(owner, column, owner.cells[found[1]])
            QToolTip.showText(event.globalPos(), tip_of(told), self.viewport())
            return True
        return super().viewportEvent(event)
